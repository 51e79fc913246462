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
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Effect } from "../base/effect.ts";
import { limits } from "../base/limits.ts";
import { type Place, placeOfText } from "../base/place.ts";
import { codePointName, isBlank, trimmedBounds, unseenCharacter, withoutUnseen } from "./characters.ts";
import { balancedClose, isEscaped } from "./escape.ts";
import { placeIn, type Reading, report } from "./finding.ts";
import type { Rule } from "./rule.ts";
import { type Cover, readSpecifier } from "./specifier.ts";
import { guardedTool, isToolName, nameEnd, readToolPattern } from "./tool-pattern.ts";

/** What was read of one entry of a deny, ask or allow list. */
export type ParsedRule = {
  /** The rule that is in force. */
  readonly rule?: Rule;
  /**
   * The entry is broken and stood in deny or ask: every call of this tool must now `ask`, so that a typing error never
   * takes protection away. A canonical tool name, or `*` for every tool. May stand beside a rule. SEMANTICS SYN-7.
   */
  readonly guards?: string;
  readonly diagnostics: readonly Diagnostic[];
};

/**
 * Reads one entry of a permission list.
 *
 * @param text whatever stood in the list; blanks around it do not matter
 * @param effect the list it stood in; an entry may be a rule in one list and none in another
 * @param place where the text begins; columns of diagnostics count from there in UTF-16 units. Default: the text is line 1
 * @returns the rule, unless there is none; a broken allow gives no rule, a broken deny or ask gives `guards`
 * Never throws. Linear in the text; text beyond `limits.ruleLengthMax` is not read.
 * @see SEMANTICS SYN-1 … SYN-18; grammar/rule.peggy derives what is read without an error
 */
