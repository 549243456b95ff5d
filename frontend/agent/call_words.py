"""The words of events about calls that were made from a ticket."""

from collections.abc import Callable

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from channels_in.models import CallState
from frontend.agent.sentences import sentence
from frontend.agent.timeline_rows import Happened
from tickets.models import EventKind


def _made(event: Happened, who: str) -> SafeString:
    return sentence(_("{who} rang from here"), who)


def _ended(event: Happened, who: str) -> SafeString:
    seconds = int(event.data.get("seconds", 0))
    if event.data.get("state") != CallState.ENDED:
        return sentence(_("The call by {who} was not answered"), who)
    length = f"{seconds // 60}:{seconds % 60:02}"
    return sentence(_("The call by {who} has ended after {to}"), who, to=length)


CALL_WORDS: dict[str, Callable[[Happened, str], SafeString | str]] = {
    EventKind.CALL_MADE: _made,
    EventKind.CALL_ENDED: _ended,
}
CALL_ICONS: dict[str, str] = {EventKind.CALL_MADE: "phone", EventKind.CALL_ENDED: "phone"}
