"""axe finds nothing: every view, light and dark, left to right and right to left, wide and narrow."""

import pytest
from conftest import axe
from playwright.sync_api import expect

# Any two of scheme, direction and width meet in some test.
LOOKS = [("light", "en", 1280), ("dark", "en", 390), ("light", "ar", 390), ("dark", "ar", 1280)]


@pytest.fixture(params=LOOKS, ids=lambda look: "-".join(map(str, look)))
def look(request):
    scheme, language, width = request.param
    return {"color_scheme": scheme, "locale": language, "viewport": {"width": width, "height": 800}}


def test_shop(people, look):
    page = people.page(**look)
    for path in ("products", "orders", "help"):
        page.goto(people.server.base + "/")
        expect(page.locator("frontdesk-chat")).to_be_attached()
        if path != "products":
            page.locator(f'.shop-head nav a[href="/{path}"]').click()
        expect(page.locator("main h1, main h2").first).to_be_visible()
        assert page.locator("html").get_attribute("dir") == ("rtl" if look["locale"] == "ar" else "ltr")
        assert axe(page) == []


def test_panel(people, look):
    visitor = people.visitor(**look)
    assert axe(visitor.page) == []
    visitor.asks("Where is my parcel?")
    visitor.asks("zibble wobble frandix")
    assert axe(visitor.page) == []
    visitor.place.locator('[aria-controls="menu"]').click()
    assert axe(visitor.page) == []
    visitor.place.locator("#menu button").last.click()
    expect(visitor.place.get_by_role("dialog")).to_be_visible()
    assert axe(visitor.page) == []
    visitor.place.get_by_role("dialog").get_by_role("button").last.click()
    expect(visitor.place.locator(".rating")).to_be_visible()
    visitor.place.locator(".star input").nth(2).check(force=True)
    assert axe(visitor.page) == []


def test_panel_in_its_frame(people, look):
    page = people.page(**look)
    page.goto(people.server.base + "/")
    page.locator("frontdesk-chat button").click()
    expect(page.frame_locator("frontdesk-chat iframe").locator("#message")).to_be_visible()
    frame = next(one for one in page.frames if "/chat" in one.url)
    assert axe(frame) == []
    if look["viewport"]["width"] > 480:
        assert axe(page) == []


def test_console(people, look):
    visitor = people.visitor()
    visitor.asks("Where is my parcel?")
    visitor.says("I want to talk to a human")
    expect(visitor.place.locator(".queue")).to_be_visible()
    page = people.page(**look)
    page.goto(people.server.base + "/console")
    expect(page.locator("#name")).to_be_visible()
    assert axe(page) == []
    people.signed_in(page.context, "mei")
    page.reload()
    expect(page.locator(".line-state.open")).to_be_attached()
    page.locator('[data-view="queue"]').click()
    expect(page.locator(".item").first).to_be_visible()
    assert axe(page) == []
    page.locator(f'[data-conversation="{visitor.conversation}"]').click()
    page.locator(".log .why").first.click()
    expect(page.locator(".trace-table").first).to_be_visible()
    assert axe(page) == []
    page.locator('[data-action="take"]').click()
    expect(page.locator('[data-action="transfer"]')).to_be_visible()
    page.locator("#reply").fill("Hello")
    page.locator("#reply").press("Enter")
    expect(page.locator("li.agent").last).to_contain_text("Hello")
    assert axe(page) == []
    for action in ("transfer", "resolve"):
        page.locator(f'[data-action="{action}"]').click()
        expect(page.get_by_role("dialog")).to_be_visible()
        assert axe(page) == []
        if action == "transfer":
            page.keyboard.press("Escape")
    page.get_by_role("dialog").locator("[data-first]").click()
    expect(page.locator(".conversation .badge.closed")).to_be_visible()
    page.keyboard.press("Control+/")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert axe(page) == []


def test_admin(people, look):
    page = people.page(**look)
    people.signed_in(page.context, "ada")
    page.goto(people.server.base + "/admin")
    expect(page.locator(".state-card")).to_be_visible()
    for section in ("rules", "try", "agents", "audit", "system"):
        page.locator(f'.sections a[href="#/{section}"]').click()
        expect(page.locator("main h2").first).to_be_visible()
        if section == "try":
            page.locator("#try-message").fill("Where is my parcel?")
            page.locator("#try-message").press("Enter")
            expect(page.locator(".trace")).to_be_visible()
        if section in ("agents", "audit"):
            expect(page.locator("tbody tr").first).to_be_visible()
        assert axe(page) == [], section
    page.locator('.sections a[href="#/rules"]').click()
    page.locator("td .place, th .place").last.click()
    expect(page.locator(".code-input")).to_be_visible()
    assert axe(page) == []
    page.locator(".editor .section-head button").nth(1).click()
    expect(page.get_by_role("dialog").locator(".diff-file").first).to_be_visible()
    assert axe(page) == []


def test_messages_are_announced_and_the_history_is_not(people):
    visitor = people.visitor()
    expect(visitor.log).to_have_attribute("aria-live", "polite")
    assert visitor.log.evaluate("(log) => log.tagName") == "DIV"
    answer = visitor.asks("Where is my parcel?")
    spoken = visitor.messages().last.inner_text()
    assert "Assistant" in spoken and answer.split("\n")[0] in spoken


def test_targets_are_large_enough(people):
    visitor = people.visitor(viewport={"width": 390, "height": 780}, has_touch=True, is_mobile=True)
    visitor.asks("zibble wobble frandix")
    small = visitor.page.evaluate(
        """() => [...document.querySelectorAll("button, select, textarea")]
          .filter((one) => one.checkVisibility() && !one.classList.contains("link"))
          .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
          .filter(([, box]) => box.width < 44 || box.height < 44)
          .map(([html, box]) => [html, box.width, box.height])"""
    )
    assert small == []
