"""When a chat is staffed: by the hours of the website it is shown on, else by those of its inbox."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from threading import Lock

from django.utils import timezone

from chat.models import ChatSetup, ChatSite
from servicedesk.lib.working_time import NeverOpen, OpeningHours, Span, WorkingTime
from tickets.models import Inbox

Weekly = tuple[tuple[Span, ...], ...]
CLOSED_WEEK: Weekly = ((),) * 7
LOOK_AHEAD = timedelta(days=8)  # open for longer than this: nobody needs to be told when it closes
_asking = Lock()  # a WorkingTime works out more years while it is asked


@dataclass(frozen=True, slots=True)
class Staffed:
    """Moments in UTC. opens_at: None while it is open, and when it never opens. closes_at: None while it is closed."""

    is_open: bool
    opens_at: datetime | None = None
    closes_at: datetime | None = None


CLOSED = Staffed(False)


def standing_now(inbox: Inbox, origin: str = "", *, now: datetime | None = None) -> Staffed:
    """Say whether somebody is there, for the website with that origin ("": our own page). Two small queries at most."""
    setup = ChatSetup.objects.filter(inbox=inbox).first()
    if setup is None or not inbox.is_active:
        return CLOSED
    site = setup.sites.filter(origin=origin, is_active=True).first() if origin else None
    return standing_of(setup, site, now or timezone.now())


def standing_of(setup: ChatSetup, site: ChatSite | None, now: datetime) -> Staffed:
    """The same where the rows are there already. Asks nothing."""
    hours = weekly_of(setup.hours if site is None or site.hours is None else site.hours)
    if not any(hours):
        return CLOSED
    with _asking:
        try:
            return _standing(_working_time(hours, *_days_of(setup)), now)
        except NeverOpen:
            return CLOSED


def _standing(time: WorkingTime, now: datetime) -> Staffed:
    opens_at = time.next_opening(now)
    if opens_at > now:
        return Staffed(False, opens_at=opens_at)
    closes_at = time.closing(now)
    while time.is_open(closes_at):  # midnight is no closing when the next day begins open
        if closes_at - now > LOOK_AHEAD:
            return Staffed(True)
        closes_at = time.closing(closes_at)
    return Staffed(True, closes_at=closes_at)


def weekly_of(hours: Sequence[Sequence[Sequence[int]]]) -> Weekly:
    """Return rows as ChatSetup.hours keeps them in the form of OpeningHours. An empty list is a week without hours."""
    return tuple(tuple((int(start), int(stop)) for start, stop in day) for day in hours) if hours else CLOSED_WEEK


def _days_of(setup: ChatSetup) -> tuple[bool, int | None, tuple[tuple[str, int], ...]]:
    return setup.keeps_holidays, setup.half_days_close, tuple(sorted(setup.closed_from.items()))


@lru_cache(maxsize=128)
def _working_time(
    weekly: Weekly, keeps_holidays: bool, half_days_close: int | None, closed_from: tuple[tuple[str, int], ...]
) -> WorkingTime:
    """One for each setup as it stands: what it has worked out is kept until somebody changes the hours."""
    days = {date.fromisoformat(day): minute for day, minute in closed_from}
    return WorkingTime(OpeningHours(weekly, keeps_holidays, half_days_close, days))
