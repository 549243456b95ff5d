"""Rules of routing are made, changed, ordered and removed; teams choose their way; what each agent can take is set."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from servicedesk.lib.languages import OWN_NAMES, SWEDISH
from servicedesk.lib.text import one_line
from servicedesk.people.access import access_of
from servicedesk.people.actions.audit import changed_fields, record
from servicedesk.people.models import Agent, Team
from tickets.actions.errors import InvalidChange, StaleSettings
from tickets.models import AgentWork, Category, RoutingRule, Shift, TeamWay, Way
from tickets.models.routing import CAPACITY_MAX, RULE_NAME_MAX
from tickets.rules import RuleError, checked

Week = Sequence[Sequence[Sequence[int]]]  # Monday first, each [[from, to]] in minutes after midnight


def teams_led_by(agent: Agent) -> QuerySet[Team]:
    """Those whose way and agents one may change: the teams one leads, all for administrators."""
    access, teams = access_of(agent), Team.objects.filter(is_active=True)
    return teams if access.is_administrator else teams.filter(pk__in=sorted(access.lead_teams))


def agents_led_by(agent: Agent) -> QuerySet[Agent]:
    return Agent.objects.filter(is_active=True, memberships__team__in=teams_led_by(agent)).distinct()


def save_rule(
    rule: RoutingRule | None,
    *,
    by: Agent,
    name: str,
    conditions: Any,
    team: Team,
    is_active: bool = True,
    seen_version: int | None = None,
) -> RoutingRule:
    """Make a rule, last of them, or change one. Raises InvalidChange (name, conditions, team), StaleSettings."""
    _administers(by)
    with transaction.atomic():
        row = RoutingRule() if rule is None else RoutingRule.objects.select_for_update().get(pk=rule.pk)
        if seen_version is not None and row.version != seen_version:
            raise StaleSettings
        row.name, row.team, row.is_active = one_line(name, RULE_NAME_MAX), team, is_active
        try:
            row.conditions = checked(conditions)
        except RuleError as error:
            raise InvalidChange(str(error)) from error
        if not row.name or not team.is_active:
            raise InvalidChange(_("Write a name and choose a team that is in use."))
        if rule is None:
            row.position = RoutingRule.objects.count()
        else:
            row.version, row.changed_at = row.version + 1, timezone.now()
        row.save()
        record("routing_rule.created" if rule is None else "routing_rule.changed", by=by, about=row)
    return row


def move_rule(rule: RoutingRule, *, by: Agent, up: bool) -> None:
    """One step in the order in which they are asked."""
    _administers(by)
    with transaction.atomic():
        rows = list(RoutingRule.objects.select_for_update().order_by("position", "pk"))
        place = next(number for number, row in enumerate(rows) if row.pk == rule.pk)
        other = place + (-1 if up else 1)
        if 0 <= other < len(rows):
            rows[place], rows[other] = rows[other], rows[place]
            for number, row in enumerate(rows):
                row.position = number
            RoutingRule.objects.bulk_update(rows, ["position"])
            record("routing_rule.moved", by=by, about=rule)


def remove_rule(rule: RoutingRule, *, by: Agent) -> None:
    """Throw a rule away; what it has routed stays where it is."""
    _administers(by)
    with transaction.atomic():
        record("routing_rule.removed", by=by, about=rule)
        rule.delete()


def set_way(team: Team, way: str, *, by: Agent) -> TeamWay:
    """How the team shares out what comes from now on; what lies there already is left. Raises InvalidChange."""
    if not teams_led_by(by).filter(pk=team.pk).exists() or way not in Way.values:
        raise InvalidChange(_("You can change the teams you lead."))
    with transaction.atomic():
        TeamWay.objects.get_or_create(team=team)
        row = TeamWay.objects.select_for_update().get(team=team)
        if row.way != way:
            if row.way == Way.MANUAL:
                row.since = timezone.now()
            row.way = way
            row.save(update_fields=["way", "since"])
            record("team.way_changed", by=by, about=team, way=way)
    return row


def set_work(
    agent: Agent, *, by: Agent, capacity: int, languages: Sequence[str], categories: Sequence[Category], week: Week
) -> AgentWork:
    """What the agent can be given, and when they work from today on; an empty week: when the team's calendar is open.

    Raises InvalidChange.
    """
    if not agents_led_by(by).filter(pk=agent.pk).exists():
        raise InvalidChange(_("You can change agents of the teams you lead."))
    known = [code for code in dict.fromkeys(languages) if code in OWN_NAMES and code != SWEDISH]
    if not 0 < capacity <= CAPACITY_MAX or len(known) != len(set(languages)):
        raise InvalidChange(_("There is no such language, or not so many tickets at once."))
    with transaction.atomic():
        work, _made = AgentWork.objects.get_or_create(agent=agent)
        changes = changed_fields(work, {"capacity": capacity, "languages": known})
        work.save()
        work.categories.set(categories)
        _set_shifts(agent, week, timezone.localdate())
        record("agent.work_changed", by=by, about=agent, changes=changes)
    return work


def set_taking(agent: Agent, takes: bool) -> AgentWork:
    """The agent's own switch: whether they are given new tickets."""
    work, _made = AgentWork.objects.update_or_create(agent=agent, defaults={"takes_tickets": takes})
    return work


def week_of(agent: Agent, day: date) -> list[list[list[int]]]:
    """The agent's shifts that are in force that day, as a week."""
    week: list[list[list[int]]] = [[] for _day in range(7)]
    for row in shifts_on(day).filter(agent=agent).order_by("weekday", "start"):
        week[row.weekday].append([row.start, row.end])
    return week


def shifts_on(day: date) -> QuerySet[Shift]:
    rows = Shift.objects.filter(valid_from__lte=day)
    return rows.exclude(valid_until__lt=day)


def _set_shifts(agent: Agent, week: Week, today: date) -> None:
    if [[list(span) for span in day] for day in week] == week_of(agent, today):
        return
    Shift.objects.filter(agent=agent, valid_from__gte=today).delete()
    shifts_on(today).filter(agent=agent).update(valid_until=today - timedelta(days=1))
    Shift.objects.bulk_create(
        Shift(agent=agent, weekday=number, start=start, end=end, valid_from=today)
        for number, day in enumerate(week)
        for start, end in day
    )


def _administers(by: Agent) -> None:
    if not access_of(by).is_administrator:
        raise InvalidChange(_("Administrators change the rules of routing."))
