"""The rail of the workspace: main entries, queues and teams with their counts."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from frontend import lookups
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent
from tickets.queries import queue_counts


@dataclass(frozen=True, slots=True)
class NavEntry:
    label: str | Promise
    icon: str
    url: str
    count: int | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class Nav:
    queues: list[NavEntry]
    teams: list[NavEntry]
    may_administer: bool
    mine: int

    @property
    def current(self) -> NavEntry | None:
        """The queue or team that is shown."""
        return next((entry for entry in (*self.queues, *self.teams) if entry.current), None)


_QUEUES = (
    ("mine", _("My open tickets"), "user"),
    ("unassigned", _("Unassigned"), "inbox"),
    ("teams", _("My teams"), "users"),
    ("all", _("All open"), "list"),
)


def nav_for(request: HttpRequest) -> Nav | None:
    """Return the rail for a signed-in agent, else None. One query, remembered for the request."""
    agent = request.user
    if not isinstance(agent, Agent):
        return None
    access, counts, base = access_of(agent), queue_counts(agent), reverse("queue")
    # A ticket keeps the queue it was opened from in its address.
    on_queue = request.resolver_match is not None and request.resolver_match.url_name in {"queue", "ticket"}
    here = request.GET if on_queue else {}
    number = {"mine": counts.mine, "unassigned": counts.unassigned, "teams": counts.teams, "all": counts.all}
    whose, team = here.get("whose", "all" if here.get("team") else "mine"), here.get("team", "")
    return Nav(
        queues=[
            NavEntry(label, icon, f"{base}?whose={key}", number[key], on_queue and not team and whose == key)
            for key, label, icon in _QUEUES
        ],
        teams=[
            NavEntry(
                team_row.name,
                team_row.icon,
                f"{base}?whose=all&team={team_row.pk}",
                counts.by_team.get(team_row.pk, 0),
                on_queue and team == str(team_row.pk),
            )
            for team_row in lookups.teams()
            if access.sees_team(team_row.pk)
        ],
        may_administer=access.is_administrator,
        mine=counts.mine,
    )
