import { MemoryStorage } from "../lib/storage.js";
import { VisitorSession } from "../widget/session.js";
import { equal, holds } from "./assert.js";
import { fakeWorld } from "./fakes.js";

/** @param {MemoryStorage} [storage] */
async function begun(storage = new MemoryStorage()) {
  const fake = fakeWorld();
  /** @type {any[]} */
  const news = [];
  const session = new VisitorSession({
    base: "https://desk.example",
    storage,
    onnews: (event) => news.push(event.seq),
    world: fake.world,
  });
  const started = session.start({ locale: "en", page: { url: "https://shop.example/" } });
  await Promise.resolve();
  await new Promise((done) => setTimeout(done, 0));
  return { fake, session, storage, news, started };
}

/** @param {Record<string, unknown>} [more] */
const welcome = (more) => ({
  t: "welcome",
  conversation: "c1",
  visitor: "v1",
  token: "secret",
  seq: 0,
  epoch: 0,
  state: "bot",
  heartbeat: 25,
  ...more,
});
/** @param {number} seq @param {string} kind @param {Record<string, unknown>} [more] */
const said = (seq, kind, more) => ({
  t: "event",
  seq,
  kind: "message",
  from: { kind },
  at: "2026-03-02T02:00:00.250Z",
  text: `m${seq}`,
  ...more,
});
/** Lets promises settle and timers of length zero run. */
const settled = () => new Promise((done) => setTimeout(done, 0));

/** @param {Awaited<ReturnType<typeof begun>>} parts */
async function finish({ session, started }) {
  session.stop();
  await started;
}

Deno.test({
  name: "a visitor without a token says hello, gets one, and uses it next time",
  sanitizeResources: false,
  sanitizeOps: false,
  fn: async () => {
    const first = await begun();
    first.fake.socket.accept();
    equal(first.fake.socket.sent[0], {
      t: "hello",
      locale: "en",
      page: { url: "https://shop.example/" },
    });
    first.fake.socket.say(welcome());
    await finish(first);
    const second = await begun(first.storage);
    second.fake.socket.accept();
    equal([second.fake.socket.sent[0].token, second.fake.socket.sent[0].since_seq], ["secret", 0]);
    await finish(second);
  },
});

Deno.test({
  name: "resumes after the last event it has",
  sanitizeResources: false,
  sanitizeOps: false,
  fn: async () => {
    const parts = await begun();
    const { fake, session } = parts;
    fake.socket.accept();
    fake.socket.say(welcome({ seq: 2 }));
    fake.socket.say(said(1, "visitor"));
    fake.socket.say(said(2, "bot"));
    fake.socket.end();
    equal(session.connection.peek(), "lost");
    fake.clock.advance(1_000);
    fake.socket.accept();
    equal([fake.socket.sent[0].conversation, fake.socket.sent[0].since_seq], ["c1", 2]);
    fake.socket.say(welcome({ seq: 3 }));
    fake.socket.say(said(2, "bot"));
    fake.socket.say(said(3, "bot"));
    equal(session.log.events.peek().map((event) => event.seq), [1, 2, 3]);
    await finish(parts);
  },
});

Deno.test({
  name:
    "a message typed before the line is there goes out once it is, and once more only if it was not acknowledged",
  sanitizeResources: false,
  sanitizeOps: false,
  fn: async () => {
    const parts = await begun();
    const { fake, session } = parts;
    session.say("hello");
    session.say("again");
    fake.socket.accept();
    equal(fake.socket.all("message").length, 0, "not before the welcome");
    fake.socket.say(welcome());
    const [first] = fake.socket.all("message");
    equal([first.text, fake.socket.all("message").length], ["hello", 1]);
    // The line breaks before the acknowledgement: the same id is sent again.
    fake.socket.end();
    fake.clock.advance(1_000);
    fake.socket.accept();
    fake.socket.say(welcome());
    equal(fake.socket.all("message").map((one) => one.cmid), [first.cmid]);
    fake.socket.say({ t: "ack", cmid: first.cmid, seq: 1, at: "" });
    equal(fake.socket.all("message").map((one) => one.text), ["hello", "again"]);
    fake.socket.say(said(1, "visitor", { cmid: first.cmid, text: "hello" }));
    equal(session.outbox.letters.peek().map((one) => one.frame.text), ["again"]);
    await finish(parts);
  },
});

Deno.test({
  name: "an event with the id of a letter takes its place even when the acknowledgement was lost",
  sanitizeResources: false,
  sanitizeOps: false,
  fn: async () => {
    const parts = await begun();
    const { fake, session } = parts;
    fake.socket.accept();
    fake.socket.say(welcome());
    session.say("hello");
    const [sent] = fake.socket.all("message");
    fake.socket.end();
    fake.clock.advance(1_000);
    fake.socket.accept();
    fake.socket.say(welcome({ seq: 1 }));
    fake.socket.say(said(1, "visitor", { cmid: sent.cmid, text: "hello" }));
    equal(session.outbox.letters.peek(), []);
    await finish(parts);
  },
});

