"""A call through the municipality's own exchange: set up, it rings, one key, and it is a ticket; another is missed."""

import urllib.request
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.fakes.phone_vendors import EXCHANGE_SECRET, exchange_headers, told_by_exchange
from tests.journeys.browser import Watched, chromium, violations
from tests.journeys.conftest import House
from tests.journeys.people import ADMINISTRATOR, JOHAN

pytestmark = pytest.mark.browser
CALLER = "+46701740615"
LINE = "0980-319 200"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


class Exchange:
    """The municipality's own, or the small program beside it."""

    def __init__(self, url: str, address: str) -> None:
        self.address = url + urlsplit(address).path

    def tells(self, event: str, call: str, **more: Any) -> None:
        body = told_by_exchange(event, call, **{"from": CALLER, "to": LINE, "phone": "2101", **more})
        request = urllib.request.Request(  # noqa: S310 -- of the house under test
            self.address, body, {"Content-Type": "application/json", **exchange_headers(body)}
        )
        with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310 -- as above
            assert answer.status == 200


def connect(house: House, browser: Browser) -> Exchange:
    """An administrator makes the line and its address."""
    admin = Watched(browser, house.url)
    admin.sign_in(ADMINISTRATOR)
    page = admin.open("/installningar/inkorgar/ny/phone/")
    page.fill("[name=name]", "Växeln")
    page.select_option("[name=team]", label="Kontaktcenter")
    page.press("[name=name]", "Enter")
    page.wait_for_url("**/konto/")
    page.get_by_role("link", name="Vår egen telefonväxel").click()
    page.fill("[name=external_id]", LINE)
    page.fill("[name=secret]", EXCHANGE_SECRET)
    page.get_by_role("button", name="Spara", exact=True).click()
    page.get_by_role("button", name="Skapa en ny adress").click()
    address = page.locator("#hook").input_value()
    assert violations(page) == []
    admin.picture("phone-account")
    admin.context.close()
    return Exchange(house.url, address)


def test_call_rings_and_one_key_makes_it_a_ticket(house: House, browser: Browser) -> None:
    exchange = connect(house, browser)
    agent = Watched(browser, house.url)
    agent.sign_in(JOHAN)
    page = agent.open("/konto/telefon/")
    page.fill("[name=number]", "2101")
    page.press("[name=number]", "Enter")
    expect(page.locator("[name=number]")).to_have_value("2101")
    page = agent.open("/arenden/")
    agent.wait_until_live()
    page.locator("#rail-search").focus()

    exchange.tells("ringing", "a")
    card = page.locator(".call-card")
    expect(card).to_contain_text("Ann-Christin")
    expect(page.locator("#rail-search")).to_be_focused()  # it takes no focus
    assert violations(page) == []
    agent.picture("call-card")
    page.reload()
    expect(card).to_contain_text("Ann-Christin")

    agent.wait_until_live()
    page.locator("body").press("f")
    expect(page.locator("#id_q0-text")).to_be_focused()
    expect(page.locator("[name=contact]:checked")).not_to_have_value("")
    page.keyboard.type("När kommer sopbilen?")
    page.locator("#id_q0-then_1").press("Space")
    assert violations(page) == []
    page.keyboard.press("Control+Enter")
    expect(page.locator("#ticket-title")).to_have_text("När kommer sopbilen?")
    exchange.tells("ended", "a")
    expect(card).to_have_count(0)
    agent.context.close()


def test_missed_call_waits_to_be_rung_back(house: House, browser: Browser) -> None:
    exchange = connect(house, browser)
    agent = Watched(browser, house.url)
    agent.sign_in(JOHAN)
    page = agent.open("/arenden/")
    agent.wait_until_live()

    exchange.tells("ringing", "b", phone=None, **{"from": "+46701740691"})
    card = page.locator(".call-card").filter(has_text="070-174 06 91")
    expect(card).to_have_count(1)
    message = {"text": "Hej, ring mig om bygglovet.", "seconds": 6}
    exchange.tells("voicemail", "b", phone=None, recording=message, **{"from": "+46701740691"})
    expect(page.locator(".call-card--told")).to_contain_text("har lagt på")
    expect(card).to_have_count(0)
    expect(page.locator(".call-card--told")).to_have_count(0)

    page = agent.open("/aterringningar/?vilka=alla")
    expect(page.locator(".call-backs__row").filter(has_text="070-174 06 91")).to_have_count(1)
    agent.context.close()
