import { EventLog } from "../lib/event-log.js";
import { equal } from "./assert.js";

/** @param {...number} numbers */
const events = (...numbers) => numbers.map((seq) => ({ seq }));
/** @param {EventLog<{ seq: number }>} log */
const numbers = (log) => log.events.peek().map((event) => event.seq);
const newLog = () => new EventLog((/** @type {{ seq: number }} */ event) => event.seq);

Deno.test("keeps each event once, in order, however they come", () => {
  const log = newLog();
  log.add(events(1, 2));
  log.add(events(2, 1, 3));
  equal(numbers(log), [1, 2, 3]);
});

Deno.test("holds what came too early, and tells of the gap", () => {
  const log = newLog();
  equal(log.add(events(1, 4, 3)), { added: events(1), gap: true });
  equal(log.add(events(2)), { added: events(2, 3, 4), gap: false });
  equal(numbers(log), [1, 2, 3, 4]);
});

Deno.test("any order and any repetition gives the same log", () => {
  // A fixed little generator, so that a failure can be repeated.
  let state = 42;
  const random = () => (state = (state * 1103515245 + 12345) % 2 ** 31) / 2 ** 31;
  for (let round = 0; round < 200; round++) {
    const log = newLog();
    const all = Array.from({ length: 30 }, (_, index) => index + 1);
    const sent = [...all, ...all.filter(() => random() < 0.5)].sort(() => random() - 0.5);
    for (const number of sent) log.add(events(number));
    equal(numbers(log), all, `round ${round}:`);
  }
});

Deno.test("remembers a bounded number of early events and takes them again later", () => {
  const log = newLog();
  log.add(Array.from({ length: 2000 }, (_, index) => ({ seq: index + 2 })));
  log.add(events(1));
  log.add(Array.from({ length: 2000 }, (_, index) => ({ seq: index + 2 })));
  equal(log.last, 2001);
});
