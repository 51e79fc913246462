import { describe, expect, test } from "vitest";
import { type Change, diffPolicies, type Verdict } from "../../src/analysis/index.ts";
import { compile, decide, emptyLayer, type Layer, type LayerName, type Session } from "../../src/index.ts";

/** Rules of one policy, `layer effect rule`, where the layer is the user's unless it is named. */
type Rules = readonly string[];

const session: Session = { world: { platform: "linux", home: "/home/ada", cwd: "/home/ada/shop" } };

function policyOf(rules: Rules, more: Partial<Session> = {}, settings: Partial<Layer> = {}) {
  const layers = new Map<LayerName, Layer>();
  rules.forEach((line, i) => {
    const [, layer = "user", effect, value] = /^(?:(managed|project|local) )?(deny|ask|allow) (.*)$/.exec(
      line,
    )!;
    const name = layer as LayerName;
    const list = effect as "deny" | "ask" | "allow";
    const before = layers.get(name) ?? { ...emptyLayer(name), file: `/${name}.json` };
    const place = { file: `/${name}.json`, line: i + 1, column: 1, endColumn: 2 };
    layers.set(name, { ...before, [list]: [...before[list], { value, place }] });
  });
  const user = layers.get("user") ?? emptyLayer("user");
  layers.set("user", { ...user, ...settings });
  return compile([...layers.values()], { ...session, ...more }).policy;
}

function shown({ old, new: now, call, circumstances }: Change): string {
  const input = call.input as Record<string, string>;
  const about = input["command"] ?? input["file_path"] ?? input["url"] ?? Object.values(input)[0] ?? "";
  const tool = call.tool === "Bash" ? "" : `${call.tool} `;
  const hook = circumstances.hooks?.[0];
  const where = hook === undefined ? "" : ` (${hook.event})`;
  const from = circumstances.cwd === undefined ? "" : ` in ${circumstances.cwd}`;
  return `${old.outcome} → ${now.outcome}: ${tool}${about}`.trim() + where + from;
}

type Row = readonly [old: Rules, now: Rules, verdict: Verdict, changes?: readonly string[]];

/** SEMANTICS ANA-2: how a set of texts is written does not count. */
const equal: readonly (readonly [Rules, Rules])[] = [
  [["allow Bash(git *)"], ["project allow Bash(git *)", "allow Bash(git *)"]],
  [["allow Bash(a *)", "allow Bash(a b *)"], ["allow Bash(a *)"]],
  [["deny Bash(rm *)", "ask Bash(rm -rf *)"], ["deny Bash(rm *)"]],
  [["deny Bash(rm *)", "allow Bash(rm *)"], ["deny Bash(rm *)"]],
  [["ask Bash(rm *)", "allow Bash(rm x *)"], ["ask Bash(rm *)"]],
  [["deny Bash(*a*)"], ["deny Bash(*a*)", "deny Bash(ba*)"]],
  [["allow Bash"], ["allow Bash(*)"]],
  [["allow Bash(echo *)", "allow Bash(true)"], []],
  [["deny Read(.env)"], ["deny Read(**/.env)"]],
  [
    ["deny Read(//x/é)", "deny Read(//x/a)"],
    ["deny Read(//x/a)", "deny Read(//x/é)", "deny Read(//x/é/y)"],
  ],
  [["deny Read(b/)"], ["deny Read(b)"]],
  [["deny Read(//etc/**)"], ["deny Read(//etc/**)", "deny Read(//etc/ssh/**)"]],
  [["deny Read(//x/a)", "deny Read(//x/b)"], ["deny Read(//x/[ab])"]],
  [["allow Read(src/**)"], []],
  [["deny Read(//x/**)", "allow Edit(//x/y)"], ["deny Read(//x/**)"]],
  [["allow WebFetch"], ["allow WebFetch(domain:*)"]],
  [["deny WebFetch(domain:*.a.com)"], ["deny WebFetch(domain:*.a.com)", "deny WebFetch(domain:b.a.com)"]],
  [["deny mcp__a"], ["deny mcp__a__*"]],
  [["deny mcp__a__*", "allow mcp__a__b"], ["deny mcp__a__*"]],
  [["deny Task(x)"], ["deny Agent(x)"]],
  [["allow TodoWrite"], []],
  [["deny EndConversation"], []],
  [["deny Bash(timeout:1*)"], ["deny Bash(timeout:1*)", "deny Bash(timeout:1*)"]],
  [["ask PowerShell(remove-item *)"], ["ask PowerShell(Remove-Item *)"]],
  [
    ["deny Read(*.pem)", "deny Read(!x.pem)"],
    ["project deny Read(*.pem)", "project deny Read(!x.pem)"],
  ],
];

