"""Finding by keyboard alone: a queue is chosen, narrowed, saved; rows are selected; the palette does the rest."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browser import Watched, chromium, violations
from tests.journeys.conftest import House
from tests.journeys.people import JOHAN

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def agent(house: House, browser: Browser) -> Iterator[Watched]:
    agent = Watched(browser, house.url)
    agent.sign_in(JOHAN)
    yield agent
    assert agent.faults == []
    agent.context.close()


def queue(agent: Watched, slug: str = "alla-oppna") -> Page:
    page = agent.open(f"/arenden/?ko={slug}")
    agent.wait_until_live()
    return page


def test_queue_is_reached_narrowed_and_saved_by_keyboard(agent: Watched) -> None:
    page = queue(agent, "mina")

    page.keyboard.press("g")
    page.keyboard.press("a")
    expect(page).to_have_url(f"{agent.url}/arenden/?ko=alla-oppna")
    agent.wait_until_live()
    page.keyboard.press("b")
    expect(page.locator("#filter-text")).to_be_focused()
    page.keyboard.type("telefon")
    expect(page.locator("#filter-options .menu__item--active")).to_contain_text("Telefon")
    assert violations(page) == []
    page.keyboard.press("Enter")
    expect(page.locator(".chip--condition")).to_have_text("Kanal: Telefon")
    page.get_by_role("button", name="Spara som kö").press("Enter")
    page.keyboard.type("Samtal")
    page.keyboard.press("Enter")

    expect(page.locator(".nav--queues a[aria-current]")).to_contain_text("Samtal")
    agent.picture("finding-saved-queue")


def test_rows_are_selected_by_key_and_stay_selected_when_the_list_is_fetched_again(agent: Watched) -> None:
    page = queue(agent)
    page.locator("#ticket-list a[data-row]").first.focus()

    page.keyboard.press("x")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("x")
    # The queue's own address: that of the page is the opened ticket's as soon as it is there.
    fetch = "path => htmx.ajax('GET', path, {target: '#ticket-list', swap: 'morph:outerHTML'})"
    page.evaluate(fetch, "/arenden/?ko=alla-oppna&part=list")

    expect(page.locator("#ticket-list [data-pick]:checked")).to_have_count(2)
    expect(page.locator("[data-picked-count]")).to_have_text("2 markerade")
    expect(page.locator("#ticket-list a[data-row]:focus")).to_have_count(1)


def test_palette_does_what_the_page_can_do(agent: Watched) -> None:
    page = queue(agent)

    page.keyboard.press("Control+k")
    expect(page.locator("#palette-text")).to_be_focused()
    page.keyboard.type("nyligen")
    expect(page.locator("#palette-options [role=option]").first).to_contain_text("Nyligen lösta")
    assert violations(page) == []
    agent.picture("finding-palette")
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{agent.url}/arenden/?ko=nyligen-losta")


def test_search_completes_what_one_writes(agent: Watched) -> None:
    page = queue(agent)

    page.keyboard.press("/")
    expect(page.locator("#rail-search")).to_be_focused()
    page.keyboard.type("kan")
    expect(page.locator("#search-options code")).to_have_count(1)
    expect(page.locator("#search-options code")).to_have_text("kanal:")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#rail-search")).to_have_value("kanal:")
    page.keyboard.type("tel")
    expect(page.locator("#search-options code")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(page.locator("#rail-search")).to_have_value("kanal:telefon ")
    page.keyboard.press("Enter")
    expect(page.locator(".page h1")).to_have_text("Sök: kanal:telefon")


def test_list_stands_still_under_the_pointer_when_a_row_comes_in(agent: Watched) -> None:
    page = queue(agent)
    page.locator("#ticket-list .ticket-row").nth(3).hover()

    places = page.evaluate(
        """async () => {
            const rows = () => document.querySelectorAll("#ticket-list .ticket-row");
            rows()[0].remove(); // as if it had come in since: the next answer has it
            const pointed = document.querySelector("#ticket-list .ticket-row:hover") ?? rows()[2];
            const before = pointed.getBoundingClientRect().top;
            await htmx.ajax("GET", location.href, {target: "#ticket-list", swap: "morph:outerHTML"});
            return [before, document.getElementById(pointed.id).getBoundingClientRect().top];
        }"""
    )

    assert places[0] == pytest.approx(places[1], abs=2)
