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
import { editDistance } from "../base/edit-distance.ts";

/**
 * What the specifier of a rule for a tool is made of. SEMANTICS SYN-3.
 * `none`: the tool is named bare; in deny and ask a parameter may still be named.
 */
export type SpecifierKind = "command" | "path" | "domain" | "name" | "none";

/** One tool that rules can name. */
export type Tool = {
  /** The canonical name, as a tool call spells it. Case matters. SEMANTICS SYN-3. */
  readonly name: string;
  readonly specifier: SpecifierKind;
  /** The tool whose path rules are read for this tool: `Edit` for `Write`. SEMANTICS SYN-14, PATH-1, PATH-2. */
  readonly pathRules?: "Read" | "Edit";
  /** Input fields that the specifier itself stands for, so that no parameter rule can match them. SEMANTICS SYN-12. */
  readonly primaryFields: readonly string[];
  /** The other documented input fields. Used to tell a parameter from a specifier that holds a colon. SEMANTICS SYN-13. */
  readonly fields: readonly string[];
  /** What a call comes to that no rule and no mode decides. File readers: inside the working directories. SEMANTICS EVAL-9. */
  readonly byDefault: "allow" | "ask";
  /** The public page the row was read from. */
  readonly source: string;
};
const reference = stryMutAct_9fa48("1744") ? "" : (stryCov_9fa48("1744"), "https://code.claude.com/docs/en/tools-reference");
const sdk = stryMutAct_9fa48("1745") ? "" : (stryCov_9fa48("1745"), "https://code.claude.com/docs/en/agent-sdk/typescript");
const permissions = stryMutAct_9fa48("1746") ? "" : (stryCov_9fa48("1746"), "https://code.claude.com/docs/en/permissions");
const schema = stryMutAct_9fa48("1747") ? "" : (stryCov_9fa48("1747"), "https://json.schemastore.org/claude-code-settings.json");
const bare = (name: string, byDefault: "allow" | "ask", source: string = reference, fields: readonly string[] = stryMutAct_9fa48("1748") ? ["Stryker was here"] : (stryCov_9fa48("1748"), [])): Tool => {
  if (stryMutAct_9fa48("1749")) {
    {}
  } else {
    stryCov_9fa48("1749");
    return stryMutAct_9fa48("1750") ? {} : (stryCov_9fa48("1750"), {
      name,
      specifier: stryMutAct_9fa48("1751") ? "" : (stryCov_9fa48("1751"), "none"),
      primaryFields: stryMutAct_9fa48("1752") ? ["Stryker was here"] : (stryCov_9fa48("1752"), []),
      fields,
      byDefault,
      source
    });
  }
};

