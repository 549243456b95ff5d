"""One message of the timeline as HTML: who, by which way, the text, its files, and what became of it."""

from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frontend.agent.entry_files import absent_html, files_html
from frontend.agent.entry_waiting import waiting_html, waits
from frontend.agent.mail_parts import from_line, quoted, ways_to_see
from frontend.agent.timeline import Entry
from frontend.agent.timeline_rows import Said
from frontend.templatetags.ui import CHANNEL_ICONS, avatar, channel_icon, channel_label, icon
from servicedesk.lib.when import clock
from tickets.models import Delivery


@dataclass(frozen=True, slots=True)
class At:
    """Where and for whom the messages are shown."""

    number: int
    viewer_id: int
    csrf_token: str


def message_html(entry: Entry, message: Said, at: At) -> str:
    if entry.part is not None and entry.part.number is not None:
        at = replace(at, number=entry.part.number)
    language = f' lang="{escape(message.language)}"' if message.language else ""
    mine = " data-mine" if message.agent_id == at.viewer_id else ""
    return (
        f'<article class="msg {_kind(message)}{entry.marked}" id="m{message.pk}" tabindex="-1"{mine}>'
        f'<div class="msg__head">{_who(entry, message, at)}{_part(entry)}{_split(entry, message, at)}'
        f"{_time(entry, message)}</div>"
        f'{from_line(entry)}<div class="msg__body" dir="auto"{language}>{entry.html}{quoted(entry)}</div>'
        f"{entry.marks}{entry.scan}{files_html(message.files)}{_absent(message, at)}"
        f"{_foot(entry, message, at) if message.is_out else ways_to_see(message, at.number)}</article>"
    )


def _absent(message: Said, at: At) -> str:
    if not message.absent:
        return ""
    return absent_html(message.absent, number=at.number, message_id=message.pk, csrf_token=at.csrf_token)


def _part(entry: Entry) -> str:
    """Of a message said on a merged ticket: which, and whose that is."""
    if entry.part is None:
        return ""
    place = reverse("ticket", args=[entry.part.number])
    words = escape(f"#{entry.part.shown_number} {entry.part.who}")
    return f'<a class="badge msg__part" href="{place}" dir="auto">{icon("merge")}{words}</a>'


def _split(entry: Entry, message: Said, at: At) -> str:
    if not entry.may_split:
        return ""
    place, words = reverse("message_split", args=[at.number, message.pk]), _word("split", get_language())
    return (
        f'<a class="btn btn--sm btn--icon btn--quiet msg__split" href="{place}" data-act'
        f' title="{words}" aria-label="{words}">{icon("external")}</a>'
    )


def _time(entry: Entry, message: Said) -> str:
    """The time leads to the message itself: its address is copied by a click (js/timeline.js)."""
    return (
        f'<a class="msg__time" href="#m{message.pk}" data-permalink>'
        f'<time datetime="{message.created_at.isoformat(timespec="seconds")}">{entry.clock}</time></a>'
    )


def _kind(message: Said) -> str:
    if message.side_id is not None:
        way = "out" if message.is_out else "in"
        return f"msg--side msg--{way}{_failed(message)}"
    if message.is_note:
        return "msg--note"
    call = " msg--call" if message.is_call else ""
    return f"msg--{'out' if message.is_out else 'in'}{call}{_failed(message)}"


def _failed(message: Said) -> str:
    return " msg--failed" if message.delivery in (Delivery.FAILED, Delivery.UNKNOWN) else ""


def _who(entry: Entry, message: Said, at: At) -> str:
    name = escape(entry.who)
    is_outsider = message.agent is None and not message.is_out
    kind = "contact" if is_outsider else "me" if message.agent_id == at.viewer_id else "agent"
    direction = ' dir="auto"' if kind == "contact" else ""
    via = f'<span class="msg__via">{_via(message)}</span>'
    return f'{avatar(entry.who, kind)}<h3 class="msg__who"{direction}>{name}</h3>{via}'


def _via(message: Said) -> str:
    language = get_language()
    if message.side_id is not None:
        return f"{icon('lock')}{_word('side', language)}"
    if message.is_note:
        return f"{icon('lock')}{_word('note', language)}"
    if message.is_call:
        return f"{icon(CHANNEL_ICONS[message.channel])}{_call(message.channel, message.direction, language)}"
    if not message.is_out:
        program = f" · {_word('program', language)}" if message.is_automatic else ""
        return f"{channel_icon(message.channel, word=True)}{program}"
    words = _word("automatic", language) if message.is_automatic else escape(channel_label(message.channel))
    return f"{icon('reply')}{words}"


@lru_cache(maxsize=32)
def _call(channel: str, direction: str, language: str | None) -> str:
    words = {
        ("phone", "in"): _("Incoming call"),
        ("phone", "out"): _("Outgoing call"),
        ("letter", "in"): _("Letter received"),
        ("letter", "out"): _("Letter sent"),
    }
    return escape(words.get((channel, direction)) or channel_label(channel))


@lru_cache(maxsize=32)
def _word(which: str, language: str | None) -> str:
    return escape(
        {
            "note": _("Internal note"),
            "split": _("Make the message a new ticket"),
            "side": _("Side conversation"),
            "automatic": _("Sent automatically"),
            "program": _("Automatic message"),
        }[which]
    )


def _foot(entry: Entry, message: Said, at: At) -> str:
    if not message.delivery or (message.is_call and not message.recipients):
        return ""
    return f'<div class="msg__foot">{_delivery(message, at)}{_recipients(entry)}</div>'


def _recipients(entry: Entry) -> str:
    """An answer to one address shows it alone; with copies each kind has its word."""
    rows = entry.recipients
    if len(rows) == 1 and rows[0][0] == "to":
        return f'<span class="msg__to"><bdi>{escape(rows[0][1])}</bdi></span>'
    words = {"to": _("To"), "cc": _("Copy to"), "bcc": _("Hidden copy to")}
    return "".join(
        f'<span class="msg__to">{escape(words[role])}: <bdi>{escape(addresses)}</bdi></span>'
        for role, addresses in rows
    )


def _delivery(message: Said, at: At) -> str:
    if message.delivery == Delivery.SENT:
        time = clock(message.delivered_at) if message.delivered_at else ""
        return f"<span>{icon('check')} {escape(_('Sent %(time)s') % {'time': time})}</span>"
    if message.delivery == Delivery.PENDING and waits(message):
        return waiting_html(message, number=at.number, csrf_token=at.csrf_token)
    if message.delivery == Delivery.PENDING:
        return f"<span>{icon('clock')} {escape(_('On its way'))}</span>"
    again = reverse("message_delivery", args=[at.number, message.pk])
    labels = {Delivery.FAILED.value: Delivery.FAILED.label, Delivery.UNKNOWN.value: Delivery.UNKNOWN.label}
    why = escape(f"{labels.get(message.delivery, message.delivery)}: {message.delivery_detail}")
    return (
        f"<span>{icon('warn')} {why}</span>"
        f'<form method="post" action="{again}" hx-post="{again}" hx-swap="none">'
        f'<input type="hidden" name="csrfmiddlewaretoken" value="{escape(at.csrf_token)}">'
        f'<button class="btn btn--sm" type="submit">{icon("refresh")}{escape(_("Send again"))}</button></form>'
    )
