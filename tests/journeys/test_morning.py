"""A morning's work by keyboard only: from signing in to the next ticket the mouse is never touched."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from servicedesk.demo.sign_ins import DEMO_PASSWORD
from tests.journeys.browser import Watched, chromium
from tests.journeys.conftest import House
from tests.journeys.people import JOHAN, fill_in_form, make_macro

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def numbers(house: House, browser: Browser) -> tuple[int, int]:
    """Two tickets that came this morning, the older one first; and a macro of the agent's own."""
    citizen, agent = Watched(browser, house.url), Watched(browser, house.url)
    first = fill_in_form(citizen, subject="Morgonens trasiga lykta", email="lykta@mejl.example")
    second = fill_in_form(citizen, subject="Morgonens snöhög", email="snohog@mejl.example")
    agent.sign_in(JOHAN)
    make_macro(agent, "Morgonens makro")
    citizen.context.close()
    agent.context.close()
    return first, second


def sign_in_by_keyboard(agent: Watched) -> Page:
    page = agent.open("/konto/logga-in/")
    while page.evaluate("document.activeElement.name") != "login":
        page.keyboard.press("Tab")
    page.keyboard.type(JOHAN)
    page.keyboard.press("Tab")
    page.keyboard.type(DEMO_PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/arenden/**")
    agent.wait_until_live()
    return page


def shown(page: Page, number: int) -> None:
    expect(page.locator(f"#ticket-place[data-number='{number}']")).to_have_count(1)
    page.wait_for_selector("body[data-writing=on]")


def down_to(page: Page, number: int) -> None:
    """Press j until the ticket is open; the last of a few more than there can be must be it."""
    for _more in range(5):
        before = (
            page.locator("#ticket-place").get_attribute("data-number") if page.locator("#ticket-place").count() else ""
        )
        page.keyboard.press("j")
        expect(page.locator(f"#ticket-place[data-number]:not([data-number='{before}'])")).to_have_count(1)
        if page.locator(f"#ticket-place[data-number='{number}']").count():
            break
    shown(page, number)


def by_palette(page: Page, words: str, first: str) -> None:
    page.keyboard.press("Control+k")
    expect(page.locator("#palette-text")).to_be_focused()
    page.keyboard.type(words)
    expect(page.locator("#palette-options [role=option]").first).to_contain_text(first)
    page.keyboard.press("Enter")


def leave_text(page: Page) -> None:
    """Back to where keys are commands."""
    page.keyboard.press("Escape")
    expect(page.locator("#thread")).to_be_focused()


def test_morning_needs_no_mouse(house: House, browser: Browser, numbers: tuple[int, int]) -> None:
    first, second = numbers
    agent = Watched(browser, house.url)
    page = sign_in_by_keyboard(agent)

    # The queue, then down: the newest ticket stands first, but for what the house's doors have brought meanwhile.
    by_palette(page, "alla öppna", "Alla öppna")
    page.wait_for_url("**/arenden/?ko=alla-oppna")
    agent.wait_until_live()
    down_to(page, second)
    down_to(page, first)
    page.keyboard.press("t")
    expect(page.locator("[popovertarget=assignee-menu]")).to_contain_text("Johan Åkerström")
    expect(page.locator("#thread .msg--in")).to_contain_text("När kommer ni?")

    answer_taken_back_and_sent_again(page)
    noted_and_tagged(page)

    # Search with operators finds it, solved; the way back leads to the other one, which is put away.
    page.keyboard.press("/")
    expect(page.locator("#rail-search")).to_be_focused()
    page.keyboard.type("status:löst lykta")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sok/**")
    expect(page.locator("main")).to_contain_text("Morgonens trasiga lykta")
    expect(page.locator("main")).not_to_contain_text("Morgonens snöhög")
    by_palette(page, f"#{second}", f"#{second}")
    page.wait_for_url(f"**/arenden/{second}/**")
    page.wait_for_selector("body[data-writing=on]")
    macro_and_snooze(page)
    assert agent.faults == []
    agent.context.close()


def answer_taken_back_and_sent_again(page: Page) -> None:
    """A canned response and a preview; sent and solved, undone once, sent again."""
    page.keyboard.press("r")
    page.keyboard.type("/mer")
    expect(page.locator(".suggestions [aria-selected=true]")).to_contain_text("Vi behöver veta mer")
    page.keyboard.press("Enter")
    expect(page.locator("#text-reply")).to_have_value(re.compile(r"^Hej "))
    leave_text(page)
    page.keyboard.press("r")
    while not page.evaluate("document.activeElement.matches('#panel-reply [data-preview]')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.frame_locator("#mail-preview iframe").locator("body")).to_contain_text("Vilken adress gäller det?")
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    expect(page.locator("#text-reply")).to_be_focused()
    solve(page)
    page.keyboard.press("Control+z")
    expect(page.locator("#act-dialog[open]")).to_have_count(0)
    expect(page.locator("#text-reply")).to_be_focused()
    expect(page.locator("#text-reply")).to_have_value(re.compile("Vilken adress"))
    expect(page.locator("#thread .msg--out[data-mine]")).to_have_count(0)
    solve(page)


def solve(page: Page) -> None:
    """Send and mark as solved, which stands among the other ways to send."""
    page.keyboard.press("Tab")
    while "Skicka och markera som löst" not in page.evaluate("document.activeElement.textContent"):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[popovertarget=reply-menu]:not([data-open])')"):
            page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator("#thread .msg--out[data-mine]")).to_contain_text("Vilken adress gäller det?")
    expect(page.locator("[popovertarget=status-menu]")).to_contain_text("Löst")
    expect(page.locator("#act-dialog.dialog--beside[open] .act")).to_be_visible()  # what came of it


def noted_and_tagged(page: Page) -> None:
    page.keyboard.press("Escape")
    expect(page.locator("#act-dialog[open]")).to_have_count(0)
    page.keyboard.press("n")
    page.keyboard.type("@åsa l")
    expect(page.locator(".suggestions [aria-selected=true]")).to_contain_text("Åsa Lindqvist")
    page.keyboard.press("Tab")
    page.keyboard.type("bra att veta.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".msg--note")).to_contain_text("@Åsa Lindqvist bra att veta.")
    page.keyboard.press("l")
    expect(page.locator("[data-hotkey=l]")).to_be_focused()
    page.keyboard.type("morgon")
    page.keyboard.press("Enter")
    expect(page.locator("#details .tag")).to_contain_text(["morgon"])
    page.keyboard.press("Tab")


def macro_and_snooze(page: Page) -> None:
    page.keyboard.press("m")
    expect(page.locator("#act-dialog[open] .act")).to_be_visible()
    page.keyboard.type("morgonens")
    page.keyboard.press("Enter")
    expect(page.locator("#act-dialog table")).to_contain_text("Johan Åkerström")
    while not page.evaluate("document.activeElement.matches('#act-dialog [type=submit].btn--primary')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#act-dialog[open]")).to_have_count(0)
    expect(page.locator("[popovertarget=assignee-menu]")).to_contain_text("Johan Åkerström")
    page.keyboard.press("z")
    expect(page.locator("#act-dialog[open] .act")).to_be_visible()
    page.keyboard.press("m")  # a key of the page behind: nothing happens while a dialog is open
    page.keyboard.press("Enter")
    expect(page.locator(".ties")).to_contain_text("Vilar till")
