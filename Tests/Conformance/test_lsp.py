"""The language server, as an editor sees it: the real binary over its standard input and output."""

import json
import random

import pytest

from language_client import LanguageClient

RULES = """frontdesk 1
language en

concept refund = refund | 💰 | money back

rule refund.ask
  when @refund
  example I want a refund 💰
  say t:refund.ask
  chips t:chip.yes -> refund.yes

rule refund.yes
  after refund.ask
  when yes
  example yes
  goto refund.ask

fallback
  escalate
"""

TEXTS = {"refund.ask": "Which order?", "chip.yes": "Yes"}


@pytest.fixture
def editor(tmp_path):
    folder = tmp_path / "shop äö"
    (folder / "rules").mkdir(parents=True)
    (folder / "locales").mkdir()
    (folder / "rules/shop.rules").write_text(RULES)
    (folder / "locales/en.json").write_text(json.dumps(TEXTS))
    client = LanguageClient(folder)
    yield client
    client.process.kill()
    client.process.wait()


def test_findings_follow_what_is_typed_and_not_what_is_saved(editor):
    capabilities = editor.initialize()["capabilities"]
    assert capabilities["positionEncoding"] == "utf-16"
    editor.open("rules/shop.rules", RULES)
    broken = RULES.replace("goto refund.ask", "goto refund.asked")
    editor.change("rules/shop.rules", broken, 2)
    found = editor.diagnostics("rules/shop.rules", 2, lambda codes: "FD301" in codes)
    finding = next(item for item in found if item["code"] == "FD301")
    assert finding["severity"] == 1 and finding["source"] == "frontdesk"
    assert finding["range"] == {
        "start": {"line": 15, "character": 7}, "end": {"line": 15, "character": 19},
    }
    editor.change("rules/shop.rules", RULES, 3)
    editor.diagnostics("rules/shop.rules", 3, lambda codes: "FD301" not in codes)
    assert editor.close() == 0


def test_only_the_newest_of_many_versions_has_to_be_checked(editor):
    editor.initialize()
    editor.open("rules/shop.rules", RULES)
    for version in range(2, 120):
        editor.change("rules/shop.rules", RULES + "\n" * version, version)
    editor.change("rules/shop.rules", RULES + "rul x\n", 120)
    found = editor.diagnostics("rules/shop.rules", 120, lambda codes: "FD003" in codes)
    assert [item for item in found if item["code"] == "FD003"]
    assert editor.close() == 0


def test_columns_count_utf16_units(editor):
    editor.initialize()
    text = RULES.replace("when @refund", "when (💰 | @unknown)")
    editor.open("rules/shop.rules", text)
    found = editor.diagnostics("rules/shop.rules", 1, lambda codes: "FD301" in codes)
    place = next(item for item in found if item["code"] == "FD301")["range"]
    line = text.split("\n")[place["start"]["line"]].encode("utf-16-le")
    cut = line[2 * place["start"]["character"]: 2 * place["end"]["character"]].decode("utf-16-le")
    assert cut.lstrip("@") == "unknown"


def test_what_stands_here_is_explained_found_and_renamed(editor):
    editor.initialize()
    name = "rules/shop.rules"
    editor.open(name, RULES)
    hover = editor.ask("textDocument/hover", editor.at(name, RULES, "goto refund|.ask"))
    assert "**rule** `refund.ask`" in hover["contents"]["value"]
    hover = editor.ask("textDocument/hover", editor.at(name, RULES, "say t:refund|.ask"))
    assert "Which order?" in hover["contents"]["value"]
    assert editor.ask("textDocument/hover", editor.at(name, RULES, "I want| a")) is None

    [place] = editor.ask("textDocument/definition", editor.at(name, RULES, "chips t:chip.yes -> refund|.yes"))
    assert place["uri"] == editor.uri(name) and place["range"]["start"] == {"line": 11, "character": 5}
    [place] = editor.ask("textDocument/definition", editor.at(name, RULES, "say t:refund|.ask"))
    assert place["uri"] == editor.uri("locales/en.json")

    context = {"context": {"includeDeclaration": True}}
    places = editor.ask("textDocument/references", editor.at(name, RULES, "rule refund|.ask") | context)
    assert [item["range"]["start"]["line"] for item in places] == [5, 12, 15]

    at = editor.at(name, RULES, "@ref|und")
    assert editor.ask("textDocument/prepareRename", at)["placeholder"] == "refund"
    edit = editor.ask("textDocument/rename", at | {"newName": "返金"})
    assert [item["newText"] for item in edit["changes"][editor.uri(name)]] == ["返金", "返金"]
    failure = editor.request("textDocument/rename", editor.at(name, RULES, "rule refund|.ask") | {"newName": "refund.yes"})
    assert "in use already" in failure["error"]["message"]

    names = [item["name"] for item in editor.ask("textDocument/documentSymbol", {"textDocument": {"uri": editor.uri(name)}})]
    assert names == ["refund", "refund.ask", "refund.yes"]
    assert [item["name"] for item in editor.ask("workspace/symbol", {"query": "yes"})] == ["refund.yes"]
    assert editor.close() == 0


