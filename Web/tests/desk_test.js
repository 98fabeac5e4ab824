import { Desk } from "../console/desk.js";
import { MemoryStorage } from "../lib/storage.js";
import { equal, holds } from "./assert.js";
import { fakeWorld } from "./fakes.js";

/** @typedef {import("../types/wire.d.ts").Summary} Summary */

/** @param {string} id @param {Partial<Summary>} [more] @returns {Summary} */
const summary = (id, more) => ({
  conversation: id,
  visitor: { id: `v-${id}` },
  state: "queued",
  epoch: 1,
  opened_at: "2026-03-02T10:00:00.000Z",
  queued_at: "2026-03-02T10:00:00.000Z",
  seq: 1,
  pos: 1,
  ...more,
});
const me =
  /** @type {import("../types/wire.d.ts").Agent} */ ({ agent: "a1", name: "mei", role: "agent" });
const welcome = { t: "welcome", agent: "a1", heartbeat: 25, presence: "online", pos: {} };
const settled = async () => {
  for (let turn = 0; turn < 12; turn++) await new Promise((done) => setTimeout(done, 0));
};

/**
 * A console at work, with a server that answers requests from `answers` by path.
 *
 * @param {(work: { desk: Desk, fake: ReturnType<typeof fakeWorld>, arrivals: string[], asked: string[], answers: Map<string, unknown>, signedOut: () => number }) => Promise<void>} test
 */
async function atWork(test) {
  const realFetch = globalThis.fetch;
  /** @type {string[]} */
  const asked = [], arrivals = /** @type {string[]} */ ([]);
  /** @type {Map<string, unknown>} */
  const answers = new Map();
  globalThis.fetch = (input, init) => {
    const path = String(input);
    asked.push(`${init?.method ?? "GET"} ${path} ${init?.body ?? ""}`.trim());
    const found = [...answers].find(([part]) => path.includes(part))?.[1];
    const body = found ??
      (path.includes("/agent/conversations?")
        ? { conversations: [], next: null }
        : { teams: [], replies: [], agents: [], events: [], pos: 0 });
    if (body instanceof Response) return Promise.resolve(body.clone());
    return Promise.resolve(new Response(JSON.stringify(body)));
  };
  let ended = 0;
  const fake = fakeWorld();
  const desk = new Desk({
    origin: "https://desk.example",
    storage: new MemoryStorage(),
    onarrival: ({ kind, summary }) => arrivals.push(`${kind} ${summary.conversation}`),
    onsignedout: () => ended++,
    world: fake.world,
  });
  try {
    desk.start(me);
    fake.socket.accept();
    fake.socket.say(welcome);
    await test({ desk, fake, arrivals, asked, answers, signedOut: () => ended });
  } finally {
    desk.stop();
    globalThis.fetch = realFetch;
  }
}

/** @param {string} name @param {Parameters<typeof atWork>[0]} test */
const deskTest = (name, test) =>
  Deno.test({ name, sanitizeOps: false, sanitizeResources: false, fn: () => atWork(test) });

deskTest("the queue is ordered by priority, then by waiting time", ({ desk, fake }) => {
  fake.socket.say({
    t: "conversations",
    items: [
      summary("late", { queued_at: "2026-03-02T10:05:00.000Z" }),
      summary("early"),
      summary("urgent", { priority: "urgent", queued_at: "2026-03-02T10:09:00.000Z" }),
    ],
  });
  equal(desk.queue().map((one) => one.conversation), ["urgent", "early", "late"]);
  return Promise.resolve();
});

deskTest(
  "who waited at sign-in is no news, who comes is, once for each time they wait",
  ({ fake, arrivals }) => {
    fake.socket.say({ t: "conversations", items: [summary("a")] });
    equal(arrivals, []);
    fake.socket.say({ t: "conversation", summary: summary("b") });
    fake.socket.say({ t: "conversation", summary: summary("b", { pos: 2, position: 1 }) });
    equal(arrivals, ["waiting b"]);
    fake.socket.say({
      t: "conversation",
      summary: summary("b", { state: "bot", pos: 3, epoch: 2 }),
    });
    fake.socket.say({ t: "conversation", summary: summary("b", { pos: 4, epoch: 3 }) });
    equal(arrivals, ["waiting b", "waiting b"]);
    return Promise.resolve();
  },
);

deskTest("a conversation that a colleague hands over is news", ({ desk, fake, arrivals }) => {
  fake.socket.say({ t: "conversations", items: [summary("a")] });
  const handed = summary("a", {
    state: "active",
    agent: { id: "a1", name: "Mei" },
    epoch: 2,
    pos: 2,
  });
  fake.socket.say({ t: "conversation", summary: handed });
  equal([arrivals, desk.mine().length, desk.queue().length], [["handed a"], 1, 0]);
  return Promise.resolve();
});

