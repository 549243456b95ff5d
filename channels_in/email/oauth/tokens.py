"""Access tokens kept fresh: one process at a time asks for a new one, and keeps what it got before anything else."""

import time
from datetime import datetime, timedelta

from cryptography.fernet import InvalidToken
from django.utils import timezone
from django.utils.translation import gettext_noop

from channels_in.email.oauth.alarms import tell_of_refusal, tell_of_success
from channels_in.email.oauth.asking import WITHDRAWN, OAuthFailure, Tokens, fresh_tokens
from channels_in.locks import only_one
from channels_in.models import OAuthGrant
from servicedesk.lib import secrets

REFRESH_BEFORE = timedelta(minutes=5)  # of life left
STILL_GOOD = timedelta(seconds=30)
ASK_AGAIN_AFTER = timedelta(seconds=60)  # after a refusal
WAIT = 20.0  # seconds for another who is asking
LOOK_EVERY = 0.1  # seconds
NOT_CONNECTED = gettext_noop("the mailbox is not connected")


def access_token(grant: OAuthGrant) -> str:
    """Return a token that is good for five minutes at least, or for as long as a new one cannot be had.

    Asks the provider when less is left; then writes the new tokens, so not inside a transaction that may be undone.
    Raises OAuthFailure. The first refusal is told to the administrators.
    """
    until = time.monotonic() + WAIT
    while True:
        found = OAuthGrant.objects.select_related("client", "inbox").get(pk=grant.pk)
        now = timezone.now()
        if _lasts(found, now, REFRESH_BEFORE):
            return _readable(found.access_token)
        _refuse_at_once(found, now)
        with only_one("oauth_grant", grant.pk) as is_ours:
            if is_ours:
                return _refreshed(grant.pk)
        if _lasts(found, now, STILL_GOOD):
            return _readable(found.access_token)
        if time.monotonic() > until:
            raise OAuthFailure(gettext_noop("there was no answer in time"), is_final=False)
        time.sleep(LOOK_EVERY)


def forget_access_token(grant: OAuthGrant) -> None:
    """The mail server did not take it: the next one is asked for anew, however long this one should have lasted."""
    OAuthGrant.objects.filter(pk=grant.pk).update(access_token="", access_expires_at=None)


def keep(grant: OAuthGrant, tokens: Tokens, *, instead_of: str) -> bool:
    """Write the tokens into the row, if its refresh token is still the one they came from. Returns whether it was."""
    now = timezone.now()
    values: dict[str, object] = {
        "access_token": secrets.encrypt(tokens.access_token),
        "access_expires_at": now + tokens.lasts,
        "last_refresh_at": now,
        "last_error": "",
    }
    if tokens.refresh_token:
        values["refresh_token"] = secrets.encrypt(tokens.refresh_token)
    if tokens.consent_lasts is not None:
        values["expires_at"] = now + tokens.consent_lasts
    return bool(OAuthGrant.objects.filter(pk=grant.pk, refresh_token=instead_of).update(**values))


def _refreshed(pk: int) -> str:
    """Ask for new tokens and keep them. The lock is ours; somebody may have done it just before."""
    grant = OAuthGrant.objects.select_related("client", "inbox").get(pk=pk)
    now = timezone.now()
    if _lasts(grant, now, REFRESH_BEFORE):
        return _readable(grant.access_token)
    try:
        tokens = fresh_tokens(grant.client, _readable(grant.refresh_token))
    except OAuthFailure as failure:
        if failure.is_final:
            _note(grant, failure, now)
        elif _lasts(grant, now, STILL_GOOD):
            return _readable(grant.access_token)  # the provider has time again before this one ends
        raise
    keep(grant, tokens, instead_of=grant.refresh_token)
    tell_of_success(grant)
    return tokens.access_token


def _lasts(grant: OAuthGrant, now: datetime, at_least: timedelta) -> bool:
    return bool(grant.access_token) and grant.access_expires_at is not None and grant.access_expires_at - now > at_least


def _readable(token: str) -> str:
    try:
        return secrets.decrypt(token)
    except InvalidToken as error:  # SECRET_KEY was changed and the old one not kept
        raise OAuthFailure(WITHDRAWN, is_final=True) from error


def _refuse_at_once(grant: OAuthGrant, now: datetime) -> None:
    if not grant.is_connected:
        raise OAuthFailure(NOT_CONNECTED, is_final=True)
    if grant.last_error and grant.last_error_at and now - grant.last_error_at < ASK_AGAIN_AFTER:
        raise OAuthFailure(grant.last_error, is_final=True)


def _note(grant: OAuthGrant, failure: OAuthFailure, now: datetime) -> None:
    if not grant.last_error:  # told before it is noted: a crash in between tells twice rather than never
        tell_of_refusal(grant)
    OAuthGrant.objects.filter(pk=grant.pk).update(last_error=str(failure)[:300], last_error_at=now)