def test_what_could_stand_here_is_suggested_before_it_is_saved(editor):
    editor.initialize()
    name = "rules/new.rules"
    text = "frontdesk 1\nlanguage en\nrule new\n  when @re\n  goto refund.\n  say t:\n"
    editor.open(name, text)

    def labels(marked):
        return [item["label"] for item in editor.ask("textDocument/completion", editor.at(name, text, marked))["items"]]

    assert labels("when @re|") == ["refund"]
    assert labels("goto refund.|") == ["refund.ask", "refund.yes"]
    assert labels("say t:|") == ["chip.yes", "refund.ask"]
    assert editor.close() == 0


def applied(text, edits):
    """A text with the edits of an action made in it."""
    lines = [line.encode("utf-16-le") for line in text.split("\n")]
    starts = [sum(len(line) + 2 for line in lines[:number]) for number in range(len(lines) + 1)]
    data = "\n".join(text.split("\n")).encode("utf-16-le")

    def offset(place):
        return min(starts[place["line"]] + 2 * place["character"], len(data))

    for edit in sorted(edits, key=lambda item: offset(item["range"]["start"]), reverse=True):
        start, end = offset(edit["range"]["start"]), offset(edit["range"]["end"])
        data = data[:start] + edit["newText"].encode("utf-16-le") + data[end:]
    return data.decode("utf-16-le")


def actions(editor, name, text, marked, **context):
    place = editor.at(name, text, marked)
    position = place.pop("position")
    found = editor.ask(
        "textDocument/codeAction",
        place | {"range": {"start": position, "end": position}, "context": {"diagnostics": [], **context}},
    )
    return [(item, applied(text, item["edit"]["changes"][editor.uri(name)])) for item in found]


def test_repairs_are_offered_those_first_that_keep_the_meaning(editor):
    editor.initialize()
    name = "rules/shop.rules"
    text = RULES.replace("refund | 💰 | money back", "refund | 💰 | Refund、money back").replace("when @refund", "when ＠refund")
    editor.open(name, text)
    found = editor.diagnostics(name, 1, lambda codes: {"FD007", "FD012"} <= set(codes))
    assert found

    (fix, result), (everything, mended) = actions(editor, name, text, "when |＠refund")
    assert fix["kind"] == "quickfix" and fix["isPreferred"] and fix["diagnostics"][0]["code"] == "FD007"
    assert result == text.replace("＠", "@")
    assert everything["kind"] == "source.fixAll" and "＠" not in mended

    offered = actions(editor, name, text, "Refund|、money back", only=["quickfix"])
    unsafe = next((item, result) for item, result in offered if item["diagnostics"][0]["code"] == "FD012")
    assert unsafe[0]["title"] == "FD012: write `|` (may change the meaning)" and "isPreferred" not in unsafe[0]
    assert unsafe[1] == text.replace("Refund、money back", "Refund | money back")
    assert [item.get("isPreferred", False) for item, _ in offered] == sorted(
        [item.get("isPreferred", False) for item, _ in offered], reverse=True
    )
    assert actions(editor, name, text, "goto| refund.ask", only=["quickfix"]) == []
    assert actions(editor, name, text, "when |＠refund", only=["refactor"]) == []
    assert editor.close() == 0


def test_a_misspelt_name_is_corrected_on_request_and_never_by_itself(editor):
    editor.initialize()
    name = "rules/shop.rules"
    text = RULES.replace("when @refund", "when (💰 | @refnd)")
    editor.open(name, text)
    editor.diagnostics(name, 1, lambda codes: "FD301" in codes)
    [(fix, result)] = actions(editor, name, text, "@ref|nd")
    assert fix["kind"] == "quickfix" and "isPreferred" not in fix
    assert result == text.replace("@refnd", "@refund")
    assert editor.close() == 0


def test_nothing_is_offered_for_what_was_typed_since_the_check(editor):
    editor.initialize()
    name = "rules/shop.rules"
    text = RULES.replace("when @refund", "when ＠refund")
    editor.open(name, text)
    editor.diagnostics(name, 1, lambda codes: "FD007" in codes)
    editor.change(name, RULES, 2)
    editor.diagnostics(name, 2, lambda codes: "FD007" not in codes)
    assert actions(editor, name, RULES, "when |@refund") == []
    assert editor.close() == 0