export function parseRule(text: unknown, effect: Effect, place?: Place): ParsedRule {
  if (stryMutAct_9fa48("329")) {
    {}
  } else {
    stryCov_9fa48("329");
    if (stryMutAct_9fa48("332") ? typeof text === "string" : stryMutAct_9fa48("331") ? false : stryMutAct_9fa48("330") ? true : (stryCov_9fa48("330", "331", "332"), typeof text !== (stryMutAct_9fa48("333") ? "" : (stryCov_9fa48("333"), "string")))) {
      if (stryMutAct_9fa48("334")) {
        {}
      } else {
        stryCov_9fa48("334");
        const reading: Reading = stryMutAct_9fa48("335") ? {} : (stryCov_9fa48("335"), {
          text: stryMutAct_9fa48("336") ? "Stryker was here!" : (stryCov_9fa48("336"), ""),
          effect,
          place: stryMutAct_9fa48("337") ? place && placeOfText("") : (stryCov_9fa48("337"), place ?? placeOfText(stryMutAct_9fa48("338") ? "Stryker was here!" : (stryCov_9fa48("338"), ""))),
          diagnostics: stryMutAct_9fa48("339") ? ["Stryker was here"] : (stryCov_9fa48("339"), [])
        });
        report(reading, stryMutAct_9fa48("340") ? "" : (stryCov_9fa48("340"), "error"), stryMutAct_9fa48("341") ? "" : (stryCov_9fa48("341"), "rule-not-a-string"), 0, 1, stryMutAct_9fa48("342") ? `` : (stryCov_9fa48("342"), `a rule is a string, not ${kindOf(text)}`));
        return broken(reading, stryMutAct_9fa48("343") ? "" : (stryCov_9fa48("343"), "*"));
      }
    }
    const reading: Reading = stryMutAct_9fa48("344") ? {} : (stryCov_9fa48("344"), {
      text,
      effect,
      place: stryMutAct_9fa48("345") ? place && placeOfText(text) : (stryCov_9fa48("345"), place ?? placeOfText(text)),
      diagnostics: stryMutAct_9fa48("346") ? ["Stryker was here"] : (stryCov_9fa48("346"), [])
    });
    const {
      start,
      end
    } = trimmedBounds(text, 0, text.length);
    if (stryMutAct_9fa48("349") ? start !== end : stryMutAct_9fa48("348") ? false : stryMutAct_9fa48("347") ? true : (stryCov_9fa48("347", "348", "349"), start === end)) {
      if (stryMutAct_9fa48("350")) {
        {}
      } else {
        stryCov_9fa48("350");
        report(reading, stryMutAct_9fa48("351") ? "" : (stryCov_9fa48("351"), "error"), stryMutAct_9fa48("352") ? "" : (stryCov_9fa48("352"), "empty-rule"), 0, stryMutAct_9fa48("353") ? Math.min(text.length, 1) : (stryCov_9fa48("353"), Math.max(text.length, 1)), stryMutAct_9fa48("354") ? "" : (stryCov_9fa48("354"), "the rule is empty"), stryMutAct_9fa48("355") ? "" : (stryCov_9fa48("355"), "remove the entry"));
        return broken(reading, stryMutAct_9fa48("356") ? "" : (stryCov_9fa48("356"), "*"));
      }
    }
    if (stryMutAct_9fa48("360") ? end - start <= limits.ruleLengthMax : stryMutAct_9fa48("359") ? end - start >= limits.ruleLengthMax : stryMutAct_9fa48("358") ? false : stryMutAct_9fa48("357") ? true : (stryCov_9fa48("357", "358", "359", "360"), (stryMutAct_9fa48("361") ? end + start : (stryCov_9fa48("361"), end - start)) > limits.ruleLengthMax)) {
      if (stryMutAct_9fa48("362")) {
        {}
      } else {
        stryCov_9fa48("362");
        const message = stryMutAct_9fa48("363") ? `` : (stryCov_9fa48("363"), `the rule has ${stryMutAct_9fa48("364") ? end + start : (stryCov_9fa48("364"), end - start)} characters, the limit is ${limits.ruleLengthMax}`);
        report(reading, stryMutAct_9fa48("365") ? "" : (stryCov_9fa48("365"), "error"), stryMutAct_9fa48("366") ? "" : (stryCov_9fa48("366"), "rule-too-long"), start, end, message, stryMutAct_9fa48("367") ? "" : (stryCov_9fa48("367"), "split the rule into several"));
        return broken(reading, guardedTool(text, start, stryMutAct_9fa48("368") ? start - limits.ruleLengthMax : (stryCov_9fa48("368"), start + limits.ruleLengthMax)));
      }
    }
    if (stryMutAct_9fa48("371") ? text[start] !== "!" : stryMutAct_9fa48("370") ? false : stryMutAct_9fa48("369") ? true : (stryCov_9fa48("369", "370", "371"), text[start] === (stryMutAct_9fa48("372") ? "" : (stryCov_9fa48("372"), "!")))) return negatedEntry(reading, start, end);
    const unseen = unseenCharacter(stryMutAct_9fa48("373") ? text : (stryCov_9fa48("373"), text.slice(start, end)));
    if (stryMutAct_9fa48("376") ? unseen !== undefined : stryMutAct_9fa48("375") ? false : stryMutAct_9fa48("374") ? true : (stryCov_9fa48("374", "375", "376"), unseen === undefined)) return readEntry(reading, start, end);
    return readUnseen(reading, start, end, unseen);
  }
}

