"""A ticket from a network in a real browser: the choice by keyboard, hints while one writes, no axe finding."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from channels_in.models import SocialItem
from channels_in.social.carrying_out import carry_out
from channels_in.social.deeds import decide
from servicedesk.people.models import Agent, Role
from tests.factories import make_agent, make_team
from tests.factories.people import PASSWORD
from tests.fakes.social_door import came, make_page, network
from tests.journeys.browser import chromium, violations
from tickets.models import Ticket

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with network(monkeypatch):
        yield


@pytest.fixture
def lead(live_server: LiveServer) -> Agent:
    return make_agent("Eva Lind", teams=[make_team("Kontaktcenter")], role=Role.TEAM_LEAD)


@pytest.fixture
def ticket(lead: Agent) -> Ticket:
    """With a thread around it, one comment in it hidden, and its own text changed."""
    team = lead.memberships.get().team
    make_page("messenger", team=team)
    page = make_page(team=team)
    came(page, id="1", text="När töms tunnorna?", thread="post1", parent="post1")
    found = Ticket.objects.get()
    came(page, "edited", id="1", text="När töms tunnorna på Åkervägen?", at="2026-03-03T10:00:00+00:00")
    came(page, id="2", text="Köp billigt!", author="888", name="Bo Ek", thread="post1", parent="1")
    carry_out(decide(SocialItem.objects.get(external_id="2"), verb="hide", reason="spam", by=lead).pk)
    return found


@pytest.fixture
def deed(ticket: Ticket) -> str:
    return f"/arenden/{ticket.number}/meddelanden/{ticket.messages.get().pk}/nedtagning/"


@pytest.fixture
def page(live_server: LiveServer, lead: Agent, ticket: Ticket, deed: str) -> Iterator[Page]:
    with chromium() as browser:
        page = browser.new_context(locale="sv-SE", viewport={"width": 1440, "height": 900}).new_page()
        place = f"/arenden/{ticket.number}/"
        page.goto(f"{live_server.url}/konto/logga-in/?next={place}")
        page.fill("input[name=login]", lead.email)
        page.fill("input[name=password]", PASSWORD)
        page.press("input[name=password]", "Enter")
        page.wait_for_url(live_server.url + place)
        page.wait_for_selector("body[data-writing=on]")
        yield page


def test_choice_is_made_by_keyboard_and_the_hints_follow_it(page: Page) -> None:
    check = page.locator("#check-reply")
    page.keyboard.press("r")
    page.keyboard.type("Du med 640823-3234")
    expect(check).to_contain_text("skulle bli offentlig")

    page.locator("input[name=channel]:checked").focus()
    page.keyboard.press("ArrowDown")

    expect(check).not_to_contain_text("skulle bli offentlig")
    assert page.locator("input[name=channel]:checked").input_value() == "messenger"
    assert page.locator("#text-reply").input_value() == "Du med 640823-3234"


def test_pages_are_open_to_everybody(page: Page, live_server: LiveServer, ticket: Ticket, deed: str) -> None:
    wrong = []
    for place in (f"/arenden/{ticket.number}/", deed, "/atgarder-i-sociala-medier/"):
        page.goto(live_server.url + place)
        for width, scheme in ((1440, "light"), (1440, "dark"), (390, "light"), (320, "light")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
            found = violations(page) if width > 320 else []  # axe's rules do not depend on a few pixels
            wrong += [f"{place} {width} {scheme}: {finding}" for finding in found]
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"):
                wrong.append(f"{place} {width}: the page scrolls sideways")

    assert wrong == []
