/** Turns a conversation's log into the rows that an agent reads. No DOM in here. */
import { dayOf } from "../lib/format.js";
import { readTrace } from "../lib/trace.js";

/** @typedef {import("../types/wire.d.ts").AgentEvent} AgentEvent */
/** @typedef {import("../lib/outbox.js").Letter} Letter */

/**
 * @typedef {object} Turn
 * @property {AgentEvent} event
 * @property {AgentEvent | undefined} message the visitor's message that it answers
 * @property {{ wrong: boolean, intent?: string }} [judgement] what an agent said about it last
 */
/**
 * @typedef {object} Row
 * @property {"message" | "note" | "line" | "day" | "turn"} type
 * @property {string} key
 * @property {string} at
 * @property {AgentEvent} [event]
 * @property {Letter} [letter]
 * @property {string} text
 * @property {Turn} [turn] why the bot said it
 * @property {string} [lang] the language it is in, as far as anybody knows
 * @property {boolean} first
 * @property {boolean} [edited]
 * @property {boolean} [deleted]
 */

/** Records that say nothing to an agent who reads along. */
const SILENT = new Set(["cursor", "edited", "deleted", "turn", "page", "judged"]);

/**
 * Finds for each of the bot's messages the turn it belongs to. The record of a turn stands beside
 * its messages, before or after them, always behind the visitor's message that it answers.
 *
 * @param {AgentEvent[]} events
 */
export function turnsOf(events) {
  /** @type {Map<number, Turn["judgement"]>} */
  const judgements = new Map();
  for (const { kind, turn_pos, wrong = false, intent } of events) {
    if (kind === "judged" && turn_pos) judgements.set(turn_pos, { wrong, intent });
  }
  /** @type {Map<number, Turn>} */
  const byPos = new Map();
  /** @type {Turn[]} */
  const silent = [];
  /** @type {AgentEvent | undefined} */
  let message;
  /** @type {AgentEvent[]} */
  let said = [];
  /** @type {Turn | undefined} */
  let turn;
  const close = () => {
    if (turn && said.length === 0) silent.push(turn);
    said = [];
    turn = undefined;
  };
  for (const event of events) {
    if (event.kind === "message" && event.from.kind === "visitor") {
      close();
      message = event;
    } else if (event.kind === "message" && event.from.kind === "bot") {
      said.push(event);
      if (turn) byPos.set(event.pos, turn);
    } else if (event.kind === "turn") {
      if (turn) close();
      const judgement = judgements.get(event.pos);
      turn = { event, message, ...(judgement ? { judgement } : {}) };
      for (const one of said) if (!byPos.has(one.pos)) byPos.set(one.pos, turn);
    }
  }
  close();
  return { byPos, silent };
}

/**
 * @param {AgentEvent[]} events in order
 * @param {Letter[]} letters to this conversation, not yet among the events
 * @returns {Row[]}
 */
export function rowsOf(events, letters) {
  const { byPos, silent } = turnsOf(events);
  const unsaid = new Map(silent.map((turn) => [turn.event.pos, turn]));
  // A visitor's message is stored before anybody knows its language; the turn that answers it does.
  /** @type {Map<number, string>} */
  const languages = new Map();
  for (const { event, message } of [...silent, ...byPos.values()]) {
    const [likeliest] = event.trace ? readTrace(event.trace).languages : [];
    if (message && likeliest) languages.set(message.pos, likeliest.lang);
  }
  /** @type {Map<number, string>} */
  const edits = new Map();
  const deletions = new Set(), done = new Set();
  for (const event of events) {
    if (event.kind === "edited" && event.target) edits.set(event.target, event.text ?? "");
    if (event.kind === "deleted") deletions.add(event.target);
    if (event.cmid) done.add(event.cmid);
  }
  /** @type {Row[]} */
  const rows = [];
  let day = "";
  /** @param {Omit<Row, "first">} row */
  const push = (row) => {
    const next = dayOf(row.at);
    if (next !== day) {
      rows.push({ type: "day", key: `d${next}`, at: row.at, text: "", first: true });
    }
    day = next;
    const before = rows.at(-1);
    const isSame = row.type === "message" && before?.type === "message" && row.event &&
      before.event &&
      row.event.from.kind === before.event.from.kind &&
      row.event.from.name === before.event.from.name &&
      Date.parse(row.at) - Date.parse(before.at) < 180_000;
    rows.push({ ...row, first: !isSame });
  };
  for (const event of events) {
    const key = `p${event.pos}`;
    const turn = unsaid.get(event.pos);
    if (turn) push({ type: "turn", key, at: event.at, event, text: "", turn });
    if (SILENT.has(event.kind)) continue;
    if (event.kind === "message") {
      push({
        type: "message",
        key: event.cmid && event.from.kind === "agent" ? `c${event.cmid}` : key,
        at: event.at,
        event,
        text: edits.get(event.seq ?? -1) ?? event.text ?? "",
        turn: byPos.get(event.pos),
        lang: event.lang ?? languages.get(event.pos),
        edited: edits.has(event.seq ?? -1),
        deleted: event.erased === true || deletions.has(event.seq),
      });
    } else if (event.kind === "note") {
      push({
        type: "note",
        key: event.cmid ? `c${event.cmid}` : key,
        at: event.at,
        event,
        text: event.text ?? "",
      });
    } else {
      push({ type: "line", key, at: event.at, event, text: event.text ?? "" });
    }
  }
  for (const letter of letters) {
    if (done.has(letter.cmid)) continue;
    push({
      type: letter.frame.t === "note" ? "note" : "message",
      key: `c${letter.cmid}`,
      at: new Date(letter.at).toISOString(),
      letter,
      text: String(letter.frame.text ?? ""),
    });
  }
  return rows;
}
