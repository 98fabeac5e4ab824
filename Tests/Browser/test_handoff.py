"""The whole way: from a visitor's first word in the shop to an agent's answer and the rating."""

import re

from conftest import in_every_language
from playwright.sync_api import expect

QUESTIONS = [
    "Where is my parcel?",
    "我想退款，怎么办？",
    "返品したいです",
    "¿Cuándo llega mi pedido?",
    "أين الطلب؟",
    "อยากคืนเงินค่ะ",
]


def test_from_the_first_word_to_the_rating(people):
    visitor = people.shopper()
    languages = set()
    for question in QUESTIONS:
        before = visitor.messages().count()
        visitor.asks(question)
        languages.add(visitor.messages().nth(before).locator(".text").get_attribute("lang"))
    assert len(languages) == 6, languages

    # What the bot cannot know: first "did you mean", then the queue.
    visitor.asks("My grandmother plays the trombone on Saturdays")
    expect(visitor.log.get_by_role("group", name="Suggested answers").get_by_role("button").first).to_be_visible()
    visitor.says("Blorptastic wibble of the seventh moon")
    expect(visitor.place.locator(".queue")).to_contain_text(re.compile("You are (next|number)"))
    expect(visitor.place.locator(".subtitle")).to_have_text("Waiting for a colleague")

    mei = people.agent("mei")
    mei.opens(visitor)
    for question in QUESTIONS:
        expect(mei.log).to_contain_text(question)
    expect(mei.log.get_by_role("button", name="Why this answer?").first).to_be_visible()
    mei.do("take")
    expect(visitor.place.locator(".subtitle")).to_contain_text("You are talking to")
    mei.says("Good day, my name is Mei.")
    expect(visitor.messages("agent").last).to_contain_text("my name is Mei")

    # The bot is silent now, whatever is asked.
    bot = visitor.messages().count()
    visitor.says("Where is my parcel?")
    expect(mei.log.locator("li.visitor").last).to_contain_text("Where is my parcel?")

    # Handed on with a note that the visitor never sees.
    omar = people.agent("omar")
    secret = in_every_language("The visitor is upset about the trombone")
    mei.do("transfer")
    dialog = mei.page.get_by_role("dialog")
    chosen = dialog.get_by_role("combobox")
    label = next(one for one in chosen.locator("option").all_inner_texts() if "omar" in one.lower())
    chosen.select_option(label=label)
    dialog.get_by_label(re.compile("Note for the next person")).fill(secret)
    dialog.get_by_role("button", name="Transfer").click()
    omar.opens(visitor, "mine")
    expect(omar.log.locator("li.note")).to_contain_text(secret)
    omar.says("Omar here. I see it is on its way.")
    expect(visitor.messages("agent").last).to_contain_text("Omar here")
    expect(visitor.messages()).to_have_count(bot)
    assert secret not in visitor.log.inner_text()

    # Back to the bot, which answers again.
    omar.do("toBot")
    expect(visitor.place.locator(".subtitle")).to_have_text("The assistant answers at once")
    visitor.asks("Where is my parcel?")

    # To a person once more, and solved.
    visitor.says("转人工")
    expect(visitor.place.locator(".queue")).to_be_visible()
    omar.takes(visitor)
    omar.says("Solved now?")
    expect(visitor.messages("agent").last).to_contain_text("Solved now?")
    omar.resolves()

    visitor.place.get_by_role("radio", name="5 stars: Very good").check(force=True)
    visitor.place.get_by_label(re.compile("Anything else")).fill("Lovely people")
    visitor.place.get_by_role("button", name="Send rating").click()
    expect(visitor.place.get_by_role("heading", name="Thank you for your rating!")).to_be_visible()
    expect(omar.log).to_contain_text("Rated with 5 stars")
    expect(omar.log).to_contain_text("Lovely people")
    assert secret not in visitor.place.locator("body").inner_text()


def test_asking_for_a_person_goes_to_the_queue_at_once(people):
    for words in ("I want to talk to a human", "转人工"):
        visitor = people.visitor()
        visitor.says(words)
        expect(visitor.place.locator(".queue")).to_contain_text(re.compile("You are (next|number)"))


def test_the_button_asks_for_a_person(people):
    visitor = people.visitor()
    visitor.asks("Where is my parcel?")
    button = visitor.place.locator("button.human")
    expect(button).to_have_text("Talk to a person")
    button.click()
    expect(visitor.place.locator(".queue")).to_be_visible()
    expect(button).to_be_hidden()


def test_places_in_the_queue_move_up(people):
    agent = people.agent()
    agent.view("queue")
    while agent.lists.locator(".item").count() > 0:
        agent.lists.get_by_role("button", name="Take the next one").click()
        agent.resolves()
    first, second = people.visitor(), people.visitor()
    first.asks_for_a_person()
    expect(first.place.locator(".queue")).to_contain_text("You are next in line")
    second.asks_for_a_person()
    expect(second.place.locator(".queue")).to_contain_text("You are number 2 in line")
    agent.lists.get_by_role("button", name="Take the next one").click()
    expect(first.place.locator(".subtitle")).to_contain_text("You are talking to")
    expect(second.place.locator(".queue")).to_contain_text("You are next in line")
    for _ in range(2):
        agent.resolves()
        if agent.lists.get_by_role("button", name="Take the next one").count():
            agent.lists.get_by_role("button", name="Take the next one").click()
            expect(agent.conversation.locator('[data-action="resolve"]')).to_be_visible()
        else:
            break
