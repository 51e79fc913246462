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
import { type Reading, report } from "./finding.ts";
import type { ToolPattern } from "./rule.ts";
import { canonicalName, nearestTool, toolOf } from "./tools.ts";

/**
 * Reads the tool of a rule, `text[start, end)`: a name, a server or a name with `*`. Undefined where no rule may come
 * of it; then a diagnostic says why. SEMANTICS SYN-3, SYN-9, SYN-10, MCP-1, MCP-3.
 */
export function readToolPattern(reading: Reading, start: number, end: number): ToolPattern | undefined {
  if (stryMutAct_9fa48("1490")) {
    {}
  } else {
    stryCov_9fa48("1490");
    const {
      text,
      effect
    } = reading;
    const written = stryMutAct_9fa48("1491") ? text : (stryCov_9fa48("1491"), text.slice(start, end));
    if (stryMutAct_9fa48("1494") ? nameEnd(text, start, end) < end && written.startsWith("mcp__") && isNamelessServer(written) : stryMutAct_9fa48("1493") ? false : stryMutAct_9fa48("1492") ? true : (stryCov_9fa48("1492", "1493", "1494"), (stryMutAct_9fa48("1497") ? nameEnd(text, start, end) >= end : stryMutAct_9fa48("1496") ? nameEnd(text, start, end) <= end : stryMutAct_9fa48("1495") ? false : (stryCov_9fa48("1495", "1496", "1497"), nameEnd(text, start, end) < end)) || (stryMutAct_9fa48("1499") ? written.startsWith("mcp__") || isNamelessServer(written) : stryMutAct_9fa48("1498") ? false : (stryCov_9fa48("1498", "1499"), (stryMutAct_9fa48("1500") ? written.endsWith("mcp__") : (stryCov_9fa48("1500"), written.startsWith(stryMutAct_9fa48("1501") ? "" : (stryCov_9fa48("1501"), "mcp__")))) && isNamelessServer(written))))) {
      if (stryMutAct_9fa48("1502")) {
        {}
      } else {
        stryCov_9fa48("1502");
        const guess = nameBefore(text, start, end);
        report(reading, stryMutAct_9fa48("1503") ? "" : (stryCov_9fa48("1503"), "error"), stryMutAct_9fa48("1504") ? "" : (stryCov_9fa48("1504"), "invalid-tool-name"), start, end, stryMutAct_9fa48("1505") ? `` : (stryCov_9fa48("1505"), `\`${written}\` is no tool name; names hold letters, digits, \`_\`, \`-\`, \`.\` and, as a wildcard, \`*\``), (stryMutAct_9fa48("1508") ? guess !== undefined : stryMutAct_9fa48("1507") ? false : stryMutAct_9fa48("1506") ? true : (stryCov_9fa48("1506", "1507", "1508"), guess === undefined)) ? undefined : stryMutAct_9fa48("1509") ? `` : (stryCov_9fa48("1509"), `write \`${guess}\`, or \`${guess}(…)\` with what it may be asked to do`));
        return undefined;
      }
    }
    const server = serverOf(written);
    if (stryMutAct_9fa48("1512") ? server === undefined : stryMutAct_9fa48("1511") ? false : stryMutAct_9fa48("1510") ? true : (stryCov_9fa48("1510", "1511", "1512"), server !== undefined)) return stryMutAct_9fa48("1513") ? {} : (stryCov_9fa48("1513"), {
      type: stryMutAct_9fa48("1514") ? "" : (stryCov_9fa48("1514"), "server"),
      server
    });
    if (stryMutAct_9fa48("1516") ? false : stryMutAct_9fa48("1515") ? true : (stryCov_9fa48("1515", "1516"), written.includes(stryMutAct_9fa48("1517") ? "" : (stryCov_9fa48("1517"), "*")))) {
      if (stryMutAct_9fa48("1518")) {
        {}
      } else {
        stryCov_9fa48("1518");
        if (stryMutAct_9fa48("1521") ? effect === "allow" || !hasLiteralServer(written) : stryMutAct_9fa48("1520") ? false : stryMutAct_9fa48("1519") ? true : (stryCov_9fa48("1519", "1520", "1521"), (stryMutAct_9fa48("1523") ? effect !== "allow" : stryMutAct_9fa48("1522") ? true : (stryCov_9fa48("1522", "1523"), effect === (stryMutAct_9fa48("1524") ? "" : (stryCov_9fa48("1524"), "allow")))) && (stryMutAct_9fa48("1525") ? hasLiteralServer(written) : (stryCov_9fa48("1525"), !hasLiteralServer(written))))) {
          if (stryMutAct_9fa48("1526")) {
            {}
          } else {
            stryCov_9fa48("1526");
            report(reading, stryMutAct_9fa48("1527") ? "" : (stryCov_9fa48("1527"), "error"), stryMutAct_9fa48("1528") ? "" : (stryCov_9fa48("1528"), "allow-glob-unanchored"), start, end, stryMutAct_9fa48("1529") ? `` : (stryCov_9fa48("1529"), `an allow rule for \`${written}\` would also cover tools that come later`), stryMutAct_9fa48("1530") ? "" : (stryCov_9fa48("1530"), "name each tool, or write `mcp__<server>__*` for the tools of one server"));
            return undefined;
          }
        }
        if (stryMutAct_9fa48("1534") ? wildcards(written) <= limits.patternWildcardsMax : stryMutAct_9fa48("1533") ? wildcards(written) >= limits.patternWildcardsMax : stryMutAct_9fa48("1532") ? false : stryMutAct_9fa48("1531") ? true : (stryCov_9fa48("1531", "1532", "1533", "1534"), wildcards(written) > limits.patternWildcardsMax)) {
          if (stryMutAct_9fa48("1535")) {
            {}
          } else {
            stryCov_9fa48("1535");
            reportWildcards(reading, start, end);
            return undefined;
          }
        }
        return stryMutAct_9fa48("1536") ? {} : (stryCov_9fa48("1536"), {
          type: stryMutAct_9fa48("1537") ? "" : (stryCov_9fa48("1537"), "glob"),
          pattern: written
        });
      }
    }
    const name = canonicalName(written);
    if (stryMutAct_9fa48("1540") ? name === written : stryMutAct_9fa48("1539") ? false : stryMutAct_9fa48("1538") ? true : (stryCov_9fa48("1538", "1539", "1540"), name !== written)) {
      if (stryMutAct_9fa48("1541")) {
        {}
      } else {
        stryCov_9fa48("1541");
        report(reading, stryMutAct_9fa48("1542") ? "" : (stryCov_9fa48("1542"), "warning"), stryMutAct_9fa48("1543") ? "" : (stryCov_9fa48("1543"), "legacy-tool-name"), start, end, stryMutAct_9fa48("1544") ? `` : (stryCov_9fa48("1544"), `\`${written}\` is now called \`${name}\`; the rule is read as one for \`${name}\``), stryMutAct_9fa48("1545") ? `` : (stryCov_9fa48("1545"), `write \`${name}\` instead of \`${written}\``));
      }
    } else if (stryMutAct_9fa48("1548") ? effect !== "allow" && !written.includes("_") || toolOf(name) === undefined : stryMutAct_9fa48("1547") ? false : stryMutAct_9fa48("1546") ? true : (stryCov_9fa48("1546", "1547", "1548"), (stryMutAct_9fa48("1550") ? effect !== "allow" || !written.includes("_") : stryMutAct_9fa48("1549") ? true : (stryCov_9fa48("1549", "1550"), (stryMutAct_9fa48("1552") ? effect === "allow" : stryMutAct_9fa48("1551") ? true : (stryCov_9fa48("1551", "1552"), effect !== (stryMutAct_9fa48("1553") ? "" : (stryCov_9fa48("1553"), "allow")))) && (stryMutAct_9fa48("1554") ? written.includes("_") : (stryCov_9fa48("1554"), !written.includes(stryMutAct_9fa48("1555") ? "" : (stryCov_9fa48("1555"), "_")))))) && (stryMutAct_9fa48("1557") ? toolOf(name) !== undefined : stryMutAct_9fa48("1556") ? true : (stryCov_9fa48("1556", "1557"), toolOf(name) === undefined)))) {
      if (stryMutAct_9fa48("1558")) {
        {}
      } else {
        stryCov_9fa48("1558");
        const guess = nearestTool(written);
        report(reading, stryMutAct_9fa48("1559") ? "" : (stryCov_9fa48("1559"), "warning"), stryMutAct_9fa48("1560") ? "" : (stryCov_9fa48("1560"), "unknown-tool"), start, end, stryMutAct_9fa48("1561") ? `` : (stryCov_9fa48("1561"), `no known tool is called \`${written}\``), (stryMutAct_9fa48("1564") ? guess !== undefined : stryMutAct_9fa48("1563") ? false : stryMutAct_9fa48("1562") ? true : (stryCov_9fa48("1562", "1563", "1564"), guess === undefined)) ? undefined : stryMutAct_9fa48("1565") ? `` : (stryCov_9fa48("1565"), `write \`${guess}\`; tool names are case-sensitive`));
      }
    }
    return stryMutAct_9fa48("1566") ? {} : (stryCov_9fa48("1566"), {
      type: stryMutAct_9fa48("1567") ? "" : (stryCov_9fa48("1567"), "name"),
      name,
      written
    });
  }
}

