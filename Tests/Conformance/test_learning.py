"""Messages that the bot did not settle become examples when an administrator says so, and never before."""

import shutil

import pytest
from clients import Agent, Refused, Visitor, request
from server import ROOT, Server, until

UNCLEAR = "do you engrave initials on mugs"
HOSTILE = '<img src=x onerror=alert(1)> "; rule evil\n  when * \\'


@pytest.fixture(scope="module")
def quiet(tmp_path_factory):
    """A server that tests share which change nothing."""
    server = Server(tmp_path_factory.mktemp("learning"))
    server.add_user("root", "admin")
    server.add_user("mei")
    server.start()
    yield server
    server.close()


@pytest.fixture
def learning(tmp_path):
    """A server whose rules may be edited, with an administrator and an agent."""
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    server = Server(tmp_path, rules=tmp_path / "rules")
    server.add_user("root", "admin")
    server.add_user("mei")
    server.start()
    yield server
    server.close()


def asks(server, text):
    visitor = Visitor(server)
    return visitor, visitor.reply(after=visitor.say(text)["seq"])


def groups(admin, view="open"):
    return admin.call("GET", f"/api/v1/suggestions?view={view}")["groups"]


def first_intent(agent):
    return agent.call("GET", "/api/v1/intents")["intents"][0]["intent"]


def group_of(admin, text):
    return next((one for one in groups(admin) if text in [each["text"] for each in one["texts"]]), None)


def test_an_unclear_message_becomes_an_example_that_survives_a_crash(learning):
    admin = Agent(learning, "root")
    asks(learning, UNCLEAR)
    group = until(lambda: group_of(admin, UNCLEAR), 20, "the group")
    assert group["language"] == "en" and group["count"] == 1 and len(group["keys"]) == 1
    before = {path: path.read_bytes() for path in learning.rules.rglob("*.rules")}
    saved = admin.call("POST", "/api/v1/suggestions/promote", {
        "intent": first_intent(admin), "language": "en", "texts": [UNCLEAR], "keys": group["keys"], "insist": True,
    })
    changed = [path for path in before if path.read_bytes() != before[path]]
    assert len(changed) == 1
    old, new = before[changed[0]].decode().splitlines(), changed[0].read_text().splitlines()
    added = [line for line in new if line not in old]
    assert added == [f"  en: {UNCLEAR}"] and [line for line in new if line not in added] == old
    assert saved["version"]["author"] == "root" and saved["version"]["added"] == 1
    assert not group_of(admin, UNCLEAR)
    learning.kill()
    learning.start()
    assert not group_of(Agent(learning, "root"), UNCLEAR)
    assert changed[0].read_text().splitlines() == new


def test_what_is_dismissed_stays_away_until_it_is_brought_back(learning):
    admin = Agent(learning, "root")
    asks(learning, UNCLEAR)
    keys = until(lambda: group_of(admin, UNCLEAR), 20, "the group")["keys"]
    admin.call("POST", "/api/v1/suggestions/dismiss", {"keys": keys})
    asks(learning, UNCLEAR.upper())
    assert not group_of(admin, UNCLEAR) and not group_of(admin, UNCLEAR.upper())
    assert groups(admin, "dismissed")[0]["count"] == 2
    learning.kill()
    learning.start()
    admin = Agent(learning, "root")
    assert not groups(admin)
    admin.call("POST", "/api/v1/suggestions/restore", {"keys": keys})
    assert groups(admin)[0]["count"] == 2


def test_an_agent_says_what_was_meant(learning):
    admin, mei = Agent(learning, "root"), Agent(learning, "mei")
    visitor, _ = asks(learning, "hello there, where is my parcel please, I wait and wait")
    log = mei.call("GET", f"/api/v1/agent/conversations/{visitor.conversation}")
    turn = next(event for event in log["events"] if event["kind"] == "turn")
    intent = first_intent(mei)
    path = f"/api/v1/conversations/{visitor.conversation}/judge"
    body = {"cmid": "j-1", "turn_pos": turn["pos"], "wrong": True, "intent": intent}
    assert mei.call("POST", path, body) == mei.call("POST", path, body)
    found = next(one for one in groups(admin) if one["causes"]["corrected"])
    assert found["intent"] == intent and found["source"] == "people"
    mei.call("POST", path, {"cmid": "j-2", "turn_pos": turn["pos"], "wrong": False})
    assert not groups(admin)
    for number, wrong in enumerate(({"turn_pos": 1}, {"turn_pos": 9999}, {"turn_pos": "x"}, {"intent": "?"}, {"wrong": 1})):
        with pytest.raises(Refused) as refused:
            mei.call("POST", path, {**body, "cmid": f"w-{number}", **wrong})
        assert refused.value.status == 422
    with pytest.raises(Refused) as refused:
        request("POST", learning.url + path, body, {"Authorization": f"Bearer {visitor.token}", "Origin": learning.url})
    assert refused.value.status == 401
    assert "judged" not in str(request(
        "GET", f"{learning.url}/api/v1/conversations/{visitor.conversation}/events?since_seq=0&wait=0",
        headers={"Authorization": f"Bearer {visitor.token}"},
    )[2])


