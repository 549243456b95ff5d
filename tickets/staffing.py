"""Staffing: how many contacts a team can expect each hour of a day, and how many agents it has there then.

Expected is the mean of the same hour on the same weekday of the eight weeks before, days the team was closed left out.
Of five days or more the least and the most are left out too: one strange day says nothing. A contact is a new ticket,
whatever the door. There are agents whose shift it is and who are not absent; who has no shifts works when the team's
calendar is open.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import ceil
from statistics import fmean
from zoneinfo import ZoneInfo

from django.db.models import Count, Q
from django.db.models.functions import TruncHour

from servicedesk.lib.working_time import STOCKHOLM
from servicedesk.people.models import Agent, Membership, Role, Team
from tickets.models import Absence, Pace, Shift, Ticket
from tickets.models.pace import PACE_DEFAULT
from tickets.policies import kept

WEEKS = 8
FEWEST = 3  # days; of fewer nothing is said
TRIMMED_FROM = 5  # days
HOUR = timedelta(hours=1)
Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Hour:
    """expected: None where there is too little history. there: agents, an absent half hour is a half."""

    hour: int
    expected: float | None
    least: int
    most: int
    there: float
    pace: int

    @property
    def need(self) -> int:
        """How many agents the contacts expected ask for."""
        return ceil(self.expected / self.pace) if self.expected else 0

    @property
    def is_short(self) -> bool:
        return self.there < self.need


@dataclass(frozen=True, slots=True)
class Day:
    """days: how many days of the past what is expected stands on."""

    day: date
    is_open: bool
    days: int
    hours: Sequence[Hour]

    @property
    def short(self) -> list[Hour]:
        return [hour for hour in self.hours if hour.is_short]

    @property
    def expected(self) -> float | None:
        known = [hour.expected for hour in self.hours if hour.expected is not None]
        return sum(known) if known else None


def week(team: Team, first: date) -> list[Day]:
    """Seven days from first on. A handful of queries, however many agents and tickets."""
    days = [first + timedelta(days=number) for number in range(7)]
    pace = Pace.objects.filter(team=team).values_list("contacts", flat=True).first() or PACE_DEFAULT
    past = {day: [day - timedelta(weeks=number) for number in range(1, WEEKS + 1)] for day in days}
    counted = _contacts(team, sorted({each for found in past.values() for each in found}))
    there = _Roster(team, days)
    return [_day(team, day, past[day], counted, there, pace) for day in days]


def _day(
    team: Team,
    day: date,
    past: Iterable[date],
    counted: Mapping[date, Mapping[int, int]],
    roster: "_Roster",
    pace: int,
) -> Day:
    like = [each for each in past if is_open_day(team, each) == is_open_day(team, day)]
    return Day(
        day,
        is_open_day(team, day),
        len(like),
        [
            _hour(hour, [counted[each].get(hour, 0) for each in like], roster.there(day, hour), pace)
            for hour in range(24)
        ],
    )


def _hour(hour: int, counts: list[int], there: float, pace: int) -> Hour:
    if len(counts) < FEWEST:
        return Hour(hour, None, 0, 0, there, pace)
    ordinary = sorted(counts)[1:-1] if len(counts) >= TRIMMED_FROM else counts
    return Hour(hour, round(fmean(ordinary), 1), min(counts), max(counts), there, pace)


def is_open_day(team: Team, day: date) -> bool:
    """Whether the team's calendar is open at all that day; without a calendar every weekday is."""
    calendar = kept().calendars.calendar_for(None, team.pk)
    return bool(calendar.open.hours.on(day)) if calendar else day.weekday() < 5


def _contacts(team: Team, days: Sequence[date]) -> Mapping[date, Mapping[int, int]]:
    """New tickets by day and hour of the clock on the wall; each day is a range of its own in the index."""
    counted: defaultdict[date, Counter[int]] = defaultdict(Counter)
    wanted = Q(pk__in=[])
    for day in days:
        wanted |= Q(created_at__gte=_at(day, 0), created_at__lt=_at(day + timedelta(days=1), 0))
    rows = Ticket.objects.filter(wanted, team=team).order_by()
    hours = rows.annotate(at=TruncHour("created_at", tzinfo=STOCKHOLM)).values("at").annotate(n=Count("pk"))
    for at, number in hours.values_list("at", "n"):
        counted[at.date()][at.hour] += number
    return counted


class _Roster:
    """Who of a team is there, for some days that follow each other."""

    def __init__(self, team: Team, days: Sequence[date]) -> None:
        self.team = team
        roles = [Role.AGENT, Role.TEAM_LEAD]
        members = Membership.objects.filter(team=team, role__in=roles, agent__is_active=True)
        self.agents = sorted(set(members.values_list("agent_id", flat=True)))
        first, last = days[0], days[-1]
        self.shifts: defaultdict[int, list[Shift]] = defaultdict(list)
        for shift in Shift.objects.filter(agent__in=self.agents):
            self.shifts[shift.agent_id].append(shift)
        self.away: defaultdict[int, list[Span]] = defaultdict(list)
        around = Absence.objects.between(_at(first, 0), _at(last + timedelta(days=1), 0))
        for agent, start, end in around.filter(agent__in=self.agents).values_list("agent", "starts_at", "ends_at"):
            self.away[agent].append((start, end))

    def there(self, day: date, hour: int) -> float:
        if not is_open_day(self.team, day):
            return 0.0
        return round(sum(self._share(agent, day, hour) for agent in self.agents), 2)

    def _share(self, agent: int, day: date, hour: int) -> float:
        """How much of that hour the agent is there, 0 to 1."""
        spans = self._works(agent, day)
        start, end = _at(day, hour * 60), _at(day, (hour + 1) * 60)
        for begins, ends in self.away[agent]:
            spans = [part for span in spans for part in _without(span, (begins, ends))]
        there = sum((max(min(end, stop) - max(start, begin), timedelta()) for begin, stop in spans), timedelta())
        return min(there / HOUR, 1.0)

    def _works(self, agent: int, day: date) -> list[Span]:
        if self.shifts[agent]:
            return [
                (_at(day, shift.start), _at(day, shift.end))
                for shift in self.shifts[agent]
                if shift.weekday == day.weekday()
                and shift.valid_from <= day
                and (shift.valid_until is None or day <= shift.valid_until)
            ]
        calendar = kept().calendars.calendar_for(None, self.team.pk)
        if calendar is None:
            return [(_at(day, 8 * 60), _at(day, 17 * 60))]
        zone = calendar.open.hours.zone
        return [(_at(day, start, zone), _at(day, stop, zone)) for start, stop in calendar.open.hours.on(day)]


def _without(span: Span, gap: Span) -> list[Span]:
    """What of a span is outside a gap."""
    parts = [(span[0], min(span[1], gap[0])), (max(span[0], gap[1]), span[1])]
    return [part for part in parts if part[0] < part[1]]


def _at(day: date, minute: int, zone: ZoneInfo = STOCKHOLM) -> datetime:
    days, rest = divmod(minute, 1440)
    return datetime.combine(day + timedelta(days=days), time(rest // 60, rest % 60), zone)


def members(team: Team) -> list[Agent]:
    roles = [Role.AGENT, Role.TEAM_LEAD]
    found = Agent.objects.filter(is_active=True, memberships__team=team, memberships__role__in=roles)
    return list(found.distinct().order_by("name", "pk"))
