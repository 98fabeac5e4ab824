/**
 * Packs the chat panel into one script and one style sheet, so that it comes in few requests and
 * without comments. Everything else is served as it is written.
 *
 *     deno run --allow-read --allow-write=widget/packed tools/pack.js
 *
 * Modules are wrapped, not merged: each becomes a function that returns what it exports. That needs
 * named imports and exports only, and no circles; the packer refuses anything else. A test compares
 * the packed files with what the packer would write now.
 */

const web = new URL("../", import.meta.url);
const SCRIPT = "widget/chat.js";
const STYLES = ["lib/base.css", "widget/chat.css"];

const IMPORT = /^import \{([^}]*)\} from "([^"]+)";$/gm;
const EXPORT = /^export (?:async )?(?:function|class|const) ([\w$]+)/gm;

/** Before these a slash begins an expression, behind anything else it divides. */
const BEFORE_EXPRESSION = /(?:^|[=(,:;[!&|?{}+\-*%<>~^]|=>|\breturn|\btypeof|\bcase)\s*$/;

/**
 * A script without comments and indentation. Strings, templates and regular expressions stay as
 * they are.
 *
 * @param {string} source
 */
export function stripScript(source) {
  let out = "", at = 0;
  /** @param {RegExp} pattern sticky @returns {string} */
  const take = (pattern) => {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    if (!found) throw new Error(`cannot read ${JSON.stringify(source.slice(at, at + 40))}`);
    at = pattern.lastIndex;
    return found[0];
  };
  /** Up to the end of a template, with the expressions in it. @returns {string} */
  const template = () => {
    let text = take(/`/y);
    for (;;) {
      text += take(/(?:[^`\\$]|\\[^]|\$(?!\{))*/y);
      if (source[at] === "`") return text + take(/`/y);
      text += take(/\$\{/y);
      for (let depth = 1; depth > 0;) {
        if (source[at] === "`") text += template();
        else if (/["']/.test(source[at])) text += take(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/y);
        else {
          depth += source[at] === "{" ? 1 : source[at] === "}" ? -1 : 0;
          text += source[at++];
        }
      }
    }
  };
  while (at < source.length) {
    if (source.startsWith("//", at)) take(/.*/y);
    else if (source.startsWith("/*", at)) take(/\/\*[^]*?\*\//y);
    else if (source[at] === "`") out += template();
    else if (/["']/.test(source[at])) out += take(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/y);
    else if (source[at] === "/" && BEFORE_EXPRESSION.test(out)) {
      out += take(/\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y);
    } else if (source[at] === "\n") {
      take(/\s+/y);
      out = out.replace(/[ \t]+$/, "");
      if (out !== "" && !out.endsWith("\n")) out += "\n";
    } else out += source[at++];
  }
  return out;
}

/** @param {string} source */
export function stripStyle(source) {
  return source.replace(/\/\*[^]*?\*\//g, "").replace(/\s+/g, " ").replace(/ ?([{};,]) ?/g, "$1")
    .replace(/: /g, ":").trim() + "\n";
}

/**
 * One script of an entry and everything it imports.
 *
 * @param {string} entry
 * @param {(path: string) => Promise<string>} read
 */
export async function packScript(entry, read) {
  /** @type {Map<string, string | null>} */
  const names = new Map();
  let out = "";

  /** @param {string} path @returns {Promise<string>} the name of what it exports */
  const add = async (path) => {
    const known = names.get(path);
    if (known === null) throw new Error(`${path} imports itself in a circle`);
    if (known) return known;
    names.set(path, null);
    let body = stripScript(await read(path));
    const imports = [...body.matchAll(IMPORT)];
    let head = "";
    for (const [, list, from] of imports) {
      const name = await add(new URL(from, `file:///${path}`).pathname.slice(1));
      const taken = list.split(",").map((one) => one.trim().replace(/\s+as\s+/, ": ")).filter(
        Boolean,
      );
      head += `const { ${taken.join(", ")} } = ${name};\n`;
    }
    body = body.replace(IMPORT, "");
    const exported = [...body.matchAll(EXPORT)].map(([, name]) => name);
    body = body.replace(/^export (?=(?:async )?(?:function|class|const) )/gm, "");
    if (/^(?:import|export)\b/m.test(body)) {
      throw new Error(`${path} imports or exports in a way that cannot be packed`);
    }
    const name = `m${[...names.values()].filter(Boolean).length}`;
    out += `const ${name} = (() => {\n${head}${body.trim()}\nreturn { ${
      exported.join(", ")
    } };\n})();\n`;
    names.set(path, name);
    return name;
  };
  await add(entry);
  return out;
}

/** What the packed files must hold now, by their path. */
export async function packed() {
  const read = (/** @type {string} */ path) => Deno.readTextFile(new URL(path, web));
  let style = "";
  for (const path of STYLES) style += stripStyle(await read(path));
  return {
    "widget/packed/chat.js": await packScript(SCRIPT, read),
    "widget/packed/chat.css": style,
  };
}

if (import.meta.main) {
  for (const [path, text] of Object.entries(await packed())) {
    await Deno.writeTextFile(new URL(path, web), text);
  }
}
