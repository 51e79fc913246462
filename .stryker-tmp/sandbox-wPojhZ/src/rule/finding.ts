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
import type { Code, Diagnostic, Severity } from "../base/diagnostic.ts";
import type { Effect } from "../base/effect.ts";
import type { Place } from "../base/place.ts";

/**
 * One rule while it is read. Offsets are UTF-16 units into `text`, which still has the blanks around it, so a
 * finding can say where it stands in the file.
 */
export type Reading = {
  readonly text: string;
  readonly effect: Effect;
  readonly place: Place;
  readonly diagnostics: Diagnostic[];
};

/** Adds a diagnostic about `text[start, end)`. */
export function report(reading: Reading, severity: Severity, code: Code, start: number, end: number, message: string, help?: string): void {
  if (stryMutAct_9fa48("315")) {
    {}
  } else {
    stryCov_9fa48("315");
    reading.diagnostics.push(stryMutAct_9fa48("316") ? {} : (stryCov_9fa48("316"), {
      code,
      severity,
      message,
      ...placeIn(reading.place, start, end),
      ...((stryMutAct_9fa48("319") ? help !== undefined : stryMutAct_9fa48("318") ? false : stryMutAct_9fa48("317") ? true : (stryCov_9fa48("317", "318", "319"), help === undefined)) ? {} : stryMutAct_9fa48("320") ? {} : (stryCov_9fa48("320"), {
        help
      }))
    }));
  }
}

/** The place of a part of a text that itself begins at `place`. */
export function placeIn(place: Place, start: number, end: number): Place {
  if (stryMutAct_9fa48("321")) {
    {}
  } else {
    stryCov_9fa48("321");
    const {
      file,
      line
    } = place;
    const column = stryMutAct_9fa48("322") ? place.column - start : (stryCov_9fa48("322"), place.column + start);
    const endColumn = stryMutAct_9fa48("323") ? place.column - end : (stryCov_9fa48("323"), place.column + end);
    return (stryMutAct_9fa48("326") ? file !== undefined : stryMutAct_9fa48("325") ? false : stryMutAct_9fa48("324") ? true : (stryCov_9fa48("324", "325", "326"), file === undefined)) ? stryMutAct_9fa48("327") ? {} : (stryCov_9fa48("327"), {
      line,
      column,
      endColumn
    }) : stryMutAct_9fa48("328") ? {} : (stryCov_9fa48("328"), {
      file,
      line,
      column,
      endColumn
    });
  }
}