"""What time does: snoozed tickets come back, reminders are told once; and who is told what happens on a ticket."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.factories import make_incoming, make_ticket
from tests.factories.cast import Cast
from tickets.actions.change_status import change_status
from tickets.actions.errors import InvalidChange
from tickets.actions.follow import follow
from tickets.actions.receive import receive
from tickets.actions.remind import due_counts, finish_reminder, remind
from tickets.actions.snooze import snooze
from tickets.models import Event, EventKind, Reminder, Ticket
from tickets.moments import quick_moments
from tickets.queries import followers_who_see
from tickets.references import reply_token
from tickets.signals import reminder_due
from tickets.tasks import wake_and_remind

HOUR = timedelta(hours=1)


@pytest.fixture
def told_due() -> Iterator[list[dict[str, Any]]]:
    """Every reminder_due that was sent."""
    heard: list[dict[str, Any]] = []

    def listen(**said: Any) -> None:
        heard.append({name: said[name] for name in ("reminder_id", "agent_id", "ticket_id")})

    reminder_due.connect(listen)
    yield heard
    reminder_due.disconnect(listen)


def at(moment: datetime) -> None:
    """The job as it runs at a moment."""
    wake_and_remind(timestamp=int(moment.timestamp()))


def test_snoozed_ticket_is_woken_when_its_time_has_come(cast: Cast) -> None:
    now = timezone.now()
    soon, later = make_ticket(), make_ticket()
    snooze(soon, now + HOUR, by=cast.johan)
    snooze(later, now + 3 * HOUR, by=cast.johan)

    at(now + 2 * HOUR)
    at(now + 2 * HOUR)

    assert Ticket.objects.get(pk=soon.pk).snoozed_until is None
    assert Ticket.objects.get(pk=later.pk).snoozed_until is not None
    woken = Event.objects.get(kind=EventKind.WOKEN)
    assert (woken.ticket, woken.agent, woken.data) == (soon, None, {"why": "time"})


def test_automatic_message_wakes_nothing(cast: Cast) -> None:
    ticket = make_ticket()
    snooze(ticket, timezone.now() + HOUR, by=cast.johan)

    receive(make_incoming(reply_token=reply_token(ticket.pk), is_automatic=True), inbox=ticket.inbox)

    assert Ticket.objects.get(pk=ticket.pk).snoozed_until is not None


def test_finished_ticket_does_not_sleep(cast: Cast) -> None:
    ticket = make_ticket()
    snooze(ticket, timezone.now() + HOUR, by=cast.johan)

    solved = change_status(ticket, "solved", by=cast.johan)

    assert solved.snoozed_until is None
    with pytest.raises(InvalidChange):
        snooze(ticket, timezone.now() + HOUR, by=cast.johan)


def test_due_reminder_is_told_once(
    cast: Cast, told_due: list[dict[str, Any]], django_capture_on_commit_callbacks: Any
) -> None:
    now, ticket = timezone.now(), make_ticket()
    due = remind(ticket, by=cast.johan, at=now + HOUR)
    remind(ticket, by=cast.johan, at=now + 9 * HOUR)
    finish_reminder(remind(ticket, by=cast.johan, at=now + HOUR))

    with django_capture_on_commit_callbacks(execute=True):
        at(now + 2 * HOUR)
        at(now + 2 * HOUR)

    assert told_due == [{"reminder_id": due.pk, "agent_id": cast.johan.pk, "ticket_id": ticket.pk}]
    assert due_counts(now + 2 * HOUR) == {cast.johan.pk: 1}
    assert Reminder.objects.filter(told_at=None).count() == 2


def test_followers_who_lost_sight_of_the_ticket_are_told_nothing(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    for agent in (cast.asa, cast.olle):
        follow(ticket, by=agent)
    assert set(followers_who_see(ticket)) == {cast.asa, cast.olle}

    Ticket.objects.filter(pk=ticket.pk).update(is_confidential=True)

    assert list(followers_who_see(Ticket.objects.get(pk=ticket.pk))) == [cast.asa]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        # Winter time; after three in the afternoon there is no "this afternoon".
        ("2026-11-20T09:00+00:00", {"afternoon": "20 15:00", "tomorrow": "21 08:00", "monday": "23 08:00"}),
        ("2026-11-20T15:30+00:00", {"tomorrow": "21 08:00", "monday": "23 08:00"}),
        # On a Monday the next one; over the change to summer time it is still eight o'clock.
        ("2026-03-23T09:00+00:00", {"afternoon": "23 15:00", "tomorrow": "24 08:00", "monday": "30 08:00"}),
    ],
)
def test_quick_moments_are_wall_clock_times_ahead(now: str, expected: dict[str, str]) -> None:
    found = quick_moments(datetime.fromisoformat(now).astimezone(UTC))

    shown = {slug: timezone.localtime(moment).strftime("%d %H:%M") for slug, moment in found.items()}
    assert {slug: shown[slug] for slug in shown if slug not in ("week", "answer")} == expected
