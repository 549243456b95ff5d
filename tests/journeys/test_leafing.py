"""Walking through the list by key: what waits is there when it is wanted."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.browser import Watched, chromium
from tests.journeys.conftest import House
from tests.journeys.people import JOHAN, fill_in_form

pytestmark = pytest.mark.browser

KEPT = """
text => {
  const { agent, ticket } = document.getElementById("composer").dataset;
  localStorage.setItem(`draft:${agent}:${ticket}:compose-note`, JSON.stringify({ text, at: Date.now() }));
}
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def agent(house: House, browser: Browser) -> Iterator[Watched]:
    citizen = Watched(browser, house.url)
    for number in range(2):  # the first two of the list, on which nobody has begun to write
        fill_in_form(citizen, subject=f"Att bläddra förbi {number}", email=f"bladdra{number}@mejl.example")
    agent = Watched(browser, house.url)
    agent.sign_in(JOHAN)
    agent.open("/arenden/?ko=alla-oppna")
    yield agent
    assert agent.faults == []
    agent.context.close()


def test_note_that_waits_is_there_by_its_key_and_with_what_the_browser_kept(agent: Watched) -> None:
    page = agent.page
    page.keyboard.press("j")
    expect(page.locator("#compose-reply")).to_be_visible()
    assert page.locator("#compose-note, #compose-forward, #mail-preview iframe").count() == 0
    page.wait_for_selector("body[data-writing=on]")

    page.keyboard.press("n")
    page.keyboard.type("Ring förvaltaren")
    expect(page.locator("#text-note")).to_have_value("Ring förvaltaren")
    expect(page.locator("[data-saved]")).not_to_be_empty()  # the server has it

    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.locator("#compose-note")).to_have_count(0)
    page.evaluate(KEPT, "Något som servern aldrig fick")
    page.keyboard.press("k")
    expect(page.locator("#text-note")).to_have_value("Ring förvaltaren")
    page.keyboard.press("j")

    expect(page.locator("#text-note")).to_have_value("Något som servern aldrig fick")