def test_a_file_is_formatted_and_a_broken_one_is_not(editor):
    editor.initialize()
    name = "rules/shop.rules"
    editor.open(name, RULES.replace("  when yes", "     when   yes"))
    [edit] = editor.ask("textDocument/formatting", {"textDocument": {"uri": editor.uri(name)}, "options": {}})
    assert "\n  when yes\n" in edit["newText"]
    editor.change(name, RULES + "rul x\n", 2)
    failure = editor.request("textDocument/formatting", {"textDocument": {"uri": editor.uri(name)}, "options": {}})
    assert "errors" in failure["error"]["message"]


def test_a_rule_file_outside_the_rules_is_a_set_of_its_own(editor, tmp_path):
    editor.initialize()
    (tmp_path / "elsewhere").mkdir()
    name = "../elsewhere/alone.rules"
    uri = (tmp_path / "elsewhere/alone.rules").as_uri()
    document = {"uri": uri, "languageId": "frontdesk-rules", "version": 1, "text": "frontdesk 1\nrule a\n  goto b\n"}
    editor.notify("textDocument/didOpen", {"textDocument": document})
    while True:
        message = editor.next()
        if message.get("params", {}).get("uri") == uri:
            break
    assert "FD301" in [item["code"] for item in message["params"]["diagnostics"]]
    place = {"textDocument": {"uri": uri}, "position": {"line": 1, "character": 5}}
    assert "rule" in editor.ask("textDocument/hover", place)["contents"]["value"]
    assert name


@pytest.mark.parametrize(
    "message, code",
    [
        (b"{", -32700), (b"[]", -32600), (b"{\"id\":1}", -32600), (b"[" * 5000, -32700),
        (b"{\"id\":7,\"method\":\"textDocument/hover\"}", -32002), (b"\xff\xfe", -32700),
    ],
)
def test_what_is_no_request_is_refused(editor, message, code):
    editor.send_bytes(b"Content-Length: %d\r\n\r\n" % len(message) + message)
    assert editor.next()["error"]["code"] == code
    assert editor.initialize()


@pytest.mark.parametrize(
    "method, params, code",
    [
        ("textDocument/hover", {}, -32602), ("nothing/known", {}, -32601),
        ("textDocument/hover", {"textDocument": {"uri": "http://x"}, "position": {"line": 0, "character": 0}}, -32602),
        ("textDocument/rename", {"textDocument": {"uri": "file:///no/such.rules"}, "position": {}}, -32602),
        ("textDocument/definition", {"textDocument": {"uri": "file:///no/such.rules"},
                                     "position": {"line": 1, "character": 1}}, -32803),
    ],
)
def test_a_request_that_makes_no_sense_is_answered_with_a_fault(editor, method, params, code):
    editor.initialize()
    assert editor.request(method, params)["error"]["code"] == code
    assert editor.close() == 0


def test_an_editor_that_leaves_without_a_word_ends_the_server(editor):
    editor.initialize()
    editor.process.stdin.close()
    assert editor.process.wait(timeout=30) == 1


@pytest.mark.parametrize("seed", range(4))
def test_random_messages_never_end_the_server(editor, seed):
    editor.initialize()
    editor.open("rules/shop.rules", RULES)
    numbers = random.Random(seed)
    methods = ["textDocument/" + name for name in ("hover", "completion", "rename", "didChange", "didOpen", "didClose",
                                                   "formatting", "references", "documentSymbol", "codeAction")]
    things = [None, True, -1, 10**12, "x", editor.uri("rules/shop.rules"), [], {}, RULES[: numbers.randrange(len(RULES))]]

    def thing(depth=0):
        if depth < 3 and numbers.random() < 0.6:
            keys = ["textDocument", "uri", "position", "line", "character", "text", "contentChanges", "newName", "version", "range",
                    "start", "end", "context", "only"]
            return {numbers.choice(keys): thing(depth + 1) for _ in range(numbers.randrange(5))}
        return numbers.choice(things)

    for _ in range(150):
        message = {"method": numbers.choice(methods), "params": thing()}
        if numbers.random() < 0.5:
            message["id"] = f"r{numbers.randrange(1000)}"
        if numbers.random() < 0.1:
            editor.send_bytes(bytes(numbers.randrange(256) for _ in range(40)) + b"\r\n\r\n")
        editor.send(message)
    editor.count = 100_000
    editor.send({"id": 99, "method": "workspace/symbol", "params": {"query": ""}})
    while editor.next().get("id") != 99:
        pass
    assert editor.close() == 0
