"""Whether calls can ring at an agent, and whether one does: for every page, answered from memory."""

from django.utils import timezone

from channels_in.models import DoorAccount, PhoneSeat
from channels_in.phone.queries import live_calls
from frontend import lookups
from servicedesk.people.access import Access
from tickets.models import ChannelKind, Direction

SECONDS = 1.0
# (agents it rings at, team of the line, who has it, whether somebody answered, came in)
_Live = tuple[tuple[int, ...], int, int | None, bool, bool]


def has_lines() -> bool:
    """Whether calls come in here at all."""
    return bool(_lines())


def takes_calls(access: Access) -> bool:
    """Whether the agent sits at a phone, or belongs to a team that has a line."""
    if not has_lines():
        return False
    return not _lines().isdisjoint(access.member_teams) or access.agent_id in _seats()


def rings_at(access: Access) -> bool:
    """Whether there is a card to fetch."""
    if not takes_calls(access):
        return False
    for agents, team, has_it, is_answered, came_in in lookups.kept("live_calls", SECONDS, _live):
        is_theirs = access.agent_id in agents or (not agents and team in access.member_teams)
        if has_it == access.agent_id or (came_in and not is_answered and is_theirs):
            return True
    return False


def _lines() -> frozenset[int]:
    """Teams that have one."""
    return lookups.kept("phone_lines", lookups.SECONDS, _read_lines)


def _read_lines() -> frozenset[int]:
    rows = DoorAccount.objects.filter(inbox__kind=ChannelKind.PHONE, inbox__is_active=True)
    return frozenset(rows.values_list("inbox__team_id", flat=True))


def _seats() -> frozenset[int]:
    return lookups.kept("phone_seats", lookups.SECONDS, _read_seats)


def _read_seats() -> frozenset[int]:
    return frozenset(PhoneSeat.objects.values_list("agent_id", flat=True))


def _live() -> list[_Live]:
    rows = live_calls(timezone.now()).order_by()
    found = rows.values_list("rings_at", "account__inbox__team_id", "agent_id", "answered_at", "direction")
    return [
        (tuple(agents), team, has_it, answered is not None, direction == Direction.IN)
        for agents, team, has_it, answered, direction in found
    ]
