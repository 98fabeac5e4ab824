"""What the protocol promises, seen from outside."""

import threading
import uuid

import pytest
from clients import Agent, Refused, Visitor, request
from server import until


def numbers(visitor):
    return [event["seq"] for event in visitor.events]


@pytest.mark.parametrize(
    "text, language",
    [
        ("Where is my parcel?", "en"),
        ("我想退款，怎么办？", "zh"),
        ("返品したいです", "ja"),
        ("¿Cuándo llega mi pedido?", "es"),
        ("أين الطلب؟", "ar"),
        ("อยากคืนเงินค่ะ", "th"),
    ],
)
def test_each_language_gets_an_answer_of_its_own(desk, text, language):
    visitor = Visitor(desk)
    answer = visitor.reply(after=visitor.say(text)["seq"])
    assert answer["lang"] == language
    assert answer["dir"] == ("rtl" if language == "ar" else "ltr")


def test_numbers_start_at_one_and_have_no_gaps(desk):
    visitor = Visitor(desk)
    for text in ("hello", "Where is my parcel?", "thanks"):
        visitor.reply(after=visitor.say(text)["seq"])
    assert numbers(visitor) == list(range(1, len(numbers(visitor)) + 1))


def test_the_same_message_twice_is_stored_once(desk):
    visitor = Visitor(desk)
    cmid = str(uuid.uuid4())
    first = visitor.say("hello", cmid)
    visitor.send(t="message", cmid=cmid, text="hello")
    second = visitor.wait(lambda f: f.get("cmid") == cmid and f["t"] == "ack" and f is not first)
    assert second["seq"] == first["seq"]
    headers = {"Authorization": f"Bearer {visitor.token}"}
    url = f"{desk.url}/api/v1/conversations/{visitor.conversation}/messages"
    assert request("POST", url, {"cmid": cmid, "text": "hello"}, headers)[2]["seq"] == first["seq"]
    with pytest.raises(Refused) as refused:
        request("POST", url, {"cmid": cmid, "text": "something else"}, headers)
    assert refused.value.status == 409


