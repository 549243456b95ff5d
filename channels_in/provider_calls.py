"""Asking a provider over HTTP in JSON, and what its answers mean: the same for all that answer the usual way.

A door says what is its own about it: the address, how it proves who asks, which refusals are about one message.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.utils import timezone

from channels_in.base import ChannelError
from channels_in.vendor_answers import resting_time
from servicedesk.lib import outward
from servicedesk.lib.text import one_line

LIMITS = outward.Limits(https_only=True)
BUSY = 429
REST_MOST = timedelta(hours=24)  # some count by the day
# When there is room again, and how much is left, as the networks say it.
_RESETS = ("x-ratelimit-reset", "x-rate-limit-reset", "ratelimit-reset")
_LEFT = ("x-ratelimit-remaining", "x-rate-limit-remaining", "ratelimit-remaining")

Query = Mapping[str, str | int | Sequence[str]]
Judge = Callable[[outward.Answer, Any], ChannelError | None]


@dataclass(frozen=True, slots=True)
class Said:
    """What came back: JSON as it was read, and the bytes. rest: how long they want peace before the next question."""

    data: Any
    body: bytes
    headers: Mapping[str, str]
    rest: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """knows_key: of what changes something: whether the provider drops what it has had, so that it can be sent again.

    judge: what a refusal means where the provider has its own way; None leaves it to the usual reading.
    """

    provider: str  # its name, for agents
    method: str
    url: str
    headers: Mapping[str, str]
    query: Query | None = None
    fields: Mapping[str, Any] | None = None  # sent as JSON
    form: Mapping[str, str] | None = None  # sent as a form
    knows_key: bool = False
    judge: Judge | None = None


def ask(question: Question) -> Said:
    """Raises ChannelError."""
    url = question.url + (f"?{urlencode(question.query, doseq=True)}" if question.query else "")
    headers, content = dict(question.headers), b""
    if question.fields is not None:
        headers["content-type"], content = "application/json", json.dumps(question.fields).encode()
    elif question.form is not None:
        headers["content-type"], content = "application/x-www-form-urlencoded", urlencode(question.form).encode()
    try:
        answer = outward.request(question.method, url, headers=headers, content=content, limits=LIMITS)
    except outward.OutwardError as error:
        if error.may_have_left:
            raise _unsure(question, str(error)) from error
        raise ChannelError(f"{question.provider}: {error}", is_about_server=True) from error
    return _understood(question, answer)


def _understood(question: Question, answer: outward.Answer) -> Said:
    data = _json(answer)
    if answer.is_ok:
        if data is None and not (answer.status == 204 and question.method != "GET"):
            raise _unsure(question, "the answer could not be understood")
        return Said(data, answer.body, answer.headers, _pause(answer))
    raise fault(question, answer, data)


def fault(question: Question, answer: outward.Answer, data: Any) -> ChannelError:
    """What an answer that is no success means."""
    if question.judge is not None and (judged := question.judge(answer, data)) is not None:
        return judged
    said = f"{question.provider}: {answer.status} {reason(data)}".strip()
    if answer.status in (BUSY, 503):
        return ChannelError(said, rest=rest_of(answer))
    if answer.status >= 500:
        return _unsure(question, f"{answer.status} {reason(data)}".strip())
    if answer.status in (401, 403):
        return ChannelError(said, is_about_server=True)
    return ChannelError(said, permanent=True)


def _unsure(question: Question, said: str) -> ChannelError:
    """Nobody knows whether it was taken. What only asks is asked again; so is what the other side knows by its key."""
    said = f"{question.provider}: {said}"
    if question.method == "GET":
        return ChannelError(said, is_about_server=True)
    return ChannelError(said, permanent=not question.knows_key, ambiguous=True)


def pause(said: Said, provider: str) -> None:
    """Raises ChannelError when they have told that there is no room for another question for a while."""
    if said.rest is not None:
        raise ChannelError(f"{provider}: no room for more questions now", rest=said.rest)


def reason(data: Any) -> str:
    """What went wrong in the provider's words, from the usual places; "" when it says nothing."""
    if not isinstance(data, dict):
        return ""
    for name in ("detail", "message", "error_description", "title", "error"):
        value = data.get(name)
        if isinstance(value, dict):
            value = reason(value)
        if isinstance(value, str) and value:
            return one_line(value, 200)
    return ""


def rest_of(answer: outward.Answer) -> timedelta:
    """How long to leave them alone: until the time they name for more room, else as Retry-After says."""
    now = timezone.now()
    until = next((_time(answer.headers[name], now) for name in _RESETS if name in answer.headers), None)
    if "retry-after" in answer.headers or until is None:
        return resting_time(answer)
    return min(max(until - now, timedelta(seconds=1)), REST_MOST)


def _pause(answer: outward.Answer) -> timedelta | None:
    left = next((answer.headers[name] for name in _LEFT if name in answer.headers), "")
    return rest_of(answer) if left.strip() == "0" else None


def _time(text: str, now: datetime) -> datetime | None:
    """A moment as ISO 8601 or seconds since 1970; a small number is seconds from now. None when it is none."""
    text = text.strip()
    try:
        if text.isdecimal() and len(text) < 12:
            seconds = int(text)
            return now + timedelta(seconds=seconds) if seconds < 10**8 else datetime.fromtimestamp(seconds, UTC)
        found = datetime.fromisoformat(text)
    except (ValueError, OverflowError, OSError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _json(answer: outward.Answer) -> Any:
    try:
        return answer.json()
    except (ValueError, RecursionError):
        return None
