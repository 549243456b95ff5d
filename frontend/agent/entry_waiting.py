"""The foot of a message that has not left: until when it waits, and what can be done about it."""

from html import escape

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from frontend.agent.timeline_rows import Said
from frontend.templatetags.ui import icon
from servicedesk.lib import when


def waits(message: Said) -> bool:
    """Whether it can still be taken back: its time has not come, or somebody must look at it first."""
    return message.held_at is not None or (message.send_at is not None and message.send_at > timezone.now())


def waiting_html(message: Said, *, number: int, csrf_token: str) -> str:
    """Say when it leaves; buttons to take it back, and of a planned one to send it now or at another time."""
    undo, time = (reverse(name, args=[number, message.pk]) for name in ("message_undoing", "message_time"))
    if not message.is_scheduled:
        return f"{_said('clock', _('Leaves in a moment'))}{_form(undo, csrf_token, _('Undo'), 'reply')}"
    words = _("Waits for you: they wrote after it was planned") if message.held_at else _leaves(message)
    own = (
        f'<label class="sr-only" for="time-{message.pk}">{escape(_("Another time"))}</label>'
        f'<input class="input input--sm" type="datetime-local" id="time-{message.pk}" name="send_at_time" required>'
    )
    return (
        f"{_said('warn' if message.held_at else 'clock', words)}"
        f"{_form(time, csrf_token, _('Send now'), 'send')}"
        f'<details class="msg__time-change"><summary class="btn btn--sm">{icon("calendar")}{escape(_("Change"))}'
        f"</summary>{_form(time, csrf_token, _('Change the time'), 'check', own)}</details>"
        f"{_form(undo, csrf_token, _('Take back'), 'x')}"
    )


def _leaves(message: Said) -> str:
    at = message.send_at or timezone.now()
    return _("Leaves %(day)s at %(time)s") % {"day": when.day(at, timezone.now()), "time": when.clock(at)}


def _said(picture: str, words: str) -> str:
    return f"<span>{icon(picture)} {escape(words)}</span>"


def _form(address: str, csrf_token: str, words: str, picture: str, fields: str = "") -> str:
    return (
        f'<form class="cluster" method="post" action="{address}" hx-post="{address}" hx-swap="none">'
        f'<input type="hidden" name="csrfmiddlewaretoken" value="{escape(csrf_token)}">{fields}'
        f'<button class="btn btn--sm" type="submit">{icon(picture)}{escape(words)}</button></form>'
    )
