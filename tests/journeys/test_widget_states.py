"""The window in every state: open to everybody, light and dark, small and large, by keyboard, in other languages."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browser import Watched, chromium
from tests.journeys.conftest import House
from tests.journeys.people import JOHAN
from tests.journeys.test_pages import look
from tests.journeys.test_widget import ASKED, asked, field, opened, say
from tests.journeys.widget_host import Colleague, Website, website

pytestmark = pytest.mark.browser
LOOKS = {"wide": (1280, "light", True), "small-dark": (320, "dark", True)}
TARGETS = """() => [...document.querySelector("servicedesk-chat").shadowRoot.querySelectorAll("button, select, input")]
  .filter((one) => one.checkVisibility()).map((one) => [one, one.closest("label") ?? one])
  .filter(([, box]) => Math.min(box.getBoundingClientRect().width, box.getBoundingClientRect().height) < 24)
  .map(([one]) => one.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def site(house: House) -> Iterator[Website]:
    with website(house) as site:
        yield site


@pytest.fixture(scope="module")
def colleague(house: House, browser: Browser, site: Website) -> Colleague:
    return Colleague(Watched(browser, house.url), site, JOHAN)


@pytest.fixture
def state(browser: Browser, site: Website) -> Iterator[Callable[[Watched, str], None]]:
    """Look at the window as it stands now: nothing is wrong with it."""
    wrong: list[str] = []

    def see(visitor: Watched, name: str) -> None:
        wrong.extend(f"{name}: {finding}" for finding in look(visitor, f"widget-{name}", LOOKS))
        wrong.extend(f"{name}: small {target}" for target in visitor.page.evaluate(TARGETS))

    yield see
    assert wrong == []


See = Callable[[Watched, str], None]


def menu(page: Page, choice: str) -> None:
    page.get_by_role("button", name="Fler val").click()
    page.get_by_role("button", name=choice).click()


def quiet_for_long(site: Website) -> None:
    """Nobody has said anything in the newest chat for a quarter of an hour."""
    newest = "(SELECT max(id) FROM chat_chatsession)"
    site.ask(
        f"WITH said AS (UPDATE chat_chatentry SET at = at - interval '14 min' WHERE session_id = {newest}) "
        f"UPDATE chat_chatsession SET accepted_at = accepted_at - interval '14 min' WHERE id = {newest} RETURNING id"
    )


def test_every_state_of_a_talk_is_open_to_everybody(
    browser: Browser, site: Website, colleague: Colleague, state: See
) -> None:
    visitor = Watched(browser, site.open)
    page = visitor.open("/")
    expect(page.get_by_role("button", name="Chatta med")).to_be_visible()
    state(visitor, "launcher")
    opened(page)
    state(visitor, "start")
    page.get_by_label("Vad gäller det?").fill(ASKED)
    page.get_by_role("button", name="Fortsätt").click()
    expect(page.get_by_role("heading", name="Kanske hjälper")).to_be_focused()
    state(visitor, "answers")
    page.get_by_role("button", name="Jag vill prata med någon").click()
    expect(page.locator(".queue")).to_contain_text("i kön")
    state(visitor, "waiting")
    page.get_by_role("button", name="Bli uppringd").click()
    page.get_by_role("button", name="Skicka", exact=True).click()
    expect(page.get_by_text("Skriv vilket nummer vi ska ringa.")).to_be_visible()
    state(visitor, "wish")
    page.get_by_role("button", name="Tillbaka").click()
    colleague.accept()
    colleague.say("Läs mer på https://storan.example/en-lang-adress-som-inte-far-plats-pa-en-rad/" + "a" * 40)
    expect(page.get_by_role("link", name="https://storan.example")).to_be_visible()
    state(visitor, "talk")
    page.get_by_role("button", name="Fler val").click()
    state(visitor, "menu")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Fler val")).to_be_focused()
    quiet_for_long(site)
    expect(page.get_by_role("button", name="Jag är kvar")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("Är du kvar?")
    state(visitor, "still")
    page.get_by_role("button", name="Jag är kvar").click()
    expect(page.get_by_role("button", name="Jag är kvar")).to_be_hidden()
    visitor.context.set_offline(True)
    say(page, "Jag är borta")
    expect(page.locator(".banner")).to_be_visible()
    state(visitor, "offline")
    visitor.context.set_offline(False)
    expect(page.locator(".banner")).to_be_hidden()
    menu(page, "Få en kopia")
    state(visitor, "copy")
    page.get_by_role("button", name="Tillbaka").click()
    colleague.end()
    expect(page.get_by_text("Skriv för att fortsätta").or_(page.get_by_placeholder("Skriv för att"))).to_be_visible()
    state(visitor, "ended")
    page.get_by_role("button", name="Sätt betyg").click()
    page.get_by_role("button", name="Skicka", exact=True).click()
    expect(page.get_by_text("Välj ett betyg, 1 till 5.")).to_be_visible()
    state(visitor, "rate")
    menu(page, "Glöm chatten")
    state(visitor, "forget")
    page.get_by_role("button", name="Glöm chatten på den här datorn").click()
    expect(page.get_by_label("Vad gäller det?")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage)") == []
    visitor.context.close()


def test_who_is_shut_out_is_told_so_and_what_else_there_is(
    browser: Browser, site: Website, colleague: Colleague, state: See
) -> None:
    visitor = Watched(browser, site.open)
    page = visitor.open("/")
    asked(page)
    colleague.accept()
    colleague.post(f"{colleague.newest()}sparr/", reason="Hot mot personal")
    try:
        expect(page.locator(".card")).to_contain_text("Chatten är avslutad.")
        page.get_by_role("button", name="Ny chatt").click()
        page.get_by_label("Vad gäller det?").fill(ASKED)
        page.get_by_role("button", name="Fortsätt").click()
        page.get_by_role("button", name="Jag vill prata med någon").click()

        expect(page.get_by_role("heading", name="Chatten kunde inte starta")).to_be_focused()
        expect(page.get_by_role("link", name="Andra sätt att nå oss")).to_be_visible()
        state(visitor, "refused")
        page.get_by_role("button", name="Försök igen").click()
        expect(page.get_by_label("Vad gäller det?")).to_have_value(ASKED)
    finally:
        site.ask("DELETE FROM chat_chatblock RETURNING id")
    visitor.context.close()


def test_closed_form_is_open_to_everybody_and_says_what_is_wrong(browser: Browser, site: Website, state: See) -> None:
    visitor = Watched(browser, site.closed)
    page = visitor.open("/")
    opened(page)
    state(visitor, "closed")
    page.get_by_role("button", name="Skicka", exact=True).click()
    expect(page.get_by_label("Din fråga")).to_be_focused()
    state(visitor, "closed-wrong")
    visitor.context.close()


def test_one_talks_with_the_keyboard_alone(browser: Browser, site: Website) -> None:
    visitor = Watched(browser, site.open)
    page = visitor.open("/")
    expect(page.get_by_role("button", name="Chatta med")).to_be_visible()
    page.keyboard.press("Tab")  # the host page's own button
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.type("Var är återvinningen")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Kanske hjälper")).to_be_focused()
    while not page.get_by_role("button", name="Jag vill prata").evaluate("(one) => one.matches(':focus')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(field(page)).to_be_focused()
    page.keyboard.type("Vid torget")
    page.keyboard.press("Enter")
    expect(page.locator(".bubble").last).to_have_text("Du: Vid torget")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Chatta med")).to_be_focused()
    visitor.context.close()


def test_at_400_percent_one_can_ask_and_write(browser: Browser, site: Website) -> None:
    visitor = Watched(browser, site.open, viewport={"width": 320, "height": 256})
    page = visitor.open("/")
    asked(page)
    say(page, "En-sak-till-som-inte-far-plats-" + "a" * 60)

    expect(page.locator(".bubble")).to_have_count(2)
    expect(page.get_by_text("Skickat, ")).to_be_visible()
    wide = "(one) => one.scrollWidth > one.clientWidth"
    assert page.locator(".window").evaluate(wide) is False
    visitor.context.close()


def test_only_what_is_new_is_in_the_live_log_and_history_is_told_in_one_line(browser: Browser, site: Website) -> None:
    visitor = Watched(browser, site.open)
    page = visitor.open("/")
    asked(page)
    say(page, "En sak till")
    expect(page.locator(".bubble")).to_have_count(2)
    page.reload()
    opened(page)

    log = page.get_by_role("log", name="Meddelanden")
    expect(log).to_have_attribute("aria-live", "off")
    expect(page.get_by_role("status")).to_have_text("2 tidigare meddelanden finns i listan.")
    expect(log).not_to_have_attribute("aria-live", "off")
    visitor.context.close()


@pytest.mark.parametrize(("path", "name", "direction"), [("/en", "Chat with", "ltr"), ("/ar", "الدردشة مع", "rtl")])
def test_the_window_speaks_the_language_of_the_page(
    browser: Browser, site: Website, state: See, path: str, name: str, direction: str
) -> None:
    visitor = Watched(browser, site.open)
    page = visitor.open(path)
    page.get_by_role("button", name=name).click()
    expect(page.locator(".root")).to_have_attribute("dir", direction)
    state(visitor, f"language-{path[1:]}")
    visitor.context.close()
