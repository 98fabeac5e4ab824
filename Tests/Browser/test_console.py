"""The agents' console, by mouse and by keyboard alone."""

import re
import time

from conftest import in_every_language, sign_in
from playwright.sync_api import expect

COUNT_SOUNDS = """
window.sounds = 0;
const start = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (...rest) { window.sounds++; return start.apply(this, rest); };
"""


def test_a_wrong_password_is_refused_in_words(people):
    page = people.page()
    page.goto(people.server.base + "/console")
    page.get_by_label("Name", exact=True).fill("mei")
    page.get_by_label("Password", exact=True).fill("not the password")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_have_text("Name or password is not right.")


def test_a_new_conversation_is_heard_and_seen_within_a_second(people):
    context = people.context(viewport={"width": 1360, "height": 820})
    context.add_init_script(COUNT_SOUNDS)
    agent = people.agent(context=context)
    agent.page.get_by_role("heading", name="Frontdesk").click()
    agent.view("queue")
    before = agent.lists.locator(".item").count()
    sounds = agent.page.evaluate("window.sounds")
    visitor = people.visitor()
    visitor.asks_for_a_person()
    expect(agent.lists.locator(".item")).to_have_count(before + 1, timeout=1_000)
    agent.page.wait_for_function("(before) => window.sounds > before", arg=sounds, timeout=1_000)
    expect(agent.page).to_have_title(re.compile(rf"^\({before + 1}\) "))
    expect(agent.lists.locator('[data-view="queue"] .count')).to_have_text(str(before + 1))
    assert "alert" in agent.page.locator('link[rel="icon"]').get_attribute("href")
    agent.takes(visitor)
    agent.resolves()


def test_the_transcript_tells_languages_pages_and_reasons(people):
    visitor = people.shopper()
    visitor.page.get_by_role("link", name="My orders").click()
    visitor.asks("Where is my parcel?")
    visitor.asks("我想退款，怎么办？")
    word = in_every_language("now please")
    visitor.says(f"I want to talk to a human {word}")
    expect(visitor.place.locator(".queue")).to_be_visible()
    agent = people.agent()
    agent.opens(visitor)
    expect(agent.log).to_contain_text(word)
    expect(agent.log.locator("li.visitor").nth(0)).to_contain_text("Written in English")
    expect(agent.log.locator("li.visitor").nth(1)).to_contain_text(re.compile(r"Written in .*Chinese"))
    trail = agent.page.get_by_role("complementary", name="Details")
    expect(trail.locator(".trail li").first).to_contain_text("/orders")
    agent.log.get_by_role("button", name="Why this answer?").first.click()
    reason = agent.log.locator(".why-box").first
    expect(reason.locator("mark").first).to_be_visible()
    expect(reason.locator("tr.won")).to_contain_text(".rules:")
    expect(reason).to_contain_text("Rule set")
    agent.do("take")
    agent.resolves()


def test_a_whole_shift_by_keyboard_alone(people):
    visitor = people.visitor()
    visitor.asks_for_a_person()
    page = people.page(viewport={"width": 1360, "height": 820})
    page.goto(people.server.base + "/console")
    expect(page.get_by_label("Name", exact=True)).to_be_focused()
    page.keyboard.type("mei")
    page.keyboard.press("Tab")
    page.keyboard.type(people.server.passwords["mei"])
    page.keyboard.press("Enter")
    expect(page.locator(".line-state.open")).to_be_visible(timeout=120_000)
    page.keyboard.press("Alt+1")
    expect(page.locator(".item").first).to_be_visible()
    while page.locator(".item").count() > 1:
        page.keyboard.press("Alt+ArrowDown")
        page.keyboard.press("Alt+t")
        expect(page.locator('[data-action="resolve"]')).to_be_visible()
        page.keyboard.press("Alt+e")
        page.keyboard.press("Enter")
        expect(page.locator(".badge.state.closed").first).to_be_visible()
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("Alt+t")
    expect(page.get_by_label("Your reply")).to_be_focused()
    page.keyboard.type("Good morning")
    page.keyboard.press("Enter")
    expect(visitor.messages("agent").last).to_contain_text("Good morning")
    page.keyboard.press("Alt+n")
    page.keyboard.type("only for us")
    page.keyboard.press("Enter")
    expect(page.locator("li.note")).to_contain_text("only for us")
    page.keyboard.press("Control+/")
    expect(page.get_by_role("dialog")).to_contain_text("Keyboard")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("Alt+e")
    page.keyboard.press("Enter")
    expect(visitor.place.get_by_role("heading", name="How did we do?")).to_be_visible()
    expect(visitor.log).not_to_contain_text("only for us")


