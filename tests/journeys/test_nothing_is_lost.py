"""A server that restarts, a session that ends, a closed lid: what somebody is writing is there afterwards."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.browser import Watched, chromium
from tests.journeys.conftest import House, interrupt, start_again
from tests.journeys.people import JOHAN, fill_in_form

pytestmark = pytest.mark.browser
SESSION = "sessionid"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def session_ends(context: BrowserContext) -> None:
    """As in life: the session is gone, the cookie against forgery is still there."""
    context.clear_cookies(name=SESSION)


def sign_in_beside(agent: Watched) -> None:
    """In another tab, which the page's own word leads to."""
    with agent.context.expect_page() as opened:
        agent.page.locator("#signed-out a").click()
    written, agent.page = agent.page, opened.value
    agent.sign_in(JOHAN)
    agent.page.close()
    agent.page = written


def begin_log(agent: Watched) -> Page:
    """A call with two questions, half written."""
    page = agent.open("/kontaktlogg/")
    page.locator("#id_who").press_sequentially("Karin Berg 070-174 06 10")
    page.locator("#id_kind_1").check()
    page.locator("#id_q0-text").fill("När töms tunnan?")
    page.locator("[name=more]").click()
    page.locator("#id_q1-text").press_sequentially("Och var lämnar man ")
    return page


def expect_log(page: Page) -> None:
    expect(page.locator("#id_who")).to_have_value("Karin Berg 070-174 06 10")
    expect(page.locator("#id_kind_1")).to_be_checked()
    expect(page.locator("#id_q0-text")).to_have_value("När töms tunnan?")
    expect(page.locator("#id_q1-text")).to_have_value("Och var lämnar man ")


def test_restart_while_three_are_being_written_loses_no_letter(house: House, browser: Browser) -> None:
    citizen = Watched(browser, house.url)
    number = fill_in_form(citizen, subject="Mitt i en omstart", email="omstart@mejl.example")
    citizen.context.close()
    agent = Watched(browser, house.url)
    agent.sign_in(JOHAN)
    composer = agent.open_ticket(number)
    agent.wait_until_live()
    composer.keyboard.press("r")
    composer.keyboard.type("Vi kommer ")
    agent.page = agent.context.new_page()
    log = begin_log(agent)
    agent.page = agent.context.new_page()
    ticket = agent.open("/arenden/nytt/")
    ticket.locator("#id_name").fill("Karin Berg")
    ticket.locator("#id_subject").fill("Trasig lampa")

    interrupt(house.process)
    composer.bring_to_front()
    composer.keyboard.type("på onsdag.")
    expect(composer.locator("[data-saved]")).to_contain_text("finns kvar i webbläsaren")
    ticket.locator("#id_body").fill("Den blinkar.")
    ticket.get_by_role("button", name="Öppna ärendet").click()
    expect(ticket.get_by_role("alert")).to_contain_text("Servern går inte att nå")
    log.locator("#id_q1-text").press_sequentially("grovsopor?")
    log.get_by_role("button", name="Spara").click()
    expect(log.get_by_role("alert")).to_contain_text("Servern går inte att nå")

    start_again(house)
    composer.wait_for_selector("body[data-live=on]", timeout=60_000)
    composer.bring_to_front()
    expect(composer.locator("[data-saved]")).to_contain_text("Utkast sparat", timeout=20_000)
    expect(composer.locator("#text-reply")).to_have_value("Vi kommer på onsdag.")
    composer.reload()
    expect(composer.locator("#text-reply")).to_have_value("Vi kommer på onsdag.")
    ticket.get_by_role("button", name="Öppna ärendet").click()
    expect(ticket.locator("#ticket-title")).to_have_text("Trasig lampa")
    log.get_by_role("button", name="Spara").click()
    expect(log.locator(".toast")).to_contain_text("Noterat som ärende")
    agent.context.close()


def test_session_that_ends_while_writing_is_taken_up_beside_and_the_page_stays(house: House, browser: Browser) -> None:
    citizen = Watched(browser, house.url)
    number = fill_in_form(citizen, subject="Sessionen tar slut", email="slut@mejl.example")
    citizen.context.close()
    agent = Watched(browser, house.url)
    agent.sign_in(JOHAN)
    page = begin_log(agent)
    session_ends(agent.context)
    page.locator("#id_who").press_sequentially("1")  # looking for people would lead to the sign-in
    expect(page.locator("#signed-out")).to_contain_text("Logga in i en annan flik")
    page.locator("#id_who").press("Backspace")
    expect_log(page)
    sign_in_beside(agent)
    page.get_by_role("button", name="Spara").click()
    expect(page.locator(".toast")).to_contain_text("Noterat som ärende")

    # A reminder half written, in its dialog.
    page = agent.open_ticket(number)
    page.keyboard.press("p")
    page.locator("#act-dialog [name=text]").fill("Ring Karin om tunnan")
    session_ends(agent.context)
    page.locator("#act-dialog [name=text]").press("Enter")
    expect(page.locator("#signed-out")).to_be_visible()
    expect(page.locator("#act-dialog [name=text]")).to_have_value("Ring Karin om tunnan")
    sign_in_beside(agent)
    page.locator("#act-dialog [name=text]").press("Enter")
    expect(page.locator("#act-dialog[open]")).to_have_count(0)
    expect(page.locator("#signed-out")).to_have_count(0)
    agent.context.close()


def test_closed_lid_and_reload_bring_back_the_form_and_each_tab_has_its_own(house: House, browser: Browser) -> None:
    agent = Watched(browser, house.url)
    agent.sign_in(JOHAN)
    page = begin_log(agent)
    page.reload()
    expect_log(page)
    expect(page.locator("[data-kept]")).to_be_visible()

    # Another tab begins with nothing, and writes something of its own.
    other = agent.context.new_page()
    other.goto(house.url + "/kontaktlogg/")
    other.locator("#id_who").fill("Någon annan")
    expect(page.locator("#id_who")).to_have_value("Karin Berg 070-174 06 10")

    # The battery runs out: no tab is left, and the next has the one written in last; the next but one the other.
    other.close()
    page.close()
    first = agent.context.new_page()
    first.goto(house.url + "/kontaktlogg/")
    expect(first.locator("#id_who")).to_have_value("Någon annan")
    second = agent.context.new_page()
    second.goto(house.url + "/kontaktlogg/")
    expect_log(second)

    # Sent is sent, and cancelled is cancelled: nothing is left in the browser.
    second.get_by_role("button", name="Spara").click()
    expect(second.locator(".toast")).to_contain_text("Noterat som ärende")
    first.get_by_role("link", name="Avbryt").click()
    first.wait_for_url("**/arenden/")
    assert first.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('keep:'))") == []
    agent.context.close()


def test_dialog_closed_by_mistake_still_has_its_words(house: House, browser: Browser) -> None:
    citizen = Watched(browser, house.url)
    number = fill_in_form(citizen, subject="Escape av misstag", email="escape@mejl.example")
    citizen.context.close()
    agent = Watched(browser, house.url)
    agent.sign_in(JOHAN)
    page = agent.open_ticket(number)
    page.keyboard.press("Shift+T")
    note = page.locator("#act-dialog textarea")
    note.fill("Hon är svår att nå på förmiddagen.")

    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    page.keyboard.press("Shift+T")
    expect(note).to_be_visible()
    expect(note).to_have_value("Hon är svår att nå på förmiddagen.")

    page.locator("#act-dialog [data-dialog-close]").last.click()
    expect(note).to_be_hidden()
    page.keyboard.press("Shift+T")
    expect(note).to_be_visible()
    expect(note).to_have_value("")
    agent.context.close()
