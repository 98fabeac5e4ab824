"""The page on which rules are edited: nothing with an error goes live, and everything can be undone."""

import os
import pathlib
import re

import pytest
from conftest import axe
from playwright.sync_api import Page, expect

FRESH = """frontdesk 1
language en

rule fresh.lighthouse
  when zanzibar lighthouse
  example zanzibar lighthouse
  say "It stands by the sea."
"""

#: Where pictures for people to look at are put, if anywhere.
PICTURES = os.environ.get("FRONTDESK_PICTURES")


class Editor:
    """Somebody who edits rules."""

    def __init__(self, page: Page):
        self.page = page
        page.locator('.sections a[href="#/editor"]').click()
        expect(page.locator(".tree .file-name").first).to_be_attached()

    @property
    def code(self):
        return self.page.locator(".code-input")

    @property
    def state(self):
        return self.page.locator(".check-state")

    @property
    def save_button(self):
        return self.page.locator(".editor .section-head button.primary")

    def opens(self, path: str) -> None:
        # Folders are closed: an address leads to the file as a link from a finding does.
        self.page.evaluate("path => { location.hash = '#/editor/' + path }", path)
        expect(self.page.locator(".sheet-head h3")).to_have_text(path)
        expect(self.code).not_to_have_value("")

    def creates(self, path: str, text: str) -> None:
        self.page.get_by_role("button", name="New file").click()
        self.page.get_by_label("Path").fill(path)
        self.page.get_by_role("button", name="Create").click()
        expect(self.page.locator(".sheet-head h3")).to_have_text(path)
        self.code.fill(text)

    def saves(self) -> None:
        self.code.press("Control+s")
        expect(self.page.locator(".toast").last).to_contain_text("is live")

    def tries(self, text: str) -> None:
        self.page.get_by_label("Message", exact=True).fill(text)
        self.code.press("Control+Enter")
        expect(self.page.locator(".trial-answer").first).to_be_visible()


@pytest.fixture
def editor(own_people):
    return Editor(own_people.admin(viewport={"width": 1440, "height": 900}))


def test_a_new_rule_is_checked_tried_and_brought_live(own_people, own_server, editor):
    page = editor.page
    editor.creates("rules/en/fresh.rules", FRESH)
    expect(editor.state).to_contain_text("this can go live")
    assert not (own_server.rules / "en/fresh.rules").exists()
    editor.tries("zanzibar lighthouse")
    expect(page.get_by_text("The answers differ.")).to_be_visible()
    expect(page.locator(".trial-answer").first).to_contain_text("It stands by the sea.")
    visitor = own_people.visitor()
    assert visitor.asks("zanzibar lighthouse") != "It stands by the sea."
    editor.saves()
    assert (own_server.rules / "en/fresh.rules").read_text() == FRESH
    assert own_people.visitor().asks("zanzibar lighthouse") == "It stands by the sea."
    expect(editor.state).to_contain_text("No changes")
    expect(editor.save_button).to_be_disabled()


def test_a_set_with_errors_cant_go_live(own_people, own_server, editor):
    page = editor.page
    own_people.excused.append("status of 422")
    path = own_server.rules / "en/orders.rules"
    before = path.read_text()
    editor.opens("rules/en/orders.rules")
    editor.code.fill(before + "\nrule broken.one\n  when (hello\n  say t:no.such.text\n")
    expect(editor.state).to_contain_text("from going live")
    lines = before.count("\n") + 3
    mark = page.locator(f".code-line:nth-child({lines}).error .code-number")
    expect(mark).to_have_attribute("title", re.compile("FD005"))
    expect(page.locator(f".code-line:nth-child({lines}) .mark-error")).to_have_text(re.compile(r"^\("))
    found = page.locator(".found-part").first.locator("a, button").filter(
        has_text=re.compile(rf"^rules/en/orders\.rules:{lines}:8$")
    )
    found.first.click()
    expect(editor.code).to_be_focused()
    expect(page.locator(".line-note")).to_contain_text("FD005")
    editor.save_button.click()
    expect(page.locator(".editor > .problem")).to_contain_text(f"rules/en/orders.rules:{lines}:8")
    expect(page.locator(".found")).to_be_focused()
    assert path.read_text() == before
    own_people.visitor().asks("Where is my parcel?")
    # Repaired, it goes live; nothing of what was typed is lost on the way.
    editor.code.fill(before + "\n# A word to the next one.\n")
    expect(editor.state).to_contain_text("this can go live")
    editor.saves()
    assert path.read_text().endswith("# A word to the next one.\n")


