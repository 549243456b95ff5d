"""Bluesky's XRPC, by the server where the account lives: signed in with an app password, and kept signed in.

Sources: docs.bsky.app/docs/api (com.atproto.server.createSession, refreshSession), atproto.com/specs/xrpc (errors),
docs.bsky.app/docs/advanced-guides/rate-limits (ratelimit-* headers; 30 sign-ins in five minutes, 300 a day).
"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from channels_in.accounts import put_secrets, secret
from channels_in.base import ChannelError
from channels_in.models import DoorAccount
from channels_in.provider_calls import Query, Question, Said, ask, reason
from servicedesk.lib import outward

PROVIDER = "Bluesky"
_EXPIRED = frozenset({"ExpiredToken", "InvalidToken"})
_SIGN_IN = "com.atproto.server.createSession"
_REFRESH = "com.atproto.server.refreshSession"


class SignedOut(ChannelError):
    """The session is over; another is asked for."""

    def __init__(self) -> None:
        super().__init__(f"{PROVIDER}: the session is over", is_about_server=True)


def call(
    account: DoorAccount,
    method: str,
    name: str,
    query: Query | None = None,
    *,
    fields: Mapping[str, Any] | None = None,
    knows_key: bool = False,
) -> Said:
    """Ask the account's server as the account. name: of the method, such as app.bsky.feed.getPosts.

    knows_key: whether the same once more is the same record. Raises ChannelError.
    """
    token = secret(account, "access") or sign_in(account)
    try:
        return _ask(account, method, name, token, query, fields, knows_key)
    except SignedOut:
        return _ask(account, method, name, _signed_in_again(account, token), query, fields, knows_key)


def sign_in(account: DoorAccount) -> str:
    """Begin a session and keep it. Returns the token of its calls."""
    password = secret(account, "password")
    if not password:
        raise ChannelError("the account has no app password", is_about_server=True)
    given = {"identifier": account.external_id, "password": password}
    return _kept(account, _ask(account, "POST", _SIGN_IN, "", None, given, True).data)


def did_of(account: DoorAccount) -> str:
    """What the network calls us: a name that stays when the handle changes."""
    if not account.cursor.get("did"):
        sign_in(account)
    return str(account.cursor["did"])


def _signed_in_again(account: DoorAccount, old: str) -> str:
    account.secrets = DoorAccount.objects.values_list("secrets", flat=True).get(pk=account.pk)
    if (newer := secret(account, "access")) and newer != old:
        return newer  # somebody else has
    try:
        return _kept(account, _ask(account, "POST", _REFRESH, secret(account, "refresh"), None, None, True).data)
    except ChannelError:
        return sign_in(account)


def _kept(account: DoorAccount, session: Any) -> str:
    try:
        kept = {"access": str(session["accessJwt"]), "refresh": str(session["refreshJwt"])}
        did = str(session["did"])
    except (KeyError, TypeError) as error:
        raise ChannelError(f"{PROVIDER}: the answer could not be understood", is_about_server=True) from error
    with transaction.atomic():
        row = DoorAccount.objects.select_for_update().get(pk=account.pk)
        put_secrets(row, kept)
        row.cursor = {**row.cursor, "did": did}
        row.save(update_fields=["secrets", "cursor"])
    account.secrets, account.cursor = row.secrets, row.cursor
    return kept["access"]


def _ask(
    account: DoorAccount,
    method: str,
    name: str,
    token: str,
    query: Query | None,
    fields: Mapping[str, Any] | None,
    knows_key: bool,
) -> Said:
    headers = {"authorization": f"Bearer {token}"} if token else {}
    return ask(
        Question(
            provider=PROVIDER,
            method=method,
            url=f"{account.home.rstrip('/')}/xrpc/{name}",
            headers=headers,
            query=query,
            fields=fields,
            knows_key=knows_key,
            judge=_judge_sign_in if name in (_SIGN_IN, _REFRESH) else _judge,
        )
    )


def _judge(answer: outward.Answer, data: Any) -> ChannelError | None:
    said = data.get("error") if isinstance(data, dict) else None
    is_over = answer.status in (400, 401) and isinstance(said, str) and said in _EXPIRED
    return SignedOut() if is_over else None


def _judge_sign_in(answer: outward.Answer, data: Any) -> ChannelError | None:
    """A wrong password is about the account, whichever way it is said."""
    if answer.status in (400, 401, 403):
        return ChannelError(f"{PROVIDER}: {answer.status} {reason(data)}", is_about_server=True)
    return None
