"""What is wrong with the mail right now, asked every five minutes: each fault is an alarm until it is gone.

/readyz asks the first of these, silence, by itself: it must answer where no worker lives to raise an alarm.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Count, Max, Min
from django.utils.translation import gettext_noop

from channels_in.alarms import alarm_administrators, clear_alarm
from channels_in.models import Alarm, MailAccount, MailExpectation, MailServer, OutboundAttempt, RawInbound
from channels_in.scans.faults import folder_faults
from servicedesk.lib.working_time import OpeningHours, WorkingTime, weekdays
from tickets.actions.acknowledge import MOST_PER_HOUR, MOST_PER_TICKET
from tickets.models import Acknowledged, ChannelKind, Direction, Message

WAITED_LONG = timedelta(minutes=10)
FAILS_FOR = timedelta(minutes=15)
LOOKED_BACK = timedelta(hours=1)
OFFICE = WorkingTime(OpeningHours(weekdays(8 * 60, 17 * 60)))  # when mail is expected to come
# What comes and goes all day is told of at most every hour.
QUIET_AFTER = timedelta(hours=1)
PREFIX = "mail:"  # of the keys of all alarms that are raised and cleared here

SILENT = gettext_noop("Mail to %(inbox)s is not fetched")
SILENT_BODY = gettext_noop(
    "The mailbox of %(inbox)s has not been read for %(minutes)s minutes. Mail waits there and is not lost. "
    "Look at the inbox under Settings, and test the connection."
)
MISSING = gettext_noop("No mail has come to %(inbox)s")
MISSING_BODY = gettext_noop(
    "No mail has come to %(inbox)s for %(hours)s working hours. Send it a mail of your own, and see whether the mail "
    "server before us still hands mail over."
)
BACKLOG = gettext_noop("Mail waits to become tickets")
BACKLOG_BODY = gettext_noop(
    "%(number)s messages have come in and waited for more than ten minutes without becoming tickets. "
    "See whether the jobs run: /readyz tells."
)
UNREAD = gettext_noop("Mail to %(inbox)s could not be read")
UNREAD_BODY = gettext_noop(
    "%(number)s messages to %(inbox)s in the last 24 hours could not be read. They are kept under Settings, Set aside, "
    "where each can be tried again or made a ticket by hand."
)
UNREAD_ELSE = gettext_noop("Something that came to %(inbox)s could not be read")
UNREAD_ELSE_BODY = gettext_noop(
    "%(number)s things that came to %(inbox)s in the last 24 hours could not be read. They are kept under Settings, "
    "Set aside, where each can be tried again or made a ticket by hand."
)
STUCK = gettext_noop("Answers from %(inbox)s do not leave")
STUCK_BODY = gettext_noop(
    "No answer from %(inbox)s has left for %(minutes)s minutes, and %(number)s have been tried. The mail server said: "
    "%(said)s. They are tried again for four hours. Look at the inbox under Settings, Outgoing mail."
)
LOOP = gettext_noop("Two programs may be writing to each other")
LOOP_BODY = gettext_noop(
    "So many automatic answers have been sent that no more are: %(number)s in an hour, or five on one ticket in a day. "
    "Look for tickets with many automatic messages, and put the other program's address on the block list."
)


Values = dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Fault:
    key: str
    subject: str
    body: str
    values: Values = field(default_factory=dict)


def faults(now: datetime) -> list[Fault]:
    """Return everything that is wrong, the worst first."""
    found = [*silent(now), *_stuck(now), *_missing(now), *_backlog(now), *_unread(now), *_loops(now)]
    return found + [Fault(f"{PREFIX}{key}", title, body, values) for key, title, body, values in folder_faults(now)]


def raise_alarms(now: datetime) -> None:
    """Raise an alarm for each fault and clear those whose fault is gone."""
    found = faults(now)
    ours = Alarm.objects.filter(key__startswith=PREFIX)
    just_told = set(ours.filter(cleared_at__isnull=False, told_at__gt=now - QUIET_AFTER).values_list("key", flat=True))
    for fault in found:
        if fault.key not in just_told:
            alarm_administrators(fault.key, fault.subject, fault.body, **fault.values)
    gone = ours.filter(cleared_at=None).exclude(key__in=[fault.key for fault in found])
    for key in gone.values_list("key", flat=True):
        clear_alarm(key)


def silent(now: datetime) -> Iterable[Fault]:
    """Mailboxes that are to be read and have not been for ten minutes."""
    for account in MailAccount.objects.filter(is_active=True, inbox__is_active=True).select_related("inbox"):
        if account.is_silent(now):
            heard = max(account.last_success_at or account.active_since, account.active_since)
            values: Values = {"inbox": account.inbox.name, "minutes": _minutes(now - heard)}
            yield Fault(f"{PREFIX}silent:{account.inbox_id}", SILENT, SILENT_BODY, values)


def _missing(now: datetime) -> Iterable[Fault]:
    """Inboxes nobody fetches for, where mail is known to come more often than it has."""
    expected = MailExpectation.objects.filter(inbox__is_active=True).select_related("inbox")
    for row in expected.annotate(last=Max("inbox__raw_inbounds__received_at")):
        hours = OFFICE.between(max(row.last or row.since, row.since), now) / timedelta(hours=1)
        if hours > row.working_hours:
            values: Values = {"inbox": row.inbox.name, "hours": int(hours)}
            yield Fault(f"{PREFIX}missing:{row.inbox_id}", MISSING, MISSING_BODY, values)


def _backlog(now: datetime) -> Iterable[Fault]:
    waiting = RawInbound.objects.filter(state=RawInbound.State.WAITING, received_at__lt=now - WAITED_LONG).count()
    if waiting:
        yield Fault(f"{PREFIX}backlog", BACKLOG, BACKLOG_BODY, {"number": waiting})


def _unread(now: datetime) -> Iterable[Fault]:
    day = RawInbound.objects.filter(state=RawInbound.State.FAILED, received_at__gt=now - timedelta(days=1))
    rows = day.order_by("inbox").values_list("inbox", "inbox__name", "inbox__kind").annotate(number=Count("pk"))
    for inbox_id, name, kind, number in rows:
        values = {"inbox": name, "number": number}
        said = (UNREAD, UNREAD_BODY) if kind == ChannelKind.EMAIL else (UNREAD_ELSE, UNREAD_ELSE_BODY)
        yield Fault(f"{PREFIX}unread:{inbox_id}", *said, values)


def _stuck(now: datetime) -> Iterable[Fault]:
    """Inboxes where much has been tried and nothing has left; one address that does not exist is no such thing."""
    recent = OutboundAttempt.objects.filter(started_at__gt=now - LOOKED_BACK, inbox__isnull=False)
    left = set(recent.filter(result=OutboundAttempt.Result.SENT).values_list("inbox", flat=True))
    at_fault = set(MailServer.objects.exclude(last_error="").values_list("inbox", flat=True))
    tried = recent.exclude(inbox__in=left).order_by("inbox").values_list("inbox", "inbox__name")
    rows = tried.annotate(number=Count("message", distinct=True), first=Min("started_at"))
    for inbox_id, name, number, first in rows:
        if now - first > FAILS_FOR and (number >= 3 or inbox_id in at_fault):
            said = recent.filter(inbox=inbox_id).order_by("-started_at").values_list("detail", flat=True)[0]
            values = {"inbox": name, "number": number, "minutes": _minutes(now - first), "said": said[:150]}
            yield Fault(f"{PREFIX}stuck:{inbox_id}", STUCK, STUCK_BODY, values)


def _loops(now: datetime) -> Iterable[Fault]:
    """The limits of tickets.actions.acknowledge have been reached."""
    acknowledged = Acknowledged.objects.filter(at__gt=now - timedelta(hours=1)).count()
    automatic = Message.objects.filter(
        created_at__gt=now - timedelta(days=1), direction=Direction.OUT, is_automatic=True
    )
    tickets = automatic.order_by().values("ticket").annotate(number=Count("pk")).filter(number__gte=MOST_PER_TICKET)
    if acknowledged >= MOST_PER_HOUR or tickets.exists():
        yield Fault(f"{PREFIX}loop", LOOP, LOOP_BODY, {"number": MOST_PER_HOUR})


def _minutes(time: timedelta) -> int:
    return int(time.total_seconds() // 60)
