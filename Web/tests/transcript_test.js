import { rowsOf, turnsOf } from "../console/transcript.js";
import { equal } from "./assert.js";

/** @param {number} pos @param {string} kind @param {string} from @param {Record<string, unknown>} [more] @returns {any} */
const event = (pos, kind, from, more) => ({
  conversation: "c",
  pos,
  kind,
  from: { kind: from },
  at: "2026-03-02T10:00:00.000Z",
  text: `m${pos}`,
  ...more,
});

for (
  const [name, events] of /** @type {[string, any[]][]} */ ([
    ["behind", [
      event(1, "message", "visitor"),
      event(2, "message", "bot"),
      event(3, "turn", "bot"),
    ]],
    ["before", [
      event(1, "message", "visitor"),
      event(3, "turn", "bot"),
      event(2, "message", "bot"),
    ]],
  ])
) {
  Deno.test(`a turn recorded ${name} its message explains it by the visitor's words`, () => {
    const turn = turnsOf(events).byPos.get(2);
    equal([turn?.event.pos, turn?.message?.pos], [3, 1]);
  });
}

Deno.test("a turn has what an agent said about it last, and that has no row", () => {
  const events = [
    event(1, "message", "visitor"),
    event(2, "message", "bot"),
    event(3, "turn", "bot"),
    event(4, "judged", "agent", { turn_pos: 3, wrong: true }),
    event(5, "judged", "agent", { turn_pos: 3, wrong: true, intent: "refund" }),
  ];
  equal(turnsOf(events).byPos.get(2)?.judgement, { wrong: true, intent: "refund" });
  equal(rowsOf(events, []).filter((row) => row.type !== "day").length, 2);
  events.push(event(6, "judged", "agent", { turn_pos: 3, wrong: false }));
  equal(turnsOf(events).byPos.get(2)?.judgement?.wrong, false);
});

Deno.test("a turn without a word of its own has a row of its own", () => {
  const events = [
    event(1, "message", "visitor"),
    event(2, "turn", "bot", { outcome: "suppressed" }),
    event(3, "message", "visitor"),
    event(4, "message", "bot"),
    event(5, "turn", "bot"),
  ];
  equal(
    rowsOf(events, []).filter((row) => row.type !== "day").map((row) => [row.type, row.event?.pos]),
    [
      ["message", 1],
      ["turn", 2],
      ["message", 3],
      ["message", 4],
    ],
  );
});

Deno.test("a letter stands at the end until its event is there", () => {
  /** @type {any} */
  const letter = {
    cmid: "x",
    at: Date.now(),
    frame: { t: "message", text: "hi" },
    status: "sending",
  };
  equal(rowsOf([event(1, "message", "visitor")], [letter]).at(-1)?.letter?.cmid, "x");
  const done = event(2, "message", "agent", { cmid: "x" });
  equal(
    rowsOf([event(1, "message", "visitor"), done], [letter]).filter((row) => row.key === "cx")
      .length,
    1,
  );
});

Deno.test("a visitor's message is in the language that its turn found", () => {
  const trace = {
    rule_set: "x",
    confidence: 1,
    steps: [{
      plugin: "language-detection",
      outcome: "passed",
      reasons: [{ kind: "languages", list: [{ lang: "ja", p: 0.9 }, { lang: "zh", p: 0.1 }] }],
    }],
  };
  const events = [
    event(1, "message", "visitor"),
    event(2, "message", "bot", { lang: "en" }),
    event(3, "turn", "bot", { trace }),
    event(4, "message", "visitor"),
  ];
  equal(rowsOf(events, []).filter((row) => row.type === "message").map((row) => row.lang ?? null), [
    "ja",
    "en",
    null,
  ]);
});