/** A text whose ends are trimmed, not too long, and without characters that cannot be seen. */
function readEntry(reading: Reading, start: number, end: number): ParsedRule {
  if (stryMutAct_9fa48("377")) {
    {}
  } else {
    stryCov_9fa48("377");
    const {
      text
    } = reading;
    const paren = text.indexOf(stryMutAct_9fa48("378") ? "" : (stryCov_9fa48("378"), "("), start);
    const toolEnd = (stryMutAct_9fa48("381") ? paren < 0 && paren >= end : stryMutAct_9fa48("380") ? false : stryMutAct_9fa48("379") ? true : (stryCov_9fa48("379", "380", "381"), (stryMutAct_9fa48("384") ? paren >= 0 : stryMutAct_9fa48("383") ? paren <= 0 : stryMutAct_9fa48("382") ? false : (stryCov_9fa48("382", "383", "384"), paren < 0)) || (stryMutAct_9fa48("387") ? paren < end : stryMutAct_9fa48("386") ? paren > end : stryMutAct_9fa48("385") ? false : (stryCov_9fa48("385", "386", "387"), paren >= end)))) ? end : paren;
    const guarded = guardedTool(text, start, toolEnd);
    if (stryMutAct_9fa48("390") ? toolEnd !== start : stryMutAct_9fa48("389") ? false : stryMutAct_9fa48("388") ? true : (stryCov_9fa48("388", "389", "390"), toolEnd === start)) {
      if (stryMutAct_9fa48("391")) {
        {}
      } else {
        stryCov_9fa48("391");
        report(reading, stryMutAct_9fa48("392") ? "" : (stryCov_9fa48("392"), "error"), stryMutAct_9fa48("393") ? "" : (stryCov_9fa48("393"), "empty-rule"), start, stryMutAct_9fa48("394") ? start - 1 : (stryCov_9fa48("394"), start + 1), stryMutAct_9fa48("395") ? "" : (stryCov_9fa48("395"), "the tool before `(` is missing"), stryMutAct_9fa48("396") ? "" : (stryCov_9fa48("396"), "write `Tool(specifier)`"));
        return broken(reading, stryMutAct_9fa48("397") ? "" : (stryCov_9fa48("397"), "*"));
      }
    }
    const tool = readToolPattern(reading, start, toolEnd);
    if (stryMutAct_9fa48("400") ? tool !== undefined : stryMutAct_9fa48("399") ? false : stryMutAct_9fa48("398") ? true : (stryCov_9fa48("398", "399", "400"), tool === undefined)) return broken(reading, guarded);
    if (stryMutAct_9fa48("403") ? toolEnd !== end : stryMutAct_9fa48("402") ? false : stryMutAct_9fa48("401") ? true : (stryCov_9fa48("401", "402", "403"), toolEnd === end)) return ruleOf(reading, start, end, stryMutAct_9fa48("404") ? {} : (stryCov_9fa48("404"), {
      tool
    }));
    const close = readClose(reading, toolEnd, end);
    if (stryMutAct_9fa48("407") ? close !== undefined : stryMutAct_9fa48("406") ? false : stryMutAct_9fa48("405") ? true : (stryCov_9fa48("405", "406", "407"), close === undefined)) return broken(reading, guarded);
    if (stryMutAct_9fa48("410") ? trimmedBounds(text, toolEnd + 1, close.at).start !== close.at : stryMutAct_9fa48("409") ? false : stryMutAct_9fa48("408") ? true : (stryCov_9fa48("408", "409", "410"), trimmedBounds(text, stryMutAct_9fa48("411") ? toolEnd - 1 : (stryCov_9fa48("411"), toolEnd + 1), close.at).start === close.at)) {
      if (stryMutAct_9fa48("412")) {
        {}
      } else {
        stryCov_9fa48("412");
        report(reading, stryMutAct_9fa48("413") ? "" : (stryCov_9fa48("413"), "error"), stryMutAct_9fa48("414") ? "" : (stryCov_9fa48("414"), "empty-specifier"), toolEnd, stryMutAct_9fa48("415") ? close.at - 1 : (stryCov_9fa48("415"), close.at + 1), stryMutAct_9fa48("416") ? "" : (stryCov_9fa48("416"), "the parentheses hold nothing"), stryMutAct_9fa48("417") ? `` : (stryCov_9fa48("417"), `write \`${stryMutAct_9fa48("418") ? text : (stryCov_9fa48("418"), text.slice(start, toolEnd))}\` to cover every call of the tool`));
        return broken(reading, guarded);
      }
    }
    const cover = readSpecifier(reading, tool, stryMutAct_9fa48("419") ? toolEnd - 1 : (stryCov_9fa48("419"), toolEnd + 1), close.at);
    if (stryMutAct_9fa48("422") ? cover !== undefined : stryMutAct_9fa48("421") ? false : stryMutAct_9fa48("420") ? true : (stryCov_9fa48("420", "421", "422"), cover === undefined)) return broken(reading, guarded);
    if (stryMutAct_9fa48("425") ? false : stryMutAct_9fa48("424") ? true : stryMutAct_9fa48("423") ? close.textAfter : (stryCov_9fa48("423", "424", "425"), !close.textAfter)) return ruleOf(reading, start, end, cover);
    if (stryMutAct_9fa48("428") ? reading.effect !== "allow" : stryMutAct_9fa48("427") ? false : stryMutAct_9fa48("426") ? true : (stryCov_9fa48("426", "427", "428"), reading.effect === (stryMutAct_9fa48("429") ? "" : (stryCov_9fa48("429"), "allow")))) return broken(reading, guarded);
    const kept = ruleOf(reading, start, stryMutAct_9fa48("430") ? close.at - 1 : (stryCov_9fa48("430"), close.at + 1), cover);
    return (stryMutAct_9fa48("433") ? close.otherRule !== undefined : stryMutAct_9fa48("432") ? false : stryMutAct_9fa48("431") ? true : (stryCov_9fa48("431", "432", "433"), close.otherRule === undefined)) ? kept : stryMutAct_9fa48("434") ? {} : (stryCov_9fa48("434"), {
      ...kept,
      guards: (stryMutAct_9fa48("437") ? close.otherRule !== guarded : stryMutAct_9fa48("436") ? false : stryMutAct_9fa48("435") ? true : (stryCov_9fa48("435", "436", "437"), close.otherRule === guarded)) ? guarded : stryMutAct_9fa48("438") ? "" : (stryCov_9fa48("438"), "*")
    });
  }
}

