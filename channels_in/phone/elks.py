"""What 46elks tells of a call, in form fields. 46elks.se/docs: receive call, connect, record, whenhangup."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta

from channels_in.models import CallEnd
from channels_in.phone.fields import NoCall, fields_of, recording_of, utc, who_of
from channels_in.phone.told import Told
from servicedesk.lib.text import one_line

_LONGEST_TALK = 24 * 3600  # seconds
_RESULTS = {"success": CallEnd.ANSWERED, "busy": CallEnd.BUSY, "failed": CallEnd.NO_ANSWER}


def read(body: bytes, step: str, ours: int | None, came_at: datetime) -> Told:
    said = fields_of(body)
    named = one_line(said.get("callid") or said.get("id", ""), 80)
    if not named:
        raise NoCall("it names no call")
    started = utc(said.get("created", "")) if step in ("start", "over") else None
    who = who_of(said, ours, "from", "to", "outgoing")
    if step == "start":
        return Told(named, **who, started_at=started, ringing_at=came_at, rings_at_line=True)
    if step == "connected":
        return Told(named, **who, outcome=_RESULTS.get(said.get("result", ""), CallEnd.UNKNOWN))
    if step == "left":
        # The recording may be told of before the end: nobody answered, that much is sure.
        return Told(
            named, **who, recording=recording_of(said.get("wav"), said.get("duration")), outcome=CallEnd.VOICEMAIL
        )
    if step == "over":
        return Told(named, **who, started_at=started, ended_at=came_at, talked=_talked(said))
    raise NoCall("it is an unknown step")


def _talked(said: Mapping[str, str]) -> timedelta | None:
    """How long the longest leg of it was spoken in; None when it does not say."""
    try:
        legs = json.loads(said.get("legs", ""))
    except (ValueError, RecursionError):
        return None
    rows = [leg for leg in legs if isinstance(leg, dict)] if isinstance(legs, list) else []
    spoken = [leg.get("duration") for leg in rows if leg.get("state") == "success" and leg.get("to") != said.get("to")]
    seconds = [value for value in spoken if isinstance(value, int) and 0 < value < _LONGEST_TALK]
    return timedelta(seconds=max(seconds)) if seconds else None
