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
  if (stryMutAct_9fa48("0")) {
    {}
  } else {
    stryCov_9fa48("0");
    let text = stryMutAct_9fa48("1") ? "Stryker was here!" : (stryCov_9fa48("1"), "");
    let from = 0;
    for (let at = written.indexOf(stryMutAct_9fa48("2") ? "" : (stryCov_9fa48("2"), "\\")); stryMutAct_9fa48("5") ? at < 0 : stryMutAct_9fa48("4") ? at > 0 : stryMutAct_9fa48("3") ? false : (stryCov_9fa48("3", "4", "5"), at >= 0); at = written.indexOf(stryMutAct_9fa48("6") ? "" : (stryCov_9fa48("6"), "\\"), at)) {
      if (stryMutAct_9fa48("7")) {
        {}
      } else {
        stryCov_9fa48("7");
        let end = at;
        while (stryMutAct_9fa48("9") ? written[end] !== "\\" : stryMutAct_9fa48("8") ? false : (stryCov_9fa48("8", "9"), written[end] === (stryMutAct_9fa48("10") ? "" : (stryCov_9fa48("10"), "\\")))) stryMutAct_9fa48("11") ? end -= 1 : (stryCov_9fa48("11"), end += 1);
        // The run before the closing parenthesis of the rule counts too: its parenthesis is the end of the text.
        if (stryMutAct_9fa48("14") ? end === written.length && isParenthesis(written[end]) : stryMutAct_9fa48("13") ? false : stryMutAct_9fa48("12") ? true : (stryCov_9fa48("12", "13", "14"), (stryMutAct_9fa48("16") ? end !== written.length : stryMutAct_9fa48("15") ? false : (stryCov_9fa48("15", "16"), end === written.length)) || isParenthesis(written[end]))) {
          if (stryMutAct_9fa48("17")) {
            {}
          } else {
            stryCov_9fa48("17");
            stryMutAct_9fa48("18") ? text -= written.slice(from, at) + "\\".repeat(end - at >> 1) : (stryCov_9fa48("18"), text += stryMutAct_9fa48("19") ? written.slice(from, at) - "\\".repeat(end - at >> 1) : (stryCov_9fa48("19"), (stryMutAct_9fa48("20") ? written : (stryCov_9fa48("20"), written.slice(from, at))) + (stryMutAct_9fa48("21") ? "" : (stryCov_9fa48("21"), "\\")).repeat((stryMutAct_9fa48("22") ? end + at : (stryCov_9fa48("22"), end - at)) >> 1)));
            from = end;
          }
        }
        at = end;
      }
    }
    return stryMutAct_9fa48("23") ? text - written.slice(from) : (stryCov_9fa48("23"), text + (stryMutAct_9fa48("24") ? written : (stryCov_9fa48("24"), written.slice(from))));
  }
}

/**
 * The text that `unescapeParentheses` gives back as `specifier`. Parentheses that balance stay as they are, so that
 * `src/(auth)/**` reads well; others are escaped, so that none of them closes the rule.
 */
export function escapeParentheses(specifier: string): string {
  if (stryMutAct_9fa48("25")) {
    {}
  } else {
    stryCov_9fa48("25");
    const written = escaped(specifier, stryMutAct_9fa48("26") ? "Stryker was here!" : (stryCov_9fa48("26"), ""));
    const rule = stryMutAct_9fa48("27") ? `` : (stryCov_9fa48("27"), `(${written})`);
    return (stryMutAct_9fa48("30") ? balancedClose(rule, 0, rule.length) !== rule.length - 1 : stryMutAct_9fa48("29") ? false : stryMutAct_9fa48("28") ? true : (stryCov_9fa48("28", "29", "30"), balancedClose(rule, 0, rule.length) === (stryMutAct_9fa48("31") ? rule.length + 1 : (stryCov_9fa48("31"), rule.length - 1)))) ? written : escaped(specifier, stryMutAct_9fa48("32") ? "" : (stryCov_9fa48("32"), "\\"));
  }
}

