"""What is said to a provider: the consent (RFC 6749, 4.1, with PKCE, RFC 7636), tokens for a code, fresh tokens, and
giving them back (RFC 7009). No database. No token is ever part of an error.
"""

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from authlib.oauth2.rfc6749.parameters import prepare_grant_uri, prepare_token_request
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from cryptography.fernet import InvalidToken
from django.utils.translation import gettext, gettext_noop

from channels_in.email.oauth.providers import authorize_url, kind_of, revoke_url, token_url
from channels_in.models import OAuthClient
from servicedesk.lib import outward, secrets

LIMITS = outward.Limits(size=200_000, https_only=True)
WITHDRAWN = gettext_noop("the right to read the mailbox has ended or was taken back, connect it again")
BAD_SECRET = gettext_noop("the secret of the registration is wrong or has ended")
REFUSED = gettext_noop("the provider refused")
UNCLEAR = gettext_noop("the provider's answer could not be understood")
# Codes of RFC 6749, section 5.2, of OpenID Connect and of the providers.
SAID = {
    "invalid_grant": WITHDRAWN,
    "interaction_required": WITHDRAWN,
    "consent_required": WITHDRAWN,
    "login_required": WITHDRAWN,
    "access_denied": gettext_noop("nobody consented"),
    "invalid_client": BAD_SECRET,
    "unauthorized_client": BAD_SECRET,
}
_BUSY = frozenset({"temporarily_unavailable", "server_error", "slow_down"})


class OAuthFailure(Exception):
    """No token. is_final: only an administrator can mend it. str() is for administrators; see in_words."""

    def __init__(self, text: str, *, is_final: bool) -> None:
        super().__init__(text)
        self.is_final = is_final


def in_words(fault: str) -> str:
    """str() of an OAuthFailure in the reader's language; a provider's code stays as it was."""
    return ": ".join(gettext(part) for part in fault.split(": ") if part)


@dataclass(frozen=True, slots=True, repr=False)
class Tokens:
    access_token: str
    refresh_token: str  # "": the one we have stays good
    lasts: timedelta  # the access token
    consent_lasts: timedelta | None  # the refresh token, where the provider says so
    scopes: tuple[str, ...]
    account_name: str  # who signed in; "" when the answer does not say


def consent_address(client: OAuthClient, *, state: str, verifier: str, back: str, account: str) -> str:
    """Return where the administrator is sent. account: the mailbox that is meant, already filled in there."""
    kind = kind_of(client)
    return str(
        prepare_grant_uri(
            authorize_url(client),
            client_id=client.client_id,
            response_type="code",
            redirect_uri=back,
            scope=list(kind.scopes),
            state=state,
            code_challenge=create_s256_code_challenge(verifier),
            code_challenge_method="S256",
            login_hint=account,
            **kind.more,
        )
    )


def tokens_for_code(client: OAuthClient, *, code: str, verifier: str, back: str) -> Tokens:
    """Raises OAuthFailure, also when the right to read mail is not among those given."""
    tokens = _tokens(client, "authorization_code", redirect_uri=back, code=code, code_verifier=verifier)
    if not tokens.refresh_token:
        raise OAuthFailure(gettext_noop("the provider gave no lasting right"), is_final=True)
    if tokens.scopes and kind_of(client).needed not in tokens.scopes:
        raise OAuthFailure(gettext_noop("the right to read mail was not given"), is_final=True)
    return tokens


def fresh_tokens(client: OAuthClient, refresh_token: str) -> Tokens:
    """Raises OAuthFailure."""
    return _tokens(client, "refresh_token", refresh_token=refresh_token)


def give_back(client: OAuthClient, refresh_token: str) -> bool:
    """Tell the provider that the token is used no more. Returns whether it was heard."""
    if not (address := revoke_url(client)):
        return False
    try:
        return _post(address, urlencode({"token": refresh_token, **_ours(client)})).is_ok
    except (outward.OutwardError, OAuthFailure):
        return False


def _ours(client: OAuthClient) -> dict[str, str]:
    try:
        return {"client_id": client.client_id, "client_secret": secrets.decrypt(client.client_secret)}
    except InvalidToken as error:  # SECRET_KEY was changed and the old one not kept
        raise OAuthFailure(BAD_SECRET, is_final=True) from error


def _tokens(client: OAuthClient, grant_type: str, **fields: str) -> Tokens:
    try:
        answer = _post(token_url(client), prepare_token_request(grant_type, **fields, **_ours(client)))
    except outward.OutwardError as error:
        raise OAuthFailure(str(error), is_final=False) from error
    try:
        said = answer.json()
    except ValueError:
        said = None
    if not isinstance(said, dict):
        raise OAuthFailure(UNCLEAR, is_final=False)
    if not answer.is_ok:
        raise _refusal(answer.status, str(said.get("error") or ""))
    return _read(said)


def _post(address: str, body: str) -> outward.Answer:
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
    return outward.request("POST", address, headers=headers, content=body.encode(), limits=LIMITS)


def _refusal(status: int, code: str) -> OAuthFailure:
    if status >= 500 or status == 429 or code in _BUSY:
        return OAuthFailure(gettext_noop("the provider has no time right now"), is_final=False)
    known = SAID.get(code)
    return OAuthFailure(known or f"{REFUSED}: {code[:60]}", is_final=True)


def _read(said: dict[str, Any]) -> Tokens:
    token = said.get("access_token")
    if not isinstance(token, str) or not token or len(token) > 20_000 or not token.isascii():
        raise OAuthFailure(UNCLEAR, is_final=False)
    refresh, consent = said.get("refresh_token"), _seconds(said.get("refresh_token_expires_in"))
    return Tokens(
        access_token=token,
        refresh_token=refresh if isinstance(refresh, str) else "",
        lasts=_seconds(said.get("expires_in")) or timedelta(minutes=10),
        consent_lasts=consent,
        scopes=tuple(str(said.get("scope") or "").split()),
        account_name=_account_name(said.get("id_token")),
    )


def _seconds(value: Any) -> timedelta | None:
    """Some providers write numbers as text."""
    text = str(value)
    return timedelta(seconds=int(text)) if text.isdecimal() and 0 < len(text) < 10 else None


def _account_name(id_token: Any) -> str:
    """Who signed in. The token came straight from the provider over TLS, so its signature says nothing more (OpenID
    Connect Core, 3.1.3.7)."""
    try:
        payload = str(id_token).split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        return str(claims.get("email") or claims.get("preferred_username") or "")[:254].lower()
    except (IndexError, ValueError, binascii.Error, AttributeError):
        return ""
