"""YouTube's Data API: one call, what it costs, and what its refusals mean.

Sources: developers.google.com/youtube/v3/docs/errors, .../docs/comments/insert#errors.
"""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils import timezone

from channels_in.base import ChannelError
from channels_in.door_tokens import Place, ask_as
from channels_in.models import DoorAccount
from channels_in.provider_calls import Query, Question, Said, reason, rest_of
from channels_in.youtube import quota
from servicedesk.lib import outward

PROVIDER = "YouTube"
_DAY_IS_OVER = frozenset({"quotaExceeded", "dailyLimitExceeded"})
_TOO_FAST = frozenset({"rateLimitExceeded", "userRateLimitExceeded"})
_ABOUT_US = frozenset(
    {
        "insufficientPermissions",
        "authError",
        "accessNotConfigured",
        "channelClosed",
        "channelSuspended",
        "ineligibleAccount",
    }
)


def call(
    account: DoorAccount, method: str, path: str, query: Query, *, fields: Mapping[str, Any] | None = None
) -> Said:
    """Ask as the channel, within the day's quota. YouTube knows no key: the same twice is two. Raises ChannelError."""
    quota.spend(account, quota.LIST if method == "GET" else quota.CHANGE)
    question = Question(
        PROVIDER, method, f"{settings.YOUTUBE_API_URL}/{path}", {}, query=query, fields=fields, judge=_judge
    )
    return ask_as(account, Place(PROVIDER, settings.GOOGLE_TOKEN_URL), question)


def _judge(answer: outward.Answer, data: Any) -> ChannelError | None:
    why = _why(data)
    said = f"{PROVIDER}: {answer.status} {reason(data)}".strip()
    if why in _DAY_IS_OVER:
        return quota.exhausted(timezone.now())
    if why in _TOO_FAST:
        return ChannelError(said, rest=rest_of(answer))
    if answer.status == 403 and why and why not in _ABOUT_US:
        return ChannelError(said, permanent=True)  # comments are turned off, the comment may not be answered
    return None


def _why(data: Any) -> str:
    """Google's own word for it: {"error": {"errors": [{"reason"}]}}."""
    try:
        return str(data["error"]["errors"][0]["reason"])
    except (KeyError, TypeError, IndexError):
        return ""
