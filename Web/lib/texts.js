/** The interface texts of one language at a time, followed by everything that shows one. */
import { parse, write } from "./message-format.js";
import { batch, signal } from "./signals.js";

/** @typedef {{ tag: string, name: string, dir: "ltr" | "rtl" }} Language */

/** The language shown. */
export const language = signal("en");
/** Its direction. */
export const direction = signal(/** @type {"ltr" | "rtl"} */ ("ltr"));
/** Languages there are texts in. */
export const languages = signal(/** @type {Language[]} */ ([]));

const catalog = signal(/** @type {Record<string, string>} */ ({}));
/** @type {Map<string, import("./message-format.js").Part[]>} */
const parsed = new Map();

/**
 * The text of a key. A key without a text gives the key itself, so that it is found.
 *
 * @param {string} key
 * @param {Record<string, unknown>} [values]
 */
export function t(key, values = {}) {
  const pattern = catalog()[key];
  if (pattern === undefined) return key;
  let parts = parsed.get(pattern);
  if (!parts) {
    try {
      parts = parse(pattern);
    } catch {
      parts = [pattern];
    }
    parsed.set(pattern, parts);
  }
  return write(parts, values, language(), direction() === "rtl");
}

/**
 * Whether there is a text for a key.
 *
 * @param {string} key
 */
export function hasText(key) {
  return catalog()[key] !== undefined;
}

/** Codes of the wire that share a text. @type {Record<string, string>} */
const KIN = {
  token_required: "unauthorized",
  sign_in_required: "unauthorized",
  not_allowed: "forbidden",
  origin_refused: "forbidden",
  too_many_requests: "rate_limited",
  too_long: "too_large",
  malformed: "invalid",
  failed: "internal",
  request_timeout: "network",
};

/**
 * The text of a server's error, in the reader's language where there is one.
 *
 * @param {string} code
 * @param {{ detail?: string, retryAfter?: number }} [more]
 */
export function errorText(code, { detail, retryAfter } = {}) {
  const key = `error.${KIN[code] ?? code}`;
  if (hasText(key)) return t(key, { seconds: Math.ceil(retryAfter ?? 1) });
  return detail || (hasText("error.generic") ? t("error.generic") : code);
}

/** @param {string} tag */
function subtags(tag) {
  return tag.replaceAll("_", "-").toLowerCase().split("-");
}

/**
 * The first of the wanted languages that is there, exactly or by its narrowest common part.
 * Traditional Chinese is never served with simplified, and the other way round.
 *
 * @param {readonly string[]} wanted
 * @param {readonly string[]} available
 */
export function pickLanguage(wanted, available) {
  /** @param {string} tag */
  const script = (tag) => {
    try {
      return new Intl.Locale(tag.replaceAll("_", "-")).maximize().script;
    } catch {
      return undefined;
    }
  };
  for (const want of wanted) {
    const parts = subtags(want);
    for (let length = parts.length; length > 0; length--) {
      const prefix = parts.slice(0, length).join("-");
      const same = available.find((tag) => tag.toLowerCase() === prefix);
      if (same && script(same) === script(want)) return same;
    }
    const kin = available.find((tag) =>
      subtags(tag)[0] === parts[0] && script(tag) === script(want)
    );
    if (kin) return kin;
  }
  return available.includes("en") ? "en" : available[0] ?? "en";
}

/** @param {string} path */
async function getJSON(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

/**
 * Loads the texts of the first wanted language there is, and puts language and direction on the
 * page. Keeps what it has when the server cannot be reached.
 *
 * @param {readonly string[]} wanted
 * @param {string} [base] where the server is, if the page is not its own
 */
export async function useLanguage(wanted, base = "") {
  const root = `${base}/api/v1/texts`;
  if (languages.peek().length === 0) {
    languages.set((await getJSON(root)).languages);
  }
  const tag = pickLanguage(wanted, languages.peek().map((one) => one.tag));
  const found = await getJSON(`${root}/${encodeURIComponent(tag)}`);
  const dir = languages.peek().find((one) => one.tag === tag)?.dir ?? "ltr";
  batch(() => {
    catalog.set(found);
    language.set(tag);
    direction.set(dir);
  });
  document.documentElement.lang = tag;
  document.documentElement.dir = dir;
}
