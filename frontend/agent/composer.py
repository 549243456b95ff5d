"""The composer: an answer, a note or something forwarded, with what was being written, to whom, and its files."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.middleware.csrf import get_token
from django.utils import timezone

from channels_in.social.sisters import sister_of
from frontend import lookups
from frontend.agent.composer_audience import chosen_of, ways_of
from frontend.agent.composer_blank import blank_html
from frontend.agent.composer_checks import check
from frontend.agent.composer_fields import chips_of, later_choices
from frontend.agent.composer_panel import Panel, tools_html
from frontend.agent.queue_filter import asked
from frontend.agent.request import AgentRequest, is_fragment
from frontend.agent.social import NETWORKS
from servicedesk.people.access import access_of
from tickets import live
from tickets.actions.recipients import ADDRESS_FOR, DOORS_OF, door_for, reply_addresses
from tickets.models import ChannelKind, Draft, Ticket
from tickets.statuses import Status, may_move

# What an agent may want the ticket to become with the answer, the most usual first.
_AFTERWARDS = (Status.SOLVED, Status.PENDING, Status.ON_HOLD, Status.OPEN)
# Each kind by its word in addresses.
KINDS = {"svar": Draft.Kind.REPLY, "anteckning": Draft.Kind.NOTE, "vidarebefordran": Draft.Kind.FORWARD}


def composer_context(request: AgentRequest, ticket: Ticket, *, kind: str = "", **given: Any) -> dict[str, Any]:
    """Drafts of all kinds, where an answer would go, and the ways to send."""
    rows = Draft.objects.filter(ticket=ticket, agent=request.user).prefetch_related("attachments")
    drafts = {draft.kind: draft for draft in rows}
    panels = {str(name): _panel(request, ticket, word, name, drafts.get(name)) for word, name in KINDS.items()}
    newest = max((draft for draft in drafts.values() if draft.body), key=lambda one: one.updated_at, default=None)
    usual = Draft.Kind.REPLY if panels[Draft.Kind.REPLY].chips else Draft.Kind.NOTE
    afterwards, later = _afterwards(ticket), tuple(later_choices(timezone.now()))
    ways = [(panel, panel.ways_to_send(afterwards, later)) for panel in panels.values()]
    return {
        "drafts": drafts,
        "panels": [(_blank(request, ticket, panel, send), send) for panel, send in ways],
        "composer_kind": str(kind or (newest.kind if newest else usual)),
        "blanks_wait": is_fragment(request),
        "writing_language": ticket.requester.language or "sv",
        **given,
    }


def _blank(request: AgentRequest, ticket: Ticket, panel: Panel, send: str) -> Panel:
    if panel.draft is not None or panel.name == Draft.Kind.REPLY:
        return panel
    blank = blank_html(panel, send, ticket, query=asked(request.GET).query, token=get_token(request))
    return replace(panel, blank=blank)


def _afterwards(ticket: Ticket) -> tuple[Status, ...]:
    """What the ticket may become with the answer."""
    return tuple(
        status
        for status in _AFTERWARDS
        if status != ticket.status and (may_move(ticket.status, status) or ticket.status == Status.NEW)
    )


def _panel(request: AgentRequest, ticket: Ticket, word: str, name: Draft.Kind, draft: Draft | None) -> Panel:
    channels = channels_for(ticket) if name == Draft.Kind.REPLY else []
    usual = reply_addresses(ticket, channels[0][0] if channels else "") if name == Draft.Kind.REPLY else []
    chosen = draft.recipients if draft and draft.recipients and not _has_left(draft.recipients, usual) else usual
    chosen_channel = str(draft.options.get("channel", "")) if draft else ""
    ways = ways_of(ticket, channels, chosen_channel)
    leaves_by = chosen_of(ticket, channels, chosen_channel) if ways else chosen_channel
    found = check(draft.body, ticket, by=request.user, kind=name, channel=leaves_by) if draft and draft.body else None
    chips, tools = chips_of(chosen, ticket, access_of(request.user)), tools_html(word, str(name), ticket.number)
    is_another_way = bool(channels) and not reply_addresses(ticket)
    return Panel(word, str(name), draft, chips, channels, tools, found, ways=ways, is_another_way=is_another_way)


def _has_left(rows: list[dict[str, str]], usual: list[dict[str, str]]) -> bool:
    """Whether it was written to somebody in the chat who is there no longer."""
    return any(row.get("kind") == live.KIND for row in rows) and rows != usual


def _doors_from(ticket: Ticket, kind: str) -> Iterable[str]:
    """The doors to an address of this kind. At a network: where they wrote, or in private."""
    doors = DOORS_OF[kind]
    if kind in ("email", "phone", live.KIND):
        return doors
    if ticket.channel not in doors:
        return ()
    sister = lookups.kept(f"sister:{ticket.inbox_id}", lookups.SECONDS, lambda: sister_of(ticket.inbox))
    return (door for door in doors if door in (ticket.channel, sister))


def channels_for(ticket: Ticket) -> list[tuple[str, str]]:
    """The channels with a door and an address that reach the requester, as (kind, word); the one to take first.

    First what the requester prefers, else how they came in. Doors without a way back of their own answer by another.
    """
    here = reply_addresses(ticket)[:1] if ticket.channel == ChannelKind.CHAT else []
    kinds = {row.kind for row in ticket.answer_addresses} | {row["kind"] for row in here}
    if "phone" in kinds and not lookups.sms_accounts():
        kinds.remove("phone")
    offered = [door for kind in DOORS_OF if kind in kinds for door in _doors_from(ticket, kind)]
    own = door_for(ADDRESS_FOR[ticket.channel], ticket.channel) if ticket.channel in ADDRESS_FOR else ""
    first = [ChannelKind.CHAT, ticket.requester.preferred_channel, own]  # whoever is here is answered here
    offered.sort(key=lambda door: first.index(door) if door in first else len(first))
    return [(str(door), str(ChannelKind(door).label)) for door in offered]


def leaving_by(ticket: Ticket, chosen: str) -> str:
    """The channel an answer leaves by, as far as what it may hold depends on it; "" for where nothing does."""
    if ticket.channel not in NETWORKS:
        return chosen
    return chosen_of(ticket, channels_for(ticket), chosen)
