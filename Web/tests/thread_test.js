import { rowsOf, unreadCount } from "../widget/thread.js";
import { equal } from "./assert.js";

let minute = 0;
/** @param {number} seq @param {string} from @param {Record<string, unknown>} [more] @returns {any} */
const event = (seq, from, more) => ({
  seq,
  kind: "message",
  from: { kind: from },
  at: `2026-03-02T10:${String(minute).padStart(2, "0")}:00.000Z`,
  text: `m${seq}`,
  ...more,
});
/** @param {any[]} events @param {any[]} [letters] @param {Partial<{ peerRead: number, isClosed: boolean }>} [more] */
const rows = (events, letters = [], more = {}) =>
  rowsOf(events, letters, { peerRead: 0, isClosed: false, ...more }).filter((row) =>
    row.type !== "day"
  );

Deno.test("a letter and its event are one row", () => {
  const letter = {
    cmid: "x",
    at: Date.now(),
    frame: { t: "message", text: "hi" },
    status: "sending",
  };
  equal(rows([], [letter]).map((row) => row.key), ["c:x"]);
  equal(rows([event(1, "visitor", { cmid: "x" })], [letter]).map((row) => row.key), ["c:x"]);
});

Deno.test("quick replies go when they were answered", () => {
  const offer = event(1, "bot", { choices: [{ id: "1", label: "Yes" }] });
  /** @param {any[]} list */
  const offered = (list) => list.filter((row) => row.choices?.length).length;
  equal(offered(rows([offer])), 1);
  equal(offered(rows([offer, event(2, "visitor")])), 0);
  equal(offered(rows([offer, event(2, "system", { kind: "owner", state: "queued" })])), 0);
  equal(offered(rows([offer], [], { isClosed: true })), 0);
});

Deno.test("edits and deletions change the row they are about and make none", () => {
  const list = rows([
    event(1, "agent"),
    event(2, "agent", { kind: "edited", target: 1, text: "better" }),
    event(3, "agent"),
    event(4, "agent", { kind: "deleted", target: 3 }),
  ]);
  equal(list.map((row) => row.type === "message" && [row.text, row.edited, row.deleted]), [
    ["better", true, false],
    ["m3", false, true],
  ]);
});

Deno.test("the state is shown at the last message of the visitor alone", () => {
  const list = rows([event(1, "visitor"), event(2, "bot"), event(3, "visitor")], [], {
    peerRead: 3,
  });
  equal(list.map((row) => row.type === "message" && row.showsStatus && row.status), [
    false,
    false,
    "read",
  ]);
});

Deno.test("messages by one author stand together", () => {
  minute = 1;
  const list = rows([event(1, "bot"), event(2, "bot"), event(3, "visitor")]);
  equal(list.map((row) => row.type === "message" && [row.first, row.last]), [
    [true, false],
    [false, true],
    [true, true],
  ]);
});

Deno.test("only the other side's messages count as unread", () => {
  const events = [
    event(1, "bot"),
    event(2, "visitor"),
    event(3, "agent"),
    event(4, "system", { kind: "owner" }),
  ];
  equal([unreadCount(events, 0), unreadCount(events, 1), unreadCount(events, 3)], [2, 1, 0]);
});
