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
import { type Reading, report } from "./finding.ts";

/** First segments that make a `/x` pattern look like an absolute path. SEMANTICS PATH-7. */
const topDirectories: ReadonlySet<string> = new Set(stryMutAct_9fa48("606") ? [] : (stryCov_9fa48("606"), [stryMutAct_9fa48("607") ? "" : (stryCov_9fa48("607"), "Users"), stryMutAct_9fa48("608") ? "" : (stryCov_9fa48("608"), "etc"), stryMutAct_9fa48("609") ? "" : (stryCov_9fa48("609"), "home"), stryMutAct_9fa48("610") ? "" : (stryCov_9fa48("610"), "mnt"), stryMutAct_9fa48("611") ? "" : (stryCov_9fa48("611"), "opt"), stryMutAct_9fa48("612") ? "" : (stryCov_9fa48("612"), "private"), stryMutAct_9fa48("613") ? "" : (stryCov_9fa48("613"), "root"), stryMutAct_9fa48("614") ? "" : (stryCov_9fa48("614"), "tmp"), stryMutAct_9fa48("615") ? "" : (stryCov_9fa48("615"), "usr"), stryMutAct_9fa48("616") ? "" : (stryCov_9fa48("616"), "var")]));

/** Reports what is in force but likely not meant in the path pattern `text[start, end)`. SEMANTICS PATH-7, PATH-10, SYN-15. */
export function reportPathRisks(reading: Reading, start: number, end: number): void {
  if (stryMutAct_9fa48("617")) {
    {}
  } else {
    stryCov_9fa48("617");
    const {
      text
    } = reading;
    if (stryMutAct_9fa48("620") ? text[start] !== "!" : stryMutAct_9fa48("619") ? false : stryMutAct_9fa48("618") ? true : (stryCov_9fa48("618", "619", "620"), text[start] === (stryMutAct_9fa48("621") ? "" : (stryCov_9fa48("621"), "!")))) {
      if (stryMutAct_9fa48("622")) {
        {}
      } else {
        stryCov_9fa48("622");
        report(reading, stryMutAct_9fa48("623") ? "" : (stryCov_9fa48("623"), "warning"), stryMutAct_9fa48("624") ? "" : (stryCov_9fa48("624"), "negated-rule"), start, stryMutAct_9fa48("625") ? start - 1 : (stryCov_9fa48("625"), start + 1), stryMutAct_9fa48("626") ? "" : (stryCov_9fa48("626"), "a pattern with a leading `!` only cancels patterns of the same list and the same source"), stryMutAct_9fa48("627") ? "" : (stryCov_9fa48("627"), "for a file whose name begins with `!`, write `\\!`"));
      }
    }
    const anchor = (stryMutAct_9fa48("630") ? text[start] !== "!" : stryMutAct_9fa48("629") ? false : stryMutAct_9fa48("628") ? true : (stryCov_9fa48("628", "629", "630"), text[start] === (stryMutAct_9fa48("631") ? "" : (stryCov_9fa48("631"), "!")))) ? stryMutAct_9fa48("632") ? start - 1 : (stryCov_9fa48("632"), start + 1) : start;
    if (stryMutAct_9fa48("635") ? text[anchor] === "/" || text[anchor + 1] !== "/" : stryMutAct_9fa48("634") ? false : stryMutAct_9fa48("633") ? true : (stryCov_9fa48("633", "634", "635"), (stryMutAct_9fa48("637") ? text[anchor] !== "/" : stryMutAct_9fa48("636") ? true : (stryCov_9fa48("636", "637"), text[anchor] === (stryMutAct_9fa48("638") ? "" : (stryCov_9fa48("638"), "/")))) && (stryMutAct_9fa48("640") ? text[anchor + 1] === "/" : stryMutAct_9fa48("639") ? true : (stryCov_9fa48("639", "640"), text[stryMutAct_9fa48("641") ? anchor - 1 : (stryCov_9fa48("641"), anchor + 1)] !== (stryMutAct_9fa48("642") ? "" : (stryCov_9fa48("642"), "/")))))) {
      if (stryMutAct_9fa48("643")) {
        {}
      } else {
        stryCov_9fa48("643");
        const slash = text.indexOf(stryMutAct_9fa48("644") ? "" : (stryCov_9fa48("644"), "/"), stryMutAct_9fa48("645") ? anchor - 1 : (stryCov_9fa48("645"), anchor + 1));
        const segmentEnd = (stryMutAct_9fa48("648") ? slash < 0 && slash > end : stryMutAct_9fa48("647") ? false : stryMutAct_9fa48("646") ? true : (stryCov_9fa48("646", "647", "648"), (stryMutAct_9fa48("651") ? slash >= 0 : stryMutAct_9fa48("650") ? slash <= 0 : stryMutAct_9fa48("649") ? false : (stryCov_9fa48("649", "650", "651"), slash < 0)) || (stryMutAct_9fa48("654") ? slash <= end : stryMutAct_9fa48("653") ? slash >= end : stryMutAct_9fa48("652") ? false : (stryCov_9fa48("652", "653", "654"), slash > end)))) ? end : slash;
        if (stryMutAct_9fa48("656") ? false : stryMutAct_9fa48("655") ? true : (stryCov_9fa48("655", "656"), topDirectories.has(stryMutAct_9fa48("657") ? text : (stryCov_9fa48("657"), text.slice(stryMutAct_9fa48("658") ? anchor - 1 : (stryCov_9fa48("658"), anchor + 1), segmentEnd))))) {
          if (stryMutAct_9fa48("659")) {
            {}
          } else {
            stryCov_9fa48("659");
            report(reading, stryMutAct_9fa48("660") ? "" : (stryCov_9fa48("660"), "warning"), stryMutAct_9fa48("661") ? "" : (stryCov_9fa48("661"), "single-slash-absolute"), anchor, segmentEnd, stryMutAct_9fa48("662") ? "" : (stryCov_9fa48("662"), "a leading `/` is read from the directory of the settings file, not from the file-system root"), stryMutAct_9fa48("663") ? `` : (stryCov_9fa48("663"), `write \`/${stryMutAct_9fa48("664") ? text : (stryCov_9fa48("664"), text.slice(anchor, end))}\` for the absolute path`));
          }
        }
      }
    }
    const brace = bracesIn(text, start, end);
    if (stryMutAct_9fa48("667") ? brace === undefined : stryMutAct_9fa48("666") ? false : stryMutAct_9fa48("665") ? true : (stryCov_9fa48("665", "666", "667"), brace !== undefined)) {
      if (stryMutAct_9fa48("668")) {
        {}
      } else {
        stryCov_9fa48("668");
        report(reading, stryMutAct_9fa48("669") ? "" : (stryCov_9fa48("669"), "warning"), stryMutAct_9fa48("670") ? "" : (stryCov_9fa48("670"), "path-pattern-braces"), brace.start, brace.end, stryMutAct_9fa48("671") ? "" : (stryCov_9fa48("671"), "braces stand for themselves in a path pattern"), stryMutAct_9fa48("672") ? "" : (stryCov_9fa48("672"), "write one rule for each alternative"));
      }
    }
  }
}

