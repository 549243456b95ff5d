"""Access by OAuth 2 for an account at a provider: a short token, asked for by a lasting one, one process at a time.

Kept encrypted with the account's other secrets: "refresh_token" (which some providers replace each time, RFC 6749,
section 6) and "access"; until when the latter is good is in its cursor. The client's id is in its options.
"""

import base64
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from django.db import transaction
from django.utils import timezone

from channels_in.accounts import put_secrets, secret
from channels_in.base import ChannelError
from channels_in.locks import only_one
from channels_in.models import DoorAccount
from channels_in.provider_calls import Question, Said, ask, reason
from servicedesk.lib import outward

UNTIL = "access_until"  # in DoorAccount.cursor
REFRESH_BEFORE = timedelta(minutes=2)  # of life left
USUAL_LIFE = timedelta(minutes=30)  # where the answer does not say
WAIT = 20.0  # seconds for another who is asking
LOOK_EVERY = 0.1  # seconds


class TokenOver(ChannelError):
    """The short token is not taken any longer."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where tokens are had. in_header: the client proves itself by HTTP Basic, as X wants it, else in the form."""

    provider: str
    url: str
    in_header: bool = False


def ask_as(account: DoorAccount, place: Place, question: Question) -> Said:
    """Ask as the account; when its token is not taken, once more with a new one. Raises ChannelError."""
    token = access_token(account, place)
    try:
        return ask(_signed(question, token))
    except TokenOver:
        return ask(_signed(question, access_token(account, place, instead_of=token)))


def access_token(account: DoorAccount, place: Place, *, instead_of: str = "") -> str:
    """Return a token that is good for a while. Raises ChannelError, about the account when it must be given anew."""
    until = time.monotonic() + WAIT
    while True:
        fresh = DoorAccount.objects.get(pk=account.pk)
        account.secrets = fresh.secrets
        if (token := _good(fresh)) and token != instead_of:
            return token
        with only_one("door_token", account.pk) as is_ours:
            if is_ours:
                return _refreshed(account, place, instead_of)
        if time.monotonic() > until:
            raise ChannelError(f"{place.provider}: nobody has got a token in time", is_about_server=True)
        time.sleep(LOOK_EVERY)


def _refreshed(account: DoorAccount, place: Place, instead_of: str) -> str:
    """The lock is ours; somebody may have done it just before."""
    fresh = DoorAccount.objects.get(pk=account.pk)
    if (token := _good(fresh)) and token != instead_of:
        account.secrets = fresh.secrets
        return token
    lasting = secret(fresh, "refresh_token")
    if not lasting:
        raise ChannelError(f"{place.provider}: the account has no token", is_about_server=True)
    said = ask(_question(fresh, place, lasting)).data
    if not isinstance(said, dict) or not isinstance(said.get("access_token"), str):
        raise ChannelError(f"{place.provider}: the answer could not be understood", is_about_server=True)
    account.secrets = _keep(account, said, lasting)
    return str(said["access_token"])


def _question(account: DoorAccount, place: Place, lasting: str) -> Question:
    client, password = str(account.options.get("client_id", "")), secret(account, "client_secret")
    form = {"grant_type": "refresh_token", "refresh_token": lasting, "client_id": client}
    headers = {"accept": "application/json"}
    if place.in_header and password:
        pair = f"{quote(client, safe='')}:{quote(password, safe='')}".encode()
        headers["authorization"] = f"Basic {base64.b64encode(pair).decode()}"
    elif password:
        form["client_secret"] = password
    # Asked again it is at worst refused; nothing anybody sees is done twice.
    return Question(place.provider, "POST", place.url, headers, form=form, knows_key=True, judge=_refusal(place))


def _refusal(place: Place) -> Callable[[outward.Answer, Any], ChannelError | None]:
    """A token that is not taken is about the account, whichever way it is said; a person must get another."""

    def judge(answer: outward.Answer, data: Any) -> ChannelError | None:
        if answer.status in (400, 401, 403):
            said = f"{place.provider}: {answer.status} {reason(data)}".strip()
            return ChannelError(said, is_about_server=True)
        return None

    return judge


def _keep(account: DoorAccount, said: dict[str, Any], instead_of: str) -> str:
    """Write the tokens, unless somebody has given the account another lasting one meanwhile. Returns its secrets."""
    now = timezone.now()
    with transaction.atomic():
        row = DoorAccount.objects.select_for_update().get(pk=account.pk)
        if secret(row, "refresh_token") == instead_of:
            lasting = said.get("refresh_token")
            put_secrets(
                row, {"access": said["access_token"], "refresh_token": lasting if isinstance(lasting, str) else ""}
            )
            row.cursor = {**row.cursor, UNTIL: (now + (_seconds(said.get("expires_in")) or USUAL_LIFE)).isoformat()}
            if ends := _seconds(said.get("refresh_token_expires_in")):
                row.token_expires_at = now + ends
            row.save(update_fields=["secrets", "cursor", "token_expires_at"])
    return row.secrets


def _good(account: DoorAccount) -> str:
    until = account.cursor.get(UNTIL)
    if not until or datetime.fromisoformat(until) - timezone.now() < REFRESH_BEFORE:
        return ""
    return secret(account, "access")


def _signed(question: Question, token: str) -> Question:
    own = question.judge

    def judge(answer: outward.Answer, data: Any) -> ChannelError | None:
        if answer.status == 401:
            return TokenOver(f"{question.provider}: 401 {reason(data)}".strip(), is_about_server=True)
        return own(answer, data) if own is not None else None

    return replace(question, headers={**question.headers, "authorization": f"Bearer {token}"}, judge=judge)


def _seconds(value: Any) -> timedelta | None:
    text = str(value)
    return timedelta(seconds=int(text)) if text.isdecimal() and 0 < len(text) < 10 else None