const changed: readonly Row[] = [
  [[], ["allow Bash(git push *)"], "looser", ["none → allow: git push"]],
  [["allow Bash(git push *)"], [], "stricter", ["allow → none: git push"]],
  [["deny Bash(rm *)"], [], "looser", ["deny → none: rm"]],
  [["deny Bash(rm *)", "allow Bash"], ["allow Bash"], "looser", ["deny → allow: rm"]],
  [["deny Bash(rm *)"], ["ask Bash(rm *)"], "looser", ["deny → ask: rm"]],
  [["ask Bash(git push *)"], [], "looser", ["ask → allow: git push (PreToolUse)"]],
  [["deny Bash(a*b)"], ["deny Bash(a*b*)"], "stricter", ["none → deny: abx"]],
  [["allow Bash(git status)"], [], "stricter", ["allow → none: cd sub && git status"]],
  [["allow Bash(cat *)"], [], "stricter", ["allow → none: cat /"]],
  [["allow Bash(npm run:*)"], ["allow Bash(npm run *)"], "stricter", ["allow → none: npm run:*"]],
  [["allow Bash(A=1 b)"], [], "stricter", ["allow → none: A=1 b"]],
  [["deny Bash('a b')"], [], "looser", ["deny → none: a b"]],
  [[], ["allow Bash('a b')"], "looser", ["none → allow: 'a b'"]],
  [
    ["deny Read(.env)"],
    ["deny Read(./.env)"],
    "looser",
    ["deny → allow: Read /home/ada/shop/x/.env", "deny → none: Edit /home/ada/shop/x/.env"],
  ],
  [
    [],
    ["deny Read(secrets)"],
    "stricter",
    ["allow → deny: Read /home/ada/shop/secrets", "none → deny: Edit /home/ada/shop/secrets"],
  ],
  [["deny Read(*.pem)", "deny Read(!x.pem)"], ["deny Read(*.pem)"], "stricter"],
  [
    ["deny Read(*.pem)", "deny Read(!x.pem)"],
    ["deny Read(*.pem)", "deny Read(*.key)", "deny Read(!x.pem)"],
    "stricter",
  ],
  [["deny Read(//x/*.pem)"], ["deny Read(//x/*.pem)", "deny Read(!//x/a.pem)"], "looser"],
  [["allow Edit(src/**)"], ["allow Edit(src/a/**)"], "stricter", ["allow → none: Edit /home/ada/shop/src/x"]],
  [["allow Read(//etc/*)"], [], "stricter", ["allow → none: Read /etc/x"]],
  [
    ["allow WebFetch(domain:*.a.com)"],
    ["allow WebFetch(domain:a.com)"],
    "both",
    ["none → allow: WebFetch https://a.com/", "allow → none: WebFetch https://x.a.com/"],
  ],
  [["deny mcp__a__b"], ["deny mcp__a__*"], "stricter", ["none → deny: mcp__a"]],
  [[], ["allow WebSearch"], "looser", ["none → allow: WebSearch"]],
  [["deny Agent(x)"], ["deny Agent(y)"], "both", ["deny → allow: Agent x", "allow → deny: Agent y"]],
  [["allow Skill(x)"], ["allow Skill(x *)"], "looser", ["none → allow: Skill x x"]],
  // a call that shows another change shows nothing of this one
  [["ask Bash(a)"], ["deny Bash(*b)"], "both"],
  [["deny Read(a)"], ["ask Edit(a/**)"], "both"],
  [["deny Read(//x/é*)"], ["deny Read(//x/é)"], "looser", ["deny → none: Read /x/éx"]],
  // who may edit may read, and to deny reading does not reach below what is removed
  [
    ["deny Edit(//x/**)", "allow Edit(//x/y)"],
    ["deny Edit(//x/**)"],
    "stricter",
    ["allow → none: Read /x/y"],
  ],
  [
    ["deny Edit(//x/**)"],
    ["deny Read(//x/**)"],
    "both",
    ["none → allow: rm -r / (PermissionRequest)", "none → deny: Read /x"],
  ],
  [
    ["allow Edit(//x/**)", "allow Read(//x/y)"],
    ["allow Edit(//x/**)"],
    "stricter",
    ["allow → none: cd /x/y"],
  ],
  [["deny Read(//x/**)", "allow Read(//x/y)"], ["deny Read(//x/**)"], "stricter", ["allow → none: cd /x/y"]],
  // with an allow rule for Cd what none matches is denied before anything asks
  [
    ["ask Cd(//x)", "allow Cd(//y)", "allow Cd(//x)"],
    ["ask Cd(//x)", "allow Cd(//y)"],
    "stricter",
    ["ask → deny: Cd /x"],
  ],
  [["ask Cd(//x)"], [], "looser", ["ask → allow: Cd /x (PermissionRequest)"]],
];

