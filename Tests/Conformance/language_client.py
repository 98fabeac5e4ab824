"""An editor that speaks to `frontdesk lsp` over its standard input and output."""

import json
import queue
import subprocess
import threading

from server import BINARY


class LanguageClient:
    """One language server process."""

    def __init__(self, folder, *arguments):
        self.process = subprocess.Popen(
            [BINARY, "lsp", *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            cwd=folder,
        )
        self.folder = folder
        self.count = 0
        self.notes = []
        self.messages = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        stream = self.process.stdout
        while True:
            length = None
            while True:
                line = stream.readline()
                if not line:
                    self.messages.put(None)
                    return
                if line.strip() == b"":
                    break
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            self.messages.put(json.loads(stream.read(length)))

    def send_bytes(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False).encode()
        self.send_bytes(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def notify(self, method, params=None):
        self.send({"method": method, "params": params or {}})

    def next(self, timeout=60):
        message = self.messages.get(timeout=timeout)
        assert message is not None, "the server ended: " + self.process.stderr.read().decode()
        return message

    def request(self, method, params=None):
        """Asks, and gives back the whole answer; what else is told meanwhile is kept."""
        self.count += 1
        self.send({"id": self.count, "method": method, "params": params or {}})
        while True:
            message = self.next()
            if message.get("id") == self.count:
                return message
            self.notes.append(message)

    def ask(self, method, params=None):
        answer = self.request(method, params)
        assert "error" not in answer, answer
        return answer["result"]

    def initialize(self):
        result = self.ask("initialize", {"processId": None, "rootUri": self.folder.as_uri(), "capabilities": {}})
        self.notify("initialized")
        return result

    def uri(self, name):
        return (self.folder / name).as_uri()

    def open(self, name, text, version=1):
        document = {"uri": self.uri(name), "languageId": "frontdesk-rules", "version": version, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})

    def change(self, name, text, version):
        self.notify(
            "textDocument/didChange",
            {"textDocument": {"uri": self.uri(name), "version": version}, "contentChanges": [{"text": text}]},
        )

    def diagnostics(self, name, version, until=lambda codes: True):
        """The findings in a version of a file, as soon as they are told."""
        while True:
            message = self.notes.pop(0) if self.notes else self.next()
            params = message.get("params", {})
            if message.get("method") != "textDocument/publishDiagnostics" or params["uri"] != self.uri(name):
                continue
            if params.get("version") == version and until([item["code"] for item in params["diagnostics"]]):
                return params["diagnostics"]

    def at(self, name, text, marked):
        """The parameters for the place that `|` marks in a part of a text, in UTF-16 units."""
        before, _, behind = marked.partition("|")
        index = text.index(before + behind) + len(before)
        line = text.count("\n", 0, index)
        start = text.rfind("\n", 0, index) + 1
        character = len(text[start:index].encode("utf-16-le")) // 2
        return {"textDocument": {"uri": self.uri(name)}, "position": {"line": line, "character": character}}

    def close(self):
        """Ends the server as an editor does, and gives back its exit code."""
        if self.process.poll() is None:
            self.ask("shutdown")
            self.notify("exit")
        return self.process.wait(timeout=30)
