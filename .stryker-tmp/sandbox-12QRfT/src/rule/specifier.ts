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
import { limits } from "../base/limits.ts";
import { trimmedBounds } from "./characters.ts";
import { hostFault, publicSuffixOf } from "./domain.ts";
import { unescapeParentheses } from "./escape.ts";
import { type Reading, report } from "./finding.ts";
import { pathFault, reportPathRisks } from "./path-checks.ts";
import type { Specifier, ToolPattern } from "./rule.ts";
import { reportWildcards, wildcards } from "./tool-pattern.ts";
import { type Tool, toolOf } from "./tools.ts";

/** What a rule covers: a tool, and a part of what it does unless it covers all. */
export type Cover = {
  readonly tool: ToolPattern;
  readonly specifier?: Specifier;
};

/**
 * Reads the specifier `text[start, end)` of a rule for `tool`, which is not empty and has balanced ends. Undefined where
 * no rule may come of it; then a diagnostic says why.
 */
export function readSpecifier(reading: Reading, tool: ToolPattern, start: number, end: number): Cover | undefined {
  if (stryMutAct_9fa48("894")) {
    {}
  } else {
    stryCov_9fa48("894");
    const raw = stryMutAct_9fa48("895") ? reading.text : (stryCov_9fa48("895"), reading.text.slice(start, end));
    if (stryMutAct_9fa48("898") ? raw !== "*" : stryMutAct_9fa48("897") ? false : stryMutAct_9fa48("896") ? true : (stryCov_9fa48("896", "897", "898"), raw === (stryMutAct_9fa48("899") ? "" : (stryCov_9fa48("899"), "*")))) return stryMutAct_9fa48("900") ? {} : (stryCov_9fa48("900"), {
      tool
    });
    if (stryMutAct_9fa48("904") ? wildcards(raw) <= limits.patternWildcardsMax : stryMutAct_9fa48("903") ? wildcards(raw) >= limits.patternWildcardsMax : stryMutAct_9fa48("902") ? false : stryMutAct_9fa48("901") ? true : (stryCov_9fa48("901", "902", "903", "904"), wildcards(raw) > limits.patternWildcardsMax)) {
      if (stryMutAct_9fa48("905")) {
        {}
      } else {
        stryCov_9fa48("905");
        reportWildcards(reading, start, end);
        return undefined;
      }
    }
    const known = (stryMutAct_9fa48("908") ? tool.type !== "name" : stryMutAct_9fa48("907") ? false : stryMutAct_9fa48("906") ? true : (stryCov_9fa48("906", "907", "908"), tool.type === (stryMutAct_9fa48("909") ? "" : (stryCov_9fa48("909"), "name")))) ? toolOf(tool.name) : undefined;
    const parameter = parameterIn(reading.text, start, end, stryMutAct_9fa48("912") ? known === undefined && known.specifier === "none" : stryMutAct_9fa48("911") ? false : stryMutAct_9fa48("910") ? true : (stryCov_9fa48("910", "911", "912"), (stryMutAct_9fa48("914") ? known !== undefined : stryMutAct_9fa48("913") ? false : (stryCov_9fa48("913", "914"), known === undefined)) || (stryMutAct_9fa48("916") ? known.specifier !== "none" : stryMutAct_9fa48("915") ? false : (stryCov_9fa48("915", "916"), known.specifier === (stryMutAct_9fa48("917") ? "" : (stryCov_9fa48("917"), "none"))))));
    if (stryMutAct_9fa48("920") ? known === undefined : stryMutAct_9fa48("919") ? false : stryMutAct_9fa48("918") ? true : (stryCov_9fa48("918", "919", "920"), known !== undefined)) {
      if (stryMutAct_9fa48("921")) {
        {}
      } else {
        stryCov_9fa48("921");
        if (stryMutAct_9fa48("924") ? known.specifier !== "command" : stryMutAct_9fa48("923") ? false : stryMutAct_9fa48("922") ? true : (stryCov_9fa48("922", "923", "924"), known.specifier === (stryMutAct_9fa48("925") ? "" : (stryCov_9fa48("925"), "command")))) return readCommand(reading, tool, known, parameter, start, end);
        if (stryMutAct_9fa48("927") ? false : stryMutAct_9fa48("926") ? true : (stryCov_9fa48("926", "927"), isFieldOf(known, parameter))) {
          if (stryMutAct_9fa48("928")) {
            {}
          } else {
            stryCov_9fa48("928");
            const cover = readField(reading, tool, known, parameter, start, end);
            if (stryMutAct_9fa48("931") ? cover === undefined : stryMutAct_9fa48("930") ? false : stryMutAct_9fa48("929") ? true : (stryCov_9fa48("929", "930", "931"), cover !== undefined)) return cover;
          }
        }
        if (stryMutAct_9fa48("934") ? known.specifier !== "path" : stryMutAct_9fa48("933") ? false : stryMutAct_9fa48("932") ? true : (stryCov_9fa48("932", "933", "934"), known.specifier === (stryMutAct_9fa48("935") ? "" : (stryCov_9fa48("935"), "path")))) return readPath(reading, tool, known, start, end);
        if (stryMutAct_9fa48("938") ? known.specifier !== "domain" : stryMutAct_9fa48("937") ? false : stryMutAct_9fa48("936") ? true : (stryCov_9fa48("936", "937", "938"), known.specifier === (stryMutAct_9fa48("939") ? "" : (stryCov_9fa48("939"), "domain")))) return readDomain(reading, tool, start, end);
        if (stryMutAct_9fa48("942") ? known.specifier !== "name" : stryMutAct_9fa48("941") ? false : stryMutAct_9fa48("940") ? true : (stryCov_9fa48("940", "941", "942"), known.specifier === (stryMutAct_9fa48("943") ? "" : (stryCov_9fa48("943"), "name")))) return readName(tool, reading.text, start, end);
      }
    }
    if (stryMutAct_9fa48("946") ? parameter !== undefined : stryMutAct_9fa48("945") ? false : stryMutAct_9fa48("944") ? true : (stryCov_9fa48("944", "945", "946"), parameter === undefined)) {
      if (stryMutAct_9fa48("947")) {
        {}
      } else {
        stryCov_9fa48("947");
        report(reading, stryMutAct_9fa48("948") ? "" : (stryCov_9fa48("948"), "warning"), stryMutAct_9fa48("949") ? "" : (stryCov_9fa48("949"), "unused-specifier"), start, end, stryMutAct_9fa48("950") ? `` : (stryCov_9fa48("950"), `\`${toolText(tool)}\` takes no specifier, so the rule covers nothing`), (stryMutAct_9fa48("953") ? known !== undefined : stryMutAct_9fa48("952") ? false : stryMutAct_9fa48("951") ? true : (stryCov_9fa48("951", "952", "953"), known === undefined)) ? undefined : stryMutAct_9fa48("954") ? `` : (stryCov_9fa48("954"), `write \`${known.name}\` to cover every call of it`));
        return stryMutAct_9fa48("955") ? {} : (stryCov_9fa48("955"), {
          tool,
          specifier: stryMutAct_9fa48("956") ? {} : (stryCov_9fa48("956"), {
            type: stryMutAct_9fa48("957") ? "" : (stryCov_9fa48("957"), "inert"),
            text: unescapeParentheses(raw)
          })
        });
      }
    }
    if (stryMutAct_9fa48("960") ? reading.effect !== "allow" : stryMutAct_9fa48("959") ? false : stryMutAct_9fa48("958") ? true : (stryCov_9fa48("958", "959", "960"), reading.effect === (stryMutAct_9fa48("961") ? "" : (stryCov_9fa48("961"), "allow")))) {
      if (stryMutAct_9fa48("962")) {
        {}
      } else {
        stryCov_9fa48("962");
        reportParameterInAllow(reading, parameter, start);
        return stryMutAct_9fa48("963") ? {} : (stryCov_9fa48("963"), {
          tool,
          specifier: stryMutAct_9fa48("964") ? {} : (stryCov_9fa48("964"), {
            type: stryMutAct_9fa48("965") ? "" : (stryCov_9fa48("965"), "inert"),
            text: unescapeParentheses(raw)
          })
        });
      }
    }
    return stryMutAct_9fa48("966") ? {} : (stryCov_9fa48("966"), {
      tool,
      specifier: stryMutAct_9fa48("967") ? {} : (stryCov_9fa48("967"), {
        type: stryMutAct_9fa48("968") ? "" : (stryCov_9fa48("968"), "parameter"),
        parameter: parameter.name,
        value: parameter.value
      })
    });
  }
}

