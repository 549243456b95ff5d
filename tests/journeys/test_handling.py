"""What is done with tickets beside answering, by keyboard only; a half-written answer stays where it is."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browser import Watched, chromium, violations
from tests.journeys.conftest import House
from tests.journeys.people import fill_in_form, make_macro

pytestmark = pytest.mark.browser
ASA = "asa.lindqvist@storan.example"  # leads the team


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def ticket_of(house: House, browser: Browser, subject: str, email: str) -> int:
    citizen = Watched(browser, house.url)
    number = fill_in_form(citizen, subject=subject, email=email)
    citizen.context.close()
    return number


def in_dialog(page: Page, key: str) -> None:
    page.keyboard.press(key)
    expect(page.locator("#act-dialog[open] .act")).to_be_visible()


def closed(page: Page) -> None:
    expect(page.locator("#act-dialog[open]")).to_have_count(0)


def test_macro_merge_and_snooze_need_no_mouse_and_lose_no_word(house: House, browser: Browser) -> None:
    first = ticket_of(house, browser, "Tunnan glömdes", "ann@mejl.example")
    second = ticket_of(house, browser, "Tunnan står kvar", "bengt@mejl.example")
    agent = Watched(browser, house.url)
    agent.sign_in(ASA)
    make_macro(agent, "Missad tömning")
    page = agent.open_ticket(first)
    page.keyboard.press("r")
    page.keyboard.type("Hej! Vi har")
    page.locator("#thread").focus()

    in_dialog(page, "m")
    page.keyboard.type("miss")
    page.keyboard.press("Enter")
    expect(page.locator("#act-dialog table")).to_contain_text("Åsa Lindqvist")
    assert violations(page) == []
    agent.picture("handling-1-macro")
    page.locator("#act-dialog button[type=submit].btn--primary").press("Enter")
    closed(page)
    expect(page.locator("#ticket-head")).to_contain_text("Åsa Lindqvist")

    page.locator("#thread").focus()
    in_dialog(page, "y")
    page.locator("#act-dialog [name=numbers]").focus()
    page.keyboard.type(str(second))
    page.keyboard.press("Enter")
    closed(page)
    expect(page.locator(".ties")).to_contain_text("ingår i det här")
    expect(page.locator(".msg__part").first).to_be_visible()

    page.locator("#thread").focus()
    in_dialog(page, "z")
    page.keyboard.press("Enter")
    closed(page)
    expect(page.locator(".ties")).to_contain_text("Vilar till")
    expect(page.locator("#text-reply")).to_have_value("Hej! Vi har")
    assert violations(page) == []
    agent.picture("handling-2-merged-and-snoozed")
    assert agent.faults == []


def test_many_tickets_are_changed_from_the_list_and_changed_back(house: House, browser: Browser) -> None:
    for place in range(2):
        ticket_of(house, browser, f"Många {place}", f"manga{place}@mejl.example")
    agent = Watched(browser, house.url)
    agent.sign_in(ASA)
    page = agent.open("/arenden/?ko=lagens-otilldelade")
    boxes = page.locator("[data-pick]")
    boxes.nth(0).focus()
    page.keyboard.press("Space")
    boxes.nth(1).focus()
    page.keyboard.press("Space")

    page.locator("#picked button[value=tag]").press("Enter")
    page.locator("#act-dialog [name=to]").fill("prov")
    page.keyboard.press("Enter")

    expect(page.locator("#bulk-progress")).to_contain_text("2 ändrade")
    assert violations(page) == []
    agent.picture("handling-3-bulk")
    page.locator("#bulk-progress form button").press("Enter")
    expect(page.locator("#bulk-progress")).to_contain_text("2 ändrade")
    expect(page.locator("#bulk-progress form")).to_have_count(0)
    assert agent.faults == []
