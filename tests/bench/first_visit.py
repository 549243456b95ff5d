"""The first visit of an agent's browser to the workspace: bytes over the wire, and requests."""

import os
from typing import Any

from playwright.sync_api import CDPSession, Page, sync_playwright

from servicedesk.demo.sign_ins import DEMO_PASSWORD, sign_ins

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


def first_visit(base_url: str) -> tuple[float, int]:
    """Sign in, forget everything kept, and open the queue as if for the first time; bytes (head and body), requests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(locale="sv-SE")
        _sign_in(page, base_url)
        session = page.context.new_cdp_session(page)
        counted = _count(session)
        session.send("Network.clearBrowserCache")
        page.goto(f"{base_url}/arenden/", wait_until="networkidle")
        browser.close()
    return sum(counted), len(counted)


def _sign_in(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/arenden/")
    page.fill("input[name=login]", sign_ins()[0].email)
    page.fill("input[name=password]", DEMO_PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/arenden/**")
    page.goto("about:blank")


def _count(session: CDPSession) -> list[float]:
    """The encoded length of each request that finishes from now on."""
    lengths: list[float] = []

    def finished(event: dict[str, Any]) -> None:
        lengths.append(float(event["encodedDataLength"]))

    session.on("Network.loadingFinished", finished)
    session.send("Network.enable")
    return lengths
