"""Mailboxes connected at the provider of tests/fakes/oauth.py."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from channels_in.models import OAuthClient, OAuthGrant
from servicedesk.lib import secrets
from tests.channels_in.email.mails import mail_inbox
from tests.fakes.oauth import ACCOUNT, CLIENT_ID, CLIENT_SECRET, Provider
from tickets.models import Inbox


def make_client(provider: Provider, **fields: Any) -> OAuthClient:
    secret = secrets.encrypt(CLIENT_SECRET)
    values = {"provider": "google", "client_id": CLIENT_ID, "client_secret": secret, **provider.addresses}
    return OAuthClient.objects.create(**{**values, **fields})


def make_grant(provider: Provider, inbox: Inbox | None = None, *, left: float = 3600, **fields: Any) -> OAuthGrant:
    """A connected mailbox whose access token is good for so many seconds more."""
    access, refresh = f"access-{len(provider.good)}", f"refresh-{len(provider.refresh_tokens)}"
    provider.good.add(access)
    provider.refresh_tokens.add(refresh)
    now = timezone.now()
    values: dict[str, Any] = {
        "client": fields.pop("client", None) or make_client(provider),
        "account_name": ACCOUNT,
        "refresh_token": secrets.encrypt(refresh),
        "access_token": secrets.encrypt(access),
        "access_expires_at": now + timedelta(seconds=left),
        "connected_at": now,
    }
    return OAuthGrant.objects.create(inbox=inbox or mail_inbox(), **{**values, **fields})