/**
 * The tool that a broken rule was about, to be guarded: its canonical name, where the text begins with the name of a
 * known tool (in whatever case) or of one MCP tool, otherwise `*`. SEMANTICS SYN-7.
 */
export function guardedTool(text: string, start: number, end: number): string {
  if (stryMutAct_9fa48("1568")) {
    {}
  } else {
    stryCov_9fa48("1568");
    const name = nameBefore(text, start, end);
    if (stryMutAct_9fa48("1571") ? name !== undefined : stryMutAct_9fa48("1570") ? false : stryMutAct_9fa48("1569") ? true : (stryCov_9fa48("1569", "1570", "1571"), name === undefined)) return stryMutAct_9fa48("1572") ? "" : (stryCov_9fa48("1572"), "*");
    return stryMutAct_9fa48("1573") ? toolOf(name)?.pathRules && name : (stryCov_9fa48("1573"), (stryMutAct_9fa48("1574") ? toolOf(name).pathRules : (stryCov_9fa48("1574"), toolOf(name)?.pathRules)) ?? name);
  }
}

/** Whether the text is the name of a known tool, of a past one, or of an MCP tool or server. */
export function isToolName(text: string): boolean {
  if (stryMutAct_9fa48("1575")) {
    {}
  } else {
    stryCov_9fa48("1575");
    if (stryMutAct_9fa48("1578") ? toolOf(canonicalName(text)) === undefined : stryMutAct_9fa48("1577") ? false : stryMutAct_9fa48("1576") ? true : (stryCov_9fa48("1576", "1577", "1578"), toolOf(canonicalName(text)) !== undefined)) return stryMutAct_9fa48("1579") ? false : (stryCov_9fa48("1579"), true);
    return stryMutAct_9fa48("1582") ? text.startsWith("mcp__") && nameEnd(text, 0, text.length) === text.length || !isNamelessServer(text) : stryMutAct_9fa48("1581") ? false : stryMutAct_9fa48("1580") ? true : (stryCov_9fa48("1580", "1581", "1582"), (stryMutAct_9fa48("1584") ? text.startsWith("mcp__") || nameEnd(text, 0, text.length) === text.length : stryMutAct_9fa48("1583") ? true : (stryCov_9fa48("1583", "1584"), (stryMutAct_9fa48("1585") ? text.endsWith("mcp__") : (stryCov_9fa48("1585"), text.startsWith(stryMutAct_9fa48("1586") ? "" : (stryCov_9fa48("1586"), "mcp__")))) && (stryMutAct_9fa48("1588") ? nameEnd(text, 0, text.length) !== text.length : stryMutAct_9fa48("1587") ? true : (stryCov_9fa48("1587", "1588"), nameEnd(text, 0, text.length) === text.length)))) && (stryMutAct_9fa48("1589") ? isNamelessServer(text) : (stryCov_9fa48("1589"), !isNamelessServer(text))));
  }
}

