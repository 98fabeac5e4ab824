/** What changed between two texts, line by line. No DOM in here. */

/** @typedef {{ kind: "same" | "added" | "removed", text: string, before?: number, after?: number }} DiffLine */
/** @typedef {DiffLine | { kind: "gap", count: number }} DiffRow */

/** Above so many differences the middle is shown as replaced; finding the shortest way would take too long. */
const MAXIMUM_DISTANCE = 1_500;

/** @param {string | undefined} text */
function linesOf(text) {
  if (text === undefined || text === "") return [];
  const lines = text.split("\n");
  if (lines[lines.length - 1] === "") lines.pop();
  return lines;
}

/**
 * The lines of both texts in order; a text that is not there has none.
 *
 * @param {string | undefined} before
 * @param {string | undefined} after
 * @returns {DiffLine[]}
 */
export function diffLines(before, after) {
  const old = linesOf(before), now = linesOf(after);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (
    end < old.length - start && end < now.length - start &&
    old[old.length - 1 - end] === now[now.length - 1 - end]
  ) end++;
  /** @type {DiffLine[]} */
  const lines = [];
  /** @param {number} x @param {number} y */
  const same = (x, y) => lines.push({ kind: "same", text: old[x], before: x + 1, after: y + 1 });
  for (let index = 0; index < start; index++) same(index, index);
  const middle = shortestEdit(
    old.slice(start, old.length - end),
    now.slice(start, now.length - end),
  );
  for (const [kind, x, y] of middle) {
    if (kind === "same") same(start + x, start + y);
    else if (kind === "removed") {
      lines.push({ kind, text: old[start + x], before: start + x + 1 });
    } else lines.push({ kind, text: now[start + y], after: start + y + 1 });
  }
  for (let index = end; index > 0; index--) same(old.length - index, now.length - index);
  return lines;
}

/**
 * The shortest way from one list to the other, after Myers.
 *
 * @param {string[]} old
 * @param {string[]} now
 * @returns {["same" | "added" | "removed", number, number][]}
 */
function shortestEdit(old, now) {
  const n = old.length, m = now.length;
  const limit = Math.min(n + m, MAXIMUM_DISTANCE);
  /** @type {Int32Array[]} */
  const trail = [];
  const reach = new Int32Array(2 * limit + 3);
  const middle = limit + 1;
  let distance = -1;
  for (let d = 0; d <= limit && distance < 0; d++) {
    trail.push(reach.slice(middle - d - 1, middle + d + 2));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && reach[middle + k - 1] < reach[middle + k + 1]);
      let x = down ? reach[middle + k + 1] : reach[middle + k - 1] + 1;
      while (x < n && x - k < m && old[x] === now[x - k]) x++;
      reach[middle + k] = x;
      if (x >= n && x - k >= m) {
        distance = d;
        break;
      }
    }
  }
  if (distance < 0) {
    return [
      ...old.map((_, x) => /** @type {["removed", number, number]} */ (["removed", x, 0])),
      ...now.map((_, y) => /** @type {["added", number, number]} */ (["added", n, y])),
    ];
  }
  /** @type {["same" | "added" | "removed", number, number][]} */
  const way = [];
  let x = n, y = m;
  for (let d = distance; d >= 0; d--) {
    const before = trail[d];
    const k = x - y;
    const down = k === -d || (k !== d && before[k - 1 + d + 1] < before[k + 1 + d + 1]);
    const last = d === 0 ? 0 : down ? k + 1 : k - 1;
    const fromX = d === 0 ? 0 : before[last + d + 1];
    const fromY = fromX - last;
    while (x > fromX && y > fromY && x > 0 && y > 0) {
      x--;
      y--;
      way.push(["same", x, y]);
    }
    if (d === 0) break;
    if (down) {
      y--;
      way.push(["added", x, y]);
    } else {
      x--;
      way.push(["removed", x, y]);
    }
  }
  return way.reverse();
}

/**
 * The lines that changed with some around them; longer stretches in between become gaps.
 *
 * @param {DiffLine[]} lines
 * @param {number} [around]
 * @returns {DiffRow[]}
 */
export function diffRows(lines, around = 3) {
  const near = new Uint8Array(lines.length);
  lines.forEach((line, index) => {
    if (line.kind === "same") return;
    near.fill(1, Math.max(0, index - around), index + around + 1);
  });
  /** @type {DiffRow[]} */
  const rows = [];
  let hidden = 0;
  lines.forEach((line, index) => {
    if (near[index]) {
      if (hidden > 0) rows.push({ kind: "gap", count: hidden });
      hidden = 0;
      rows.push(line);
    } else hidden++;
  });
  if (hidden > 0) rows.push({ kind: "gap", count: hidden });
  return rows;
}

/** How many lines came and went. @param {DiffLine[]} lines */
export function diffCounts(lines) {
  let added = 0, removed = 0;
  for (const line of lines) {
    if (line.kind === "added") added++;
    else if (line.kind === "removed") removed++;
  }
  return { added, removed };
}
