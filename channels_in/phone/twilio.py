"""What Twilio tells of a call, in form fields. twilio.com/docs/voice: webhooks, Dial, Number, Record."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from channels_in.models import CallEnd
from channels_in.phone.fields import NoCall, fields_of, number_of, posted, recording_of, who_of
from channels_in.phone.told import Told
from servicedesk.lib.text import one_line
from tickets.models import Direction


def read(body: bytes, step: str, ours: int | None, came_at: datetime) -> Told:
    said = fields_of(body)
    if step == "phone":
        return _leg(said, ours, came_at)
    named, at = one_line(said.get("CallSid", ""), 80), posted(said.get("Timestamp", "")) or came_at
    if not named:
        raise NoCall("it names no call")
    who = who_of(said, ours, "From", "To", "outbound")
    if step == "left":
        recording = recording_of(said.get("RecordingUrl"), said.get("RecordingDuration"))
        is_there = bool(recording) and said.get("RecordingStatus", "completed") == "completed"
        return Told(named, **who, recording=recording, outcome=CallEnd.VOICEMAIL) if is_there else Told(named, **who)
    if step == "connected":
        return Told(named, **who, outcome=_outcome(said))
    return _status(named, said, who, at, ours, is_start=step == "start")


def _status(
    named: str, said: Mapping[str, str], who: dict[str, Any], at: datetime, ours: int | None, *, is_start: bool
) -> Told:
    """The call as a whole: it has come, goes on, or is over."""
    status = said.get("CallStatus", "")
    if status in _OVER:
        # That nobody answered is told by the dialling; here it may be the caller who hung up.
        is_told = status != "completed" and (ours is not None or status != "no-answer")
        return Told(named, **who, ended_at=at, outcome=_OUTCOMES[status] if is_told else CallEnd.UNKNOWN)
    if status not in _GOING_ON:
        raise NoCall("it is an unknown event")
    return Told(named, **who, started_at=at, ringing_at=at, rings_at_line=True) if is_start else Told(named, **who)


_OVER = frozenset({"completed", "busy", "failed", "no-answer", "canceled"})
_GOING_ON = frozenset({"queued", "initiated", "ringing", "in-progress"})
_OUTCOMES = {
    "completed": CallEnd.ANSWERED,
    "answered": CallEnd.ANSWERED,
    "busy": CallEnd.BUSY,
    "no-answer": CallEnd.NO_ANSWER,
    "failed": CallEnd.FAILED,
    "canceled": CallEnd.CALLER_LEFT,
}


def _outcome(said: Mapping[str, str]) -> CallEnd:
    """What became of the dialling. When the call itself is over by then, the caller has hung up while it rang."""
    outcome = _OUTCOMES.get(said.get("DialCallStatus", ""), CallEnd.UNKNOWN)
    is_over = said.get("CallStatus", "") in ("completed", "canceled", "no-answer")
    return CallEnd.CALLER_LEFT if is_over and outcome in (CallEnd.NO_ANSWER, CallEnd.CALLER_LEFT) else outcome


def _leg(said: Mapping[str, str], ours: int | None, came_at: datetime) -> Told:
    """How it goes at one of the phones; of a call we make, at the other's."""
    named, at = one_line(said.get("ParentCallSid", ""), 80), posted(said.get("Timestamp", "")) or came_at
    if not named:
        raise NoCall("it names no call")
    status, phone = said.get("CallStatus", ""), number_of(said.get("To", ""))
    about: dict[str, Any] = {"direction": Direction.OUT if ours else Direction.IN, "ours": ours}
    if status == "ringing":
        return Told(named, **about, phone=phone, ringing_at=at)
    if status in ("in-progress", "answered"):
        return Told(named, **about, phone=phone, answered_at=at, outcome=CallEnd.ANSWERED)
    return Told(named, **about)
