/**
 * Where text holds a character that a reader cannot see or that changes what the reader sees: controls but the tab,
 * format and bidirectional characters, blanks other than the space, fillers, and halves of surrogate pairs.
 * A rule with one of them does not say what it seems to say.
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
const unseen = stryMutAct_9fa48("9") ? /[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?!\t)\p{Cc}|(?! )\P{Zs}/u : stryMutAct_9fa48("8") ? /[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?!\t)\p{Cc}|(?= )\p{Zs}/u : stryMutAct_9fa48("7") ? /[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?!\t)\P{Cc}|(?! )\p{Zs}/u : stryMutAct_9fa48("6") ? /[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?=\t)\p{Cc}|(?! )\p{Zs}/u : stryMutAct_9fa48("5") ? /[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\P{Default_Ignorable_Code_Point}\u2800]|(?!\t)\p{Cc}|(?! )\p{Zs}/u : stryMutAct_9fa48("4") ? /[\p{Cf}\p{Cs}\p{Zl}\P{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?!\t)\p{Cc}|(?! )\p{Zs}/u : stryMutAct_9fa48("3") ? /[\p{Cf}\p{Cs}\P{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?!\t)\p{Cc}|(?! )\p{Zs}/u : stryMutAct_9fa48("2") ? /[\p{Cf}\P{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?!\t)\p{Cc}|(?! )\p{Zs}/u : stryMutAct_9fa48("1") ? /[\P{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?!\t)\p{Cc}|(?! )\p{Zs}/u : stryMutAct_9fa48("0") ? /[^\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?!\t)\p{Cc}|(?! )\p{Zs}/u : (stryCov_9fa48("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), /[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?!\t)\p{Cc}|(?! )\p{Zs}/u);

/** The first such character and its UTF-16 offset, or undefined. Linear. */
export function unseenCharacter(text: string): {
  readonly character: string;
  readonly at: number;
} | undefined {
  if (stryMutAct_9fa48("10")) {
    {}
  } else {
    stryCov_9fa48("10");
    const match = unseen.exec(text);
    return (stryMutAct_9fa48("13") ? match !== null : stryMutAct_9fa48("12") ? false : stryMutAct_9fa48("11") ? true : (stryCov_9fa48("11", "12", "13"), match === null)) ? undefined : stryMutAct_9fa48("14") ? {} : (stryCov_9fa48("14"), {
      character: match[0],
      at: match.index
    });
  }
}

/** The text without such characters. Linear. */
export function withoutUnseen(text: string): string {
  if (stryMutAct_9fa48("15")) {
    {}
  } else {
    stryCov_9fa48("15");
    return text.replace(new RegExp(unseen, stryMutAct_9fa48("16") ? "" : (stryCov_9fa48("16"), "gu")), stryMutAct_9fa48("17") ? "Stryker was here!" : (stryCov_9fa48("17"), ""));
  }
}

/** `U+200B` for a zero-width space. */
export function codePointName(character: string): string {
  if (stryMutAct_9fa48("18")) {
    {}
  } else {
    stryCov_9fa48("18");
    return (stryMutAct_9fa48("19") ? "" : (stryCov_9fa48("19"), "U+")) + (stryMutAct_9fa48("20") ? (character.codePointAt(0) ?? 0).toString(16).toLowerCase().padStart(4, "0") : (stryCov_9fa48("20"), (stryMutAct_9fa48("21") ? character.codePointAt(0) && 0 : (stryCov_9fa48("21"), character.codePointAt(0) ?? 0)).toString(16).toUpperCase().padStart(4, stryMutAct_9fa48("22") ? "" : (stryCov_9fa48("22"), "0"))));
  }
}

/** The blanks that may stand around a rule, and around the colon of a parameter. */
export function isBlank(character: string | undefined): boolean {
  if (stryMutAct_9fa48("23")) {
    {}
  } else {
    stryCov_9fa48("23");
    return stryMutAct_9fa48("26") ? (character === " " || character === "\t" || character === "\n") && character === "\r" : stryMutAct_9fa48("25") ? false : stryMutAct_9fa48("24") ? true : (stryCov_9fa48("24", "25", "26"), (stryMutAct_9fa48("28") ? (character === " " || character === "\t") && character === "\n" : stryMutAct_9fa48("27") ? false : (stryCov_9fa48("27", "28"), (stryMutAct_9fa48("30") ? character === " " && character === "\t" : stryMutAct_9fa48("29") ? false : (stryCov_9fa48("29", "30"), (stryMutAct_9fa48("32") ? character !== " " : stryMutAct_9fa48("31") ? false : (stryCov_9fa48("31", "32"), character === (stryMutAct_9fa48("33") ? "" : (stryCov_9fa48("33"), " ")))) || (stryMutAct_9fa48("35") ? character !== "\t" : stryMutAct_9fa48("34") ? false : (stryCov_9fa48("34", "35"), character === (stryMutAct_9fa48("36") ? "" : (stryCov_9fa48("36"), "\t")))))) || (stryMutAct_9fa48("38") ? character !== "\n" : stryMutAct_9fa48("37") ? false : (stryCov_9fa48("37", "38"), character === (stryMutAct_9fa48("39") ? "" : (stryCov_9fa48("39"), "\n")))))) || (stryMutAct_9fa48("41") ? character !== "\r" : stryMutAct_9fa48("40") ? false : (stryCov_9fa48("40", "41"), character === (stryMutAct_9fa48("42") ? "" : (stryCov_9fa48("42"), "\r")))));
  }
}

/** The bounds of the text without the blanks around it; empty text gives `start === end`. */
export function trimmedBounds(text: string, from: number, to: number): {
  start: number;
  end: number;
} {
  if (stryMutAct_9fa48("43")) {
    {}
  } else {
    stryCov_9fa48("43");
    let start = from;
    let end = to;
    while (stryMutAct_9fa48("45") ? start < end || isBlank(text[start]) : stryMutAct_9fa48("44") ? false : (stryCov_9fa48("44", "45"), (stryMutAct_9fa48("48") ? start >= end : stryMutAct_9fa48("47") ? start <= end : stryMutAct_9fa48("46") ? true : (stryCov_9fa48("46", "47", "48"), start < end)) && isBlank(text[start]))) stryMutAct_9fa48("49") ? start -= 1 : (stryCov_9fa48("49"), start += 1);
    while (stryMutAct_9fa48("51") ? end > start || isBlank(text[end - 1]) : stryMutAct_9fa48("50") ? false : (stryCov_9fa48("50", "51"), (stryMutAct_9fa48("54") ? end <= start : stryMutAct_9fa48("53") ? end >= start : stryMutAct_9fa48("52") ? true : (stryCov_9fa48("52", "53", "54"), end > start)) && isBlank(text[stryMutAct_9fa48("55") ? end + 1 : (stryCov_9fa48("55"), end - 1)]))) stryMutAct_9fa48("56") ? end += 1 : (stryCov_9fa48("56"), end -= 1);
    return stryMutAct_9fa48("57") ? {} : (stryCov_9fa48("57"), {
      start,
      end
    });
  }
}