/** `name : value` inside a specifier. */
type Parameter = {
  readonly name: string;
  readonly nameEnd: number;
  readonly value: string;
};

/**
 * The parameter that `text[start, end)` names, if it has the form of one. `anyField`: the tool has no specifier that
 * could hold a colon, so its fields may be called as they like. SEMANTICS SYN-11.
 */
function parameterIn(text: string, start: number, end: number, anyField: boolean): Parameter | undefined {
  if (stryMutAct_9fa48("969")) {
    {}
  } else {
    stryCov_9fa48("969");
    const colon = text.indexOf(stryMutAct_9fa48("970") ? "" : (stryCov_9fa48("970"), ":"), start);
    if (stryMutAct_9fa48("973") ? colon < 0 && colon >= end : stryMutAct_9fa48("972") ? false : stryMutAct_9fa48("971") ? true : (stryCov_9fa48("971", "972", "973"), (stryMutAct_9fa48("976") ? colon >= 0 : stryMutAct_9fa48("975") ? colon <= 0 : stryMutAct_9fa48("974") ? false : (stryCov_9fa48("974", "975", "976"), colon < 0)) || (stryMutAct_9fa48("979") ? colon < end : stryMutAct_9fa48("978") ? colon > end : stryMutAct_9fa48("977") ? false : (stryCov_9fa48("977", "978", "979"), colon >= end)))) return undefined;
    const name = trimmedBounds(text, start, colon);
    if (stryMutAct_9fa48("982") ? false : stryMutAct_9fa48("981") ? true : stryMutAct_9fa48("980") ? isFieldName(text, name.start, name.end, anyField) : (stryCov_9fa48("980", "981", "982"), !isFieldName(text, name.start, name.end, anyField))) return undefined;
    return stryMutAct_9fa48("983") ? {} : (stryCov_9fa48("983"), {
      name: stryMutAct_9fa48("984") ? text : (stryCov_9fa48("984"), text.slice(name.start, name.end)),
      nameEnd: name.end,
      value: trimmedText(unescapeParentheses(stryMutAct_9fa48("985") ? text : (stryCov_9fa48("985"), text.slice(stryMutAct_9fa48("986") ? colon - 1 : (stryCov_9fa48("986"), colon + 1), end))))
    });
  }
}
function isFieldName(text: string, start: number, end: number, anyField: boolean): boolean {
  if (stryMutAct_9fa48("987")) {
    {}
  } else {
    stryCov_9fa48("987");
    for (let at = start; stryMutAct_9fa48("990") ? at >= end : stryMutAct_9fa48("989") ? at <= end : stryMutAct_9fa48("988") ? false : (stryCov_9fa48("988", "989", "990"), at < end); stryMutAct_9fa48("991") ? at-- : (stryCov_9fa48("991"), at++)) {
      if (stryMutAct_9fa48("992")) {
        {}
      } else {
        stryCov_9fa48("992");
        const unit = text.charCodeAt(at);
        const letter = stryMutAct_9fa48("995") ? (unit >= 0x61 && unit <= 0x7a || unit >= 0x41 && unit <= 0x5a) && unit === 0x5f : stryMutAct_9fa48("994") ? false : stryMutAct_9fa48("993") ? true : (stryCov_9fa48("993", "994", "995"), (stryMutAct_9fa48("997") ? unit >= 0x61 && unit <= 0x7a && unit >= 0x41 && unit <= 0x5a : stryMutAct_9fa48("996") ? false : (stryCov_9fa48("996", "997"), (stryMutAct_9fa48("999") ? unit >= 0x61 || unit <= 0x7a : stryMutAct_9fa48("998") ? false : (stryCov_9fa48("998", "999"), (stryMutAct_9fa48("1002") ? unit < 0x61 : stryMutAct_9fa48("1001") ? unit > 0x61 : stryMutAct_9fa48("1000") ? true : (stryCov_9fa48("1000", "1001", "1002"), unit >= 0x61)) && (stryMutAct_9fa48("1005") ? unit > 0x7a : stryMutAct_9fa48("1004") ? unit < 0x7a : stryMutAct_9fa48("1003") ? true : (stryCov_9fa48("1003", "1004", "1005"), unit <= 0x7a)))) || (stryMutAct_9fa48("1007") ? unit >= 0x41 || unit <= 0x5a : stryMutAct_9fa48("1006") ? false : (stryCov_9fa48("1006", "1007"), (stryMutAct_9fa48("1010") ? unit < 0x41 : stryMutAct_9fa48("1009") ? unit > 0x41 : stryMutAct_9fa48("1008") ? true : (stryCov_9fa48("1008", "1009", "1010"), unit >= 0x41)) && (stryMutAct_9fa48("1013") ? unit > 0x5a : stryMutAct_9fa48("1012") ? unit < 0x5a : stryMutAct_9fa48("1011") ? true : (stryCov_9fa48("1011", "1012", "1013"), unit <= 0x5a)))))) || (stryMutAct_9fa48("1015") ? unit !== 0x5f : stryMutAct_9fa48("1014") ? false : (stryCov_9fa48("1014", "1015"), unit === 0x5f)));
        const digit = stryMutAct_9fa48("1018") ? unit >= 0x30 || unit <= 0x39 : stryMutAct_9fa48("1017") ? false : stryMutAct_9fa48("1016") ? true : (stryCov_9fa48("1016", "1017", "1018"), (stryMutAct_9fa48("1021") ? unit < 0x30 : stryMutAct_9fa48("1020") ? unit > 0x30 : stryMutAct_9fa48("1019") ? true : (stryCov_9fa48("1019", "1020", "1021"), unit >= 0x30)) && (stryMutAct_9fa48("1024") ? unit > 0x39 : stryMutAct_9fa48("1023") ? unit < 0x39 : stryMutAct_9fa48("1022") ? true : (stryCov_9fa48("1022", "1023", "1024"), unit <= 0x39)));
        const mark = stryMutAct_9fa48("1027") ? (unit === 0x2d || unit === 0x2e) && unit === 0x24 : stryMutAct_9fa48("1026") ? false : stryMutAct_9fa48("1025") ? true : (stryCov_9fa48("1025", "1026", "1027"), (stryMutAct_9fa48("1029") ? unit === 0x2d && unit === 0x2e : stryMutAct_9fa48("1028") ? false : (stryCov_9fa48("1028", "1029"), (stryMutAct_9fa48("1031") ? unit !== 0x2d : stryMutAct_9fa48("1030") ? false : (stryCov_9fa48("1030", "1031"), unit === 0x2d)) || (stryMutAct_9fa48("1033") ? unit !== 0x2e : stryMutAct_9fa48("1032") ? false : (stryCov_9fa48("1032", "1033"), unit === 0x2e)))) || (stryMutAct_9fa48("1035") ? unit !== 0x24 : stryMutAct_9fa48("1034") ? false : (stryCov_9fa48("1034", "1035"), unit === 0x24)));
        if (stryMutAct_9fa48("1038") ? !letter && !(at > start && digit) || !(anyField && mark) : stryMutAct_9fa48("1037") ? false : stryMutAct_9fa48("1036") ? true : (stryCov_9fa48("1036", "1037", "1038"), (stryMutAct_9fa48("1040") ? !letter || !(at > start && digit) : stryMutAct_9fa48("1039") ? true : (stryCov_9fa48("1039", "1040"), (stryMutAct_9fa48("1041") ? letter : (stryCov_9fa48("1041"), !letter)) && (stryMutAct_9fa48("1042") ? at > start && digit : (stryCov_9fa48("1042"), !(stryMutAct_9fa48("1045") ? at > start || digit : stryMutAct_9fa48("1044") ? false : stryMutAct_9fa48("1043") ? true : (stryCov_9fa48("1043", "1044", "1045"), (stryMutAct_9fa48("1048") ? at <= start : stryMutAct_9fa48("1047") ? at >= start : stryMutAct_9fa48("1046") ? true : (stryCov_9fa48("1046", "1047", "1048"), at > start)) && digit)))))) && (stryMutAct_9fa48("1049") ? anyField && mark : (stryCov_9fa48("1049"), !(stryMutAct_9fa48("1052") ? anyField || mark : stryMutAct_9fa48("1051") ? false : stryMutAct_9fa48("1050") ? true : (stryCov_9fa48("1050", "1051", "1052"), anyField && mark)))))) return stryMutAct_9fa48("1053") ? true : (stryCov_9fa48("1053"), false);
      }
    }
    return stryMutAct_9fa48("1057") ? end <= start : stryMutAct_9fa48("1056") ? end >= start : stryMutAct_9fa48("1055") ? false : stryMutAct_9fa48("1054") ? true : (stryCov_9fa48("1054", "1055", "1056", "1057"), end > start);
  }
}
function isFieldOf(tool: Tool, parameter: Parameter | undefined): parameter is Parameter {
  if (stryMutAct_9fa48("1058")) {
    {}
  } else {
    stryCov_9fa48("1058");
    return stryMutAct_9fa48("1061") ? parameter !== undefined || tool.primaryFields.includes(parameter.name) || tool.fields.includes(parameter.name) : stryMutAct_9fa48("1060") ? false : stryMutAct_9fa48("1059") ? true : (stryCov_9fa48("1059", "1060", "1061"), (stryMutAct_9fa48("1063") ? parameter === undefined : stryMutAct_9fa48("1062") ? true : (stryCov_9fa48("1062", "1063"), parameter !== undefined)) && (stryMutAct_9fa48("1065") ? tool.primaryFields.includes(parameter.name) && tool.fields.includes(parameter.name) : stryMutAct_9fa48("1064") ? true : (stryCov_9fa48("1064", "1065"), tool.primaryFields.includes(parameter.name) || tool.fields.includes(parameter.name))));
  }
}

