"""What a ticket from a social network says of where it was said, and the public thread around it.

Other people's comments are public text and stand here for everybody who sees the ticket; what is not public any longer,
and whose ticket it is, only for those who may see that ticket.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from channels_in.models import SocialDeed, SocialItem
from frontend.agent.social_windows import Deadline, deadline_of
from servicedesk.lib import when
from servicedesk.lib.html import text_to_html
from servicedesk.lib.identity_numbers import find, masked
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent
from tickets.actions.recipients import ADDRESS_FOR
from tickets.models import ChannelKind, Ticket
from tickets.queries import visible

NETWORKS = frozenset(ChannelKind(kind) for kind in ADDRESS_FOR if ADDRESS_FOR[kind] not in ("email", "phone", "chat"))
MOST_SHOWN = 60  # of a thread; the newest
State = SocialItem.State


@dataclass(frozen=True, slots=True)
class Line:
    """One thing in the public thread. number: of the ticket it is on, when the viewer may see that one."""

    pk: int
    who: str
    html: SafeString | str
    at: datetime
    clock: str
    is_ours: bool
    is_here: bool  # on this very ticket
    message_id: int | None
    number: int | None
    gone: str = ""  # why its text is not public any longer, in words
    depth: int = 0  # 1: it answers another comment


@dataclass(frozen=True, slots=True)
class Talk:
    is_public: bool
    place: str
    permalink: str
    post: Line | None = None
    lines: list[Line] = field(default_factory=list)
    has_more: bool = False
    deadline: Deadline | None = None
    may_list: bool = False  # the viewer leads somebody: they may see all measures
    stands: int | None = None  # id of a message of this ticket with a number in it that everybody can read
    stuck: int | None = None  # id of one that we could not hide or take down


def talk_of(ticket: Ticket, viewer: Agent) -> Talk | None:
    """None, and no query, for a ticket that is of no network."""
    if ticket.channel not in NETWORKS:
        return None
    kind = ChannelKind(ticket.channel)
    rows = list(_thread(ticket, viewer)) if kind.is_public else []
    access = access_of(viewer)
    lines = [_line(row, ticket) for row in rows[:MOST_SHOWN]][::-1]
    post = next((line for row, line in zip(rows[:MOST_SHOWN][::-1], lines, strict=True) if _is_post(row)), None)
    own = [row for row in rows if row.message is not None and row.message.ticket_id == ticket.pk]
    permalinks = [row.permalink for row in own if row.permalink]
    return Talk(
        is_public=kind.is_public,
        place=str(kind.label),
        permalink=_safe(permalinks[-1] if permalinks else ""),
        post=post,
        lines=[line for line in lines if line is not post],
        has_more=len(rows) > MOST_SHOWN,
        deadline=deadline_of(ticket, ticket.channel),
        may_list=bool(access.lead_teams) or access.is_administrator,
        stands=next((row.message_id for row in own if _stands(row)), None),
        stuck=next((row.message_id for row in own if getattr(row, "is_stuck", False)), None),
    )


def _stands(row: SocialItem) -> bool:
    return row.state == State.SHOWN and not row.is_ours and bool(find(row.text, today=timezone.localdate()))


def _thread(ticket: Ticket, viewer: Agent) -> Iterator[SocialItem]:
    """The newest first; the post last of all, however old. One query."""
    own = SocialItem.objects.filter(message__ticket=ticket.pk)
    threads = own.exclude(thread_id="").values("thread_id")
    theirs = Ticket.objects.filter(visible(access_of(viewer)), pk=OuterRef("message__ticket"))
    found = SocialItem.objects.filter(
        Q(thread_id__in=threads) | Q(external_id__in=threads) | Q(pk__in=own.values("pk")),
        inbox=ticket.inbox_id,
        is_public=True,
    )
    stuck = SocialDeed.objects.filter(item=OuterRef("pk"), done_at=None).exclude(failed="")
    rows = found.annotate(is_seen=Exists(theirs), is_stuck=Exists(stuck)).select_related(
        "message__ticket", "message__contact", "message__agent"
    )
    shown = ("inbox", "external_id", "parent_id", "thread_id", "is_ours", "author_name", "permalink", "text", "said_at")
    whose = ("message__ticket__number", "message__contact__is_protected", "message__agent__name")
    return rows.only(*shown, "state", *whose).order_by("-said_at", "-pk")[: MOST_SHOWN + 1].iterator()


def _is_post(row: SocialItem) -> bool:
    return row.external_id == row.thread_id or (not row.parent_id and row.is_ours)


def _line(row: SocialItem, ticket: Ticket) -> Line:
    message = row.message
    is_seen = bool(getattr(row, "is_seen", False))
    is_here = message is not None and message.ticket_id == ticket.pk
    gone = {
        State.HIDDEN: _("Hidden by us"),
        State.TAKEN_DOWN: _("Taken down by us"),
        State.WITHDRAWN: _("Removed by its author"),
    }.get(State(row.state), "")
    text = "" if gone and not is_seen else masked(row.text, today=timezone.localdate())
    return Line(
        pk=row.pk,
        who=_who(row),
        html=text_to_html(text),
        at=row.said_at,
        clock=when.short(row.said_at, timezone.now()),
        is_ours=row.is_ours,
        is_here=is_here,
        message_id=message.pk if message is not None and is_here else None,
        number=message.ticket.number if message is not None and is_seen and not is_here else None,
        gone=gone,
        depth=0 if row.parent_id in ("", row.thread_id) else 1,
    )


def _who(row: SocialItem) -> str:
    if row.is_ours:
        return _("The municipality")
    if row.message is not None and row.message.contact is not None and row.message.contact.is_protected:
        return _("Protected identity")
    return row.author_name or _("Unknown sender")


def _safe(address: str) -> str:
    """An address the network gave us leads out only by https."""
    return address if address.startswith("https://") else ""
