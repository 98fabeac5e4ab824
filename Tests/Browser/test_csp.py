"""A hostile page around the widget, and hostile visitors in front of the agents."""

import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from conftest import Visitor, in_every_language, new_server, open_pages
from playwright.sync_api import expect

ATTACKS = [
    "<img src=x onerror=\"window.hit=1\">",
    "<script>window.hit=1</script>",
    "\"><svg/onload=window.hit=1>",
    "javascript:window.hit=1",
    "<a href=\"javascript:window.hit=1\">press</a>",
    "{{constructor.constructor('window.hit=1')()}}",
    "${window.hit=1}",
    "<iframe srcdoc=\"<script>parent.hit=1</script>\"></iframe>",
    "</textarea><style>*{display:none}</style>",
    "\u202eevil\u202c <b>bold</b>",
    "<template><script>window.hit=1</script></template>",
]


@pytest.fixture
def host():
    """A site of its own origin, as strict and as rude as sites can be."""
    pages: dict[str, tuple[str, str]] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            policy, body = pages.get(self.path.split("?")[0], ("", "not here"))
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            if policy:
                self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", pages
    server.shutdown()


RUDE = """<!DOCTYPE html><html lang="en" dir="rtl"><head><meta charset="utf-8"><title>Rude</title>
<style nonce="n">* { all: unset !important; box-sizing: content-box !important; font-size: 41px !important;
 position: static !important; display: block !important } html { font-size: 2px }</style>
<script nonce="n">
  window.onmessage = () => { window.overheard = true; };
  Array.prototype.evil = () => {}; Object.prototype.evil = 1;
  window.Frontdesk = [["open"]];
</script>
<script nonce="n" src="BASE/widget.js" async></script></head><body><h1>Rude</h1></body></html>"""


@pytest.fixture
def hosted(browser, host, tmp_path, request):
    """People, and a server that knows the site."""
    server = new_server(tmp_path, settings=f"site:\n  origins: [{host[0]}]\n")
    yield from open_pages(browser, server, request)
    server.stop()


def test_a_host_that_allows_only_our_script_and_frame(hosted, host):
    origin, pages = host
    people = hosted
    base = people.server.base
    pages["/rude"] = (
        f"default-src 'none'; script-src 'nonce-n'; style-src 'nonce-n'; frame-src {base}; "
        "require-trusted-types-for 'script'",
        RUDE.replace("BASE", base),
    )
    page = people.page()
    violations = []
    page.on("console", lambda message: violations.append(message.text) if "Content Security" in message.text else None)
    people.excused.append("favicon")
    page.goto(origin + "/rude")
    frame = page.frame_locator("frontdesk-chat iframe")
    expect(frame.locator("#message")).to_be_visible()
    visitor = Visitor(page, frame)
    assert visitor.asks("Where is my parcel?")
    box = page.locator("frontdesk-chat button").bounding_box()
    assert (round(box["width"]), round(box["height"])) == (60, 60)
    assert page.locator("frontdesk-chat iframe").bounding_box()["width"] > 380
    assert page.evaluate("window.overheard") is None
    assert [one for one in violations if "favicon" not in one] == []


def test_the_page_around_cannot_read_the_chat(hosted, host):
    origin, pages = host
    people = hosted
    pages["/plain"] = ("", RUDE.replace("BASE", people.server.base).replace(' nonce="n"', ""))
    page = people.page()
    people.excused.append("favicon")
    page.goto(origin + "/plain")
    frame = page.frame_locator("frontdesk-chat iframe")
    Visitor(page, frame).asks("Where is my parcel?")
    assert page.evaluate(
        """() => {
          try { return document.querySelector("frontdesk-chat").shadowRoot.querySelector("iframe")
            .contentWindow.document.body.innerText; } catch (error) { return error.name; }
        }"""
    ) == "SecurityError"
    assert page.evaluate("Object.keys(localStorage).every((key) => !/token|visitor/.test(key))")


