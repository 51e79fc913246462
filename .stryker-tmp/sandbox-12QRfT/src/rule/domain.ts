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
import { isPlainHost } from "../base/plain-host.ts";

/** Longest host name in its textual form. RFC 1035, 2.3.4. */
const hostLengthMax = 253;

/**
 * Why a host pattern cannot be read, or undefined where it can: a host name, an address, `*.` before a host name, or `*`
 * inside one label. Linear. SEMANTICS WEB-1, WEB-2, WEB-6.
 */
export function hostFault(host: string): string | undefined {
  if (stryMutAct_9fa48("58")) {
    {}
  } else {
    stryCov_9fa48("58");
    if (stryMutAct_9fa48("61") ? host !== "" : stryMutAct_9fa48("60") ? false : stryMutAct_9fa48("59") ? true : (stryCov_9fa48("59", "60", "61"), host === (stryMutAct_9fa48("62") ? "Stryker was here!" : (stryCov_9fa48("62"), "")))) return stryMutAct_9fa48("63") ? "" : (stryCov_9fa48("63"), "the host is missing");
    if (stryMutAct_9fa48("66") ? host !== "*." : stryMutAct_9fa48("65") ? false : stryMutAct_9fa48("64") ? true : (stryCov_9fa48("64", "65", "66"), host === (stryMutAct_9fa48("67") ? "" : (stryCov_9fa48("67"), "*.")))) return stryMutAct_9fa48("68") ? "" : (stryCov_9fa48("68"), "nothing follows the wildcard");
    if (stryMutAct_9fa48("72") ? host.length <= hostLengthMax : stryMutAct_9fa48("71") ? host.length >= hostLengthMax : stryMutAct_9fa48("70") ? false : stryMutAct_9fa48("69") ? true : (stryCov_9fa48("69", "70", "71", "72"), host.length > hostLengthMax)) return stryMutAct_9fa48("73") ? "" : (stryCov_9fa48("73"), "the host is too long");
    const bracketed = stryMutAct_9fa48("76") ? host.startsWith("[") || host.endsWith("]") : stryMutAct_9fa48("75") ? false : stryMutAct_9fa48("74") ? true : (stryCov_9fa48("74", "75", "76"), (stryMutAct_9fa48("77") ? host.endsWith("[") : (stryCov_9fa48("77"), host.startsWith(stryMutAct_9fa48("78") ? "" : (stryCov_9fa48("78"), "[")))) && (stryMutAct_9fa48("79") ? host.startsWith("]") : (stryCov_9fa48("79"), host.endsWith(stryMutAct_9fa48("80") ? "" : (stryCov_9fa48("80"), "]")))));
    for (const character of host) {
      if (stryMutAct_9fa48("81")) {
        {}
      } else {
        stryCov_9fa48("81");
        if (stryMutAct_9fa48("84") ? character === "/" && character === "\\" : stryMutAct_9fa48("83") ? false : stryMutAct_9fa48("82") ? true : (stryCov_9fa48("82", "83", "84"), (stryMutAct_9fa48("86") ? character !== "/" : stryMutAct_9fa48("85") ? false : (stryCov_9fa48("85", "86"), character === (stryMutAct_9fa48("87") ? "" : (stryCov_9fa48("87"), "/")))) || (stryMutAct_9fa48("89") ? character !== "\\" : stryMutAct_9fa48("88") ? false : (stryCov_9fa48("88", "89"), character === (stryMutAct_9fa48("90") ? "" : (stryCov_9fa48("90"), "\\")))))) return stryMutAct_9fa48("91") ? "" : (stryCov_9fa48("91"), "a host has no scheme and no path");
        if (stryMutAct_9fa48("94") ? (character === "@" || character === "?" || character === "#") && character === "%" : stryMutAct_9fa48("93") ? false : stryMutAct_9fa48("92") ? true : (stryCov_9fa48("92", "93", "94"), (stryMutAct_9fa48("96") ? (character === "@" || character === "?") && character === "#" : stryMutAct_9fa48("95") ? false : (stryCov_9fa48("95", "96"), (stryMutAct_9fa48("98") ? character === "@" && character === "?" : stryMutAct_9fa48("97") ? false : (stryCov_9fa48("97", "98"), (stryMutAct_9fa48("100") ? character !== "@" : stryMutAct_9fa48("99") ? false : (stryCov_9fa48("99", "100"), character === (stryMutAct_9fa48("101") ? "" : (stryCov_9fa48("101"), "@")))) || (stryMutAct_9fa48("103") ? character !== "?" : stryMutAct_9fa48("102") ? false : (stryCov_9fa48("102", "103"), character === (stryMutAct_9fa48("104") ? "" : (stryCov_9fa48("104"), "?")))))) || (stryMutAct_9fa48("106") ? character !== "#" : stryMutAct_9fa48("105") ? false : (stryCov_9fa48("105", "106"), character === (stryMutAct_9fa48("107") ? "" : (stryCov_9fa48("107"), "#")))))) || (stryMutAct_9fa48("109") ? character !== "%" : stryMutAct_9fa48("108") ? false : (stryCov_9fa48("108", "109"), character === (stryMutAct_9fa48("110") ? "" : (stryCov_9fa48("110"), "%")))))) return stryMutAct_9fa48("111") ? `` : (stryCov_9fa48("111"), `a host holds no \`${character}\``);
        if (stryMutAct_9fa48("114") ? character === " " && character === "\t" : stryMutAct_9fa48("113") ? false : stryMutAct_9fa48("112") ? true : (stryCov_9fa48("112", "113", "114"), (stryMutAct_9fa48("116") ? character !== " " : stryMutAct_9fa48("115") ? false : (stryCov_9fa48("115", "116"), character === (stryMutAct_9fa48("117") ? "" : (stryCov_9fa48("117"), " ")))) || (stryMutAct_9fa48("119") ? character !== "\t" : stryMutAct_9fa48("118") ? false : (stryCov_9fa48("118", "119"), character === (stryMutAct_9fa48("120") ? "" : (stryCov_9fa48("120"), "\t")))))) return stryMutAct_9fa48("121") ? "" : (stryCov_9fa48("121"), "a host holds no blank");
        if (stryMutAct_9fa48("124") ? character === ":" || !bracketed : stryMutAct_9fa48("123") ? false : stryMutAct_9fa48("122") ? true : (stryCov_9fa48("122", "123", "124"), (stryMutAct_9fa48("126") ? character !== ":" : stryMutAct_9fa48("125") ? true : (stryCov_9fa48("125", "126"), character === (stryMutAct_9fa48("127") ? "" : (stryCov_9fa48("127"), ":")))) && (stryMutAct_9fa48("128") ? bracketed : (stryCov_9fa48("128"), !bracketed)))) return stryMutAct_9fa48("129") ? "" : (stryCov_9fa48("129"), "a host pattern has no port");
      }
    }
    const labels = ((stryMutAct_9fa48("130") ? host.startsWith(".") : (stryCov_9fa48("130"), host.endsWith(stryMutAct_9fa48("131") ? "" : (stryCov_9fa48("131"), ".")))) ? stryMutAct_9fa48("132") ? host : (stryCov_9fa48("132"), host.slice(0, stryMutAct_9fa48("133") ? +1 : (stryCov_9fa48("133"), -1))) : host).split(stryMutAct_9fa48("134") ? "" : (stryCov_9fa48("134"), "."));
    if (stryMutAct_9fa48("136") ? false : stryMutAct_9fa48("135") ? true : (stryCov_9fa48("135", "136"), labels.includes(stryMutAct_9fa48("137") ? "Stryker was here!" : (stryCov_9fa48("137"), "")))) return stryMutAct_9fa48("138") ? "" : (stryCov_9fa48("138"), "a label of the host is empty");
    if (stryMutAct_9fa48("141") ? labels.every(label => label.includes("**")) : stryMutAct_9fa48("140") ? false : stryMutAct_9fa48("139") ? true : (stryCov_9fa48("139", "140", "141"), labels.some(stryMutAct_9fa48("142") ? () => undefined : (stryCov_9fa48("142"), label => label.includes(stryMutAct_9fa48("143") ? "" : (stryCov_9fa48("143"), "**")))))) return stryMutAct_9fa48("144") ? "" : (stryCov_9fa48("144"), "`**` stands for nothing in a host");
    if (stryMutAct_9fa48("146") ? false : stryMutAct_9fa48("145") ? true : (stryCov_9fa48("145", "146"), host.includes(stryMutAct_9fa48("147") ? "" : (stryCov_9fa48("147"), "*")))) {
      if (stryMutAct_9fa48("148")) {
        {}
      } else {
        stryCov_9fa48("148");
        const literal = stryMutAct_9fa48("149") ? labels : (stryCov_9fa48("149"), labels.filter(stryMutAct_9fa48("150") ? () => undefined : (stryCov_9fa48("150"), label => stryMutAct_9fa48("151") ? label.includes("*") : (stryCov_9fa48("151"), !label.includes(stryMutAct_9fa48("152") ? "" : (stryCov_9fa48("152"), "*"))))));
        if (stryMutAct_9fa48("155") ? bracketed && literal.length > 0 && literal.every(isNumber) : stryMutAct_9fa48("154") ? false : stryMutAct_9fa48("153") ? true : (stryCov_9fa48("153", "154", "155"), bracketed || (stryMutAct_9fa48("157") ? literal.length > 0 || literal.every(isNumber) : stryMutAct_9fa48("156") ? false : (stryCov_9fa48("156", "157"), (stryMutAct_9fa48("160") ? literal.length <= 0 : stryMutAct_9fa48("159") ? literal.length >= 0 : stryMutAct_9fa48("158") ? true : (stryCov_9fa48("158", "159", "160"), literal.length > 0)) && (stryMutAct_9fa48("161") ? literal.some(isNumber) : (stryCov_9fa48("161"), literal.every(isNumber))))))) return stryMutAct_9fa48("162") ? "" : (stryCov_9fa48("162"), "a wildcard does not stand for part of an address");
      }
    }
    return isHost(host.replaceAll(stryMutAct_9fa48("163") ? "" : (stryCov_9fa48("163"), "*"), stryMutAct_9fa48("164") ? "" : (stryCov_9fa48("164"), "x"))) ? undefined : stryMutAct_9fa48("165") ? "" : (stryCov_9fa48("165"), "this is no host name");
  }
}