/** Why a path pattern cannot be read: where, what, and the certain fix. */
export type PathFault = {
  readonly at: number;
  readonly message: string;
  readonly help: string;
};

/**
 * Why `text[start, end)` is no gitignore pattern that could match: a `[` that is never closed, a `\` with nothing after
 * it, or a segment that no absolute path has. Undefined where all of it is one. Linear. SEMANTICS SYN-16, PATH-13.
 */
export function pathFault(text: string, start: number, end: number): PathFault | undefined {
  if (stryMutAct_9fa48("673")) {
    {}
  } else {
    stryCov_9fa48("673");
    const from = anchorEnd(text, start, end);
    let segment = from;
    for (let at = from; stryMutAct_9fa48("676") ? at >= end : stryMutAct_9fa48("675") ? at <= end : stryMutAct_9fa48("674") ? false : (stryCov_9fa48("674", "675", "676"), at < end); stryMutAct_9fa48("677") ? at-- : (stryCov_9fa48("677"), at++)) {
      if (stryMutAct_9fa48("678")) {
        {}
      } else {
        stryCov_9fa48("678");
        if (stryMutAct_9fa48("681") ? text[at] !== "\\" : stryMutAct_9fa48("680") ? false : stryMutAct_9fa48("679") ? true : (stryCov_9fa48("679", "680", "681"), text[at] === (stryMutAct_9fa48("682") ? "" : (stryCov_9fa48("682"), "\\")))) {
          if (stryMutAct_9fa48("683")) {
            {}
          } else {
            stryCov_9fa48("683");
            if (stryMutAct_9fa48("686") ? at + 1 !== end : stryMutAct_9fa48("685") ? false : stryMutAct_9fa48("684") ? true : (stryCov_9fa48("684", "685", "686"), (stryMutAct_9fa48("687") ? at - 1 : (stryCov_9fa48("687"), at + 1)) === end)) return stryMutAct_9fa48("688") ? {} : (stryCov_9fa48("688"), {
              at,
              message: stryMutAct_9fa48("689") ? "" : (stryCov_9fa48("689"), "nothing follows the last `\\`"),
              help: stryMutAct_9fa48("690") ? "" : (stryCov_9fa48("690"), "write `\\\\`")
            });
            stryMutAct_9fa48("691") ? at -= 1 : (stryCov_9fa48("691"), at += 1);
          }
        } else if (stryMutAct_9fa48("694") ? text[at] !== "[" : stryMutAct_9fa48("693") ? false : stryMutAct_9fa48("692") ? true : (stryCov_9fa48("692", "693", "694"), text[at] === (stryMutAct_9fa48("695") ? "" : (stryCov_9fa48("695"), "[")))) {
          if (stryMutAct_9fa48("696")) {
            {}
          } else {
            stryCov_9fa48("696");
            const close = classEnd(text, at, end);
            if (stryMutAct_9fa48("699") ? close !== undefined : stryMutAct_9fa48("698") ? false : stryMutAct_9fa48("697") ? true : (stryCov_9fa48("697", "698", "699"), close === undefined)) {
              if (stryMutAct_9fa48("700")) {
                {}
              } else {
                stryCov_9fa48("700");
                const help = stryMutAct_9fa48("701") ? "" : (stryCov_9fa48("701"), "close the class with `]`, or write `\\[` for the character itself");
                return stryMutAct_9fa48("702") ? {} : (stryCov_9fa48("702"), {
                  at,
                  message: stryMutAct_9fa48("703") ? "" : (stryCov_9fa48("703"), "`[` is never closed"),
                  help
                });
              }
            }
            at = close;
          }
        } else if (stryMutAct_9fa48("706") ? text[at] !== "/" : stryMutAct_9fa48("705") ? false : stryMutAct_9fa48("704") ? true : (stryCov_9fa48("704", "705", "706"), text[at] === (stryMutAct_9fa48("707") ? "" : (stryCov_9fa48("707"), "/")))) {
          if (stryMutAct_9fa48("708")) {
            {}
          } else {
            stryCov_9fa48("708");
            const name = stryMutAct_9fa48("709") ? text : (stryCov_9fa48("709"), text.slice(segment, at));
            if (stryMutAct_9fa48("711") ? false : stryMutAct_9fa48("710") ? true : (stryCov_9fa48("710", "711"), isNoName(name))) return segmentFault(segment, name);
            segment = stryMutAct_9fa48("712") ? at - 1 : (stryCov_9fa48("712"), at + 1);
          }
        }
      }
    }
    const last = stryMutAct_9fa48("713") ? text : (stryCov_9fa48("713"), text.slice(segment, end));
    const alone = stryMutAct_9fa48("716") ? segment === start && segment === start + 1 && text[start] === "!" : stryMutAct_9fa48("715") ? false : stryMutAct_9fa48("714") ? true : (stryCov_9fa48("714", "715", "716"), (stryMutAct_9fa48("718") ? segment !== start : stryMutAct_9fa48("717") ? false : (stryCov_9fa48("717", "718"), segment === start)) || (stryMutAct_9fa48("720") ? segment === start + 1 || text[start] === "!" : stryMutAct_9fa48("719") ? false : (stryCov_9fa48("719", "720"), (stryMutAct_9fa48("722") ? segment !== start + 1 : stryMutAct_9fa48("721") ? true : (stryCov_9fa48("721", "722"), segment === (stryMutAct_9fa48("723") ? start - 1 : (stryCov_9fa48("723"), start + 1)))) && (stryMutAct_9fa48("725") ? text[start] !== "!" : stryMutAct_9fa48("724") ? true : (stryCov_9fa48("724", "725"), text[start] === (stryMutAct_9fa48("726") ? "" : (stryCov_9fa48("726"), "!")))))));
    return (stryMutAct_9fa48("729") ? last === ".." && last === "." && !alone : stryMutAct_9fa48("728") ? false : stryMutAct_9fa48("727") ? true : (stryCov_9fa48("727", "728", "729"), (stryMutAct_9fa48("731") ? last !== ".." : stryMutAct_9fa48("730") ? false : (stryCov_9fa48("730", "731"), last === (stryMutAct_9fa48("732") ? "" : (stryCov_9fa48("732"), "..")))) || (stryMutAct_9fa48("734") ? last === "." || !alone : stryMutAct_9fa48("733") ? false : (stryCov_9fa48("733", "734"), (stryMutAct_9fa48("736") ? last !== "." : stryMutAct_9fa48("735") ? true : (stryCov_9fa48("735", "736"), last === (stryMutAct_9fa48("737") ? "" : (stryCov_9fa48("737"), ".")))) && (stryMutAct_9fa48("738") ? alone : (stryCov_9fa48("738"), !alone)))))) ? segmentFault(segment, last) : undefined;
  }
}

