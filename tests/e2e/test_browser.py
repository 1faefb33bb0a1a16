"""The preview in a real browser: search from the message box, read a result, look at it."""

from __future__ import annotations

import os
import shutil
import socket
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import ROOT, preview

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

CHROMIUM = shutil.which("chromium")
REQUIRED = bool(os.environ.get("BROADSHEET_BROWSER_REQUIRED"))
PICTURES = os.environ.get("BROADSHEET_PICTURES")
SEEDS = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))

pytestmark = [
    pytest.mark.unmeasured,
    pytest.mark.skipif(CHROMIUM is None and not REQUIRED, reason="chromium is not installed"),
]
needs_seed = pytest.mark.skipif(not SEEDS, reason="the seed page is not here")

# Without these, the browser looks for its maker's servers at every start.
ALONE = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-quic", "--disable-background-networking")
ALONE += ("--disable-component-update", "--disable-sync")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ALONE))
        yield browser
        browser.close()


PRESSES = 12
PATIENCE = 120_000
"""Milliseconds: beside other work a browser may stand still for half a minute."""


AT_REST = """(viewer) => {
    const shown = window.simcordPreview, stage = document.querySelector("#preview-stage");
    const host = shown?.presentation?.host;
    return Boolean(shown?.ready && shown.awaitingRevision === null && host.width === stage.clientWidth
        && host.height === stage.clientHeight && (viewer === null || shown.viewerId === viewer));
}"""


def at_rest(page: Page, viewer: str | None = None) -> None:
    """Wait until the page has drawn what it knows, at its size (and for that viewer): only then it takes a press."""
    page.wait_for_function(AT_REST, arg=viewer)


def opened(browser: Browser, address: str) -> Page:
    page = browser.new_page(viewport={"width": 1100, "height": 1180})
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    at_rest(page)
    return page


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with preview("--page", *SEEDS) as (_, address):
        yield opened(browser, address)


def ask(page: Page, text: str) -> Locator:
    """Type a message, and return the answer that appears under it."""
    from playwright.sync_api import TimeoutError as NotYet

    # A digest may come at any moment: it is no answer.
    messages = page.locator(".channel-message[data-message-id]").filter(has_not_text="Digest · ")
    before = messages.count()
    box = page.locator("#channel-composer-input")
    box.fill(text)
    for _ in range(PRESSES):
        at_rest(page)
        box.press("Enter")
        try:
            messages.nth(before).wait_for(timeout=PATIENCE / PRESSES)
            break
        except NotYet:
            # While the page draws its channel anew, as after a change of its size, the box keeps what is typed.
            if not box.input_value():
                break
    answer = messages.nth(before + 1)
    answer.wait_for()
    return answer


@needs_seed
@pytest.mark.parametrize(
    ("query", "reference", "words"),
    [
        ("!search semiconductor", "A1.p", "semiconductor"),
        ("!search semicondutor", "A1.p", "semiconductor"),
        ("!search 大安", "A3.p1", "Daan District (大安)"),
    ],
)
def test_a_search_shows_the_passage(page: Page, query: str, reference: str, words: str) -> None:
    answer = ask(page, query).inner_text()
    assert reference in answer
    assert words in answer


@needs_seed
def test_a_result_is_read_in_context(page: Page) -> None:
    answer = ask(page, "!search semicondutor")
    answer.get_by_role("button", name="Read").first.click()
    page.get_by_text("Only you can see this").last.wait_for()
    shown = page.locator(".channel-message[data-message-id]").last
    assert "Lee Li-sheng" in shown.inner_text()


