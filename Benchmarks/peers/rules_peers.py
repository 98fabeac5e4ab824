"""Measures other rule engines with the made-up rules that rules-benchmark writes.

usage: rules_peers.py FOLDER rivescript|aiml [LARGEST]
"""

import itertools
import json
import os
import pathlib
import resource
import statistics
import sys
import tempfile
import time

from measurements import Measurements, write


def rivescript_engine(rules):
    """The rules as triggers of RiveScript; a gap is an optional wildcard on either side."""
    from rivescript import RiveScript

    lines = ["! version = 2.0"]
    for number, rule in enumerate(rules):
        words = rule["words"]
        if rule["shape"] == "gap":
            trigger = f"[*] {words[0]} [*] {words[1]} [*]"
        elif rule["shape"] == "exactly":
            trigger = " ".join(words)
        else:
            trigger = f"{words[0]} {words[1]} * {words[2]}"
        lines += [f"+ {trigger}", f"- R{number}"]
    lines += ["+ *", "- NONE"]
    engine = RiveScript(utf8=True)
    engine.stream(lines)
    engine.sort_replies()
    return lambda text, user: engine.reply(user, text)


def aiml_engine(rules):
    """The rules as patterns of AIML, whose wildcards need a word: a gap takes eight patterns."""
    import aiml

    lines = ['<aiml version="1.0.1">', "<category><pattern>*</pattern><template>NONE</template></category>"]
    for number, rule in enumerate(rules):
        words = [word.upper() for word in rule["words"]]
        if rule["shape"] == "gap":
            patterns = [
                " ".join(part for part in (before, words[0], between, words[1], behind) if part)
                for before, between, behind in itertools.product(("", "*"), repeat=3)
            ]
        elif rule["shape"] == "exactly":
            patterns = [" ".join(words)]
        else:
            patterns = [f"{words[0]} {words[1]} * {words[2]}"]
        for pattern in patterns:
            lines.append(f"<category><pattern>{pattern}</pattern><template>R{number}</template></category>")
    lines.append("</aiml>")
    engine = aiml.Kernel()
    engine.verbose(False)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "rules.aiml")
        pathlib.Path(path).write_text("\n".join(lines), encoding="utf-8")
        engine.learn(path)
    return engine.respond


ENGINES = {"rivescript": ("rivescript-python", rivescript_engine), "aiml": ("python-aiml", aiml_engine)}


def main(folder, engine, largest=10_000):
    tool, build = ENGINES[engine]
    measured = Measurements(tool)
    for path in sorted(pathlib.Path(folder).glob("rules-*.json"), key=lambda path: int(path.stem.split("-")[1])):
        made = json.loads(path.read_text(encoding="utf-8"))
        count = len(made["rules"])
        if count > int(largest):
            continue
        name = f"{count} rules"
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = time.process_time()
        respond = build(made["rules"])
        measured.add("load and compile, ms", (time.process_time() - start) * 1_000, name)
        measured.add("memory, MB", (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1_024, name)
        # A slow engine is measured on fewer messages; half of any run are made to be answered.
        messages = made["messages"] if engine == "aiml" else made["messages"][:40]
        costs, right, wanted = [], 0, 0
        for number, message in enumerate(messages):
            start = time.process_time()
            answer = respond(message["text"], f"user{number % 20}")
            costs.append((time.process_time() - start) * 1e6)
            if message.get("rule") is not None:
                wanted += 1
                right += answer == f"R{message['rule']}"
        costs.sort()
        measured.add("µs a message", statistics.mean(costs), name)
        measured.add("p99 µs", costs[int(len(costs) * 0.99)], name)
        measured.add("answered by the rule it was made for, %", 100 * right / wanted, name)
    write([measured])


if __name__ == "__main__":
    main(*sys.argv[1:])