/** The canonical name of the tool that stands before the first character no name can hold, if it is certain. */
function nameBefore(text: string, start: number, end: number): string | undefined {
  if (stryMutAct_9fa48("1590")) {
    {}
  } else {
    stryCov_9fa48("1590");
    const run = stryMutAct_9fa48("1591") ? text : (stryCov_9fa48("1591"), text.slice(start, nameEnd(text, start, end)));
    if (stryMutAct_9fa48("1594") ? (run === "" || run.includes("*")) && run.endsWith("__") : stryMutAct_9fa48("1593") ? false : stryMutAct_9fa48("1592") ? true : (stryCov_9fa48("1592", "1593", "1594"), (stryMutAct_9fa48("1596") ? run === "" && run.includes("*") : stryMutAct_9fa48("1595") ? false : (stryCov_9fa48("1595", "1596"), (stryMutAct_9fa48("1598") ? run !== "" : stryMutAct_9fa48("1597") ? false : (stryCov_9fa48("1597", "1598"), run === (stryMutAct_9fa48("1599") ? "Stryker was here!" : (stryCov_9fa48("1599"), "")))) || run.includes(stryMutAct_9fa48("1600") ? "" : (stryCov_9fa48("1600"), "*")))) || (stryMutAct_9fa48("1601") ? run.startsWith("__") : (stryCov_9fa48("1601"), run.endsWith(stryMutAct_9fa48("1602") ? "" : (stryCov_9fa48("1602"), "__")))))) return undefined;
    const name = canonicalName(run);
    if (stryMutAct_9fa48("1605") ? toolOf(name) === undefined : stryMutAct_9fa48("1604") ? false : stryMutAct_9fa48("1603") ? true : (stryCov_9fa48("1603", "1604", "1605"), toolOf(name) !== undefined)) return name;
    if (stryMutAct_9fa48("1608") ? run.endsWith("mcp__") : stryMutAct_9fa48("1607") ? false : stryMutAct_9fa48("1606") ? true : (stryCov_9fa48("1606", "1607", "1608"), run.startsWith(stryMutAct_9fa48("1609") ? "" : (stryCov_9fa48("1609"), "mcp__")))) return (stryMutAct_9fa48("1612") ? isNamelessServer(run) && serverOf(run) !== undefined : stryMutAct_9fa48("1611") ? false : stryMutAct_9fa48("1610") ? true : (stryCov_9fa48("1610", "1611", "1612"), isNamelessServer(run) || (stryMutAct_9fa48("1614") ? serverOf(run) === undefined : stryMutAct_9fa48("1613") ? false : (stryCov_9fa48("1613", "1614"), serverOf(run) !== undefined)))) ? undefined : run;
    const guess = nearestTool(run);
    return (stryMutAct_9fa48("1617") ? guess?.toLowerCase() !== run.toLowerCase() : stryMutAct_9fa48("1616") ? false : stryMutAct_9fa48("1615") ? true : (stryCov_9fa48("1615", "1616", "1617"), (stryMutAct_9fa48("1619") ? guess.toLowerCase() : stryMutAct_9fa48("1618") ? guess?.toUpperCase() : (stryCov_9fa48("1618", "1619"), guess?.toLowerCase())) === (stryMutAct_9fa48("1620") ? run.toUpperCase() : (stryCov_9fa48("1620"), run.toLowerCase())))) ? guess : undefined;
  }
}