/** The end of `!` and of `//`, `~/`, `./` or `/`. SEMANTICS PATH-6. */
function anchorEnd(text: string, start: number, end: number): number {
  if (stryMutAct_9fa48("739")) {
    {}
  } else {
    stryCov_9fa48("739");
    const from = (stryMutAct_9fa48("742") ? text[start] !== "!" : stryMutAct_9fa48("741") ? false : stryMutAct_9fa48("740") ? true : (stryCov_9fa48("740", "741", "742"), text[start] === (stryMutAct_9fa48("743") ? "" : (stryCov_9fa48("743"), "!")))) ? stryMutAct_9fa48("744") ? start - 1 : (stryCov_9fa48("744"), start + 1) : start;
    for (const anchor of stryMutAct_9fa48("745") ? [] : (stryCov_9fa48("745"), [stryMutAct_9fa48("746") ? "" : (stryCov_9fa48("746"), "//"), stryMutAct_9fa48("747") ? "" : (stryCov_9fa48("747"), "~/"), stryMutAct_9fa48("748") ? "" : (stryCov_9fa48("748"), "./"), stryMutAct_9fa48("749") ? "" : (stryCov_9fa48("749"), "/")])) {
      if (stryMutAct_9fa48("750")) {
        {}
      } else {
        stryCov_9fa48("750");
        if (stryMutAct_9fa48("753") ? text.startsWith(anchor, from) || from + anchor.length <= end : stryMutAct_9fa48("752") ? false : stryMutAct_9fa48("751") ? true : (stryCov_9fa48("751", "752", "753"), (stryMutAct_9fa48("754") ? text.endsWith(anchor, from) : (stryCov_9fa48("754"), text.startsWith(anchor, from))) && (stryMutAct_9fa48("757") ? from + anchor.length > end : stryMutAct_9fa48("756") ? from + anchor.length < end : stryMutAct_9fa48("755") ? true : (stryCov_9fa48("755", "756", "757"), (stryMutAct_9fa48("758") ? from - anchor.length : (stryCov_9fa48("758"), from + anchor.length)) <= end)))) return stryMutAct_9fa48("759") ? from - anchor.length : (stryCov_9fa48("759"), from + anchor.length);
      }
    }
    return from;
  }
}
function isNoName(name: string): boolean {
  if (stryMutAct_9fa48("760")) {
    {}
  } else {
    stryCov_9fa48("760");
    return stryMutAct_9fa48("763") ? (name === "" || name === ".") && name === ".." : stryMutAct_9fa48("762") ? false : stryMutAct_9fa48("761") ? true : (stryCov_9fa48("761", "762", "763"), (stryMutAct_9fa48("765") ? name === "" && name === "." : stryMutAct_9fa48("764") ? false : (stryCov_9fa48("764", "765"), (stryMutAct_9fa48("767") ? name !== "" : stryMutAct_9fa48("766") ? false : (stryCov_9fa48("766", "767"), name === (stryMutAct_9fa48("768") ? "Stryker was here!" : (stryCov_9fa48("768"), "")))) || (stryMutAct_9fa48("770") ? name !== "." : stryMutAct_9fa48("769") ? false : (stryCov_9fa48("769", "770"), name === (stryMutAct_9fa48("771") ? "" : (stryCov_9fa48("771"), ".")))))) || (stryMutAct_9fa48("773") ? name !== ".." : stryMutAct_9fa48("772") ? false : (stryCov_9fa48("772", "773"), name === (stryMutAct_9fa48("774") ? "" : (stryCov_9fa48("774"), "..")))));
  }
}
function segmentFault(at: number, name: string): PathFault {
  if (stryMutAct_9fa48("775")) {
    {}
  } else {
    stryCov_9fa48("775");
    return (stryMutAct_9fa48("778") ? name !== "" : stryMutAct_9fa48("777") ? false : stryMutAct_9fa48("776") ? true : (stryCov_9fa48("776", "777", "778"), name === (stryMutAct_9fa48("779") ? "Stryker was here!" : (stryCov_9fa48("779"), "")))) ? stryMutAct_9fa48("780") ? {} : (stryCov_9fa48("780"), {
      at,
      message: stryMutAct_9fa48("781") ? "" : (stryCov_9fa48("781"), "no path has an empty segment"),
      help: stryMutAct_9fa48("782") ? "" : (stryCov_9fa48("782"), "write one `/` between segments")
    }) : stryMutAct_9fa48("783") ? {} : (stryCov_9fa48("783"), {
      at,
      message: stryMutAct_9fa48("784") ? `` : (stryCov_9fa48("784"), `no path has a \`${name}\` segment`),
      help: stryMutAct_9fa48("785") ? "" : (stryCov_9fa48("785"), "write the path without it, from `//` or `~/`")
    });
  }
}

