"""The chat as a visitor meets it."""

import re

import pytest
from conftest import Visitor
from playwright.sync_api import expect


def test_bot_answers_and_the_message_is_marked_as_sent(people):
    visitor = people.visitor()
    assert visitor.asks("Where is my parcel?")
    expect(visitor.messages("visitor").last.locator(".status")).to_contain_text("Sent")
    expect(visitor.field).to_be_focused()


@pytest.mark.parametrize(
    ("question", "script"),
    [
        ("Where is my parcel?", r"[a-z]{3}"),
        ("我想退款，怎么办？", r"[\u4e00-\u9fff]"),
        ("返品したいです", r"[\u3040-\u30ff]"),
        ("¿Cuándo llega mi pedido?", r"\b(pedido|su|tu|el|la)\b"),
        ("أين الطلب؟", r"[\u0600-\u06ff]"),
        ("อยากคืนเงินค่ะ", r"[\u0e00-\u0e7f]"),
    ],
)
def test_each_language_is_answered_in_itself(people, question, script):
    visitor = people.visitor()
    answer = visitor.asks(question)
    assert re.search(script, answer, re.IGNORECASE), answer
    text = visitor.messages().nth(0).locator(".text")
    assert text.get_attribute("lang")
    if "\u0627" in question:
        assert text.get_attribute("dir") in ("rtl", "auto")


def test_enter_sends_and_shift_enter_makes_a_line(people):
    visitor = people.visitor()
    visitor.field.fill("first")
    visitor.field.press("Shift+Enter")
    visitor.field.press_sequentially("second")
    visitor.field.press("Enter")
    expect(visitor.messages("visitor").last.locator(".text")).to_have_text("first\nsecond")


def test_a_quick_reply_is_pressed_once_and_shows_as_the_visitors_words(people):
    visitor = people.visitor()
    visitor.asks("zibble wobble frandix")
    chips = visitor.log.get_by_role("group", name="Suggested answers").get_by_role("button")
    expect(chips.first).to_be_visible()
    label = chips.first.inner_text()
    chips.first.click()
    expect(visitor.messages("visitor").last.locator(".text")).to_have_text(label)
    # The answer may offer quick replies of its own.
    expect(visitor.log.get_by_role("button", name=label, exact=True)).to_have_count(0)


def test_a_message_that_is_too_long_cannot_be_sent(people):
    visitor = people.visitor()
    visitor.field.fill("a" * 8_200)
    expect(visitor.place.get_by_text("8 characters too many")).to_be_visible()
    expect(visitor.place.get_by_role("button", name="Send")).to_be_disabled()


def test_escape_closes_the_panel_and_the_focus_returns_to_the_launcher(people):
    visitor = people.shopper()
    launcher = visitor.page.get_by_role("button", name="Close chat")
    expect(visitor.field).to_be_focused()
    visitor.page.keyboard.press("Escape")
    launcher = visitor.page.get_by_role("button", name="Open chat")
    expect(launcher).to_be_focused()
    expect(visitor.page.locator("frontdesk-chat iframe")).to_be_hidden()
    visitor.page.keyboard.press("Enter")
    expect(visitor.field).to_be_focused()


def test_the_menu_closes_first_and_gives_the_focus_back(people):
    visitor = people.visitor()
    button = visitor.place.get_by_role("button", name="Menu")
    button.click()
    expect(visitor.place.get_by_label("Language")).to_be_visible()
    visitor.page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(visitor.place.get_by_label("Language")).to_be_hidden()


def test_the_panel_changes_its_language_and_its_direction(people):
    visitor = people.visitor()
    visitor.place.get_by_role("button", name="Menu").click()
    visitor.place.get_by_label("Language").select_option("ar")
    expect(visitor.page.locator("html")).to_have_attribute("dir", "rtl")
    expect(visitor.page.locator("html")).to_have_attribute("lang", "ar")
    visitor.page.reload()
    expect(visitor.page.locator("html")).to_have_attribute("dir", "rtl")


def test_the_shops_language_switch_is_followed_by_the_panel(people):
    visitor = people.shopper()
    visitor.page.get_by_label("Language").first.select_option("de")
    expect(visitor.place.locator("html")).to_have_attribute("lang", "de")


def test_the_chat_goes_on_after_a_reload(people):
    visitor = people.visitor()
    answer = visitor.asks("Where is my parcel?")
    visitor.page.reload()
    again = Visitor(visitor.page)
    expect(again.messages("visitor")).to_have_count(1)
    expect(again.messages().locator(".text").filter(has_text=answer.split("\n")[0])).to_be_visible()


def test_a_half_written_message_survives_a_reload(people):
    visitor = people.visitor()
    visitor.field.fill("not yet")
    visitor.page.reload()
    expect(Visitor(visitor.page).field).to_have_value("not yet")


