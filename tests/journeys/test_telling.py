"""Being told in a browser: the bell by itself, one notification though two tabs are open, and keys that can be off."""

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.browser import Watched, chromium, violations
from tests.journeys.chaos import until
from tests.journeys.conftest import House, ask
from tests.journeys.people import JOHAN, fill_in_form

pytestmark = pytest.mark.browser

ASA = "asa.lindqvist@storan.example"
# What the browser is asked to show is written down on its way, where every tab can read it.
WRITE_DOWN = """
  window.Notification = class extends Notification {
    constructor(title, options) {
      super(title, options);
      localStorage.setItem("shown", (localStorage.getItem("shown") ?? "") + title + "|");
    }
  };
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def test_mention_rings_the_bell_and_one_of_two_tabs_shows_it(house: House, browser: Browser) -> None:
    # The demo's promises run out while we play: who is told of them is another story.
    ask(
        house, "UPDATE tickets_clock SET warned_at = now(), lead_warned_at = now(), breach_told_at = now() RETURNING id"
    )
    ask(house, "UPDATE tickets_notification SET read_at = now() WHERE read_at IS NULL RETURNING id")
    citizen, johan, asa = (Watched(browser, house.url) for _window in range(3))
    number = fill_in_form(citizen, subject="Någon ska få veta", email="veta@mejl.example")
    johan.context.grant_permissions(["notifications"], origin=house.url)
    johan.context.add_init_script(WRITE_DOWN)
    first = johan.sign_in(JOHAN)
    second = johan.context.new_page()
    second.goto(house.url + "/arenden/")
    for page in (first, second):
        page.wait_for_selector("body[data-live=on]")

    asa.sign_in(ASA)
    hers = asa.open_ticket(number)
    hers.locator("#ticket-title").click()
    hers.keyboard.press("n")
    hers.locator("#text-note").fill("@Johan Åkerström, kan du titta?")
    hers.keyboard.press("Control+Enter")

    for page in (first, second):
        expect(page.locator("#rail-bell .count")).to_have_text("1 olästa")
    # The count is there a moment earlier than what is shown.
    assert until(lambda: first.evaluate("localStorage.getItem('shown')") is not None, time.monotonic() + 20)
    shown = first.evaluate("navigator.locks.request('notifications:shown', () => localStorage.getItem('shown'))")
    title = f"Du nämns i ärende #{number // 1000}\N{NO-BREAK SPACE}{number % 1000:03}"
    assert shown == f"{title}|"

    # From the page of notifications to the ticket: opened, it is read, in the other tab too.
    first.keyboard.press("g")
    first.keyboard.press("n")
    first.get_by_role("link", name=title).click()
    expect(second.locator("#rail-bell .count")).to_be_hidden()
    assert [each.faults for each in (johan, asa)] == [[], []]


def test_appearance_is_seen_before_it_is_saved_and_single_keys_can_be_off(house: House, browser: Browser) -> None:
    johan = Watched(browser, house.url)
    johan.sign_in(JOHAN)
    page = johan.open("/konto/utseende/")

    page.get_by_label("Mörkt").check()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.get_by_label("Kortkommandon med en enda tangent").uncheck()
    page.get_by_role("button", name="Spara").click()
    expect(page.locator("html")).to_have_attribute("data-keys", "off")
    assert violations(page) == []

    page.keyboard.press("g")
    page.keyboard.press("n")
    page.keyboard.press("Control+k")
    expect(page.locator("#palette")).to_be_visible()
    assert page.url.endswith("/konto/utseende/")
    page.keyboard.press("Escape")

    page.get_by_label("Som datorn").check()
    page.get_by_label("Kortkommandon med en enda tangent").check()
    page.get_by_role("button", name="Spara").click()
    expect(page.locator("html")).not_to_have_attribute("data-keys", "off")
    assert johan.faults == []
