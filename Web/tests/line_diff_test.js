import { diffCounts, diffLines, diffRows } from "../admin/line-diff.js";
import { equal, holds } from "./assert.js";

/** @param {ReturnType<typeof diffLines>} lines */
const told = (lines) =>
  lines.map((one) => ({ same: " ", added: "+", removed: "-" })[one.kind] + one.text).join("\n");

/** What a diff says each side was. @param {ReturnType<typeof diffLines>} lines @param {"added" | "removed"} kind */
const side = (lines, kind) =>
  lines.filter((one) => one.kind === "same" || one.kind === kind).map((one) => one.text);

Deno.test("the shortest way is shown, with the numbers of both sides", () => {
  const lines = diffLines("a\nb\nc\nd\n", "a\nc\nx\nd\n");
  equal(told(lines), " a\n-b\n c\n+x\n d");
  equal(lines.map((one) => one.before ?? 0), [1, 2, 3, 0, 4]);
  equal(lines.map((one) => one.after ?? 0), [1, 0, 2, 3, 4]);
  equal(diffCounts(lines), { added: 1, removed: 1 });
});

Deno.test("a text that is not there has no lines", () => {
  equal(told(diffLines(undefined, "a\nb\n")), "+a\n+b");
  equal(told(diffLines("a\n", undefined)), "-a");
  equal(told(diffLines("a\n", "a\n")), " a");
  equal(told(diffLines("", "")), "");
});

Deno.test("both sides can be read back from any diff", () => {
  let seed = 7;
  const random = (/** @type {number} */ limit) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor(seed / 65536) % limit;
  };
  for (let round = 0; round < 300; round++) {
    const make = () => Array.from({ length: random(14) }, () => "abcd"[random(4)]);
    const [before, after] = [make(), make()];
    const lines = diffLines(before.join("\n"), after.join("\n"));
    equal(side(lines, "removed"), before, `round ${round}`);
    equal(side(lines, "added"), after, `round ${round}`);
  }
});

Deno.test("texts that have nothing in common are told apart in time", () => {
  const before = Array.from({ length: 20_000 }, (_, index) => `old ${index}`).join("\n");
  const after = Array.from({ length: 20_000 }, (_, index) => `new ${index}`).join("\n");
  equal(diffCounts(diffLines(before, after)), { added: 20_000, removed: 20_000 });
});

Deno.test("long stretches without a change become gaps", () => {
  const before = Array.from({ length: 30 }, (_, index) => String(index));
  const after = before.with(15, "x");
  const rows = diffRows(diffLines(before.join("\n"), after.join("\n")), 2);
  equal(rows.map((row) => row.kind === "gap" ? `gap ${row.count}` : row.text), [
    "gap 13",
    "13",
    "14",
    "15",
    "x",
    "16",
    "17",
    "gap 12",
  ]);
  holds(diffRows(diffLines("a", "a")).every((row) => row.kind === "gap"), "nothing to show");
});