/** Where the characters end that a tool name or a glob of one may hold; `start` itself where there is none. */
export function nameEnd(text: string, start: number, end: number): number {
  if (stryMutAct_9fa48("1621")) {
    {}
  } else {
    stryCov_9fa48("1621");
    let at = start;
    while (stryMutAct_9fa48("1623") ? at < end || isNameCharacter(text.charCodeAt(at)) : stryMutAct_9fa48("1622") ? false : (stryCov_9fa48("1622", "1623"), (stryMutAct_9fa48("1626") ? at >= end : stryMutAct_9fa48("1625") ? at <= end : stryMutAct_9fa48("1624") ? true : (stryCov_9fa48("1624", "1625", "1626"), at < end)) && isNameCharacter(text.charCodeAt(at)))) stryMutAct_9fa48("1627") ? at -= 1 : (stryCov_9fa48("1627"), at += 1);
    return at;
  }
}
function isNameCharacter(unit: number): boolean {
  if (stryMutAct_9fa48("1628")) {
    {}
  } else {
    stryCov_9fa48("1628");
    return stryMutAct_9fa48("1631") ? (unit >= 0x61 && unit <= 0x7a || unit >= 0x41 && unit <= 0x5a || unit >= 0x30 && unit <= 0x39 || unit === 0x5f || unit === 0x2d || unit === 0x2e) && unit === 0x2a : stryMutAct_9fa48("1630") ? false : stryMutAct_9fa48("1629") ? true : (stryCov_9fa48("1629", "1630", "1631"), (stryMutAct_9fa48("1633") ? (unit >= 0x61 && unit <= 0x7a || unit >= 0x41 && unit <= 0x5a || unit >= 0x30 && unit <= 0x39 || unit === 0x5f || unit === 0x2d) && unit === 0x2e : stryMutAct_9fa48("1632") ? false : (stryCov_9fa48("1632", "1633"), (stryMutAct_9fa48("1635") ? (unit >= 0x61 && unit <= 0x7a || unit >= 0x41 && unit <= 0x5a || unit >= 0x30 && unit <= 0x39 || unit === 0x5f) && unit === 0x2d : stryMutAct_9fa48("1634") ? false : (stryCov_9fa48("1634", "1635"), (stryMutAct_9fa48("1637") ? (unit >= 0x61 && unit <= 0x7a || unit >= 0x41 && unit <= 0x5a || unit >= 0x30 && unit <= 0x39) && unit === 0x5f : stryMutAct_9fa48("1636") ? false : (stryCov_9fa48("1636", "1637"), (stryMutAct_9fa48("1639") ? (unit >= 0x61 && unit <= 0x7a || unit >= 0x41 && unit <= 0x5a) && unit >= 0x30 && unit <= 0x39 : stryMutAct_9fa48("1638") ? false : (stryCov_9fa48("1638", "1639"), (stryMutAct_9fa48("1641") ? unit >= 0x61 && unit <= 0x7a && unit >= 0x41 && unit <= 0x5a : stryMutAct_9fa48("1640") ? false : (stryCov_9fa48("1640", "1641"), (stryMutAct_9fa48("1643") ? unit >= 0x61 || unit <= 0x7a : stryMutAct_9fa48("1642") ? false : (stryCov_9fa48("1642", "1643"), (stryMutAct_9fa48("1646") ? unit < 0x61 : stryMutAct_9fa48("1645") ? unit > 0x61 : stryMutAct_9fa48("1644") ? true : (stryCov_9fa48("1644", "1645", "1646"), unit >= 0x61)) && (stryMutAct_9fa48("1649") ? unit > 0x7a : stryMutAct_9fa48("1648") ? unit < 0x7a : stryMutAct_9fa48("1647") ? true : (stryCov_9fa48("1647", "1648", "1649"), unit <= 0x7a)))) || (stryMutAct_9fa48("1651") ? unit >= 0x41 || unit <= 0x5a : stryMutAct_9fa48("1650") ? false : (stryCov_9fa48("1650", "1651"), (stryMutAct_9fa48("1654") ? unit < 0x41 : stryMutAct_9fa48("1653") ? unit > 0x41 : stryMutAct_9fa48("1652") ? true : (stryCov_9fa48("1652", "1653", "1654"), unit >= 0x41)) && (stryMutAct_9fa48("1657") ? unit > 0x5a : stryMutAct_9fa48("1656") ? unit < 0x5a : stryMutAct_9fa48("1655") ? true : (stryCov_9fa48("1655", "1656", "1657"), unit <= 0x5a)))))) || (stryMutAct_9fa48("1659") ? unit >= 0x30 || unit <= 0x39 : stryMutAct_9fa48("1658") ? false : (stryCov_9fa48("1658", "1659"), (stryMutAct_9fa48("1662") ? unit < 0x30 : stryMutAct_9fa48("1661") ? unit > 0x30 : stryMutAct_9fa48("1660") ? true : (stryCov_9fa48("1660", "1661", "1662"), unit >= 0x30)) && (stryMutAct_9fa48("1665") ? unit > 0x39 : stryMutAct_9fa48("1664") ? unit < 0x39 : stryMutAct_9fa48("1663") ? true : (stryCov_9fa48("1663", "1664", "1665"), unit <= 0x39)))))) || (stryMutAct_9fa48("1667") ? unit !== 0x5f : stryMutAct_9fa48("1666") ? false : (stryCov_9fa48("1666", "1667"), unit === 0x5f)))) || (stryMutAct_9fa48("1669") ? unit !== 0x2d : stryMutAct_9fa48("1668") ? false : (stryCov_9fa48("1668", "1669"), unit === 0x2d)))) || (stryMutAct_9fa48("1671") ? unit !== 0x2e : stryMutAct_9fa48("1670") ? false : (stryCov_9fa48("1670", "1671"), unit === 0x2e)))) || (stryMutAct_9fa48("1673") ? unit !== 0x2a : stryMutAct_9fa48("1672") ? false : (stryCov_9fa48("1672", "1673"), unit === 0x2a)));
  }
}

