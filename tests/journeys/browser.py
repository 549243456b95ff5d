"""A real Chromium for the journeys, and the people who use it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, WebSocketRoute, expect, sync_playwright

from servicedesk.demo.sign_ins import DEMO_PASSWORD

ROOT = Path(__file__).resolve().parents[2]
SCREENSHOTS = ROOT / "var" / "screenshots"
WIDE = {"width": 1440, "height": 900}
# No network but our own: the browser would otherwise look up its maker's services.
# Chromium's address bar has two pages of its own in each window, half of what a window costs. This list takes the place
# of Playwright's, so what that one says for good reasons is said again.
SPARED = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "PreloadTopChromeWebUI"]
SPARED += ["AimEnabled", "HttpsUpgrades", "LensOverlay", "MediaRouter", "OptimizationHints", "PaintHolding"]
SPARED += ["AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable"]
SPARED += ["NetworkTimeServiceQuerying", "PreconnectToSearch", "ThirdPartyStoragePartitioning"]
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
ARGUMENTS.append(f"--disable-features={','.join(SPARED)}")
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What the browser and htmx say of answers and lines: "htmx:sendError", "Response Status Error Code 409 from ...".
OF_THE_LINE = ("Failed to load resource:", "WebSocket connection to ", "Response Status Error Code 4", "htmx:")

# Journeys share the machine with other tests: patience, which costs nothing where all is well.
PATIENCE = 20_000  # milliseconds
expect.set_options(timeout=PATIENCE)


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=ARGUMENTS
        )
        yield browser
        browser.close()


class Watched:
    """A page in a window of its own; what goes wrong in it, or in another page of the window, is a fault of the test.

    Errors of scripts and what the content security policy has stopped are told on the console.
    """

    windows: ClassVar[list["Watched"]] = []  # of the test that runs (conftest.nothing_goes_wrong)

    def __init__(self, browser: Browser, url: str, **options: object) -> None:
        self.url = url
        self.context: BrowserContext = browser.new_context(
            **{"viewport": WIDE, "locale": "sv-SE", "timezone_id": "Europe/Stockholm", **options}  # type: ignore[arg-type]
        )
        self.context.set_default_timeout(PATIENCE)
        self.page: Page = self.context.new_page()
        self.faults: list[str] = []
        self.context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))
        self.context.on("console", self._listen)
        self.context.on("response", lambda answer: self._look_at(answer.status, answer.url))
        self.windows.append(self)

    def _look_at(self, status: int, url: str) -> None:
        if status >= 500:
            self.faults.append(f"{status} {url}")

    def _listen(self, said: ConsoleMessage) -> None:
        """Answers of 4xx and lines that break are what some tests are about; the pages must stand them."""
        if said.type == "error" and not said.text.startswith(OF_THE_LINE):
            self.faults.append(f"console: {said.text} {said.location}")

    def open(self, path: str) -> Page:
        self.page.goto(self.url + path)
        return self.page

    def sign_in(self, email: str) -> Page:
        page = self.open("/konto/logga-in/")
        page.fill("input[name=login]", email)
        page.fill("input[name=password]", DEMO_PASSWORD)
        page.press("input[name=password]", "Enter")
        page.wait_for_url("**/arenden/**")
        return page

    def picture(self, name: str) -> None:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        # Hiding the caret would leave style="" behind, which htmx carries over and the policy of the page stops.
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png", caret="initial")

    def open_ticket(self, number: int) -> Page:
        """Open a ticket by its address, until one can write on it."""
        page = self.open(f"/arenden/{number}/")
        page.wait_for_selector("body[data-writing=on]")
        return page

    def wait_until_live(self) -> None:
        """Until the page's socket is open: from then on changes show up by themselves."""
        self.page.wait_for_selector("body[data-live=on]")


class Line:
    """The page's socket on its way to the server, which can be cut and mended."""

    def __init__(self, page: Page) -> None:
        self.is_cut = False
        self.sockets: list[WebSocketRoute] = []
        page.route_web_socket("**/ws/agent/", self._carry)

    def _carry(self, socket: WebSocketRoute) -> None:
        if self.is_cut:
            socket.close(code=4000)
            return
        socket.connect_to_server()
        self.sockets.append(socket)

    def cut(self) -> None:
        self.is_cut = True
        while self.sockets:
            self.sockets.pop().close(code=4000)

    def mend(self) -> None:
        self.is_cut = False


def violations(page: Page) -> list[str]:
    """What axe-core finds on the page, as "rule: first place"; [] when it finds nothing."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    # Of what is well, axe need not describe every element; and only what is wrong comes out of the browser.
    options = {"runOnly": {"type": "tag", "values": LEVELS}, "resultTypes": ["violations"]}
    found = page.evaluate("async (options) => (await axe.run(options)).violations", options)
    return [f"{rule['id']}: {rule['nodes'][0]['target']} {rule['nodes'][0]['html'][:120]}" for rule in found]
