"""The account's own server: one call, and what its refusals mean.

Sources: docs.joinmastodon.org/client/token, .../api/rate-limits (X-RateLimit-*), .../methods/statuses (errors).
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from channels_in.accounts import secret
from channels_in.base import ChannelError
from channels_in.models import DoorAccount
from channels_in.provider_calls import Query, Question, Said, ask
from servicedesk.lib import outward

PROVIDER = "Mastodon"


def call(
    account: DoorAccount,
    method: str,
    path: str,
    query: Query | None = None,
    *,
    fields: Mapping[str, Any] | None = None,
    key: str = "",
) -> Said:
    """Ask the server as the account. key: the same key again within an hour is the same post. Raises ChannelError."""
    token = secret(account, "token")
    if not token:
        raise ChannelError("the account has no token", is_about_server=True)
    headers = {"authorization": f"Bearer {token}", **({"idempotency-key": key} if key else {})}
    return ask(
        Question(
            provider=PROVIDER,
            method=method,
            url=f"{account.home.rstrip('/')}{path}",
            headers=headers,
            query=query,
            fields=fields,
            knows_key=bool(key),
            judge=_judge,
        )
    )


def _judge(answer: outward.Answer, data: Any) -> ChannelError | None:
    """403 is said of the token, and also of one post that may not be answered: the latter says so as a record."""
    if answer.status == 403 and isinstance(data, dict) and str(data.get("error", "")).startswith("This action is not"):
        return ChannelError(f"{PROVIDER}: 403 {data['error']}", permanent=True)
    return None


def host_of(account: DoorAccount) -> str:
    """The server's name, as it stands after the @: social.example."""
    return (urlsplit(account.home).netloc or account.home).lower()
