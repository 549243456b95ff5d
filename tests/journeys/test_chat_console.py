"""A visitor and an agent talk, each in a real browser: it rings, both lose the network and reload, and it ends."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.browser import Watched, chromium, violations
from tests.journeys.conftest import House
from tests.journeys.people import JOHAN
from tests.journeys.widget_host import Website, website

pytestmark = pytest.mark.browser
ASA = "asa.lindqvist@storan.example"
LEAD_VIEW = "/chatt/lage/"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def elsewhere(house: House) -> Iterator[Website]:
    with website(house) as site:
        yield site


@pytest.fixture
def site(elsewhere: Website) -> Website:
    """Nobody else waits or talks: those of the demo have gone home."""
    elsewhere.ask(
        "UPDATE chat_chatsession SET state = 'ended', ended_at = now(), ended_by = 'time', waiting_since = NULL,"
        " agent_id = NULL, offered_to_id = NULL, offered_at = NULL WHERE state <> 'ended' RETURNING id"
    )
    return elsewhere


def at_console(browser: Browser, house: House, email: str) -> tuple[Watched, Page]:
    """The agent's console, open and live; they take chats."""
    agent = Watched(browser, house.url)
    page = agent.sign_in(email)
    agent.open("/chatt/")
    page.locator(".chat-standing").click()
    page.get_by_role("button", name="Jag tar chattar").click()
    expect(page.locator(".chat-standing")).to_contain_text("Tar chattar")
    page.wait_for_selector("body[data-chat=on]")
    return agent, page


def visiting(browser: Browser, site: Website, text: str) -> tuple[Watched, Page]:
    """Somebody who has asked on a website, and waits."""
    visitor = Watched(browser, site.open)
    page = visitor.open("/")
    page.get_by_role("button", name="Chatta med Storåns kommun").click()
    page.get_by_label("Vad gäller det?").fill(text)
    page.get_by_role("button", name="Fortsätt").click()
    page.get_by_role("button", name="Jag vill prata med någon").click()
    expect(page.get_by_text("Skickat, ")).to_be_visible()
    return visitor, page


def says(page: Page, text: str) -> None:
    page.get_by_role("textbox", name="Meddelande").fill(text)
    page.keyboard.press("Enter")


def bubbles(page: Page) -> Locator:
    return page.locator(".chat-pane--here [data-text]:not([hidden])")


def answer(page: Page) -> Locator:
    return page.locator(".chat-pane--here form[data-kind=reply] textarea")


def test_two_browsers_talk_lose_the_network_reload_and_end(house: House, browser: Browser, site: Website) -> None:
    agent, console = at_console(browser, house, JOHAN)
    visitor, window = visiting(browser, site, "Hur högt får planket vara?")

    # It rings; a key takes it, and one writes at once.
    expect(console.get_by_role("group", name="En chatt ringer hos dig")).to_contain_text("Hur högt får planket vara?")
    console.locator("#chat-title").click()
    console.keyboard.press("t")
    expect(answer(console)).to_be_focused()
    console.keyboard.type("Hej! Var ligger tomten?")
    expect(window.get_by_text("skriver").first).to_be_attached()
    console.keyboard.press("Enter")
    expect(window.get_by_text("Hej! Var ligger tomten?")).to_be_visible()
    says(window, "Björkallén 6")
    expect(bubbles(console)).to_have_text(["Hur högt får planket vara?", "Hej! Var ligger tomten?", "Björkallén 6"])
    expect(console.locator(".chat-pane--here .said--out [data-mark]")).to_have_text(", läst")

    # The agent's network goes: what is said meanwhile on both sides is there afterwards, once and in order.
    agent.context.set_offline(True)
    expect(console.locator("#chat-line")).to_be_visible()
    answer(console).fill("Då får det vara 1,2 meter.")
    console.keyboard.press("Enter")
    expect(bubbles(console).last).to_have_text("Då får det vara 1,2 meter.")
    answer(console).fill("Halvskrivet")
    says(window, "Är du kvar?")
    agent.context.set_offline(False)
    said = ["Hur högt får planket vara?", "Hej! Var ligger tomten?", "Björkallén 6", "Är du kvar?"]
    expect(bubbles(console)).to_have_text([*said, "Då får det vara 1,2 meter."])
    expect(console.locator("#chat-line")).to_be_hidden()
    expect(window.get_by_text("Då får det vara 1,2 meter.")).to_be_visible()

    # A reload keeps all of it, and what was being written.
    console.reload()
    expect(bubbles(console)).to_have_text([*said, "Då får det vara 1,2 meter."])
    expect(answer(console)).to_have_value("Halvskrivet")
    agent.picture("chat-console")
    assert violations(console) == []

    # It ends, and is asked about beside it.
    answer(console).fill("")
    console.keyboard.press("Escape")
    console.keyboard.press("e")
    console.locator("#act-dialog").get_by_role("button", name="Avsluta chatten").click()
    expect(console.locator("#act-title")).to_have_text("Vad blev det av ärendet?")
    expect(window.get_by_text("avslutad").first).to_be_visible()
    assert (agent.faults, visitor.faults) == ([], [])


def test_note_colleague_and_passing_on(house: House, browser: Browser, site: Website) -> None:
    agent, johan = at_console(browser, house, JOHAN)
    visitor, window = visiting(browser, site, "Bussen kom inte i morse")
    johan.locator("[data-take]").first.click()
    expect(answer(johan)).to_be_focused()

    # A note is seen by the colleague and not by the visitor; then the chat is hers.
    lead, asa = at_console(browser, house, ASA)
    johan.keyboard.press("Escape")
    johan.keyboard.press("n")
    johan.keyboard.type("Tredje gången den här veckan")
    johan.keyboard.press("Enter")
    expect(johan.locator(".said--note")).to_contain_text("Tredje gången")
    johan.keyboard.press("Escape")
    johan.keyboard.press("o")
    johan.locator("#act-dialog select").select_option(label="Åsa Lindqvist, tar chattar")
    johan.locator("#act-dialog textarea").fill("Du kan skolskjuts")
    johan.locator("#act-dialog").get_by_role("button", name="Lämna över").click()
    expect(asa.locator("[data-ring]")).to_contain_text("Bussen kom inte")
    asa.locator("[data-ring] [data-take]").click()
    expect(asa.locator(".said--note")).to_have_count(2)
    asa.keyboard.type("Hej, det är Åsa här.")
    asa.keyboard.press("Enter")

    expect(window.get_by_text("Hej, det är Åsa här.")).to_be_visible()
    assert [window.get_by_text(text).count() for text in ("Tredje gången", "Du kan skolskjuts")] == [0, 0]
    expect(johan.locator(".chat-pane [data-text]").last).to_have_text("Hej, det är Åsa här.")
    asa.goto(f"{house.url}{LEAD_VIEW}")
    lead.picture("chat-team")
    assert violations(asa) == []
    assert (agent.faults, visitor.faults, lead.faults) == ([], [], [])
