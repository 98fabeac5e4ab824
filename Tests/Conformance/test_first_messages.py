"""The first messages of three hundred visitors, routed by the shipped rules the way a sensible clerk would route them.

`first-messages.tsv` has a message a line, then everything that would be right for it, separated by blanks: the names of
rules without their language, `clarify` where asking back is right, `fallback` where nothing fits; then the languages
that may be answered in.
"""

import json
import pathlib
import subprocess

import pytest

from server import BINARY, ROOT

LANGUAGES = {"en", "zh", "ja", "es", "fr", "de", "ar", "th"}
# These are asked back about although a clerk would know: better too careful than wrong, but no more than so many.
ASKED_BACK_LIMIT = 2


def cases():
    lines = (pathlib.Path(__file__).parent / "first-messages.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def answers():
    """What the program answers, a line for each message."""
    command = [
        BINARY, "answer", "--rules", str(ROOT / "rules"), "--locales", str(ROOT / "locales"),
        "--models", str(ROOT / "models"),
    ]
    messages = "".join(f"{message}\n" for message, _, _ in cases())
    done = subprocess.run(command, input=messages, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


def routes(answer):
    """The names under which a case may accept an answer."""
    if answer["action"] == "clarify":
        return "clarify"
    name = answer["rule"]
    if name is None:
        return "fallback"
    stem, _, last = name.rpartition(".")
    name = stem if last in LANGUAGES else name
    return "human" if name == "human.handover" else name


def test_every_message_is_answered(answers):
    assert len(answers) == len(cases())


def test_nobody_gets_a_wrong_answer(answers):
    wrong = [
        f"{message!r}: {routes(answer)}, expected {accepted}"
        for (message, accepted, _), answer in zip(cases(), answers)
        if routes(answer) not in ["clarify", "fallback", *accepted.split()]
    ]
    assert wrong == []


def test_what_is_clear_is_seldom_asked_back_about(answers):
    asked = [
        f"{message!r}: {routes(answer)}, expected {accepted}"
        for (message, accepted, _), answer in zip(cases(), answers)
        if routes(answer) not in accepted.split() and routes(answer) in ("clarify", "fallback")
    ]
    assert len(asked) <= ASKED_BACK_LIMIT, asked


def test_everybody_is_answered_in_their_language(answers):
    wrong = [
        f"{message!r}: {answer['language']}, expected {languages}"
        for (message, _, languages), answer in zip(cases(), answers)
        if answer["language"].split("-")[0] not in languages.split()
    ]
    assert wrong == []
