"""A call is noted, solved, wrapped up and promised back by keyboard only, in few keystrokes."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect

from tests.journeys.browser import Watched, chromium, violations
from tests.journeys.conftest import House

pytestmark = pytest.mark.browser
ASA = "asa.lindqvist@storan.example"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def test_call_is_noted_in_three_fields_and_its_solving_asks_what_came_of_it(house: House, browser: Browser) -> None:
    agent = Watched(browser, house.url)
    agent.sign_in(ASA)
    page = agent.open("/arenden/")
    agent.wait_until_live()

    page.keyboard.press("c")
    expect(page.locator("#id_who")).to_be_focused()
    page.keyboard.type("Karin Berg 070-174 06 10")
    expect(page.locator("[data-timer]")).to_have_value("0:01")
    page.keyboard.press("Tab")
    page.keyboard.type("När töms tunnan?")
    page.keyboard.press("Tab")
    page.keyboard.type("Avfall")
    page.locator("#id_q0-then_1").press("Space")  # pass it on: it is left to solve below
    assert violations(page) == []
    agent.picture("contact-log")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#ticket-title")).to_have_text("När töms tunnan?")

    agent.wait_until_live()
    page.keyboard.press("s")
    page.locator("#status-menu [value=solved]").press("Enter")
    asked = page.locator("#act-dialog[open] .wrap-up")
    expect(asked).to_be_visible()
    assert violations(page) == []
    agent.picture("wrap-up")
    expect(asked.locator("[type=submit]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#act-dialog[open]")).to_have_count(0)
    expect(page.locator("#ticket-head")).not_to_contain_text("Uppgifter saknas")

    page.locator("#thread").focus()
    page.keyboard.press("e")
    expect(page.locator("#act-dialog [name=number]")).to_have_value("070-174 06 10")
    at = timezone.localtime(timezone.now() + timedelta(hours=2))
    page.locator("#act-dialog [name=promised_at]").fill(at.strftime("%Y-%m-%dT%H:%M"))
    page.locator("#act-dialog [name=number]").press("Enter")
    expect(page.locator("#ticket-head")).to_contain_text("Vi har lovat att ringa")
    agent.open("/aterringningar/")
    expect(page.locator(".call-backs__row").filter(has_text="När töms tunnan?")).to_have_count(1)
    assert violations(page) == []
    agent.picture("call-backs")
    agent.context.close()
