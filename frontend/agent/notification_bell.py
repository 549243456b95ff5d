"""The bell in the rail: how much is unread, and what a browser may show of it outside the page."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils import timezone

from servicedesk.people.models import Agent
from tickets.models import QuietHours
from tickets.notifications import COUNT_MAX, address_of, notifications_visible_to, title_of, unread_count

SHOWN_FOR = timedelta(minutes=5)  # older news is no news outside the page
SHOWN_MOST = 5


@dataclass(frozen=True, slots=True)
class Shown:
    """What a browser shows: the number of the ticket, or how many, and the kind of thing, nothing about people."""

    pk: int
    title: str
    url: str


def shown_unread(unread: int) -> str:
    return f"{COUNT_MAX}+" if unread > COUNT_MAX else str(unread)


@dataclass(frozen=True, slots=True)
class Bell:
    unread: int
    shown: list[Shown] = field(default_factory=list)  # the oldest first

    @property
    def shown_unread(self) -> str:
        return shown_unread(self.unread)


def bell_of(agent: Agent, now: datetime) -> Bell:
    return Bell(unread_count(agent), _shown_by_browser(agent, now))


def _shown_by_browser(agent: Agent, now: datetime) -> list[Shown]:
    quiet = QuietHours.objects.filter(agent=agent).first()
    if quiet is not None and quiet.holds(timezone.localtime(now)):
        return []
    rows = notifications_visible_to(agent).filter(read_at=None, in_browser=True, at__gte=now - SHOWN_FOR)
    return [Shown(row.pk, title_of(row), address_of(row)) for row in reversed(rows.order_by("-at", "-id")[:SHOWN_MOST])]
