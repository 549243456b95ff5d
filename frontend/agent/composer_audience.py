"""Who will read an answer at a social network: everybody, or one person. The choice before one writes."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from frontend.agent.social import NETWORKS
from frontend.agent.social_windows import Deadline, deadline_of
from frontend.templatetags.ui import CHANNEL_ICONS
from tickets.actions.recipients import ADDRESS_FOR
from tickets.models import ChannelKind, Ticket


@dataclass(frozen=True, slots=True)
class Way:
    """One way to answer. refused: why it cannot be taken. asks_reason: it is quite another way than they chose."""

    kind: str
    words: str
    icon: str
    is_public: bool
    is_chosen: bool = False
    refused: str = ""
    asks_reason: bool = False
    deadline: Deadline | None = None

    @property
    def has_template(self) -> bool:
        return self.deadline is not None and self.deadline.is_over and self.deadline.after == "template"


def ways_of(ticket: Ticket, channels: Sequence[tuple[str, str]], chosen: str = "") -> list[Way]:
    """[] for a ticket that is of no network. channels: composer.channels_for; chosen: of the draft."""
    if ticket.channel not in NETWORKS:
        return []
    ways = [_way(ticket, ChannelKind(kind), channels[0][0]) for kind, _label in channels]
    taken = chosen_of(ticket, channels, chosen)
    return [
        Way(way.kind, way.words, way.icon, way.is_public, way.kind == taken, way.refused, way.asks_reason, way.deadline)
        for way in ways
    ]


def chosen_of(ticket: Ticket, channels: Sequence[tuple[str, str]], chosen: str = "") -> str:
    """By which channel the answer leaves: the one chosen, else the first that may be used; "" for none."""
    kinds = [kind for kind, _label in channels]
    allowed = [kind for kind in kinds if not refusal_of(ticket, ChannelKind(kind))]
    return chosen if chosen in allowed else next(iter(allowed or kinds), "")


def refusal_of(ticket: Ticket, kind: ChannelKind) -> str:
    if kind.is_public and ticket.is_confidential:
        return _("The ticket is confidential: nothing of it is answered in public.")
    return ""


def is_sister(ticket: Ticket, kind: str) -> bool:
    """Whether it leads to the same person at the same network: no reason is asked for it."""
    return ADDRESS_FOR.get(kind) == ADDRESS_FOR.get(ticket.channel) and ticket.channel in NETWORKS


def _way(ticket: Ticket, kind: ChannelKind, first: str) -> Way:
    if kind.is_public:
        words, icon = _("Public answer: everybody can read it"), "globe"
    elif kind in NETWORKS:
        words, icon = _("Private message in %(place)s") % {"place": kind.label}, "lock"
    else:
        words, icon = str(kind.label), CHANNEL_ICONS.get(kind, "other")
    return Way(
        kind=kind.value,
        words=words,
        icon=icon,
        is_public=kind.is_public,
        refused=refusal_of(ticket, kind),
        asks_reason=kind.value != first and not is_sister(ticket, kind),
        deadline=deadline_of(ticket, kind),
    )