def test_a_racing_message_is_stored_once_over_all_transports(desk):
    visitor = Visitor(desk)
    headers = {"Authorization": f"Bearer {visitor.token}"}
    url = f"{desk.url}/api/v1/conversations/{visitor.conversation}/messages"
    cmid = str(uuid.uuid4())
    results = []

    def post():
        results.append(request("POST", url, {"cmid": cmid, "text": "hi"}, headers)[2]["seq"])

    threads = [threading.Thread(target=post) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 16 and len(set(results)) == 1


def test_resuming_gives_each_later_event_once(desk):
    first = Visitor(desk)
    first.reply(after=first.say("hello")["seq"])
    first.close()
    token, conversation = first.token, first.conversation
    seen = numbers(first)
    second = Visitor(desk, token, conversation, since_seq=seen[0])
    until(lambda: second.receive() and numbers(second)[-1:] == seen[-1:], what="the rest")
    assert numbers(second) == seen[1:]


def test_long_poll_and_server_sent_events_carry_the_same(desk):
    visitor = Visitor(desk)
    visitor.reply(after=visitor.say("hello")["seq"])
    headers = {"Authorization": f"Bearer {visitor.token}"}
    url = f"{desk.url}/api/v1/conversations/{visitor.conversation}/events"
    polled = request("GET", url + "?since_seq=0&wait=1", headers=headers)[2]
    assert [event["seq"] for event in polled["events"]] == numbers(visitor)
    assert polled["seq"] == numbers(visitor)[-1]
    empty = request("GET", url + f"?since_seq={polled['seq']}&wait=1", headers=headers)[2]
    assert empty["events"] == []


def test_two_tabs_see_one_order(desk):
    left = Visitor(desk)
    right = Visitor(desk, left.token, left.conversation, since_seq=0)
    for number in range(5):
        (left if number % 2 else right).say(f"hello {number}")
    last = left.say("Where is my parcel?")["seq"]
    left.reply(after=last)
    right.reply(after=last)
    until(lambda: len(left.events) == len(right.events) or left.receive(1), what="both tabs level")
    assert [e["seq"] for e in left.events] == [e["seq"] for e in right.events]
    assert [e.get("text") for e in left.events] == [e.get("text") for e in right.events]


def test_asking_for_a_person_goes_to_the_queue_at_once(desk):
    for text in ("I want to talk to a human", "转人工"):
        visitor = Visitor(desk)
        visitor.say(text)
        visitor.state("queued")
        assert visitor.wait(lambda f: f["t"] == "state" and f.get("position"))["position"] >= 1


def test_the_unknown_gets_did_you_mean_and_then_a_person(desk):
    visitor = Visitor(desk)
    offered = visitor.reply(after=visitor.say("Do penguins dream of electric fish?")["seq"])
    assert len(offered["choices"]) >= 2
    visitor.say("No, I mean penguins and their dreams")
    visitor.state("queued")


def test_one_of_two_racing_agents_gets_the_conversation(desk):
    visitor = Visitor(desk)
    visitor.say("I want to talk to a human")
    mei, omar = Agent(desk, "mei"), Agent(desk, "omar")
    epochs = [agent.queued(visitor.conversation)["epoch"] for agent in (mei, omar)]
    answers = {}

    def take(agent, epoch, name):
        answers[name] = agent.act("take", visitor.conversation, epoch=epoch)

    threads = [
        threading.Thread(target=take, args=(mei, epochs[0], "mei")),
        threading.Thread(target=take, args=(omar, epochs[1], "omar")),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answer["t"] for answer in answers.values()) == ["ack", "error"]
    assert next(a for a in answers.values() if a["t"] == "error")["code"] in ("taken", "owner_changed")
    visitor.state("active")


def test_a_note_never_reaches_the_visitor(desk):
    visitor = Visitor(desk)
    visitor.say("I want to talk to a human")
    mei = Agent(desk, "mei")
    epoch = mei.queued(visitor.conversation)["epoch"]
    taken = mei.act("take", visitor.conversation, epoch=epoch)
    assert taken["t"] == "ack", taken
    assert mei.act("note", visitor.conversation, text="canary-secret-note")["t"] == "ack"
    said = mei.act("message", visitor.conversation, epoch=taken["epoch"], text="Hello, Mei here")
    assert said["t"] == "ack", said
    moved = mei.act(
        "transfer", visitor.conversation, epoch=taken["epoch"], to={"bot": True}, note="canary-secret-transfer"
    )
    assert moved["t"] == "ack", moved
    visitor.state("bot")
    headers = {"Authorization": f"Bearer {visitor.token}"}
    url = f"{desk.url}/api/v1/conversations/{visitor.conversation}/events?since_seq=0&wait=0"
    everything = str(request("GET", url, headers=headers)[2]) + str(visitor.frames)
    assert "canary-secret" not in everything
    assert "Hello, Mei here" in everything
    assert numbers(visitor) == list(range(1, len(numbers(visitor)) + 1))


def test_resolving_lets_the_visitor_rate_once(desk):
    visitor = Visitor(desk)
    visitor.say("I want to talk to a human")
    mei = Agent(desk, "mei")
    epoch = mei.act("take", visitor.conversation, epoch=mei.queued(visitor.conversation)["epoch"])["epoch"]
    assert mei.act("resolve", visitor.conversation, epoch=epoch)["t"] == "ack"
    visitor.state("closed")
    visitor.send(t="rate", score=5, comment="quick")
    visitor.wait(lambda f: f["t"] == "event" and f["kind"] == "rated")
    visitor.send(t="rate", score=1, cmid=str(uuid.uuid4()))
    visitor.wait(lambda f: f["t"] == "error")


def test_a_visitor_reads_no_other_conversation(desk):
    mine, other = Visitor(desk), Visitor(desk)
    other.say("hello")
    url = f"{desk.url}/api/v1/conversations/{other.conversation}/events?since_seq=0&wait=0"
    with pytest.raises(Refused) as refused:
        request("GET", url, headers={"Authorization": f"Bearer {mine.token}"})
    assert refused.value.status in (403, 404)