const mirrored: Readonly<Record<Verdict, Verdict>> = {
  looser: "stricter",
  stricter: "looser",
  both: "both",
  equal: "equal",
  undecided: "undecided",
};

describe("comparing policies", () => {
  test.each(equal)("SEMANTICS ANA-2: %j says what %j says", (old, now) => {
    for (const [one, other] of [
      [old, now],
      [now, old],
    ] as const) {
      const { verdict, changes, doubts } = diffPolicies(policyOf(one), policyOf(other));
      expect({ verdict, changes: changes.map(shown), doubts }).toEqual({
        verdict: "equal",
        changes: [],
        doubts: [],
      });
    }
  });

  for (const [old, now, verdict, changes] of changed) {
    test(`SEMANTICS ANA-3, ANA-4: ${old.join(", ") || "nothing"} to ${now.join(", ") || "nothing"} is ${verdict}`, () => {
      const [before, after] = [policyOf(old), policyOf(now)];
      const difference = diffPolicies(before, after);
      expect({ verdict: difference.verdict, doubts: difference.doubts }).toEqual({ verdict, doubts: [] });
      if (changes !== undefined) expect(difference.changes.map(shown)).toEqual(changes);
      for (const { call, circumstances, old: was, new: is } of difference.changes) {
        expect(decide(before, call, circumstances).effect).toBe(was.effect);
        expect(decide(after, call, circumstances).effect).toBe(is.effect);
      }
      expect(diffPolicies(after, before).verdict).toBe(mirrored[verdict]);
    });
  }

  test("where reads outside are blocked an allow rule counts behind an ask rule", () => {
    const blocked = { blockReadsOutsideWorkingDirectories: true };
    const policy = (rules: Rules) => policyOf(rules, {}, blocked);
    for (const allow of ["allow Edit(//x/y)", "allow Grep"]) {
      const asks = ["ask Read(//x/**)", "ask Grep"];
      expect(diffPolicies(policy([...asks, allow]), policy(asks)).verdict).toBe("stricter");
    }
  });

  test("a policy that could not be had spares tools that read, and what rules say of them counts", () => {
    const diagnostic = {
      code: "remote-not-confirmed",
      severity: "warning",
      message: "x",
      line: 1,
      column: 1,
    } as const;
    const policy = (rules: Rules) => policyOf(rules, {}, { unconfirmed: { ...diagnostic, endColumn: 1 } });
    const verdict = (old: Rules, now: Rules) => diffPolicies(policy(old), policy(now)).verdict;
    expect(verdict(["ask Read(limit:10)"], [])).toBe("looser");
    expect(verdict(["ask Grep"], [])).toBe("looser");
    expect(verdict(["allow Bash(x)", "ask Bash(y)", "allow Edit(x)"], [])).toBe("equal");
    expect(verdict(["deny Bash(x)"], [])).toBe("looser");
  });

  test("a change names the rules that made it, with their places", () => {
    const [change] = diffPolicies(
      policyOf(["allow Bash(x)"]),
      policyOf(["allow Bash(x)", "allow Bash(y *)"]),
    ).changes;
    expect(change!.rules.map(({ rule }) => [rule.text, rule.place.line])).toEqual([["Bash(y *)", 2]]);
    expect(change!.new.reason.rule?.text).toBe("Bash(y *)");
  });

  test("each changed rule has its call", () => {
    const { changes } = diffPolicies(
      policyOf([]),
      policyOf(["allow Bash(x *)", "allow Bash(yy *)", "allow Bash(z)"]),
    );
    expect(changes.map(shown)).toEqual(["none → allow: x", "none → allow: z", "none → allow: yy"].sort());
  });

  test("modes, trust, locks and directories count", () => {
    const verdict = (old: ReturnType<typeof policyOf>, now: ReturnType<typeof policyOf>) =>
      diffPolicies(old, now).verdict;
    const plain = policyOf([]);
    expect(verdict(plain, policyOf([], { mode: "acceptEdits" }))).toBe("looser");
    expect(verdict(policyOf([], { mode: "bypassPermissions" }), plain)).toBe("stricter");
    expect(verdict(plain, policyOf([], { mode: "plan" }))).toBe("stricter");
    expect(verdict(plain, policyOf([], { mode: "dontAsk" }))).toBe("stricter");
    expect(verdict(plain, policyOf([], { mode: "auto" }))).toBe("equal");
    const shared = ["project allow Bash(x)"];
    expect(verdict(policyOf(shared, { trusted: false }), policyOf(shared))).toBe("looser");
    const locked = { allowManagedPermissionRulesOnly: true };
    const managed = (rules: Rules) => {
      const { policy } = compile(
        [
          { ...emptyLayer("managed"), ...locked },
          { ...emptyLayer("user"), allow: rules.map((value) => ({ value, place: session as never })) },
        ],
        session,
      );
      return policy;
    };
    expect(verdict(policyOf(["allow Bash(x)"]), managed(["Bash(x)"]))).toBe("stricter");
    expect(verdict(plain, policyOf([], {}, { blockReadsOutsideWorkingDirectories: true }))).toBe("stricter");
    expect(verdict(plain, policyOf([], { requiresUserInteraction: ["mcp__a__b"] }))).toBe("stricter");
    expect(verdict(plain, policyOf([], {}, { sandbox: { enabled: true, excludedCommands: [] } }))).toBe(
      "looser",
    );
  });

  test("SEMANTICS ANA-5: beyond the budget nothing is called equal", () => {
    const hostile = (last: string) =>
      Array.from({ length: 60 }, (_, i) => {
        const [a, b] = [i % 26, (i * 7) % 26].map((n) => String.fromCharCode(97 + n));
        return `deny Bash(*${a}*${b}*${i % 10}*${last})`;
      });
    const { verdict, doubts } = diffPolicies(
      policyOf([...hostile("*"), "deny Bash(*q*r*s*t*u*)"]),
      policyOf(hostile("*")),
      { stepsMax: 2_000 },
    );
    expect(verdict).not.toBe("equal");
    expect(verdict === "undecided" ? doubts.length : 1).toBeGreaterThan(0);
    const rules = ["deny Bash(*a*b*)", "deny Bash(*b*a*)"];
    const more = [...rules, "deny Bash(*a*c*b*)"];
    expect(diffPolicies(policyOf(more), policyOf(rules), { stepsMax: 1 }).verdict).toBe("undecided");
    expect(diffPolicies(policyOf(more), policyOf(rules)).verdict).toBe("equal");
  });

  test("SEMANTICS ANA-6: what is undecided by design says why", () => {
    const reversed = diffPolicies(
      policyOf(["deny Read(*.pem)", "deny Read(!x.pem)", "deny Read(y.*)"]),
      policyOf(["deny Read(y.*)", "deny Read(*.pem)", "deny Read(!x.pem)"]),
    );
    expect(reversed.verdict).toBe("undecided");
    expect(new Set(reversed.doubts.map(({ why }) => why))).toEqual(
      new Set(["a `!` line and the lines that it takes back compare names differently"]),
    );
    const reading = diffPolicies(policyOf(["allow Bash(date)"]), policyOf([]));
    expect(reading.doubts.map(({ text, ways }) => ({ text, ways }))).toContainEqual({
      text: "date",
      ways: { looser: false, stricter: true },
    });
  });

  test("SEMANTICS ANA-7: steps that a path may take do not count", () => {
    const many = Array.from({ length: 400 }, () => "deny Read(//x/**/a*b*c*d*/**/e)");
    expect(diffPolicies(policyOf(many), policyOf(many.slice(1))).verdict).toBe("equal");
  });
});