/** Where the specifier ends. `otherRule`: the tool of a second rule that was written into the same entry. */
type Close = {
  readonly at: number;
  readonly textAfter: boolean;
  readonly otherRule?: string;
};

/**
 * Finds the closing parenthesis: the last character of the entry. With other text after it, the parenthesis that
 * closes the first one ends the part that can still be read. SEMANTICS SYN-5, SYN-6.
 */
function readClose(reading: Reading, open: number, end: number): Close | undefined {
  if (stryMutAct_9fa48("439")) {
    {}
  } else {
    stryCov_9fa48("439");
    const {
      text
    } = reading;
    if (stryMutAct_9fa48("442") ? text[end - 1] === ")" || !isEscaped(text, open + 1, end - 1) : stryMutAct_9fa48("441") ? false : stryMutAct_9fa48("440") ? true : (stryCov_9fa48("440", "441", "442"), (stryMutAct_9fa48("444") ? text[end - 1] !== ")" : stryMutAct_9fa48("443") ? true : (stryCov_9fa48("443", "444"), text[stryMutAct_9fa48("445") ? end + 1 : (stryCov_9fa48("445"), end - 1)] === (stryMutAct_9fa48("446") ? "" : (stryCov_9fa48("446"), ")")))) && (stryMutAct_9fa48("447") ? isEscaped(text, open + 1, end - 1) : (stryCov_9fa48("447"), !isEscaped(text, stryMutAct_9fa48("448") ? open - 1 : (stryCov_9fa48("448"), open + 1), stryMutAct_9fa48("449") ? end + 1 : (stryCov_9fa48("449"), end - 1)))))) {
      if (stryMutAct_9fa48("450")) {
        {}
      } else {
        stryCov_9fa48("450");
        const second = secondRule(text, open, end);
        if (stryMutAct_9fa48("453") ? second !== undefined : stryMutAct_9fa48("452") ? false : stryMutAct_9fa48("451") ? true : (stryCov_9fa48("451", "452", "453"), second === undefined)) return stryMutAct_9fa48("454") ? {} : (stryCov_9fa48("454"), {
          at: stryMutAct_9fa48("455") ? end + 1 : (stryCov_9fa48("455"), end - 1),
          textAfter: stryMutAct_9fa48("456") ? true : (stryCov_9fa48("456"), false)
        });
        reportTextAfter(reading, stryMutAct_9fa48("457") ? second.close - 1 : (stryCov_9fa48("457"), second.close + 1), end, stryMutAct_9fa48("458") ? "" : (stryCov_9fa48("458"), "an entry holds one rule"), stryMutAct_9fa48("459") ? "" : (stryCov_9fa48("459"), "write each rule as an entry of its own"));
        return stryMutAct_9fa48("460") ? {} : (stryCov_9fa48("460"), {
          at: second.close,
          textAfter: stryMutAct_9fa48("461") ? false : (stryCov_9fa48("461"), true),
          otherRule: second.tool
        });
      }
    }
    const close = balancedClose(text, open, end);
    if (stryMutAct_9fa48("464") ? close !== undefined : stryMutAct_9fa48("463") ? false : stryMutAct_9fa48("462") ? true : (stryCov_9fa48("462", "463", "464"), close === undefined)) {
      if (stryMutAct_9fa48("465")) {
        {}
      } else {
        stryCov_9fa48("465");
        const help = (stryMutAct_9fa48("468") ? text[end - 1] !== ")" : stryMutAct_9fa48("467") ? false : stryMutAct_9fa48("466") ? true : (stryCov_9fa48("466", "467", "468"), text[stryMutAct_9fa48("469") ? end + 1 : (stryCov_9fa48("469"), end - 1)] === (stryMutAct_9fa48("470") ? "" : (stryCov_9fa48("470"), ")")))) ? stryMutAct_9fa48("471") ? "" : (stryCov_9fa48("471"), "write `\\\\)` where the specifier ends with a backslash") : stryMutAct_9fa48("472") ? "" : (stryCov_9fa48("472"), "end the rule with `)`");
        report(reading, stryMutAct_9fa48("473") ? "" : (stryCov_9fa48("473"), "error"), stryMutAct_9fa48("474") ? "" : (stryCov_9fa48("474"), "unclosed-rule"), open, end, stryMutAct_9fa48("475") ? "" : (stryCov_9fa48("475"), "the specifier is opened with `(` and never closed"), help);
        return undefined;
      }
    }
    const readable = stryMutAct_9fa48("476") ? text : (stryCov_9fa48("476"), text.slice(trimmedBounds(text, 0, end).start, stryMutAct_9fa48("477") ? close - 1 : (stryCov_9fa48("477"), close + 1)));
    const message = stryMutAct_9fa48("478") ? `` : (stryCov_9fa48("478"), `nothing may follow the closing parenthesis, but \`${stryMutAct_9fa48("480") ? text.trim() : stryMutAct_9fa48("479") ? text.slice(close + 1, end) : (stryCov_9fa48("479", "480"), text.slice(stryMutAct_9fa48("481") ? close - 1 : (stryCov_9fa48("481"), close + 1), end).trim())}\` does`);
    reportTextAfter(reading, stryMutAct_9fa48("482") ? close - 1 : (stryCov_9fa48("482"), close + 1), end, message, stryMutAct_9fa48("483") ? `` : (stryCov_9fa48("483"), `write \`${readable}\``));
    const otherRule = toolAfter(text, stryMutAct_9fa48("484") ? close - 1 : (stryCov_9fa48("484"), close + 1), end, stryMutAct_9fa48("485") ? "" : (stryCov_9fa48("485"), "( \t,;"));
    return stryMutAct_9fa48("486") ? {} : (stryCov_9fa48("486"), {
      at: close,
      textAfter: stryMutAct_9fa48("487") ? false : (stryCov_9fa48("487"), true),
      ...((stryMutAct_9fa48("490") ? otherRule !== undefined : stryMutAct_9fa48("489") ? false : stryMutAct_9fa48("488") ? true : (stryCov_9fa48("488", "489", "490"), otherRule === undefined)) ? {} : stryMutAct_9fa48("491") ? {} : (stryCov_9fa48("491"), {
        otherRule
      }))
    });
  }
}
function reportTextAfter(reading: Reading, from: number, end: number, message: string, help: string): void {
  if (stryMutAct_9fa48("492")) {
    {}
  } else {
    stryCov_9fa48("492");
    const {
      start
    } = trimmedBounds(reading.text, from, end);
    report(reading, stryMutAct_9fa48("493") ? "" : (stryCov_9fa48("493"), "error"), stryMutAct_9fa48("494") ? "" : (stryCov_9fa48("494"), "text-after-paren"), start, end, message, help);
  }
}

