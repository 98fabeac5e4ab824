/** Which words of a line mean what, for colouring. No DOM in here. */

/** @typedef {"plain" | "comment" | "keyword" | "name" | "string" | "regex" | "concept" | "entity" | "key" | "operator" | "number" | "free" | "bad"} Kind */
/** @typedef {{ kind: Kind, text: string }} Token */

const BLOCKS = new Set([
  ..."frontdesk include language topic concept entity intent schedule webhook rule fallback test"
    .split(" "),
]);
const BODY = new Set([
  ..."when if unless after priority limit example counter say or chips image card set unset tag untag goto escalate call close continue with"
    .split(" "),
]);
/** Words that belong to the language wherever they stand in these lines. */
const INNER = new Set([
  ..."exactly starts ends intent event and or not is known unknown open closed hours page channel tag visitor confidence turn within per turns if weight into to priority because timeout except for"
    .split(" "),
]);
/** What follows these is free text to the end of the line. */
const FREE = new Set(["example", "counter", ">"]);
/** Lines in which words are the visitor's, not the language's. */
const PATTERNS = new Set(["when", "concept"]);
const WORDS_OF_PATTERNS = new Set(["exactly", "starts", "ends", "intent", "event"]);
/** What stands behind these is a name that is made there. */
const NAMING = new Set(["rule", "topic", "concept", "entity", "intent", "schedule", "webhook"]);

const PIECE =
  /(\s+)|("(?:\\.|[^"\\])*"?)|([@＠][\p{L}\p{M}\p{N}_.-]+)|(\{[^{}\s]*\}?)|(t:[\p{L}\p{M}\p{N}_.-]+)|(\.\.\d*|->|>=|<=|!=|[|&!()[\]*=<>,｜＆！（）［］])|(-?\d+(?:[.:]\d+)*(?![\p{L}\p{M}_]))|([^\s"@＠{}|&!()[\]*=<>,｜＆！（）［］]+)|(.)/gu;

/**
 * The pieces of one line of a rule file; together they are the line.
 *
 * @param {string} line
 * @returns {Token[]}
 */
