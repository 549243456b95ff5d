"""X's API, version 2: one call, and what its refusals mean.

Sources: docs.x.com/x-api/fundamentals/authentication/oauth-2-0/authorization-code, .../rate-limits and
.../response-codes-and-errors.
"""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from channels_in.base import ChannelError
from channels_in.door_tokens import Place, ask_as
from channels_in.models import DoorAccount
from channels_in.provider_calls import REST_MOST, Query, Question, Said, reason
from servicedesk.lib import outward

PROVIDER = "X"
_USED_UP = ("usage-capped", "credits")  # in the address of the kind of problem


def call(
    account: DoorAccount,
    method: str,
    path: str,
    query: Query | None = None,
    *,
    fields: Mapping[str, Any] | None = None,
) -> Said:
    """Ask as the account. X knows no key: the same twice is two, or is refused. Raises ChannelError."""
    url = f"{settings.X_API_URL}/{path}"
    question = Question(PROVIDER, method, url, {}, query=query, fields=fields, judge=_judge)
    return ask_as(account, Place(PROVIDER, f"{settings.X_API_URL}/oauth2/token", in_header=True), question)


def _judge(answer: outward.Answer, data: Any) -> ChannelError | None:
    kind = str(data.get("type", "")) if isinstance(data, dict) else ""
    said = f"{PROVIDER}: {answer.status} {reason(data)}".strip()
    if answer.status == 402 or any(word in kind.lower() for word in _USED_UP):
        # What has been paid for is used up: a person must look, and asking again soon does not help.
        return ChannelError(said, rest=REST_MOST / 24)
    if answer.status == 403 and "client-forbidden" not in kind and "unsupported-authentication" not in kind:
        return ChannelError(said, permanent=True)  # the same text again, or who may not be answered
    return None
