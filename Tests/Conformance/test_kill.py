"""The server is killed in the middle of bursts; what was acknowledged is there, once and in order."""

import os
import random
import threading
import time
import uuid

from clients import ConnectionClosed, InvalidHandshake, Visitor, request
from server import Server

KILLS = int(os.environ.get("FRONTDESK_KILLS", "50"))
CLIENTS = 6


class Sender(threading.Thread):
    """Sends numbered messages for as long as it may, and repeats what was not acknowledged."""

    def __init__(self, server, number):
        super().__init__(daemon=True)
        self.server = server
        self.number = number
        self.acknowledged = {}
        self.sent = []
        self.failure = None
        self.stopping = threading.Event()
        self.token = self.conversation = None

    def run(self):
        try:
            while not self.stopping.is_set():
                try:
                    self.session()
                except (ConnectionClosed, InvalidHandshake, OSError, EOFError, TimeoutError):
                    self.stopping.wait(0.05)
        except Exception as failure:  # a broken promise, told by the test
            self.failure = failure

    def session(self):
        visitor = Visitor(self.server, self.token, self.conversation, since_seq=0)
        if self.conversation and visitor.conversation != self.conversation:
            raise AssertionError(f"client {self.number} lost its conversation")
        self.token, self.conversation = visitor.token, visitor.conversation
        try:
            while not self.stopping.is_set():
                if len(self.sent) == len(self.acknowledged):
                    self.sent.append((str(uuid.uuid4()), f"message {self.number}-{len(self.sent)}"))
                cmid, text = self.sent[-1]
                seq = visitor.say(text, cmid)["seq"]
                earlier = self.acknowledged.setdefault(cmid, seq)
                if earlier != seq:
                    raise AssertionError(f"{text} was acknowledged as {earlier} and as {seq}")
        finally:
            visitor.socket.close_socket() if hasattr(visitor.socket, "close_socket") else visitor.socket.close()


def test_nothing_acknowledged_is_lost_or_doubled(tmp_path):
    server = Server(tmp_path, extra=["--log-level", "error"]).start()
    senders = [Sender(server, number) for number in range(CLIENTS)]
    for sender in senders:
        sender.start()
    chance = random.Random(20260302)
    for _ in range(KILLS):
        before = sum(len(sender.acknowledged) for sender in senders)
        end = time.monotonic() + 120
        while sum(len(sender.acknowledged) for sender in senders) < before + chance.randint(2, 12):
            assert time.monotonic() < end, "no acknowledgement within 120 s: " + "\n".join(server.log[-20:])
            assert not any(sender.failure for sender in senders), [s.failure for s in senders]
            time.sleep(chance.random() * 0.01)
        server.kill()
        server.start()
    for sender in senders:
        sender.stopping.set()
    for sender in senders:
        sender.join(90)
        assert sender.failure is None, sender.failure
    for sender in senders:
        verify(server, sender)
    server.close()


def verify(server, sender):
    """Every acknowledged message stands at its number, once, in the order it was sent."""
    events, since = [], 0
    headers = {"Authorization": f"Bearer {sender.token}"}
    while True:
        url = f"{server.url}/api/v1/conversations/{sender.conversation}/events?since_seq={since}&wait=0"
        page = request("GET", url, headers=headers)[2]["events"]
        if not page:
            break
        events += page
        since = page[-1]["seq"]
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
    mine = [e for e in events if e["kind"] == "message" and e["from"]["kind"] == "visitor"]
    texts = [event["text"] for event in mine]
    assert len(texts) == len(set(texts)), "a message is there twice"
    assert texts == [text for _, text in sender.sent][: len(texts)], "messages are out of order"
    by_cmid = {event["cmid"]: event["seq"] for event in mine}
    for cmid, seq in sender.acknowledged.items():
        assert by_cmid.get(cmid) == seq, f"acknowledged as {seq}, stored as {by_cmid.get(cmid)}"