export function ruleTokens(line) {
  const [, space, word, rest] = /^(\s*)(\S*)(.*)$/s.exec(line) ?? ["", "", "", line];
  /** @type {Token[]} */
  const tokens = [];
  if (space) tokens.push({ kind: "plain", text: space });
  if (word.startsWith("#")) return [...tokens, { kind: "comment", text: word + rest }];
  const isBody = space !== "";
  const isKeyword = isBody ? BODY.has(word) || word === ">" || word === "<" : BLOCKS.has(word);
  if (!isKeyword) {
    if (!isBody && word !== "") {
      return [...tokens, { kind: "bad", text: word }, ...pieces(rest, "", true)];
    }
    // An example of an intent, `en: where is my parcel`.
    const example = /^([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*:)(.*)$/s.exec(word + rest);
    if (example && word !== "t:") {
      return [...tokens, { kind: "keyword", text: example[1] }, { kind: "free", text: example[2] }];
    }
    return [...tokens, ...pieces(word + rest, "concept", false)];
  }
  tokens.push({ kind: "keyword", text: word });
  if (FREE.has(word)) return rest === "" ? tokens : [...tokens, { kind: "free", text: rest }];
  return [...tokens, ...pieces(rest, word, !isBody || word === "goto" || word === "after")];
}

/** @param {string} text @param {string} keyword @param {boolean} named @returns {Token[]} */
function pieces(text, keyword, named) {
  const regex = (keyword === "when" || keyword === "entity") &&
    /^(\s*(?:[\p{L}\p{M}\p{N}_.-]+\s*=\s*)?)(\/(?:\\.|[^\\/])+\/?)(.*)$/su.exec(text);
  if (regex) {
    return [
      ...pieces(regex[1], "", true),
      { kind: "regex", text: regex[2] },
      ...pieces(regex[3], "", false),
    ];
  }
  /** @type {Token[]} */
  const tokens = [];
  const inner = PATTERNS.has(keyword) ? WORDS_OF_PATTERNS : INNER;
  let isFirst = true;
  let end = 0;
  for (const found of text.matchAll(PIECE)) {
    const piece = found[0];
    const at = found.index ?? 0;
    if (isComment(text, at)) {
      tokens.push({ kind: "comment", text: text.slice(at) });
      end = text.length;
      break;
    }
    end = at + piece.length;
    const [, blank, string, concept, entity, key, operator, number] = found;
    const kind = blank
      ? "plain"
      : string
      ? "string"
      : concept
      ? "concept"
      : entity
      ? "entity"
      : key
      ? "key"
      : operator
      ? "operator"
      : number
      ? "number"
      : named && isFirst && (NAMING.has(keyword) || keyword === "goto" || keyword === "after")
      ? "name"
      : (PATTERNS.has(keyword) ? isFirst && inner.has(piece) : inner.has(piece))
      ? "keyword"
      : "plain";
    if (!blank) isFirst = false;
    const last = tokens[tokens.length - 1];
    if (last && last.kind === kind && kind === "plain") last.text += piece;
    else tokens.push({ kind, text: piece });
  }
  if (end < text.length) tokens.push({ kind: "plain", text: text.slice(end) });
  return tokens;
}

/** A `#` begins a comment behind a blank when a blank or nothing follows. @param {string} text @param {number} at */
function isComment(text, at) {
  return text[at] === "#" && (at === 0 || /\s/.test(text[at - 1])) &&
    (at + 1 === text.length || /\s/.test(text[at + 1]));
}

/**
 * The pieces of one line of a file of texts, which is flat JSON.
 *
 * @param {string} line
 * @returns {Token[]}
 */
export function textTokens(line) {
  /** @type {Token[]} */
  const tokens = [];
  for (const found of line.matchAll(/("(?:\\.|[^"\\])*"?)(\s*:)?|([^"]+)/g)) {
    const [, string, colon, other] = found;
    if (other !== undefined) tokens.push({ kind: "operator", text: other });
    else if (colon) {
      tokens.push({ kind: "key", text: string }, { kind: "operator", text: colon });
    } else tokens.push(...placeholders(string));
  }
  return tokens;
}

/** A text with its placeholders apart. @param {string} text @returns {Token[]} */
function placeholders(text) {
  return text.split(/(\{[^{}]*\}?|\})/).filter((part) => part !== "").map((part) => ({
    kind: /^[{}]/.test(part) ? "entity" : "string",
    text: part,
  }));
}

/**
 * The pieces of one line of a file.
 *
 * @param {string} path
 * @param {string} line
 */
export function tokensOf(path, line) {
  return path.endsWith(".json") ? textTokens(line) : ruleTokens(line);
}

/**
 * Where a column, counted in code points from 1, lies in a line, counted as JavaScript counts.
 *
 * @param {string} line
 * @param {number} column
 */
export function offsetOf(line, column) {
  let offset = 0;
  for (let passed = 1; passed < column && offset < line.length; passed++) {
    offset += (line.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
  }
  return offset;
}

/**
 * Tokens cut at the edges of what is marked; each piece knows its mark.
 *
 * @template Mark
 * @param {Token[]} tokens
 * @param {{ start: number, end: number, mark: Mark }[]} marks in the order in which they count
 * @returns {(Token & { mark?: Mark })[]}
 */
export function markTokens(tokens, marks) {
  if (marks.length === 0) return tokens;
  /** @type {(Token & { mark?: Mark })[]} */
  const cut = [];
  let at = 0;
  for (const token of tokens) {
    const end = at + token.text.length;
    const edges = [...new Set([at, end, ...marks.flatMap((one) => [one.start, one.end])])]
      .filter((edge) => edge >= at && edge <= end).sort((a, b) => a - b);
    for (let index = 0; index + 1 < edges.length; index++) {
      const [from, to] = [edges[index], edges[index + 1]];
      const mark = marks.find((one) => one.start <= from && one.end >= to)?.mark;
      cut.push({ kind: token.kind, text: token.text.slice(from - at, to - at), mark });
    }
    at = end;
  }
  return cut;
}
