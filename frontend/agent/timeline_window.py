"""Which part of a ticket's timeline a request asks for.

?messages=all: everything (a browser without scripts). since=123: from that message on, said by a page that has loaded
older ones or opens a link to one, so that a refresh takes nothing away. ?part=older&before=123: what comes before it.
"""

from frontend.agent.request import AgentRequest
from frontend.agent.timeline import EVERYTHING, PAGE
from frontend.agent.timeline_rows import Window

OLDER = "older"


def window_of(request: AgentRequest) -> Window:
    if request.GET.get("messages") == "all":
        return Window(EVERYTHING)
    since = _message_id(request.GET.get("since") or request.POST.get("since"))
    before = _message_id(request.GET.get("before")) if request.GET.get("part") == OLDER else None
    if before is not None:
        return Window(PAGE, before=before)
    return Window(EVERYTHING, since=since) if since is not None else Window(PAGE)


def _message_id(text: str | None) -> int | None:
    """m123 or 123; anything else is no message."""
    digits = (text or "").removeprefix("m")
    return int(digits) if digits.isascii() and digits.isdigit() and 0 < len(digits) < 18 else None