deskTest("an older list does not undo a live change", async ({ desk, fake, answers }) => {
  fake.socket.say({ t: "conversation", summary: summary("a", { state: "closed", pos: 9 }) });
  answers.set("view=all", { conversations: [summary("a", { pos: 5 })], next: null });
  await desk.fetchList("all");
  equal(desk.summaries.peek().get("a")?.state, "closed");
});

deskTest(
  "what waited when the line broke and waits no longer leaves the queue",
  async ({ desk, fake }) => {
    fake.socket.say({ t: "conversations", items: [summary("a"), summary("b")] });
    fake.socket.end();
    fake.clock.advance(1_000);
    fake.socket.accept();
    fake.socket.say(welcome);
    fake.socket.say({ t: "conversations", items: [summary("b")] });
    await settled();
    equal(desk.queue().map((one) => one.conversation), ["b"]);
  },
);

deskTest(
  "open conversations are watched again from their last record",
  async ({ desk, fake, answers }) => {
    const event = (/** @type {number} */ pos) => ({
      conversation: "a",
      pos,
      kind: "message",
      from: { kind: "visitor" },
      at: "2026-03-02T10:00:00.000Z",
      text: `m${pos}`,
    });
    answers.set("/agent/conversations/a?", {
      visitor: { id: "v" },
      events: [event(1), event(2)],
      pos: 2,
    });
    const conversation = desk.open("a");
    await settled();
    equal(fake.socket.all("watch"), [{ t: "watch", conversation: "a", since_pos: 2 }]);
    fake.socket.say({ t: "event", ...event(3) });
    fake.socket.end();
    fake.clock.advance(1_000);
    fake.socket.accept();
    fake.socket.say(welcome);
    equal(fake.socket.all("watch"), [{ t: "watch", conversation: "a", since_pos: 3 }]);
    fake.socket.say({ t: "event", ...event(3) });
    fake.socket.say({ t: "event", ...event(4) });
    equal(conversation.log.events.peek().map((one) => one.text), ["m1", "m2", "m3", "m4"]);
  },
);

deskTest(
  "a reply that was not acknowledged is sent again with the same id, in order",
  ({ desk, fake }) => {
    fake.socket.say({ t: "conversations", items: [summary("a", { state: "active", epoch: 7 })] });
    desk.write("a", "message", "one");
    desk.write("a", "note", "two");
    const [first] = fake.socket.all("message");
    equal([first.text, first.epoch, fake.socket.all("note").length], ["one", 7, 0]);
    fake.socket.end();
    fake.clock.advance(1_000);
    fake.socket.accept();
    fake.socket.say(welcome);
    equal(fake.socket.all("message").map((one) => one.cmid), [first.cmid]);
    fake.socket.say({ t: "ack", cmid: first.cmid, conversation: "a", pos: 2, epoch: 7 });
    equal(fake.socket.all("note").map((one) => one.text), ["two"]);
    return Promise.resolve();
  },
);

deskTest(
  "a reply to a conversation that changed hands stays, marked, and goes out anew with the new epoch",
  ({ desk, fake }) => {
    fake.socket.say({ t: "conversations", items: [summary("a", { state: "active", epoch: 7 })] });
    desk.write("a", "message", "hello");
    const [sent] = fake.socket.all("message");
    fake.socket.say({
      t: "error",
      code: "owner_changed",
      detail: "",
      cmid: sent.cmid,
      conversation: "a",
    });
    equal(desk.outbox.letters.peek().map((one) => [one.status, one.error]), [[
      "failed",
      "owner_changed",
    ]]);
    fake.socket.say({
      t: "conversation",
      summary: summary("a", { state: "active", epoch: 8, pos: 2 }),
    });
    desk.resend(sent.cmid);
    const again = fake.socket.all("message")[1];
    equal([again.epoch, again.text], [8, "hello"]);
    holds(again.cmid !== sent.cmid, "another try is another message");
    return Promise.resolve();
  },
);

deskTest(
  "an action that the server refuses is not tried again",
  async ({ desk, fake, answers, asked }) => {
    fake.socket.say({ t: "conversations", items: [summary("a")] });
    answers.set("/a/take", new Response('{"type":"urn:frontdesk:problem:taken"}', { status: 409 }));
    let code = "";
    await desk.act("a", "take").catch((error) => code = error.code);
    equal([code, asked.filter((one) => one.includes("/take")).length], ["taken", 1]);
  },
);

deskTest(
  "a session that has ended leads to the sign-in, however it is told",
  async ({ desk, fake, answers, signedOut }) => {
    answers.set("view=closed", new Response("{}", { status: 401 }));
    await desk.fetchList("closed");
    equal(signedOut(), 1);
    fake.socket.end(4001);
    equal(signedOut(), 2);
  },
);

deskTest(
  "an upgrade that is refused is asked about over HTTP",
  async ({ fake, answers, signedOut }) => {
    answers.set("/api/v1/me", new Response("{}", { status: 401 }));
    fake.socket.end();
    for (let tries = 0; tries < 2; tries++) {
      fake.clock.advance(5_000);
      fake.socket.end();
    }
    await settled();
    equal(signedOut(), 1);
  },
);
