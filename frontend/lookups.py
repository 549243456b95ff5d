"""Small tables that nearly every page shows and that hardly ever change, remembered for a few seconds per process.

Only labels and choices: nobody's access is decided on them (that is read fresh, servicedesk.people.access).
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from django.utils import timezone

from channels_in.mentions.queries import open_by_team
from channels_in.models import SmsAccount
from channels_in.register.watching import left_today
from channels_in.sms.accounts import accounts
from knowledgebase.outdated import outdated_places
from servicedesk.people.models import Agent, Membership, Team
from tickets.actions.automations import paused_count
from tickets.actions.remind import due_counts
from tickets.call_backs import Place, open_places
from tickets.models import Category, Inbox
from tickets.undelivered import undelivered_places

SECONDS = 5.0
Value = TypeVar("Value")
_kept: dict[str, tuple[float, object]] = {}


def remembered(read: Callable[[], Value]) -> Callable[[], Value]:
    @wraps(read)
    def reading() -> Value:
        entry = _kept.get(read.__name__)
        if entry is not None and time.monotonic() - entry[0] < SECONDS:
            return entry[1]  # type: ignore[return-value]
        value = read()
        _kept[read.__name__] = (time.monotonic(), value)
        return value

    return reading


def kept(name: str, seconds: float, read: Callable[[], Value]) -> Value:
    """The same for something with arguments: name holds them, and it may be kept for longer."""
    entry = _kept.get(name)
    if entry is None or time.monotonic() - entry[0] >= seconds:
        entry = _kept[name] = (time.monotonic(), read())
    return entry[1]  # type: ignore[return-value]


def forget() -> None:
    """Drop everything remembered; called when an administrator saves one of these tables, and between tests."""
    _kept.clear()


@remembered
def sms_accounts() -> list[SmsAccount]:
    """Those that answers can leave by."""
    return accounts()


@remembered
def teams() -> list[Team]:
    return list(Team.objects.filter(is_active=True))


@remembered
def members() -> dict[int, list[Agent]]:
    """Active agents by team id, by name: to whom a ticket is normally given."""
    found: dict[int, list[Agent]] = {}
    rows = Membership.objects.filter(agent__is_active=True).select_related("agent")
    for row in rows.order_by("agent__name", "agent_id"):
        agents = found.setdefault(row.team_id, [])
        if row.agent not in agents:
            agents.append(row.agent)
    return found


@remembered
def categories() -> list[Category]:
    return list(Category.objects.filter(is_active=True).select_related("team"))


@remembered
def inboxes() -> list[Inbox]:
    return list(Inbox.objects.filter(is_active=True))


@remembered
def reminders_due() -> dict[int, int]:
    """How many reminders have come due, by agent: a figure in the rail of every page."""
    return due_counts(timezone.now())


@remembered
def call_backs() -> list[Place]:
    """Where the calls that were promised are: a figure in the rail of every page."""
    return open_places()


def mentions() -> dict[int, int]:
    """How many mentions wait for a disposition, by team that has any or a feed: a figure in the rail of every page."""
    return kept("mentions", 20.0, open_by_team)


@remembered
def watches() -> dict[int, int]:
    """How many accounts nobody has looked through today, by whoever answers for them: a figure in the rail."""
    return left_today(timezone.localdate())


@remembered
def automations_paused() -> int:
    """How many automations a fault has paused: a figure in the settings' menu."""
    return paused_count()


@remembered
def undelivered() -> list[tuple[int, bool, tuple[int, ...]]]:
    """(team, is confidential, agents who see it by name) of each message that could not be delivered."""
    return undelivered_places()


def outdated() -> list[tuple[int, bool, tuple[int, ...]]]:
    """(team, is confidential, agents who see it by name) of each answer whose article has changed since.

    Kept for longer than the rest: articles change a few times a day, and the question walks all answers with articles.
    """
    return kept("outdated", 20.0, outdated_places)
