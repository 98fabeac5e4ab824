"""One visitor in two tabs, and two agents who want the same conversation."""

from conftest import Visitor, in_every_language
from playwright.sync_api import expect


def test_two_tabs_of_one_visitor_show_one_order(people):
    context = people.context()
    first = people.visitor(context)
    first.asks("Where is my parcel?")
    second = people.visitor(context)
    for index in range(4):
        teller = (first, second)[index % 2]
        teller.says(f"message number {index}")
        for tab in (first, second):
            expect(tab.messages("visitor")).to_have_count(index + 2)
    # The bot may still be answering; both tabs must come to the same end.
    expect(second.log.locator("li.message .text")).to_have_count(first.log.locator("li.message .text").count())
    assert first.texts() == second.texts()


def test_two_tabs_that_open_at_once_become_one_visitor(people):
    context = people.context()
    pages = [people.page(context), people.page(context)]
    for page in pages:
        page.goto(people.server.base + "/chat", wait_until="commit")
    first, second = (Visitor(page) for page in pages)
    first.says("said in the first tab")
    expect(second.messages("visitor")).to_have_count(1)
    expect(second.messages("visitor")).to_contain_text("said in the first tab")


def test_a_message_written_in_a_tab_that_is_closed_is_sent_by_the_other(people):
    people.excused += ["ERR_INTERNET_DISCONNECTED", "WebSocket connection"]
    context = people.context()
    first = people.visitor(context)
    first.asks("Where is my parcel?")
    second = people.visitor(context)
    context.set_offline(True)
    second.says("please do not lose me")
    expect(second.messages("visitor").last).to_contain_text("please do not lose me")
    second.page.close()
    context.set_offline(False)
    expect(first.messages("visitor").last).to_contain_text("please do not lose me")
    expect(first.messages("visitor").last.locator(".status")).to_contain_text("Sent")
    expect(first.messages("visitor")).to_have_count(2)


def test_of_two_agents_one_gets_the_conversation_and_the_other_is_told_kindly(people):
    people.excused += ["status of 409"]
    visitor = people.visitor()
    word = in_every_language("race")
    visitor.says(f"I want to talk to a human, {word}")
    expect(visitor.place.locator(".queue")).to_be_visible()
    mei, omar = people.agent("mei"), people.agent("omar")
    for agent in (mei, omar):
        agent.opens(visitor)
        expect(agent.log).to_contain_text(word)
    # Omar's console hears nothing of it, as on a slow line, and presses the button all the same.
    take = omar.conversation.locator('[data-action="take"]')
    omar.page.evaluate(
        "(button) => { window.press = () => button.click(); }", take.element_handle()
    )
    conversation = omar.conversation.get_attribute("data-conversation")
    epoch = omar.page.evaluate(
        "async (id) => (await (await fetch(`/api/v1/agent/conversations/${id}?limit=1`)).json()).summary.epoch",
        conversation,
    )
    mei.do("take")
    expect(mei.conversation.locator('[data-action="resolve"]')).to_be_visible()
    status = omar.page.evaluate(
        """async ([id, epoch]) => {
          const body = JSON.stringify({ cmid: crypto.randomUUID(), epoch });
          const headers = { "content-type": "application/json" };
          const path = `/api/v1/conversations/${id}/take`;
          return (await fetch(path, { method: "POST", headers, body })).status;
        }""",
        [conversation, epoch],
    )
    assert status == 409
    expect(omar.conversation.locator(".badge.state")).to_contain_text("Mei", ignore_case=True)
    expect(take).to_have_count(0)
    mei.resolves()
