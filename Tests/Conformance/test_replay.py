"""Transcripts of a real server, exported while it runs, against its own rules and against changed ones."""

import json
import re
import shutil
import stat
import subprocess

import pytest
from clients import Visitor
from server import BINARY, ROOT, Server

SAID = ["hello", "Where is my parcel?", "I want a refund for order AB73926418", "my mail is jane.roe@mail.example.org"]


def run(*arguments, cwd=ROOT, stdin=None):
    return subprocess.run(
        [BINARY, *map(str, arguments)], capture_output=True, text=True, cwd=cwd, input=stdin, timeout=300
    )


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A server that had conversations in two languages, one of them with a person."""
    folder = tmp_path_factory.mktemp("replayed")
    shutil.copytree(ROOT / "rules", folder / "rules")
    server = Server(folder, rules=folder / "rules")
    server.start()
    for texts in (SAID, ["我想退款，怎么办？", "订单AB73926418"], ["gibberish zxqv", "I want a human please"]):
        visitor = Visitor(server)
        for text in texts:
            visitor.reply(after=visitor.say(text)["seq"])
    # By now a person has to answer.
    visitor.say("thank you")
    yield server
    server.close()


@pytest.fixture(scope="module")
def transcripts(served):
    """What all conversations export to, as they are and anonymised."""
    files = served.folder / "all.jsonl", served.folder / "anonymous.jsonl"
    for file, flags in zip(files, ([], ["--anonymise"])):
        done = run("export", "--all", file, "--data", served.data, *flags)
        assert done.returncode == 0, done.stderr
        assert done.stdout == f"wrote 3 conversations to {file}\n"
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    return files


def replay(file, rules, *flags):
    return run("replay", file, "--against", rules, "--locales", ROOT / "locales", *flags)


def test_the_rules_that_ran_change_nothing(served, transcripts):
    for file in transcripts:
        done = replay(file, served.rules)
        assert done.returncode == 0, done.stdout + done.stderr
        assert re.search(r"3 conversations, \d+ turns: nothing changes\n$", done.stdout), done.stdout


def test_an_anonymised_transcript_tells_nothing_of_the_visitor(transcripts):
    plain, anonymous = (file.read_text() for file in transcripts)
    for secret in ("AB73926418", "jane.roe"):
        assert secret in plain and secret not in anonymous
    assert "AB12345678" in anonymous and "visitor@example.com" in anonymous
    assert "我想退款，怎么办？" in anonymous
    ids = [json.loads(line)["conversation"] for line in plain.splitlines()]
    assert not any(name in anonymous for name in ids)


def test_the_export_is_the_same_every_time(served, transcripts):
    again = run("export", "--all", "--anonymise", "--data", served.data)
    assert again.stdout == transcripts[1].read_text()


def test_changed_rules_are_told_with_what_came_instead_and_why(served, transcripts, tmp_path):
    rules = tmp_path / "rules"
    shutil.copytree(served.rules, rules)
    (rules / "en" / "greedy.rules").write_text(
        'frontdesk 1\nlanguage en\nrule greedy\n  when parcel\n  priority 50\n  example a parcel\n  say "Parcels are fun."\n'
    )
    done = replay(transcripts[1], rules)
    assert done.returncode == 1
    assert "  > Where is my parcel?\n" in done.stdout
    assert "  + rule greedy\n  + say \"Parcels are fun.\"\n" in done.stdout
    assert "greedy wins by priority" in done.stdout
    assert replay(transcripts[1], rules, "--fail-on", "lost").returncode == 0
    report = json.loads(replay(transcripts[1], rules, "--format", "json").stdout)
    assert report["counts"]["reply"] >= 1 and report["changed"] == len(report["changes"])
    change = next(item for item in report["changes"] if item["message"] == "Where is my parcel?")
    assert change["after"]["rule"] == "greedy" and change["before"]["rule"] not in (None, "greedy")


def test_transcripts_come_over_standard_input_and_from_a_visitors_export(served, transcripts):
    rules = ["--against", served.rules, "--locales", ROOT / "locales"]
    done = run("replay", "-", *rules, stdin=transcripts[0].read_text())
    assert done.returncode == 0, done.stdout + done.stderr
    visitor = Visitor(served)
    visitor.reply(after=visitor.say("hello")["seq"])
    listed = run("export", "--all", "--data", served.data).stdout.splitlines()
    assert len(listed) == 4


@pytest.mark.parametrize(
    "content, message",
    [
        ("nonsense\n", "no JSON"), ('{"transcript":2}\n', "version 2"), ('{"a":1}\n', "frontdesk export --all"),
        ("{\n}\n", "is no export of a visitor"), ('{"transcript":1,"conversation":"c","records":[1]}\n', "records[0]"),
    ],
)
def test_what_is_no_transcript_is_refused_with_its_place(tmp_path, content, message):
    file = tmp_path / "broken.jsonl"
    file.write_text(content)
    done = replay(file, ROOT / "rules")
    assert done.returncode == 2
    assert str(file) in done.stderr and message in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["replay"], ["replay", "x.jsonl"], ["replay", "no-such-file.jsonl", "--against", "rules"],
        ["replay", "x.jsonl", "--against", "rules", "--fail-on", "sometimes"], ["export"],
        ["export", "somebody", "--anonymise"], ["export", "--all", "--since", "yesterday"],
    ],
)
def test_wrong_usage_ends_with_2(arguments, tmp_path):
    assert run(*arguments).returncode == 2
