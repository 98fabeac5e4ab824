"""What the bot did not understand becomes an example with one click, and is understood from then on."""

import os
import pathlib

import pytest
from conftest import axe
from playwright.sync_api import expect

#: Where pictures for people to look at are put, if anywhere.
PICTURES = os.environ.get("FRONTDESK_PICTURES")

PUZZLES = ["do you offer monogram stitching", "is monogram stitching something you offer", "can I get monogram stitching"]
OTHER = PUZZLES[0]
#: Answered by a rule, and no example of an intent.
PARCEL = "hello there, where is my parcel please, I wait and wait"
#: A check of all rules and a quick training take their time on a busy machine.
PATIENCE = 120_000


def opens_learning(people, **options):
    page = people.admin(**options)
    page.locator('.sections a[href="#/learn"]').click()
    expect(page.locator("#learn-title")).to_be_visible()
    return page


def group(page, text):
    return page.locator(".learn-group").filter(has=page.locator("h3", has_text=text))


def picture(page, name):
    if PICTURES:
        page.screenshot(path=pathlib.Path(PICTURES) / f"{name}.png", full_page=True)


def test_an_unclear_message_is_answered_after_one_click(own_people, own_server):
    answer = None
    for text in PUZZLES:
        answer = own_people.visitor().asks(text)
    page = opens_learning(own_people, viewport={"width": 1280, "height": 1000})
    card = page.locator(".learn-group").filter(has_text="monogram").first
    expect(card.locator("input[type=text]").first).to_have_value(card.locator("h3").inner_text())
    picture(page, "learn")
    before = (own_server.rules / "intents/shop.rules").read_text()
    card.get_by_label("What was meant").select_option("availability")
    card.get_by_role("button", name="Add").first.click()
    done = page.locator(".learn-done")
    expect(done).to_contain_text("is live", timeout=PATIENCE)
    expect(done).to_be_focused()
    after = (own_server.rules / "intents/shop.rules").read_text()
    added = [line for line in after.splitlines() if line not in before.splitlines()]
    assert added and all(line.startswith("  en: ") and "monogram" in line for line in added)
    assert [line for line in after.splitlines() if line not in added] == before.splitlines()
    # The live set knows it now, and the message is answered as the intent is.
    stocked = own_people.visitor().asks("is this in stock")
    assert own_people.visitor().asks(added[0].removeprefix("  en: ")) == stocked != answer
    # It does not come again.
    page.get_by_role("button", name="Refresh").click()
    expect(done).to_have_count(0)
    assert not set(page.locator(".learn-group h3").all_inner_texts()) & {line[6:] for line in added}
    page.locator('.sections a[href="#/audit"]').click()
    expect(page.locator("td", has_text="learning.promote").first).to_be_visible()


def test_a_dismissed_group_is_undone_and_found_again(own_people, own_server):
    own_people.visitor().asks(OTHER)
    page = opens_learning(own_people, viewport={"width": 1280, "height": 900})
    card = group(page, OTHER)
    # By keyboard alone.
    card.get_by_role("button", name="Dismiss").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".learn-done")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(card.locator("h3")).to_be_focused()
    card.get_by_role("button", name="Dismiss").click()
    expect(page.locator(".learn-done")).to_be_visible()
    page.get_by_role("button", name="Refresh").click()
    expect(page.locator(".learn-empty")).to_be_visible()
    picture(page, "learn-empty")
    page.get_by_label("Show").select_option("dismissed")
    card.get_by_role("button", name="Bring back").click()
    expect(page.locator(".learn-done")).to_contain_text("Waiting for a decision again")
    page.get_by_label("Show").select_option("open")
    expect(card).to_be_visible()


def test_a_check_that_objects_is_shown_beside_the_text(own_people, own_server):
    own_people.excused.append("status of 422")
    own_people.visitor().asks(OTHER)
    page = opens_learning(own_people, viewport={"width": 1280, "height": 900})
    card = group(page, OTHER)
    rules = own_server.rules / "intents/shop.rules"
    before = rules.read_text()
    example = next(line for line in before.splitlines() if line.startswith("  en: "))[6:]
    other = before.split("intent ", 1)[1].split()[0]
    card.get_by_label("What was meant").select_option("refund" if other != "refund" else "complaint")
    card.get_by_label("Text of the example").fill(example.upper())
    card.get_by_role("button", name="Add 1 example").click()
    refused = card.locator(".learn-refused")
    expect(refused).to_contain_text("FD502", timeout=PATIENCE)
    expect(refused).to_contain_text(example.upper())
    expect(refused.get_by_role("button")).to_have_count(0)
    picture(page, "learn-refused")
    assert axe(page) == []
    assert rules.read_text() == before
    card.get_by_label("Text of the example").fill("who made the painting outside")
    expect(refused).to_have_count(0)


def test_an_agent_says_what_was_meant(own_people, own_server):
    visitor = own_people.visitor()
    visitor.asks(PARCEL)
    agent = own_people.agent()
    agent.opens(visitor, "all")
    agent.log.get_by_role("button", name="Why this answer?").last.click()
    box = agent.log.locator(".why-box").last
    box.get_by_label("What was meant?").select_option("refund")
    box.get_by_role("button", name="Wrong answer").click()
    expect(box.locator(".judging")).to_contain_text("Marked as wrong; meant:")
    assert axe(agent.page) == []
    page = opens_learning(own_people)
    card = group(page, PARCEL)
    expect(card).to_contain_text("corrected by an agent 1")
    expect(card.get_by_label("What was meant")).to_have_value("refund")
    box.get_by_role("button", name="Take back").click()
    expect(box.get_by_role("button", name="Wrong answer")).to_be_visible()
    page.get_by_role("button", name="Refresh").click()
    expect(card).to_have_count(0)


def test_what_a_visitor_wrote_never_becomes_markup(own_people):
    hostile = "<img src=x onerror=alert(1)> zibble </h3><script>alert(2)</script>"
    own_people.visitor().asks(hostile)
    page = opens_learning(own_people)
    page.on("dialog", lambda dialog: pytest.fail("a script ran"))
    card = page.locator(".learn-group").first
    expect(card.locator("h3")).to_have_text(hostile)
    assert card.locator("img, script").count() == 0


@pytest.mark.parametrize("look", [("dark", "ar", 1280), ("light", "en", 390), ("dark", "ja", 390)], ids=str)
def test_axe_finds_nothing(people, look):
    scheme, language, width = look
    people.visitor().asks("zibble wobble frandix")
    options = {"color_scheme": scheme, "locale": language, "viewport": {"width": width, "height": 800}}
    context = people.context(**options)
    people.signed_in(context, "ada")
    page = people.page(context)
    page.goto(people.server.base + "/admin#/learn")
    expect(page.locator(".learn-group, .learn-empty").first).to_be_visible()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("#learn-view").select_option("dismissed")
    expect(page.locator(".learn-group, .learn-empty").first).to_be_visible()
    assert axe(page) == []
    picture(page, "learn-" + "-".join(map(str, look)))
