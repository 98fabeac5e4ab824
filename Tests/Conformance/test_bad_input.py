"""Bad input of every kind gets an error that names the remedy, and the server goes on."""

import json
import os
import socket
import struct
import subprocess

import pytest
from clients import Agent, Connection, Refused, Visitor, request, sign_in
from server import BINARY, ROOT, Server

FRAMES = [
    ("{", "JSON"),
    ("[]", "object"),
    ("{}", "t"),
    ('{"t":"dance"}', "hello"),
    ('{"t":"message"}', "cmid"),
    ('{"t":"message","cmid":"11111111-1111-4111-8111-111111111111"}', "text"),
    ('{"t":"message","cmid":"","text":"hi"}', "cmid"),
    ('{"t":"message","cmid":"22222222-2222-4222-8222-222222222222","text":7}', "text"),
    ('{"t":"read","seq":-1}', "seq"),
    ('{"t":"rate","score":9}', "score"),
    ('{"t":"choose","cmid":"33333333-3333-4333-8333-333333333333","seq":9999,"choice":"x"}', "quick reply"),
    ("[" * 2000, "JSON"),
]


@pytest.mark.parametrize("frame, word", FRAMES, ids=range(len(FRAMES)))
def test_a_bad_frame_is_explained_and_the_connection_stays(desk, frame, word):
    visitor = Visitor(desk)
    visitor.socket.send(frame)
    error = visitor.wait(lambda f: f["t"] == "error")
    assert error["code"] and word.lower() in error["detail"].lower(), error
    assert visitor.say("hello")["seq"] >= 1


def test_a_text_over_eight_kilobytes_is_refused_and_not_cut(desk):
    visitor = Visitor(desk)
    cmid = "44444444-4444-4444-8444-444444444444"
    visitor.send(t="message", cmid=cmid, text="x" * 8193)
    assert "8" in visitor.wait(lambda f: f["t"] == "error" and f.get("cmid") == cmid)["detail"]
    assert visitor.say("y" * 8192)["seq"] >= 1


def test_a_huge_frame_closes_the_connection_and_nothing_else(desk):
    visitor, other = Visitor(desk), Visitor(desk)
    visitor.socket.send("x" * (1 << 20))
    with pytest.raises(Exception) as closed:
        for _ in range(20):
            visitor.receive()
    assert "1009" in str(closed.value)
    assert other.say("hello")["seq"] >= 1


@pytest.mark.parametrize("payload, code", [(b"\xff\xfe\xfd", 1007), (b'{"t":"message","cmid":"a","text":"\xc3"}', 1007)])
def test_invalid_utf8_closes_with_1007(desk, payload, code):
    with socket.create_connection(("127.0.0.1", desk.port), 10) as raw:
        raw.sendall(
            b"GET /api/v1/socket HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
            b"Origin: http://127.0.0.1:%d\r\n\r\n" % (desk.port, desk.port)
        )
        while b"\r\n\r\n" not in (head := raw.recv(4096)):
            assert head
        mask = b"\x01\x02\x03\x04"
        masked = bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload))
        raw.sendall(bytes([0x81, 0x80 | len(payload)]) + mask + masked)
        answer = b""
        while len(answer) < 4:
            piece = raw.recv(4096)
            assert piece, answer
            answer += piece
        assert answer[0] == 0x88
        assert struct.unpack(">H", answer[2:4])[0] == code


@pytest.mark.parametrize(
    "method, path, raw, status",
    [
        ("POST", "/api/v1/visitors", b"{", (400, 422)),
        ("POST", "/api/v1/visitors", b"[1]", (400, 422)),
        ("POST", "/api/v1/sign-in", b'{"name":"mei"}', (400, 422)),
        ("GET", "/api/v1/conversations/none/events?since_seq=0", None, (401,)),
        ("GET", "/api/v1/conversations/none/events?since_seq=x", None, (400, 401, 422)),
        ("GET", "/api/v1/me", None, (401,)),
        ("GET", "/api/v1/rules", None, (401,)),
        ("GET", "/nothing/here", None, (404,)),
        ("DELETE", "/healthz", None, (404, 405)),
        ("GET", "/api/v1/socket", None, (400, 426)),
        ("GET", "/../../etc/passwd", None, (400, 404)),
        ("GET", "/assets/..%2f..%2fetc/passwd", None, (400, 404)),
    ],
)
def test_a_bad_request_gets_a_problem_that_says_what_to_do(desk, method, path, raw, status):
    with pytest.raises(Refused) as refused:
        request(method, desk.url + path, raw=raw, headers={"Origin": desk.url})
    assert refused.value.status in status, refused.value
    problem = refused.value.problem
    assert isinstance(problem, dict), problem
    assert problem["status"] == refused.value.status
    assert problem["title"] and problem["detail"]


def test_a_wrong_token_is_refused_over_both_transports(desk):
    visitor = Visitor(desk)
    url = f"{desk.url}/api/v1/conversations/{visitor.conversation}/events?since_seq=0"
    with pytest.raises(Refused) as refused:
        request("GET", url, headers={"Authorization": "Bearer wrong"})
    assert refused.value.status == 401
    connection = Connection(desk.socket_url + "/api/v1/socket", origin=desk.url)
    connection.send(t="hello", token="wrong")
    with pytest.raises(Exception) as closed:
        for _ in range(5):
            connection.receive()
    assert "4001" in str(closed.value) or "1008" in str(closed.value)


def test_a_wrong_password_and_an_unknown_name_are_told_apart_by_nobody(desk):
    answers = []
    for name in ("mei", "nobody"):
        with pytest.raises(Refused) as refused:
            sign_in(desk, name, "wrong-password")
        answers.append((refused.value.status, refused.value.problem["detail"]))
    assert answers[0] == answers[1] and answers[0][0] == 401


