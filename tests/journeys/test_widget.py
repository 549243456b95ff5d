"""A visitor of another website talks with the municipality: asks, loses the network, reloads, ends and rates."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.browser import Watched, chromium
from tests.journeys.conftest import House
from tests.journeys.people import JOHAN
from tests.journeys.widget_host import Colleague, Website, website

pytestmark = pytest.mark.browser
ASKED = "Sopbilen har inte kommit på två veckor"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0000003010100"
    "18dd8db00000000049454e44ae426082"
)
SHIFTS = """addEventListener("load", () => new PerformanceObserver((list) => {
  window.shifts = (window.shifts ?? 0) + list.getEntries().length;
}).observe({ type: "layout-shift", buffered: true }));"""
LOOK = """(one) => {
  const { color, fontSize, textTransform } = getComputedStyle(one);
  return [color, fontSize, textTransform];
}"""


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
def visitor(browser: Browser, site: Website) -> Iterator[Watched]:
    visitor = Watched(browser, site.open)
    yield visitor
    visitor.context.close()


def opened(page: Page) -> None:
    page.get_by_role("button", name="Chatta med Storåns kommun").click()


def asked(page: Page, text: str = ASKED) -> None:
    """Open the window, ask, and want to talk all the same."""
    opened(page)
    page.get_by_label("Vad gäller det?").fill(text)
    page.get_by_role("button", name="Fortsätt").click()
    page.get_by_role("button", name="Jag vill prata med någon").click()
    expect(field(page)).to_be_focused()
    expect(page.get_by_text("Skickat, ")).to_be_visible()


def field(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Meddelande")


def say(page: Page, text: str) -> None:
    field(page).fill(text)
    page.keyboard.press("Enter")


def bubbles(page: Page) -> Locator:
    return page.locator(".bubble")


def shown(*said: str) -> list[str]:
    """What the bubbles hold: who, for those who listen, and what."""
    return [text.replace("|", ": ") for text in said]


def texts_of(site: Website) -> list[object]:
    """What is written of the newest chat."""
    newest = "SELECT ticket_id FROM chat_chatsession ORDER BY id DESC LIMIT 1"
    return [text for (text,) in site.ask(f"SELECT body FROM tickets_message WHERE ticket_id = ({newest}) ORDER BY id")]


def test_a_talk_outlives_a_reload_and_a_lost_network(visitor: Watched, colleague: Colleague, site: Website) -> None:
    page = visitor.open("/")
    asked(page)
    expect(page.locator(".queue")).to_contain_text("i kön")
    colleague.accept()
    expect(page.get_by_role("heading", name="Johan")).to_be_visible()
    expect(page.get_by_role("dialog")).to_contain_text("Storåns kommun")
    colleague.say("Hej! Vilken adress?")
    expect(bubbles(page)).to_have_text(shown(f"Du|{ASKED}", "Johan|Hej! Vilken adress?"))

    # What is being written, and what is on its way, is there after a reload.
    visitor.context.set_offline(True)
    expect(page.get_by_text("Du är inte uppkopplad.").first).to_be_visible()
    say(page, "Björkallén 6 <b>gult hus</b>")
    expect(page.get_by_text("Skickas när du är uppkopplad igen")).to_be_visible()
    colleague.say("Är du kvar?")
    field(page).fill("Och så")
    visitor.context.set_offline(False)
    expect(page.get_by_text("Du är inte uppkopplad.").first).to_be_hidden()
    said = ["Johan|Är du kvar?", "Du|Björkallén 6 <b>gult hus</b>"]
    expect(bubbles(page)).to_have_text(shown(f"Du|{ASKED}", "Johan|Hej! Vilken adress?", *said))
    page.reload()
    opened(page)
    expect(bubbles(page)).to_have_text(shown(f"Du|{ASKED}", "Johan|Hej! Vilken adress?", *said))
    expect(field(page)).to_have_value("Och så")
    assert texts_of(site) == [ASKED, "Hej! Vilken adress?", "Är du kvar?", "Björkallén 6 <b>gult hus</b>"]
    assert page.evaluate("location.href") == f"{site.open}/"


def test_a_message_sent_as_the_page_goes_away_is_sent_by_the_next(visitor: Watched, site: Website) -> None:
    page = visitor.open("/")
    asked(page, "Elva lampor är trasiga")
    visitor.context.set_offline(True)
    say(page, "Den tolfte också")
    expect(page.get_by_text("Skickas när du är uppkopplad igen")).to_be_visible()
    page.evaluate("location.replace('about:blank')")
    visitor.context.set_offline(False)

    visitor.open("/")
    opened(page)

    expect(bubbles(page)).to_have_text(shown("Du|Elva lampor är trasiga", "Du|Den tolfte också"))
    expect(page.get_by_text("Skickat, ")).to_be_visible()
    assert texts_of(site) == ["Elva lampor är trasiga", "Den tolfte också"]


# A busy browser tells of another tab's outbox after the server has told that the message was said.
HEAR_THE_OTHER_TAB = """() => {
    window.told = [];
    addEventListener("storage", (event) => event.newValue && event.key.includes(" out ") && told.push(event));
}"""
TELL_IT_LATE = """() => {
    for (const { key, newValue } of told.splice(0)) {
        localStorage[key] = newValue;
        dispatchEvent(new StorageEvent("storage", { key, newValue }));
        delete localStorage[key];
        dispatchEvent(new StorageEvent("storage", { key, newValue: null }));
    }
}"""


def test_two_tabs_are_in_step_and_a_picture_and_typing_are_seen(
    visitor: Watched, colleague: Colleague, site: Website
) -> None:
    page = visitor.open("/")
    other = visitor.context.new_page()
    other.goto(site.open)
    asked(page)
    opened(other)
    expect(bubbles(other)).to_have_text(shown(f"Du|{ASKED}"))

    page.evaluate(HEAR_THE_OTHER_TAB)
    say(other, "Från den andra")
    expect(bubbles(page)).to_have_text(shown(f"Du|{ASKED}", "Du|Från den andra"))
    page.wait_for_function("told.length > 0")
    page.evaluate(TELL_IT_LATE)
    expect(bubbles(page)).to_have_text(shown(f"Du|{ASKED}", "Du|Från den andra"))
    page.set_input_files("input[type=file]", {"name": "kärl.png", "mimeType": "image/png", "buffer": PNG})
    for one in (page, other):
        picture = one.get_by_role("img", name="Bild: kärl.png")
        expect(picture).to_be_visible()
        assert picture.evaluate("async (one) => { await one.decode(); return one.naturalWidth; }") == 1
    page.set_input_files("input[type=file]", {"name": "tom.txt", "mimeType": "text/plain", "buffer": b""})
    expect(page.get_by_text("tom.txt är tom.")).to_be_visible()
    page.get_by_role("button", name="Minimera chatten").click()
    other.get_by_role("button", name="Minimera chatten").click()
    colleague.accept()
    colleague.say("Tack för bilden")
    expect(page.get_by_role("button", name="Chatta med Storåns kommun, 1 nytt meddelande")).to_be_visible()
    opened(page)
    expect(page.get_by_text("Tack för bilden")).to_be_visible()


def test_each_side_sees_that_the_other_reads_and_writes(visitor: Watched, colleague: Colleague) -> None:
    page = visitor.open("/")
    asked(page)
    colleague.accept()
    expect(page.get_by_role("heading", name="Johan")).to_be_visible()

    console = colleague.agent.open(colleague.newest())

    expect(page.get_by_text("Läst, ")).to_be_visible()
    console.locator("textarea[name=body]").first.press_sequentially("Jag ser efter")
    expect(page.locator(".typing")).to_have_text("Johan skriver")
    field(page).press_sequentially("Bra")
    expect(console.get_by_text(re.compile("skriver")).first).to_be_visible()


def test_a_copy_goes_to_the_address_one_writes(visitor: Watched, colleague: Colleague) -> None:
    page = visitor.open("/")
    asked(page)
    colleague.accept()
    colleague.say("Vi kommer i morgon.")
    expect(page.get_by_text("Vi kommer i morgon.")).to_be_visible()
    page.get_by_role("button", name="Fler val").click()
    page.get_by_role("button", name="Få en kopia").click()
    page.get_by_label("E-post").fill("vera")
    page.get_by_role("button", name="Skicka", exact=True).click()
    expect(page.get_by_text("Skriv en e-postadress eller ett telefonnummer.")).to_be_visible()
    page.get_by_label("E-post").fill("vera.kopia@mejl.example")
    page.get_by_role("button", name="Skicka", exact=True).click()

    expect(page.get_by_text("Den skickas till vera.kopia@mejl.example.")).to_be_visible()


def test_the_end_is_rated_and_leaves_nothing_on_the_computer(
    visitor: Watched, colleague: Colleague, site: Website
) -> None:
    page = visitor.open("/")
    asked(page)
    colleague.accept()
    expect(page.get_by_role("heading", name="Johan")).to_be_visible()
    assert "servicedesk-chat" in page.evaluate("Object.keys(localStorage).join()")

    page.get_by_role("button", name="Fler val").click()
    page.get_by_role("button", name="Avsluta chatten").click()
    page.get_by_role("button", name="Avsluta chatten").click()
    page.get_by_role("radio", name="4").check()
    page.get_by_label("Kommentar").fill("Snabbt och vänligt")
    page.get_by_role("button", name="Skicka", exact=True).click()
    expect(page.get_by_role("heading", name="Tack för ditt betyg")).to_be_visible()
    page.get_by_role("button", name="Minimera chatten").last.click()

    assert "token" not in page.evaluate("JSON.stringify(localStorage)")
    assert site.ask("SELECT state, stars, comment FROM chat_chatsession ORDER BY id DESC LIMIT 1") == [
        ("ended", 4, "Snabbt och vänligt")
    ]
    opened(page)
    expect(page.get_by_label("Vad gäller det?")).to_be_visible()


def test_an_answer_that_helped_is_counted_and_no_ticket_is_made(visitor: Watched, site: Website) -> None:
    page = visitor.open("/")
    counted = "SELECT (SELECT count(*) FROM knowledgebase_sparedcontact), (SELECT count(*) FROM tickets_ticket)"
    [(spared, tickets)] = site.ask(counted)
    opened(page)
    page.get_by_label("Vad gäller det?").fill(ASKED)
    page.get_by_role("button", name="Fortsätt").click()

    with page.expect_response("**/hjalpte/") as told:
        page.get_by_role("button", name="Det hjälpte").first.click()

    expect(page.get_by_role("heading", name="Vad bra att det hjälpte")).to_be_visible()
    assert told.value.status == 204
    assert site.ask(counted) == [(int(str(spared)) + 1, tickets)]


def test_outside_hours_the_question_is_left_with_an_address(browser: Browser, site: Website) -> None:
    visitor = Watched(browser, site.closed)
    page = visitor.open("/")
    opened(page)
    expect(page.get_by_role("dialog")).to_contain_text("Stängt, öppnar")
    page.get_by_label("Din fråga").fill("När öppnar simhallen?")
    page.get_by_label("E-post eller mobilnummer").fill("070-174 06")
    page.get_by_role("button", name="Skicka", exact=True).click()
    expect(page.get_by_text("Numret är för kort.")).to_be_visible()
    page.get_by_label("E-post eller mobilnummer").fill("vera@mejl.example")
    page.get_by_role("button", name="Skicka", exact=True).click()

    expect(page.get_by_role("heading", name="Tack, vi har tagit emot din fråga")).to_be_visible()
    expect(page.get_by_text("Vi svarar till vera@mejl.example.")).to_be_visible()
    assert site.ask("SELECT state FROM chat_chatsession ORDER BY id DESC LIMIT 1") == [("ended",)]
    visitor.context.close()


def test_host_page_and_window_do_not_touch_each_other(visitor: Watched) -> None:
    page = visitor.page
    page.add_init_script(SHIFTS)
    visitor.open("/spoilt")
    launcher = page.get_by_role("button", name="Chatta med Storåns kommun")
    expect(launcher).to_be_visible()
    assert launcher.evaluate(LOOK) == ["rgb(255, 255, 255)", "16px", "none"]
    assert page.locator("main button").evaluate(LOOK) == ["rgb(255, 0, 0)", "30px", "uppercase"]
    opened(page)
    expect(page.get_by_label("Vad gäller det?")).to_be_focused()
    page.keyboard.press("Escape")
    expect(launcher).to_be_focused()
    assert page.evaluate("document.adoptedStyleSheets.length + document.styleSheets.length") == 1
    assert page.evaluate("window.shifts ?? 0") == 0
    assert visitor.faults == []
