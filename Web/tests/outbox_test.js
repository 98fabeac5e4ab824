import { CAPACITY, Outbox } from "../lib/outbox.js";
import { MemoryStorage } from "../lib/storage.js";
import { equal } from "./assert.js";

/** @param {string} cmid */
const frame = (cmid) => ({ t: "message", cmid, text: cmid });

Deno.test("gives letters out in the order they were written, one at a time", () => {
  const box = new Outbox(new MemoryStorage(), "out.");
  box.add(frame("b"), 5);
  box.add(frame("a"), 5);
  box.add(frame("c"), 1);
  equal(box.next()?.cmid, "b");
  box.mark("b", "sending");
  equal(box.next(), undefined);
  box.remove("b");
  equal(box.next()?.cmid, "a");
  box.remove("a");
  equal(box.next()?.cmid, "c");
});

Deno.test("a letter that failed lets the next one pass", () => {
  const box = new Outbox(new MemoryStorage(), "out.");
  box.add(frame("a"), 1);
  box.add(frame("b"), 2);
  box.mark("a", "failed", "too_long");
  equal(box.next()?.cmid, "b");
});

Deno.test("what was on its way waits again after a reload", () => {
  const storage = new MemoryStorage();
  const before = new Outbox(storage, "out.");
  before.add(frame("a"), 1);
  before.add(frame("b"), 2);
  before.mark("a", "sending");
  const after = new Outbox(storage, "out.");
  equal(after.letters.peek().map((one) => [one.cmid, one.status]), [["a", "waiting"], [
    "b",
    "waiting",
  ]]);
});

Deno.test("two tabs share one outbox", () => {
  const storage = new MemoryStorage();
  const one = new Outbox(storage, "out."), two = new Outbox(storage, "out.");
  one.add(frame("a"), 1);
  two.reload();
  equal(two.next()?.cmid, "a");
  two.remove("a");
  one.reload();
  equal(one.letters.peek().length, 0);
});

Deno.test("an acknowledged letter is shown but neither kept nor sent again", () => {
  const storage = new MemoryStorage();
  const box = new Outbox(storage, "out.");
  box.add(frame("a"), 1);
  box.acknowledge("a");
  equal([box.next(), box.letters.peek()[0].status, storage.length], [undefined, "sent", 0]);
  box.reload();
  equal(box.letters.peek().length, 1);
});

Deno.test("takes no more than it can hold", () => {
  const box = new Outbox(new MemoryStorage(), "out.");
  for (let n = 0; n < CAPACITY; n++) box.add(frame(`m${n}`), n);
  equal(box.add(frame("one too many"), CAPACITY), false);
});

Deno.test("goes on when nothing can be written", () => {
  const storage = new MemoryStorage();
  storage.setItem = () => {
    throw new Error("full");
  };
  const box = new Outbox(storage, "out.");
  box.add(frame("a"), 1);
  equal(box.next()?.cmid, "a");
});