/** Names below which anybody can have a host, beside the top-level ones. From the list of publicsuffix.org, the best known. */
const publicSuffixes: ReadonlySet<string> = new Set((stryMutAct_9fa48("166") ? [] : (stryCov_9fa48("166"), [stryMutAct_9fa48("167") ? "" : (stryCov_9fa48("167"), "co.uk org.uk ac.uk gov.uk com.au net.au org.au co.nz co.jp ne.jp or.jp co.kr co.in com.br com.cn com.hk com.sg"), stryMutAct_9fa48("168") ? "" : (stryCov_9fa48("168"), "com.tw com.tr com.mx com.ar co.za co.il"), stryMutAct_9fa48("169") ? "" : (stryCov_9fa48("169"), "github.io githubusercontent.com gitlab.io readthedocs.io pages.dev workers.dev r2.dev trycloudflare.com"), stryMutAct_9fa48("170") ? "" : (stryCov_9fa48("170"), "vercel.app now.sh netlify.app onrender.com fly.dev deno.dev surge.sh glitch.me herokuapp.com"), stryMutAct_9fa48("171") ? "" : (stryCov_9fa48("171"), "web.app firebaseapp.com appspot.com run.app cloudfunctions.net blogspot.com"), stryMutAct_9fa48("172") ? "" : (stryCov_9fa48("172"), "s3.amazonaws.com cloudfront.net azurewebsites.net blob.core.windows.net ngrok.io ngrok-free.app")])).flatMap(stryMutAct_9fa48("173") ? () => undefined : (stryCov_9fa48("173"), line => line.split(stryMutAct_9fa48("174") ? "" : (stryCov_9fa48("174"), " ")))));