/**
 * `Bash(ls), Bash(rm *)`: a parenthesis that closes the first one, then a separator, then a tool and `(`. Read as one
 * specifier it would cover neither command.
 */
function secondRule(text: string, open: number, end: number): {
  close: number;
  tool: string;
} | undefined {
  if (stryMutAct_9fa48("495")) {
    {}
  } else {
    stryCov_9fa48("495");
    const close = balancedClose(text, open, end);
    if (stryMutAct_9fa48("498") ? close === undefined && close === end - 1 : stryMutAct_9fa48("497") ? false : stryMutAct_9fa48("496") ? true : (stryCov_9fa48("496", "497", "498"), (stryMutAct_9fa48("500") ? close !== undefined : stryMutAct_9fa48("499") ? false : (stryCov_9fa48("499", "500"), close === undefined)) || (stryMutAct_9fa48("502") ? close !== end - 1 : stryMutAct_9fa48("501") ? false : (stryCov_9fa48("501", "502"), close === (stryMutAct_9fa48("503") ? end + 1 : (stryCov_9fa48("503"), end - 1)))))) return undefined;
    const tool = toolAfter(text, stryMutAct_9fa48("504") ? close - 1 : (stryCov_9fa48("504"), close + 1), end, stryMutAct_9fa48("505") ? "" : (stryCov_9fa48("505"), "("));
    return (stryMutAct_9fa48("508") ? tool !== undefined : stryMutAct_9fa48("507") ? false : stryMutAct_9fa48("506") ? true : (stryCov_9fa48("506", "507", "508"), tool === undefined)) ? undefined : stryMutAct_9fa48("509") ? {} : (stryCov_9fa48("509"), {
      close,
      tool
    });
  }
}

