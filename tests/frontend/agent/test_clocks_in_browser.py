"""Promises in a real browser: the countdown says what the server says, a late ticket is solved by keyboard."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from frontend.due_words import left_words
from servicedesk.people.models import Agent
from tests.factories import make_agent, make_team, make_ticket
from tests.factories.people import PASSWORD
from tests.factories.promises import make_policy
from tests.journeys.browser import chromium, violations
from tickets.models import Clock, Ticket

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOW = datetime(2026, 3, 27, 14, 0, tzinfo=UTC)  # the Friday before summer time


@pytest.fixture
def johan(live_server: LiveServer) -> Agent:
    return make_agent("Johan Åkerström", teams=[make_team("Kontaktcenter", is_open_to_all=True)])


@pytest.fixture
def late(johan: Agent) -> Ticket:
    make_policy({"first_response": ("hours", 60, 10)}, name="Inom en timme")
    ticket = make_ticket(team=johan.memberships.get().team, assignee=johan)
    begun = timezone.now() - timedelta(hours=5)
    due = begun + timedelta(hours=1)
    Clock.objects.filter(ticket=ticket).update(started_at=begun, due_at=due, warn_at=due)
    Ticket.objects.filter(pk=ticket.pk).update(due_at=due)
    return ticket


@pytest.fixture
def page(live_server: LiveServer, johan: Agent, late: Ticket) -> Iterator[Page]:
    with chromium() as browser:
        page = browser.new_context(locale="sv-SE", viewport={"width": 1440, "height": 900}).new_page()
        place = f"/arenden/{late.number}/"
        page.goto(f"{live_server.url}/konto/logga-in/?next={place}")
        page.fill("input[name=login]", johan.email)
        page.fill("input[name=password]", PASSWORD)
        page.press("input[name=password]", "Enter")
        page.wait_for_url(live_server.url + place)
        page.wait_for_selector("body[data-writing=on]")
        yield page


def test_the_countdown_in_the_browser_says_what_the_server_says(page: Page) -> None:
    minutes = [
        1,
        59,
        60,
        61,
        119,
        120,
        121,
        540,
        541,
        1439,
        1440,
        1441,
        1979,
        1980,
        1981,
        2040,
        3419,
        3420,
        3421,
        20_000,
    ]
    dues = [NOW + timedelta(minutes=sign * minute) for minute in minutes for sign in (1, -1)]
    marks = "".join(f'<time class="sla" datetime="{due.isoformat()}" data-due><span></span></time>' for due in dues)

    said = page.evaluate(
        """async ([marks, now]) => {
          const box = document.body.appendChild(document.createElement("div"));
          box.innerHTML = marks;
          (await import("/static/frontend/js/countdown.js")).countAll(now);
          return [...box.children].map((mark) => [mark.innerText, mark.className]);
        }""",
        [marks, NOW.timestamp() * 1000],
    )

    with override("sv"):
        expected = [left_words(due, NOW) for due in dues]
    assert said == [[left.words, "sla" if left.state == "calm" else f"sla sla--{left.state}"] for left in expected]


def test_a_late_ticket_is_solved_by_keyboard_with_its_reason_and_nothing_written_is_lost(page: Page) -> None:
    page.keyboard.press("r")
    page.keyboard.type("Sopbilen kommer i morgon.")

    page.keyboard.press("Escape")
    page.locator("#ticket-title").click()
    page.keyboard.press("s")
    page.locator("#status-menu button[value=solved]").focus()
    page.keyboard.press("Enter")
    dialog = page.locator("#act-dialog")
    expect(dialog).to_contain_text("Det tog längre tid än vi lovat")
    found = violations(page)
    dialog.locator("input[value=overlooked]").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("#ticket-head")).to_contain_text("Löst")
    expect(page.locator("#text-reply")).to_have_value("Sopbilen kommer i morgon.")
    expect(page.locator("#thread")).to_contain_text("angav varför det tog längre tid: Vi missade det")
    assert found == []
