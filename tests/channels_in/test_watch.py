"""What goes wrong with the mail is told to administrators once a day until it is mended, and /readyz agrees."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone, translation
from procrastinate.contrib.django.models import ProcrastinateJob

from channels_in import tasks
from channels_in.alarms import TELL, alarm_administrators, clear_alarm, standing_alarms
from channels_in.models import Alarm, MailAccount, MailExpectation, MailServer, OutboundAttempt, RawInbound
from channels_in.telling import tell_administrators
from channels_in.watch import OFFICE, faults, raise_alarms
from servicedesk.health import check_mail
from servicedesk.people.models import Agent, Role
from tests.clock import Clock
from tests.factories import make_agent, make_inbox, make_team, make_ticket
from tests.fakes.smtp import SmtpServer
from tickets.models import Acknowledged, Inbox, Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator() -> Agent:
    return make_agent("Karin Öst", teams=[make_team("Kontaktcenter")], role=Role.ADMINISTRATOR)


def mail_inbox() -> Inbox:
    return make_inbox(kind="email", name="Kundcenter", address="kundcenter@storan.example", team=make_team())


def keys(now: datetime | None = None) -> list[str]:
    return [fault.key for fault in faults(now or timezone.now())]


def account(inbox: Inbox, minutes_ago: float, **fields: Any) -> MailAccount:
    heard = timezone.now() - timedelta(minutes=minutes_ago)
    return MailAccount.objects.create(
        inbox=inbox, host="imap.storan.example", username="x", password="x", active_since=heard, **fields
    )


def raw(inbox: Inbox, state: str, minutes_ago: float) -> RawInbound:
    at = timezone.now() - timedelta(minutes=minutes_ago)
    return RawInbound.objects.create(inbox=inbox, external_id=str(minutes_ago), body=b"x", state=state, received_at=at)


def attempt(inbox: Inbox, result: str, minutes_ago: float) -> None:
    at = timezone.now() - timedelta(minutes=minutes_ago)
    message = Message.objects.filter(ticket=make_ticket(inbox=inbox, team=inbox.team)).first()
    assert message is not None
    OutboundAttempt.objects.create(message=message, inbox=inbox, result=result, started_at=at, detail="451 busy")


def test_nothing_is_wrong_with_a_mailbox_that_is_read() -> None:
    account(mail_inbox(), minutes_ago=9)

    assert keys() == []


@pytest.mark.parametrize(("fields", "is_wrong"), [({}, True), ({"is_active": False}, False)])
def test_silent_mailbox_is_wrong_unless_switched_off(fields: dict[str, Any], is_wrong: bool) -> None:
    inbox = mail_inbox()
    account(inbox, minutes_ago=11, **fields)

    assert keys() == ([f"mail:silent:{inbox.pk}"] if is_wrong else [])


@pytest.mark.parametrize("minutes", [9, 11])
def test_readyz_and_the_watch_say_the_same(minutes: int) -> None:
    """/readyz asks by itself: it must answer where no worker lives to raise an alarm."""
    account(mail_inbox(), minutes_ago=minutes)

    assert check_mail(connection.connection)["ok"] == (keys() == [])


def test_waiting_and_unread_mail_is_wrong() -> None:
    inbox = mail_inbox()
    raw(inbox, RawInbound.State.WAITING, minutes_ago=11)
    raw(inbox, RawInbound.State.FAILED, minutes_ago=60)
    raw(inbox, RawInbound.State.FAILED, minutes_ago=25 * 60)

    found = faults(timezone.now())

    assert [fault.key for fault in found] == ["mail:backlog", f"mail:unread:{inbox.pk}"]
    assert found[1].values == {"inbox": "Kundcenter", "number": 1}


def test_nothing_that_leaves_is_wrong_and_one_bad_address_is_not() -> None:
    inbox = mail_inbox()
    attempt(inbox, "failed", minutes_ago=40)
    assert keys() == []
    attempt(inbox, "retry", minutes_ago=20)
    attempt(inbox, "retry", minutes_ago=10)

    assert keys() == [f"mail:stuck:{inbox.pk}"]
    attempt(inbox, "sent", minutes_ago=5)
    assert keys() == []


def test_server_that_takes_nobody_is_wrong_with_the_first_answer() -> None:
    inbox = mail_inbox()
    attempt(inbox, "retry", minutes_ago=20)
    MailServer.objects.create(inbox=inbox, last_error="ConnectionRefusedError", last_error_at=timezone.now())

    assert keys() == [f"mail:stuck:{inbox.pk}"]


def test_no_mail_in_working_hours_is_wrong_where_it_is_expected() -> None:
    inbox, monday = mail_inbox(), datetime(2026, 3, 2, 7, tzinfo=UTC)  # 8 in Sweden
    friday = monday - timedelta(days=2, hours=15)  # 17
    MailExpectation.objects.create(inbox=inbox, working_hours=4, since=monday - timedelta(days=7))
    RawInbound.objects.create(inbox=inbox, external_id="1", body=b"x", state="set_aside", received_at=friday)

    assert keys(monday + timedelta(hours=4)) == []
    assert keys(monday + timedelta(hours=4, minutes=1)) == [f"mail:missing:{inbox.pk}"]


def test_mail_is_not_missed_on_holidays() -> None:
    wednesday, tuesday = datetime(2026, 4, 1, 14, tzinfo=UTC), datetime(2026, 4, 7, 6, tzinfo=UTC)

    assert OFFICE.between(wednesday, tuesday) == timedelta(hours=10)  # 16 to 17, Skärtorsdag, no hour of Easter


def test_limit_of_automatic_mail_reached_is_wrong() -> None:
    Acknowledged.objects.bulk_create(
        Acknowledged(address=f"email:{number}@mejl.example", at=timezone.now()) for number in range(600)
    )

    assert keys() == ["mail:loop"]


def test_alarm_is_told_once_a_day_until_it_is_gone(clock: Clock) -> None:
    account(mail_inbox(), minutes_ago=30)
    for _hour in range(30):
        raise_alarms(timezone.now())
        clock.forward(hours=1)
    assert jobs() == 2

    MailAccount.objects.update(last_success_at=timezone.now())
    raise_alarms(timezone.now())

    assert standing_alarms().count() == 0
    clock.forward(hours=3)
    raise_alarms(timezone.now())
    assert jobs() == 3


def test_alarm_that_comes_and_goes_is_told_at_most_every_hour(clock: Clock) -> None:
    account(mail_inbox(), minutes_ago=30)
    for _time in range(10):
        MailAccount.objects.update(last_success_at=None)
        raise_alarms(timezone.now())
        clock.forward(minutes=5)
        MailAccount.objects.update(last_success_at=timezone.now())
        raise_alarms(timezone.now())

    assert jobs() == 1


def test_job_of_the_watch_raises_alarms() -> None:
    account(mail_inbox(), minutes_ago=30)

    tasks.watch_mail(0)

    with translation.override("sv"):
        assert Alarm.objects.get().title == "E-post till Kundcenter hämtas inte"


def test_administrators_get_automatic_mail_in_their_language(smtp: SmtpServer, administrator: Agent) -> None:
    make_agent("Inte Administratör", teams=[make_team()])
    Agent.objects.filter(pk=administrator.pk).update(language="en")
    alarm_administrators("mail:x", "Mail to %(inbox)s is not fetched", "Look at %(inbox)s.", inbox="Kundcenter")

    tell_administrators(Alarm.objects.get().pk)

    [received] = smtp.received
    assert (received.sender, received.recipients) == ("<>", [administrator.email])
    assert received.mail["Subject"] == "Kontaktcenter: Mail to Kundcenter is not fetched"
    assert received.mail["Auto-Submitted"] == "auto-generated"
    assert received.mail.get_content().startswith("Look at Kundcenter.")


def test_alarm_goes_by_an_inbox_s_own_server_when_the_first_does_not_take_it(
    smtp: SmtpServer, administrator: Agent, settings: Any
) -> None:
    MailServer.objects.create(inbox=mail_inbox(), host="127.0.0.1", port=smtp.port, security="none")
    settings.EMAIL_PORT = 1
    alarm_administrators("mail:x", "Something", "is wrong")

    tell_administrators(Alarm.objects.get().pk)

    assert len(smtp.received) == 1


def test_cleared_alarm_is_not_told(smtp: SmtpServer, administrator: Agent) -> None:
    alarm_administrators("mail:x", "Something", "is wrong")
    clear_alarm("mail:x")

    tell_administrators(Alarm.objects.get().pk)

    assert smtp.received == []


def jobs() -> int:
    return ProcrastinateJob.objects.filter(task_name=TELL).count()