/** The public suffix below which a host pattern stands for every host, if it does. SEMANTICS WEB-2. */
export function publicSuffixOf(host: string): string | undefined {
  if (stryMutAct_9fa48("175")) {
    {}
  } else {
    stryCov_9fa48("175");
    if (stryMutAct_9fa48("178") ? false : stryMutAct_9fa48("177") ? true : stryMutAct_9fa48("176") ? host.startsWith("*.") : (stryCov_9fa48("176", "177", "178"), !(stryMutAct_9fa48("179") ? host.endsWith("*.") : (stryCov_9fa48("179"), host.startsWith(stryMutAct_9fa48("180") ? "" : (stryCov_9fa48("180"), "*.")))))) return undefined;
    const suffix = stryMutAct_9fa48("182") ? host.toLowerCase() : stryMutAct_9fa48("181") ? host.slice(2).toUpperCase() : (stryCov_9fa48("181", "182"), host.slice(2).toLowerCase());
    const name = (stryMutAct_9fa48("183") ? suffix.startsWith(".") : (stryCov_9fa48("183"), suffix.endsWith(stryMutAct_9fa48("184") ? "" : (stryCov_9fa48("184"), ".")))) ? stryMutAct_9fa48("185") ? suffix : (stryCov_9fa48("185"), suffix.slice(0, stryMutAct_9fa48("186") ? +1 : (stryCov_9fa48("186"), -1))) : suffix;
    return (stryMutAct_9fa48("189") ? !/[.*]/.test(name) && publicSuffixes.has(name) : stryMutAct_9fa48("188") ? false : stryMutAct_9fa48("187") ? true : (stryCov_9fa48("187", "188", "189"), (stryMutAct_9fa48("190") ? /[.*]/.test(name) : (stryCov_9fa48("190"), !(stryMutAct_9fa48("191") ? /[^.*]/ : (stryCov_9fa48("191"), /[.*]/)).test(name))) || publicSuffixes.has(name))) ? name : undefined;
  }
}