/** Doubles the backslashes directly before a parenthesis or the end, and puts `before` in front of parentheses. */
function escaped(specifier: string, before: string): string {
  if (stryMutAct_9fa48("33")) {
    {}
  } else {
    stryCov_9fa48("33");
    let written = stryMutAct_9fa48("34") ? "Stryker was here!" : (stryCov_9fa48("34"), "");
    let slashes = 0;
    for (const character of specifier) {
      if (stryMutAct_9fa48("35")) {
        {}
      } else {
        stryCov_9fa48("35");
        if (stryMutAct_9fa48("37") ? false : stryMutAct_9fa48("36") ? true : (stryCov_9fa48("36", "37"), isParenthesis(character))) stryMutAct_9fa48("38") ? written -= "\\".repeat(slashes) + before : (stryCov_9fa48("38"), written += stryMutAct_9fa48("39") ? "\\".repeat(slashes) - before : (stryCov_9fa48("39"), (stryMutAct_9fa48("40") ? "" : (stryCov_9fa48("40"), "\\")).repeat(slashes) + before));
        slashes = (stryMutAct_9fa48("43") ? character !== "\\" : stryMutAct_9fa48("42") ? false : stryMutAct_9fa48("41") ? true : (stryCov_9fa48("41", "42", "43"), character === (stryMutAct_9fa48("44") ? "" : (stryCov_9fa48("44"), "\\")))) ? stryMutAct_9fa48("45") ? slashes - 1 : (stryCov_9fa48("45"), slashes + 1) : 0;
        stryMutAct_9fa48("46") ? written -= character : (stryCov_9fa48("46"), written += character);
      }
    }
    return stryMutAct_9fa48("47") ? written - "\\".repeat(slashes) : (stryCov_9fa48("47"), written + (stryMutAct_9fa48("48") ? "" : (stryCov_9fa48("48"), "\\")).repeat(slashes));
  }
}

/** Whether the character at `at` has an odd number of backslashes before it, none of them before `start`. */
export function isEscaped(text: string, start: number, at: number): boolean {
  if (stryMutAct_9fa48("49")) {
    {}
  } else {
    stryCov_9fa48("49");
    let from = at;
    while (stryMutAct_9fa48("51") ? from > start || text[from - 1] === "\\" : stryMutAct_9fa48("50") ? false : (stryCov_9fa48("50", "51"), (stryMutAct_9fa48("54") ? from <= start : stryMutAct_9fa48("53") ? from >= start : stryMutAct_9fa48("52") ? true : (stryCov_9fa48("52", "53", "54"), from > start)) && (stryMutAct_9fa48("56") ? text[from - 1] !== "\\" : stryMutAct_9fa48("55") ? true : (stryCov_9fa48("55", "56"), text[stryMutAct_9fa48("57") ? from + 1 : (stryCov_9fa48("57"), from - 1)] === (stryMutAct_9fa48("58") ? "" : (stryCov_9fa48("58"), "\\")))))) stryMutAct_9fa48("59") ? from += 1 : (stryCov_9fa48("59"), from -= 1);
    return stryMutAct_9fa48("62") ? (at - from) % 2 !== 1 : stryMutAct_9fa48("61") ? false : stryMutAct_9fa48("60") ? true : (stryCov_9fa48("60", "61", "62"), (stryMutAct_9fa48("63") ? (at - from) * 2 : (stryCov_9fa48("63"), (stryMutAct_9fa48("64") ? at + from : (stryCov_9fa48("64"), at - from)) % 2)) === 1);
  }
}

/**
 * The offset of the first unescaped parenthesis that closes the one at `open`, or undefined. Linear.
 */