def test_an_earlier_version_is_brought_back(own_people, own_server, editor):
    page = editor.page
    path = own_server.rules / "en/orders.rules"
    before = path.read_text()
    editor.opens("rules/en/orders.rules")
    editor.code.fill(before.replace("on its way", "on its merry way"))
    editor.saves()
    page.get_by_role("button", name="History").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator(".version")).to_have_count(2)
    expect(dialog.locator(".version").first).to_contain_text("ada")
    expect(dialog.locator(".version").last).to_contain_text("edited on disk")
    expect(dialog.locator(".diff-row.removed")).to_contain_text("on its way")
    expect(dialog.locator(".diff-row.added")).to_contain_text("on its merry way")
    dialog.locator(".version").last.click()
    dialog.get_by_label("Compare with").select_option("folders")
    expect(dialog.locator(".diff-row.added")).to_have_text(re.compile("on its way"))
    dialog.get_by_role("button", name="Roll back to this version").click()
    dialog.get_by_role("button", name="Roll back to this version").click()
    expect(dialog.locator(".version")).to_have_count(3)
    expect(dialog.locator(".version").first).to_contain_text("brings back version 1")
    assert path.read_text() == before
    page.keyboard.press("Escape")
    expect(editor.code).to_have_value(before)


def test_what_somebody_else_changed_is_not_lost(own_people, own_server, editor):
    page = editor.page
    own_people.excused.append("status of 409")
    path = own_server.rules / "en/orders.rules"
    editor.opens("rules/en/orders.rules")
    mine = path.read_text() + "\n# Mine.\n"
    editor.code.fill(mine)
    theirs = path.read_text() + "\n# Theirs.\n"
    path.write_text(theirs)
    editor.save_button.click()
    notice = page.locator(".notice.warn")
    expect(notice).to_contain_text("rules/en/orders.rules was changed by somebody else")
    assert path.read_text() == theirs
    notice.get_by_role("button", name="Show the difference").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator(".diff-row.removed")).to_contain_text("# Theirs.")
    expect(dialog.locator(".diff-row.added")).to_contain_text("# Mine.")
    page.keyboard.press("Escape")
    expect(editor.code).to_have_value(mine)
    notice.get_by_role("button", name="Keep my text").click()
    expect(notice).to_have_count(0)
    editor.saves()
    assert path.read_text() == mine


def test_a_file_is_deleted_when_it_is_saved(own_people, own_server, editor):
    page = editor.page
    editor.creates("rules/en/fresh.rules", FRESH)
    editor.saves()
    page.get_by_role("button", name="Delete file").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete file").click()
    expect(page.get_by_text("This file goes when you save.")).to_be_visible()
    assert (own_server.rules / "en/fresh.rules").exists()
    expect(editor.state).to_contain_text("this can go live")
    editor.save_button.click()
    expect(page.locator(".toast").last).to_contain_text("is live")
    expect(page.locator(".file-name").filter(has_text="fresh.rules")).to_have_count(0)
    assert not (own_server.rules / "en/fresh.rules").exists()


def test_changes_survive_other_pages_and_are_guarded(people):
    page = people.admin(viewport={"width": 1440, "height": 900})
    editor = Editor(page)
    editor.opens("rules/en/orders.rules")
    text = editor.code.input_value()
    editor.code.press("Control+End")
    editor.code.type("# kept")
    page.locator('.sections a[href="#/audit"]').click()
    expect(page.get_by_role("heading", name="Audit")).to_be_visible()
    expect(page.locator(".sections .dot")).to_be_visible()
    page.locator('.sections a[href="#/editor"]').click()
    expect(editor.code).to_have_value(text + "# kept")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.close(run_before_unload=True)
    page.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    page.get_by_role("button", name="Discard changes").click()
    page.get_by_role("dialog").get_by_role("button", name="Discard changes").click()
    expect(editor.code).to_have_value(text)
    expect(page.locator(".sections .dot")).to_have_count(0)