/** The tool of a rule that begins after a separator at `from`, if its name ends before one of `terminators` or the end. */
function toolAfter(text: string, from: number, end: number, terminators: string): string | undefined {
  if (stryMutAct_9fa48("510")) {
    {}
  } else {
    stryCov_9fa48("510");
    let start = from;
    while (stryMutAct_9fa48("512") ? start < end || isBlank(text[start]) || text[start] === "," || text[start] === ";" : stryMutAct_9fa48("511") ? false : (stryCov_9fa48("511", "512"), (stryMutAct_9fa48("515") ? start >= end : stryMutAct_9fa48("514") ? start <= end : stryMutAct_9fa48("513") ? true : (stryCov_9fa48("513", "514", "515"), start < end)) && (stryMutAct_9fa48("517") ? (isBlank(text[start]) || text[start] === ",") && text[start] === ";" : stryMutAct_9fa48("516") ? true : (stryCov_9fa48("516", "517"), (stryMutAct_9fa48("519") ? isBlank(text[start]) && text[start] === "," : stryMutAct_9fa48("518") ? false : (stryCov_9fa48("518", "519"), isBlank(text[start]) || (stryMutAct_9fa48("521") ? text[start] !== "," : stryMutAct_9fa48("520") ? false : (stryCov_9fa48("520", "521"), text[start] === (stryMutAct_9fa48("522") ? "" : (stryCov_9fa48("522"), ",")))))) || (stryMutAct_9fa48("524") ? text[start] !== ";" : stryMutAct_9fa48("523") ? false : (stryCov_9fa48("523", "524"), text[start] === (stryMutAct_9fa48("525") ? "" : (stryCov_9fa48("525"), ";")))))))) stryMutAct_9fa48("526") ? start -= 1 : (stryCov_9fa48("526"), start += 1);
    const close = nameEnd(text, start, end);
    if (stryMutAct_9fa48("529") ? start === from && close === start : stryMutAct_9fa48("528") ? false : stryMutAct_9fa48("527") ? true : (stryCov_9fa48("527", "528", "529"), (stryMutAct_9fa48("531") ? start !== from : stryMutAct_9fa48("530") ? false : (stryCov_9fa48("530", "531"), start === from)) || (stryMutAct_9fa48("533") ? close !== start : stryMutAct_9fa48("532") ? false : (stryCov_9fa48("532", "533"), close === start)))) return undefined;
    if (stryMutAct_9fa48("535") ? false : stryMutAct_9fa48("534") ? true : (stryCov_9fa48("534", "535"), (stryMutAct_9fa48("539") ? close >= end : stryMutAct_9fa48("538") ? close <= end : stryMutAct_9fa48("537") ? false : stryMutAct_9fa48("536") ? true : (stryCov_9fa48("536", "537", "538", "539"), close < end)) ? stryMutAct_9fa48("540") ? terminators.includes(text[close]!) : (stryCov_9fa48("540"), !terminators.includes(text[close]!)) : stryMutAct_9fa48("543") ? terminators !== "(" : stryMutAct_9fa48("542") ? false : stryMutAct_9fa48("541") ? true : (stryCov_9fa48("541", "542", "543"), terminators === (stryMutAct_9fa48("544") ? "" : (stryCov_9fa48("544"), "("))))) return undefined;
    return isToolName(stryMutAct_9fa48("545") ? text : (stryCov_9fa48("545"), text.slice(start, close))) ? guardedTool(text, start, close) : undefined;
  }
}