README = (
    ("search", 1240, "!search semicondutor", "showing semiconductor"),
    (
        "verify",
        780,
        '!verify "The harbor is not scenery. The office should not withdraw the closure, try the clock first, and'
        ' count the boats again in July."',
        "added (negation): “not”",
    ),
)
BOARD = (
    ("!board new Harbor closure", "Harbor closure"),
    ("!board add B1 A1.p2.s1 Ask the office for the fall figures", "Ask the office"),
    ("!board add B1 A20.p4.s1", "A20.p4.s1"),
    ("!board add B1 A34.p1 The pilots want the opposite", "The pilots want"),
    ("!board B1", "3 quotations"),
)
TIMELINE = (
    ("!timeline harbor", "Timeline of harbor", "timeline"),
    ("!timeline the chart", "each bar", "timeline-chart"),
)


def test_the_pictures_of_the_readme(browser: Browser, tmp_path: Path) -> None:
    """The samples asked in a browser: what the README shows. BROADSHEET_PICTURES names the folder to write to."""
    with preview() as (_, address):
        page = opened(browser, address)
        for name, height, command, words in README:
            page.set_viewport_size({"width": 1100, "height": height})
            answer = ask(page, command)
            answer.get_by_role("button").first.wait_for()
            assert words in answer.inner_text()
            at_rest(page)
            answer.evaluate("answer => answer.scrollIntoView({block: 'end'})")
            picture = Path(PICTURES or tmp_path) / f"{name}.png"
            page.screenshot(path=picture)
            assert picture.read_bytes().startswith(b"\x89PNG")
        for command, words in BOARD:
            board = say(page, command, words)
        at_rest(page)
        board.screenshot(path=Path(PICTURES or tmp_path) / "board.png")
        page.set_viewport_size({"width": 1100, "height": 1500})
        for command, words, name in TIMELINE:
            shown = say(page, command, words)
            at_rest(page)
            shown.screenshot(path=Path(PICTURES or tmp_path) / f"{name}.png")


@pytest.mark.skipif(not PICTURES, reason="only draws pictures of what other tests show")
def test_the_pictures_of_what_is_told(browser: Browser, tmp_path: Path) -> None:
    """A passage whose page is edited, and a new page that someone watches for, told in a channel."""
    folder = tmp_path / "pages"
    shutil.copytree(ROOT / "data" / "samples", folder)
    (folder / "README.md").unlink()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    served = {"BROADSHEET_RSS_PORT": port, "BROADSHEET_RSS_URL": "https://news.example.org/rss"}
    with preview("--page", folder, BROADSHEET_PAGES=str(folder), **served) as (_, address):
        page = opened(browser, address)
        viewers = page.locator("select", has_text="morgan").first
        at_rest(page, viewers.select_option(label="morgan")[0])
        say(page, '!quote "The plan is 64 pages long."', "A1.p2.s2")
        say(page, "!watch semiconductor", "W1 is watching")
        edited = folder / "01-opinion-harbor.txt"
        edited.write_text(edited.read_text("utf-8").replace("64 pages", "46 pages"), encoding="utf-8")
        told(page, "Changed since it was quoted", "changes")
        shutil.copy(ROOT / "data" / "preview" / "1-evening-edition.md", folder)
        told(page, "Chip plant pays for a second well", "watches")
        say(page, "!rss W1", "press the button for an address")
        press(page, "Show address", "Your address of W1")
        told(page, "Your address of W1", "rss")


def told(page: Page, words: str, name: str) -> None:
    """Wait for what the bot says of its own accord, and draw it."""
    message = page.locator(".channel-message[data-message-id]", has_text=words).last
    message.wait_for()
    page.set_viewport_size({"width": 1100, "height": 1000})
    page.mouse.move(0, 0)
    at_rest(page)
    message.screenshot(path=Path(PICTURES or "") / f"{name}.png")


def press(page: Page, name: str, words: str) -> None:
    """Press a button until an answer with those words is there: a page that is being drawn anew passes a press over."""
    from playwright.sync_api import TimeoutError as NotYet

    answer = page.locator(".channel-message[data-message-id]", has_text=words).last
    for _ in range(PRESSES):
        at_rest(page)
        page.get_by_role("button", name=name).first.click()
        with suppress(NotYet):
            answer.wait_for(timeout=PATIENCE / PRESSES)
            return
    answer.wait_for()