/**
 * A specifier that begins with an input field of the tool: a parameter in deny and ask, nothing for a field that the tool's
 * own specifier stands for. In allow the text goes on to be read as the tool's own specifier. SEMANTICS SYN-11, SYN-12.
 */
function readField(reading: Reading, tool: ToolPattern, known: Tool, parameter: Parameter, start: number, end: number): Cover | undefined {
  if (stryMutAct_9fa48("1066")) {
    {}
  } else {
    stryCov_9fa48("1066");
    if (stryMutAct_9fa48("1069") ? reading.effect !== "allow" : stryMutAct_9fa48("1068") ? false : stryMutAct_9fa48("1067") ? true : (stryCov_9fa48("1067", "1068", "1069"), reading.effect === (stryMutAct_9fa48("1070") ? "" : (stryCov_9fa48("1070"), "allow")))) {
      if (stryMutAct_9fa48("1071")) {
        {}
      } else {
        stryCov_9fa48("1071");
        if (stryMutAct_9fa48("1074") ? known.specifier !== "none" || known.specifier !== "domain" : stryMutAct_9fa48("1073") ? false : stryMutAct_9fa48("1072") ? true : (stryCov_9fa48("1072", "1073", "1074"), (stryMutAct_9fa48("1076") ? known.specifier === "none" : stryMutAct_9fa48("1075") ? true : (stryCov_9fa48("1075", "1076"), known.specifier !== (stryMutAct_9fa48("1077") ? "" : (stryCov_9fa48("1077"), "none")))) && (stryMutAct_9fa48("1079") ? known.specifier === "domain" : stryMutAct_9fa48("1078") ? true : (stryCov_9fa48("1078", "1079"), known.specifier !== (stryMutAct_9fa48("1080") ? "" : (stryCov_9fa48("1080"), "domain")))))) reportParameterInAllow(reading, parameter, start);
        return undefined;
      }
    }
    if (stryMutAct_9fa48("1082") ? false : stryMutAct_9fa48("1081") ? true : (stryCov_9fa48("1081", "1082"), known.primaryFields.includes(parameter.name))) {
      if (stryMutAct_9fa48("1083")) {
        {}
      } else {
        stryCov_9fa48("1083");
        report(reading, stryMutAct_9fa48("1084") ? "" : (stryCov_9fa48("1084"), "warning"), stryMutAct_9fa48("1085") ? "" : (stryCov_9fa48("1085"), "param-rule-primary-field"), start, end, stryMutAct_9fa48("1086") ? `` : (stryCov_9fa48("1086"), `\`${parameter.name}\` of \`${known.name}\` cannot be matched as a parameter, so the rule covers nothing`), primaryFieldHelp(known, parameter.value));
        return stryMutAct_9fa48("1087") ? {} : (stryCov_9fa48("1087"), {
          tool,
          specifier: stryMutAct_9fa48("1088") ? {} : (stryCov_9fa48("1088"), {
            type: stryMutAct_9fa48("1089") ? "" : (stryCov_9fa48("1089"), "inert"),
            text: unescapeParentheses(stryMutAct_9fa48("1090") ? reading.text : (stryCov_9fa48("1090"), reading.text.slice(start, end)))
          })
        });
      }
    }
    return stryMutAct_9fa48("1091") ? {} : (stryCov_9fa48("1091"), {
      tool,
      specifier: stryMutAct_9fa48("1092") ? {} : (stryCov_9fa48("1092"), {
        type: stryMutAct_9fa48("1093") ? "" : (stryCov_9fa48("1093"), "parameter"),
        parameter: parameter.name,
        value: parameter.value
      })
    });
  }
}
function primaryFieldHelp(tool: Tool, value: string): string {
  if (stryMutAct_9fa48("1094")) {
    {}
  } else {
    stryCov_9fa48("1094");
    if (stryMutAct_9fa48("1097") ? tool.specifier !== "domain" : stryMutAct_9fa48("1096") ? false : stryMutAct_9fa48("1095") ? true : (stryCov_9fa48("1095", "1096", "1097"), tool.specifier === (stryMutAct_9fa48("1098") ? "" : (stryCov_9fa48("1098"), "domain")))) return stryMutAct_9fa48("1099") ? "" : (stryCov_9fa48("1099"), "write `WebFetch(domain:<host>)`");
    return stryMutAct_9fa48("1100") ? `` : (stryCov_9fa48("1100"), `write \`${stryMutAct_9fa48("1101") ? tool.pathRules && tool.name : (stryCov_9fa48("1101"), tool.pathRules ?? tool.name)}(${value})\``);
  }
}
function reportParameterInAllow(reading: Reading, parameter: Parameter, start: number): void {
  if (stryMutAct_9fa48("1102")) {
    {}
  } else {
    stryCov_9fa48("1102");
    report(reading, stryMutAct_9fa48("1103") ? "" : (stryCov_9fa48("1103"), "warning"), stryMutAct_9fa48("1104") ? "" : (stryCov_9fa48("1104"), "param-rule-in-allow"), start, parameter.nameEnd, stryMutAct_9fa48("1105") ? `` : (stryCov_9fa48("1105"), `an allow rule does not look at the parameter \`${parameter.name}\``), stryMutAct_9fa48("1106") ? "" : (stryCov_9fa48("1106"), "allow the tool and name the parameter in a deny or ask rule"));
  }
}

/**
 * A command pattern. In deny and ask `name:value` may mean a parameter as well, and then either reading matches.
 * SEMANTICS BASH-1 … BASH-4, SYN-12, SYN-13, SYN-17.
 */
