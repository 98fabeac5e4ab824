import { batch, computed, effect, onCleanup, root, signal } from "../lib/signals.js";
import { equal, throws } from "./assert.js";

Deno.test("an effect runs again only when what it read has changed", () => {
  const a = signal(1), b = signal(10);
  /** @type {number[]} */
  const seen = [];
  effect(() => {
    seen.push(a());
  });
  b.set(11);
  a.set(1);
  a.set(2);
  equal(seen, [1, 2]);
});

Deno.test("an effect behind a computed value that stays the same does not run", () => {
  const count = signal(1);
  const isOdd = computed(() => count() % 2 === 1);
  let runs = 0;
  effect(() => {
    isOdd();
    runs++;
  });
  count.set(3);
  equal(runs, 1);
  count.set(4);
  equal(runs, 2);
});

Deno.test("a computed value never mixes old and new", () => {
  const first = signal("a"), last = signal("b");
  const name = computed(() => first() + last());
  /** @type {string[]} */
  const seen = [];
  effect(() => {
    seen.push(`${first()}:${name()}`);
  });
  batch(() => {
    first.set("c");
    last.set("d");
  });
  equal(seen, ["a:ab", "c:cd"]);
});

Deno.test("inner effects end when the outer one runs again", () => {
  const outer = signal(0), inner = signal(0);
  /** @type {string[]} */
  const seen = [];
  effect(() => {
    const now = outer();
    effect(() => {
      seen.push(`${now}.${inner()}`);
    });
    onCleanup(() => seen.push(`end ${now}`));
  });
  outer.set(1);
  inner.set(1);
  equal(seen, ["0.0", "end 0", "1.0", "1.1"]);
});

Deno.test("a root ends all that was made in it", () => {
  const value = signal(0);
  let runs = 0;
  const dispose = root((end) => {
    effect(() => {
      value();
      runs++;
    });
    return end;
  });
  dispose();
  value.set(1);
  equal(runs, 1);
});

Deno.test("effects that keep waking each other are stopped", () => {
  const value = signal(0);
  throws(() => effect(() => value.set(value() + 1)), /keep changing/);
});