/** The offset of the `]` that closes the class opened at `open`, or undefined. */
function classEnd(text: string, open: number, end: number): number | undefined {
  if (stryMutAct_9fa48("786")) {
    {}
  } else {
    stryCov_9fa48("786");
    let at = stryMutAct_9fa48("787") ? open - 1 : (stryCov_9fa48("787"), open + 1);
    if (stryMutAct_9fa48("790") ? text[at] === "!" && text[at] === "^" : stryMutAct_9fa48("789") ? false : stryMutAct_9fa48("788") ? true : (stryCov_9fa48("788", "789", "790"), (stryMutAct_9fa48("792") ? text[at] !== "!" : stryMutAct_9fa48("791") ? false : (stryCov_9fa48("791", "792"), text[at] === (stryMutAct_9fa48("793") ? "" : (stryCov_9fa48("793"), "!")))) || (stryMutAct_9fa48("795") ? text[at] !== "^" : stryMutAct_9fa48("794") ? false : (stryCov_9fa48("794", "795"), text[at] === (stryMutAct_9fa48("796") ? "" : (stryCov_9fa48("796"), "^")))))) stryMutAct_9fa48("797") ? at -= 1 : (stryCov_9fa48("797"), at += 1);
    let namedClassesEnd = stryMutAct_9fa48("798") ? false : (stryCov_9fa48("798"), true);
    for (let first = stryMutAct_9fa48("799") ? false : (stryCov_9fa48("799"), true); stryMutAct_9fa48("802") ? at >= end : stryMutAct_9fa48("801") ? at <= end : stryMutAct_9fa48("800") ? false : (stryCov_9fa48("800", "801", "802"), at < end); stryMutAct_9fa48("803") ? at-- : (stryCov_9fa48("803"), at++), first = stryMutAct_9fa48("804") ? true : (stryCov_9fa48("804"), false)) {
      if (stryMutAct_9fa48("805")) {
        {}
      } else {
        stryCov_9fa48("805");
        if (stryMutAct_9fa48("808") ? text[at] !== "\\" : stryMutAct_9fa48("807") ? false : stryMutAct_9fa48("806") ? true : (stryCov_9fa48("806", "807", "808"), text[at] === (stryMutAct_9fa48("809") ? "" : (stryCov_9fa48("809"), "\\")))) stryMutAct_9fa48("810") ? at -= 1 : (stryCov_9fa48("810"), at += 1);else if (stryMutAct_9fa48("813") ? namedClassesEnd && text[at] === "[" || text[at + 1] === ":" : stryMutAct_9fa48("812") ? false : stryMutAct_9fa48("811") ? true : (stryCov_9fa48("811", "812", "813"), (stryMutAct_9fa48("815") ? namedClassesEnd || text[at] === "[" : stryMutAct_9fa48("814") ? true : (stryCov_9fa48("814", "815"), namedClassesEnd && (stryMutAct_9fa48("817") ? text[at] !== "[" : stryMutAct_9fa48("816") ? true : (stryCov_9fa48("816", "817"), text[at] === (stryMutAct_9fa48("818") ? "" : (stryCov_9fa48("818"), "[")))))) && (stryMutAct_9fa48("820") ? text[at + 1] !== ":" : stryMutAct_9fa48("819") ? true : (stryCov_9fa48("819", "820"), text[stryMutAct_9fa48("821") ? at - 1 : (stryCov_9fa48("821"), at + 1)] === (stryMutAct_9fa48("822") ? "" : (stryCov_9fa48("822"), ":")))))) {
          if (stryMutAct_9fa48("823")) {
            {}
          } else {
            stryCov_9fa48("823");
            const close = text.indexOf(stryMutAct_9fa48("824") ? "" : (stryCov_9fa48("824"), ":]"), stryMutAct_9fa48("825") ? at - 2 : (stryCov_9fa48("825"), at + 2));
            namedClassesEnd = stryMutAct_9fa48("828") ? close >= 0 || close < end : stryMutAct_9fa48("827") ? false : stryMutAct_9fa48("826") ? true : (stryCov_9fa48("826", "827", "828"), (stryMutAct_9fa48("831") ? close < 0 : stryMutAct_9fa48("830") ? close > 0 : stryMutAct_9fa48("829") ? true : (stryCov_9fa48("829", "830", "831"), close >= 0)) && (stryMutAct_9fa48("834") ? close >= end : stryMutAct_9fa48("833") ? close <= end : stryMutAct_9fa48("832") ? true : (stryCov_9fa48("832", "833", "834"), close < end)));
            if (stryMutAct_9fa48("836") ? false : stryMutAct_9fa48("835") ? true : (stryCov_9fa48("835", "836"), namedClassesEnd)) at = stryMutAct_9fa48("837") ? close - 1 : (stryCov_9fa48("837"), close + 1);
          }
        } else if (stryMutAct_9fa48("840") ? text[at] === "]" || !first : stryMutAct_9fa48("839") ? false : stryMutAct_9fa48("838") ? true : (stryCov_9fa48("838", "839", "840"), (stryMutAct_9fa48("842") ? text[at] !== "]" : stryMutAct_9fa48("841") ? true : (stryCov_9fa48("841", "842"), text[at] === (stryMutAct_9fa48("843") ? "" : (stryCov_9fa48("843"), "]")))) && (stryMutAct_9fa48("844") ? first : (stryCov_9fa48("844"), !first)))) return at;
      }
    }
    return undefined;
  }
}

