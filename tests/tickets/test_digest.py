"""The mail about notifications: at the chosen time, never in quiet hours, never twice, nothing about people."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.conf import LazySettings
from django.core import mail

from tests.clock import Clock
from tests.factories import make_contact, make_incoming, make_ticket
from tests.factories.cast import Cast
from tests.tickets.jobs import do_jobs
from tickets.actions.choose_notifications import choose_notifications
from tickets.actions.digest import send_due
from tickets.actions.receive import receive
from tickets.actions.tell import TELL, mark_told
from tickets.models import NotificationKind, QuietHours, Ticket
from tickets.references import reply_token

STOCKHOLM = ZoneInfo("Europe/Stockholm")
WORKDAYS = [0, 1, 2, 3, 4]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Thursday morning, 9:20."""
    clock = Clock(monkeypatch)
    clock.now = datetime(2026, 11, 19, 9, 20, tzinfo=STOCKHOLM)
    return clock


@pytest.fixture(autouse=True)
def _kept_mail(settings: LazySettings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def choose(cast: Cast, pace: str, quiet: tuple[time, time, list[int]] | None = None) -> None:
    choose_notifications(cast.johan, dict.fromkeys(NotificationKind, (True, True, pace)), quiet=quiet)


def answered(cast: Cast) -> Ticket:
    contact = make_contact("Ann-Christin Bergström")
    ticket = make_ticket(team=cast.kontaktcenter, requester=contact, assignee=cast.johan)
    incoming = make_incoming(reply_token=reply_token(ticket.pk), subject="Soptunnan", text="Åkervägen 14 B")
    receive(incoming, inbox=ticket.inbox)
    do_jobs(TELL)
    return ticket


def mails(clock: Clock) -> int:
    """How many have been sent by now, after the job of this minute."""
    send_due(clock.now)
    do_jobs("people.send_mail")
    return len(mail.outbox)


def test_mail_says_number_and_link_and_nothing_about_people(cast: Cast, clock: Clock) -> None:
    choose(cast, "at_once")
    ticket = answered(cast)

    assert mails(clock) == 1

    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == ([cast.johan.email], "1 avisering från kontaktcenter")
    assert sent.message()["Auto-Submitted"] == "auto-generated"
    assert f"Nytt svar i ärende #{ticket.shown_number}\n" in str(sent.body)
    assert f"/arenden/{ticket.number}/\n" in str(sent.body)
    assert [word for word in ("Ann", "mejl", "Soptunnan", "Åkervägen", "Johan") if word in str(sent.body)] == []


def test_mail_is_in_the_agents_language(cast: Cast, clock: Clock) -> None:
    type(cast.johan).objects.filter(pk=cast.johan.pk).update(language="en")
    choose(cast, "at_once")
    answered(cast)

    mails(clock)

    assert mail.outbox[0].subject == "1 notification from the contact centre"


@pytest.mark.parametrize(
    ("pace", "moments"),
    [
        ("never", {"19 09:20": 0, "20 12:00": 0}),
        ("at_once", {"19 09:20": 1, "20 12:00": 1}),
        ("hourly", {"19 09:59": 0, "19 10:00": 1, "19 10:01": 1}),
        ("daily", {"19 23:59": 0, "20 07:29": 0, "20 07:30": 1, "21 07:30": 1}),
    ],
)
def test_mail_comes_at_the_chosen_pace_once_with_all_there_is(
    cast: Cast, clock: Clock, pace: str, moments: dict[str, int]
) -> None:
    choose(cast, pace)
    answered(cast)
    answered(cast)

    for moment, expected in moments.items():
        clock.now = datetime.strptime(f"2026-11-{moment}", "%Y-%m-%d %H:%M").replace(tzinfo=STOCKHOLM)
        assert mails(clock) == expected


def test_mail_waits_until_quiet_hours_are_over(cast: Cast, clock: Clock) -> None:
    choose(cast, "at_once", (time(9), time(10), WORKDAYS))
    answered(cast)
    assert mails(clock) == 0

    clock.forward(minutes=40)

    assert mails(clock) == 1


def test_nothing_to_tell_is_no_mail(cast: Cast, clock: Clock) -> None:
    choose(cast, "hourly")
    read, hidden = answered(cast), answered(cast)
    mark_told(cast.johan, ticket_id=read.pk)
    Ticket.objects.filter(pk=hidden.pk).update(assignee=None, team=cast.socialtjanst)

    clock.forward(hours=1)

    assert mails(clock) == 0


def test_disabled_agent_gets_no_mail(cast: Cast, clock: Clock) -> None:
    choose(cast, "hourly")
    answered(cast)
    type(cast.johan).objects.filter(pk=cast.johan.pk).update(is_active=False)

    clock.forward(hours=1)

    assert mails(clock) == 0


@pytest.mark.parametrize(
    ("at", "is_quiet"),
    [
        ("20 16:59", False),  # Friday
        ("20 17:00", True),
        ("21 06:59", True),  # the night after Friday
        ("21 07:00", False),
        ("21 18:00", False),  # Saturday is not among the days
        ("23 06:00", False),  # nor the night before Monday
    ],
)
def test_quiet_hours_over_midnight_belong_to_the_day_they_begin(at: str, is_quiet: bool) -> None:
    hours = QuietHours(starts=time(17), ends=time(7), days=WORKDAYS)

    assert hours.holds(datetime.strptime(f"2026-11-{at}", "%Y-%m-%d %H:%M").replace(tzinfo=STOCKHOLM)) is is_quiet