def test_an_open_panel_stays_open_on_the_next_page(people):
    visitor = people.shopper()
    visitor.asks("Where is my parcel?")
    visitor.page.reload()
    expect(visitor.messages("visitor")).to_have_count(1)


def test_unread_messages_are_counted_on_the_launcher_and_in_the_title(people):
    visitor = people.shopper()
    visitor.asks_for_a_person()
    agent = people.agent()
    agent.takes(visitor)
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.get_by_role("button", name="Open chat")).to_be_visible()
    agent.says("Hello, here I am")
    expect(visitor.page.get_by_role("button", name=re.compile("1 new message"))).to_be_visible()
    expect(visitor.page).to_have_title(re.compile(r"^\(1\) "))
    visitor.page.get_by_role("button", name=re.compile("Open chat")).click()
    expect(visitor.messages("agent").last).to_contain_text("Hello, here I am")
    expect(visitor.page).not_to_have_title(re.compile(r"^\(1\) "))
    agent.resolves()


def test_the_chat_is_ended_and_rated(people):
    visitor = people.visitor()
    visitor.asks("Where is my parcel?")
    visitor.place.get_by_role("button", name="Menu").click()
    visitor.place.get_by_role("button", name="End chat").click()
    visitor.place.get_by_role("dialog").get_by_role("button", name="End chat").click()
    visitor.place.get_by_role("radio", name="4 stars: Good").check(force=True)
    visitor.place.get_by_label(re.compile("Anything else")).fill("Quick and kind")
    visitor.place.get_by_role("button", name="Send rating").click()
    expect(visitor.place.get_by_role("heading", name="Thank you for your rating!")).to_be_visible()
    visitor.says("One more question: where is my parcel?")
    expect(visitor.place.locator(".subtitle")).to_have_text("The assistant answers at once")


def test_a_line_that_is_cut_comes_back_and_nothing_is_lost_or_doubled(people):
    people.excused += ["ERR_INTERNET_DISCONNECTED", "WebSocket connection"]
    context = people.context()
    visitor = people.visitor(context)
    visitor.asks("Where is my parcel?")
    context.set_offline(True)
    visitor.page.evaluate("() => {}")
    visitor.says("written offline, one")
    visitor.says("written offline, two")
    expect(visitor.messages("visitor").last.locator(".status")).to_contain_text("Sending")
    context.set_offline(False)
    expect(visitor.messages("visitor").last.locator(".status")).to_contain_text("Sent")
    texts = visitor.messages("visitor").locator(".text").all_inner_texts()
    assert texts == ["Where is my parcel?", "written offline, one", "written offline, two"]


def test_without_websockets_the_chat_goes_on_by_long_poll(people):
    people.excused += ["WebSocket connection"]
    page = people.page()
    page.add_init_script(
        "window.WebSocket = class extends EventTarget {"
        " constructor() { super(); setTimeout(() => this.onclose?.({ code: 1006 }), 0); }"
        " close() {} send() {} };"
    )
    page.goto(people.server.base + "/chat")
    visitor = Visitor(page)
    assert visitor.asks("Where is my parcel?")
    visitor.asks_for_a_person()


def test_a_chat_without_storage_still_works(people):
    page = people.page()
    page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, { get() { throw new Error('blocked'); } });"
    )
    page.goto(people.server.base + "/chat")
    assert Visitor(page).asks("Where is my parcel?")


def test_on_a_phone_the_panel_covers_the_page_and_nothing_behind_can_be_reached(people):
    page = people.page(viewport={"width": 390, "height": 780}, has_touch=True, is_mobile=True)
    page.goto(people.server.base + "/")
    page.get_by_role("button", name="Open chat").tap()
    frame = page.locator("frontdesk-chat iframe")
    expect(frame).to_be_visible()
    box = frame.bounding_box()
    assert (box["x"], round(box["width"])) == (0, 390)
    expect(page.locator("#shop")).to_have_attribute("inert", "")
    page.frame_locator("frontdesk-chat iframe").get_by_role("button", name="Close chat").tap()
    expect(frame).to_be_hidden()
    expect(page.locator("#shop")).not_to_have_attribute("inert", "")


def test_at_320_pixels_nothing_is_cut_off(people):
    for path in ("/chat", "/"):
        page = people.page(viewport={"width": 320, "height": 640})
        page.goto(people.server.base + path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_commands_given_before_the_loader_are_carried_out(people):
    page = people.page()
    page.goto(people.server.base + "/")
    page.add_init_script(
        "window.Frontdesk = [['setLocale', 'fr'], ['open'], (api) => { window.seen = typeof api.on; }];"
    )
    page.reload()
    expect(page.frame_locator("frontdesk-chat iframe").locator("html")).to_have_attribute("lang", re.compile("."))
    assert page.evaluate("window.seen") == "function"
