"""A real server, a real browser, and people who act in it.

FRONTDESK_BIN names the server's binary; without it the debug build of this repository is used.
FRONTDESK_WEB names a folder to serve the pages from, instead of those in the binary.
CHROMIUM names the browser. Pages that fail leave a picture and their content in artifacts/.
"""

import os
import pathlib
import re
import secrets
import shutil
import socket
import subprocess
import tempfile
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Frame, Page, expect, sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = pathlib.Path(os.environ.get("FRONTDESK_BIN", ROOT / ".build/debug/frontdesk")).resolve()
WEB = os.environ.get("FRONTDESK_WEB")
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARTIFACTS = pathlib.Path(__file__).parent / "artifacts"
START_DEADLINE = 120

# Deadlines, not waits: they only matter when something is wrong, or the machine is very busy.
expect.set_options(timeout=30_000)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A running `frontdesk serve --demo` with a data folder of its own."""

    def __init__(self, folder: pathlib.Path, rules: pathlib.Path | None = None, settings: str = ""):
        self.folder = folder
        self.rules = rules
        self.settings = folder / "frontdesk.yaml"
        self.settings.write_text(settings or "{}\n")
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[str] | None = None
        self.log = folder / "server.log"
        self.passwords: dict[str, str] = {}
        #: Sessions by name: a password takes its time to check, and one check a person is enough.
        self.sessions: dict[str, list] = {}

    @property
    def _where(self) -> list:
        return ["--config", self.settings, "--data", self.folder / "data"]

    def add(self, name: str, role: str) -> None:
        """Makes an account, with a password of its own on standard input."""
        password = secrets.token_urlsafe(18)
        done = subprocess.run(
            [BINARY, "user", "add", name, "--role", role, *self._where],
            input=password + "\n",
            text=True,
            capture_output=True,
            cwd=ROOT,
            timeout=START_DEADLINE,
        )
        assert done.returncode == 0, f"user add {name}: {done.stdout}{done.stderr}"
        self.passwords[name] = password

    def start(self) -> None:
        """Starts it, and comes back when it has printed its address."""
        command = [BINARY, "serve", "--demo", "--port", str(self.port), *self._where]
        if WEB:
            command += ["--web", WEB]
        if self.rules:
            command += ["--rules", self.rules]
        with open(self.log, "a") as log:
            self.process = subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=log, text=True, cwd=ROOT
            )
        deadline = time.monotonic() + START_DEADLINE
        assert self.process.stdout
        for line in self.process.stdout:
            if re.search(rf"https?://\S*:{self.port}\b", line):
                return
            if time.monotonic() > deadline:
                break
        raise AssertionError(f"the server printed no address:\n{self.log.read_text()[-4000:]}")

    def kill(self) -> None:
        """Ends it in this moment, as a power cut would."""
        assert self.process
        self.process.kill()
        self.process.wait(30)
        if self.process.stdout:
            self.process.stdout.close()

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.kill()


def new_server(folder: pathlib.Path, rules: pathlib.Path | None = None, settings: str = "") -> Server:
    server = Server(folder, rules, settings)
    for name, role in (("mei", "agent"), ("omar", "agent"), ("ada", "admin")):
        server.add(name, role)
    server.start()
    return server


@pytest.fixture(scope="session")
def server():
    """The server that most tests share; each test brings visitors of its own."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="frontdesk-browser-"))
    server = new_server(folder)
    yield server
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def own_server(tmp_path):
    """A server that a test may kill, with rules that it may change."""
    rules = tmp_path / "rules"
    shutil.copytree(ROOT / "rules", rules)
    server = new_server(tmp_path, rules)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--autoplay-policy=user-gesture-required"],
        )
        yield browser
        browser.close()


class People:
    """Opens pages for visitors and agents, and remembers what their consoles complained about."""

    def __init__(self, browser: Browser, server: Server):
        self.browser = browser
        self.server = server
        self.contexts: list[BrowserContext] = []
        self.pages: list[Page] = []
        self.errors: list[str] = []
        #: Messages that are no fault: a refused sign-in, a server that was killed on purpose.
        self.excused: list[str] = ["status of 401"]

    def context(self, **options) -> BrowserContext:
        options.setdefault("locale", "en-GB")
        options.setdefault("reduced_motion", "reduce")
        context = self.browser.new_context(**options)
        self.contexts.append(context)
        return context

    def page(self, context: BrowserContext | None = None, **options) -> Page:
        page = (context or self.context(**options)).new_page()
        page.on("pageerror", lambda error: self.errors.append(f"{page.url}: {error}"))
        page.on(
            "console",
            lambda message: self.errors.append(f"{page.url}: {message.text}")
            if message.type == "error" and not any(one in message.text for one in self.excused)
            else None,
        )
        self.pages.append(page)
        return page

    def visitor(self, context: BrowserContext | None = None, path: str = "/chat", **options) -> "Visitor":
        page = self.page(context, **options)
        page.goto(self.server.base + path)
        return Visitor(page)

    def shopper(self, context: BrowserContext | None = None, **options) -> "Visitor":
        """A visitor in the demo shop, with the panel open."""
        page = self.page(context, **options)
        page.goto(self.server.base + "/")
        return Visitor.in_shop(page)

    def signed_in(self, context: BrowserContext, name: str) -> None:
        """Gives a context somebody's session."""
        if name not in self.server.sessions:
            answer = context.request.post(
                self.server.base + "/api/v1/sign-in",
                data={"name": name, "password": self.server.passwords[name]},
                timeout=120_000,
            )
            assert answer.status == 204, answer.text()
            self.server.sessions[name] = context.cookies()
        context.add_cookies(self.server.sessions[name])

    def agent(self, name: str = "mei", context: BrowserContext | None = None, **options) -> "Agent":
        options.setdefault("viewport", {"width": 1360, "height": 820})
        context = context or self.context(**options)
        self.signed_in(context, name)
        page = self.page(context)
        page.goto(self.server.base + "/console")
        agent = Agent(page)
        expect(page.get_by_role("status").filter(has_text="Connected").first).to_be_visible()
        return agent

    def admin(self, **options) -> Page:
        context = self.context(**options)
        self.signed_in(context, "ada")
        page = self.page(context)
        page.goto(self.server.base + "/admin")
        expect(page.get_by_role("heading", name="Rules", exact=True)).to_be_visible()
        return page