function readCommand(reading: Reading, tool: ToolPattern, known: Tool, parameter: Parameter | undefined, start: number, end: number): Cover | undefined {
  if (stryMutAct_9fa48("1107")) {
    {}
  } else {
    stryCov_9fa48("1107");
    const {
      text,
      effect
    } = reading;
    const command = withSingleBlanks(unescapeParentheses(stryMutAct_9fa48("1108") ? text : (stryCov_9fa48("1108"), text.slice(start, end))));
    const named = (stryMutAct_9fa48("1109") ? text.startsWith(":*", trimmedBounds(text, start, end).end) : (stryCov_9fa48("1109"), text.endsWith(stryMutAct_9fa48("1110") ? "" : (stryCov_9fa48("1110"), ":*"), trimmedBounds(text, start, end).end))) ? undefined : parameter;
    if (stryMutAct_9fa48("1113") ? named !== undefined || isFieldOf(known, named) : stryMutAct_9fa48("1112") ? false : stryMutAct_9fa48("1111") ? true : (stryCov_9fa48("1111", "1112", "1113"), (stryMutAct_9fa48("1115") ? named === undefined : stryMutAct_9fa48("1114") ? true : (stryCov_9fa48("1114", "1115"), named !== undefined)) && isFieldOf(known, named))) {
      if (stryMutAct_9fa48("1116")) {
        {}
      } else {
        stryCov_9fa48("1116");
        const cover = readField(reading, tool, known, named, start, end);
        if (stryMutAct_9fa48("1119") ? cover?.specifier?.type !== "inert" : stryMutAct_9fa48("1118") ? false : stryMutAct_9fa48("1117") ? true : (stryCov_9fa48("1117", "1118", "1119"), (stryMutAct_9fa48("1121") ? cover.specifier?.type : stryMutAct_9fa48("1120") ? cover?.specifier.type : (stryCov_9fa48("1120", "1121"), cover?.specifier?.type)) === (stryMutAct_9fa48("1122") ? "" : (stryCov_9fa48("1122"), "inert")))) return cover;
      }
    }
    if (stryMutAct_9fa48("1125") ? named !== undefined || effect !== "allow" : stryMutAct_9fa48("1124") ? false : stryMutAct_9fa48("1123") ? true : (stryCov_9fa48("1123", "1124", "1125"), (stryMutAct_9fa48("1127") ? named === undefined : stryMutAct_9fa48("1126") ? true : (stryCov_9fa48("1126", "1127"), named !== undefined)) && (stryMutAct_9fa48("1129") ? effect === "allow" : stryMutAct_9fa48("1128") ? true : (stryCov_9fa48("1128", "1129"), effect !== (stryMutAct_9fa48("1130") ? "" : (stryCov_9fa48("1130"), "allow")))))) {
      if (stryMutAct_9fa48("1131")) {
        {}
      } else {
        stryCov_9fa48("1131");
        return stryMutAct_9fa48("1132") ? {} : (stryCov_9fa48("1132"), {
          tool,
          specifier: stryMutAct_9fa48("1133") ? {} : (stryCov_9fa48("1133"), {
            type: stryMutAct_9fa48("1134") ? "" : (stryCov_9fa48("1134"), "parameter"),
            parameter: named.name,
            value: named.value,
            alsoCommand: command
          })
        });
      }
    }
    if (stryMutAct_9fa48("1137") ? effect !== "allow" : stryMutAct_9fa48("1136") ? false : stryMutAct_9fa48("1135") ? true : (stryCov_9fa48("1135", "1136", "1137"), effect === (stryMutAct_9fa48("1138") ? "" : (stryCov_9fa48("1138"), "allow")))) reportWildcardBeforeSubcommand(reading, command, start, end);
    return stryMutAct_9fa48("1139") ? {} : (stryCov_9fa48("1139"), {
      tool,
      specifier: stryMutAct_9fa48("1140") ? {} : (stryCov_9fa48("1140"), {
        type: stryMutAct_9fa48("1141") ? "" : (stryCov_9fa48("1141"), "command"),
        text: command
      })
    });
  }
}

/** Every run of blanks outside quotes as one space, none at the ends. SEMANTICS SYN-17, BASH-8. */
export function withSingleBlanks(command: string): string {
  if (stryMutAct_9fa48("1142")) {
    {}
  } else {
    stryCov_9fa48("1142");
    const spare = stryMutAct_9fa48("1145") ? command.includes("  ") && command.includes("\t") : stryMutAct_9fa48("1144") ? false : stryMutAct_9fa48("1143") ? true : (stryCov_9fa48("1143", "1144", "1145"), command.includes(stryMutAct_9fa48("1146") ? "" : (stryCov_9fa48("1146"), "  ")) || command.includes(stryMutAct_9fa48("1147") ? "" : (stryCov_9fa48("1147"), "\t")));
    if (stryMutAct_9fa48("1150") ? !spare && !command.startsWith(" ") || !command.endsWith(" ") : stryMutAct_9fa48("1149") ? false : stryMutAct_9fa48("1148") ? true : (stryCov_9fa48("1148", "1149", "1150"), (stryMutAct_9fa48("1152") ? !spare || !command.startsWith(" ") : stryMutAct_9fa48("1151") ? true : (stryCov_9fa48("1151", "1152"), (stryMutAct_9fa48("1153") ? spare : (stryCov_9fa48("1153"), !spare)) && (stryMutAct_9fa48("1154") ? command.startsWith(" ") : (stryCov_9fa48("1154"), !(stryMutAct_9fa48("1155") ? command.endsWith(" ") : (stryCov_9fa48("1155"), command.startsWith(stryMutAct_9fa48("1156") ? "" : (stryCov_9fa48("1156"), " ")))))))) && (stryMutAct_9fa48("1157") ? command.endsWith(" ") : (stryCov_9fa48("1157"), !(stryMutAct_9fa48("1158") ? command.startsWith(" ") : (stryCov_9fa48("1158"), command.endsWith(stryMutAct_9fa48("1159") ? "" : (stryCov_9fa48("1159"), " ")))))))) return command;
    let text = stryMutAct_9fa48("1160") ? "Stryker was here!" : (stryCov_9fa48("1160"), "");
    let quote = stryMutAct_9fa48("1161") ? "Stryker was here!" : (stryCov_9fa48("1161"), "");
    let pending = stryMutAct_9fa48("1162") ? true : (stryCov_9fa48("1162"), false);
    for (let at = 0; stryMutAct_9fa48("1165") ? at >= command.length : stryMutAct_9fa48("1164") ? at <= command.length : stryMutAct_9fa48("1163") ? false : (stryCov_9fa48("1163", "1164", "1165"), at < command.length); stryMutAct_9fa48("1166") ? at-- : (stryCov_9fa48("1166"), at++)) {
      if (stryMutAct_9fa48("1167")) {
        {}
      } else {
        stryCov_9fa48("1167");
        const character = command[at]!;
        if (stryMutAct_9fa48("1170") ? quote === "" || character === " " || character === "\t" : stryMutAct_9fa48("1169") ? false : stryMutAct_9fa48("1168") ? true : (stryCov_9fa48("1168", "1169", "1170"), (stryMutAct_9fa48("1172") ? quote !== "" : stryMutAct_9fa48("1171") ? true : (stryCov_9fa48("1171", "1172"), quote === (stryMutAct_9fa48("1173") ? "Stryker was here!" : (stryCov_9fa48("1173"), "")))) && (stryMutAct_9fa48("1175") ? character === " " && character === "\t" : stryMutAct_9fa48("1174") ? true : (stryCov_9fa48("1174", "1175"), (stryMutAct_9fa48("1177") ? character !== " " : stryMutAct_9fa48("1176") ? false : (stryCov_9fa48("1176", "1177"), character === (stryMutAct_9fa48("1178") ? "" : (stryCov_9fa48("1178"), " ")))) || (stryMutAct_9fa48("1180") ? character !== "\t" : stryMutAct_9fa48("1179") ? false : (stryCov_9fa48("1179", "1180"), character === (stryMutAct_9fa48("1181") ? "" : (stryCov_9fa48("1181"), "\t")))))))) {
          if (stryMutAct_9fa48("1182")) {
            {}
          } else {
            stryCov_9fa48("1182");
            pending = stryMutAct_9fa48("1185") ? text === "" : stryMutAct_9fa48("1184") ? false : stryMutAct_9fa48("1183") ? true : (stryCov_9fa48("1183", "1184", "1185"), text !== (stryMutAct_9fa48("1186") ? "Stryker was here!" : (stryCov_9fa48("1186"), "")));
            continue;
          }
        }
        stryMutAct_9fa48("1187") ? text -= pending ? ` ${character}` : character : (stryCov_9fa48("1187"), text += pending ? stryMutAct_9fa48("1188") ? `` : (stryCov_9fa48("1188"), ` ${character}`) : character);
        pending = stryMutAct_9fa48("1189") ? true : (stryCov_9fa48("1189"), false);
        if (stryMutAct_9fa48("1192") ? character === "\\" && quote !== "'" || at + 1 < command.length : stryMutAct_9fa48("1191") ? false : stryMutAct_9fa48("1190") ? true : (stryCov_9fa48("1190", "1191", "1192"), (stryMutAct_9fa48("1194") ? character === "\\" || quote !== "'" : stryMutAct_9fa48("1193") ? true : (stryCov_9fa48("1193", "1194"), (stryMutAct_9fa48("1196") ? character !== "\\" : stryMutAct_9fa48("1195") ? true : (stryCov_9fa48("1195", "1196"), character === (stryMutAct_9fa48("1197") ? "" : (stryCov_9fa48("1197"), "\\")))) && (stryMutAct_9fa48("1199") ? quote === "'" : stryMutAct_9fa48("1198") ? true : (stryCov_9fa48("1198", "1199"), quote !== (stryMutAct_9fa48("1200") ? "" : (stryCov_9fa48("1200"), "'")))))) && (stryMutAct_9fa48("1203") ? at + 1 >= command.length : stryMutAct_9fa48("1202") ? at + 1 <= command.length : stryMutAct_9fa48("1201") ? true : (stryCov_9fa48("1201", "1202", "1203"), (stryMutAct_9fa48("1204") ? at - 1 : (stryCov_9fa48("1204"), at + 1)) < command.length)))) {
          if (stryMutAct_9fa48("1205")) {
            {}
          } else {
            stryCov_9fa48("1205");
            stryMutAct_9fa48("1206") ? at -= 1 : (stryCov_9fa48("1206"), at += 1);
            stryMutAct_9fa48("1207") ? text -= command[at]! : (stryCov_9fa48("1207"), text += command[at]!);
          }
        } else if (stryMutAct_9fa48("1210") ? quote !== "" : stryMutAct_9fa48("1209") ? false : stryMutAct_9fa48("1208") ? true : (stryCov_9fa48("1208", "1209", "1210"), quote === (stryMutAct_9fa48("1211") ? "Stryker was here!" : (stryCov_9fa48("1211"), "")))) {
          if (stryMutAct_9fa48("1212")) {
            {}
          } else {
            stryCov_9fa48("1212");
            if (stryMutAct_9fa48("1215") ? character === "'" && character === '"' : stryMutAct_9fa48("1214") ? false : stryMutAct_9fa48("1213") ? true : (stryCov_9fa48("1213", "1214", "1215"), (stryMutAct_9fa48("1217") ? character !== "'" : stryMutAct_9fa48("1216") ? false : (stryCov_9fa48("1216", "1217"), character === (stryMutAct_9fa48("1218") ? "" : (stryCov_9fa48("1218"), "'")))) || (stryMutAct_9fa48("1220") ? character !== '"' : stryMutAct_9fa48("1219") ? false : (stryCov_9fa48("1219", "1220"), character === (stryMutAct_9fa48("1221") ? "" : (stryCov_9fa48("1221"), '"')))))) quote = character;
          }
        } else if (stryMutAct_9fa48("1224") ? character !== quote : stryMutAct_9fa48("1223") ? false : stryMutAct_9fa48("1222") ? true : (stryCov_9fa48("1222", "1223", "1224"), character === quote)) quote = stryMutAct_9fa48("1225") ? "Stryker was here!" : (stryCov_9fa48("1225"), "");
      }
    }
    return text;
  }
}