/** `mcp__`, `mcp____tool`, `mcp__server__`: a part of the name is missing. */
function isNamelessServer(written: string): boolean {
  if (stryMutAct_9fa48("1674")) {
    {}
  } else {
    stryCov_9fa48("1674");
    return stryMutAct_9fa48("1677") ? (written === "mcp__" || written.startsWith("mcp____")) && written.endsWith("__") : stryMutAct_9fa48("1676") ? false : stryMutAct_9fa48("1675") ? true : (stryCov_9fa48("1675", "1676", "1677"), (stryMutAct_9fa48("1679") ? written === "mcp__" && written.startsWith("mcp____") : stryMutAct_9fa48("1678") ? false : (stryCov_9fa48("1678", "1679"), (stryMutAct_9fa48("1681") ? written !== "mcp__" : stryMutAct_9fa48("1680") ? false : (stryCov_9fa48("1680", "1681"), written === (stryMutAct_9fa48("1682") ? "" : (stryCov_9fa48("1682"), "mcp__")))) || (stryMutAct_9fa48("1683") ? written.endsWith("mcp____") : (stryCov_9fa48("1683"), written.startsWith(stryMutAct_9fa48("1684") ? "" : (stryCov_9fa48("1684"), "mcp____")))))) || (stryMutAct_9fa48("1685") ? written.startsWith("__") : (stryCov_9fa48("1685"), written.endsWith(stryMutAct_9fa48("1686") ? "" : (stryCov_9fa48("1686"), "__")))));
  }
}