Deno.test({
  name: "a refused message stays, marked, with its reason; the next one goes",
  sanitizeResources: false,
  sanitizeOps: false,
  fn: async () => {
    const parts = await begun();
    const { fake, session } = parts;
    fake.socket.accept();
    fake.socket.say(welcome());
    session.say("bad");
    session.say("good");
    const [bad] = fake.socket.all("message");
    fake.socket.say({ t: "error", code: "invalid", detail: "no", cmid: bad.cmid });
    equal(session.outbox.letters.peek().map((one) => [one.frame.text, one.status, one.error]), [
      ["bad", "failed", "invalid"],
      ["good", "sending", undefined],
    ]);
    await finish(parts);
  },
});

Deno.test({
  name: "another conversation on the server empties the panel's",
  sanitizeResources: false,
  sanitizeOps: false,
  fn: async () => {
    const parts = await begun();
    const { fake, session } = parts;
    fake.socket.accept();
    fake.socket.say(welcome({ seq: 1 }));
    fake.socket.say(said(1, "bot"));
    fake.socket.end();
    fake.clock.advance(1_000);
    fake.socket.accept();
    fake.socket.say(welcome({ conversation: "c2", seq: 1 }));
    fake.socket.say(said(1, "bot", { text: "new" }));
    equal(session.log.events.peek().map((event) => event.text), ["new"]);
    await finish(parts);
  },
});

Deno.test({
  name: "history is no news, and one's own words are not either",
  sanitizeResources: false,
  sanitizeOps: false,
  fn: async () => {
    const parts = await begun();
    const { fake, session, news } = parts;
    fake.socket.accept();
    fake.socket.say(welcome({ seq: 2 }));
    fake.socket.say(said(1, "visitor"));
    fake.socket.say(said(2, "bot"));
    holds(session.caughtUp.peek(), "the history is complete");
    fake.socket.say(said(3, "visitor"));
    fake.socket.say(said(4, "agent"));
    equal(news, [4]);
    await finish(parts);
  },
});

Deno.test({
  name: "a token nobody knows is forgotten, and a new visitor begins",
  sanitizeResources: false,
  sanitizeOps: false,
  fn: async () => {
    const storage = new MemoryStorage();
    storage.setItem("frontdesk.visitor", JSON.stringify({ token: "old", conversation: "c0" }));
    const parts = await begun(storage);
    const { fake } = parts;
    fake.socket.accept();
    fake.socket.say({ t: "error", code: "token_required", detail: "" });
    await settled();
    fake.socket.accept();
    equal([fake.sockets.length, fake.socket.sent[0].token], [2, undefined]);
    fake.socket.say({ t: "error", code: "token_required", detail: "" });
    await settled();
    equal(fake.sockets.length, 2, "and does not try for ever");
    await finish(parts);
  },
});

Deno.test({
  name: "where no WebSocket can be had, goes on over plain requests",
  sanitizeResources: false,
  sanitizeOps: false,
  fn: async () => {
    const realFetch = globalThis.fetch;
    /** @type {string[]} */
    const asked = [];
    let polls = 0;
    globalThis.fetch = (input, init) => {
      const path = String(input).replace("https://desk.example", "");
      asked.push(`${init?.method} ${path}`);
      /** @param {unknown} body */
      const json = (body) => Promise.resolve(new Response(JSON.stringify(body)));
      if (path === "/api/v1/visitors") {
        return json({ token: "t", visitor: "v", conversation: "c1" });
      }
      if (path.includes("/events")) {
        if (path.includes("wait=25") && polls++ > 0) return new Promise(() => {});
        return json({ events: path.includes("since_seq=0") ? [said(1, "bot")] : [], seq: 1 });
      }
      if (path.endsWith("/messages")) {
        return json({ cmid: JSON.parse(String(init?.body)).cmid, seq: 2, at: "" });
      }
      return json({ state: "bot", epoch: 0, rated: false });
    };
    try {
      const parts = await begun();
      const { fake, session } = parts;
      fake.socket.end();
      fake.clock.advance(1_000);
      fake.socket.end();
      for (let n = 0; n < 20 && session.connection.peek() !== "polling"; n++) await settled();
      equal(session.connection.peek(), "polling");
      equal(session.log.events.peek().map((event) => event.text), ["m1"]);
      session.say("hi");
      for (let n = 0; n < 10; n++) await settled();
      holds(asked.includes("POST /api/v1/conversations/c1/messages"), asked.join("\n"));
      await finish(parts);
    } finally {
      globalThis.fetch = realFetch;
    }
  },
});

Deno.test({
  name: "a page that is entered between hello and welcome is told after the welcome",
  sanitizeResources: false,
  sanitizeOps: false,
  fn: async () => {
    const parts = await begun();
    const { socket } = parts.fake;
    socket.accept();
    parts.session.visit({ url: "https://shop.example/orders" });
    equal(socket.sent.length, 1);
    socket.say(welcome());
    equal(socket.sent.slice(1), [{ t: "page", url: "https://shop.example/orders" }]);
    parts.session.visit({ url: "https://shop.example/help" });
    equal(socket.sent.at(-1), { t: "page", url: "https://shop.example/help" });
    equal(socket.sent.length, 3);
    await finish(parts);
  },
});
