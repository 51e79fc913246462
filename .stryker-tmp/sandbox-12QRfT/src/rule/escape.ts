/**
 * A backslash escapes a parenthesis, and a backslash in the run directly before one; everywhere else it is itself,
 * because commands and Windows paths are full of them. SEMANTICS SYN-5.
 */
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
export function unescapeParentheses(written: string): string {
  if (stryMutAct_9fa48("206")) {
    {}
  } else {
    stryCov_9fa48("206");
    let text = stryMutAct_9fa48("207") ? "Stryker was here!" : (stryCov_9fa48("207"), "");
    let from = 0;
    for (let at = written.indexOf(stryMutAct_9fa48("208") ? "" : (stryCov_9fa48("208"), "\\")); stryMutAct_9fa48("211") ? at < 0 : stryMutAct_9fa48("210") ? at > 0 : stryMutAct_9fa48("209") ? false : (stryCov_9fa48("209", "210", "211"), at >= 0); at = written.indexOf(stryMutAct_9fa48("212") ? "" : (stryCov_9fa48("212"), "\\"), at)) {
      if (stryMutAct_9fa48("213")) {
        {}
      } else {
        stryCov_9fa48("213");
        let end = at;
        while (stryMutAct_9fa48("215") ? written[end] !== "\\" : stryMutAct_9fa48("214") ? false : (stryCov_9fa48("214", "215"), written[end] === (stryMutAct_9fa48("216") ? "" : (stryCov_9fa48("216"), "\\")))) stryMutAct_9fa48("217") ? end -= 1 : (stryCov_9fa48("217"), end += 1);
        // The run before the closing parenthesis of the rule counts too: its parenthesis is the end of the text.
        if (stryMutAct_9fa48("220") ? end === written.length && isParenthesis(written[end]) : stryMutAct_9fa48("219") ? false : stryMutAct_9fa48("218") ? true : (stryCov_9fa48("218", "219", "220"), (stryMutAct_9fa48("222") ? end !== written.length : stryMutAct_9fa48("221") ? false : (stryCov_9fa48("221", "222"), end === written.length)) || isParenthesis(written[end]))) {
          if (stryMutAct_9fa48("223")) {
            {}
          } else {
            stryCov_9fa48("223");
            stryMutAct_9fa48("224") ? text -= written.slice(from, at) + "\\".repeat(end - at >> 1) : (stryCov_9fa48("224"), text += stryMutAct_9fa48("225") ? written.slice(from, at) - "\\".repeat(end - at >> 1) : (stryCov_9fa48("225"), (stryMutAct_9fa48("226") ? written : (stryCov_9fa48("226"), written.slice(from, at))) + (stryMutAct_9fa48("227") ? "" : (stryCov_9fa48("227"), "\\")).repeat((stryMutAct_9fa48("228") ? end + at : (stryCov_9fa48("228"), end - at)) >> 1)));
            from = end;
          }
        }
        at = end;
      }
    }
    return stryMutAct_9fa48("229") ? text - written.slice(from) : (stryCov_9fa48("229"), text + (stryMutAct_9fa48("230") ? written : (stryCov_9fa48("230"), written.slice(from))));
  }
}

/**
 * The text that `unescapeParentheses` gives back as `specifier`. Parentheses that balance stay as they are, so that
 * `src/(auth)/**` reads well; others are escaped, so that none of them closes the rule.
 */
export function escapeParentheses(specifier: string): string {
  if (stryMutAct_9fa48("231")) {
    {}
  } else {
    stryCov_9fa48("231");
    const written = escaped(specifier, stryMutAct_9fa48("232") ? "Stryker was here!" : (stryCov_9fa48("232"), ""));
    const rule = stryMutAct_9fa48("233") ? `` : (stryCov_9fa48("233"), `(${written})`);
    return (stryMutAct_9fa48("236") ? balancedClose(rule, 0, rule.length) !== rule.length - 1 : stryMutAct_9fa48("235") ? false : stryMutAct_9fa48("234") ? true : (stryCov_9fa48("234", "235", "236"), balancedClose(rule, 0, rule.length) === (stryMutAct_9fa48("237") ? rule.length + 1 : (stryCov_9fa48("237"), rule.length - 1)))) ? written : escaped(specifier, stryMutAct_9fa48("238") ? "" : (stryCov_9fa48("238"), "\\"));
  }
}

