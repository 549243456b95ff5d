"""A citizen looks for an answer: every page looked at, by typing and by clicking, with a script and without one."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.browser import Watched, chromium
from tests.journeys.conftest import House
from tests.journeys.test_pages import QUICK_LOOKS, look

pytestmark = pytest.mark.browser

ARTICLE = "/fragor/om-sopbilen-inte-har-kommit/"
PAGES = {
    "help-start": "/",
    "help-start-english": "/en/",
    "help-questions": "/fragor/",
    "help-finnish": "/fi/fragor/",
    "help-category": "/amne/avfall/",
    "help-life-event": "/livshandelse/flytta/",
    "help-article": ARTICLE,
    "help-article-finnish": "/fi/fragor/ruskea-vesi/",
    "help-found": "/fragor/?q=soptunna",
    "help-nothing-found": "/fragor/?q=kvantfysik",
    "help-accessibility": "/tillganglighet/",
    "help-personal-data": "/personuppgifter/",
    "help-inlay-guide": "/inbaddad/",
}
FIRST_VISIT_MAX = 60_000  # bytes over the wire, without fonts


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.mark.parametrize("name", PAGES)
def test_help_centre_is_open_to_everybody(house: House, browser: Browser, name: str) -> None:
    citizen = Watched(browser, house.url)
    citizen.open(PAGES[name])

    assert look(citizen, name, QUICK_LOOKS | {"wide-dark": (1280, "dark", True), "middle": (768, "light", False)}) == []
    assert citizen.faults == []


@pytest.mark.parametrize("path", ["/", ARTICLE, "/fragor/?q=soptunna"])
def test_a_first_visit_is_light(house: House, browser: Browser, path: str) -> None:
    citizen = Watched(browser, house.url)
    session = citizen.context.new_cdp_session(citizen.page)
    fonts: set[str] = set()
    sizes: dict[str, float] = {}
    session.on(
        "Network.responseReceived", lambda one: fonts.update([one["requestId"]] if one["type"] == "Font" else [])
    )
    session.on("Network.loadingFinished", lambda one: sizes.update({one["requestId"]: one["encodedDataLength"]}))
    session.send("Network.enable")

    citizen.page.goto(house.url + path, wait_until="networkidle")

    weight = sum(size for request, size in sizes.items() if request not in fonts)
    assert 0 < weight <= FIRST_VISIT_MAX


def test_a_question_is_found_while_it_is_typed_and_chosen_with_the_keyboard(house: House, browser: Browser) -> None:
    citizen = Watched(browser, house.url)
    page = citizen.open("/")

    page.get_by_role("combobox", name="Sök").press_sequentially("sopbilen")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    wanted = page.get_by_role("option").first.inner_text()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text(wanted)
    assert citizen.faults == []


def test_without_a_script_one_searches_reads_and_says_what_is_missing(house: House, browser: Browser) -> None:
    citizen = Watched(browser, house.url, java_script_enabled=False)
    page = citizen.open("/")

    page.get_by_role("searchbox", name="Sök").fill("sopbilen har inte kommit")
    page.get_by_role("button", name="Sök", exact=True).click()
    page.get_by_role("link", name="Vad gör jag om sopbilen inte har kommit?").first.click()
    expect(page.get_by_text("Kort svar")).to_be_visible()
    page.get_by_role("button", name="Nej").click()
    page.get_by_label("Vad saknas eller är otydligt?").fill("Mitt nummer är 19121212-1212")
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_text("Ta bort personnumret.")).to_be_visible()
    citizen.picture("help-comment-refused")
    page.get_by_label("Vad saknas eller är otydligt?").fill("Det står inte vad som gäller i jul.")
    page.get_by_role("button", name="Skicka").click()

    expect(page.get_by_text("Tack. Det du säger gör svaret bättre.")).to_be_visible()


def test_an_answer_stands_in_a_page_with_its_senders_name(house: House, browser: Browser) -> None:
    citizen = Watched(browser, house.url)
    page = citizen.open("/inbaddad/")

    answer = page.locator("municipal-answer")
    expect(answer.get_by_role("link", name="Storåns kommun")).to_be_visible()
    expect(answer.get_by_role("heading").first).to_be_visible()
    assert citizen.faults == []