export function balancedClose(text: string, open: number, end: number): number | undefined {
  if (stryMutAct_9fa48("65")) {
    {}
  } else {
    stryCov_9fa48("65");
    let depth = 0;
    let escaped = stryMutAct_9fa48("66") ? true : (stryCov_9fa48("66"), false);
    for (let at = open; stryMutAct_9fa48("69") ? at >= end : stryMutAct_9fa48("68") ? at <= end : stryMutAct_9fa48("67") ? false : (stryCov_9fa48("67", "68", "69"), at < end); stryMutAct_9fa48("70") ? at-- : (stryCov_9fa48("70"), at++)) {
      if (stryMutAct_9fa48("71")) {
        {}
      } else {
        stryCov_9fa48("71");
        const character = text[at];
        if (stryMutAct_9fa48("74") ? character !== "\\" : stryMutAct_9fa48("73") ? false : stryMutAct_9fa48("72") ? true : (stryCov_9fa48("72", "73", "74"), character === (stryMutAct_9fa48("75") ? "" : (stryCov_9fa48("75"), "\\")))) {
          if (stryMutAct_9fa48("76")) {
            {}
          } else {
            stryCov_9fa48("76");
            escaped = stryMutAct_9fa48("77") ? escaped : (stryCov_9fa48("77"), !escaped);
            continue;
          }
        }
        if (stryMutAct_9fa48("80") ? !escaped || character === "(" : stryMutAct_9fa48("79") ? false : stryMutAct_9fa48("78") ? true : (stryCov_9fa48("78", "79", "80"), (stryMutAct_9fa48("81") ? escaped : (stryCov_9fa48("81"), !escaped)) && (stryMutAct_9fa48("83") ? character !== "(" : stryMutAct_9fa48("82") ? true : (stryCov_9fa48("82", "83"), character === (stryMutAct_9fa48("84") ? "" : (stryCov_9fa48("84"), "(")))))) stryMutAct_9fa48("85") ? depth -= 1 : (stryCov_9fa48("85"), depth += 1);
        if (stryMutAct_9fa48("88") ? !escaped || character === ")" : stryMutAct_9fa48("87") ? false : stryMutAct_9fa48("86") ? true : (stryCov_9fa48("86", "87", "88"), (stryMutAct_9fa48("89") ? escaped : (stryCov_9fa48("89"), !escaped)) && (stryMutAct_9fa48("91") ? character !== ")" : stryMutAct_9fa48("90") ? true : (stryCov_9fa48("90", "91"), character === (stryMutAct_9fa48("92") ? "" : (stryCov_9fa48("92"), ")")))))) {
          if (stryMutAct_9fa48("93")) {
            {}
          } else {
            stryCov_9fa48("93");
            stryMutAct_9fa48("94") ? depth += 1 : (stryCov_9fa48("94"), depth -= 1);
            if (stryMutAct_9fa48("97") ? depth !== 0 : stryMutAct_9fa48("96") ? false : stryMutAct_9fa48("95") ? true : (stryCov_9fa48("95", "96", "97"), depth === 0)) return at;
          }
        }
        escaped = stryMutAct_9fa48("98") ? true : (stryCov_9fa48("98"), false);
      }
    }
    return undefined;
  }
}
function isParenthesis(character: string | undefined): boolean {
  if (stryMutAct_9fa48("99")) {
    {}
  } else {
    stryCov_9fa48("99");
    return stryMutAct_9fa48("102") ? character === "(" && character === ")" : stryMutAct_9fa48("101") ? false : stryMutAct_9fa48("100") ? true : (stryCov_9fa48("100", "101", "102"), (stryMutAct_9fa48("104") ? character !== "(" : stryMutAct_9fa48("103") ? false : (stryCov_9fa48("103", "104"), character === (stryMutAct_9fa48("105") ? "" : (stryCov_9fa48("105"), "(")))) || (stryMutAct_9fa48("107") ? character !== ")" : stryMutAct_9fa48("106") ? false : (stryCov_9fa48("106", "107"), character === (stryMutAct_9fa48("108") ? "" : (stryCov_9fa48("108"), ")")))));
  }
}