def test_a_note_that_is_being_written_stays_a_note_whatever_comes_in(people):
    visitor = people.visitor()
    visitor.asks_for_a_person()
    agent = people.agent()
    agent.takes(visitor)
    agent.conversation.get_by_role("button", name="Note", exact=True).click()
    agent.page.get_by_label("Add a note").press_sequentially("not for the vis")
    visitor.says("hello? anybody there?")
    expect(agent.log).to_contain_text("anybody there?")
    agent.page.get_by_label("Add a note").press_sequentially("itor")
    agent.page.keyboard.press("Enter")
    expect(agent.log.locator("li.note")).to_contain_text("not for the visitor")
    agent.resolves()
    expect(visitor.log).not_to_contain_text("not for the visitor")


def test_letters_do_nothing_while_one_writes(people):
    visitor = people.visitor()
    visitor.asks_for_a_person()
    agent = people.agent()
    agent.takes(visitor)
    field = agent.page.get_by_label("Your reply")
    field.press_sequentially("jkernxtb?/")
    expect(field).to_have_value("jkernxtb?/")
    expect(agent.page.get_by_role("dialog")).to_be_hidden()
    field.fill("")
    agent.resolves()


def test_saved_replies_are_found_by_code_and_put_in(people):
    page = people.admin()
    page.evaluate(
        """async () => {
          const replies = [{ code: "welcome", text: "Welcome to Harbour Lane!", language: "en" },
            { code: "thanks", text: "Thank you for waiting.", language: "en" }];
          const headers = { "content-type": "application/json" };
          await fetch("/api/v1/canned", { method: "PUT", headers, body: JSON.stringify({ replies }) });
        }"""
    )
    visitor = people.visitor()
    visitor.asks_for_a_person()
    agent = people.agent()
    agent.takes(visitor)
    field = agent.page.get_by_label("Your reply")
    field.press_sequentially("/wel")
    expect(agent.page.get_by_role("listbox", name="Saved replies").get_by_role("option")).to_have_count(1)
    field.press("Enter")
    expect(field).to_have_value("Welcome to Harbour Lane!")
    field.press("Enter")
    expect(visitor.messages("agent").last).to_contain_text("Welcome to Harbour Lane!")
    agent.resolves()


def test_a_draft_is_kept_for_each_conversation(people):
    visitors = [people.visitor(), people.visitor()]
    agent = people.agent()
    for visitor in visitors:
        visitor.asks_for_a_person()
        agent.takes(visitor)
        agent.page.get_by_label("Your reply").fill(f"draft for {visitor.conversation}")
    field = agent.page.get_by_label("Your reply")
    for visitor in visitors:
        agent.opens(visitor, "mine")
        expect(field).to_have_value(f"draft for {visitor.conversation}")
    agent.page.reload()
    expect(field).to_have_value(f"draft for {visitors[1].conversation}")
    for visitor in visitors:
        agent.opens(visitor, "mine")
        expect(field).to_have_value(f"draft for {visitor.conversation}")
        field.fill("")
        agent.resolves()


