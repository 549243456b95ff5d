"""The workspace over a slow line: what is typed stays, what is sent goes once, and one sees that it is on its way."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browser import Watched, chromium
from tests.journeys.conftest import House
from tests.journeys.people import JOHAN, fill_in_form

pytestmark = pytest.mark.browser
LATENCY = 400  # milliseconds, for every request


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def slowed(page: Page) -> None:
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": LATENCY, "downloadThroughput": 100_000, "uploadThroughput": 50_000},
    )


def test_answer_pressed_twice_on_a_slow_line_goes_once_and_typing_stays(house: House, browser: Browser) -> None:
    citizen = Watched(browser, house.url)
    number = fill_in_form(citizen, subject="Långsam lina", email="lina@mejl.example")
    citizen.context.close()
    agent = Watched(browser, house.url)
    agent.sign_in(JOHAN)
    page = agent.open_ticket(number)
    agent.wait_until_live()
    slowed(page)

    page.keyboard.press("r")
    page.keyboard.type("Vi kommer på onsdag.")
    expect(page.locator("[data-saved]")).to_contain_text("Utkast sparat")
    expect(page.locator("#text-reply")).to_have_value("Vi kommer på onsdag.")
    page.keyboard.press("Control+Enter")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#compose-reply")).to_have_class("composer__panel htmx-request")

    sent = page.locator("#thread .msg--out[data-mine]")
    expect(sent).to_contain_text("Vi kommer på onsdag.")
    page.reload()
    expect(sent).to_have_count(1)
    assert agent.faults == []
    agent.context.close()


def test_wrap_up_that_comes_late_takes_no_key_from_a_note_being_typed(house: House, browser: Browser) -> None:
    citizen = Watched(browser, house.url)
    number = fill_in_form(citizen, subject="Sen fråga", email="sen@mejl.example")
    citizen.context.close()
    agent = Watched(browser, house.url)
    agent.sign_in(JOHAN)
    page = agent.open_ticket(number)
    agent.wait_until_live()
    slowed(page)

    page.keyboard.press("s")
    page.locator("#status-menu [value=solved]").press("Enter")
    page.keyboard.press("n")
    page.keyboard.type("Hon ringde om tunnan på torsdagen, och vi kom överens.", delay=40)
    asked = page.locator("#act-dialog[open] .wrap-up")
    expect(asked).to_be_visible()
    page.keyboard.type(" Klart.")

    expect(page.locator("#text-note")).to_have_value("Hon ringde om tunnan på torsdagen, och vi kom överens. Klart.")
    expect(page.locator("#text-note")).to_be_focused()
    expect(page.locator("#heard")).to_have_text("Vad blev det av ärendet?")

    # Out of the text, and by its key into the dialog; Enter saves.
    page.keyboard.press("Escape")
    expect(asked).to_be_visible()
    page.keyboard.press("q")
    expect(asked.locator(":focus")).to_have_count(1)
    agent.context.close()
