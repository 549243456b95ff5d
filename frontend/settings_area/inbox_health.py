"""How it goes at each door: when something last came and went, and what stands still."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

from channels_in.email.imap import in_words
from channels_in.models import DoorAccount, MailAccount, OAuthGrant, SignIn

TOKEN_SOON = timedelta(days=7)
DAYS = 7  # further back is not looked: "nothing for a week" is what one needs to know

# One range of the index message_newest, then a lookup of each message's ticket.
_MESSAGES = """
    SELECT t.inbox_id, max(m.created_at) FILTER (WHERE m.direction = 'in'),
           max(m.created_at) FILTER (WHERE m.direction = 'out'),
           count(*) FILTER (WHERE m.direction = 'in' AND m.created_at > now() - interval '1 day'),
           count(*) FILTER (WHERE m.direction = 'out' AND m.created_at > now() - interval '1 day'),
           count(*) FILTER (WHERE m.delivery = 'failed')
      FROM tickets_message m JOIN tickets_ticket t ON t.id = m.ticket_id
     WHERE m.created_at > now() - make_interval(days => %s) AND m.direction <> '' AND t.inbox_id = ANY(%s)
     GROUP BY t.inbox_id
"""
_WAITING = """
    SELECT inbox_id, count(*) FROM channels_in_rawinbound
     WHERE state IN ('set_aside', 'failed') AND inbox_id = ANY(%s) GROUP BY inbox_id
"""


@dataclass(frozen=True, slots=True)
class Health:
    last_in: datetime | None = None
    last_out: datetime | None = None
    in_today: int = 0  # in the last 24 hours
    out_today: int = 0
    failed: int = 0  # answers that could not be sent, in the last DAYS
    waiting: int = 0  # set aside or not understood
    account: MailAccount | None = None  # where its mail is fetched
    has_right: bool = False  # its mailbox is connected, and the provider has not refused
    door: DoorAccount | None = None  # as whom it speaks at a provider

    @property
    def state(self) -> str:
        """bad, warn or ok."""
        fault = bool(self.account and self.account.is_active and self.account.last_error)
        if self.failed or self.is_silent or self.must_connect or self.is_refused or self.is_expired:
            return "bad"
        return "warn" if self.waiting or fault or self.expires_soon else "ok"

    @property
    def is_refused(self) -> bool:
        """Whether the provider said no the last time."""
        return bool(self.door and self.door.last_error)

    @property
    def is_expired(self) -> bool:
        """Whether the token at the provider holds no longer."""
        until = self.door.token_expires_at if self.door else None
        return until is not None and until <= timezone.now()

    @property
    def expires_soon(self) -> datetime | None:
        """When the token ends, when that is within a week."""
        until = self.door.token_expires_at if self.door else None
        return until if until is not None and timezone.now() < until <= timezone.now() + TOKEN_SOON else None

    @property
    def is_silent(self) -> bool:
        """Whether its mail has not been fetched for too long."""
        return self.account is not None and self.account.is_silent(timezone.now())

    @property
    def must_connect(self) -> bool:
        """Whether its mailbox must be connected again before anything can be fetched."""
        account = self.account
        return account is not None and account.is_active and account.sign_in == SignIn.OAUTH and not self.has_right

    @property
    def fault(self) -> str:
        """Why the last try to fetch did not go well, in the reader's language."""
        return in_words(self.account.last_error) if self.account else ""


def health_of(inbox_ids: Sequence[int]) -> dict[int, Health]:
    """Return the health of each inbox; five queries however many there are."""
    with connection.cursor() as cursor:
        cursor.execute(_MESSAGES, [DAYS, list(inbox_ids)])
        said = {row[0]: row[1:] for row in cursor.fetchall()}
        cursor.execute(_WAITING, [list(inbox_ids)])
        waiting: dict[int, int] = dict(cursor.fetchall())
    nothing = (None, None, 0, 0, 0)
    accounts = {account.inbox_id: account for account in MailAccount.objects.filter(inbox__in=inbox_ids)}
    doors = {door.inbox_id: door for door in DoorAccount.objects.filter(inbox__in=inbox_ids)}
    granted = OAuthGrant.objects.filter(inbox__in=inbox_ids, last_error="").exclude(refresh_token="")
    rights = set(granted.values_list("inbox", flat=True))
    return {
        pk: Health(*(*said.get(pk, nothing), waiting.get(pk, 0), accounts.get(pk), pk in rights, doors.get(pk)))
        for pk in inbox_ids
    }


# --- One inbox, in figures -------------------------------------------------------------------------------------------

_IN = """
    SELECT count(*) FILTER (WHERE state = 'waiting'),
           min(received_at) FILTER (WHERE state = 'waiting'),
           count(*) FILTER (WHERE state = 'failed' AND received_at > now() - interval '1 day'),
           count(*) FILTER (WHERE state = 'set_aside' AND received_at > now() - interval '1 day')
      FROM channels_in_rawinbound WHERE state <> 'done' AND inbox_id = %s
"""
_OUT = """
    SELECT count(DISTINCT message_id) FILTER (WHERE result = 'sent'),
           count(DISTINCT message_id) FILTER (WHERE result = 'failed'),
           max(started_at) FILTER (WHERE result = 'sent'),
           coalesce(sum(mails) FILTER (WHERE started_at > now() - interval '1 minute'), 0)
      FROM channels_in_outboundattempt WHERE inbox_id = %s AND started_at > now() - interval '1 day'
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """Now, and the last 24 hours."""

    backlog: int  # came in and is not yet a ticket
    oldest: datetime | None  # of those
    unread: int  # could not be read
    set_aside: int
    sent: int
    failed: int
    last_sent: datetime | None
    this_minute: int  # mails handed over in the last minute


def figures_of(inbox_id: int) -> Figures:
    """Two queries, each by an index."""
    with connection.cursor() as cursor:
        cursor.execute(_IN, [inbox_id])
        came_in = cursor.fetchone()
        cursor.execute(_OUT, [inbox_id])
        return Figures(*came_in, *cursor.fetchone())
