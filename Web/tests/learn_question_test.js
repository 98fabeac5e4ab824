import { LearnQuestion } from "../admin/learn-question.js";
import { equal } from "./assert.js";

/** @type {import("../types/wire.d.ts").Suggestion} */
const GROUP = {
  keys: ["k1", "k2", "k3"],
  intent: "refund",
  source: "classifier",
  agreement: 0.6,
  language: "de",
  count: 4,
  withheld: 1,
  causes: { clarified: 4, rejected: 0, corrected: 0 },
  latest: "2026-03-02T09:00:00.000Z",
  conversation: "c1",
  pos: 4,
  texts: [
    { key: "k1", text: "Geld zurück", count: 2 },
    { key: "k2", text: "alles zurück", count: 1 },
  ],
};

/**
 * Answers the next requests, and says what was asked.
 *
 * @param {...[number, unknown]} answers
 */
function server(...answers) {
  /** @type {{ path: string, body: any }[]} */
  const asked = [];
  globalThis.fetch = (path, init) => {
    asked.push({ path: String(path), body: JSON.parse(String(init?.body)) });
    const [status, body] = answers.shift() ?? [500, {}];
    const text = status === 204 ? null : JSON.stringify(body);
    return Promise.resolve(new Response(text, { status }));
  };
  return asked;
}

const ADDED = /** @type {[number, unknown]} */ ([200, { version: { number: 7 } }]);

Deno.test("with all texts wanted, the whole group is done, also what nobody may read", async () => {
  const asked = server(ADDED);
  const question = new LearnQuestion(GROUP, false);
  await question.add(false);
  equal(asked, [{
    path: "/api/v1/suggestions/promote",
    body: {
      intent: "refund",
      language: "de",
      texts: ["Geld zurück", "alles zurück"],
      keys: ["k1", "k2", "k3"],
    },
  }]);
  equal(question.outcome().kind, "added");
});

Deno.test("a text that is left out stays open, and is not sent", async () => {
  const asked = server(ADDED, [204, null]);
  const question = new LearnQuestion(GROUP, false);
  question.lines()[1].isWanted.set(false);
  question.addLine();
  question.lines()[2].text.set("  bitte erstatten ");
  await question.add(false);
  equal(asked[0].body.texts, ["Geld zurück", "bitte erstatten"]);
  equal(asked[0].body.keys, ["k1"]);
  equal(question.outcome().kind, "open");
  equal(question.lines().map((one) => one.text()), ["alles zurück"]);
  await question.settle("dismiss");
  equal(asked[1].body.keys, ["k2", "k3"]);
});

Deno.test("what the linter has against an example names its text, and insisting says so", async () => {
  const asked = server([422, {
    type: "/problems/examples_refused",
    can_insist: true,
    objections: [
      { id: "FD503", severity: "warning", text: 0, message: "near" },
      { id: "FD101", severity: "error", path: "rules/a.rules", line: 3, message: "taken" },
    ],
  }], ADDED);
  const question = new LearnQuestion(GROUP, false);
  question.lines()[0].isWanted.set(false);
  await question.add(false);
  equal(question.complaints().map((one) => one.about), ["alles zurück", "rules/a.rules:3"]);
  equal([question.canInsist(), question.isWorking(), question.outcome().kind], [
    true,
    false,
    "open",
  ]);
  await question.add(true);
  equal(asked[1].body.insist, true);
  equal(question.complaints(), []);
});

Deno.test("dismissing can be undone, and a lost server changes nothing", async () => {
  const asked = server([204, null], [204, null]);
  const question = new LearnQuestion(GROUP, false);
  await question.settle("dismiss");
  equal(question.outcome().kind, "dismissed");
  await question.settle("restore");
  equal(question.outcome().kind, "open");
  equal(asked.map((one) => one.path), [
    "/api/v1/suggestions/dismiss",
    "/api/v1/suggestions/restore",
  ]);
  globalThis.fetch = () => Promise.reject(new TypeError("gone"));
  await question.settle("dismiss");
  equal(question.outcome().kind, "open");
  equal(question.problem() !== "", true);
});

Deno.test("a group that was dismissed before is open again once it is dismissed again", async () => {
  server([204, null], [204, null]);
  const question = new LearnQuestion(GROUP, true);
  await question.settle("restore");
  equal(question.outcome().kind, "restored");
  await question.settle("dismiss");
  equal(question.outcome().kind, "open");
});