/**
 * `git * main`: the wildcard also covers options that stand before the subcommand, and some of those run programs.
 * `git push * main` and `* install` are no such patterns. SEMANTICS BASH-11.
 */
function reportWildcardBeforeSubcommand(reading: Reading, command: string, start: number, end: number): void {
  if (stryMutAct_9fa48("1226")) {
    {}
  } else {
    stryCov_9fa48("1226");
    const pattern = (stryMutAct_9fa48("1227") ? command.startsWith(":*") : (stryCov_9fa48("1227"), command.endsWith(stryMutAct_9fa48("1228") ? "" : (stryCov_9fa48("1228"), ":*")))) ? stryMutAct_9fa48("1229") ? command : (stryCov_9fa48("1229"), command.slice(0, stryMutAct_9fa48("1230") ? +2 : (stryCov_9fa48("1230"), -2))) : command;
    const blank = pattern.indexOf(stryMutAct_9fa48("1231") ? "" : (stryCov_9fa48("1231"), " "));
    if (stryMutAct_9fa48("1234") ? blank <= 0 && pattern.slice(0, blank).includes("*") : stryMutAct_9fa48("1233") ? false : stryMutAct_9fa48("1232") ? true : (stryCov_9fa48("1232", "1233", "1234"), (stryMutAct_9fa48("1237") ? blank > 0 : stryMutAct_9fa48("1236") ? blank < 0 : stryMutAct_9fa48("1235") ? false : (stryCov_9fa48("1235", "1236", "1237"), blank <= 0)) || (stryMutAct_9fa48("1238") ? pattern.includes("*") : (stryCov_9fa48("1238"), pattern.slice(0, blank).includes(stryMutAct_9fa48("1239") ? "" : (stryCov_9fa48("1239"), "*")))))) return;
    const nextBlank = pattern.indexOf(stryMutAct_9fa48("1240") ? "" : (stryCov_9fa48("1240"), " "), stryMutAct_9fa48("1241") ? blank - 1 : (stryCov_9fa48("1241"), blank + 1));
    const second = stryMutAct_9fa48("1242") ? pattern : (stryCov_9fa48("1242"), pattern.slice(stryMutAct_9fa48("1243") ? blank - 1 : (stryCov_9fa48("1243"), blank + 1), (stryMutAct_9fa48("1247") ? nextBlank >= 0 : stryMutAct_9fa48("1246") ? nextBlank <= 0 : stryMutAct_9fa48("1245") ? false : stryMutAct_9fa48("1244") ? true : (stryCov_9fa48("1244", "1245", "1246", "1247"), nextBlank < 0)) ? pattern.length : nextBlank));
    const star = second.indexOf(stryMutAct_9fa48("1248") ? "" : (stryCov_9fa48("1248"), "*"));
    if (stryMutAct_9fa48("1251") ? star < 0 && star > 0 && !second.startsWith("-") : stryMutAct_9fa48("1250") ? false : stryMutAct_9fa48("1249") ? true : (stryCov_9fa48("1249", "1250", "1251"), (stryMutAct_9fa48("1254") ? star >= 0 : stryMutAct_9fa48("1253") ? star <= 0 : stryMutAct_9fa48("1252") ? false : (stryCov_9fa48("1252", "1253", "1254"), star < 0)) || (stryMutAct_9fa48("1256") ? star > 0 || !second.startsWith("-") : stryMutAct_9fa48("1255") ? false : (stryCov_9fa48("1255", "1256"), (stryMutAct_9fa48("1259") ? star <= 0 : stryMutAct_9fa48("1258") ? star >= 0 : stryMutAct_9fa48("1257") ? true : (stryCov_9fa48("1257", "1258", "1259"), star > 0)) && (stryMutAct_9fa48("1260") ? second.startsWith("-") : (stryCov_9fa48("1260"), !(stryMutAct_9fa48("1261") ? second.endsWith("-") : (stryCov_9fa48("1261"), second.startsWith(stryMutAct_9fa48("1262") ? "" : (stryCov_9fa48("1262"), "-")))))))))) return;
    const rest = stryMutAct_9fa48("1263") ? pattern : (stryCov_9fa48("1263"), pattern.slice(stryMutAct_9fa48("1264") ? blank + 1 - star : (stryCov_9fa48("1264"), (stryMutAct_9fa48("1265") ? blank - 1 : (stryCov_9fa48("1265"), blank + 1)) + star)));
    if (stryMutAct_9fa48("1268") ? false : stryMutAct_9fa48("1267") ? true : stryMutAct_9fa48("1266") ? [...rest].some(character => character !== "*" && character !== " ") : (stryCov_9fa48("1266", "1267", "1268"), !(stryMutAct_9fa48("1269") ? [...rest].every(character => character !== "*" && character !== " ") : (stryCov_9fa48("1269"), (stryMutAct_9fa48("1270") ? [] : (stryCov_9fa48("1270"), [...rest])).some(stryMutAct_9fa48("1271") ? () => undefined : (stryCov_9fa48("1271"), character => stryMutAct_9fa48("1274") ? character !== "*" || character !== " " : stryMutAct_9fa48("1273") ? false : stryMutAct_9fa48("1272") ? true : (stryCov_9fa48("1272", "1273", "1274"), (stryMutAct_9fa48("1276") ? character === "*" : stryMutAct_9fa48("1275") ? true : (stryCov_9fa48("1275", "1276"), character !== (stryMutAct_9fa48("1277") ? "" : (stryCov_9fa48("1277"), "*")))) && (stryMutAct_9fa48("1279") ? character === " " : stryMutAct_9fa48("1278") ? true : (stryCov_9fa48("1278", "1279"), character !== (stryMutAct_9fa48("1280") ? "" : (stryCov_9fa48("1280"), " "))))))))))) return;
    const program = stryMutAct_9fa48("1281") ? pattern : (stryCov_9fa48("1281"), pattern.slice(0, blank));
    report(reading, stryMutAct_9fa48("1282") ? "" : (stryCov_9fa48("1282"), "warning"), stryMutAct_9fa48("1283") ? "" : (stryCov_9fa48("1283"), "wildcard-before-subcommand"), start, end, stryMutAct_9fa48("1284") ? `` : (stryCov_9fa48("1284"), `the first \`*\` also covers options of \`${program}\`, and some options run other programs`), stryMutAct_9fa48("1285") ? `` : (stryCov_9fa48("1285"), `write the subcommand first: \`${program} <subcommand> *\``));
  }
}

