"""Every page looked at: no axe finding, nothing wider than the window, in light and dark, wide and narrow."""

from collections.abc import Iterator, Mapping

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browser import Watched, chromium, violations
from tests.journeys.conftest import House
from tests.journeys.people import ADMINISTRATOR, JOHAN

pytestmark = pytest.mark.browser

PUBLIC = {
    "start": "/",
    "forms": "/kontakt/",
    "form": "/kontakt/skriv-till-oss/",
    "sign-in": "/konto/logga-in/",
    "forgotten-password": "/konto/glomt-losenord/",
    "not-found": "/finns-inte/",
}
AGENT = {
    "queue": "/arenden/?whose=all",
    "queue-empty": "/arenden/?whose=mine&tag=finns-inte",
    "ticket": "",  # the newest one
    "new-ticket": "/arenden/nytt/",
    "search": "/sok/?q=sopor",
    "search-nothing": "/sok/?q=finnsintenågonstans",
    "contacts": "/kontakter/",
    "chat": "/chatt/",
    "profile": "/konto/",
    "security": "/konto/sakerhet/",
    "sessions": "/konto/inloggningar/",
}
# name -> width, colours, and whether axe looks too (its rules do not depend on a few pixels)
LOOKS = {
    "wide-light": (1440, "light", True),
    "wide-dark": (1440, "dark", True),
    "narrow-light": (390, "light", True),
    "tiny": (320, "light", False),
}
QUICK_LOOKS = {"wide-light": (1440, "light", True), "tiny": (320, "light", False)}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def citizen(house: House, browser: Browser) -> Watched:
    return Watched(browser, house.url)


@pytest.fixture(scope="module")
def agent(house: House, browser: Browser) -> Watched:
    agent = Watched(browser, house.url)
    agent.sign_in(JOHAN)
    return agent


def look(watched: Watched, name: str, looks: Mapping[str, tuple[int, str, bool]] = LOOKS) -> list[str]:
    """Return what is wrong with the open page in each of the looks; keep a picture of each."""
    page, wrong = watched.page, []
    for look_name, (width, scheme, with_axe) in looks.items():
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        watched.picture(f"{name}-{look_name}")
        wrong += [f"{look_name}: {finding}" for finding in (violations(page) if with_axe else [])]
        if is_wider_than_window(page):
            wrong.append(f"{look_name}: the page scrolls sideways")
    return wrong


def is_wider_than_window(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"))


@pytest.mark.parametrize("name", PUBLIC)
def test_public_pages_are_open_to_everybody(citizen: Watched, name: str) -> None:
    citizen.open(PUBLIC[name])

    assert look(citizen, name) == []


@pytest.mark.parametrize("name", AGENT)
def test_agents_pages_are_open_to_everybody(agent: Watched, name: str) -> None:
    page = agent.page
    page.set_viewport_size({"width": 1440, "height": 900})
    if name == "ticket":
        agent.open(AGENT["queue"])
        agent.open(page.locator("#ticket-list a[data-row]").first.get_attribute("href") or "")
        page.wait_for_selector("body[data-writing=on]")
    else:
        agent.open(AGENT[name])

    assert look(agent, name) == []
    assert agent.faults == []


def test_errors_in_the_form_are_open_to_everybody(citizen: Watched) -> None:
    page = citizen.open("/kontakt/skriv-till-oss/")
    page.get_by_role("button", name="Skicka").click()

    assert page.title().startswith("Fel i formuläret")
    assert look(citizen, "form-errors") == []


def test_settings_are_open_to_everybody(house: House, browser: Browser) -> None:
    watched = Watched(browser, house.url)
    page = watched.sign_in(ADMINISTRATOR)
    page.goto(f"{house.url}/installningar/")
    links = page.locator("main a, nav[aria-label] a").evaluate_all(
        "links => [...new Set(links.map(a => a.getAttribute('href')).filter(h => h.startsWith('/installningar/')))]"
    )
    assert len(links) >= 6

    wrong = []
    for link in links:
        page.goto(house.url + link)
        picture = "settings-" + link.strip("/").replace("/", "-")
        wrong += [f"{link} {finding}" for finding in look(watched, picture, QUICK_LOOKS)]
    assert wrong == []
    assert watched.faults == []


def test_200_percent_text_fits(agent: Watched) -> None:
    """Twice the text size is a window of half the width, in the browser's own terms."""
    page = agent.open(AGENT["queue"])
    page.set_viewport_size({"width": 1440, "height": 900})
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    agent.picture("queue-200-percent")
    assert not is_wider_than_window(page)


def test_the_workspace_works_by_keyboard_alone(agent: Watched) -> None:
    page = agent.page
    page.set_viewport_size({"width": 1440, "height": 900})
    agent.open(AGENT["queue"])
    page.wait_for_selector("body[data-live=on]")

    page.keyboard.press("j")
    page.wait_for_selector("#ticket-title")
    first = page.locator("#ticket-place").get_attribute("data-number")
    page.keyboard.press("j")
    expect(page.locator("#ticket-place")).not_to_have_attribute("data-number", first or "")
    page.keyboard.press("k")
    expect(page.locator("#ticket-place")).to_have_attribute("data-number", first or "")
    page.wait_for_selector("body[data-writing=on]")
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.id") == "text-note"
    page.keyboard.press("?")
    assert page.locator("#keys").evaluate("dialog => dialog.open") is False  # a letter while writing is a letter
    page.keyboard.press("Backspace")
    page.keyboard.press("Escape")  # leaves the text
    page.keyboard.press("?")
    assert page.locator("#keys").evaluate("dialog => dialog.open") is True
