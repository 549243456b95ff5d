"""An absence is written, changed and ended: with whoever stands in, and a look at what nobody would do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from servicedesk.lib.text import one_line
from servicedesk.people.access import Access, access_of
from servicedesk.people.actions.audit import record
from servicedesk.people.models import Agent, Integration, Membership
from tickets.actions.errors import ActionError, InvalidChange
from tickets.actions.stand_in import bring_back
from tickets.automation.absence import Gap, gaps
from tickets.cover import responsibilities
from tickets.models import Absence, AbsenceKind
from tickets.models.absence import ABSENCE_NOTE_MAX
from tickets.stand_ins import away_of

LONGEST = timedelta(days=3 * 366)
FARTHEST = timedelta(days=10 * 366)  # from now, before or after: beyond lie days no calendar holds


class NobodyThere(ActionError):
    """With this absence something nobody else does would not be done; gaps says what, and when."""

    code = "nobody-there"

    def __init__(self, found: list[Gap]) -> None:
        super().__init__(_("Nobody would be there for something. Choose a substitute, or save it all the same."))
        self.gaps = found


@dataclass(frozen=True, slots=True)
class Plan:
    starts_at: datetime
    ends_at: datetime  # the first moment they are back
    kind: str = AbsenceKind.AWAY
    substitute: Agent | None = None
    note: str = ""


def absences_visible_to(viewer: Agent | Integration) -> QuerySet[Absence]:
    """One's own, those one stands in for, those of the teams one leads, and all for administrators.

    An integration sees those of the agents of its teams.
    """
    access = access_of(viewer)
    if isinstance(viewer, Integration):
        return Absence.objects.filter(_of_teams(access.member_teams))
    if access.is_administrator:
        return Absence.objects.all()
    return Absence.objects.filter(Q(agent=viewer) | Q(substitute=viewer) | _of_teams(access.lead_teams))


def absences_changed_by(agent: Agent) -> QuerySet[Absence]:
    """As those one sees, without those one only stands in for."""
    return absences_visible_to(agent).filter(Q(agent=agent) | ~Q(agent=agent) & _led_by(access_of(agent)))


def _led_by(access: Access) -> Q:
    return Q(pk__isnull=False) if access.is_administrator else _of_teams(access.lead_teams)


def _of_teams(teams: Iterable[int]) -> Q:
    return Q(agent__in=Membership.objects.filter(team__in=sorted(teams)).values("agent"))


def agents_planned_by(viewer: Agent | Integration) -> QuerySet[Agent]:
    """Whose absences one may write: one's own, those of the teams one leads, everybody's for administrators.

    An integration writes those of its teams.
    """
    access, agents = access_of(viewer), Agent.objects.filter(is_active=True)
    if access.is_administrator:
        return agents
    teams = access.member_teams if isinstance(viewer, Integration) else access.lead_teams
    led = Membership.objects.filter(team__in=sorted(teams)).values("agent")
    return agents.filter(Q(pk=access.agent_id) | Q(pk__in=led))


def save_absence(
    absence: Absence | None, plan: Plan, *, agent: Agent, by: Agent | Integration, is_known: bool = False
) -> Absence:
    """Write an absence of agent's, or change one. is_known: by has seen what nobody would do and saves it all the same.

    Tickets that are with another substitute go on to the new one within a minute. Raises InvalidChange (times,
    the substitute, not theirs to write), NobodyThere.
    """
    _check(plan, agent, by, is_new=absence is None)
    with transaction.atomic():
        row = absence or Absence(created_by=by if isinstance(by, Agent) else None)
        before = row.substitute_id
        row.agent, row.substitute = agent, plan.substitute
        row.starts_at, row.ends_at, row.kind = plan.starts_at, plan.ends_at, plan.kind
        row.note, row.ended_at = one_line(plan.note, ABSENCE_NOTE_MAX), None
        if not is_known and (found := gaps_with(row)):
            raise NobodyThere(found)
        row.save()
        record("absence.created" if absence is None else "absence.changed", by=by, about=agent)
        if absence is not None and before != row.substitute_id:
            bring_back(row, timezone.now())
    return row


def end_absence(absence: Absence, *, by: Agent | Integration) -> None:
    """They are back, or are not going: one that has begun ends now, with its tickets; another is taken away."""
    now = timezone.now()
    with transaction.atomic():
        record("absence.ended", by=by, about=absence.agent)
        if absence.starts_at >= now:
            absence.delete()
        elif absence.ends_at > now:
            absence.ends_at = now
            absence.save(update_fields=["ends_at"])
            bring_back(absence, now)


def gaps_with(absence: Absence) -> list[Gap]:
    """What nobody would do while it lasts that somebody does without it. absence need not be written yet."""
    others = Absence.objects.between(absence.starts_at, absence.ends_at).exclude(pk=absence.pk)
    this = away_of(absence, -1)
    found = gaps(responsibilities(), [*map(away_of, others), this], absence.starts_at, absence.ends_at)
    return [gap for gap in found if this.pk in gap.absences or absence.agent_id in gap.what.holders]


def _check(plan: Plan, agent: Agent, by: Agent | Integration, *, is_new: bool) -> None:
    if not agents_planned_by(by).filter(pk=agent.pk).exists():
        raise InvalidChange(_("You can write your own absences, and those of the teams you lead."))
    if plan.kind not in AbsenceKind.values:
        raise InvalidChange(_("There is no such kind of absence."))
    now = timezone.now()
    if plan.ends_at <= plan.starts_at or plan.ends_at - plan.starts_at > LONGEST:
        raise InvalidChange(_("The last day comes after the first, and within three years."))
    if not now - FARTHEST < plan.starts_at < now + FARTHEST:
        raise InvalidChange(_("Choose days within ten years."))
    if is_new and plan.ends_at <= now:
        raise InvalidChange(_("The absence is over already."))
    if plan.substitute is not None and (plan.substitute == agent or not plan.substitute.is_active):
        raise InvalidChange(_("Choose a colleague who works here as the substitute."))