/** Doubles the backslashes directly before a parenthesis or the end, and puts `before` in front of parentheses. */
function escaped(specifier: string, before: string): string {
  if (stryMutAct_9fa48("239")) {
    {}
  } else {
    stryCov_9fa48("239");
    let written = stryMutAct_9fa48("240") ? "Stryker was here!" : (stryCov_9fa48("240"), "");
    let slashes = 0;
    for (const character of specifier) {
      if (stryMutAct_9fa48("241")) {
        {}
      } else {
        stryCov_9fa48("241");
        if (stryMutAct_9fa48("243") ? false : stryMutAct_9fa48("242") ? true : (stryCov_9fa48("242", "243"), isParenthesis(character))) stryMutAct_9fa48("244") ? written -= "\\".repeat(slashes) + before : (stryCov_9fa48("244"), written += stryMutAct_9fa48("245") ? "\\".repeat(slashes) - before : (stryCov_9fa48("245"), (stryMutAct_9fa48("246") ? "" : (stryCov_9fa48("246"), "\\")).repeat(slashes) + before));
        slashes = (stryMutAct_9fa48("249") ? character !== "\\" : stryMutAct_9fa48("248") ? false : stryMutAct_9fa48("247") ? true : (stryCov_9fa48("247", "248", "249"), character === (stryMutAct_9fa48("250") ? "" : (stryCov_9fa48("250"), "\\")))) ? stryMutAct_9fa48("251") ? slashes - 1 : (stryCov_9fa48("251"), slashes + 1) : 0;
        stryMutAct_9fa48("252") ? written -= character : (stryCov_9fa48("252"), written += character);
      }
    }
    return stryMutAct_9fa48("253") ? written - "\\".repeat(slashes) : (stryCov_9fa48("253"), written + (stryMutAct_9fa48("254") ? "" : (stryCov_9fa48("254"), "\\")).repeat(slashes));
  }
}

/** Whether the character at `at` has an odd number of backslashes before it, none of them before `start`. */
export function isEscaped(text: string, start: number, at: number): boolean {
  if (stryMutAct_9fa48("255")) {
    {}
  } else {
    stryCov_9fa48("255");
    let from = at;
    while (stryMutAct_9fa48("257") ? from > start || text[from - 1] === "\\" : stryMutAct_9fa48("256") ? false : (stryCov_9fa48("256", "257"), (stryMutAct_9fa48("260") ? from <= start : stryMutAct_9fa48("259") ? from >= start : stryMutAct_9fa48("258") ? true : (stryCov_9fa48("258", "259", "260"), from > start)) && (stryMutAct_9fa48("262") ? text[from - 1] !== "\\" : stryMutAct_9fa48("261") ? true : (stryCov_9fa48("261", "262"), text[stryMutAct_9fa48("263") ? from + 1 : (stryCov_9fa48("263"), from - 1)] === (stryMutAct_9fa48("264") ? "" : (stryCov_9fa48("264"), "\\")))))) stryMutAct_9fa48("265") ? from += 1 : (stryCov_9fa48("265"), from -= 1);
    return stryMutAct_9fa48("268") ? (at - from) % 2 !== 1 : stryMutAct_9fa48("267") ? false : stryMutAct_9fa48("266") ? true : (stryCov_9fa48("266", "267", "268"), (stryMutAct_9fa48("269") ? (at - from) * 2 : (stryCov_9fa48("269"), (stryMutAct_9fa48("270") ? at + from : (stryCov_9fa48("270"), at - from)) % 2)) === 1);
  }
}

/**
 * The offset of the first unescaped parenthesis that closes the one at `open`, or undefined. Linear.
 */