def test_a_site_that_is_not_known_cannot_frame_the_panel(people, host):
    origin, pages = host
    pages["/stranger"] = ("", RUDE.replace("BASE", people.server.base).replace(' nonce="n"', ""))
    people.excused += ["favicon", "frame-ancestors"]
    page = people.page()
    with page.expect_event("console", lambda message: "frame-ancestors" in message.text):
        page.goto(origin + "/stranger")
    expect(page.frame_locator("frontdesk-chat iframe").locator("#message")).to_have_count(0)


def test_the_panel_listens_to_nobody_but_the_page_that_frames_it(people):
    visitor = people.visitor()
    visitor.page.evaluate("window.postMessage({ frontdesk: 'hello', locale: 'ar', fixed: true, draft: 'x' }, '*')")
    expect(visitor.page.locator("html")).to_have_attribute("dir", "ltr")
    expect(visitor.field).to_have_value("")


@pytest.mark.parametrize("path", ["/", "/chat", "/console", "/admin"])
def test_every_page_has_a_strict_policy(people, path):
    page = people.page()
    answer = page.goto(people.server.base + path)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "require-trusted-types-for 'script'" in policy
    assert "unsafe" not in policy
    if path in ("/console", "/admin"):
        assert "frame-ancestors 'none'" in policy
    people.excused.append("TrustedHTML")
    with pytest.raises(Exception, match="TrustedHTML"):
        page.evaluate("document.body.innerHTML = '<b>x</b>'")
    assert page.locator("[style]").count() == 0 or all(
        "display" not in (one.get_attribute("style") or "") for one in page.locator("[style]").all()
    )


def test_what_visitors_write_is_shown_and_does_nothing(people):
    word = in_every_language("attack").split()[1]
    title = f"{ATTACKS[0]} {word}"
    page = people.page()
    page.goto(people.server.base + "/")
    expect(page.get_by_role("heading").first).to_be_visible()
    page.evaluate("(title) => { document.title = title; }", title)
    page.evaluate("(attack) => history.replaceState(null, '', '/?q=' + encodeURIComponent(attack))", ATTACKS[1])
    visitor = Visitor.in_shop(page)
    for attack in ATTACKS:
        before = visitor.messages("visitor").count()
        visitor.says(f"{attack} {word}")
        expect(visitor.messages("visitor")).to_have_count(before + 1)
        expect(visitor.messages("visitor").last.locator(".text")).to_contain_text(attack)
    if not visitor.place.locator(".queue").is_visible():
        visitor.says("I want to talk to a human")
    expect(visitor.place.locator(".queue")).to_be_visible()
    assert visitor.frame.evaluate("window.hit") is None
    assert page.evaluate("window.hit") is None

    agent = people.agent()
    agent.page.get_by_label("Search conversations").fill(word)
    hits = agent.lists.locator(".item")
    expect(hits.first).to_contain_text(word)
    hits.first.click()
    for attack in ATTACKS:
        expect(agent.log).to_contain_text(attack)
    trail = agent.page.get_by_role("complementary", name="Details").locator(".trail")
    expect(trail).to_contain_text(ATTACKS[0])
    assert trail.locator("a").count() == 0
    assert agent.log.locator(".text").locator("img, script, svg, iframe, a, b, style").count() == 0
    assert agent.page.evaluate("window.hit") is None
    agent.do("take")
    details = agent.page.get_by_role("complementary", name="Details")
    details.get_by_role("textbox", name="Add a tag").fill("<b>tag</b>")
    details.get_by_role("textbox", name="Add a tag").press("Enter")
    expect(details.locator(".tags")).to_contain_text("<b>tag</b>")
    agent.resolves()
    assert agent.page.evaluate("window.hit") is None


def test_a_token_is_never_in_an_address(people):
    page = people.page()
    addresses = []
    page.on("request", lambda request: addresses.append(request.url))
    page.on("websocket", lambda socket: addresses.append(socket.url))
    page.goto(people.server.base + "/chat")
    Visitor(page).asks("Where is my parcel?")
    token = page.evaluate("JSON.parse(localStorage.getItem('frontdesk.visitor')).token")
    assert len(token) > 16
    assert not any(token in address for address in addresses)
    assert not any(re.search("token|bearer", address) for address in addresses)
