"""The server dies in the middle of everything; nobody notices more than a pause."""

import re

from playwright.sync_api import expect

WAY_BACK = 30_000


def wait_until_all_are_sent(visitor):
    expect(visitor.log.locator("li.visitor .status.sending")).to_have_count(0, timeout=WAY_BACK)
    expect(visitor.log.locator("li.visitor .status.failed")).to_have_count(0)


def test_killed_in_a_burst_every_acknowledged_message_is_there_once_and_in_order(own_people, own_server):
    own_people.excused += ["ERR_CONNECTION", "WebSocket connection", "ERR_EMPTY_RESPONSE", "ERR_SOCKET"]
    visitor = own_people.visitor()
    visitor.asks_for_a_person()
    agent = own_people.agent()
    agent.takes(visitor)
    expect(visitor.place.locator(".subtitle")).to_contain_text("You are talking to")

    mine, theirs = [], []
    for kill in range(5):
        for index in range(4):
            mine.append(f"visitor {kill}.{index}")
            visitor.says(mine[-1])
            theirs.append(f"agent {kill}.{index}")
            agent.says(theirs[-1])
        own_server.kill()
        # Written while nobody is there.
        mine.append(f"visitor {kill} in the dark")
        visitor.says(mine[-1])
        theirs.append(f"agent {kill} in the dark")
        agent.says(theirs[-1])
        own_server.start()
        wait_until_all_are_sent(visitor)
        expect(agent.log.locator("li.pending")).to_have_count(0, timeout=WAY_BACK)

    for log in (visitor.log, agent.log):
        expect(log.locator("li.visitor .text")).to_have_count(len(mine) + 1, timeout=WAY_BACK)
        expect(log.locator("li.agent .text")).to_have_count(len(theirs), timeout=WAY_BACK)
        assert log.locator("li.visitor .text").all_inner_texts()[1:] == mine
        assert log.locator("li.agent .text").all_inner_texts() == theirs

    # And what a reload shows is the same.
    before = visitor.texts()
    visitor.page.reload()
    expect(visitor.log.locator("li.visitor .text")).to_have_count(len(mine) + 1)
    expect(visitor.log.locator("li.agent .text")).to_have_count(len(theirs))
    assert visitor.texts() == before


def test_the_panel_says_that_the_line_is_gone_and_that_it_is_back(own_people, own_server):
    own_people.excused += ["ERR_CONNECTION", "WebSocket connection", "ERR_EMPTY_RESPONSE", "ERR_SOCKET"]
    visitor = own_people.visitor()
    visitor.asks("Where is my parcel?")
    agent = own_people.agent()
    own_server.kill()
    expect(visitor.place.get_by_text("Connection lost. Trying again…")).to_be_visible()
    expect(agent.page.get_by_text("Connection lost. Reconnecting…")).to_be_visible()
    own_server.start()
    expect(agent.page.get_by_text("Connected", exact=True)).to_be_visible(timeout=WAY_BACK)
    expect(visitor.place.get_by_text("Connection lost. Trying again…")).to_be_hidden(timeout=WAY_BACK)


def test_a_message_written_while_the_server_is_away_survives_a_reload(own_people, own_server):
    own_people.excused += ["ERR_CONNECTION", "WebSocket connection", "ERR_EMPTY_RESPONSE", "ERR_SOCKET"]
    context = own_people.context()
    visitor = own_people.visitor(context)
    visitor.asks("Where is my parcel?")
    own_server.kill()
    visitor.says("keep this for later")
    expect(visitor.messages("visitor").last).to_contain_text("keep this for later")
    visitor.page.close()
    own_server.start()
    again = own_people.visitor(context)
    expect(again.messages("visitor").last).to_contain_text("keep this for later")
    wait_until_all_are_sent(again)
    expect(again.messages("visitor")).to_have_count(2)


def test_a_conversation_that_came_while_the_console_was_away_is_shown(own_people, own_server):
    own_people.excused += ["ERR_INTERNET_DISCONNECTED", "WebSocket connection", "ERR_CONNECTION"]
    context = own_people.context(viewport={"width": 1360, "height": 820})
    agent = own_people.agent(context=context)
    agent.view("queue")
    context.set_offline(True)
    visitor = own_people.visitor()
    visitor.asks_for_a_person()
    context.set_offline(False)
    expect(agent.lists.locator(".item")).to_have_count(1, timeout=WAY_BACK)
    expect(agent.page).to_have_title(re.compile(r"^\(1\) "))
