"""What a ticket's page says beside the contact: the right to one's language, a suggested category, a way to answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from frontend import lookups
from frontend.agent.languages import language_name
from frontend.agent.people import ContactCard
from servicedesk.lib.languages import MINORITY
from tickets.channel_advice import NAMES, ORDER, Reachable, Way, advised_way
from tickets.models import CaseKind, ChannelKind, EventKind, Ticket
from tickets.statuses import FINISHED

_WHYS: dict[str, Callable[[], str]] = {
    Way.MY_PAGES: lambda: _("They use My pages: that comes first in ongoing cases."),
    Way.PHONE: lambda: _("Talking comes before writing in ongoing cases, and their number is known."),
    Way.WRITING: lambda: _("No number of theirs is known, so writing is what is left."),
    Way.MEETING: lambda: _("There is no other way to reach them: visit them, or ask them to come."),
}


@dataclass(frozen=True, slots=True)
class Suggested:
    category: str
    share: int  # per cent
    words: str
    team: str = ""


@dataclass(frozen=True, slots=True)
class Advice:
    way: str
    label: str
    why: str
    others: list[tuple[str, str]]
    chosen: str = ""  # the other way that was chosen, and why
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Hints:
    language: str = ""  # a minority language the requester writes in, as a word
    suggested: Suggested | None = None
    advice: Advice | None = None


def hints_of(ticket: Ticket, card: ContactCard) -> Hints:
    """No query for a ticket of find_ticket; one for an ongoing case that is not finished."""
    if ticket.status in FINISHED:
        return Hints(language=_right_to(ticket))
    return Hints(_right_to(ticket), _suggested(ticket), _advice(ticket, card))


def _right_to(ticket: Ticket) -> str:
    return language_name(ticket.language) if ticket.language in MINORITY else ""


def _suggested(ticket: Ticket) -> Suggested | None:
    said: dict[str, Any] | None = getattr(ticket, "suggested", None)
    if not said or ticket.category_id is not None:
        return None
    category = next((row for row in lookups.categories() if row.pk == said["category"]), None)
    if category is None:
        return None
    team = next((row.name for row in lookups.teams() if row.pk == category.team_id), "")
    return Suggested(
        category=category.path,
        share=round(said["confidence"] * 100),
        words=", ".join(said["words"]),
        team=team if category.team_id != ticket.team_id else "",
    )


def _advice(ticket: Ticket, card: ContactCard) -> Advice | None:
    if ticket.case_kind != CaseKind.ONGOING or card.is_hidden:
        return None
    kinds = {kind for kind, _word, _value, _shown in card.addresses}
    uses_pages = card.contact.preferred_channel == ChannelKind.ESERVICE or any(
        trace.channel == ChannelKind.ESERVICE for trace in card.other_tickets
    )
    way = advised_way(
        Reachable(has_my_pages=uses_pages, has_phone="phone" in kinds, has_writing=bool(kinds - {"phone"}))
    )
    last = ticket.events.filter(kind=EventKind.CHANNEL_ADVISED).order_by("-id").values_list("data", flat=True).first()
    others = [(str(one), str(NAMES[one])) for one in ORDER if one != way]
    chosen = str(NAMES.get(last["to"]["value"], "")) if last and last["advised"]["value"] == way else ""
    return Advice(way, str(NAMES[way]), _WHYS[way](), others, chosen, last["reason"] if last and chosen else "")