export function balancedClose(text: string, open: number, end: number): number | undefined {
  if (stryMutAct_9fa48("271")) {
    {}
  } else {
    stryCov_9fa48("271");
    let depth = 0;
    let escaped = stryMutAct_9fa48("272") ? true : (stryCov_9fa48("272"), false);
    for (let at = open; stryMutAct_9fa48("275") ? at >= end : stryMutAct_9fa48("274") ? at <= end : stryMutAct_9fa48("273") ? false : (stryCov_9fa48("273", "274", "275"), at < end); stryMutAct_9fa48("276") ? at-- : (stryCov_9fa48("276"), at++)) {
      if (stryMutAct_9fa48("277")) {
        {}
      } else {
        stryCov_9fa48("277");
        const character = text[at];
        if (stryMutAct_9fa48("280") ? character !== "\\" : stryMutAct_9fa48("279") ? false : stryMutAct_9fa48("278") ? true : (stryCov_9fa48("278", "279", "280"), character === (stryMutAct_9fa48("281") ? "" : (stryCov_9fa48("281"), "\\")))) {
          if (stryMutAct_9fa48("282")) {
            {}
          } else {
            stryCov_9fa48("282");
            escaped = stryMutAct_9fa48("283") ? escaped : (stryCov_9fa48("283"), !escaped);
            continue;
          }
        }
        if (stryMutAct_9fa48("286") ? !escaped || character === "(" : stryMutAct_9fa48("285") ? false : stryMutAct_9fa48("284") ? true : (stryCov_9fa48("284", "285", "286"), (stryMutAct_9fa48("287") ? escaped : (stryCov_9fa48("287"), !escaped)) && (stryMutAct_9fa48("289") ? character !== "(" : stryMutAct_9fa48("288") ? true : (stryCov_9fa48("288", "289"), character === (stryMutAct_9fa48("290") ? "" : (stryCov_9fa48("290"), "(")))))) stryMutAct_9fa48("291") ? depth -= 1 : (stryCov_9fa48("291"), depth += 1);
        if (stryMutAct_9fa48("294") ? !escaped || character === ")" : stryMutAct_9fa48("293") ? false : stryMutAct_9fa48("292") ? true : (stryCov_9fa48("292", "293", "294"), (stryMutAct_9fa48("295") ? escaped : (stryCov_9fa48("295"), !escaped)) && (stryMutAct_9fa48("297") ? character !== ")" : stryMutAct_9fa48("296") ? true : (stryCov_9fa48("296", "297"), character === (stryMutAct_9fa48("298") ? "" : (stryCov_9fa48("298"), ")")))))) {
          if (stryMutAct_9fa48("299")) {
            {}
          } else {
            stryCov_9fa48("299");
            stryMutAct_9fa48("300") ? depth += 1 : (stryCov_9fa48("300"), depth -= 1);
            if (stryMutAct_9fa48("303") ? depth !== 0 : stryMutAct_9fa48("302") ? false : stryMutAct_9fa48("301") ? true : (stryCov_9fa48("301", "302", "303"), depth === 0)) return at;
          }
        }
        escaped = stryMutAct_9fa48("304") ? true : (stryCov_9fa48("304"), false);
      }
    }
    return undefined;
  }
}
function isParenthesis(character: string | undefined): boolean {
  if (stryMutAct_9fa48("305")) {
    {}
  } else {
    stryCov_9fa48("305");
    return stryMutAct_9fa48("308") ? character === "(" && character === ")" : stryMutAct_9fa48("307") ? false : stryMutAct_9fa48("306") ? true : (stryCov_9fa48("306", "307", "308"), (stryMutAct_9fa48("310") ? character !== "(" : stryMutAct_9fa48("309") ? false : (stryCov_9fa48("309", "310"), character === (stryMutAct_9fa48("311") ? "" : (stryCov_9fa48("311"), "(")))) || (stryMutAct_9fa48("313") ? character !== ")" : stryMutAct_9fa48("312") ? false : (stryCov_9fa48("312", "313"), character === (stryMutAct_9fa48("314") ? "" : (stryCov_9fa48("314"), ")")))));
  }
}