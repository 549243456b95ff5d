"""A month of absences for those who lead a team: who is away, who stands in, and where nobody does."""

from calendar import Calendar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from frontend.agent.absences import HERE
from frontend.people import leads_only, signed_in
from frontend.settings_area.pages import show
from servicedesk.lib.swedish_days import closed_days
from servicedesk.people.models import Agent
from tickets.actions.routing_rules import teams_led_by
from tickets.actions.warn_cover import gaps_ahead
from tickets.automation.absence import Gap
from tickets.models import Absence

YEARS = range(1990, 2101)  # as a calendar's own


@dataclass(frozen=True, slots=True)
class Day:
    day: date
    is_off: bool  # a weekend or a holiday
    is_today: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One agent's day. state: "" here, away, uncovered (away and nobody stands in)."""

    day: Day
    absence: Absence | None = None

    @property
    def state(self) -> str:
        if self.absence is None:
            return ""
        return "away" if self.absence.substitute_id else "uncovered"


@leads_only
@require_safe
def absence_month(request: HttpRequest) -> HttpResponse:
    first = _first(request.GET.get("manad", ""))
    teams = list(teams_led_by(signed_in(request)).order_by("name"))
    asked = request.GET.get("lag", "")
    team = next((team for team in teams if str(team.pk) == asked), None)
    if asked and team is None:
        raise Http404
    shown = [team] if team else teams
    days = _days(first)
    agents = Agent.objects.filter(is_active=True, memberships__team__in=shown).distinct().order_by("name")[:200]
    start, end = _midnight(days[0].day), _midnight(days[-1].day + timedelta(days=1))
    found = list(
        Absence.objects.between(start, end).filter(agent__in=list(agents)).select_related("agent", "substitute")
    )
    context = {
        "first": first,
        "days": days,
        "rows": [(agent, _cells(agent, days, found)) for agent in agents],
        "absences": found,
        "teams": teams,
        "team": team,
        "gaps": _gaps(start, end, {agent.pk for agent in agents}),
        "earlier": f"{first - timedelta(days=1):%Y-%m}",
        "later": f"{days[-1].day + timedelta(days=1):%Y-%m}",
    }
    return show(request, "absence_month", context, here=HERE)


def _gaps(start: datetime, end: datetime, agents: set[int]) -> list[tuple[Gap, date]]:
    """What nobody is there for in the month, of what these agents do; with its last day."""
    begins = max(start, timezone.now())
    found = gaps_ahead(begins, until=end) if begins < end else []
    mine = [gap for gap in found if not gap.what.holders.isdisjoint(agents)]
    return [(gap, timezone.localdate(gap.ends_at - timedelta(microseconds=1))) for gap in mine]


def _first(asked: str) -> date:
    try:
        first = datetime.strptime(asked, "%Y-%m").date() if asked else timezone.localdate().replace(day=1)  # noqa: DTZ007
    except ValueError as error:
        raise Http404 from error
    if first.year not in YEARS:
        raise Http404
    return first


def _days(first: date) -> list[Day]:
    today, off = timezone.localdate(), closed_days(first.year)
    dates = [day for day in Calendar().itermonthdates(first.year, first.month) if day.month == first.month]
    return [Day(day, day.weekday() > 4 or day in off, day == today) for day in dates]


def _cells(agent: Agent, days: list[Day], found: list[Absence]) -> list[Cell]:
    own = [row for row in found if row.agent_id == agent.pk]
    return [Cell(day, next((row for row in own if _is_on(row, day.day)), None)) for day in days]


def _is_on(row: Absence, day: date) -> bool:
    return row.starts_at < _midnight(day + timedelta(days=1)) and row.ends_at > _midnight(day)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