def test_a_foreign_site_changes_nothing(desk):
    agent = Agent(desk, "mei")
    with pytest.raises(Refused) as refused:
        request(
            "POST", desk.url + "/api/v1/sign-out", {}, {"Cookie": agent.cookie, "Origin": "https://evil.example"}
        )
    assert refused.value.status == 403
    with pytest.raises(Exception) as denied:
        Connection(
            desk.socket_url + "/api/v1/agent/socket", headers={"Cookie": agent.cookie}, origin="https://evil.example"
        )
    assert "403" in str(denied.value)


def test_an_agent_is_no_administrator(desk):
    agent = Agent(desk, "mei")
    for method, path in (("GET", "/api/v1/rules"), ("POST", "/api/v1/rules/reload"), ("GET", "/api/v1/audit")):
        with pytest.raises(Refused) as refused:
            agent.call(method, path, {} if method == "POST" else None)
        assert refused.value.status == 403


def frontdesk(*arguments, cwd, text=""):
    return subprocess.run([BINARY, *arguments], cwd=cwd, capture_output=True, text=True, input=text, timeout=240)


def serve(cwd, *arguments):
    return frontdesk(
        "serve", "--rules", str(ROOT / "rules"), "--locales", str(ROOT / "locales"), *arguments, cwd=cwd
    )


def test_a_taken_port_is_named(desk, tmp_path):
    ended = serve(tmp_path, "--port", str(desk.port), "--data", "data")
    assert ended.returncode == 2
    assert f"{desk.port}: another program" in ended.stderr and "another port" in ended.stderr, ended.stderr


def test_a_data_folder_that_is_a_file_is_named(tmp_path):
    (tmp_path / "data").write_text("not a folder")
    ended = serve(tmp_path, "--port", "0", "--data", "data")
    assert ended.returncode == 2 and "data" in ended.stderr, ended.stderr


def test_a_data_folder_in_use_is_named(desk, tmp_path):
    ended = serve(tmp_path, "--port", "0", "--data", str(desk.data))
    assert ended.returncode == 2 and str(desk.data) in ended.stderr, ended.stderr


def test_a_missing_rules_folder_is_named(tmp_path):
    ended = frontdesk("serve", "--rules", "nowhere", "--data", "data", cwd=tmp_path)
    assert ended.returncode == 2 and "nowhere" in ended.stderr, ended.stderr


def test_an_unknown_flag_is_answered_by_the_usage(tmp_path):
    ended = serve(tmp_path, "--prot", "1")
    assert ended.returncode == 2 and "--prot" in ended.stderr, ended.stderr


@pytest.mark.parametrize(
    "text, words",
    [
        ("servr:\n  port: 1\n", ["frontdesk.yaml:1:1", "servr"]),
        ("server:\n  prot: 1\n", ["frontdesk.yaml:2:3", "server.port"]),
        ("server:\n  port: many\n", ["frontdesk.yaml:2:9", "number"]),
        ("server: [\n", ["frontdesk.yaml:", "YAML"]),
        ("site:\n  languages: en\n", ["frontdesk.yaml:2:14", "list"]),
        ("pipeline:\n  order: [rule-bott]\n", ["rule-bott", "rule-bot"]),
    ],
)
def test_an_invalid_configuration_names_the_place(tmp_path, text, words):
    (tmp_path / "frontdesk.yaml").write_text(text)
    ended = serve(tmp_path, "--port", "0", "--data", "data")
    assert ended.returncode == 2
    for word in words:
        assert word in ended.stderr, ended.stderr


def test_broken_rules_at_the_first_start_are_named(tmp_path):
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "shop.rules").write_text("frontdesk 1\nlanguage en\nruel hello\n  when hi\n")
    ended = frontdesk(
        "serve", "--rules", str(rules), "--locales", str(ROOT / "locales"), "--data", "data", "--port", "0",
        cwd=tmp_path,
    )
    assert ended.returncode == 2
    assert "shop.rules:3:1" in ended.stderr and "rule" in ended.stderr, ended.stderr


def test_a_drained_server_ends_with_zero(tmp_path):
    server = Server(tmp_path).start()
    visitor = Visitor(server)
    visitor.say("hello")
    assert server.stop() == 0
    with pytest.raises(Exception) as closed:
        for _ in range(20):
            visitor.receive()
    assert "1001" in str(closed.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_data_folder_without_permission_is_named(tmp_path):
    (tmp_path / "data").mkdir(mode=0o500)
    ended = serve(tmp_path, "--port", "0", "--data", "data")
    assert ended.returncode == 2 and "data" in ended.stderr


def test_deep_json_ends_quickly(desk):
    visitor = Visitor(desk)
    visitor.socket.send(json.dumps({"t": "message"})[:-1] + ',"x":' + "[" * 5000)
    assert visitor.wait(lambda f: f["t"] == "error")


def test_what_the_linter_refuses_by_the_configuration_does_not_go_live(tmp_path):
    """The same configuration decides for `lint` and `serve`; here, how long a reply may be."""
    (tmp_path / "frontdesk.yaml").write_text("lint:\n  longest-reply: 5\n  severities:\n    FD406: error\n")
    linted = frontdesk("lint", str(ROOT / "rules"), cwd=tmp_path)
    assert linted.returncode == 1 and "error[FD406]" in linted.stdout, linted.stdout
    ended = serve(tmp_path, "--port", "0", "--data", "data")
    assert ended.returncode == 2 and "error[FD406]" in ended.stderr, ended.stderr
