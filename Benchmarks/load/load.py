"""Drives a server over its sockets: answers that were made durable first, and memory of visitors who only look on.

usage: load.py BINARY REPOSITORY [--connections N] [--rates N,N,…] [--seconds N] [--idle N]

Messages are sent at a fixed rate, whether the answers keep up or not, so a late answer counts with its whole wait.
The server runs with its standard settings: it flushes to disk before it acknowledges. The load comes from the same
machine and takes processor time from the server.
"""

import argparse
import asyncio
import itertools
import resource
import tempfile
import time

from connections import connect, processor_seconds, resident_kilobytes
from server import Server

QUESTIONS = [
    "Where is my parcel?", "我想退款，怎么办？", "返品したいです", "¿Cuándo llega mi pedido?", "أين الطلب؟", "อยากคืนเงินค่ะ",
    "How much is shipping to France?", "Wie kann ich bezahlen?", "thanks!", "wo ist mein paket AB12345678",
]


class Watch:
    """Remembers when each message was sent, acknowledged and answered."""

    def __init__(self):
        self.sent, self.acknowledged, self.answered, self.refused = {}, {}, {}, {}
        self.waiting = {}

    def say(self, connection, cmid, text):
        self.sent[cmid] = time.perf_counter()
        connection.send({"t": "message", "cmid": cmid, "text": text})

    def heard(self, connection, frame):
        now = time.perf_counter()
        kind = frame["t"]
        if kind == "ack":
            self.acknowledged[frame["cmid"]] = now
        elif kind == "event" and frame["kind"] == "message":
            if frame["from"]["kind"] == "visitor":
                self.waiting[connection] = frame["cmid"]
            elif frame["from"]["kind"] == "bot" and connection in self.waiting:
                self.answered[self.waiting.pop(connection)] = now
        elif kind == "error":
            self.refused[frame.get("cmid")] = frame["code"]


def quantile(values, part):
    return values[min(len(values) - 1, int(len(values) * part))] if values else float("nan")


async def run_rate(server, connections, rate, seconds):
    """Sends at a rate for so many seconds and waits for what is still open."""
    watch = Watch()
    visitors = await connect(server.port, connections, watch.heard)
    numbers = itertools.count()
    turn = itertools.cycle(visitors)
    before, start = processor_seconds(server.process.pid), time.perf_counter()
    total = rate * seconds
    for number in range(total):
        due = start + number / rate
        while (wait := due - time.perf_counter()) > 0:
            await asyncio.sleep(wait)
        one = next(numbers)
        watch.say(next(turn), f"benchmark-{one:012d}", QUESTIONS[one % len(QUESTIONS)])
        if number % 50 == 0:
            await asyncio.sleep(0)
    end = time.perf_counter() + 30
    while len(watch.acknowledged) + len(watch.refused) < total and time.perf_counter() < end:
        await asyncio.sleep(0.05)
    last = max(watch.acknowledged.values(), default=start)
    used = processor_seconds(server.process.pid) - before
    acks = sorted((watch.acknowledged[cmid] - watch.sent[cmid]) * 1_000 for cmid in watch.acknowledged)
    answers = sorted((watch.answered[cmid] - watch.sent[cmid]) * 1_000 for cmid in watch.answered)
    for visitor in visitors:
        visitor.transport.abort()
    done = len(watch.acknowledged)
    print(
        f"| {connections:,} | {rate:,} | {done / (last - start):,.0f} | {len(watch.refused)} "
        f"| {quantile(acks, 0.5):.1f} | {quantile(acks, 0.99):.1f} | {quantile(answers, 0.99):.1f} "
        f"| {used / max(1, done) * 1e6:,.0f} |",
        flush=True,
    )


async def run_idle(server, count):
    """Measures memory for each visitor who is connected and greeted, and says nothing."""
    # What a server needs once comes first: its checks after the start, and the memory of the first visitors.
    first = await connect(server.port, 200, lambda *_: None)
    before = await settled_kilobytes(server.process.pid)
    visitors = await connect(server.port, count, lambda *_: None)
    after = await settled_kilobytes(server.process.pid)
    print(f"| {count:,} | {before / 1_024:.0f} | {after / 1_024:.0f} | {(after - before) / count:.1f} |", flush=True)
    for visitor in first + visitors:
        visitor.transport.abort()


async def settled_kilobytes(process):
    """The memory of a process, once it stays the same and the process rests for three seconds."""
    for _ in range(60):
        memory, seconds = resident_kilobytes(process), processor_seconds(process)
        await asyncio.sleep(3)
        grown = resident_kilobytes(process) - memory
        if processor_seconds(process) - seconds < 0.3 and abs(grown) < 1_024:
            break
    return resident_kilobytes(process)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("repository")
    parser.add_argument("--connections", type=int, default=1_000)
    parser.add_argument("--rates", default="500,1000,2000,3000,4000")
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--idle", type=int, default=10_000)
    options = parser.parse_args()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with tempfile.TemporaryDirectory() as folder, Server(options.binary, options.repository, folder) as server:
        if options.idle:
            print("| idle visitors | MB before | MB with them | KiB each |\n| ---: | ---: | ---: | ---: |")
            asyncio.run(run_idle(server, options.idle))
            print()
        print("| connections | sent a second | acknowledged a second | refused | ack p50 ms | ack p99 ms "
              "| answer p99 ms | server µs each |\n|" + " ---: |" * 8)
        for rate in map(int, options.rates.split(",")):
            asyncio.run(run_rate(server, options.connections, rate, options.seconds))


if __name__ == "__main__":
    main()
