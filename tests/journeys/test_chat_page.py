"""A visitor whose browser runs no script talks with an agent, from the first word to the rating."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.journeys.browser import Watched, chromium
from tests.journeys.conftest import House
from tests.journeys.people import JOHAN
from tests.journeys.test_pages import QUICK_LOOKS, look

pytestmark = pytest.mark.browser

CHAT = "/chat/chatt/"
ITSELF = 25_000  # milliseconds: the page comes again by itself every ten seconds


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def _start(visitor: Watched, text: str, name: str) -> Page:
    page = visitor.open(CHAT)
    page.get_by_label("Vad gäller det?").fill(text)
    page.get_by_label("Namn").fill(name)
    page.get_by_role("button", name="Starta chatten").click()
    expect(page.get_by_text("i kön")).to_be_visible()
    return page


def _end(page: Page) -> None:
    page.locator("summary", has_text="Avsluta chatten").click()
    page.get_by_role("button", name="Avsluta chatten nu").click()
    expect(page.get_by_text("Chatten är avslutad.")).to_be_visible()


def test_visitor_without_scripts_talks_from_start_to_end(house: House, browser: Browser) -> None:
    visitor, agent = Watched(browser, house.url, java_script_enabled=False), Watched(browser, house.url)

    # The visitor starts and waits.
    page = _start(visitor, "Zzyx frågas", "Nils")

    # An agent takes the chat and answers.
    agent.sign_in(JOHAN)
    console = agent.open("/chatt/")
    # It may ring first at somebody whose browser has gone: after 40 seconds it is free for all.
    console.get_by_role("button", name=re.compile("Ta.*Nils")).first.click(timeout=60_000)
    answer, said = console.get_by_role("textbox", name="Svara Nils"), console.get_by_role("log", name="Chatt med Nils")
    answer.fill("Hej Nils, vilken adress gäller det?")
    answer.press("Enter")
    expect(said.get_by_text("Hej Nils, vilken adress gäller det?")).to_be_visible()

    # The visitor is in the middle of a sentence when they look for the answer: it stays.
    field = page.get_by_label("Ditt meddelande")
    field.fill("Björkallén")
    page.get_by_role("button", name="Uppdatera nu").click()
    expect(page.get_by_text("Hej Nils, vilken adress gäller det?")).to_be_visible()
    expect(field).to_have_value("Björkallén")
    field.fill("Björkallén 6")
    picture: FilePayload = {"name": "kärlet.png", "mimeType": "image/png", "buffer": PNG}
    page.get_by_label("Bifoga filer").set_input_files(picture)
    page.get_by_role("button", name="Skicka", exact=True).click()
    expect(page.get_by_role("link", name="kärlet.png")).to_be_visible()
    expect(said.get_by_text("Björkallén 6")).to_be_visible()

    # They let the page come by itself, and see the next answer without touching anything.
    page.get_by_role("link", name="Låt sidan uppdateras av sig själv").click()
    answer.fill("Tack, bilen kommer i morgon.")
    answer.press("Enter")
    expect(page.get_by_text("Tack, bilen kommer i morgon.")).to_be_visible(timeout=ITSELF)
    page.get_by_role("link", name="Stoppa det").click()

    # They end it and say what they thought.
    _end(page)
    page.get_by_label("5", exact=True).check()
    page.get_by_role("button", name="Skicka betyget").click()
    expect(page.get_by_text("Tack för ditt betyg.")).to_be_visible()


def test_every_state_of_the_page_is_open_to_everybody(house: House, browser: Browser) -> None:
    visitor = Watched(browser, house.url)
    page = visitor.open("/chat/")
    wrong = look(visitor, "chat-list")
    visitor.open("/chat/forskola-och-skola/")
    wrong += look(visitor, "chat-start")
    page = visitor.open(CHAT)
    page.get_by_role("button", name="Starta chatten").click()
    wrong += look(visitor, "chat-start-error")
    page.get_by_label("Vad gäller det?").fill("Sopbilen har inte kommit på två veckor")
    page.get_by_role("button", name="Starta chatten").click()
    expect(page.get_by_role("button", name="Jag vill prata med någon")).to_be_visible()
    wrong += look(visitor, "chat-suggestions", QUICK_LOOKS)
    page.get_by_role("button", name="Jag vill prata med någon").click()
    expect(page.get_by_text("i kön")).to_be_visible()
    wrong += look(visitor, "chat-waiting")
    page.locator("summary", has_text="Lämna ett meddelande").click()
    page.get_by_role("button", name="Svara mig dit").click()
    wrong += look(visitor, "chat-wish-error", QUICK_LOOKS)
    visitor.open(f"{CHAT}lasning/?varje=60")
    wrong += look(visitor, "chat-reading", QUICK_LOOKS)
    visitor.open(CHAT)
    _end(page)
    wrong += look(visitor, "chat-ended")

    assert wrong == []
    assert visitor.faults == []


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)
