"""Edits a rule of a large shop while its server runs, and waits until a visitor gets the new answer.

usage: live_edit.py BINARY SHOP [--edits N]

The shop is a folder with `rules` and `locales`, as `rules-benchmark --shop` writes it. It is copied first. Another visitor
asks about another product all the while; what is printed of her is her longest wait, the reload included.
"""

import argparse
import asyncio
import pathlib
import shutil
import tempfile
import time

from connections import connect
from server import Server

FILE = "rules/products/p0.rules"
LINE = "  say t:trolidan.price\n"
QUESTION = "what is the price of trolidan"
DEADLINE = 60


class Visitor:
    """Somebody who asks and waits for the bot's answer."""

    def __init__(self):
        self.answer = None
        self.connection = None
        self.asked = 0

    async def enter(self, port):
        (self.connection,) = await connect(port, 1, self.heard)

    def heard(self, _, frame):
        if frame["t"] == "error":
            raise SystemExit(f"the server refused a question: {frame['code']}")
        if frame["t"] == "event" and frame["kind"] == "message" and frame["from"]["kind"] == "bot":
            if self.answer is not None and not self.answer.done():
                self.answer.set_result(frame["text"])

    async def ask(self, text):
        """What the bot says, and how long it took."""
        self.answer = asyncio.get_running_loop().create_future()
        self.asked += 1
        start = time.perf_counter()
        self.connection.send({"t": "message", "cmid": f"live-edit-{id(self)}-{self.asked:06d}", "text": text})
        said = await asyncio.wait_for(self.answer, DEADLINE)
        return said, time.perf_counter() - start


async def wait_for(port, answer):
    """Asks until the answer is there; a new visitor each time, so that nobody asks too often."""
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        visitor = Visitor()
        await visitor.enter(port)
        said, _ = await visitor.ask(QUESTION)
        visitor.connection.transport.abort()
        if said == answer:
            return
        await asyncio.sleep(0.02)
    raise SystemExit(f"the answer did not come within {DEADLINE} s; the last one was: {said}")


async def wait_elsewhere(port, waits):
    """Another visitor, who asks all the while."""
    while True:
        visitor = Visitor()
        await visitor.enter(port)
        for _ in range(5):
            waits.append((await visitor.ask("is there a discount?"))[1])
            await asyncio.sleep(0.05)
        visitor.connection.transport.abort()


async def measure(server, file, edits):
    original = file.read_text(encoding="utf-8")
    if LINE not in original:
        raise SystemExit(f"{file} has no line `{LINE.strip()}`; was the shop written by this version?")
    print("| edit | live after s | longest wait of others ms |\n| ---: | ---: | ---: |")
    for number in range(1, edits + 1):
        waits = []
        other = asyncio.create_task(wait_elsewhere(server.port, waits))
        answer = f"Price list {number}."
        changed = original.replace(LINE, f'  say "{answer}"\n')
        start = time.perf_counter()
        file.write_text(changed, encoding="utf-8")
        await wait_for(server.port, answer)
        live = time.perf_counter() - start
        # The checks that only advise are made after the swap; they count against the others' waits, too.
        await asyncio.sleep(5)
        other.cancel()
        print(f"| {number} | {live:.2f} | {max(waits) * 1_000:.0f} |", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("shop")
    parser.add_argument("--edits", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = pathlib.Path(folder, "site")
        shutil.copytree(options.shop, site)
        with Server(options.binary, site, folder) as server:
            asyncio.run(measure(server, site / FILE, options.edits))


if __name__ == "__main__":
    main()
