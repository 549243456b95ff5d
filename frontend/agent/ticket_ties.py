"""What a ticket is tied to, as its page shows it: merges, links, and whether the viewer follows it."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from chat.models import ChatSession, ChatState
from frontend.agent.merged_parts import MergedPart, merged_parts, parts_of
from frontend.agent.shown_links import ShownLink, links_of
from servicedesk.people.models import Agent
from tickets.actions.completion import open_request
from tickets.actions.merge import can_be_undone
from tickets.models import ChannelKind, CompletionRequest, Ticket
from tickets.statuses import Status


@dataclass(frozen=True, slots=True)
class Ties:
    follows: bool = False
    main: MergedPart | None = None
    can_undo_merge: bool = False
    merged: list[MergedPart] = field(default_factory=list)
    links: list[ShownLink] = field(default_factory=list)
    wants_wrap_up: bool = False  # solved, and nobody has said what came of it
    chat: ChatSession | None = None  # that goes on: what is answered here is said there
    completion: CompletionRequest | None = None  # what the requester is to complete the case with
    call_back: int | None = None  # id of the next call promised, and until when
    call_back_at: datetime | None = None
    is_call_overdue: bool = False


def ties_of(ticket: Ticket, viewer: Agent) -> Ties:
    """Read them; no query for a ticket of find_ticket that is tied to nothing."""
    call_at: datetime | None = getattr(ticket, "call_back_at", None)
    main = parts_of([ticket.merged_into_id], viewer)[0] if ticket.merged_into_id else None
    return Ties(
        follows=bool(getattr(ticket, "is_followed", False)),
        main=main,
        can_undo_merge=main is not None and main.number is not None and can_be_undone(ticket, timezone.now()),
        merged=merged_parts(ticket, viewer),
        links=links_of(ticket, viewer),
        wants_wrap_up=ticket.solved_at is not None and main is None and not getattr(ticket, "is_wrapped_up", True),
        chat=_live_chat(ticket),
        completion=open_request(ticket) if ticket.status == Status.PENDING else None,
        call_back=getattr(ticket, "call_back_id", None),
        call_back_at=call_at,
        is_call_overdue=call_at is not None and call_at < timezone.now(),
    )


def _live_chat(ticket: Ticket) -> ChatSession | None:
    """Asked of chats alone."""
    if ticket.channel != ChannelKind.CHAT:
        return None
    live = ChatSession.objects.filter(ticket=ticket, state__in=[ChatState.WAITING, ChatState.ACTIVE])
    return live.select_related("agent").first()
