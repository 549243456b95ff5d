"""The bell, the page of notifications, and what one chooses to be told."""

import re
from collections.abc import Callable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from servicedesk.people.models import Agent
from tests.clock import Clock
from tests.factories import make_ticket
from tests.factories.cast import Cast
from tickets.actions.choose_notifications import choose_notifications
from tickets.actions.set_properties import set_confidential
from tickets.models import Notification, NotificationChoice, NotificationKind, QuietHours, Ticket

SignIn = Callable[[Agent], Client]
TAGS = re.compile(r"<[^>]+>")


def tell(agent: Agent, ticket: Ticket, **fields: object) -> Notification:
    return Notification.objects.create(agent=agent, ticket=ticket, kind="answer", in_browser=True, **fields)


def unread(client: Client) -> str:
    """The figure beside the bell; "" for none."""
    found = re.search(
        r'<span class="count[^"]*"( hidden)?>([^<]*)', client.get("/aviseringar/klocka/").content.decode()
    )
    assert found is not None
    return "" if found[1] else found[2]


def test_bell_counts_my_own_unread_and_the_page_shows_them(cast: Cast, sign_in: SignIn) -> None:
    johan, olle = sign_in(cast.johan), sign_in(cast.olle)
    ticket = make_ticket(team=cast.kontaktcenter)
    tell(cast.johan, ticket)
    tell(cast.johan, ticket, read_at=timezone.now())

    assert (unread(johan), unread(olle)) == ("1", "")
    assert johan.get("/aviseringar/").content.decode().count(f"Nytt svar i ärende #{ticket.shown_number}</a>") == 2
    assert str(ticket.shown_number) not in olle.get("/aviseringar/").content.decode()


def test_ticket_that_became_confidential_is_neither_counted_nor_shown(cast: Cast, sign_in: SignIn) -> None:
    olle, ticket = sign_in(cast.olle), make_ticket(team=cast.kontaktcenter)
    row = tell(cast.olle, ticket)
    set_confidential(ticket, True, by=cast.johan)

    assert unread(olle) == ""
    assert str(ticket.shown_number) not in olle.get("/aviseringar/").content.decode()
    assert olle.post(f"/aviseringar/{row.pk}/lasning/").status_code == 404


def test_one_or_all_can_be_marked_read_but_nobody_elses(cast: Cast, sign_in: SignIn) -> None:
    johan, ticket = sign_in(cast.johan), make_ticket(team=cast.kontaktcenter)
    rows = [tell(agent, ticket) for agent in (cast.johan, cast.johan, cast.johan, cast.asa)]

    assert johan.post(f"/aviseringar/{rows[3].pk}/lasning/").status_code == 404
    johan.post(f"/aviseringar/{rows[0].pk}/lasning/")
    assert unread(johan) == "2"
    johan.post("/aviseringar/lasning/")

    assert list(Notification.objects.filter(read_at=None)) == [rows[3]]


def test_reading_a_ticket_reads_what_was_told_of_it(cast: Cast, sign_in: SignIn) -> None:
    johan, ticket, other = sign_in(cast.johan), make_ticket(team=cast.kontaktcenter), make_ticket()
    for one in (ticket, other):
        tell(cast.johan, Ticket.objects.get(pk=one.pk))
    Ticket.objects.filter(pk=other.pk).update(team=cast.kontaktcenter)

    johan.get(f"/arenden/{ticket.number}/")
    assert unread(johan) == "2"  # looking changes nothing; the page says when it has been seen
    johan.post(f"/arenden/{ticket.number}/lasning/")

    assert unread(johan) == "1"


def test_browser_is_given_number_and_kind_of_fresh_news_only(cast: Cast, sign_in: SignIn) -> None:
    johan, ticket = sign_in(cast.johan), make_ticket(team=cast.kontaktcenter)
    fresh = tell(cast.johan, ticket)
    tell(cast.johan, ticket, at=timezone.now() - timedelta(hours=1))

    given = re.findall(r"<template ([^>]*)>", johan.get("/aviseringar/klocka/").content.decode())

    title = f"Nytt svar i ärende #{ticket.shown_number}"
    assert given == [f'data-tell="{fresh.pk}" data-title="{title}" data-url="/arenden/{ticket.number}/"']


def test_browser_is_given_nothing_in_quiet_hours_but_the_bell_counts(
    cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(monkeypatch)
    clock.now = datetime(2026, 11, 19, 20, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
    johan = sign_in(cast.johan)
    choose_notifications(cast.johan, {}, quiet=(time(17), time(7), [3]))
    tell(cast.johan, make_ticket(team=cast.kontaktcenter))

    assert (unread(johan), "<template" in johan.get("/aviseringar/klocka/").content.decode()) == ("1", False)


def test_page_costs_the_same_for_one_row_and_for_thirty(cast: Cast, sign_in: SignIn) -> None:
    johan = sign_in(cast.johan)

    def cost(count: int) -> int:
        for _row in range(count):
            tell(cast.johan, make_ticket(team=cast.kontaktcenter))
        johan.get("/aviseringar/")
        with CaptureQueriesContext(connection) as captured:
            assert johan.get("/aviseringar/").content.decode().count("Nytt svar i ärende") >= count
        return len(captured)

    assert cost(1) == cost(29) <= 10


def chosen(**said: str) -> dict[str, object]:
    ways = {f"{kind}_mail": "never" for kind in NotificationKind} | {f"{kind}_app": "on" for kind in NotificationKind}
    return {**ways, **said}


def test_choices_are_saved_and_shown_again(cast: Cast, sign_in: SignIn) -> None:
    johan = sign_in(cast.johan)
    quiet = {"is_quiet": "on", "quiet_from": "17:00", "quiet_to": "07:00", "quiet_days": ["0", "4"]}

    response = johan.post("/konto/aviseringar/", {**chosen(mention_mail="daily", mention_browser="on"), **quiet})

    assert response.status_code == 302
    row = NotificationChoice.objects.get(agent=cast.johan, kind="mention")
    assert (row.in_app, row.in_browser, row.mail) == (True, True, "daily")
    assert NotificationChoice.objects.get(agent=cast.johan, kind="answer").in_browser is False
    hours = QuietHours.objects.get(agent=cast.johan)
    assert (hours.starts, hours.ends, hours.days) == (time(17), time(7), [0, 4])
    assert '<option value="daily" selected>' in johan.get("/konto/aviseringar/").content.decode()

    johan.post("/konto/aviseringar/", chosen())
    assert not QuietHours.objects.filter(agent=cast.johan).exists()


def test_quiet_hours_without_times_or_days_are_refused_with_words(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.johan).post("/konto/aviseringar/", {**chosen(), "is_quiet": "on", "quiet_from": "17:00"})

    text = TAGS.sub("", response.content.decode())
    assert (response.status_code, "Skriv en tid" in text, "Välj minst en dag." in text) == (200, True, True)
    assert not QuietHours.objects.exists()