/** A path pattern; for tools without their own path rules, one of the tool that has them. SEMANTICS PATH-6, SYN-14. */
function readPath(reading: Reading, tool: ToolPattern, known: Tool, start: number, end: number): Cover | undefined {
  if (stryMutAct_9fa48("1286")) {
    {}
  } else {
    stryCov_9fa48("1286");
    const {
      text,
      effect
    } = reading;
    const raw = stryMutAct_9fa48("1287") ? text : (stryCov_9fa48("1287"), text.slice(start, end));
    const pattern = unescapeParentheses(raw);
    const inert: Cover = stryMutAct_9fa48("1288") ? {} : (stryCov_9fa48("1288"), {
      tool,
      specifier: stryMutAct_9fa48("1289") ? {} : (stryCov_9fa48("1289"), {
        type: stryMutAct_9fa48("1290") ? "" : (stryCov_9fa48("1290"), "inert"),
        text: pattern
      })
    });
    if (stryMutAct_9fa48("1293") ? trimmedText(raw) !== "!" : stryMutAct_9fa48("1292") ? false : stryMutAct_9fa48("1291") ? true : (stryCov_9fa48("1291", "1292", "1293"), trimmedText(raw) === (stryMutAct_9fa48("1294") ? "" : (stryCov_9fa48("1294"), "!")))) {
      if (stryMutAct_9fa48("1295")) {
        {}
      } else {
        stryCov_9fa48("1295");
        report(reading, stryMutAct_9fa48("1296") ? "" : (stryCov_9fa48("1296"), "warning"), stryMutAct_9fa48("1297") ? "" : (stryCov_9fa48("1297"), "negated-rule"), start, end, stryMutAct_9fa48("1298") ? "" : (stryCov_9fa48("1298"), "a lone `!` cancels nothing"));
        return inert;
      }
    }
    const owner = stryMutAct_9fa48("1299") ? known.pathRules && known.name : (stryCov_9fa48("1299"), known.pathRules ?? known.name);
    const foreign = stryMutAct_9fa48("1302") ? owner === known.name : stryMutAct_9fa48("1301") ? false : stryMutAct_9fa48("1300") ? true : (stryCov_9fa48("1300", "1301", "1302"), owner !== known.name);
    if (stryMutAct_9fa48("1304") ? false : stryMutAct_9fa48("1303") ? true : (stryCov_9fa48("1303", "1304"), foreign)) {
      if (stryMutAct_9fa48("1305")) {
        {}
      } else {
        stryCov_9fa48("1305");
        report(reading, stryMutAct_9fa48("1306") ? "" : (stryCov_9fa48("1306"), "warning"), stryMutAct_9fa48("1307") ? "" : (stryCov_9fa48("1307"), "rule-not-matched-by-file-checks"), start, end, (stryMutAct_9fa48("1310") ? effect === "allow" && raw.startsWith("!") : stryMutAct_9fa48("1309") ? false : stryMutAct_9fa48("1308") ? true : (stryCov_9fa48("1308", "1309", "1310"), (stryMutAct_9fa48("1312") ? effect !== "allow" : stryMutAct_9fa48("1311") ? false : (stryCov_9fa48("1311", "1312"), effect === (stryMutAct_9fa48("1313") ? "" : (stryCov_9fa48("1313"), "allow")))) || (stryMutAct_9fa48("1314") ? raw.endsWith("!") : (stryCov_9fa48("1314"), raw.startsWith(stryMutAct_9fa48("1315") ? "" : (stryCov_9fa48("1315"), "!")))))) ? stryMutAct_9fa48("1316") ? `` : (stryCov_9fa48("1316"), `file checks read \`${owner}(path)\` rules, not \`${known.name}(path)\`, so the rule covers nothing`) : stryMutAct_9fa48("1317") ? `` : (stryCov_9fa48("1317"), `file checks read \`${owner}(path)\` rules; the rule is read as \`${owner}(${raw})\``), stryMutAct_9fa48("1318") ? `` : (stryCov_9fa48("1318"), `write \`${owner}(${raw})\`; it covers every tool that ${(stryMutAct_9fa48("1321") ? owner !== "Edit" : stryMutAct_9fa48("1320") ? false : stryMutAct_9fa48("1319") ? true : (stryCov_9fa48("1319", "1320", "1321"), owner === (stryMutAct_9fa48("1322") ? "" : (stryCov_9fa48("1322"), "Edit")))) ? stryMutAct_9fa48("1323") ? "" : (stryCov_9fa48("1323"), "edits") : stryMutAct_9fa48("1324") ? "" : (stryCov_9fa48("1324"), "reads")} files`));
        // A cancelling pattern under a foreign name must not weaken the rules of the tool that owns the paths.
        if (stryMutAct_9fa48("1327") ? effect === "allow" && raw.startsWith("!") : stryMutAct_9fa48("1326") ? false : stryMutAct_9fa48("1325") ? true : (stryCov_9fa48("1325", "1326", "1327"), (stryMutAct_9fa48("1329") ? effect !== "allow" : stryMutAct_9fa48("1328") ? false : (stryCov_9fa48("1328", "1329"), effect === (stryMutAct_9fa48("1330") ? "" : (stryCov_9fa48("1330"), "allow")))) || (stryMutAct_9fa48("1331") ? raw.endsWith("!") : (stryCov_9fa48("1331"), raw.startsWith(stryMutAct_9fa48("1332") ? "" : (stryCov_9fa48("1332"), "!")))))) return inert;
      }
    }
    const fault = pathFault(pattern, 0, pattern.length);
    if (stryMutAct_9fa48("1335") ? fault === undefined : stryMutAct_9fa48("1334") ? false : stryMutAct_9fa48("1333") ? true : (stryCov_9fa48("1333", "1334", "1335"), fault !== undefined)) {
      if (stryMutAct_9fa48("1336")) {
        {}
      } else {
        stryCov_9fa48("1336");
        const severity = (stryMutAct_9fa48("1339") ? effect !== "allow" : stryMutAct_9fa48("1338") ? false : stryMutAct_9fa48("1337") ? true : (stryCov_9fa48("1337", "1338", "1339"), effect === (stryMutAct_9fa48("1340") ? "" : (stryCov_9fa48("1340"), "allow")))) ? stryMutAct_9fa48("1341") ? "" : (stryCov_9fa48("1341"), "error") : stryMutAct_9fa48("1342") ? "" : (stryCov_9fa48("1342"), "warning");
        const message = (stryMutAct_9fa48("1345") ? effect !== "allow" : stryMutAct_9fa48("1344") ? false : stryMutAct_9fa48("1343") ? true : (stryCov_9fa48("1343", "1344", "1345"), effect === (stryMutAct_9fa48("1346") ? "" : (stryCov_9fa48("1346"), "allow")))) ? fault.message : stryMutAct_9fa48("1347") ? `` : (stryCov_9fa48("1347"), `${fault.message}; the rule guards the path exactly as it is written`);
        // Escaped parentheses shift what comes after them; then the whole specifier is marked.
        const at = (stryMutAct_9fa48("1350") ? pattern !== raw : stryMutAct_9fa48("1349") ? false : stryMutAct_9fa48("1348") ? true : (stryCov_9fa48("1348", "1349", "1350"), pattern === raw)) ? stryMutAct_9fa48("1351") ? start - fault.at : (stryCov_9fa48("1351"), start + fault.at) : start;
        report(reading, severity, stryMutAct_9fa48("1352") ? "" : (stryCov_9fa48("1352"), "invalid-path-pattern"), at, end, message, fault.help);
        if (stryMutAct_9fa48("1355") ? effect !== "allow" : stryMutAct_9fa48("1354") ? false : stryMutAct_9fa48("1353") ? true : (stryCov_9fa48("1353", "1354", "1355"), effect === (stryMutAct_9fa48("1356") ? "" : (stryCov_9fa48("1356"), "allow")))) return undefined;
      }
    }
    reportPathRisks(reading, start, end);
    const written = (stryMutAct_9fa48("1359") ? tool.type !== "name" : stryMutAct_9fa48("1358") ? false : stryMutAct_9fa48("1357") ? true : (stryCov_9fa48("1357", "1358", "1359"), tool.type === (stryMutAct_9fa48("1360") ? "" : (stryCov_9fa48("1360"), "name")))) ? tool.written : known.name;
    return stryMutAct_9fa48("1361") ? {} : (stryCov_9fa48("1361"), {
      tool: stryMutAct_9fa48("1362") ? {} : (stryCov_9fa48("1362"), {
        type: stryMutAct_9fa48("1363") ? "" : (stryCov_9fa48("1363"), "name"),
        name: owner,
        written
      }),
      specifier: stryMutAct_9fa48("1364") ? {} : (stryCov_9fa48("1364"), {
        type: stryMutAct_9fa48("1365") ? "" : (stryCov_9fa48("1365"), "path"),
        text: pattern
      })
    });
  }
}