/** `!Bash(ls)`: rules do not cancel rules, only path patterns cancel path patterns. Ignoring it never loosens a deny. SEMANTICS SYN-15. */
function negatedEntry(reading: Reading, start: number, end: number): ParsedRule {
  if (stryMutAct_9fa48("546")) {
    {}
  } else {
    stryCov_9fa48("546");
    if (stryMutAct_9fa48("549") ? end - start !== 1 : stryMutAct_9fa48("548") ? false : stryMutAct_9fa48("547") ? true : (stryCov_9fa48("547", "548", "549"), (stryMutAct_9fa48("550") ? end + start : (stryCov_9fa48("550"), end - start)) === 1)) {
      if (stryMutAct_9fa48("551")) {
        {}
      } else {
        stryCov_9fa48("551");
        report(reading, stryMutAct_9fa48("552") ? "" : (stryCov_9fa48("552"), "warning"), stryMutAct_9fa48("553") ? "" : (stryCov_9fa48("553"), "negated-rule"), start, end, stryMutAct_9fa48("554") ? "" : (stryCov_9fa48("554"), "a lone `!` cancels nothing"), stryMutAct_9fa48("555") ? "" : (stryCov_9fa48("555"), "remove the entry"));
      }
    } else {
      if (stryMutAct_9fa48("556")) {
        {}
      } else {
        stryCov_9fa48("556");
        const message = stryMutAct_9fa48("557") ? "" : (stryCov_9fa48("557"), "a rule cannot cancel another rule, so the entry is ignored");
        report(reading, stryMutAct_9fa48("558") ? "" : (stryCov_9fa48("558"), "error"), stryMutAct_9fa48("559") ? "" : (stryCov_9fa48("559"), "negated-rule"), start, end, message, stryMutAct_9fa48("560") ? "" : (stryCov_9fa48("560"), "inside the parentheses of a path rule `!` cancels patterns of the same list"));
      }
    }
    return stryMutAct_9fa48("561") ? {} : (stryCov_9fa48("561"), {
      diagnostics: reading.diagnostics
    });
  }
}

/**
 * A text with a character that cannot be seen. An allow is dropped. A deny or ask stays in force as far as it can be
 * read, and guards its tool besides, because what its author saw is another text.
 */
