"""What somebody must always be there for. Rooms above name theirs by dotted path: tickets knows nobody above it."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import cast

from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from servicedesk.lib.languages import MINORITY
from servicedesk.people.models import Membership, Role
from tickets.automation.absence import Responsibility
from tickets.models import AgentWork

Source = Callable[[], Iterable[Responsibility]]
# Each returns every responsibility of its room, in few queries whatever there are.
SOURCES: dict[str, str] = {
    "teams": "tickets.cover.in_teams",
    "languages": "tickets.cover.in_languages",
    "articles": "knowledgebase.cover.of_articles",
    "channels": "channels_in.register.cover.of_channels",
}


def responsibilities() -> list[Responsibility]:
    """Everything of all rooms."""
    return [one for path in SOURCES.values() for one in cast("Source", import_string(path))()]


def in_teams() -> list[Responsibility]:
    """Agents of each team, and those who lead one, publish for a department or administer."""
    rows = Membership.objects.filter(agent__is_active=True, team__is_active=True)
    holders: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for agent, role, name, department in rows.order_by().values_list(
        "agent", "role", "team__name", "team__department__name"
    ):
        for place in _places(role, name, department):
            holders[place].add(agent)
    return [
        Responsibility(f"{kind}:{name}", _WORDS[kind]() % {"name": name}, frozenset(found))
        for (kind, name), found in holders.items()
    ]


def _places(role: str, team: str, department: str) -> list[tuple[str, str]]:
    if role in (Role.AGENT, Role.TEAM_LEAD):
        return [("team", team), *([("lead", team)] if role == Role.TEAM_LEAD else [])]
    if role == Role.PUBLISHER:
        return [("publisher", department)]
    return [("administrator", "")] if role == Role.ADMINISTRATOR else []


_WORDS: dict[str, Callable[[], str]] = {
    "team": lambda: _("Answers in %(name)s"),
    "lead": lambda: _("Leads %(name)s"),
    "publisher": lambda: _("Publishes articles for %(name)s"),
    "administrator": lambda: _("Administers the system"),
}


_IN_LANGUAGE: dict[str, Callable[[], str]] = {
    "fi": lambda: _("Answers in Finnish"),
    "fit": lambda: _("Answers in Meänkieli"),
    "se": lambda: _("Answers in Northern Sámi"),
    "smj": lambda: _("Answers in Lule Sámi"),
    "sma": lambda: _("Answers in Southern Sámi"),
}


def in_languages() -> list[Responsibility]:
    """Minority languages somebody speaks: citizens have a right to an answer in them."""
    speakers: defaultdict[str, set[int]] = defaultdict(set)
    rows = AgentWork.objects.filter(agent__is_active=True, languages__overlap=sorted(MINORITY))
    for agent, languages in rows.values_list("agent", "languages"):
        for language in MINORITY.intersection(languages):
            speakers[language].add(agent)
    return [
        Responsibility(f"language:{code}", _IN_LANGUAGE[code](), frozenset(found))
        for code, found in sorted(speakers.items())
    ]
