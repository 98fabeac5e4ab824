"""WebSocket connections for measuring: thousands in one process, without a library's cost for each message."""

import asyncio
import json
import os
import struct


class Connection(asyncio.Protocol):
    """One visitor's socket. Frames are sent with an all-zero mask, which leaves the payload as it is."""

    def __init__(self, port, heard):
        self.port = port
        self.heard = heard
        self.buffer = bytearray()
        self.is_open = False
        self.greeted = asyncio.get_running_loop().create_future()
        self.transport = None

    def connection_made(self, transport):
        self.transport = transport
        transport.write(
            f"GET /api/v1/socket HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nOrigin: http://127.0.0.1:{self.port}\r\n"
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n".encode()
        )

    def connection_lost(self, error):
        if not self.greeted.done():
            self.greeted.set_exception(ConnectionError(f"closed before the welcome: {error}"))

    def data_received(self, data):
        self.buffer += data
        if not self.is_open:
            end = self.buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            if not self.buffer.startswith(b"HTTP/1.1 101"):
                self.greeted.set_exception(ConnectionError(bytes(self.buffer[:200]).decode(errors="replace")))
                self.transport.close()
                return
            del self.buffer[: end + 4]
            self.is_open = True
            self.send({"t": "hello", "locale": "en"})
        while self.take():
            pass

    def take(self):
        """Takes one frame from the buffer, if it is whole."""
        buffer = self.buffer
        if len(buffer) < 2:
            return False
        length, start = buffer[1] & 127, 2
        if length == 126:
            if len(buffer) < 4:
                return False
            length, start = struct.unpack_from(">H", buffer, 2)[0], 4
        elif length == 127:
            if len(buffer) < 10:
                return False
            length, start = struct.unpack_from(">Q", buffer, 2)[0], 10
        if len(buffer) < start + length:
            return False
        kind, payload = buffer[0] & 15, bytes(buffer[start : start + length])
        del buffer[: start + length]
        if kind == 1:
            self.receive(json.loads(payload))
        elif kind == 9:
            self.frame(10, payload)
        return True

    def receive(self, frame):
        if frame["t"] == "welcome":
            if not self.greeted.done():
                self.greeted.set_result(None)
        else:
            self.heard(self, frame)

    def send(self, frame):
        self.frame(1, json.dumps(frame, ensure_ascii=False).encode())

    def frame(self, kind, payload):
        length = len(payload)
        head = bytes([128 | kind, 128 | (length if length < 126 else 126)])
        self.transport.write(head + (struct.pack(">H", length) if length >= 126 else b"") + bytes(4) + payload)


async def connect(port, count, heard, at_once=200):
    """Opens so many connections and waits for the welcome of each."""
    loop = asyncio.get_running_loop()
    made = []
    while len(made) < count:
        wanted = min(at_once, count - len(made))
        pairs = await asyncio.gather(
            *(loop.create_connection(lambda: Connection(port, heard), "127.0.0.1", port) for _ in range(wanted))
        )
        fresh = [protocol for _, protocol in pairs]
        await asyncio.wait_for(asyncio.gather(*(one.greeted for one in fresh)), 120)
        made += fresh
    return made


def resident_kilobytes(process):
    """The memory of a process that is in main memory, without mapped files."""
    with open(f"/proc/{process}/status", encoding="utf-8") as status:
        lines = dict(line.split(":", 1) for line in status)
    return int(lines["RssAnon"].split()[0])


def processor_seconds(process):
    with open(f"/proc/{process}/stat", encoding="utf-8") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
