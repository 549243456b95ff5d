"""The list while others work: rows come by the socket, and nothing one stands on, has chosen or reads moves away."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.journeys.browser import Watched, chromium
from tests.journeys.conftest import House
from tests.journeys.people import JOHAN, fill_in_form

pytestmark = pytest.mark.browser

ASA = "asa.lindqvist@storan.example"
LIST = "/arenden/?ko=alla-oppna"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def first_rows(page: Page, count: int) -> list[str]:
    ids: list[str] = page.locator(".ticket-row").evaluate_all("rows => rows.map(row => row.id)")
    return ids[:count]


def rename(page: Page, number: int, subject: str) -> None:
    token = page.evaluate("JSON.parse(document.body.getAttribute('hx-headers'))['X-CSRFToken']")
    address = f"/arenden/{number}/egenskaper/arende/"
    answer = page.request.post(
        page.url.split("/arenden")[0] + address,
        form={"value": subject},
        headers={"X-CSRFToken": token, "HX-Request": "true", "Referer": page.url},
    )
    assert answer.status in (200, 204)


def test_rows_come_without_fetching_the_list_and_focus_and_choice_stay(house: House, browser: Browser) -> None:
    citizen = Watched(browser, house.url)
    older, newer = [
        fill_in_form(citizen, subject=f"Rader {place}", email=f"rader{place}@mejl.example") for place in range(2)
    ]
    johan, asa = Watched(browser, house.url), Watched(browser, house.url)
    for agent, email in ((johan, JOHAN), (asa, ASA)):
        agent.sign_in(email)
        agent.open(LIST)
        agent.wait_until_live()
    his, hers = johan.page, asa.page
    expect(his.locator(f"#row-{newer}")).to_be_visible()
    assert first_rows(his, 2) == [f"row-{newer}", f"row-{older}"]
    his.locator(f"#row-{older} [data-pick]").check()
    his.locator(f"#row-{newer} a[data-row]").focus()
    fetched: list[str] = []

    def note(request: Request) -> None:
        if "part=list" in request.url:
            fetched.append(request.url)

    his.on("request", note)
    rename(hers, older, "Rader som flyttar upp")

    # The changed row stands where the order says, with what is chosen; the focus is where it was.
    expect(his.locator(f"#row-{older} .ticket-row__subject")).to_contain_text("Rader som flyttar upp")
    assert first_rows(his, 2) == [f"row-{older}", f"row-{newer}"]
    expect(his.locator(f"#row-{older} [data-pick]")).to_be_checked()
    expect(his.locator(f"#row-{newer} a[data-row]")).to_be_focused()
    assert fetched == []

    # The counts come too, and a new ticket stands above all.
    newest = fill_in_form(citizen, subject="Rader 3", email="rader3@mejl.example")
    expect(his.locator(".ticket-row").first).to_have_attribute("id", f"row-{newest}")
    expect(his.locator(f"#row-{newer} a[data-row]")).to_be_focused()
    assert (fetched, johan.faults, asa.faults) == ([], [], [])
    for agent in (citizen, johan, asa):
        agent.context.close()
