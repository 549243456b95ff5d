"""LinkedIn's versioned API: one call, and what its refusals mean.

Sources: learn.microsoft.com/linkedin/marketing/versioning (LinkedIn-Version), .../shared/api-guide/concepts/
protocol-version (URNs are percent-encoded, what holds a list together is not) and rate-limits (by the day, from
midnight UTC).
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from django.conf import settings

from channels_in.base import ChannelError
from channels_in.door_tokens import Place, ask_as
from channels_in.models import DoorAccount
from channels_in.provider_calls import BUSY, Question, Said, reason
from channels_in.vendor_answers import REST_MOST
from servicedesk.lib import outward

PROVIDER = "LinkedIn"


def call(account: DoorAccount, method: str, path: str, *, fields: Mapping[str, Any] | None = None) -> Said:
    """Ask as the organization. path: with its query, encoded as Rest.li wants it. The same twice is two comments.

    Raises ChannelError.
    """
    headers = {"linkedin-version": settings.LINKEDIN_VERSION, "x-restli-protocol-version": "2.0.0"}
    url = f"{settings.LINKEDIN_API_URL}/{path}"
    question = Question(PROVIDER, method, url, headers, fields=fields, judge=_judge)
    return ask_as(account, Place(PROVIDER, settings.LINKEDIN_TOKEN_URL), question)


def encoded(urn: str) -> str:
    return quote(urn, safe="")


def _judge(answer: outward.Answer, data: Any) -> ChannelError | None:
    said = f"{PROVIDER}: {answer.status} {reason(data)}".strip()
    if answer.status == BUSY:
        return ChannelError(said, rest=REST_MOST)  # of the day; LinkedIn does not say when there is room again
    if answer.status == 426:
        return ChannelError(said, is_about_server=True)  # LINKEDIN_VERSION is no longer taken
    return None
