"""The entries of a ticket's timeline, written in Python like the queue's rows: twenty and more on every ticket page.

Whatever comes from outside goes through escape() here; entry.html and entry.words are safe already.
"""

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frontend.agent.mail_parts import from_line, quoted, ways_to_see
from frontend.agent.timeline import Entry
from frontend.templatetags.ui import avatar, channel_icon, channel_label, icon
from servicedesk.lib.files import INLINE_TYPES
from servicedesk.lib.when import clock
from tickets.models import Delivery, Message, Ticket


def entries_html(entries: Iterable[Entry], *, ticket: Ticket, viewer_id: int, csrf_token: str) -> SafeString:
    """Return the entries in order, each day under its heading."""
    pieces = []
    for entry in entries:
        if entry.day:
            pieces.append(f'<h2 class="day">{escape(entry.day)}</h2>')
        if entry.message is None:
            pieces.append(_event(entry))
        else:
            pieces.append(_message(entry, entry.message, ticket, viewer_id, csrf_token))
    return mark_safe("".join(pieces))


def _event(entry: Entry) -> str:
    return (
        f'<p class="event">{icon(entry.icon)}<span>{entry.words}</span>'
        f'<time datetime="{entry.at.isoformat(timespec="seconds")}">{entry.clock}</time></p>'
    )


def _message(entry: Entry, message: Message, ticket: Ticket, viewer_id: int, csrf_token: str) -> str:
    language = f' lang="{escape(message.language)}"' if message.language else ""
    return (
        f'<article class="msg {_kind(message)}" id="m{message.pk}">'
        f'<div class="msg__head">{_who(entry, message, viewer_id)}'
        f'<time class="msg__time" datetime="{message.created_at.isoformat(timespec="seconds")}">'
        f"{entry.clock}</time></div>"
        f'{from_line(entry)}<div class="msg__body" dir="auto"{language}>{entry.html}{quoted(entry)}'
        f"{_files(entry.files)}</div>"
        f"{_foot(entry, message, ticket, csrf_token) if message.is_out else ways_to_see(message, ticket)}</article>"
    )


def _kind(message: Message) -> str:
    if message.is_note:
        return "msg--note"
    if not message.is_out:
        return "msg--in"
    return "msg--out msg--failed" if message.delivery in (Delivery.FAILED, Delivery.UNKNOWN) else "msg--out"


def _who(entry: Entry, message: Message, viewer_id: int) -> str:
    name = escape(entry.who)
    if not message.is_note and not message.is_out:
        return (
            f'{avatar(entry.who, "contact")}<h3 class="msg__who" dir="auto">{name}</h3>'
            f'<span class="msg__via">{channel_icon(message.channel, word=True)}{_by_a_program(message)}</span>'
        )
    picture = avatar(entry.who, "me" if message.agent_id == viewer_id else "agent")
    return f'{picture}<h3 class="msg__who">{name}</h3><span class="msg__via">{_via(message, get_language())}</span>'


def _via(message: Message, language: str | None) -> str:
    if message.is_note:
        return f"{icon('lock')}{_word('note', language)}"
    words = _word("automatic", language) if message.is_automatic else escape(channel_label(message.channel))
    return f"{icon('reply')}{words}"


def _by_a_program(message: Message) -> str:
    return f" · {escape(_('Automatic message'))}" if message.is_automatic else ""


@lru_cache(maxsize=16)
def _word(which: str, language: str | None) -> str:
    return escape(_("Internal note") if which == "note" else _("Sent automatically"))


def _files(files: Iterable[dict[str, Any]]) -> str:
    links = "".join(_file(file) for file in files)
    return f'<p class="cluster">{links}</p>' if links else ""


def _file(file: dict[str, Any]) -> str:
    shows = "?visa=1" if file["content_type"] in INLINE_TYPES else ""
    picture = icon("image" if file["content_type"].startswith("image/") else "file")
    return (
        f'<a class="attachment" href="{reverse("attachment", args=[file["pk"]])}{shows}"'
        f' target="_blank" rel="noopener">'
        f'<span class="attachment__thumb">{picture}</span>{escape(file["name"])} '
        f'<span class="attachment__size">{escape(filesizeformat(file["size"]))}</span></a>'
    )


def _foot(entry: Entry, message: Message, ticket: Ticket, csrf_token: str) -> str:
    return (
        f'<div class="msg__foot">{_delivery(message, ticket, csrf_token)}'
        f'<span class="truncate">{escape(entry.to)}</span></div>'
    )


def _delivery(message: Message, ticket: Ticket, csrf_token: str) -> str:
    if message.delivery == Delivery.SENT:
        time = clock(message.delivered_at) if message.delivered_at else ""
        return f"<span>{icon('check')} {escape(_('Sent %(time)s') % {'time': time})}</span>"
    if message.delivery == Delivery.PENDING:
        return f"<span>{icon('clock')} {escape(_('On its way'))}</span>"
    again = reverse("message_delivery", args=[ticket.number, message.pk])
    why = escape(f"{message.get_delivery_display()}: {message.delivery_detail}")
    return (
        f"<span>{icon('warn')} {why}</span>"
        f'<form method="post" action="{again}" hx-post="{again}" hx-swap="none">'
        f'<input type="hidden" name="csrfmiddlewaretoken" value="{escape(csrf_token)}">'
        f'<button class="btn btn--sm" type="submit">{icon("refresh")}{escape(_("Send again"))}</button></form>'
    )
