"""Contacts that could have been avoided: why, by department and month, and which questions they asked.

Counted from what is said when a ticket is solved (tickets.WrapUp), in the month it was solved, of the department whose
team solved it. A ticket that was opened again and solved for the same reason is one contact.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from knowledgebase.addresses import question_for_agents
from knowledgebase.radar.questions import questions_visible_to
from servicedesk.people.access import Viewer, access_of
from servicedesk.people.models import Department
from tickets.models import Cause

QUESTIONS_SHOWN = 3  # of each cause

_COUNTED = """
    SELECT t.department_id, w.demand, w.cause, count(DISTINCT w.ticket_id)
      FROM tickets_wrapup AS w JOIN people_team AS t ON t.id = w.team_id
     WHERE w.solved_at >= %s AND w.solved_at < %s AND t.department_id = ANY(%s)
     GROUP BY 1, 2, 3"""
# visible: questions the viewer may see. Of each cause the commonest.
_ASKED = """
    SELECT cause, id, name, times FROM (
        SELECT w.cause, q.id, q.name, count(DISTINCT w.ticket_id) AS times,
               row_number() OVER (PARTITION BY w.cause ORDER BY count(DISTINCT w.ticket_id) DESC, q.id) AS place
          FROM tickets_wrapup AS w
          JOIN people_team AS t ON t.id = w.team_id
          JOIN knowledgebase_radarcontact AS c ON c.ticket_id = w.ticket_id
          JOIN knowledgebase_question AS q ON q.id = c.question_id
         WHERE w.solved_at >= %s AND w.solved_at < %s AND t.department_id = ANY(%s)
           AND w.demand = 'failure' AND q.id IN ({visible})
         GROUP BY w.cause, q.id, q.name) AS ranked
     WHERE place <= %s ORDER BY cause, place"""


@dataclass(frozen=True, slots=True)
class Asked:
    question_id: int
    name: str
    times: int

    @property
    def path(self) -> str:
        return question_for_agents(self.question_id)


@dataclass(frozen=True, slots=True)
class CauseRow:
    cause: str  # tickets.Cause
    count: int
    share: float  # percent of the avoidable ones
    together: float  # percent, of this cause and those above it
    questions: tuple[Asked, ...] = ()

    @property
    def label(self) -> str:
        return str(Cause(self.cause).label)


@dataclass(slots=True)
class Figures:
    """One department's month; avoidable: by cause."""

    solved: int = 0  # with something said about why
    avoidable: dict[str, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return sum(self.avoidable.values())

    @property
    def share(self) -> float | None:
        """Percent of what was solved."""
        return 100 * self.count / self.solved if self.solved else None


def departments_for(viewer: Viewer) -> QuerySet[Department]:
    """Whose figures the viewer sees: all of them, or those they write for or lead a team of; by name."""
    access = access_of(viewer)
    if access.is_administrator:
        return Department.objects.all()
    leads = Department.objects.filter(teams__in=sorted(access.lead_teams)).values("pk")
    return Department.objects.filter(Q(pk__in=sorted(access.editor_departments)) | Q(pk__in=leads))


def figures(departments: Iterable[int], month: date) -> dict[int, Figures]:
    """By department; those without a solved ticket are left out. One query, out of one index."""
    found: dict[int, Figures] = defaultdict(Figures)
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED, [*bounds(month), list(departments)])
        for department, demand, cause, count in cursor.fetchall():
            found[department].solved += count
            if demand == "failure":
                found[department].avoidable[cause] = count
    return dict(found)


def together(several: Iterable[Figures]) -> Figures:
    whole = Figures()
    for one in several:
        whole.solved += one.solved
        for cause, count in one.avoidable.items():
            whole.avoidable[cause] = whole.avoidable.get(cause, 0) + count
    return whole


def pareto(of: Figures, asked: dict[str, tuple[Asked, ...]] | None = None) -> list[CauseRow]:
    """The causes, the commonest first, each with how much it and those above it are of all."""
    return list(_ranked(of, asked or {}))


def questions_of(viewer: Viewer, departments: Iterable[int], month: date) -> dict[str, tuple[Asked, ...]]:
    """By cause the questions that the tickets asked, of those the viewer may see; the commonest first. One query."""
    visible, parameters = questions_visible_to(viewer).order_by().values("pk").query.sql_with_params()
    found: dict[str, tuple[Asked, ...]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            _ASKED.format(visible=visible), [*bounds(month), list(departments), *parameters, QUESTIONS_SHOWN]
        )
        for cause, pk, name, times in cursor.fetchall():
            found[cause] = (*found.get(cause, ()), Asked(pk, name, times))
    return found


def bounds(month: date) -> tuple[datetime, datetime]:
    """From the first moment of the month to that of the next, local time."""
    after = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    first, last = (timezone.make_aware(datetime.combine(day, time())) for day in (month, after))
    return first, last


def _ranked(of: Figures, asked: dict[str, tuple[Asked, ...]]) -> Iterator[CauseRow]:
    so_far, whole = 0, of.count
    for cause, count in sorted(of.avoidable.items(), key=lambda item: (-item[1], item[0])):
        so_far += count
        yield CauseRow(cause, count, 100 * count / whole, 100 * so_far / whole, asked.get(cause, ()))