/** `domain:` and a host pattern. SEMANTICS WEB-1, WEB-2, WEB-6. */
function readDomain(reading: Reading, tool: ToolPattern, start: number, end: number): Cover | undefined {
  if (stryMutAct_9fa48("1366")) {
    {}
  } else {
    stryCov_9fa48("1366");
    const {
      text
    } = reading;
    const colon = text.indexOf(stryMutAct_9fa48("1367") ? "" : (stryCov_9fa48("1367"), ":"), start);
    const left = trimmedBounds(text, start, (stryMutAct_9fa48("1370") ? colon < 0 && colon >= end : stryMutAct_9fa48("1369") ? false : stryMutAct_9fa48("1368") ? true : (stryCov_9fa48("1368", "1369", "1370"), (stryMutAct_9fa48("1373") ? colon >= 0 : stryMutAct_9fa48("1372") ? colon <= 0 : stryMutAct_9fa48("1371") ? false : (stryCov_9fa48("1371", "1372", "1373"), colon < 0)) || (stryMutAct_9fa48("1376") ? colon < end : stryMutAct_9fa48("1375") ? colon > end : stryMutAct_9fa48("1374") ? false : (stryCov_9fa48("1374", "1375", "1376"), colon >= end)))) ? start : colon);
    if (stryMutAct_9fa48("1379") ? text.slice(left.start, left.end) === "domain" : stryMutAct_9fa48("1378") ? false : stryMutAct_9fa48("1377") ? true : (stryCov_9fa48("1377", "1378", "1379"), (stryMutAct_9fa48("1380") ? text : (stryCov_9fa48("1380"), text.slice(left.start, left.end))) !== (stryMutAct_9fa48("1381") ? "" : (stryCov_9fa48("1381"), "domain")))) {
      if (stryMutAct_9fa48("1382")) {
        {}
      } else {
        stryCov_9fa48("1382");
        const host = hostOfUrl(stryMutAct_9fa48("1383") ? text : (stryCov_9fa48("1383"), text.slice(start, end)));
        report(reading, stryMutAct_9fa48("1384") ? "" : (stryCov_9fa48("1384"), "error"), stryMutAct_9fa48("1385") ? "" : (stryCov_9fa48("1385"), "domain-specifier-expected"), start, end, stryMutAct_9fa48("1386") ? "" : (stryCov_9fa48("1386"), "a WebFetch specifier is `domain:` and a host"), (stryMutAct_9fa48("1389") ? host !== undefined : stryMutAct_9fa48("1388") ? false : stryMutAct_9fa48("1387") ? true : (stryCov_9fa48("1387", "1388", "1389"), host === undefined)) ? stryMutAct_9fa48("1390") ? "" : (stryCov_9fa48("1390"), "write `WebFetch(domain:<host>)`") : stryMutAct_9fa48("1391") ? `` : (stryCov_9fa48("1391"), `write \`WebFetch(domain:${host})\``));
        return undefined;
      }
    }
    const bounds = trimmedBounds(text, stryMutAct_9fa48("1392") ? colon - 1 : (stryCov_9fa48("1392"), colon + 1), end);
    const host = trimmedText(unescapeParentheses(stryMutAct_9fa48("1393") ? text : (stryCov_9fa48("1393"), text.slice(stryMutAct_9fa48("1394") ? colon - 1 : (stryCov_9fa48("1394"), colon + 1), end))));
    const fault = hostFault(host);
    if (stryMutAct_9fa48("1397") ? fault === undefined : stryMutAct_9fa48("1396") ? false : stryMutAct_9fa48("1395") ? true : (stryCov_9fa48("1395", "1396", "1397"), fault !== undefined)) {
      if (stryMutAct_9fa48("1398")) {
        {}
      } else {
        stryCov_9fa48("1398");
        const meant = hostOfUrl(host);
        report(reading, stryMutAct_9fa48("1399") ? "" : (stryCov_9fa48("1399"), "error"), stryMutAct_9fa48("1400") ? "" : (stryCov_9fa48("1400"), "invalid-domain"), bounds.start, stryMutAct_9fa48("1401") ? Math.min(bounds.end, bounds.start + 1) : (stryCov_9fa48("1401"), Math.max(bounds.end, stryMutAct_9fa48("1402") ? bounds.start - 1 : (stryCov_9fa48("1402"), bounds.start + 1))), fault, (stryMutAct_9fa48("1405") ? meant !== undefined : stryMutAct_9fa48("1404") ? false : stryMutAct_9fa48("1403") ? true : (stryCov_9fa48("1403", "1404", "1405"), meant === undefined)) ? undefined : stryMutAct_9fa48("1406") ? `` : (stryCov_9fa48("1406"), `write \`WebFetch(domain:${meant})\``));
        return undefined;
      }
    }
    const suffix = (stryMutAct_9fa48("1409") ? reading.effect !== "allow" : stryMutAct_9fa48("1408") ? false : stryMutAct_9fa48("1407") ? true : (stryCov_9fa48("1407", "1408", "1409"), reading.effect === (stryMutAct_9fa48("1410") ? "" : (stryCov_9fa48("1410"), "allow")))) ? publicSuffixOf(host) : undefined;
    if (stryMutAct_9fa48("1413") ? suffix === undefined : stryMutAct_9fa48("1412") ? false : stryMutAct_9fa48("1411") ? true : (stryCov_9fa48("1411", "1412", "1413"), suffix !== undefined)) {
      if (stryMutAct_9fa48("1414")) {
        {}
      } else {
        stryCov_9fa48("1414");
        report(reading, stryMutAct_9fa48("1415") ? "" : (stryCov_9fa48("1415"), "warning"), stryMutAct_9fa48("1416") ? "" : (stryCov_9fa48("1416"), "public-suffix"), bounds.start, bounds.end, stryMutAct_9fa48("1417") ? `` : (stryCov_9fa48("1417"), `anybody can have a host below \`${suffix}\``));
      }
    }
    return (stryMutAct_9fa48("1420") ? host !== "*" : stryMutAct_9fa48("1419") ? false : stryMutAct_9fa48("1418") ? true : (stryCov_9fa48("1418", "1419", "1420"), host === (stryMutAct_9fa48("1421") ? "" : (stryCov_9fa48("1421"), "*")))) ? stryMutAct_9fa48("1422") ? {} : (stryCov_9fa48("1422"), {
      tool
    }) : stryMutAct_9fa48("1423") ? {} : (stryCov_9fa48("1423"), {
      tool,
      specifier: stryMutAct_9fa48("1424") ? {} : (stryCov_9fa48("1424"), {
        type: stryMutAct_9fa48("1425") ? "" : (stryCov_9fa48("1425"), "domain"),
        host
      })
    });
  }
}

