/** The few assertions that the tests need. */

/** @param {unknown} actual @param {unknown} expected @param {string} [what] */
export function equal(actual, expected, what = "") {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what} expected ${b}, got ${a}`);
}

/** @param {unknown} condition @param {string} what */
export function holds(condition, what) {
  if (!condition) throw new Error(what);
}

/** @param {() => unknown} work @param {RegExp} message */
export function throws(work, message) {
  try {
    work();
  } catch (error) {
    if (message.test(String(error))) return;
    throw error;
  }
  throw new Error(`expected an error that says ${message}`);
}
