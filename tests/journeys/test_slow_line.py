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
