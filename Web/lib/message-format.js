/**
 * The part of ICU MessageFormat that the interface texts use: `{name}`, `{n, number}`, `{at, date}`,
 * `{at, time}`, `plural` with `=n`, `offset:` and `#`, `selectordinal`, `select`, and apostrophes
 * that quote. No DOM in here.
 */

/**
 * @typedef {string
 *   | { kind: "argument", name: string, format: string, style: string }
 *   | { kind: "number", name: string, offset: number }
 *   | { kind: "plural", name: string, ordinal: boolean, offset: number, cases: Map<string, Part[]> }
 *   | { kind: "select", name: string, cases: Map<string, Part[]> }} Part
 */

/** A text that is not well-formed; `position` counts UTF-16 units from 0. */
export class MessageFormatError extends Error {
  /** @param {string} reason @param {number} position */
  constructor(reason, position) {
    super(`${reason} at ${position}`);
    this.position = position;
  }
}

/**
 * Reads a pattern.
 *
 * @param {string} pattern
 * @returns {Part[]}
 */
export function parse(pattern) {
  let at = 0;

  /** @param {string} reason @returns {never} */
  const fail = (reason) => {
    throw new MessageFormatError(reason, at);
  };
  const space = () => {
    while (/\s/.test(pattern[at] ?? "")) at++;
  };
  /** @param {RegExp} shape @param {string} what */
  const word = (shape, what) => {
    space();
    shape.lastIndex = at;
    const found = shape.exec(pattern);
    if (!found) return fail(`expected ${what}`);
    at = shape.lastIndex;
    space();
    return found[0];
  };
  /** @param {string} char */
  const expect = (char) => {
    if (pattern[at] !== char) fail(`expected "${char}"`);
    at++;
  };

  /** @param {{ name: string, offset: number } | null} plural @param {boolean} nested @returns {Part[]} */
  const message = (plural, nested) => {
    /** @type {Part[]} */
    const parts = [];
    let text = "";
    const close = () => {
      if (text) parts.push(text);
      text = "";
    };
    while (at < pattern.length) {
      const char = pattern[at];
      if (char === "}") {
        if (!nested) fail('"}" without "{"');
        break;
      }
      if (char === "'") {
        const next = pattern[at + 1];
        if (next === "'") {
          text += "'";
          at += 2;
        } else if (next === "{" || next === "}" || (plural && next === "#")) {
          at++;
          for (;;) {
            if (at >= pattern.length) break;
            if (pattern[at] !== "'") text += pattern[at++];
            else if (pattern[at + 1] === "'") {
              text += "'";
              at += 2;
            } else break;
          }
          at++;
        } else {
          text += char;
          at++;
        }
      } else if (char === "#" && plural) {
        close();
        parts.push({ kind: "number", ...plural });
        at++;
      } else if (char === "{") {
        close();
        at++;
        parts.push(placeholder());
      } else {
        text += char;
        at++;
      }
    }
    close();
    return parts;
  };

  /** @returns {Part} */
  const placeholder = () => {
    const name = word(/[^\s{},#']+/y, "a name");
    if (pattern[at] === "}") {
      at++;
      return { kind: "argument", name, format: "", style: "" };
    }
    expect(",");
    const format = word(/\w+/y, "a format");
    if (format !== "plural" && format !== "selectordinal" && format !== "select") {
      let style = "";
      if (pattern[at] === ",") {
        at++;
        style = word(/[^{}]+/y, "a style").trim();
      }
      expect("}");
      return { kind: "argument", name, format, style };
    }
    expect(",");
    space();
    let offset = 0;
    if (pattern.startsWith("offset:", at)) {
      at += 7;
      offset = Number(word(/\d+/y, "a number"));
    }
    /** @type {Map<string, Part[]>} */
    const cases = new Map();
    while (pattern[at] !== "}") {
      const selector = word(/=?[^\s{}]+/y, "a case");
      expect("{");
      cases.set(selector, message(format === "select" ? null : { name, offset }, true));
      expect("}");
      space();
    }
    at++;
    if (!cases.has("other")) fail('no case "other"');
    return format === "select"
      ? { kind: "select", name, cases }
      : { kind: "plural", name, ordinal: format === "selectordinal", offset, cases };
  };

  const parts = message(null, false);
  return parts;
}

const FSI = "\u2068", PDI = "\u2069";

/**
 * Writes a parsed pattern with values.
 *
 * @param {Part[]} parts
 * @param {Record<string, unknown>} values
 * @param {string} locale
 * @param {boolean} [isolate] wraps inserted texts, so that they do not turn a right-to-left sentence
 * @returns {string}
 */
export function write(parts, values, locale, isolate = false) {
  return parts.map((part) => {
    if (typeof part === "string") return part;
    const value = values[part.name];
    switch (part.kind) {
      case "number":
        return new Intl.NumberFormat(locale).format(Number(value) - part.offset);
      case "select":
        return write(
          part.cases.get(String(value)) ?? part.cases.get("other") ?? [],
          values,
          locale,
          isolate,
        );
      case "plural": {
        const type = part.ordinal ? "ordinal" : "cardinal";
        const category = new Intl.PluralRules(locale, { type }).select(Number(value) - part.offset);
        const chosen = part.cases.get(`=${value}`) ?? part.cases.get(category) ??
          part.cases.get("other");
        return write(chosen ?? [], values, locale, isolate);
      }
      default:
        return argument(part, value, locale, isolate);
    }
  }).join("");
}

/**
 * @param {{ name: string, format: string, style: string }} part
 * @param {unknown} value
 * @param {string} locale
 * @param {boolean} isolate
 */
function argument(part, value, locale, isolate) {
  if (value === undefined || value === null) return `{${part.name}}`;
  if (typeof value === "number" || part.format === "number") {
    /** @type {Intl.NumberFormatOptions} */
    const style = part.style === "percent"
      ? { style: "percent" }
      : part.style === "integer"
      ? { maximumFractionDigits: 0 }
      : {};
    return new Intl.NumberFormat(locale, style).format(Number(value));
  }
  if (part.format === "date" || part.format === "time") {
    const style =
      /** @type {"short"} */ (part.style || (part.format === "date" ? "medium" : "short"));
    return new Intl.DateTimeFormat(locale, { [`${part.format}Style`]: style })
      .format(value instanceof Date ? value : new Date(String(value)));
  }
  return isolate ? FSI + String(value) + PDI : String(value);
}