/** Asks the URL parser. Not `URL.canParse`: once compiled, that of Node.js 20 refuses letters of Latin-1. */
function isHost(text: string): boolean {
  if (stryMutAct_9fa48("192")) {
    {}
  } else {
    stryCov_9fa48("192");
    if (stryMutAct_9fa48("194") ? false : stryMutAct_9fa48("193") ? true : (stryCov_9fa48("193", "194"), isPlainHost(text))) return stryMutAct_9fa48("195") ? false : (stryCov_9fa48("195"), true);
    try {
      if (stryMutAct_9fa48("196")) {
        {}
      } else {
        stryCov_9fa48("196");
        new URL(stryMutAct_9fa48("197") ? `` : (stryCov_9fa48("197"), `https://${text}/`));
        return stryMutAct_9fa48("198") ? false : (stryCov_9fa48("198"), true);
      }
    } catch {
      if (stryMutAct_9fa48("199")) {
        {}
      } else {
        stryCov_9fa48("199");
        return stryMutAct_9fa48("200") ? true : (stryCov_9fa48("200"), false);
      }
    }
  }
}
function isNumber(label: string): boolean {
  if (stryMutAct_9fa48("201")) {
    {}
  } else {
    stryCov_9fa48("201");
    return (stryMutAct_9fa48("205") ? /^[^0-9]+$/ : stryMutAct_9fa48("204") ? /^[0-9]$/ : stryMutAct_9fa48("203") ? /^[0-9]+/ : stryMutAct_9fa48("202") ? /[0-9]+$/ : (stryCov_9fa48("202", "203", "204", "205"), /^[0-9]+$/)).test(label);
  }
}