def test_search_finds_a_chinese_word_and_shows_the_place(people):
    word = in_every_language("x").split()[1]
    visitor = people.visitor()
    visitor.asks(f"我想退款 {word}")
    agent = people.agent()
    agent.page.get_by_label("Search conversations").fill(word)
    hit = agent.lists.locator(".item").first
    expect(hit).to_contain_text(word)
    agent.page.get_by_label("Search conversations").fill("退款")
    expect(agent.lists.locator(".item").first).to_contain_text("退款")
    agent.lists.locator(".item").first.click()
    expect(agent.log.locator("li.hit")).to_contain_text("退款")


def test_tags_are_put_on_and_taken_off(people):
    visitor = people.visitor()
    visitor.asks_for_a_person()
    agent = people.agent()
    agent.takes(visitor)
    details = agent.page.get_by_role("complementary", name="Details")
    details.get_by_role("textbox", name="Add a tag").fill("vip")
    details.get_by_role("textbox", name="Add a tag").press("Enter")
    tag = details.locator(".tags li").filter(has_text="vip")
    expect(tag).to_have_count(1)
    details.get_by_role("button", name="Remove the tag vip").click()
    expect(tag).to_have_count(0)
    agent.resolves()


def test_typing_is_seen_on_both_sides(people):
    visitor = people.visitor()
    visitor.asks_for_a_person()
    agent = people.agent()
    agent.takes(visitor)
    expect(visitor.place.locator(".subtitle")).to_contain_text("You are talking to")
    agent.page.get_by_label("Your reply").press_sequentially("Let me")
    expect(visitor.log.locator(".typing")).to_contain_text("is typing")
    # The server passes typing on once in three seconds; whoever goes on writing is seen.
    sign = agent.page.get_by_text("The visitor is typing…")
    deadline = time.monotonic() + 30
    while not sign.is_visible() and time.monotonic() < deadline:
        visitor.field.press_sequentially("oh ", delay=100)
    expect(sign).to_be_visible()
    agent.page.get_by_label("Your reply").fill("")
    agent.resolves()


def test_the_visitor_sees_that_a_message_was_read(people):
    visitor = people.visitor()
    visitor.asks_for_a_person()
    agent = people.agent()
    agent.takes(visitor)
    visitor.says("are you there?")
    expect(visitor.messages("visitor").last.locator(".status")).to_contain_text("Read")
    agent.says("yes")
    expect(agent.log.locator("li.agent").last).to_contain_text("Read")
    agent.resolves()


def test_signing_out_ends_the_session(people):
    page = people.page(viewport={"width": 1360, "height": 820})
    page.goto(people.server.base + "/console")
    sign_in(page, people.server, "omar")
    expect(page.locator(".line-state.open")).to_be_visible(timeout=120_000)
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("dialog").get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()


def test_an_agent_chooses_another_password(people):
    people.excused.append("status of 403")
    people.server.add("lin", "agent")
    page = people.page()
    page.goto(people.server.base + "/console")
    sign_in(page, people.server, "lin")
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("button", name="Change password").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Present password").fill("not the password")
    dialog.get_by_label("New password", exact=True).fill("plum jam on toast")
    dialog.get_by_label("New password, once more").fill("plum jam on roast")
    dialog.get_by_role("button", name="Change password").click()
    expect(dialog.get_by_role("alert")).to_have_text("The two new passwords differ.")
    dialog.get_by_label("New password, once more").fill("plum jam on toast")
    dialog.get_by_role("button", name="Change password").click()
    expect(dialog.get_by_role("alert")).to_have_text("The present password is not right.")
    dialog.get_by_label("Present password").fill(people.server.passwords["lin"])
    dialog.get_by_role("button", name="Change password").click()
    expect(page.get_by_text("The password has been changed.")).to_be_visible()

    people.server.passwords["lin"] = "plum jam on toast"
    other = people.page()
    other.goto(people.server.base + "/console")
    sign_in(other, people.server, "lin")
    expect(other.get_by_role("status").filter(has_text="Connected").first).to_be_visible()