/** The server of `mcp__server` and `mcp__server__*`, or undefined. */
function serverOf(written: string): string | undefined {
  if (stryMutAct_9fa48("1687")) {
    {}
  } else {
    stryCov_9fa48("1687");
    if (stryMutAct_9fa48("1690") ? false : stryMutAct_9fa48("1689") ? true : stryMutAct_9fa48("1688") ? written.startsWith("mcp__") : (stryCov_9fa48("1688", "1689", "1690"), !(stryMutAct_9fa48("1691") ? written.endsWith("mcp__") : (stryCov_9fa48("1691"), written.startsWith(stryMutAct_9fa48("1692") ? "" : (stryCov_9fa48("1692"), "mcp__")))))) return undefined;
    const name = (stryMutAct_9fa48("1693") ? written.startsWith("__*") : (stryCov_9fa48("1693"), written.endsWith(stryMutAct_9fa48("1694") ? "" : (stryCov_9fa48("1694"), "__*")))) ? stryMutAct_9fa48("1695") ? written : (stryCov_9fa48("1695"), written.slice(5, stryMutAct_9fa48("1696") ? +3 : (stryCov_9fa48("1696"), -3))) : stryMutAct_9fa48("1697") ? written : (stryCov_9fa48("1697"), written.slice(5));
    return (stryMutAct_9fa48("1700") ? (name === "" || name.includes("*")) && name.includes("__") : stryMutAct_9fa48("1699") ? false : stryMutAct_9fa48("1698") ? true : (stryCov_9fa48("1698", "1699", "1700"), (stryMutAct_9fa48("1702") ? name === "" && name.includes("*") : stryMutAct_9fa48("1701") ? false : (stryCov_9fa48("1701", "1702"), (stryMutAct_9fa48("1704") ? name !== "" : stryMutAct_9fa48("1703") ? false : (stryCov_9fa48("1703", "1704"), name === (stryMutAct_9fa48("1705") ? "Stryker was here!" : (stryCov_9fa48("1705"), "")))) || name.includes(stryMutAct_9fa48("1706") ? "" : (stryCov_9fa48("1706"), "*")))) || name.includes(stryMutAct_9fa48("1707") ? "" : (stryCov_9fa48("1707"), "__")))) ? undefined : name;
  }
}

