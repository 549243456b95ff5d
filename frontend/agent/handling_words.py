"""The words of events about merging, splitting, linking, snoozing, handing over, macros and many tickets at once.

Of another ticket only its number is told: whether the reader may see it is asked when they go there.
"""

from collections.abc import Callable

from django.utils.dateparse import parse_datetime
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from frontend.agent.sentences import sentence
from frontend.agent.timeline_rows import Happened
from servicedesk.lib import when
from tickets.models import EventKind, LinkKind


def _other(event: Happened) -> str:
    return str(event.data["ticket"]["label"])


def _merged(event: Happened, who: str) -> SafeString:
    if event.data["role"] == "main":
        return sentence(_("{who} merged {to} into this ticket"), who, to=_other(event))
    return sentence(_("{who} merged this ticket into {to}"), who, to=_other(event))


def _merge_undone(event: Happened, who: str) -> SafeString:
    return sentence(_("{who} undid the merge with {to}"), who, to=_other(event))


def _split(event: Happened, who: str) -> SafeString:
    if event.data["role"] == "from":
        return sentence(_("{who} made a message ticket {to}"), who, to=_other(event))
    return sentence(_("{who} made this ticket of a message from {to}"), who, to=_other(event))


def _linked(event: Happened, who: str) -> SafeString:
    kind, is_here = event.data["link"], event.data["side"] == "ticket"
    if kind == LinkKind.DUPLICATE_OF:
        text = (
            _("{who} marked this as a duplicate of {to}") if is_here else _("{who} marked {to} as a duplicate of this")
        )
    elif kind == LinkKind.PART_OF:
        text = _("{who} marked this as a part of {to}") if is_here else _("{who} marked {to} as a part of this")
    else:
        text = _("{who} linked this to {to}")
    return sentence(text, who, to=_other(event))


def _unlinked(event: Happened, who: str) -> SafeString:
    return sentence(_("{who} removed the link to {to}"), who, to=_other(event))


def _snoozed(event: Happened, who: str) -> SafeString:
    until = parse_datetime(event.data["until"])
    shown = f"{when.day(until, event.at)} {when.clock(until)}" if until else "–"
    return sentence(_("{who} snoozed the ticket until {to}"), who, to=shown)


def _woken(event: Happened, who: str) -> SafeString:
    if event.data.get("why") == "time":
        return sentence(_("The snooze is over"), who)
    if event.data.get("why") == "message":
        return sentence(_("{who} wrote and woke the ticket"), who)
    return sentence(_("{who} woke the ticket"), who)


def _handed_over(event: Happened, who: str) -> SafeString:
    return sentence(_("{who} handed the ticket over to {to}"), who, to=str(event.data["to"]["label"]))


def _macro(event: Happened, who: str) -> SafeString:
    return sentence(_("{who} used the macro {to}"), who, to=str(event.data["macro"]["label"]))


def _bulk_undone(event: Happened, who: str) -> SafeString:
    return sentence(_("{who} undid a change of many tickets"), who)


HANDLING_WORDS: dict[str, Callable[[Happened, str], SafeString | str]] = {
    EventKind.MERGED: _merged,
    EventKind.MERGE_UNDONE: _merge_undone,
    EventKind.SPLIT: _split,
    EventKind.LINKED: _linked,
    EventKind.UNLINKED: _unlinked,
    EventKind.SNOOZED: _snoozed,
    EventKind.WOKEN: _woken,
    EventKind.HANDED_OVER: _handed_over,
    EventKind.MACRO_APPLIED: _macro,
    EventKind.BULK_UNDONE: _bulk_undone,
}
HANDLING_ICONS: dict[str, str] = {
    EventKind.MERGED: "merge",
    EventKind.MERGE_UNDONE: "merge",
    EventKind.SPLIT: "external",
    EventKind.LINKED: "link",
    EventKind.UNLINKED: "link",
    EventKind.SNOOZED: "snooze",
    EventKind.WOKEN: "snooze",
    EventKind.HANDED_OVER: "bank",
    EventKind.MACRO_APPLIED: "bolt",
    EventKind.BULK_UNDONE: "history",
}
