import { backOff, FIRST_WAIT, Link, LONGEST_WAIT } from "../lib/link.js";
import { equal, holds } from "./assert.js";
import { fakeWorld } from "./fakes.js";

function linked() {
  const fake = fakeWorld();
  /** @type {any[]} */
  const frames = [], ends = /** @type {any[]} */ ([]);
  let opened = 0;
  const link = new Link("ws://desk/socket", {
    onopen: () => opened++,
    onframe: (frame) => frames.push(frame),
    onclose: (end) => ends.push(end),
  }, fake.world);
  return { fake, link, frames, ends, opened: () => opened };
}

Deno.test("waits longer after each failure, never longer than the longest wait", () => {
  equal([1, 2, 3].map((n) => backOff(n, 1)), [FIRST_WAIT, FIRST_WAIT * 2, FIRST_WAIT * 4]);
  equal(backOff(1, 0), FIRST_WAIT / 2);
  equal(backOff(50, 1), LONGEST_WAIT);
});

Deno.test("comes back by itself, and starts with the shortest wait once all is well", () => {
  const { fake, link, opened } = linked();
  link.start();
  fake.socket.end();
  fake.clock.advance(FIRST_WAIT);
  fake.socket.end();
  fake.clock.advance(FIRST_WAIT);
  equal(fake.sockets.length, 2, "the second wait is longer");
  fake.clock.advance(FIRST_WAIT);
  equal(fake.sockets.length, 3);
  fake.socket.accept();
  link.settle();
  equal(opened(), 1);
  fake.socket.end();
  fake.clock.advance(FIRST_WAIT);
  equal(fake.sockets.length, 4);
});

Deno.test("comes back at once when the server drains", () => {
  const { fake, link } = linked();
  link.start();
  fake.socket.accept();
  link.settle();
  fake.socket.end(1001);
  fake.clock.advance(300);
  equal(fake.sockets.length, 2);
});

for (const code of [1008, 4001, 4003]) {
  Deno.test(`stays away after close code ${code}`, () => {
    const { fake, link, ends } = linked();
    link.start();
    fake.socket.accept();
    fake.socket.end(code);
    fake.clock.advance(120_000);
    equal(fake.sockets.length, 1);
    equal(ends, [{ code, opened: true, retryIn: null }]);
  });
}

Deno.test("finds out that a silent line is dead", () => {
  const { fake, link, ends } = linked();
  link.start();
  fake.socket.accept();
  link.setHeartbeat(25);
  fake.clock.advance(25_000);
  equal(fake.socket.all("ping").length, 1);
  fake.clock.advance(8_000);
  equal(ends.length, 1);
  holds(fake.sockets[0].isClosed, "the dead socket is let go");
});

Deno.test("asks nothing while it hears something", () => {
  const { fake, link } = linked();
  link.start();
  fake.socket.accept();
  link.setHeartbeat(25);
  for (let n = 0; n < 10; n++) {
    fake.clock.advance(20_000);
    fake.socket.say({ t: "pong", n });
  }
  equal(fake.socket.all("ping").length, 0);
});

Deno.test("makes sure of an old socket when the page wakes, and tries at once without one", () => {
  const { fake, link } = linked();
  link.start();
  fake.socket.accept();
  link.wake();
  equal(fake.socket.all("ping").length, 1);
  fake.clock.advance(4_000);
  fake.clock.advance(1);
  equal(fake.sockets.length, 1, "it waits its time");
  link.wake();
  equal(fake.sockets.length, 2, "awake, it does not wait");
});

Deno.test("gives up on a socket that never opens", () => {
  const { fake, link, ends } = linked();
  link.start();
  fake.clock.advance(10_000);
  equal(ends[0].opened, false);
});

Deno.test("an old socket's late words are not heard", () => {
  const { fake, link, frames } = linked();
  link.start();
  const old = fake.socket;
  old.accept();
  old.end();
  fake.clock.advance(FIRST_WAIT);
  fake.socket.accept();
  old.say({ t: "event" });
  fake.socket.say({ t: "welcome" });
  equal(frames, [{ t: "welcome" }]);
  equal(link.send({ t: "x" }), true);
  equal(old.all("x").length, 0);
});
