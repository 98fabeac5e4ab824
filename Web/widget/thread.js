/** Turns events and letters into the rows that the panel shows. No DOM in here. */
import { dayOf } from "../lib/format.js";

/** @typedef {import("../types/wire.d.ts").VisitorEvent} VisitorEvent */
/** @typedef {import("../lib/outbox.js").Letter} Letter */

/**
 * @typedef {object} MessageRow
 * @property {"message"} type
 * @property {string} key
 * @property {"visitor" | "bot" | "agent" | "system"} side
 * @property {string} [name]
 * @property {string} text
 * @property {string} [lang]
 * @property {string} dir
 * @property {string} at
 * @property {number} seq 0 while it is not known
 * @property {"sending" | "failed" | "sent" | "read"} status
 * @property {string} [error]
 * @property {string} [cmid]
 * @property {boolean} edited
 * @property {boolean} deleted
 * @property {boolean} first of several in a row by the same author
 * @property {boolean} last
 * @property {boolean} showsStatus
 * @property {import("../types/wire.d.ts").Choice[]} choices those that can be pressed now
 * @property {import("../types/wire.d.ts").Attachment[]} attachments
 */
/** @typedef {{ type: "day", key: string, at: string }} DayRow */
/** @typedef {MessageRow | DayRow} Row */

/** What the server says about a change of state, it says in a message of its own. */
const SILENT = new Set(["edited", "deleted", "owner", "closed", "reopened", "rated", "offline"]);

/**
 * @param {VisitorEvent[]} events in order
 * @param {Letter[]} letters not yet among the events
 * @param {{ peerRead: number, isClosed: boolean }} situation
 * @returns {Row[]}
 */
export function rowsOf(events, letters, { peerRead, isClosed }) {
  /** @type {Map<number, string>} */
  const edits = new Map();
  /** @type {Set<number>} */
  const deletions = new Set();
  const pressed = new Set();
  for (const event of events) {
    if (event.kind === "edited" && event.target) edits.set(event.target, event.text ?? "");
    if (event.kind === "deleted" && event.target) deletions.add(event.target);
    if (event.cmid) pressed.add(event.cmid);
  }

  /** @type {Row[]} */
  const rows = [];
  let day = "", leftBot = 0;
  /** @param {string} at */
  const newDay = (at) => {
    const next = dayOf(at);
    if (next !== day) rows.push({ type: "day", key: `day:${next}`, at });
    day = next;
  };
  for (const event of events) {
    // Once people have it, or it is over, the bot's offers lead nowhere.
    if (event.kind === "closed" || /queued|active/.test(event.state ?? "")) leftBot = event.seq;
    if (SILENT.has(event.kind)) continue;
    newDay(event.at);
    const isMine = event.from.kind === "visitor";
    rows.push({
      type: "message",
      key: event.cmid && isMine ? `c:${event.cmid}` : `s:${event.seq}`,
      side: event.from.kind,
      name: event.from.name,
      text: edits.get(event.seq) ?? event.text ?? "",
      lang: event.lang,
      dir: event.dir ?? "auto",
      at: event.at,
      seq: event.seq,
      status: event.seq <= peerRead ? "read" : "sent",
      cmid: event.cmid,
      edited: edits.has(event.seq),
      deleted: event.erased === true || deletions.has(event.seq),
      first: true,
      last: true,
      showsStatus: false,
      choices: event.choices ?? [],
      attachments: event.attachments ?? [],
    });
  }
  for (const letter of letters) {
    if (letter.frame.t !== "message" && letter.frame.t !== "choose") continue;
    if (pressed.has(letter.cmid)) continue;
    const at = new Date(letter.at).toISOString();
    newDay(at);
    rows.push({
      type: "message",
      key: `c:${letter.cmid}`,
      side: "visitor",
      text: String(letter.frame.text ?? letter.frame.label ?? ""),
      dir: "auto",
      at,
      seq: 0,
      status: letter.status === "failed" ? "failed" : letter.status === "sent" ? "sent" : "sending",
      error: letter.error,
      cmid: letter.cmid,
      edited: false,
      deleted: false,
      first: true,
      last: true,
      showsStatus: false,
      choices: [],
      attachments: [],
    });
  }
  return finish(rows, isClosed ? Infinity : leftBot);
}

/**
 * Groups, and takes away quick replies that have been answered.
 *
 * @param {Row[]} rows
 * @param {number} leftBot choices up to this event lead nowhere
 */
function finish(rows, leftBot) {
  let answered = false, statusShown = false;
  for (let index = rows.length - 1; index >= 0; index--) {
    const row = rows[index];
    if (row.type !== "message") continue;
    const after = rows[index + 1], before = rows[index - 1];
    row.last = after?.type !== "message" || !isSameAuthor(row, after);
    row.first = before?.type !== "message" || !isSameAuthor(row, before);
    if (row.side === "visitor") {
      answered = true;
      if (row.status === "failed") row.showsStatus = true;
      else if (!statusShown) row.showsStatus = statusShown = true;
    }
    if (answered || row.deleted || row.seq < leftBot) row.choices = [];
  }
  return rows;
}

/** @param {MessageRow} one @param {MessageRow} other */
function isSameAuthor(one, other) {
  return one.side === other.side && one.name === other.name &&
    Math.abs(Date.parse(other.at) - Date.parse(one.at)) < 180_000;
}

/**
 * How many messages of the other side came after the last one that was seen.
 *
 * @param {VisitorEvent[]} events
 * @param {number} seen
 */
export function unreadCount(events, seen) {
  let count = 0;
  for (let index = events.length - 1; index >= 0 && events[index].seq > seen; index--) {
    if (events[index].kind === "message" && events[index].from.kind !== "visitor") count++;
  }
  return count;
}