/** Every tool that a rule can name without a warning, in alphabetic order. */
export const tools: readonly Tool[] = stryMutAct_9fa48("1753") ? [] : (stryCov_9fa48("1753"), [stryMutAct_9fa48("1754") ? {} : (stryCov_9fa48("1754"), {
  name: stryMutAct_9fa48("1755") ? "" : (stryCov_9fa48("1755"), "Agent"),
  specifier: stryMutAct_9fa48("1756") ? "" : (stryCov_9fa48("1756"), "name"),
  primaryFields: stryMutAct_9fa48("1757") ? ["Stryker was here"] : (stryCov_9fa48("1757"), []),
  fields: stryMutAct_9fa48("1758") ? [] : (stryCov_9fa48("1758"), [stryMutAct_9fa48("1759") ? "" : (stryCov_9fa48("1759"), "description"), stryMutAct_9fa48("1760") ? "" : (stryCov_9fa48("1760"), "isolation"), stryMutAct_9fa48("1761") ? "" : (stryCov_9fa48("1761"), "max_turns"), stryMutAct_9fa48("1762") ? "" : (stryCov_9fa48("1762"), "mode"), stryMutAct_9fa48("1763") ? "" : (stryCov_9fa48("1763"), "model"), stryMutAct_9fa48("1764") ? "" : (stryCov_9fa48("1764"), "name"), stryMutAct_9fa48("1765") ? "" : (stryCov_9fa48("1765"), "prompt"), stryMutAct_9fa48("1766") ? "" : (stryCov_9fa48("1766"), "resume"), stryMutAct_9fa48("1767") ? "" : (stryCov_9fa48("1767"), "run_in_background"), stryMutAct_9fa48("1768") ? "" : (stryCov_9fa48("1768"), "subagent_type"), stryMutAct_9fa48("1769") ? "" : (stryCov_9fa48("1769"), "team_name")]),
  byDefault: stryMutAct_9fa48("1770") ? "" : (stryCov_9fa48("1770"), "allow"),
  source: sdk
}), bare(stryMutAct_9fa48("1771") ? "" : (stryCov_9fa48("1771"), "Artifact"), stryMutAct_9fa48("1772") ? "" : (stryCov_9fa48("1772"), "ask")), bare(stryMutAct_9fa48("1773") ? "" : (stryCov_9fa48("1773"), "AskUserQuestion"), stryMutAct_9fa48("1774") ? "" : (stryCov_9fa48("1774"), "ask"), stryMutAct_9fa48("1775") ? "" : (stryCov_9fa48("1775"), "https://code.claude.com/docs/en/permission-modes")), stryMutAct_9fa48("1776") ? {} : (stryCov_9fa48("1776"), {
  name: stryMutAct_9fa48("1777") ? "" : (stryCov_9fa48("1777"), "Bash"),
  specifier: stryMutAct_9fa48("1778") ? "" : (stryCov_9fa48("1778"), "command"),
  primaryFields: stryMutAct_9fa48("1779") ? [] : (stryCov_9fa48("1779"), [stryMutAct_9fa48("1780") ? "" : (stryCov_9fa48("1780"), "command")]),
  fields: stryMutAct_9fa48("1781") ? [] : (stryCov_9fa48("1781"), [stryMutAct_9fa48("1782") ? "" : (stryCov_9fa48("1782"), "dangerouslyDisableSandbox"), stryMutAct_9fa48("1783") ? "" : (stryCov_9fa48("1783"), "description"), stryMutAct_9fa48("1784") ? "" : (stryCov_9fa48("1784"), "run_in_background"), stryMutAct_9fa48("1785") ? "" : (stryCov_9fa48("1785"), "timeout")]),
  byDefault: stryMutAct_9fa48("1786") ? "" : (stryCov_9fa48("1786"), "ask"),
  source: sdk
}), stryMutAct_9fa48("1787") ? {} : (stryCov_9fa48("1787"), {
  name: stryMutAct_9fa48("1788") ? "" : (stryCov_9fa48("1788"), "Cd"),
  specifier: stryMutAct_9fa48("1789") ? "" : (stryCov_9fa48("1789"), "path"),
  primaryFields: stryMutAct_9fa48("1790") ? [] : (stryCov_9fa48("1790"), [stryMutAct_9fa48("1791") ? "" : (stryCov_9fa48("1791"), "path")]),
  fields: stryMutAct_9fa48("1792") ? ["Stryker was here"] : (stryCov_9fa48("1792"), []),
  byDefault: stryMutAct_9fa48("1793") ? "" : (stryCov_9fa48("1793"), "ask"),
  source: permissions
}), bare(stryMutAct_9fa48("1794") ? "" : (stryCov_9fa48("1794"), "CronCreate"), stryMutAct_9fa48("1795") ? "" : (stryCov_9fa48("1795"), "allow")), bare(stryMutAct_9fa48("1796") ? "" : (stryCov_9fa48("1796"), "CronDelete"), stryMutAct_9fa48("1797") ? "" : (stryCov_9fa48("1797"), "allow")), bare(stryMutAct_9fa48("1798") ? "" : (stryCov_9fa48("1798"), "CronList"), stryMutAct_9fa48("1799") ? "" : (stryCov_9fa48("1799"), "allow")), stryMutAct_9fa48("1800") ? {} : (stryCov_9fa48("1800"), {
  name: stryMutAct_9fa48("1801") ? "" : (stryCov_9fa48("1801"), "Edit"),
  specifier: stryMutAct_9fa48("1802") ? "" : (stryCov_9fa48("1802"), "path"),
  pathRules: stryMutAct_9fa48("1803") ? "" : (stryCov_9fa48("1803"), "Edit"),
  primaryFields: stryMutAct_9fa48("1804") ? [] : (stryCov_9fa48("1804"), [stryMutAct_9fa48("1805") ? "" : (stryCov_9fa48("1805"), "file_path")]),
  fields: stryMutAct_9fa48("1806") ? [] : (stryCov_9fa48("1806"), [stryMutAct_9fa48("1807") ? "" : (stryCov_9fa48("1807"), "new_string"), stryMutAct_9fa48("1808") ? "" : (stryCov_9fa48("1808"), "old_string"), stryMutAct_9fa48("1809") ? "" : (stryCov_9fa48("1809"), "replace_all")]),
  byDefault: stryMutAct_9fa48("1810") ? "" : (stryCov_9fa48("1810"), "ask"),
  source: sdk
}), bare(stryMutAct_9fa48("1811") ? "" : (stryCov_9fa48("1811"), "EndConversation"), stryMutAct_9fa48("1812") ? "" : (stryCov_9fa48("1812"), "allow"), permissions), bare(stryMutAct_9fa48("1813") ? "" : (stryCov_9fa48("1813"), "EnterPlanMode"), stryMutAct_9fa48("1814") ? "" : (stryCov_9fa48("1814"), "allow")), bare(stryMutAct_9fa48("1815") ? "" : (stryCov_9fa48("1815"), "EnterWorktree"), stryMutAct_9fa48("1816") ? "" : (stryCov_9fa48("1816"), "ask")), bare(stryMutAct_9fa48("1817") ? "" : (stryCov_9fa48("1817"), "ExitPlanMode"), stryMutAct_9fa48("1818") ? "" : (stryCov_9fa48("1818"), "ask")), bare(stryMutAct_9fa48("1819") ? "" : (stryCov_9fa48("1819"), "ExitWorktree"), stryMutAct_9fa48("1820") ? "" : (stryCov_9fa48("1820"), "allow")), stryMutAct_9fa48("1821") ? {} : (stryCov_9fa48("1821"), {
  name: stryMutAct_9fa48("1822") ? "" : (stryCov_9fa48("1822"), "Glob"),
  specifier: stryMutAct_9fa48("1823") ? "" : (stryCov_9fa48("1823"), "path"),
  pathRules: stryMutAct_9fa48("1824") ? "" : (stryCov_9fa48("1824"), "Read"),
  primaryFields: stryMutAct_9fa48("1825") ? [] : (stryCov_9fa48("1825"), [stryMutAct_9fa48("1826") ? "" : (stryCov_9fa48("1826"), "path")]),
  fields: stryMutAct_9fa48("1827") ? [] : (stryCov_9fa48("1827"), [stryMutAct_9fa48("1828") ? "" : (stryCov_9fa48("1828"), "pattern")]),
  byDefault: stryMutAct_9fa48("1829") ? "" : (stryCov_9fa48("1829"), "allow"),
  source: sdk
}), stryMutAct_9fa48("1830") ? {} : (stryCov_9fa48("1830"), {
  name: stryMutAct_9fa48("1831") ? "" : (stryCov_9fa48("1831"), "Grep"),
  specifier: stryMutAct_9fa48("1832") ? "" : (stryCov_9fa48("1832"), "path"),
  pathRules: stryMutAct_9fa48("1833") ? "" : (stryCov_9fa48("1833"), "Read"),
  primaryFields: stryMutAct_9fa48("1834") ? [] : (stryCov_9fa48("1834"), [stryMutAct_9fa48("1835") ? "" : (stryCov_9fa48("1835"), "path")]),
  fields: stryMutAct_9fa48("1836") ? [] : (stryCov_9fa48("1836"), [stryMutAct_9fa48("1837") ? "" : (stryCov_9fa48("1837"), "context"), stryMutAct_9fa48("1838") ? "" : (stryCov_9fa48("1838"), "glob"), stryMutAct_9fa48("1839") ? "" : (stryCov_9fa48("1839"), "head_limit"), stryMutAct_9fa48("1840") ? "" : (stryCov_9fa48("1840"), "multiline"), stryMutAct_9fa48("1841") ? "" : (stryCov_9fa48("1841"), "offset"), stryMutAct_9fa48("1842") ? "" : (stryCov_9fa48("1842"), "output_mode"), stryMutAct_9fa48("1843") ? "" : (stryCov_9fa48("1843"), "pattern"), stryMutAct_9fa48("1844") ? "" : (stryCov_9fa48("1844"), "type")]),
  byDefault: stryMutAct_9fa48("1845") ? "" : (stryCov_9fa48("1845"), "allow"),
  source: sdk
}), bare(stryMutAct_9fa48("1846") ? "" : (stryCov_9fa48("1846"), "KillShell"), stryMutAct_9fa48("1847") ? "" : (stryCov_9fa48("1847"), "allow"), schema), bare(stryMutAct_9fa48("1848") ? "" : (stryCov_9fa48("1848"), "ListMcpResourcesTool"), stryMutAct_9fa48("1849") ? "" : (stryCov_9fa48("1849"), "allow")), stryMutAct_9fa48("1850") ? {} : (stryCov_9fa48("1850"), {
  name: stryMutAct_9fa48("1851") ? "" : (stryCov_9fa48("1851"), "LSP"),
  specifier: stryMutAct_9fa48("1852") ? "" : (stryCov_9fa48("1852"), "path"),
  pathRules: stryMutAct_9fa48("1853") ? "" : (stryCov_9fa48("1853"), "Read"),
  primaryFields: stryMutAct_9fa48("1854") ? [] : (stryCov_9fa48("1854"), [stryMutAct_9fa48("1855") ? "" : (stryCov_9fa48("1855"), "filePath"), stryMutAct_9fa48("1856") ? "" : (stryCov_9fa48("1856"), "file_path")]),
  fields: stryMutAct_9fa48("1857") ? [] : (stryCov_9fa48("1857"), [stryMutAct_9fa48("1858") ? "" : (stryCov_9fa48("1858"), "character"), stryMutAct_9fa48("1859") ? "" : (stryCov_9fa48("1859"), "line"), stryMutAct_9fa48("1860") ? "" : (stryCov_9fa48("1860"), "operation")]),
  byDefault: stryMutAct_9fa48("1861") ? "" : (stryCov_9fa48("1861"), "allow"),
  source: reference
}), stryMutAct_9fa48("1862") ? {} : (stryCov_9fa48("1862"), {
  name: stryMutAct_9fa48("1863") ? "" : (stryCov_9fa48("1863"), "Monitor"),
  specifier: stryMutAct_9fa48("1864") ? "" : (stryCov_9fa48("1864"), "command"),
  primaryFields: stryMutAct_9fa48("1865") ? [] : (stryCov_9fa48("1865"), [stryMutAct_9fa48("1866") ? "" : (stryCov_9fa48("1866"), "command")]),
  fields: stryMutAct_9fa48("1867") ? [] : (stryCov_9fa48("1867"), [stryMutAct_9fa48("1868") ? "" : (stryCov_9fa48("1868"), "description"), stryMutAct_9fa48("1869") ? "" : (stryCov_9fa48("1869"), "persistent"), stryMutAct_9fa48("1870") ? "" : (stryCov_9fa48("1870"), "timeout_ms")]),
  byDefault: stryMutAct_9fa48("1871") ? "" : (stryCov_9fa48("1871"), "ask"),
  source: reference
}), stryMutAct_9fa48("1872") ? {} : (stryCov_9fa48("1872"), {
  name: stryMutAct_9fa48("1873") ? "" : (stryCov_9fa48("1873"), "MultiEdit"),
  specifier: stryMutAct_9fa48("1874") ? "" : (stryCov_9fa48("1874"), "path"),
  pathRules: stryMutAct_9fa48("1875") ? "" : (stryCov_9fa48("1875"), "Edit"),
  primaryFields: stryMutAct_9fa48("1876") ? [] : (stryCov_9fa48("1876"), [stryMutAct_9fa48("1877") ? "" : (stryCov_9fa48("1877"), "file_path")]),
  fields: stryMutAct_9fa48("1878") ? [] : (stryCov_9fa48("1878"), [stryMutAct_9fa48("1879") ? "" : (stryCov_9fa48("1879"), "edits")]),
  byDefault: stryMutAct_9fa48("1880") ? "" : (stryCov_9fa48("1880"), "ask"),
  source: schema
}), stryMutAct_9fa48("1881") ? {} : (stryCov_9fa48("1881"), {
  name: stryMutAct_9fa48("1882") ? "" : (stryCov_9fa48("1882"), "NotebookEdit"),
  specifier: stryMutAct_9fa48("1883") ? "" : (stryCov_9fa48("1883"), "path"),
  pathRules: stryMutAct_9fa48("1884") ? "" : (stryCov_9fa48("1884"), "Edit"),
  primaryFields: stryMutAct_9fa48("1885") ? [] : (stryCov_9fa48("1885"), [stryMutAct_9fa48("1886") ? "" : (stryCov_9fa48("1886"), "notebook_path")]),
  fields: stryMutAct_9fa48("1887") ? [] : (stryCov_9fa48("1887"), [stryMutAct_9fa48("1888") ? "" : (stryCov_9fa48("1888"), "cell_id"), stryMutAct_9fa48("1889") ? "" : (stryCov_9fa48("1889"), "cell_type"), stryMutAct_9fa48("1890") ? "" : (stryCov_9fa48("1890"), "edit_mode"), stryMutAct_9fa48("1891") ? "" : (stryCov_9fa48("1891"), "new_source")]),
  byDefault: stryMutAct_9fa48("1892") ? "" : (stryCov_9fa48("1892"), "ask"),
  source: sdk
}), stryMutAct_9fa48("1893") ? {} : (stryCov_9fa48("1893"), {
  name: stryMutAct_9fa48("1894") ? "" : (stryCov_9fa48("1894"), "PowerShell"),
  specifier: stryMutAct_9fa48("1895") ? "" : (stryCov_9fa48("1895"), "command"),
  primaryFields: stryMutAct_9fa48("1896") ? [] : (stryCov_9fa48("1896"), [stryMutAct_9fa48("1897") ? "" : (stryCov_9fa48("1897"), "command")]),
  fields: stryMutAct_9fa48("1898") ? [] : (stryCov_9fa48("1898"), [stryMutAct_9fa48("1899") ? "" : (stryCov_9fa48("1899"), "dangerouslyDisableSandbox"), stryMutAct_9fa48("1900") ? "" : (stryCov_9fa48("1900"), "description"), stryMutAct_9fa48("1901") ? "" : (stryCov_9fa48("1901"), "run_in_background"), stryMutAct_9fa48("1902") ? "" : (stryCov_9fa48("1902"), "timeout")]),
  byDefault: stryMutAct_9fa48("1903") ? "" : (stryCov_9fa48("1903"), "ask"),
  source: reference
}), stryMutAct_9fa48("1904") ? {} : (stryCov_9fa48("1904"), {
  name: stryMutAct_9fa48("1905") ? "" : (stryCov_9fa48("1905"), "Read"),
  specifier: stryMutAct_9fa48("1906") ? "" : (stryCov_9fa48("1906"), "path"),
  pathRules: stryMutAct_9fa48("1907") ? "" : (stryCov_9fa48("1907"), "Read"),
  primaryFields: stryMutAct_9fa48("1908") ? [] : (stryCov_9fa48("1908"), [stryMutAct_9fa48("1909") ? "" : (stryCov_9fa48("1909"), "file_path")]),
  fields: stryMutAct_9fa48("1910") ? [] : (stryCov_9fa48("1910"), [stryMutAct_9fa48("1911") ? "" : (stryCov_9fa48("1911"), "limit"), stryMutAct_9fa48("1912") ? "" : (stryCov_9fa48("1912"), "offset"), stryMutAct_9fa48("1913") ? "" : (stryCov_9fa48("1913"), "pages")]),
  byDefault: stryMutAct_9fa48("1914") ? "" : (stryCov_9fa48("1914"), "allow"),
  source: sdk
}), bare(stryMutAct_9fa48("1915") ? "" : (stryCov_9fa48("1915"), "ReadMcpResourceTool"), stryMutAct_9fa48("1916") ? "" : (stryCov_9fa48("1916"), "allow")), bare(stryMutAct_9fa48("1917") ? "" : (stryCov_9fa48("1917"), "SendMessage"), stryMutAct_9fa48("1918") ? "" : (stryCov_9fa48("1918"), "allow")), bare(stryMutAct_9fa48("1919") ? "" : (stryCov_9fa48("1919"), "ShareOnboardingGuide"), stryMutAct_9fa48("1920") ? "" : (stryCov_9fa48("1920"), "ask")), stryMutAct_9fa48("1921") ? {} : (stryCov_9fa48("1921"), {
  name: stryMutAct_9fa48("1922") ? "" : (stryCov_9fa48("1922"), "Skill"),
  specifier: stryMutAct_9fa48("1923") ? "" : (stryCov_9fa48("1923"), "name"),
  primaryFields: stryMutAct_9fa48("1924") ? ["Stryker was here"] : (stryCov_9fa48("1924"), []),
  fields: stryMutAct_9fa48("1925") ? [] : (stryCov_9fa48("1925"), [stryMutAct_9fa48("1926") ? "" : (stryCov_9fa48("1926"), "args"), stryMutAct_9fa48("1927") ? "" : (stryCov_9fa48("1927"), "skill")]),
  byDefault: stryMutAct_9fa48("1928") ? "" : (stryCov_9fa48("1928"), "ask"),
  source: reference
}), bare(stryMutAct_9fa48("1929") ? "" : (stryCov_9fa48("1929"), "TaskCreate"), stryMutAct_9fa48("1930") ? "" : (stryCov_9fa48("1930"), "allow")), bare(stryMutAct_9fa48("1931") ? "" : (stryCov_9fa48("1931"), "TaskGet"), stryMutAct_9fa48("1932") ? "" : (stryCov_9fa48("1932"), "allow")), bare(stryMutAct_9fa48("1933") ? "" : (stryCov_9fa48("1933"), "TaskList"), stryMutAct_9fa48("1934") ? "" : (stryCov_9fa48("1934"), "allow")), bare(stryMutAct_9fa48("1935") ? "" : (stryCov_9fa48("1935"), "TaskOutput"), stryMutAct_9fa48("1936") ? "" : (stryCov_9fa48("1936"), "allow")), bare(stryMutAct_9fa48("1937") ? "" : (stryCov_9fa48("1937"), "TaskStop"), stryMutAct_9fa48("1938") ? "" : (stryCov_9fa48("1938"), "allow")), bare(stryMutAct_9fa48("1939") ? "" : (stryCov_9fa48("1939"), "TaskUpdate"), stryMutAct_9fa48("1940") ? "" : (stryCov_9fa48("1940"), "allow")), bare(stryMutAct_9fa48("1941") ? "" : (stryCov_9fa48("1941"), "TeamCreate"), stryMutAct_9fa48("1942") ? "" : (stryCov_9fa48("1942"), "allow")), bare(stryMutAct_9fa48("1943") ? "" : (stryCov_9fa48("1943"), "TeamDelete"), stryMutAct_9fa48("1944") ? "" : (stryCov_9fa48("1944"), "allow")), bare(stryMutAct_9fa48("1945") ? "" : (stryCov_9fa48("1945"), "TodoWrite"), stryMutAct_9fa48("1946") ? "" : (stryCov_9fa48("1946"), "allow")), bare(stryMutAct_9fa48("1947") ? "" : (stryCov_9fa48("1947"), "ToolSearch"), stryMutAct_9fa48("1948") ? "" : (stryCov_9fa48("1948"), "allow")), stryMutAct_9fa48("1949") ? {} : (stryCov_9fa48("1949"), {
  name: stryMutAct_9fa48("1950") ? "" : (stryCov_9fa48("1950"), "WebFetch"),
  specifier: stryMutAct_9fa48("1951") ? "" : (stryCov_9fa48("1951"), "domain"),
  primaryFields: stryMutAct_9fa48("1952") ? [] : (stryCov_9fa48("1952"), [stryMutAct_9fa48("1953") ? "" : (stryCov_9fa48("1953"), "url")]),
  fields: stryMutAct_9fa48("1954") ? [] : (stryCov_9fa48("1954"), [stryMutAct_9fa48("1955") ? "" : (stryCov_9fa48("1955"), "prompt")]),
  byDefault: stryMutAct_9fa48("1956") ? "" : (stryCov_9fa48("1956"), "ask"),
  source: sdk
}), bare(stryMutAct_9fa48("1957") ? "" : (stryCov_9fa48("1957"), "WebSearch"), stryMutAct_9fa48("1958") ? "" : (stryCov_9fa48("1958"), "ask"), sdk, stryMutAct_9fa48("1959") ? [] : (stryCov_9fa48("1959"), [stryMutAct_9fa48("1960") ? "" : (stryCov_9fa48("1960"), "allowed_domains"), stryMutAct_9fa48("1961") ? "" : (stryCov_9fa48("1961"), "blocked_domains"), stryMutAct_9fa48("1962") ? "" : (stryCov_9fa48("1962"), "query")])), bare(stryMutAct_9fa48("1963") ? "" : (stryCov_9fa48("1963"), "Workflow"), stryMutAct_9fa48("1964") ? "" : (stryCov_9fa48("1964"), "ask")), stryMutAct_9fa48("1965") ? {} : (stryCov_9fa48("1965"), {
  name: stryMutAct_9fa48("1966") ? "" : (stryCov_9fa48("1966"), "Write"),
  specifier: stryMutAct_9fa48("1967") ? "" : (stryCov_9fa48("1967"), "path"),
  pathRules: stryMutAct_9fa48("1968") ? "" : (stryCov_9fa48("1968"), "Edit"),
  primaryFields: stryMutAct_9fa48("1969") ? [] : (stryCov_9fa48("1969"), [stryMutAct_9fa48("1970") ? "" : (stryCov_9fa48("1970"), "file_path")]),
  fields: stryMutAct_9fa48("1971") ? [] : (stryCov_9fa48("1971"), [stryMutAct_9fa48("1972") ? "" : (stryCov_9fa48("1972"), "content")]),
  byDefault: stryMutAct_9fa48("1973") ? "" : (stryCov_9fa48("1973"), "ask"),
  source: sdk
})]);

