"""The rail of the workspace: main entries, queues and teams with their counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from frontend import lookups
from frontend.agent.call_counts import has_lines, rings_at, takes_calls
from frontend.agent.chat_counts import chats_for, serves_chat
from frontend.agent.notification_bell import shown_unread
from frontend.agent.queue_filter import Asked, asked
from servicedesk.people.access import Access, access_of
from servicedesk.people.models import Agent
from tickets.call_backs import count_for
from tickets.models import Queue
from tickets.rail import COUNT_MAX, Rail, RailQueue, rail_of

_ICONS = {Queue.Sharing.OWN: "filter", Queue.Sharing.TEAM: "users", Queue.Sharing.ALL: "list"}
_NUMBERED = 9  # queues of one's own that have a key


@dataclass(frozen=True, slots=True)
class NavEntry:
    label: str | Promise
    icon: str
    url: str
    count: int | None = None
    current: bool = False
    slug: str = ""  # of a queue
    key: str = ""  # what leads there, as data-hotkey

    @property
    def shown_count(self) -> str:
        if self.count is None:
            return ""
        return f"{COUNT_MAX}+" if self.count > COUNT_MAX else str(self.count)


@dataclass(frozen=True, slots=True)
class Nav:
    queues: list[NavEntry]
    teams: list[NavEntry]
    may_administer: bool
    may_tell_of_disturbances: bool
    mine: int
    reminders_due: int = 0
    unread: int = 0  # notifications
    call_backs: int = 0  # calls the agent is to make
    writes_articles: bool = False  # sees the questions that keep coming
    has_mentions: bool = False  # a team whose tickets they see listens to what is said elsewhere
    mentions: int = 0  # those that wait for a disposition
    serves_chat: bool = False  # a team of theirs has a chat
    chats_own: int = 0
    chats: int = 0  # those they have, and those that wait for somebody
    takes_calls: bool = False  # they sit at a phone, or a team of theirs has a line
    has_lines: bool = False  # phone calls come in here at all
    rings: bool = False  # a card is there to be fetched

    @property
    def shown_unread(self) -> str:
        return shown_unread(self.unread)

    @property
    def current(self) -> NavEntry | None:
        """The queue or team that is shown."""
        return next((entry for entry in (*self.queues, *self.teams) if entry.current), None)


def nav_for(request: HttpRequest) -> Nav | None:
    """Return the rail for a signed-in agent, else None. One query, remembered for the request."""
    agent = request.user
    if not isinstance(agent, Agent):
        return None
    access, rail, base = access_of(agent), rail_of(agent), reverse("queue")
    # A ticket keeps the queue it was opened from in its address.
    on_queue = request.resolver_match is not None and request.resolver_match.url_name in {"queue", "ticket"}
    slug, team = _shown(request) if on_queue else ("", "")
    own, waiting = chats_for(access)
    here = request.resolver_match.url_name if request.resolver_match is not None else None
    mentions = {team: number for team, number in lookups.mentions().items() if access.sees_team(team)}
    return Nav(
        queues=_in_rail(rail, access, base, slug, here or ""),
        teams=_teams(rail, access, base, team),
        may_administer=access.is_administrator,
        may_tell_of_disturbances=access.is_administrator or bool(access.lead_teams),
        mine=rail.mine,
        call_backs=count_for(access, lookups.call_backs()),
        writes_articles=bool(access.editor_departments),
        has_mentions=bool(mentions),
        mentions=sum(mentions.values()),
        unread=rail.unread,
        reminders_due=lookups.reminders_due().get(agent.pk, 0),
        serves_chat=serves_chat(access),
        chats_own=own,
        chats=own + waiting,
        takes_calls=takes_calls(access),
        has_lines=has_lines(),
        rings=rings_at(access),
    )


def entries_for(agent: Agent) -> tuple[int, list[NavEntry]]:
    """What the rail counts: tickets that are the agent's, and its entries with queues and teams. One query."""
    access, rail, base = access_of(agent), rail_of(agent), reverse("queue")
    return rail.mine, [*_in_rail(rail, access, base), *_teams(rail, access, base)]


def _in_rail(rail: Rail, access: Access, base: str, shown: str = "", here: str = "") -> list[NavEntry]:
    """shown: the slug of the queue one looks at; here: the name of the page's address."""
    return [
        *_queues(rail.queues, base, shown),
        *_undelivered(here, access),
        *_outdated(here, access),
        *_set_aside(access),
    ]


def _teams(rail: Rail, access: Access, base: str, shown: str = "") -> list[NavEntry]:
    return [
        NavEntry(
            row.name,
            row.icon,
            f"{base}?{urlencode({'team': row.pk})}",
            rail.by_team.get(row.pk, 0),
            shown == str(row.pk),
        )
        for row in lookups.teams()
        if access.sees_team(row.pk)
    ]


def _shown(request: HttpRequest) -> tuple[str, str]:
    """The slug of the queue the address names, else the id of the team, without asking the database."""
    if slug := request.GET.get("ko"):
        return slug, ""
    found: Asked = asked(request.GET)
    return found.slug, found.conditions.team[0] if found.only_team else ""


def _queues(queues: tuple[RailQueue, ...], base: str, shown: str) -> list[NavEntry]:
    entries, number = [], 0
    for queue in queues:
        if not queue.is_pinned:
            continue
        key = queue.given.key if queue.given else ""
        if not key and number < _NUMBERED:
            number += 1
            key = str(number)
        entries.append(
            NavEntry(
                queue.name,
                queue.given.icon if queue.given else _ICONS.get(Queue.Sharing(queue.sharing), "list"),
                f"{base}?{urlencode({'ko': queue.slug})}",
                queue.count,
                queue.slug == shown,
                queue.slug,
                f"g {key}" if key else "",
            )
        )
    return entries


def _undelivered(here: str, access: Access) -> list[NavEntry]:
    return _to_look_at(here, access, lookups.undelivered(), "undelivered", _("Not delivered"), "error")


def _outdated(here: str, access: Access) -> list[NavEntry]:
    return _to_look_at(here, access, lookups.outdated(), "outdated_answers", _("Outdated answers"), "warn")


def _to_look_at(
    here: str,
    access: Access,
    rows: Iterable[tuple[int, bool, tuple[int, ...]]],
    name: str,
    label: str,
    icon: str,
) -> list[NavEntry]:
    """Shown when there is something, or when one is there. rows: (team, is confidential, agents who see it by name)."""
    number = sum(
        access.sees_ticket(team_id=team, is_confidential=is_confidential, named_agents=named)
        for team, is_confidential, named in rows
    )
    is_here = here == name
    return [NavEntry(label, icon, reverse(name), number, is_here)] if number or is_here else []


def _set_aside(access: Access) -> list[NavEntry]:
    """What was set aside is not tickets: a list of its own, for those who may look there."""
    if not access.is_administrator:
        return []
    return [NavEntry(_("Set aside"), "warn", reverse("settings_set_aside"))]