/** Whether a glob begins with `mcp__`, a server name without `*`, and `__`. */
function hasLiteralServer(pattern: string): boolean {
  if (stryMutAct_9fa48("1708")) {
    {}
  } else {
    stryCov_9fa48("1708");
    if (stryMutAct_9fa48("1711") ? false : stryMutAct_9fa48("1710") ? true : stryMutAct_9fa48("1709") ? pattern.startsWith("mcp__") : (stryCov_9fa48("1709", "1710", "1711"), !(stryMutAct_9fa48("1712") ? pattern.endsWith("mcp__") : (stryCov_9fa48("1712"), pattern.startsWith(stryMutAct_9fa48("1713") ? "" : (stryCov_9fa48("1713"), "mcp__")))))) return stryMutAct_9fa48("1714") ? true : (stryCov_9fa48("1714"), false);
    const close = pattern.indexOf(stryMutAct_9fa48("1715") ? "" : (stryCov_9fa48("1715"), "__"), 5);
    return stryMutAct_9fa48("1718") ? close > 5 || pattern.indexOf("*") > close + 1 : stryMutAct_9fa48("1717") ? false : stryMutAct_9fa48("1716") ? true : (stryCov_9fa48("1716", "1717", "1718"), (stryMutAct_9fa48("1721") ? close <= 5 : stryMutAct_9fa48("1720") ? close >= 5 : stryMutAct_9fa48("1719") ? true : (stryCov_9fa48("1719", "1720", "1721"), close > 5)) && (stryMutAct_9fa48("1724") ? pattern.indexOf("*") <= close + 1 : stryMutAct_9fa48("1723") ? pattern.indexOf("*") >= close + 1 : stryMutAct_9fa48("1722") ? true : (stryCov_9fa48("1722", "1723", "1724"), pattern.indexOf(stryMutAct_9fa48("1725") ? "" : (stryCov_9fa48("1725"), "*")) > (stryMutAct_9fa48("1726") ? close - 1 : (stryCov_9fa48("1726"), close + 1)))));
  }
}

/** How many runs of `*` a pattern has. */
export function wildcards(pattern: string): number {
  if (stryMutAct_9fa48("1727")) {
    {}
  } else {
    stryCov_9fa48("1727");
    let count = 0;
    for (let at = pattern.indexOf(stryMutAct_9fa48("1728") ? "" : (stryCov_9fa48("1728"), "*")); stryMutAct_9fa48("1731") ? at < 0 : stryMutAct_9fa48("1730") ? at > 0 : stryMutAct_9fa48("1729") ? false : (stryCov_9fa48("1729", "1730", "1731"), at >= 0); at = pattern.indexOf(stryMutAct_9fa48("1732") ? "" : (stryCov_9fa48("1732"), "*"), at)) {
      if (stryMutAct_9fa48("1733")) {
        {}
      } else {
        stryCov_9fa48("1733");
        stryMutAct_9fa48("1734") ? count -= 1 : (stryCov_9fa48("1734"), count += 1);
        while (stryMutAct_9fa48("1736") ? pattern[at] !== "*" : stryMutAct_9fa48("1735") ? false : (stryCov_9fa48("1735", "1736"), pattern[at] === (stryMutAct_9fa48("1737") ? "" : (stryCov_9fa48("1737"), "*")))) stryMutAct_9fa48("1738") ? at -= 1 : (stryCov_9fa48("1738"), at += 1);
      }
    }
    return count;
  }
}
export function reportWildcards(reading: Reading, start: number, end: number): void {
  if (stryMutAct_9fa48("1739")) {
    {}
  } else {
    stryCov_9fa48("1739");
    report(reading, stryMutAct_9fa48("1740") ? "" : (stryCov_9fa48("1740"), "error"), stryMutAct_9fa48("1741") ? "" : (stryCov_9fa48("1741"), "too-many-wildcards"), start, end, stryMutAct_9fa48("1742") ? `` : (stryCov_9fa48("1742"), `a pattern may have ${limits.patternWildcardsMax} wildcards`), stryMutAct_9fa48("1743") ? "" : (stryCov_9fa48("1743"), "split the rule into several"));
  }
}