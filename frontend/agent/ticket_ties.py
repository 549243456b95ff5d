"""What a ticket is tied to, as its page shows it: merges, links, and whether the viewer follows it."""

from dataclasses import dataclass, field

from django.utils import timezone

from frontend.agent.people import name_of
from frontend.agent.shown_links import ShownLink, links_of
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent
from tickets.actions.merge import can_be_undone
from tickets.merged import merged_ids
from tickets.models import Follower, Ticket
from tickets.queries import tickets_visible_to


@dataclass(frozen=True, slots=True)
class MergedPart:
    """A ticket tied by a merge; number is None when the viewer may not see it: then nothing is told of it."""

    number: int | None = None
    shown_number: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class Ties:
    follows: bool = False
    main: MergedPart | None = None
    can_undo_merge: bool = False
    merged: list[MergedPart] = field(default_factory=list)
    links: list[ShownLink] = field(default_factory=list)


def ties_of(ticket: Ticket, viewer: Agent) -> Ties:
    """Read them; three queries for a ticket that is tied to nothing."""
    main = _parts([ticket.merged_into_id], viewer)[0] if ticket.merged_into_id else None
    return Ties(
        follows=Follower.objects.filter(ticket=ticket, agent=viewer).exists(),
        main=main,
        can_undo_merge=main is not None and main.number is not None and can_be_undone(ticket, timezone.now()),
        merged=_parts(merged_ids(ticket), viewer),
        links=links_of(ticket, viewer),
    )


def _parts(ids: list[int], viewer: Agent) -> list[MergedPart]:
    if not ids:
        return []
    rows = (
        tickets_visible_to(viewer)
        .select_related("requester")
        .only("number", "requester__name", "requester__is_protected")
    )
    seen, access = rows.in_bulk(ids), access_of(viewer)
    return [
        MergedPart(row.number, row.shown_number, name_of(row.requester, access))
        if (row := seen.get(pk))
        else MergedPart()
        for pk in ids
    ]