def test_personal_details_are_never_offered(learning):
    admin = Agent(learning, "root")
    for text in ("do you engrave AB12345678 on it", "engrave kim@example.com on mugs", "do you engrave www.example.com"):
        asks(learning, text)
    answer = until(lambda: (found := admin.call("GET", "/api/v1/suggestions"))["messages"] >= 1 and found, 20, "groups")
    offered = [text["text"] for group in answer["groups"] for text in group["texts"]]
    assert not any("AB12" in text or "@" in text or "www" in text for text in offered), offered


def test_hostile_texts_stay_one_line_of_an_example(learning):
    admin = Agent(learning, "root")
    intent = first_intent(admin)
    admin.call("POST", "/api/v1/suggestions/promote", {
        "intent": intent, "language": "en", "texts": [HOSTILE], "keys": [], "insist": True,
    })
    text = "".join(path.read_text() for path in learning.rules.rglob("*.rules"))
    assert '  en: <img src=x onerror=alert(1)> "; rule evil when *\n' in text
    assert admin.call("GET", "/api/v1/rules")["is_current"]


def test_a_contradiction_is_refused_with_the_finding(learning):
    admin = Agent(learning, "root")
    file = (learning.rules / "intents" / "orders.rules")
    before = file.read_text()
    name = before.split("intent ", 1)[1].split()[0]
    example = next(line for line in before.splitlines() if line.startswith("  en: "))[6:]
    other = next(
        one["intent"] for one in admin.call("GET", "/api/v1/intents")["intents"] if one["intent"] != name
    )
    with pytest.raises(Refused) as refused:
        admin.call("POST", "/api/v1/suggestions/promote", {
            "intent": other, "language": "en", "texts": [example.upper()], "keys": [], "insist": True,
        })
    assert refused.value.status == 422
    problem = refused.value.problem
    assert problem["type"].endswith("examples-refused") and problem["can_insist"] is False
    assert [(one["text"], one["id"]) for one in problem["objections"]] == [(0, "FD502")], problem
    assert file.read_text() == before


@pytest.mark.parametrize("path", ["", "/promote", "/dismiss", "/restore"])
def test_only_administrators_may(quiet, path):
    method = "POST" if path else "GET"
    body = {"keys": ["0123456789abcdef"]} if path else None
    with pytest.raises(Refused) as refused:
        Agent(quiet, "mei").call(method, f"/api/v1/suggestions{path}", body)
    assert refused.value.status == 403
    for headers in ({}, {"Authorization": f"Bearer {Visitor(quiet).token}"}):
        with pytest.raises(Refused) as refused:
            request(method, f"{quiet.url}/api/v1/suggestions{path}", body, {"Origin": quiet.url, **headers})
        assert refused.value.status == 401


@pytest.mark.parametrize("body", [
    "[]", "{", '{"keys":["x"]}', '{"keys":[]}', '{"keys":{"a":1}}', '{"keys":["' + "0" * 17 + '"]}', "[" * 40,
    '{"keys":[' + ",".join(['"0123456789abcdef"'] * 2001) + "]}", '{"keys":["0123456789abcdef"],"keys":[]}',
], ids=range(9))
def test_what_cant_be_read_changes_nothing(quiet, body):
    cookie = Agent(quiet, "root").cookie
    for action in ("promote", "dismiss", "restore"):
        with pytest.raises(Refused) as refused:
            request(
                "POST", f"{quiet.url}/api/v1/suggestions/{action}",
                headers={"Cookie": cookie, "Origin": quiet.url}, raw=body.encode(),
            )
        assert refused.value.status in (400, 413, 422)
