"""What the operators of a search mean: names of teams, agents, categories and inboxes become conditions."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from servicedesk.people.access import Access, Viewer, access_of
from servicedesk.people.models import Agent, Team
from tickets.conditions import ANY, ME, MY_TEAMS, NOBODY, SINGLE, ConditionError, Conditions, normal_value
from tickets.models import Category, Inbox
from tickets.search_words import Operator, Query

# A search looks at every ticket; a queue without a status only at unfinished ones.
EVERYTHING = Conditions(status=(ANY,), snoozed=(ANY,))
_FOUND_MAX = 20


@dataclass(frozen=True, slots=True)
class Resolved:
    wanted: Conditions
    unwanted: tuple[Conditions, ...]  # none of these
    problems: tuple[str, ...]


def resolve(query: Query, viewer: Viewer) -> Resolved:
    """One query for each team, agent, category or inbox that is named."""
    access = access_of(viewer)
    wanted, unwanted, problems = EVERYTHING, list[Conditions](), [str(one) for one in query.problems]
    for operator in query.operators:
        try:
            values = _values(operator, access)
        except ConditionError as error:
            problems.append(str(error))
            continue
        if operator.is_not:
            unwanted += [EVERYTHING.adding(operator.name, value) for value in values]
            continue
        if operator.name in SINGLE and len(getattr(wanted, operator.name)) and operator.name != "snoozed":
            problems.append(_("Write “%(name)s:” once.") % {"name": operator.written or operator.name})
        for value in values:
            wanted = wanted.adding(operator.name, value)
    return Resolved(wanted, tuple(unwanted), tuple(problems))


def _values(operator: Operator, access: Access) -> list[str]:
    """The value as conditions have it; several when a name fits several. Raises ConditionError."""
    name, value = operator.name, operator.value
    find = _FIND.get(name)
    if find is None or value in (ME, NOBODY, MY_TEAMS):
        return [_normal(name, value, operator.written or name)]
    found = [str(pk) for pk in find(value, access)]
    if not found:
        raise ConditionError(name, _UNKNOWN[name]() % {"value": value[:40]})
    return found


def _normal(name: str, value: str, written: str) -> str:
    try:
        return normal_value(name, value)
    except ConditionError as error:
        hint = _HINTS.get(name)
        sentence = _("“%(value)s” is not something “%(name)s:” knows.") % {"value": value[:40], "name": written}
        raise ConditionError(name, f"{sentence} {hint()}" if hint else sentence) from error


def _teams(value: str, access: Access) -> list[int]:
    teams = Team.objects.filter(Q(slug=value.lower()) | Q(name__istartswith=value), pk__in=access.visible_teams)
    return list(teams.values_list("pk", flat=True)[:_FOUND_MAX])


def _agents(value: str, access: Access) -> list[int]:
    agents = Agent.objects.filter(Q(email=value.lower()) | Q(name__istartswith=value) | Q(name__icontains=f" {value}"))
    if access.integration_id is not None:
        agents = agents.filter(memberships__team__in=access.member_teams).distinct()
    return list(agents.order_by("pk").values_list("pk", flat=True)[:_FOUND_MAX])


def _categories(value: str, access: Access) -> list[int]:
    found = Category.objects.filter(Q(slug=value.lower()) | Q(name__istartswith=value) | Q(name_en__istartswith=value))
    return list(found.values_list("pk", flat=True)[:_FOUND_MAX])


def _inboxes(value: str, access: Access) -> list[int]:
    found = Inbox.objects.filter(Q(slug=value.lower()) | Q(name__istartswith=value) | Q(address=value.lower()))
    if access.integration_id is not None:
        found = found.filter(team__in=access.member_teams)
    return list(found.values_list("pk", flat=True)[:_FOUND_MAX])


_FIND: dict[str, Callable[[str, Access], list[int]]] = {
    "team": _teams,
    "assignee": _agents,
    "category": _categories,
    "inbox": _inboxes,
}
_UNKNOWN: dict[str, Callable[[], str]] = {
    "team": lambda: _("There is no team called “%(value)s”."),
    "assignee": lambda: _("There is no colleague called “%(value)s”."),
    "category": lambda: _("There is no category called “%(value)s”."),
    "inbox": lambda: _("There is no inbox called “%(value)s”."),
}
_HINTS: dict[str, Callable[[], str]] = {
    "status": lambda: _("Write new, open, pending, on_hold, solved, closed or any."),
    "created": lambda: _("Write a day as 2026-01-31, >2026-01-31, or an age as 7d."),
    "updated": lambda: _("Write a day as 2026-01-31, >2026-01-31, or an age as 7d."),
    "solved": lambda: _("Write a day as 2026-01-31, >2026-01-31, or an age as 7d."),
    "has": lambda: _("Write file, draft or unread."),
    "priority": lambda: _("Write low, normal, high or urgent."),
    "waiting": lambda: _("Write us, requester or others."),
}
