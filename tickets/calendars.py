"""Calendars as something that can be asked: when an inbox and a team are there, and when they open next.

All of them are kept in the process (tickets.policies.kept), so that asking costs no query. What a calendar has worked
out is kept until somebody changes its hours or days.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from threading import RLock
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from servicedesk.lib.working_time import WHOLE_DAY, OpeningHours, WorkingTime
from tickets.models import Calendar, CalendarDay
from tickets.models.calendar import office_hours

OWN = "own"  # the slug of the municipality's own, made when it is first needed
_Days = tuple[tuple[date, int], ...]


class SharedTime(WorkingTime):
    """Asked by several threads at once: a WorkingTime works out more years while it is asked."""

    def __init__(self, hours: OpeningHours) -> None:
        super().__init__(hours)
        self._asking = RLock()

    def is_open(self, moment: datetime) -> bool:
        with self._asking:
            return super().is_open(moment)

    def next_opening(self, moment: datetime) -> datetime:
        with self._asking:
            return super().next_opening(moment)

    def closing(self, moment: datetime) -> datetime:
        with self._asking:
            return super().closing(moment)

    def add(self, moment: datetime, length: timedelta) -> datetime:
        with self._asking:
            return super().add(moment, length)

    def between(self, start: datetime, end: datetime) -> timedelta:
        with self._asking:
            return super().between(start, end)


@dataclass(frozen=True, slots=True)
class CalendarTime:
    """A calendar. open: its hours; working_days: round the clock on the days it is open at all."""

    id: int
    version: int
    name: str
    open: SharedTime
    working_days: SharedTime


@dataclass(frozen=True, slots=True)
class Calendars:
    """All there are. own: None before anybody needed one."""

    by_id: Mapping[int, CalendarTime] = field(default_factory=dict)
    own: CalendarTime | None = None
    of_inbox: Mapping[int, int] = field(default_factory=dict)
    of_team: Mapping[int, int] = field(default_factory=dict)

    def calendar_for(self, inbox_id: int | None, team_id: int | None) -> CalendarTime | None:
        """The inbox's, else the team's, else the municipality's own."""
        pk = self.of_inbox.get(inbox_id or 0) or self.of_team.get(team_id or 0)
        return self.by_id[pk] if pk is not None else self.own


def read_calendars() -> Calendars:
    """Read all calendars: four small queries. Elsewhere ask tickets.policies.kept().calendars, which costs none."""
    days: defaultdict[int, list[tuple[date, int]]] = defaultdict(list)
    for pk, day, minute in CalendarDay.objects.order_by("day").values_list("calendar", "day", "closed_from"):
        days[pk].append((day, minute))
    rows = list(Calendar.objects.order_by("id"))
    by_id = {row.pk: time_of(row, days[row.pk]) for row in rows}
    own = next((by_id[row.pk] for row in rows if row.is_own), None)
    inboxes = Calendar.inboxes.through.objects.order_by("-calendar").values_list("inbox", "calendar")
    teams = Calendar.teams.through.objects.order_by("-calendar").values_list("team", "calendar")
    return Calendars(by_id, own, dict(inboxes), dict(teams))


def time_of(row: Calendar, days: Iterable[tuple[date, int]]) -> CalendarTime:
    """A calendar row with its days as something that can be asked. Raises ValueError for hours that are none."""
    weekly = tuple(tuple((int(start), int(stop)) for start, stop in day) for day in row.hours)
    key = (weekly, row.keeps_holidays, row.half_days_close, tuple(sorted(days)), row.zone)
    return CalendarTime(row.pk, row.version, row.name, *_times(*key))


@lru_cache(maxsize=256)
def _times(
    weekly: tuple[tuple[tuple[int, int], ...], ...],
    keeps_holidays: bool,
    half_days_close: int | None,
    days: _Days,
    zone: str,
) -> tuple[SharedTime, SharedTime]:
    hours = OpeningHours(weekly, keeps_holidays, half_days_close, dict(days), ZoneInfo(zone))
    earliest = min((start for spans in weekly for start, _stop in spans), default=0)
    whole = OpeningHours(
        tuple(WHOLE_DAY if spans else () for spans in weekly),
        keeps_holidays,
        # A half day is open at all, unless it closes before anybody has come.
        0 if half_days_close is not None and half_days_close <= earliest else None,
        {day: 1440 if hours.on(day) else 0 for day, _minute in days},
        ZoneInfo(zone),
    )
    return SharedTime(hours), SharedTime(whole)


def own_calendar() -> Calendar:
    """The municipality's own; the first time it is made, with office hours and the Swedish holidays."""
    made = {"slug": OWN, "name": _("The municipality's own"), "hours": office_hours()}
    return Calendar.objects.get_or_create(is_own=True, defaults=made)[0]


def is_open_now(calendar: CalendarTime, now: datetime | None = None) -> bool:
    return calendar.open.is_open(now or timezone.now())
