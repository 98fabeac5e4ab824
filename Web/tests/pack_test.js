import { packed, packScript, stripScript, stripStyle } from "../tools/pack.js";
import { equal, holds } from "./assert.js";

Deno.test("the packed panel is what its sources say", async () => {
  for (const [path, text] of Object.entries(await packed())) {
    const there = await Deno.readTextFile(new URL(`../${path}`, import.meta.url));
    holds(there === text, `${path} is old: run tools/pack.js`);
  }
});

Deno.test("comments go, what looks like one stays", () => {
  equal(
    stripScript(
      '/** doc */\nconst a = "// no"; // yes\n  const b = /\\/[/*]"/g;\n\n/* x */const c = 1 / 2 / 3;\n',
    ),
    'const a = "// no";\nconst b = /\\/[/*]"/g;\nconst c = 1 / 2 / 3;\n',
  );
  equal(
    stripScript('const t = `//${a ? `{\n  ${"}"}` : 0}\n   /* in */`;\n'),
    'const t = `//${a ? `{\n  ${"}"}` : 0}\n   /* in */`;\n',
  );
  equal(
    stripStyle("/* x */\na {\n  color: red;\n  margin: 0 1px;\n}\n"),
    "a{color:red;margin:0 1px;}\n",
  );
});

Deno.test("a packed script does what its modules do", async () => {
  /** @type {Record<string, string>} */
  const files = {
    "a/main.js":
      'import { add as plus, one } from "./b.js";\nimport { two } from "../c.js";\nglobalThis.packedSum = plus(one, two);\n',
    "a/b.js":
      'import { two } from "../c.js";\nexport const one = two - 1;\nexport function add(a, b) {\n  return a + b;\n}\n',
    "c.js": "export const two = 2;\n",
  };
  const script = await packScript("a/main.js", (path) => Promise.resolve(files[path]));
  new Function(script)();
  equal(/** @type {any} */ (globalThis).packedSum, 3);
  equal(script.match(/two = 2/g)?.length, 1, "each module once:");
});

Deno.test("every file that a page may ask for is part of the binary", async () => {
  const web = new URL("../", import.meta.url);
  const list = await Deno.readTextFile(new URL("../Sources/CWebAssets/assets.inc", web));
  /** @type {string[]} */
  const missing = [];
  /** @param {string} folder */
  const walk = async (folder) => {
    for await (const { name, isDirectory } of Deno.readDir(new URL(folder, web))) {
      const path = `${folder.slice(2)}${name}`;
      if (isDirectory && !/^(tests|types|tools)$/.test(path)) await walk(`./${path}/`);
      else if (/\.(js|css|html|svg)$/.test(name) && !list.includes(`{"${path}",`)) {
        missing.push(path);
      }
    }
  };
  await walk("./");
  equal(missing, [], "run Web/embed:");
});
