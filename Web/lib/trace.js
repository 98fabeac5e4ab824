/** Reads the trace of a turn: what was weighed, and which words of the message counted. No DOM in here. */

/** @typedef {import("../types/wire.d.ts").Trace} Trace */
/** @typedef {import("../types/wire.d.ts").Reason} Reason */
/** @typedef {import("../types/wire.d.ts").Candidate} Candidate */
/** @template {string} K @typedef {Extract<Reason, { kind: K }>} ReasonOf */

/**
 * Cuts a text at spans given in UTF-8 bytes. Spans may overlap, reach too far or cut a character;
 * then the whole character counts.
 *
 * @param {string} text
 * @param {readonly (readonly [number, number])[]} spans
 * @returns {{ text: string, marked: boolean }[]}
 */
export function highlight(text, spans) {
  const encoder = new TextEncoder();
  /** @type {{ text: string, marked: boolean }[]} */
  const parts = [];
  let offset = 0;
  for (const char of text) {
    const end = offset + encoder.encode(char).length;
    const start = offset;
    const marked = spans.some(([from, to]) => from < end && to > start);
    const last = parts.at(-1);
    if (last && last.marked === marked) last.text += char;
    else parts.push({ text: char, marked });
    offset = end;
  }
  return parts;
}

/**
 * Gathers the reasons of all steps by their kind.
 *
 * @param {Trace} trace
 */
export function readTrace(trace) {
  const reasons = (trace.steps ?? []).flatMap((step) => step.reasons ?? []);
  /** @template {Reason["kind"]} K @param {K} kind @returns {ReasonOf<K>[]} */
  const all = (
    kind,
  ) => /** @type {ReasonOf<K>[]} */ (reasons.filter((reason) => reason.kind === kind));
  return {
    languages: all("languages").flatMap((reason) => reason.list),
    reply: all("reply_language").at(-1),
    intents: all("intents").at(-1),
    candidates: all("candidate"),
    wonBy: all("won_by").at(-1)?.column,
    omitted: all("omitted").reduce((sum, reason) => sum + reason.n, 0),
    chosen: all("chosen").at(-1)?.rule,
    clarified: all("clarified").at(-1)?.intents ?? [],
    misses: all("fallback").at(-1)?.misses,
    cause: all("escalated").at(-1)?.cause,
  };
}

/**
 * The candidate that answered: the first that nothing held back.
 *
 * @param {Candidate[]} candidates
 * @param {string[]} rules those that acted, if known
 */
export function winnerOf(candidates, rules) {
  const free = candidates.filter((candidate) => !candidate.blocked_by);
  return rules.length > 0 ? free.find((candidate) => candidate.rule === rules[0]) : free[0];
}
