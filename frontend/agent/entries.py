"""The entries of a ticket's timeline, written in Python like the queue's rows: twenty and more on every ticket page.

Whatever comes from outside goes through escape() here and in entry_*.py; entry.html and entry.words are safe already.
"""

from collections.abc import Iterator
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frontend.agent.entry_message import At, message_html
from frontend.agent.timeline import Entry, Timeline
from frontend.templatetags.ui import icon

FOLDED_FROM = 3  # so many events in a row become one line


def entries_html(timeline: Timeline, *, at: At, folds_events: bool) -> SafeString:
    """Return the entries in order, each day under its heading, runs of events folded if the viewer wants it so."""
    pieces: list[str] = []
    events: list[Entry] = []
    side: int | None = None
    for entry in timeline.entries:
        if entry.message is None:
            if entry.day and events:
                pieces += _events(events, folds_events)
                events = []
            events.append(entry)
            continue
        pieces += _events(events, folds_events)
        events = []
        pieces += _before(entry, timeline)
        pieces += _side_head(entry, side)
        side = entry.message.side_id
        pieces.append(message_html(entry, entry.message, at))
    pieces += _events(events, folds_events)
    return mark_safe("".join(pieces))


def _before(entry: Entry, timeline: Timeline) -> Iterator[str]:
    if entry.day:
        yield _day(entry)
    if entry.message is not None and timeline.unread == entry.message.pk:
        yield unread_line(timeline.unread_count)


def _day(entry: Entry) -> str:
    return f'<h2 class="day">{escape(entry.day)}</h2>'


def unread_line(count: int) -> str:
    words = ngettext("%(count)d new message", "%(count)d new messages", count) % {"count": count}
    return f'<p class="unread-line" id="unread"><span>{escape(words)}</span></p>'


def _side_head(entry: Entry, before: int | None) -> Iterator[str]:
    """A line above the first message of each run of a side conversation: whom it is not for."""
    message = entry.message
    if message is not None and message.side_id is not None and message.side_id != before:
        hint = escape(_("The requester does not see this conversation"))
        yield (
            f'<p class="side-talk" id="s{message.pk}">{icon("lock")}<span><strong dir="auto">'
            f"{escape(message.side_subject)}</strong> · {hint}</span></p>"
        )


def _events(entries: list[Entry], folds: bool) -> Iterator[str]:
    if not entries:
        return
    if entries[0].day:
        yield _day(entries[0])
    lines = "".join(_event(entry) for entry in entries)
    if not folds or len(entries) < FOLDED_FROM:
        yield lines
        return
    words = ngettext("%(count)d event", "%(count)d events", len(entries)) % {"count": len(entries)}
    first = entries[0].event
    yield (
        f'<details class="events" id="r{first.pk if first else 0}"><summary class="event">{icon("history")}'
        f'<span>{escape(words)}</span><span class="event__time">{_span(entries)}</span></summary>{lines}</details>'
    )


def _span(entries: list[Entry]) -> str:
    first, last = entries[0].clock, entries[-1].clock
    return first if first == last else f"{first}–{last}"


def _event(entry: Entry) -> str:
    name = f"e{entry.event.pk}" if entry.event else ""
    return (
        f'<p class="event" id="{name}">{icon(entry.icon)}<span>{entry.words}</span>'
        f'<a class="event__time" href="#{name}" data-permalink>'
        f'<time datetime="{entry.at.isoformat(timespec="seconds")}">{entry.clock}</time></a></p>'
    )
