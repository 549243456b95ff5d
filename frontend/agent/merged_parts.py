"""The tickets merged into one, as its page shows them: only those the viewer may see."""

from dataclasses import dataclass

from frontend.agent.people import name_of
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent
from tickets.merged import merged_ids
from tickets.models import Ticket
from tickets.queries import tickets_visible_to

_SHOWN = ("number", "requester__name", "requester__is_protected")


@dataclass(frozen=True, slots=True)
class MergedPart:
    """A ticket tied by a merge; number is None when the viewer may not see it: then nothing is told of it."""

    pk: int
    number: int | None = None
    shown_number: str = ""
    who: str = ""
    hides_addresses: bool = False


def merged_parts(ticket: Ticket, viewer: Agent) -> list[MergedPart]:
    """Those merged into it; one query when there are none, remembered on the object."""
    known: list[MergedPart] | None = getattr(ticket, "_merged_parts", None)
    if not getattr(ticket, "has_merged", True):  # known from the query that found it
        return []
    if known is None:
        known = parts_of(merged_ids(ticket), viewer)
        ticket._merged_parts = known  # type: ignore[attr-defined]
    return known


def parts_of(ids: list[int], viewer: Agent) -> list[MergedPart]:
    if not ids:
        return []
    access = access_of(viewer)
    seen = tickets_visible_to(viewer).select_related("requester").only(*_SHOWN).in_bulk(ids)
    parts = []
    for pk in ids:
        row = seen.get(pk)
        if row is None:
            parts.append(MergedPart(pk))
            continue
        hides = row.requester.is_protected and not access.may_see_protected
        parts.append(MergedPart(pk, row.number, row.shown_number, name_of(row.requester, access), hides))
    return parts
