"""The preview in a real browser: search from the message box, read a result, look at it."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import ROOT, preview

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

CHROMIUM = shutil.which("chromium")
REQUIRED = bool(os.environ.get("BROADSHEET_BROWSER_REQUIRED"))
PICTURE = os.environ.get("BROADSHEET_PICTURE")
SEEDS = ROOT.parent / "shared" / "seeds"

pytestmark = pytest.mark.skipif(CHROMIUM is None and not REQUIRED, reason="chromium is not installed")

# Without these, the browser looks for its maker's servers at every start.
ALONE = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-quic", "--disable-background-networking")
ALONE += ("--disable-component-update", "--disable-sync")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    from playwright.sync_api import sync_playwright

    seeds = sorted(SEEDS.glob("*.txt"))
    arguments = ["--page", *seeds] if seeds else []
    with preview(*arguments) as (_, address), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ALONE))
        page = browser.new_page(viewport={"width": 1100, "height": 900})
        page.set_default_timeout(30_000)
        page.goto(address)
        yield page
        browser.close()


def ask(page: Page, text: str) -> str:
    """Type a message, and return what the bot answers with."""
    answers = page.locator("article, .message").filter(has_text="APP")
    before = answers.count()
    box = page.locator("#channel-composer-input")
    box.fill(text)
    box.press("Enter")
    answer = answers.nth(before)
    answer.wait_for()
    return answer.inner_text()