function readUnseen(reading: Reading, start: number, end: number, unseen: {
  readonly character: string;
  readonly at: number;
}): ParsedRule {
  if (stryMutAct_9fa48("562")) {
    {}
  } else {
    stryCov_9fa48("562");
    const at = stryMutAct_9fa48("563") ? start - unseen.at : (stryCov_9fa48("563"), start + unseen.at);
    const visible = withoutUnseen(stryMutAct_9fa48("564") ? reading.text : (stryCov_9fa48("564"), reading.text.slice(start, end)));
    report(reading, stryMutAct_9fa48("565") ? "" : (stryCov_9fa48("565"), "error"), stryMutAct_9fa48("566") ? "" : (stryCov_9fa48("566"), "control-character"), at, stryMutAct_9fa48("567") ? at - unseen.character.length : (stryCov_9fa48("567"), at + unseen.character.length), stryMutAct_9fa48("568") ? `` : (stryCov_9fa48("568"), `the rule holds the character ${codePointName(unseen.character)}, which cannot be seen`), stryMutAct_9fa48("569") ? `` : (stryCov_9fa48("569"), `remove it: \`${visible}\``));
    if (stryMutAct_9fa48("572") ? reading.effect !== "allow" : stryMutAct_9fa48("571") ? false : stryMutAct_9fa48("570") ? true : (stryCov_9fa48("570", "571", "572"), reading.effect === (stryMutAct_9fa48("573") ? "" : (stryCov_9fa48("573"), "allow")))) return stryMutAct_9fa48("574") ? {} : (stryCov_9fa48("574"), {
      diagnostics: reading.diagnostics
    });
    const paren = visible.indexOf(stryMutAct_9fa48("575") ? "" : (stryCov_9fa48("575"), "("));
    const guards = guardedTool(visible, 0, (stryMutAct_9fa48("579") ? paren >= 0 : stryMutAct_9fa48("578") ? paren <= 0 : stryMutAct_9fa48("577") ? false : stryMutAct_9fa48("576") ? true : (stryCov_9fa48("576", "577", "578", "579"), paren < 0)) ? visible.length : paren);
    return stryMutAct_9fa48("580") ? {} : (stryCov_9fa48("580"), {
      ...readEntry(reading, start, end),
      guards
    });
  }
}
function ruleOf(reading: Reading, start: number, end: number, cover: Cover): ParsedRule {
  if (stryMutAct_9fa48("581")) {
    {}
  } else {
    stryCov_9fa48("581");
    const rule: Rule = stryMutAct_9fa48("582") ? {} : (stryCov_9fa48("582"), {
      text: stryMutAct_9fa48("583") ? reading.text : (stryCov_9fa48("583"), reading.text.slice(start, end)),
      place: placeIn(reading.place, start, end),
      ...cover
    });
    return stryMutAct_9fa48("584") ? {} : (stryCov_9fa48("584"), {
      rule,
      diagnostics: reading.diagnostics
    });
  }
}
function broken(reading: Reading, guards: string): ParsedRule {
  if (stryMutAct_9fa48("585")) {
    {}
  } else {
    stryCov_9fa48("585");
    const {
      diagnostics
    } = reading;
    return (stryMutAct_9fa48("588") ? reading.effect !== "allow" : stryMutAct_9fa48("587") ? false : stryMutAct_9fa48("586") ? true : (stryCov_9fa48("586", "587", "588"), reading.effect === (stryMutAct_9fa48("589") ? "" : (stryCov_9fa48("589"), "allow")))) ? stryMutAct_9fa48("590") ? {} : (stryCov_9fa48("590"), {
      diagnostics
    }) : stryMutAct_9fa48("591") ? {} : (stryCov_9fa48("591"), {
      guards,
      diagnostics
    });
  }
}
function kindOf(value: unknown): string {
  if (stryMutAct_9fa48("592")) {
    {}
  } else {
    stryCov_9fa48("592");
    if (stryMutAct_9fa48("595") ? value !== null : stryMutAct_9fa48("594") ? false : stryMutAct_9fa48("593") ? true : (stryCov_9fa48("593", "594", "595"), value === null)) return stryMutAct_9fa48("596") ? "" : (stryCov_9fa48("596"), "null");
    if (stryMutAct_9fa48("598") ? false : stryMutAct_9fa48("597") ? true : (stryCov_9fa48("597", "598"), Array.isArray(value))) return stryMutAct_9fa48("599") ? "" : (stryCov_9fa48("599"), "an array");
    return (stryMutAct_9fa48("602") ? typeof value !== "object" : stryMutAct_9fa48("601") ? false : stryMutAct_9fa48("600") ? true : (stryCov_9fa48("600", "601", "602"), typeof value === (stryMutAct_9fa48("603") ? "" : (stryCov_9fa48("603"), "object")))) ? stryMutAct_9fa48("604") ? "" : (stryCov_9fa48("604"), "an object") : stryMutAct_9fa48("605") ? `` : (stryCov_9fa48("605"), `a ${typeof value}`);
  }
}