/** Names of the past and the tool each stands for now. SEMANTICS AGT-1, SKL-2. */
export const legacyNames: ReadonlyMap<string, string> = new Map(stryMutAct_9fa48("1974") ? [] : (stryCov_9fa48("1974"), [stryMutAct_9fa48("1975") ? [] : (stryCov_9fa48("1975"), [stryMutAct_9fa48("1976") ? "" : (stryCov_9fa48("1976"), "SlashCommand"), stryMutAct_9fa48("1977") ? "" : (stryCov_9fa48("1977"), "Skill")]), stryMutAct_9fa48("1978") ? [] : (stryCov_9fa48("1978"), [stryMutAct_9fa48("1979") ? "" : (stryCov_9fa48("1979"), "Task"), stryMutAct_9fa48("1980") ? "" : (stryCov_9fa48("1980"), "Agent")])]));
const byName: ReadonlyMap<string, Tool> = new Map(tools.map(stryMutAct_9fa48("1981") ? () => undefined : (stryCov_9fa48("1981"), tool => stryMutAct_9fa48("1982") ? [] : (stryCov_9fa48("1982"), [tool.name, tool]))));

/** The tool of this canonical name, or undefined. Constant time; names such as `__proto__` are no tools. SEMANTICS SYN-8. */
export function toolOf(name: string): Tool | undefined {
  if (stryMutAct_9fa48("1983")) {
    {}
  } else {
    stryCov_9fa48("1983");
    return byName.get(name);
  }
}

