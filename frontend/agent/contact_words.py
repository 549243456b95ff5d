"""The words of events about wrapping up, contacts noted by hand, and calls that were promised."""

from collections.abc import Callable

from django.utils.dateparse import parse_datetime
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from frontend.agent.sentences import sentence
from frontend.agent.timeline_rows import Happened
from servicedesk.lib import when
from tickets.models import CallOutcome, Cause, Demand, Direction, EventKind, LogKind, Outcome


def _wrapped_up(event: Happened, who: str) -> SafeString:
    said = event.data["to"]
    reason = Cause(said["cause"]).label if said["cause"] else Demand(said["demand"]).label
    to = f"{Outcome(said['outcome']).label} · {reason}"
    if event.data.get("from"):
        return sentence(_("{who} changed what came of it: {to}"), who, to=to)
    return sentence(_("{who} said what came of it: {to}"), who, to=to)


def _logged(event: Happened, who: str) -> SafeString:
    seconds, of = int(event.data["seconds"]), int(event.data["of"])
    pieces = [
        str(LogKind(event.data["log_kind"]).label),
        _("from us") if event.data["direction"] == Direction.OUT else _("to us"),
        _("%(minutes)d min %(seconds)d s") % {"minutes": seconds // 60, "seconds": seconds % 60},
    ]
    if of > 1:
        pieces.append(_("question %(position)d of %(of)d") % {"position": event.data["position"], "of": of})
    return sentence(_("{who} noted: {to}"), who, to=", ".join(pieces))


def _promised(event: Happened, who: str) -> SafeString:
    at = parse_datetime(event.data["at"])
    shown = f"{when.day(at, event.at)} {when.clock(at)}" if at else "–"
    return sentence(_("{who} promised that we ring by {to}"), who, to=shown)


def _called(event: Happened, who: str) -> SafeString:
    return sentence(_("{who} rang back: {to}"), who, to=str(CallOutcome(event.data["outcome"]).label).lower())


CONTACT_WORDS: dict[str, Callable[[Happened, str], SafeString | str]] = {
    EventKind.WRAPPED_UP: _wrapped_up,
    EventKind.CONTACT_LOGGED: _logged,
    EventKind.CALL_BACK_PROMISED: _promised,
    EventKind.CALL_BACK_DONE: _called,
}
CONTACT_ICONS: dict[str, str] = {
    EventKind.WRAPPED_UP: "flag",
    EventKind.CONTACT_LOGGED: "phone",
    EventKind.CALL_BACK_PROMISED: "clock",
    EventKind.CALL_BACK_DONE: "phone",
}
