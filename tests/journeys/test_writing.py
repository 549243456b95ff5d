"""Nothing typed is ever lost, what is sent can be taken back, and writing needs no mouse."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browser import Watched, chromium, violations
from tests.journeys.conftest import House
from tests.journeys.people import JOHAN, fill_in_form

pytestmark = pytest.mark.browser
ASA = "asa.lindqvist@storan.example"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def number(house: House, browser: Browser) -> int:
    """A new ticket of somebody who wrote by form."""
    citizen = Watched(browser, house.url)
    number = fill_in_form(citizen, subject="Trasig gunga", email="gunga@mejl.example")
    citizen.context.close()
    return number


def writing(agent: Watched, number: int) -> Page:
    page = agent.open_ticket(number)
    page.keyboard.press("r")
    expect(page.locator("#text-reply")).to_be_focused()
    return page


def test_canned_response_and_reference_are_inserted_by_keyboard(house: House, browser: Browser, number: int) -> None:
    agent = Watched(browser, house.url)
    agent.sign_in(JOHAN)
    page = writing(agent, number)

    page.keyboard.type("/mer")
    expect(page.locator(".suggestions [aria-selected=true]")).to_contain_text("Vi behöver veta mer")
    assert violations(page) == []
    agent.picture("writing-1-suggestions")
    page.keyboard.press("Enter")

    expect(page.locator("#text-reply")).to_have_value(re.compile(r"^Hej .*!\n\nFör att kunna hjälpa dig"))
    page.keyboard.press("n")
    page.locator("#tab-note").click()
    page.keyboard.type("@åsa l")
    expect(page.locator(".suggestions [aria-selected=true]")).to_contain_text("Åsa Lindqvist")
    page.keyboard.press("Tab")
    page.keyboard.type("kan du titta?")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".msg--note")).to_contain_text("@Åsa Lindqvist kan du titta?")
    assert agent.faults == []


def test_recipients_are_chips_that_come_and_go_by_keyboard(house: House, browser: Browser, number: int) -> None:
    agent = Watched(browser, house.url)
    agent.sign_in(JOHAN)
    page = writing(agent, number)
    page.locator("#panel-reply summary").first.press("Enter")

    page.locator("#reply-cc").press_sequentially("kollega@region.example,")
    expect(page.locator("#panel-reply [data-role=cc] .recipients__chip")).to_have_text(re.compile("kollega"))
    page.locator("#panel-reply [data-role=cc] input[type=checkbox]").press("Space")

    expect(page.locator("#panel-reply [data-role=cc] .recipients__chip")).to_have_count(0)
    expect(page.locator("#reply-cc")).to_be_focused()
    assert violations(page) == []


def test_what_was_sent_is_taken_back_from_the_next_page(house: House, browser: Browser, number: int) -> None:
    agent = Watched(browser, house.url)
    agent.sign_in(JOHAN)
    page = writing(agent, number)
    page.keyboard.type("Det här var för tidigt.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#undo-sending")).to_contain_text("Ångra")

    agent.open("/kontakter/")
    page.locator("#undo-sending button").focus()
    page.keyboard.press("Enter")

    page.wait_for_url(f"**/arenden/{number}/**")
    expect(page.locator("#text-reply")).to_have_value("Det här var för tidigt.")
    expect(page.locator(".msg--out:has-text('för tidigt')")).to_have_count(0)


def test_refresh_while_typing_keeps_text_and_focus(house: House, browser: Browser, number: int) -> None:
    johan, asa = Watched(browser, house.url), Watched(browser, house.url)
    johan.sign_in(JOHAN)
    page = writing(johan, number)
    johan.wait_until_live()
    page.keyboard.type("Jag skriver ")

    asa.sign_in(ASA)
    other = asa.open_ticket(number)
    other.keyboard.press("n")
    other.keyboard.type("Åsa antecknar")
    other.keyboard.press("Control+Enter")
    expect(page.locator(".msg--note")).to_contain_text("Åsa antecknar")
    page.keyboard.type("vidare.")

    expect(page.locator("#text-reply")).to_be_focused()
    expect(page.locator("#text-reply")).to_have_value("Jag skriver vidare.")


def test_signing_in_again_in_another_tab_lets_one_go_on(house: House, browser: Browser, number: int) -> None:
    agent = Watched(browser, house.url)
    agent.sign_in(JOHAN)
    page = writing(agent, number)
    page.keyboard.type("Skrivet innan sessionen tog slut.")
    expect(page.locator("[data-saved]")).to_contain_text("Utkast sparat")
    agent.context.clear_cookies()

    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("Logga in i en annan flik")
    expect(page.locator("#text-reply")).to_have_value("Skrivet innan sessionen tog slut.")

    tab = agent.context.new_page()
    main, agent.page = agent.page, tab
    agent.sign_in(JOHAN)
    agent.page = main
    page.locator("#text-reply").press("Control+Enter")

    expect(page.locator(".msg--out").last).to_contain_text("innan sessionen tog slut")


def test_texts_of_two_tabs_are_one_click_apart(house: House, browser: Browser, number: int) -> None:
    agent = Watched(browser, house.url)
    agent.sign_in(JOHAN)
    first = writing(agent, number)
    agent.page = agent.context.new_page()
    second = writing(agent, number)

    first.locator("#text-reply").press_sequentially("Text i första fliken")
    expect(first.locator("[data-saved]")).to_contain_text("Utkast sparat")
    second.locator("#text-reply").press_sequentially("Annan text i andra")
    expect(second.locator(".composer__other")).to_contain_text("Text i första fliken")
    second.get_by_role("button", name="Ta den texten i stället").click()

    expect(second.locator("#text-reply")).to_have_value("Text i första fliken")
    expect(second.locator(".composer__other")).to_contain_text("Annan text i andra")


def test_conflict_shows_what_came_in_and_keeps_the_text(house: House, browser: Browser, number: int) -> None:
    johan, asa = Watched(browser, house.url), Watched(browser, house.url)
    johan.sign_in(JOHAN)
    page = writing(johan, number)
    # His page hears of nothing in time.
    page.route("**/arenden/*/?*part=live*", lambda route: route.abort())
    page.keyboard.type("Mitt svar.")
    asa.sign_in(ASA)
    other = writing(asa, number)
    other.keyboard.type("Jag hann före.")
    other.keyboard.press("Control+Enter")
    expect(other.locator(".msg--out").last).to_contain_text("hann före")

    page.keyboard.press("Control+Enter")

    expect(page.locator(".composer__new")).to_have_text("Jag hann före.")
    expect(page.locator("#text-reply")).to_have_value("Mitt svar.")
    page.locator("#text-reply").press("Control+Enter")
    expect(page.locator(".msg--out").last).to_contain_text("Mitt svar.")


def test_words_outlive_the_server(house: House, browser: Browser, number: int) -> None:
    agent = Watched(browser, house.url)
    agent.sign_in(JOHAN)
    page = writing(agent, number)

    # The server is away: every request of the page fails.
    agent.context.route("**/*", lambda route: route.abort())
    page.keyboard.type("Skrivet medan servern var borta.")
    expect(page.locator("[data-saved]")).to_contain_text("finns kvar i webbläsaren")
    agent.context.unroute("**/*")
    page.reload()
    page.wait_for_selector("body[data-writing=on]")

    expect(page.locator("#text-reply")).to_have_value("Skrivet medan servern var borta.")


def test_pasted_picture_is_kept_with_the_draft_and_shown(house: House, browser: Browser, number: int) -> None:
    agent = Watched(browser, house.url)
    agent.sign_in(JOHAN)
    page = writing(agent, number)

    page.evaluate(
        """async () => {
          const canvas = document.createElement("canvas");
          const blob = await new Promise((done) => canvas.toBlob(done));
          const data = new DataTransfer();
          data.items.add(new File([blob], "skärmbild.png", { type: "image/png" }));
          document.getElementById("text-reply").dispatchEvent(
            new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }"""
    )

    expect(page.locator("#files-svar img.composer__picture")).to_have_count(1)
    picture = page.locator("#files-svar img")
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth") > 0
    expect(page.locator("#files-svar")).to_contain_text("skärmbild.png")


def test_preview_shows_the_mail(house: House, browser: Browser, number: int) -> None:
    agent = Watched(browser, house.url)
    agent.sign_in(JOHAN)
    page = writing(agent, number)
    page.keyboard.type("Vi lagar den **på onsdag**.")

    page.locator("#panel-reply [data-preview]").click()

    frame = page.frame_locator("#mail-preview iframe")
    expect(frame.locator("strong")).to_have_text("på onsdag")
    assert violations(page) == []
    agent.picture("writing-2-preview")
    page.keyboard.press("Escape")
    page.locator("#text-reply").press("End")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+b")
    expect(page.locator("#text-reply")).to_have_value("**Vi lagar den **på onsdag**.**")
