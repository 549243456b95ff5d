"""Which calls, through the person who asks. A call shows who rings: nobody hears of those of other teams."""

from datetime import datetime

from django.db.models import Q, QuerySet

from channels_in.models import Call
from channels_in.models.phone import LIVE, LONGEST, LONGEST_WAIT
from servicedesk.people.access import Access, Viewer, access_of
from tickets.models import Direction


def calls_visible_to(viewer: Viewer) -> QuerySet[Call]:
    """Calls at lines of teams the viewer belongs to, and those that ring at them or that they have."""
    access = access_of(viewer)
    seen = Q(account__inbox__team__in=sorted(access.member_teams))
    if access.agent_id is not None:
        seen |= Q(agent=access.agent_id) | Q(rings_at__contains=[access.agent_id])
    return Call.objects.filter(seen).select_related("account__inbox__team", "agent", "ticket")


def live_calls(now: datetime) -> QuerySet[Call]:
    """Those going on, as far as we are told. What a provider has forgotten to end is not shown for ever."""
    is_recent = Q(started_at__gt=now - LONGEST, answered_at__isnull=False) | Q(started_at__gt=now - LONGEST_WAIT)
    return Call.objects.filter(is_recent, state__in=LIVE, ended_at=None)


def shown_to(access: Access) -> Q:
    """The condition on live calls whose card the agent sees: it rings at them, or at nobody in particular of a team of
    theirs, or they have it. One that another has answered is theirs alone.
    """
    rings = Q(direction=Direction.IN, answered_at=None) & (
        Q(rings_at__contains=[access.agent_id])
        | Q(rings_at=[], account__inbox__team__in=sorted(access.member_teams), agent=None)
    )
    return rings | Q(agent=access.agent_id)


def waiting_now(account_ids: list[int], now: datetime) -> dict[int, int]:
    """How many callers nobody has answered yet, by line; lines where nobody waits are left out."""
    rows = live_calls(now).filter(account__in=account_ids, direction=Direction.IN, answered_at=None)
    found: dict[int, int] = {}
    for line in rows.values_list("account_id", flat=True):
        found[line] = found.get(line, 0) + 1
    return found
