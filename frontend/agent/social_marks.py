"""Marks on messages of networks: changed, removed, hidden, read; and what can be done about them."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from channels_in.models import SocialDeed, SocialItem, SocialVersion
from channels_in.social.deeds import can_moderate
from frontend.agent.social import NETWORKS
from frontend.agent.timeline_rows import Said
from frontend.templatetags.ui import icon
from servicedesk.lib import when
from servicedesk.lib.html import text_to_html
from servicedesk.people.access import Access
from tickets.models import ChannelKind, Ticket

State, Verb = SocialItem.State, SocialDeed.Verb


@dataclass(frozen=True, slots=True)
class Marks:
    """html: what stands below the message. text: what it says now, when its author has changed it."""

    html: str = ""
    text: SafeString | str = ""
    kind: str = ""  # msg--gone when nobody outside sees it any longer


def marks_of(
    messages: Mapping[int, Said], access: Access, *, numbers: Mapping[int, int], ticket: Ticket
) -> dict[int, Marks]:
    """messages and what comes back: by message id; numbers: of the ticket each is on. One query when something was
    said at a network, none else.
    """
    ids = [pk for pk, row in messages.items() if row.channel in NETWORKS]
    if not ids:
        return {}
    versions = SocialVersion.objects.filter(item=OuterRef("pk")).order_by("until", "id")
    deeds = SocialDeed.objects.filter(item=OuterRef("pk")).order_by("-at", "-id")
    what = {name: name for name in ("id", "verb", "reason", "done_at", "failed", "gave_up")}
    rows = (
        SocialItem.objects.filter(message__in=ids)
        .select_related("inbox")
        .annotate(
            texts=ArraySubquery(versions.values(row=JSONObject(text="text", until="until"))),
            decisions=ArraySubquery(deeds.values(row=JSONObject(**what, agent="agent__name"))[:1]),
        )
    )
    rights = (access.may_hide(ticket.team_id), access.may_take_down(ticket.team_id))
    is_public = ticket.channel in ChannelKind and ChannelKind(ticket.channel).is_public
    return {
        row.message_id: _marks(row, rights, numbers[row.message_id], is_public)
        for row in rows
        if row.message_id is not None
    }


def _marks(item: SocialItem, rights: tuple[bool, bool], number: int, is_public: bool) -> Marks:
    deed = next(iter(item.decisions), None)  # type: ignore[attr-defined]
    pieces = [_audience(item, is_public), _state(item, deed), _read(item), *_failed(deed, number)]
    pieces += _actions(item, deed, rights, number)
    shown = "".join(piece for piece in pieces if piece)
    is_changed = item.edited_at is not None and not item.is_ours
    return Marks(
        html=(f'<div class="msg__social">{shown}</div>' if shown else "") + _versions(item),
        text=text_to_html(item.text) if is_changed else "",
        kind="" if item.state == State.SHOWN else " msg--gone",
    )


def _audience(item: SocialItem, is_public_ticket: bool) -> str:
    """On a ticket that began in public each message says whether it was so too; what is private alone need not."""
    if item.is_public and item.state == State.SHOWN:
        words = escape(_("Everybody can read it"))
        return f'<span class="audience-mark audience-mark--public">{icon("globe")}{words}</span>'
    if item.is_public or not is_public_ticket:
        return ""
    return f'<span class="audience-mark audience-mark--private">{icon("lock")}{escape(_("In private"))}</span>'


def _state(item: SocialItem, deed: dict[str, object] | None) -> str:
    words = {
        State.HIDDEN: _("Hidden by us"),
        State.TAKEN_DOWN: _("Taken down by us"),
        State.WITHDRAWN: _("Removed by its author. The text stays here."),
    }.get(State(item.state), "")
    if deed and deed["done_at"] is None and not deed["gave_up"]:
        words = {
            Verb.HIDE: _("Is being hidden"),
            Verb.SHOW: _("Is being shown again"),
            Verb.TAKE_DOWN: _("Is being taken down"),
        }[Verb(str(deed["verb"]))]
        return f'<span class="badge badge--warning">{icon("clock")}{escape(words)}</span>'
    if not words:
        return ""
    if deed and item.state in (State.HIDDEN, State.TAKEN_DOWN):
        words = f"{words}: {SocialDeed.Reason(str(deed['reason'])).label}"
    return f'<span class="badge">{icon("eye")}{escape(words)}</span>'


def _read(item: SocialItem) -> str:
    if not item.is_ours or item.read_at is None:
        return ""
    moment = when.short(item.read_at, timezone.now())
    return f"<span>{icon('check-circle')} {escape(_('Read %(moment)s') % {'moment': moment})}</span>"


def _failed(deed: dict[str, object] | None, number: int) -> list[str]:
    """It is still there for everybody, although somebody decided otherwise: said as loudly as can be."""
    if not deed or not deed["failed"] or deed["done_at"] is not None:
        return []
    words = _("Everybody can still read it. The network said: %(detail)s") % {"detail": deed["failed"]}
    said = f'<span class="badge badge--danger">{icon("error")}{escape(words)}</span>'
    if not deed["gave_up"]:
        return [said, f"<span>{escape(_('It is tried again by itself.'))}</span>"]
    place = reverse("social_deed_retry", args=[number, deed["id"]])
    again = f'<a class="btn btn--sm" href="{place}" data-act>{icon("refresh")}{escape(_("Try again"))}</a>'
    return [said, again]


def _actions(item: SocialItem, deed: dict[str, object] | None, rights: tuple[bool, bool], number: int) -> list[str]:
    may_hide, may_take_down = rights
    is_underway = deed is not None and deed["done_at"] is None and not deed["gave_up"]
    if not may_hide or is_underway or item.is_ours or not item.is_public or not can_moderate(item.inbox.kind):
        return []
    ways = []
    if item.state == State.SHOWN:
        ways.append(("social_hiding", "eye", _("Hide")))
    if item.state == State.HIDDEN:
        ways.append(("social_showing", "eye", _("Show again")))
    if item.state in (State.SHOWN, State.HIDDEN) and may_take_down:
        ways.append(("social_taking_down", "trash", _("Take down")))
    return [
        f'<a class="btn btn--sm btn--quiet" href="{reverse(name, args=[number, item.message_id])}" data-act>'
        f"{icon(picture)}{escape(words)}</a>"
        for name, picture, words in ways
    ]


def _versions(item: SocialItem) -> str:
    """What it said before, folded away; changes that changed no word are left out."""
    if item.edited_at is None:
        return ""
    shown, later = [], item.text
    for row in reversed(item.texts):  # type: ignore[attr-defined]
        if row["text"] and row["text"] != later:
            until = parse_datetime(row["until"])
            moment = when.short(until, timezone.now()) if until else ""
            words = escape(_("Until %(moment)s:") % {"moment": moment})
            shown.append(
                f'<li><span class="muted">{words}</span><div dir="auto">{text_to_html(row["text"])}</div></li>'
            )
        later = row["text"]
    if not shown:
        return ""
    count = ngettext("%(count)d earlier text", "%(count)d earlier texts", len(shown)) % {"count": len(shown)}
    moment = _("Changed %(moment)s") % {"moment": when.short(item.edited_at, timezone.now())}
    summary = f"<summary>{icon('edit')}<span>{escape(moment)} · {escape(count)}</span></summary>"
    return f'<details class="msg__versions" id="v{item.pk}">{summary}<ol>{"".join(shown)}</ol></details>'