def sign_in(page: Page, server: Server, name: str) -> None:
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Password", exact=True).fill(server.passwords[name])
    page.get_by_role("button", name="Sign in").click()


class Visitor:
    """Somebody who chats, in the panel as a page or in the shop's frame."""

    def __init__(self, page: Page, place=None):
        self.page = page
        self.place = place or page
        expect(self.field).to_be_visible()

    @staticmethod
    def in_shop(page: Page) -> "Visitor":
        page.get_by_role("button", name="Open chat").click()
        return Visitor(page, page.frame_locator("frontdesk-chat iframe"))

    @property
    def field(self):
        return self.place.locator("#message")

    @property
    def log(self):
        return self.place.get_by_role("log")

    @property
    def frame(self) -> Frame:
        return next(one for one in self.page.frames if one.url.split("?")[0].endswith("/chat"))

    @property
    def conversation(self) -> str:
        """The conversation's number, as the panel keeps it."""
        return self.frame.evaluate("JSON.parse(localStorage.getItem('frontdesk.visitor')).conversation")

    def messages(self, side: str = "bot"):
        """Messages of one side, the greeting left out."""
        return self.log.locator(f"li.message.{side}")

    def says(self, text: str) -> None:
        self.field.fill(text)
        self.field.press("Enter")

    def asks(self, text: str) -> str:
        """Says something and waits for the bot's next answer."""
        before = self.messages().count()
        self.says(text)
        answer = self.messages().nth(before).locator(".text")
        expect(answer).to_be_visible()
        return answer.inner_text()

    def asks_for_a_person(self) -> None:
        self.says("I want to talk to a human")
        expect(self.place.locator(".queue")).to_be_visible()

    def texts(self) -> list[str]:
        """Every message as it stands there, acknowledged or not."""
        return self.log.locator("li.message .text").all_inner_texts()


class Agent:
    """Somebody who answers in the console."""

    def __init__(self, page: Page):
        self.page = page

    @property
    def lists(self):
        return self.page.get_by_role("navigation", name="Conversations")

    @property
    def log(self):
        return self.page.get_by_role("log", name="Transcript")

    @property
    def conversation(self):
        return self.page.locator(".conversation")

    def view(self, name: str) -> None:
        self.lists.locator(f'[data-view="{name}"]').click()

    def opens(self, visitor: Visitor, view: str = "queue") -> None:
        """Opens a visitor's conversation from a list."""
        self.view(view)
        self.lists.locator(f'[data-conversation="{visitor.conversation}"]').click()
        expect(self.conversation).to_have_attribute("data-conversation", visitor.conversation)

    def takes(self, visitor: Visitor) -> None:
        self.opens(visitor)
        self.do("take")
        expect(self.conversation.locator('[data-action="resolve"]')).to_be_visible()

    def resolves(self) -> None:
        self.do("resolve")
        self.page.get_by_role("dialog").get_by_role("button", name="Resolve").click()
        expect(self.conversation.locator(".badge.state")).to_have_text("Closed")

    def do(self, action: str) -> None:
        self.conversation.locator(f'[data-action="{action}"]').click()

    def says(self, text: str) -> None:
        field = self.page.get_by_label("Your reply")
        field.fill(text)
        field.press("Enter")

    def notes(self, text: str) -> None:
        self.conversation.get_by_role("button", name="Note", exact=True).click()
        field = self.page.get_by_label("Add a note")
        field.fill(text)
        field.press("Enter")
        expect(self.log.locator("li.note").filter(has_text=text)).to_be_visible()


@pytest.fixture
def people(browser, server, request):
    yield from open_pages(browser, server, request)


@pytest.fixture
def own_people(browser, own_server, request):
    yield from open_pages(browser, own_server, request)


def open_pages(browser, server, request):
    """People on a server, for as long as a test takes."""
    people = People(browser, server)
    yield people
    failed = getattr(request.node, "failed", False)
    if failed:
        keep_pictures(people, request.node.name)
    for context in people.contexts:
        context.close()
    if not failed:
        assert people.errors == [], "pages complained"


def keep_pictures(people: People, name: str) -> None:
    ARTIFACTS.mkdir(exist_ok=True)
    plain = re.sub(r"\W+", "-", name)
    for index, page in enumerate(people.pages):
        try:
            page.screenshot(path=ARTIFACTS / f"{plain}-{index}.png")
            (ARTIFACTS / f"{plain}-{index}.html").write_text(page.content())
        except Exception as problem:  # A page may be gone already.
            print(f"no picture of {page.url}: {problem}")
    print("\n".join(people.errors))
    print(people.server.log.read_text()[-4000:])


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    outcome = yield
    if call.when == "call" and outcome.get_result().failed:
        item.failed = True


def axe(page: Page | Frame) -> list:
    """What axe objects to, as rule and places."""
    found = Axe().run(page).response["violations"]
    return [
        (one["id"], [(node["target"], node.get("failureSummary", "")[:200]) for node in one["nodes"]])
        for one in found
    ]


def in_every_language(text: str) -> str:
    """A word that makes a message of a test its own in a shared server."""
    return f"{text} {secrets.token_hex(4)}"
