"""The composer: an answer, a note or something forwarded, with what was being written, to whom, and its files."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frontend.agent.composer_checks import Found, check
from frontend.agent.composer_fields import Chip, Later, chips_of, later_choices
from frontend.agent.request import AgentRequest
from servicedesk.people.access import access_of
from tickets.actions.drafts import OTHER
from tickets.actions.recipients import ADDRESS_FOR, REPLY_CHANNEL, ROLES, reply_addresses
from tickets.models import ChannelKind, Draft, Ticket
from tickets.statuses import Status, may_move

# What an agent may want the ticket to become with the answer, the most usual first.
_AFTERWARDS = (Status.SOLVED, Status.PENDING, Status.ON_HOLD, Status.OPEN)
# Each kind by its word in addresses.
KINDS = {"svar": Draft.Kind.REPLY, "anteckning": Draft.Kind.NOTE, "vidarebefordran": Draft.Kind.FORWARD}


@dataclass(frozen=True, slots=True)
class Panel:
    """One of the composer's forms."""

    kind: str  # as in addresses
    name: str  # as Draft.Kind
    draft: Draft | None
    chips: list[Chip]
    channels: list[tuple[str, str]]  # that one can choose between, the default first; of an answer only
    tools: SafeString  # the buttons under the text
    found: Found | None = None  # what the checks say of the draft
    is_another_way: bool = False  # nothing leads back the way the ticket came in: the channel is said with the answer

    @property
    def options(self) -> dict[str, Any]:
        return self.draft.options if self.draft else {}

    @property
    def body(self) -> str:
        return self.draft.body if self.draft else ""

    @property
    def other(self) -> dict[str, str] | None:
        """What another page of the same agent had kept."""
        return self.options.get(OTHER)

    @property
    def rows(self) -> list[tuple[str, str, list[Chip]]]:
        """(role, label, chips) of each field for recipients."""
        labels = (_("To"), _("Cc"), _("Bcc"))
        return [
            (role, label, [chip for chip in self.chips if chip.role == role])
            for role, label in zip(ROLES, labels, strict=True)
        ]

    def ways_to_send(self, afterwards: tuple[Status, ...], later: tuple[Later, ...]) -> SafeString:
        return mark_safe(send_html(self.name, afterwards, later, self.may_send, get_language() or ""))

    @property
    def may_send(self) -> bool:
        return self.name != Draft.Kind.REPLY or bool(self.chips) or bool(self.channels)


def composer_context(request: AgentRequest, ticket: Ticket, *, kind: str = "", **given: Any) -> dict[str, Any]:
    """Drafts of all kinds, where an answer would go, and the ways to send."""
    rows = Draft.objects.filter(ticket=ticket, agent=request.user).prefetch_related("attachments")
    drafts = {draft.kind: draft for draft in rows}
    panels = {str(name): _panel(request, ticket, word, name, drafts.get(name)) for word, name in KINDS.items()}
    newest = max((draft for draft in drafts.values() if draft.body), key=lambda one: one.updated_at, default=None)
    usual = Draft.Kind.REPLY if panels[Draft.Kind.REPLY].chips else Draft.Kind.NOTE
    afterwards, later = _afterwards(ticket), tuple(later_choices(timezone.now()))
    return {
        "drafts": drafts,
        "panels": [(panel, panel.ways_to_send(afterwards, later)) for panel in panels.values()],
        "composer_kind": str(kind or (newest.kind if newest else usual)),
        "writing_language": ticket.requester.language or "sv",
        **given,
    }


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
    chosen = draft.recipients if draft and draft.recipients else usual
    found = check(draft.body, ticket, by=request.user, kind=name) if draft and draft.body else None
    chips, tools = chips_of(chosen, ticket, access_of(request.user)), _tools(word, str(name), ticket.number)
    is_another_way = bool(channels) and ticket.channel not in ADDRESS_FOR
    return Panel(word, str(name), draft, chips, channels, tools, found, is_another_way)


def _tools(word: str, name: str, number: int) -> SafeString:
    """The same on every ticket but for the number in its addresses."""
    nowhere, here = reverse("ticket", args=[0]), reverse("ticket", args=[number])
    return mark_safe(_tools_anywhere(word, name, get_language()).replace(nowhere, here))


@lru_cache(maxsize=16)
def _tools_anywhere(word: str, name: str, language: str | None) -> str:
    return render_to_string("frontend/agent/composer_tools.html", {"kind": word, "name": name, "number": 0})


@lru_cache(maxsize=256)
def send_html(name: str, afterwards: tuple[Status, ...], later: tuple[Later, ...], may_send: bool, lang: str) -> str:
    """The ways to send, written once for each set of choices and language."""
    context = {"name": name, "afterwards": afterwards, "later": later, "may_send": may_send}
    return render_to_string("frontend/agent/composer_send.html", context)


def channels_for(ticket: Ticket) -> list[tuple[str, str]]:
    """The channels with a door and an address that reach the requester, as (kind, word); the one to take first.

    First what the requester prefers, else how they came in. Doors without a way back of their own answer by another.
    """
    kinds = {row.kind for row in ticket.answer_addresses}
    offered = [door for kind, door in REPLY_CHANNEL.items() if kind in kinds]
    own = REPLY_CHANNEL.get(ADDRESS_FOR.get(ticket.channel, ""), "")
    first = [ticket.requester.preferred_channel, own]
    offered.sort(key=lambda door: first.index(door) if door in first else len(first))
    return [(str(door), str(ChannelKind(door).label)) for door in offered]