/** The name a tool has now: `Agent` for `Task`, otherwise the name itself. SEMANTICS AGT-1, SKL-2. */
export function canonicalName(name: string): string {
  if (stryMutAct_9fa48("1984")) {
    {}
  } else {
    stryCov_9fa48("1984");
    return stryMutAct_9fa48("1985") ? legacyNames.get(name) && name : (stryCov_9fa48("1985"), legacyNames.get(name) ?? name);
  }
}

/** Whether the tool does nothing but read files. SEMANTICS PATH-1. */
export function onlyReads(tool: string): boolean {
  if (stryMutAct_9fa48("1986")) {
    {}
  } else {
    stryCov_9fa48("1986");
    return stryMutAct_9fa48("1989") ? byName.get(canonicalName(tool))?.pathRules !== "Read" : stryMutAct_9fa48("1988") ? false : stryMutAct_9fa48("1987") ? true : (stryCov_9fa48("1987", "1988", "1989"), (stryMutAct_9fa48("1990") ? byName.get(canonicalName(tool)).pathRules : (stryCov_9fa48("1990"), byName.get(canonicalName(tool))?.pathRules)) === (stryMutAct_9fa48("1991") ? "" : (stryCov_9fa48("1991"), "Read")));
  }
}

/** What a call to this tool comes to when no rule and no mode decides. Unknown tools and MCP tools: `ask`. SEMANTICS EVAL-9. */
export function defaultOf(tool: string): "allow" | "ask" {
  if (stryMutAct_9fa48("1992")) {
    {}
  } else {
    stryCov_9fa48("1992");
    return stryMutAct_9fa48("1993") ? byName.get(canonicalName(tool))?.byDefault && "ask" : (stryCov_9fa48("1993"), (stryMutAct_9fa48("1994") ? byName.get(canonicalName(tool)).byDefault : (stryCov_9fa48("1994"), byName.get(canonicalName(tool))?.byDefault)) ?? (stryMutAct_9fa48("1995") ? "" : (stryCov_9fa48("1995"), "ask")));
  }
}