def test_the_keyboard_indents_and_is_not_trapped(people):
    page = people.admin(viewport={"width": 1440, "height": 900})
    editor = Editor(page)
    editor.creates("rules/en/keys.rules", "")
    editor.code.focus()
    page.keyboard.type("frontdesk 1\nrule a\nwhen one")
    expect(editor.code).to_have_value("frontdesk 1\nrule a\n  when one")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("x")
    expect(editor.code).to_have_value("frontdesk 1\nrule a\n  when one\n    x")
    page.keyboard.press("Shift+Tab")
    expect(editor.code).to_have_value("frontdesk 1\nrule a\n  when one\n  x")
    page.keyboard.press("Control+z")
    expect(editor.code).to_have_value("frontdesk 1\nrule a\n  when one\n    x")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(editor.code).not_to_be_focused()
    page.locator(".tree").get_by_role("button", name="Discard all changes").click()
    page.get_by_role("dialog").get_by_role("button", name="Discard all changes").click()


def test_both_layers_of_the_text_wrap_alike(people):
    """The colours lie under the letters, line by line, in any script and at any width."""
    for width in (1440, 390):
        page = people.admin(viewport={"width": width, "height": 900})
        page.locator('.sections a[href="#/editor"]').click()
        editor = Editor(page)
        for path in ("rules/en/orders.rules", "rules/ar/orders.rules", "rules/th/orders.rules", "locales/ja.json"):
            editor.opens(path)
            heights = page.evaluate(
                """() => {
                  const input = document.querySelector(".code-input");
                  const under = document.querySelector(".code-under");
                  input.style.blockSize = "0"; input.style.minBlockSize = "0";
                  const needed = input.scrollHeight;
                  input.style.blockSize = ""; input.style.minBlockSize = "";
                  const lines = [...under.children].reduce((sum, one) => sum + one.getBoundingClientRect().height, 0);
                  const style = getComputedStyle(under);
                  return [needed, lines + parseFloat(style.paddingTop) + parseFloat(style.paddingBottom)];
                }"""
            )
            assert abs(heights[0] - heights[1]) < 3, (path, width, heights)


@pytest.mark.parametrize(
    ("scheme", "language", "width"),
    [("light", "en", 1440), ("dark", "en", 1024), ("light", "ar", 1440), ("dark", "ar", 390), ("light", "de", 390)],
)
def test_axe_finds_nothing(people, scheme, language, width):
    page = people.page(
        people.context(color_scheme=scheme, locale=language, viewport={"width": width, "height": 900})
    )
    people.signed_in(page.context, "ada")
    page.goto(people.server.base + "/admin")
    editor = Editor(page)
    assert axe(page) == []
    editor.opens("rules/ar/orders.rules" if language == "ar" else "rules/en/orders.rules")
    editor.code.press("Control+End")
    editor.code.type("rule broken.one\nwhen (hello\n")
    expect(page.locator(".check-state.bad")).to_be_visible()
    page.locator(".found-part button.place").first.click()
    page.locator("#trial-message").fill("أين الطلب؟" if language == "ar" else "Where is my parcel?")
    assert axe(page) == []
    keep(page, f"editor-{scheme}-{language}-{width}")
    editor.code.fill(editor.code.input_value().replace("rule broken.one\n  when (hello\n", "# fine\n"))
    expect(page.locator(".check-state.good")).to_be_visible()
    page.locator("#trial-message").press("Enter")
    expect(page.locator(".trial-answer").first).to_be_visible()
    assert axe(page) == []
    keep(page, f"trial-{scheme}-{language}-{width}")
    page.locator(".editor .section-head button").nth(1).click()
    expect(page.get_by_role("dialog").locator(".diff-file").first).to_be_visible()
    assert axe(page) == []
    keep(page, f"history-{scheme}-{language}-{width}")


def keep(page: Page, name: str) -> None:
    if PICTURES:
        page.screenshot(path=pathlib.Path(PICTURES) / f"{name}.png", full_page=True)