/** The host that a URL or a bare host most likely meant, if it is one a rule could hold. */
function hostOfUrl(text: string): string | undefined {
  if (stryMutAct_9fa48("1426")) {
    {}
  } else {
    stryCov_9fa48("1426");
    const bare = stryMutAct_9fa48("1427") ? text.replace(/^[a-z]+:\/\//i, "") : (stryCov_9fa48("1427"), text.trim().replace(stryMutAct_9fa48("1430") ? /^[^a-z]+:\/\//i : stryMutAct_9fa48("1429") ? /^[a-z]:\/\//i : stryMutAct_9fa48("1428") ? /[a-z]+:\/\//i : (stryCov_9fa48("1428", "1429", "1430"), /^[a-z]+:\/\//i), stryMutAct_9fa48("1431") ? "Stryker was here!" : (stryCov_9fa48("1431"), "")));
    const end = bare.search(stryMutAct_9fa48("1432") ? /[^/:?#]/ : (stryCov_9fa48("1432"), /[/:?#]/));
    const host = (stryMutAct_9fa48("1436") ? end >= 0 : stryMutAct_9fa48("1435") ? end <= 0 : stryMutAct_9fa48("1434") ? false : stryMutAct_9fa48("1433") ? true : (stryCov_9fa48("1433", "1434", "1435", "1436"), end < 0)) ? bare : stryMutAct_9fa48("1437") ? bare : (stryCov_9fa48("1437"), bare.slice(0, end));
    return (stryMutAct_9fa48("1440") ? host.includes(".") || hostFault(host) === undefined : stryMutAct_9fa48("1439") ? false : stryMutAct_9fa48("1438") ? true : (stryCov_9fa48("1438", "1439", "1440"), host.includes(stryMutAct_9fa48("1441") ? "" : (stryCov_9fa48("1441"), ".")) && (stryMutAct_9fa48("1443") ? hostFault(host) !== undefined : stryMutAct_9fa48("1442") ? true : (stryCov_9fa48("1442", "1443"), hostFault(host) === undefined)))) ? host : undefined;
  }
}

/** The name of a sub-agent or a skill. The endings ` *` and `:*` stand for any arguments. SEMANTICS AGT-1, SKL-1. */
function readName(tool: ToolPattern, text: string, start: number, end: number): Cover {
  if (stryMutAct_9fa48("1444")) {
    {}
  } else {
    stryCov_9fa48("1444");
    let name = trimmedText(unescapeParentheses(stryMutAct_9fa48("1445") ? text : (stryCov_9fa48("1445"), text.slice(start, end))));
    const anyArguments = stryMutAct_9fa48("1448") ? (name.endsWith(" *") || name.endsWith("\t*")) && name.length > 2 && name.endsWith(":*") : stryMutAct_9fa48("1447") ? false : stryMutAct_9fa48("1446") ? true : (stryCov_9fa48("1446", "1447", "1448"), (stryMutAct_9fa48("1450") ? name.endsWith(" *") && name.endsWith("\t*") : stryMutAct_9fa48("1449") ? false : (stryCov_9fa48("1449", "1450"), (stryMutAct_9fa48("1451") ? name.startsWith(" *") : (stryCov_9fa48("1451"), name.endsWith(stryMutAct_9fa48("1452") ? "" : (stryCov_9fa48("1452"), " *")))) || (stryMutAct_9fa48("1453") ? name.startsWith("\t*") : (stryCov_9fa48("1453"), name.endsWith(stryMutAct_9fa48("1454") ? "" : (stryCov_9fa48("1454"), "\t*")))))) || (stryMutAct_9fa48("1456") ? name.length > 2 || name.endsWith(":*") : stryMutAct_9fa48("1455") ? false : (stryCov_9fa48("1455", "1456"), (stryMutAct_9fa48("1459") ? name.length <= 2 : stryMutAct_9fa48("1458") ? name.length >= 2 : stryMutAct_9fa48("1457") ? true : (stryCov_9fa48("1457", "1458", "1459"), name.length > 2)) && (stryMutAct_9fa48("1460") ? name.startsWith(":*") : (stryCov_9fa48("1460"), name.endsWith(stryMutAct_9fa48("1461") ? "" : (stryCov_9fa48("1461"), ":*")))))));
    if (stryMutAct_9fa48("1463") ? false : stryMutAct_9fa48("1462") ? true : (stryCov_9fa48("1462", "1463"), anyArguments)) name = trimmedText(stryMutAct_9fa48("1464") ? name : (stryCov_9fa48("1464"), name.slice(0, stryMutAct_9fa48("1465") ? +2 : (stryCov_9fa48("1465"), -2))));
    if (stryMutAct_9fa48("1468") ? name.startsWith("/") || name.length > 1 : stryMutAct_9fa48("1467") ? false : stryMutAct_9fa48("1466") ? true : (stryCov_9fa48("1466", "1467", "1468"), (stryMutAct_9fa48("1469") ? name.endsWith("/") : (stryCov_9fa48("1469"), name.startsWith(stryMutAct_9fa48("1470") ? "" : (stryCov_9fa48("1470"), "/")))) && (stryMutAct_9fa48("1473") ? name.length <= 1 : stryMutAct_9fa48("1472") ? name.length >= 1 : stryMutAct_9fa48("1471") ? true : (stryCov_9fa48("1471", "1472", "1473"), name.length > 1)))) name = stryMutAct_9fa48("1474") ? name : (stryCov_9fa48("1474"), name.slice(1));
    return stryMutAct_9fa48("1475") ? {} : (stryCov_9fa48("1475"), {
      tool,
      specifier: stryMutAct_9fa48("1476") ? {} : (stryCov_9fa48("1476"), {
        type: stryMutAct_9fa48("1477") ? "" : (stryCov_9fa48("1477"), "name"),
        name,
        anyArguments
      })
    });
  }
}
function trimmedText(text: string): string {
  if (stryMutAct_9fa48("1478")) {
    {}
  } else {
    stryCov_9fa48("1478");
    const {
      start,
      end
    } = trimmedBounds(text, 0, text.length);
    return stryMutAct_9fa48("1479") ? text : (stryCov_9fa48("1479"), text.slice(start, end));
  }
}

/** How a tool pattern is written. */
export function toolText(tool: ToolPattern): string {
  if (stryMutAct_9fa48("1480")) {
    {}
  } else {
    stryCov_9fa48("1480");
    if (stryMutAct_9fa48("1483") ? tool.type !== "name" : stryMutAct_9fa48("1482") ? false : stryMutAct_9fa48("1481") ? true : (stryCov_9fa48("1481", "1482", "1483"), tool.type === (stryMutAct_9fa48("1484") ? "" : (stryCov_9fa48("1484"), "name")))) return tool.written;
    return (stryMutAct_9fa48("1487") ? tool.type !== "glob" : stryMutAct_9fa48("1486") ? false : stryMutAct_9fa48("1485") ? true : (stryCov_9fa48("1485", "1486", "1487"), tool.type === (stryMutAct_9fa48("1488") ? "" : (stryCov_9fa48("1488"), "glob")))) ? tool.pattern : stryMutAct_9fa48("1489") ? `` : (stryCov_9fa48("1489"), `mcp__${tool.server}`);
  }
}