/**
 * The known tool that a name which is no tool was most likely meant to be: the same but for case, else within two edits
 * (one for names of up to four characters). Undefined where nothing is that near.
 * Cost: the number of tools times the square of the longest tool name.
 */
export function nearestTool(name: string): string | undefined {
  if (stryMutAct_9fa48("1996")) {
    {}
  } else {
    stryCov_9fa48("1996");
    const folded = stryMutAct_9fa48("1997") ? name.toUpperCase() : (stryCov_9fa48("1997"), name.toLowerCase());
    const names = stryMutAct_9fa48("1998") ? [] : (stryCov_9fa48("1998"), [...byName.keys(), ...legacyNames.keys()]);
    for (const candidate of names) if (stryMutAct_9fa48("2001") ? candidate.toLowerCase() !== folded : stryMutAct_9fa48("2000") ? false : stryMutAct_9fa48("1999") ? true : (stryCov_9fa48("1999", "2000", "2001"), (stryMutAct_9fa48("2002") ? candidate.toUpperCase() : (stryCov_9fa48("2002"), candidate.toLowerCase())) === folded)) return canonicalName(candidate);
    let nearest: string | undefined;
    let least = (stryMutAct_9fa48("2006") ? name.length > 4 : stryMutAct_9fa48("2005") ? name.length < 4 : stryMutAct_9fa48("2004") ? false : stryMutAct_9fa48("2003") ? true : (stryCov_9fa48("2003", "2004", "2005", "2006"), name.length <= 4)) ? 2 : 3;
    for (const candidate of names) {
      if (stryMutAct_9fa48("2007")) {
        {}
      } else {
        stryCov_9fa48("2007");
        if (stryMutAct_9fa48("2011") ? Math.abs(candidate.length - name.length) < least : stryMutAct_9fa48("2010") ? Math.abs(candidate.length - name.length) > least : stryMutAct_9fa48("2009") ? false : stryMutAct_9fa48("2008") ? true : (stryCov_9fa48("2008", "2009", "2010", "2011"), Math.abs(stryMutAct_9fa48("2012") ? candidate.length + name.length : (stryCov_9fa48("2012"), candidate.length - name.length)) >= least)) continue;
        const distance = editDistance(candidate, name);
        if (stryMutAct_9fa48("2016") ? distance >= least : stryMutAct_9fa48("2015") ? distance <= least : stryMutAct_9fa48("2014") ? false : stryMutAct_9fa48("2013") ? true : (stryCov_9fa48("2013", "2014", "2015", "2016"), distance < least)) {
          if (stryMutAct_9fa48("2017")) {
            {}
          } else {
            stryCov_9fa48("2017");
            nearest = canonicalName(candidate);
            least = distance;
          }
        }
      }
    }
    return nearest;
  }
}