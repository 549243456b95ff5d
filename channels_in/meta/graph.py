"""Meta's Graph API: one call, proved to come from our app, and what its errors mean for delivery.

Sources: developers.facebook.com/docs/graph-api/guides/{secure-requests,error-handling} and .../overview/rate-limiting.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings

from channels_in.accounts import secret
from channels_in.base import ChannelError
from channels_in.models import DoorAccount
from channels_in.vendor_answers import REST_MOST, resting_time
from servicedesk.lib import outward
from servicedesk.lib.text import one_line

LIMITS = outward.Limits(https_only=True)
BUSY = 429
# The token is no good: it has run out, was taken back, or the password was changed.
TOKEN_CODES = frozenset({102, 190, 463, 467})
# The app or whoever gave the token may not do this any longer; 12 and 2635: the version is no more.
PERMISSION_CODES = frozenset({3, 10, 12, 2635, *range(200, 300)})
# Said with codes of permission, but about this message alone: outside the window, or nobody who can be written to.
ABOUT_THE_MESSAGE = frozenset({2018278, 2018065, 2018108, 2534022, 1545041})
RATE_CODES = frozenset({4, 17, 32, 341, 613, *range(80000, 80015)})
# Meta's own fault; what was asked for may have been done all the same.
UNKNOWN_CODES = frozenset({1, 2})
TEMPORARY_CODES = frozenset({1200})  # "Temporary send message failure": it has not left


class GraphError(ChannelError):
    """code, subcode: Meta's own, 0 when it said none. is_token, is_permission: a person must mend the account."""

    def __init__(self, detail: str, *, code: int = 0, subcode: int = 0, **kinds: Any) -> None:
        super().__init__(detail, **kinds)
        self.code, self.subcode = code, subcode

    @property
    def is_token(self) -> bool:
        return self.code in TOKEN_CODES

    @property
    def is_permission(self) -> bool:
        return self.is_about_server and self.code in PERMISSION_CODES


def call(account: DoorAccount, method: str, path: str, fields: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Ask Meta as the account and return its answer.

    path begins with a slash. fields go in the address of GET and DELETE, else as JSON. Raises GraphError.
    """
    token = secret(account, "token")
    if not token:
        raise GraphError("the account has no token", code=190, is_about_server=True)
    return _ask(method, path, dict(fields or {}), token, _proof(account, token))


def ask_as_app(account: DoorAccount, path: str) -> dict[str, Any]:
    """Ask about the account's token, as the app it was made for. Raises GraphError."""
    app, token = account.app, secret(account, "token")
    key = secret(app, "app_secret") if app else ""
    if app is None or not key or not token:
        raise GraphError("the app has no secret, or the account no token", code=190, is_about_server=True)
    return _ask("GET", path, {"input_token": token}, f"{app.app_id}|{key}", {})


def _ask(method: str, path: str, fields: dict[str, Any], token: str, query: dict[str, str]) -> dict[str, Any]:
    content = b""
    if method == "POST":
        content = json.dumps(fields, ensure_ascii=False).encode("utf-8", "replace")
    else:
        query |= {name: value if isinstance(value, str) else json.dumps(value) for name, value in fields.items()}
    url = f"{settings.META_GRAPH_URL}{quote(path, safe='/:_-.')}" + (f"?{urlencode(query)}" if query else "")
    headers = {"authorization": f"Bearer {token}", "content-type": "application/json"}
    try:
        answer = outward.request(method, url, headers=headers, content=content, limits=LIMITS)
    except outward.OutwardError as error:
        may_be_done = error.may_have_left and method != "GET"
        raise GraphError(error.in_words(), permanent=may_be_done or error.permanent, ambiguous=may_be_done) from error
    return _understood(answer, method, token)


def _proof(account: DoorAccount, token: str) -> dict[str, str]:
    """appsecret_proof: a token that was stolen is worth nothing without the secret of the app."""
    key = secret(account.app, "app_secret") if account.app else ""
    return {"appsecret_proof": hmac.new(key.encode(), token.encode(), hashlib.sha256).hexdigest()} if key else {}


def _understood(answer: outward.Answer, method: str, token: str) -> dict[str, Any]:
    """Raises GraphError for what is no success."""
    try:
        said = answer.json()
    except ValueError:
        said = None
    error = said.get("error") if isinstance(said, dict) else None
    if isinstance(error, dict):
        raise _fault(answer, error, method, token)
    if answer.is_ok and isinstance(said, dict):
        return said
    if answer.status == BUSY:
        raise GraphError(f"Meta: {answer.status}", rest=_rest(answer))
    if answer.status in (401, 403):
        raise GraphError(f"Meta: {answer.status}", is_about_server=True)
    if answer.status < 500 and not answer.is_ok:
        raise GraphError(f"Meta: {answer.status}", permanent=True)
    may_be_done = method != "GET"
    raise GraphError(f"Meta: {answer.status}", permanent=may_be_done, ambiguous=may_be_done)


def _fault(answer: outward.Answer, error: Mapping[str, Any], method: str, token: str) -> GraphError:
    code, subcode = _number(error.get("code")), _number(error.get("error_subcode"))
    said = str(error.get("message", "")).replace(token, "…")  # Meta repeats a token it cannot read
    detail = one_line(f"Meta {code}: {said}", 300)
    kinds: dict[str, Any] = {"permanent": True}
    if subcode in ABOUT_THE_MESSAGE:
        pass
    elif code in RATE_CODES or answer.status == BUSY:
        kinds = {"rest": _rest(answer)}
    elif code in TOKEN_CODES or code in PERMISSION_CODES:
        kinds = {"is_about_server": True}
    elif code in TEMPORARY_CODES:
        kinds = {}
    elif code in UNKNOWN_CODES or answer.status >= 500:
        kinds = {"permanent": True, "ambiguous": True} if method != "GET" else {}
    return GraphError(detail, code=code, subcode=subcode, **kinds)


def _rest(answer: outward.Answer) -> timedelta:
    """How long Meta wants peace: the minutes it tells of a page's use, else as everybody else says it."""
    minutes = [0]
    try:
        for uses in json.loads(answer.headers.get("x-business-use-case-usage", "{}")).values():
            minutes += [_number(use.get("estimated_time_to_regain_access")) for use in uses]
    except (ValueError, AttributeError, TypeError):
        return resting_time(answer)
    return min(timedelta(minutes=max(minutes)), REST_MOST) if max(minutes) else resting_time(answer)


def _number(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