WIDTHS = (430, 1100)
"""A laptop's window and a phone's."""


FITS = """([words, width]) => {
    const messages = [...document.querySelectorAll(".channel-message[data-message-id]")];
    const message = messages.filter((one) => one.textContent.includes(words)).at(-1);
    const parts = message ? [message, ...message.querySelectorAll("p, button, select")] : [];
    const edges = parts.map((one) => one.getBoundingClientRect());
    return parts.length > 0 && window.innerWidth === width && document.documentElement.scrollWidth <= width
        && edges.every((edge) => edge.left >= 0 && edge.right <= width);
}"""


def look(page: Page, name: str, words: str) -> None:
    """See that the last message with those words fits both widths; BROADSHEET_PICTURES names a folder to draw it to."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 1000})
        at_rest(page)
        page.wait_for_function(FITS, arg=[words, width])
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png")


def say(page: Page, text: str, words: str) -> Locator:
    """Type a message, and return the newest message with those words once there is one."""
    from playwright.sync_api import TimeoutError as NotYet

    typed = page.locator(".channel-message[data-message-id]", has_text=text)
    answer = page.locator(".channel-message[data-message-id]", has_text=words).last
    box, before = page.locator("#channel-composer-input"), typed.count()
    for _ in range(PRESSES):
        at_rest(page)
        if typed.count() == before:  # the page may be drawn again at any moment, and what was typed then goes
            box.fill(text)
            box.press("Enter")
        with suppress(NotYet):
            answer.wait_for(timeout=PATIENCE / PRESSES)
            break
    answer.wait_for()
    return answer


def choose(page: Page, message: Locator, menu: str, option: str, words: str) -> None:
    """Choose from a menu of a message until there is an answer with those words: see `press`."""
    from playwright.sync_api import TimeoutError as NotYet

    answer = page.locator(".channel-message[data-message-id]", has_text=words).last
    for _ in range(PRESSES):
        at_rest(page)
        message.get_by_role("combobox", name=menu).click()
        page.get_by_role("option", name=option).click()
        with suppress(NotYet):
            answer.wait_for(timeout=PATIENCE / PRESSES)
            return
        page.get_by_role("button", name="Refresh preview").click()  # a choice that was passed over stays in the menu
    answer.wait_for()


def test_the_walk_of_a_first_visitor(browser: Browser) -> None:
    """Read the greeting, press three suggestions, see a digest come; as morgan set one and change the language."""
    with preview() as (_, address):
        page = opened(browser, address)
        look(page, "greeting", "Who can do what:")
        for suggestion, words in (
            ("!search semicondutor", "showing semiconductor"),
            ('!verify "The harbor is not scenery."', "harbor is not scenery"),
            ("!help", "Start with these"),
        ):
            press(page, suggestion, words)
        look(page, "help", "Quote and check")
        digest = page.locator(".channel-message[data-message-id]", has_text="Digest · Jan 1, 2026")
        digest.wait_for()
        assert digest.get_by_role("button", name="Read").count() > 0
        look(page, "digest", "Digest · Jan 1, 2026")
        if PICTURES:
            page.set_viewport_size({"width": 1100, "height": 1000})
            page.mouse.move(0, 0)
            at_rest(page)
            digest.screenshot(path=Path(PICTURES) / "digest.png")
        viewers = page.locator("select", has_text="morgan").first
        at_rest(page)
        at_rest(page, viewers.select_option(label="morgan")[0])
        say(page, "!digest set 早上八點 台北 平日 半導體", "08:00, Monday to Friday, Asia/Taipei")
        look(page, "set", "08:00, Monday to Friday, Asia/Taipei")
        settings = say(page, "!settings", "How commands in messages start.")
        choose(page, settings, "Language", "繁體中文（台灣）", "changed from English to 繁體中文")
        # The simulated Discord speaks English, and so does the answer to a menu; a message gets the new language.
        say(page, "!recent", "最新文章")
        look(page, "language", "最新文章")
