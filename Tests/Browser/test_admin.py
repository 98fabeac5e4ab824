"""The administrators' page."""

import re

from conftest import sign_in
from playwright.sync_api import expect


def go_to(page, name: str) -> None:
    page.get_by_role("navigation", name="Sections").get_by_role("link", name=name).click()


def test_the_state_of_the_rules_and_every_file_can_be_seen(people):
    page = people.admin()
    expect(page.get_by_text("The files on disk are in use.")).to_be_visible()
    page.get_by_role("table").last.get_by_role("link", name=re.compile(r"\.rules$")).first.click()
    expect(page.get_by_label(re.compile(r"^Text of rules/.*\.rules$"))).to_have_value(re.compile("^frontdesk 1"))


def test_a_broken_file_is_named_with_line_column_and_remedy_and_the_old_set_stays(own_people, own_server):
    page = own_people.admin()
    expect(page.get_by_text("The files on disk are in use.")).to_be_visible()
    broken = own_server.rules / "broken.rules"
    broken.write_text('frontdesk 1\nlanguage en\nrule broken.one\n  when (hello\n  say t:hello\n')
    notice = page.locator(".state-card")
    expect(notice).to_contain_text("The rules loaded before them stay in use.")
    expect(notice.get_by_role("link", name="rules/broken.rules:4:8", exact=True).first).to_be_visible()
    expect(notice).to_contain_text(re.compile("FD0"))
    visitor = own_people.visitor()
    assert visitor.asks("Where is my parcel?")
    broken.unlink()
    expect(notice).to_contain_text("The files on disk are in use.")


def test_an_edited_rule_is_live_without_a_restart(own_people, own_server):
    page = own_people.admin()
    visitor = own_people.visitor()
    state = page.locator(".state-card p").first
    rules = int(re.search(r"(\d+) rules", state.inner_text())[1])
    (own_server.rules / "fresh.rules").write_text(
        'frontdesk 1\nlanguage en\nrule fresh.one\n  when zanzibar lighthouse\n'
        '  example zanzibar lighthouse\n  say "Fresh from the file."\n'
    )
    expect(state).to_contain_text(f"{rules + 1} rules")
    assert visitor.asks("zanzibar lighthouse") == "Fresh from the file."


def test_reloading_by_hand_says_what_came_of_it(people):
    page = people.admin()
    page.get_by_role("button", name="Reload now").click()
    expect(page.get_by_text("The new rules are in use.")).to_be_visible()


def test_a_message_is_tried_and_explained(people):
    page = people.admin()
    go_to(page, "Try a message")
    page.get_by_label("Message", exact=True).fill("Where is my parcel?")
    page.get_by_label("Page address").fill("/orders/77")
    page.get_by_role("button", name="Try", exact=True).click()
    expect(page.get_by_role("heading", name="Answer")).to_be_visible()
    expect(page.locator(".reply").first).not_to_be_empty()
    expect(page.locator("tr.won")).to_contain_text(".rules:")
    expect(page.locator(".trace-message mark").first).to_be_visible()
    page.get_by_label("Message", exact=True).fill("أين الطلب؟")
    page.get_by_role("main").get_by_label("Language").select_option("ar")
    page.get_by_role("button", name="Try", exact=True).click()
    expect(page.locator(".reply").first).to_have_attribute("lang", "ar")


def test_a_person_is_added_changed_and_removed(people):
    page = people.admin()
    go_to(page, "People and teams")
    page.get_by_role("button", name="Add a person").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name", exact=True).fill("kofi")
    dialog.get_by_label("Name visitors see").fill("Kofi A.")
    dialog.get_by_label("Password").fill("a long enough password")
    dialog.get_by_role("button", name="Save").click()
    row = page.get_by_role("row").filter(has_text="Kofi A.")
    expect(row).to_contain_text("Agent")

    people.server.passwords["kofi"] = "a long enough password"
    other = people.page()
    other.goto(people.server.base + "/admin")
    sign_in(other, people.server, "kofi")
    expect(other.get_by_text("This account may not use this page.")).to_be_visible()

    row.get_by_role("button", name="Change kofi").click()
    dialog.get_by_label("Role").select_option("admin")
    dialog.get_by_role("button", name="Save").click()
    expect(row).to_contain_text("Administrator")
    row.get_by_role("button", name="Remove: kofi").click()
    dialog.get_by_role("button", name="Remove").click()
    expect(page.get_by_role("row").filter(has_text="Kofi A.")).to_have_count(0)


def test_a_short_password_is_refused(people):
    page = people.admin()
    go_to(page, "People and teams")
    page.get_by_role("button", name="Add a person").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name", exact=True).fill("zoe")
    dialog.get_by_label("Password").fill("short")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("row").filter(has_text="zoe")).to_have_count(0)


def test_audit_and_system_are_shown(people):
    page = people.admin()
    go_to(page, "Audit")
    expect(page.get_by_role("row").nth(1)).to_be_visible()
    go_to(page, "System")
    expect(page.locator(".figure")).to_have_count(5)
    expect(page.locator(".figure").last).to_contain_text("Version")


def test_an_agent_may_not_use_the_page(people):
    page = people.page()
    page.goto(people.server.base + "/admin")
    sign_in(page, people.server, "mei")
    expect(page.get_by_text("This account may not use this page.")).to_be_visible()
