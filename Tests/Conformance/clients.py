"""A scripted visitor and a scripted agent over real sockets."""

import json
import time
import urllib.error
import urllib.request
import uuid

from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.sync.client import connect


class Refused(Exception):
    """An HTTP request was answered by a problem."""

    def __init__(self, status, problem, headers):
        super().__init__(f"{status}: {problem}")
        self.status = status
        self.problem = problem
        self.headers = headers


def request(method, url, body=None, headers=(), raw=None, timeout=120):
    """One HTTP request; returns status, headers and the decoded body."""
    data = raw if raw is not None else (None if body is None else json.dumps(body).encode())
    call = urllib.request.Request(url, data=data, method=method)
    if data is not None:
        call.add_header("Content-Type", "application/json")
    for name, value in dict(headers).items():
        call.add_header(name, value)
    try:
        with urllib.request.urlopen(call, timeout=timeout) as answer:
            return answer.status, answer.headers, decoded(answer)
    except urllib.error.HTTPError as error:
        raise Refused(error.code, decoded(error), error.headers) from None


def decoded(answer):
    text = answer.read().decode()
    kind = answer.headers.get("Content-Type", "")
    return json.loads(text) if "json" in kind and text else text


class Connection:
    """A socket that remembers every frame it received."""

    def __init__(self, url, headers=None, origin=None):
        self.frames = []
        self.socket = connect(url, additional_headers=headers, origin=origin, max_size=2**22, open_timeout=60)

    def send(self, **frame):
        self.socket.send(json.dumps(frame))

    def receive(self, deadline=40):
        frame = json.loads(self.socket.recv(timeout=deadline))
        self.frames.append(frame)
        return frame

    def wait(self, wanted, deadline=40, what="a frame"):
        """The first frame, received before or from now on, for which `wanted` holds."""
        for frame in self.frames:
            if wanted(frame):
                return frame
        end = time.monotonic() + deadline
        while True:
            left = end - time.monotonic()
            if left <= 0:
                raise AssertionError(f"{what} did not come; received {self.frames[-5:]}")
            try:
                frame = self.receive(left)
            except TimeoutError:
                continue
            if wanted(frame):
                return frame

    def close(self):
        self.socket.close()


class Visitor(Connection):
    """A visitor who says hello and remembers token, conversation and events."""

    def __init__(self, server, token=None, conversation=None, since_seq=None, locale="en", page=None):
        super().__init__(server.socket_url + "/api/v1/socket", origin=server.url)
        hello = {"t": "hello", "locale": locale, "page": page or {"url": server.url + "/", "title": "Shop"}}
        if token:
            hello["token"] = token
        if conversation:
            hello["conversation"] = conversation
            hello["since_seq"] = since_seq or 0
        self.send(**hello)
        self.welcome = self.wait(lambda frame: frame["t"] in ("welcome", "error"), what="welcome")
        assert self.welcome["t"] == "welcome", self.welcome
        self.token = self.welcome.get("token") or token
        self.conversation = self.welcome["conversation"]

    @property
    def events(self):
        return [frame for frame in self.frames if frame["t"] == "event"]

    def say(self, text, cmid=None, deadline=40):
        """Sends a message and returns its acknowledgement."""
        cmid = cmid or str(uuid.uuid4())
        self.send(t="message", cmid=cmid, text=text)
        answer = self.wait(lambda f: f.get("cmid") == cmid and f["t"] in ("ack", "error"), deadline, f"ack of {cmid}")
        assert answer["t"] == "ack", answer
        return answer

    def reply(self, after, deadline=40):
        """The first message of bot or agent behind a visible number."""
        return self.wait(
            lambda f: f["t"] == "event" and f["kind"] == "message" and f["seq"] > after
            and f["from"]["kind"] in ("bot", "agent"),
            deadline, f"a reply after {after}",
        )

    def state(self, state, deadline=40):
        return self.wait(
            lambda f: f.get("state") == state and f["t"] in ("state", "event"), deadline, f"state {state}"
        )


class Agent(Connection):
    """An agent who signs in with a password and opens the socket."""

    def __init__(self, server, name, password=None):
        self.server = server
        self.cookie = session(server, name, password or server.passwords[name])
        super().__init__(
            server.socket_url + "/api/v1/agent/socket", headers={"Cookie": self.cookie}, origin=server.url
        )
        self.welcome = self.wait(lambda frame: frame["t"] == "welcome", what="welcome")

    def call(self, method, path, body=None):
        headers = {"Cookie": self.cookie, "Origin": self.server.url}
        return request(method, self.server.url + path, body, headers)[2]

    def queued(self, conversation, deadline=40):
        """The summary of a conversation as soon as it waits in the queue."""

        def summaries(frame):
            if frame["t"] == "conversations":
                return frame["items"]
            return [frame["summary"]] if frame["t"] == "conversation" else []

        frame = self.wait(
            lambda f: any(s["conversation"] == conversation and s["state"] == "queued" for s in summaries(f)),
            deadline, "the conversation in the queue",
        )
        return next(s for s in summaries(frame) if s["conversation"] == conversation and s["state"] == "queued")

    def act(self, action, conversation, deadline=40, **fields):
        """Sends a command and returns the acknowledgement or the error."""
        cmid = str(uuid.uuid4())
        self.send(t=action, cmid=cmid, conversation=conversation, **fields)
        return self.wait(lambda f: f.get("cmid") == cmid and f["t"] in ("ack", "error"), deadline, f"answer to {action}")


def session(server, name, password):
    """The cookie of a session that is kept; hashing a password is slow on purpose."""
    key = (server.process.pid, name)
    if key not in SESSIONS:
        SESSIONS[key] = sign_in(server, name, password)
    return SESSIONS[key]


SESSIONS = {}


def sign_in(server, name, password):
    """The cookie of a fresh session."""
    _, headers, _ = request(
        "POST", server.url + "/api/v1/sign-in", {"name": name, "password": password}, {"Origin": server.url}
    )
    return headers["Set-Cookie"].split(";")[0]


__all__ = ["Agent", "Connection", "ConnectionClosed", "InvalidHandshake", "Refused", "Visitor", "request", "sign_in"]