/** The first `{…,…}` of a pattern. */
function bracesIn(text: string, start: number, end: number): {
  start: number;
  end: number;
} | undefined {
  if (stryMutAct_9fa48("845")) {
    {}
  } else {
    stryCov_9fa48("845");
    let open: number | undefined;
    let comma = stryMutAct_9fa48("846") ? true : (stryCov_9fa48("846"), false);
    for (let at = start; stryMutAct_9fa48("849") ? at >= end : stryMutAct_9fa48("848") ? at <= end : stryMutAct_9fa48("847") ? false : (stryCov_9fa48("847", "848", "849"), at < end); stryMutAct_9fa48("850") ? at-- : (stryCov_9fa48("850"), at++)) {
      if (stryMutAct_9fa48("851")) {
        {}
      } else {
        stryCov_9fa48("851");
        const character = text[at];
        if (stryMutAct_9fa48("854") ? character !== "\\" : stryMutAct_9fa48("853") ? false : stryMutAct_9fa48("852") ? true : (stryCov_9fa48("852", "853", "854"), character === (stryMutAct_9fa48("855") ? "" : (stryCov_9fa48("855"), "\\")))) stryMutAct_9fa48("856") ? at -= 1 : (stryCov_9fa48("856"), at += 1);else if (stryMutAct_9fa48("859") ? character !== "{" : stryMutAct_9fa48("858") ? false : stryMutAct_9fa48("857") ? true : (stryCov_9fa48("857", "858", "859"), character === (stryMutAct_9fa48("860") ? "" : (stryCov_9fa48("860"), "{")))) {
          if (stryMutAct_9fa48("861")) {
            {}
          } else {
            stryCov_9fa48("861");
            open = at;
            comma = stryMutAct_9fa48("862") ? true : (stryCov_9fa48("862"), false);
          }
        } else if (stryMutAct_9fa48("865") ? character !== "," : stryMutAct_9fa48("864") ? false : stryMutAct_9fa48("863") ? true : (stryCov_9fa48("863", "864", "865"), character === (stryMutAct_9fa48("866") ? "" : (stryCov_9fa48("866"), ",")))) comma = stryMutAct_9fa48("869") ? open === undefined : stryMutAct_9fa48("868") ? false : stryMutAct_9fa48("867") ? true : (stryCov_9fa48("867", "868", "869"), open !== undefined);else if (stryMutAct_9fa48("872") ? character === "}" || open !== undefined : stryMutAct_9fa48("871") ? false : stryMutAct_9fa48("870") ? true : (stryCov_9fa48("870", "871", "872"), (stryMutAct_9fa48("874") ? character !== "}" : stryMutAct_9fa48("873") ? true : (stryCov_9fa48("873", "874"), character === (stryMutAct_9fa48("875") ? "" : (stryCov_9fa48("875"), "}")))) && (stryMutAct_9fa48("877") ? open === undefined : stryMutAct_9fa48("876") ? true : (stryCov_9fa48("876", "877"), open !== undefined)))) {
          if (stryMutAct_9fa48("878")) {
            {}
          } else {
            stryCov_9fa48("878");
            if (stryMutAct_9fa48("880") ? false : stryMutAct_9fa48("879") ? true : (stryCov_9fa48("879", "880"), comma)) return stryMutAct_9fa48("881") ? {} : (stryCov_9fa48("881"), {
              start: open,
              end: stryMutAct_9fa48("882") ? at - 1 : (stryCov_9fa48("882"), at + 1)
            });
            open = undefined;
          }
        }
      }
    }
    return undefined;
  }
}