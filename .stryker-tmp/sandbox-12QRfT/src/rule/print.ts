// @ts-nocheck
function stryNS_9fa48() {
  var g = typeof globalThis === 'object' && globalThis && globalThis.Math === Math && globalThis || new Function("return this")();
  var ns = g.__stryker__ || (g.__stryker__ = {});
  if (ns.activeMutant === undefined && g.process && g.process.env && g.process.env.__STRYKER_ACTIVE_MUTANT__) {
    ns.activeMutant = g.process.env.__STRYKER_ACTIVE_MUTANT__;
  }
  function retrieveNS() {
    return ns;
  }
  stryNS_9fa48 = retrieveNS;
  return retrieveNS();
}
stryNS_9fa48();
function stryCov_9fa48() {
  var ns = stryNS_9fa48();
  var cov = ns.mutantCoverage || (ns.mutantCoverage = {
    static: {},
    perTest: {}
  });
  function cover() {
    var c = cov.static;
    if (ns.currentTestId) {
      c = cov.perTest[ns.currentTestId] = cov.perTest[ns.currentTestId] || {};
    }
    var a = arguments;
    for (var i = 0; i < a.length; i++) {
      c[a[i]] = (c[a[i]] || 0) + 1;
    }
  }
  stryCov_9fa48 = cover;
  cover.apply(null, arguments);
}
function stryMutAct_9fa48(id) {
  var ns = stryNS_9fa48();
  function isActive(id) {
    if (ns.activeMutant === id) {
      if (ns.hitCount !== void 0 && ++ns.hitCount > ns.hitLimit) {
        throw new Error('Stryker: Hit count limit reached (' + ns.hitCount + ')');
      }
      return true;
    }
    return false;
  }
  stryMutAct_9fa48 = isActive;
  return isActive(id);
}
import { escapeParentheses } from "./escape.ts";
import type { Rule } from "./rule.ts";

/**
 * The text of a rule, as it was written, without blanks around it: `parseRule(printRule(rule), effect)` gives the rule
 * back, and printing what was read of a text gives the trimmed text. Constant time.
 */
export function printRule(rule: Rule): string {
  if (stryMutAct_9fa48("883")) {
    {}
  } else {
    stryCov_9fa48("883");
    return rule.text;
  }
}

/**
 * The text of a rule for what `specifier` says, or for the whole tool without one. `parseRule` reads exactly this
 * specifier back, except that blanks of commands are reduced to their normal form. Linear. SEMANTICS SYN-5, SYN-18.
 *
 * @param tool a tool name, `mcp__server` or a glob
 * @param specifier unescaped and not empty; `*` is every call, the same as none
 */
export function ruleFor(tool: string, specifier?: string): string {
  if (stryMutAct_9fa48("884")) {
    {}
  } else {
    stryCov_9fa48("884");
    return (stryMutAct_9fa48("887") ? specifier === undefined && specifier === "*" : stryMutAct_9fa48("886") ? false : stryMutAct_9fa48("885") ? true : (stryCov_9fa48("885", "886", "887"), (stryMutAct_9fa48("889") ? specifier !== undefined : stryMutAct_9fa48("888") ? false : (stryCov_9fa48("888", "889"), specifier === undefined)) || (stryMutAct_9fa48("891") ? specifier !== "*" : stryMutAct_9fa48("890") ? false : (stryCov_9fa48("890", "891"), specifier === (stryMutAct_9fa48("892") ? "" : (stryCov_9fa48("892"), "*")))))) ? tool : stryMutAct_9fa48("893") ? `` : (stryCov_9fa48("893"), `${tool}(${escapeParentheses(specifier)})`);
  }
}