"""A Frontdesk server in a folder of its own, that can be killed and started again on the same port."""

import os
import pathlib
import queue
import re
import secrets
import signal
import socket
import subprocess
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ.get("FRONTDESK_BIN", str(ROOT / ".build/debug/frontdesk"))
ADDRESS = re.compile(r"http://[\d.]+:\d+")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """One server process and its data folder."""

    def __init__(self, folder, port=None, rules=ROOT / "rules", extra=()):
        self.folder = pathlib.Path(folder)
        self.data = self.folder / "data"
        self.rules = pathlib.Path(rules)
        self.port = port or free_port()
        self.extra = list(extra)
        self.log = []
        self.process = None
        self.passwords = {}

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    @property
    def socket_url(self):
        return f"ws://127.0.0.1:{self.port}"

    def start(self, deadline=240):
        """Starts the server and returns when it has printed its address."""
        command = [
            BINARY, "serve", "--demo", "--host", "127.0.0.1", "--port", str(self.port), "--data", str(self.data),
            "--rules", str(self.rules), "--locales", str(ROOT / "locales"), *self.extra,
        ]
        self.data.mkdir(parents=True, exist_ok=True)
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1, cwd=self.folder
        )
        lines = queue.Queue()
        process = self.process

        def read():
            for line in process.stdout:
                self.log.append(line.rstrip("\n"))
                del self.log[:-5000]
                lines.put(line)
            lines.put(None)

        threading.Thread(target=read, daemon=True).start()
        end = time.monotonic() + deadline
        while True:
            try:
                line = lines.get(timeout=max(0.01, end - time.monotonic()))
            except queue.Empty:
                raise AssertionError("the server printed no address:\n" + "\n".join(self.log[-40:]))
            if line is None:
                raise AssertionError("the server ended:\n" + "\n".join(self.log[-40:]))
            if ADDRESS.search(line):
                return self

    def kill(self):
        """Ends the server at once, as a power cut of the process would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self, deadline=60):
        """Asks the server to drain, and returns its exit code."""
        if self.process is None or self.process.poll() is not None:
            return None
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(deadline)

    def close(self):
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def add_user(self, name, role="agent"):
        """Makes an account and remembers its password."""
        password = secrets.token_urlsafe(12)
        subprocess.run(
            [BINARY, "user", "add", name, "--role", role, "--data", str(self.data)],
            input=password + "\n", text=True, check=True, capture_output=True, cwd=self.folder,
        )
        self.passwords[name] = password
        return password


def until(condition, deadline=40, what="the condition"):
    """Waits until a condition holds, and returns its value."""
    end = time.monotonic() + deadline
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(f"{what} did not come true within {deadline} s")
        time.sleep(0.02)
