"""Registrations at providers: written down, given a new secret, removed when no mailbox is connected by them."""

import re
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from channels_in.email.oauth.alarms import secret_was_changed
from channels_in.models import OAuthClient, Provider
from servicedesk.lib import secrets
from servicedesk.lib.outward import OutwardError, check_address
from servicedesk.people.actions.audit import record
from servicedesk.people.models import Agent
from tickets.actions.errors import InvalidChange

ADDRESSES = ("authorize_url", "token_url", "revoke_url")
_TENANT = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,99}")  # it becomes part of an address


class Refused(InvalidChange):
    """What was wanted cannot be; field is the one it is about."""

    def __init__(self, field: str, text: str) -> None:
        super().__init__(text)
        self.field = field


def create_client(
    *,
    by: Agent,
    provider: str,
    client_id: str,
    client_secret: str,
    tenant: str = "",
    secret_expires_on: date | None = None,
    **addresses: str,
) -> OAuthClient:
    """addresses: ADDRESSES, where they are not the provider's own. Raises InvalidChange."""
    if provider == Provider.MICROSOFT and not _TENANT.fullmatch(tenant):
        raise Refused("tenant", _("Write the directory (tenant) ID, such as storan.onmicrosoft.com."))
    _check_addresses(addresses)
    client = OAuthClient(
        provider=provider,
        tenant=tenant if provider == Provider.MICROSOFT else "",
        client_id=client_id,
        client_secret=secrets.encrypt(client_secret),
        secret_expires_on=secret_expires_on,
        **{name: addresses.get(name, "") for name in ADDRESSES},
    )
    try:
        with transaction.atomic():
            client.save()
            record("oauth_client.created", by=by, about=client)
    except IntegrityError as error:
        raise Refused("client_id", _("This registration is written down already.")) from error
    return client


def _check_addresses(addresses: dict[str, str]) -> None:
    for name in ADDRESSES:
        try:
            if address := addresses.get(name, ""):
                check_address(address, https_only=True)
        except OutwardError as error:
            raise Refused(name, _("Write a whole address that begins with https.")) from error
    if bool(addresses.get("authorize_url")) != bool(addresses.get("token_url")):
        raise Refused("token_url", _("Write both addresses, or neither."))


def change_secret(
    client: OAuthClient, *, by: Agent, client_secret: str = "", secret_expires_on: date | None = None
) -> None:
    """Without a secret the one that is kept stays. The day is that of the secret."""
    with transaction.atomic():
        locked = OAuthClient.objects.select_for_update().get(pk=client.pk)
        if client_secret:
            locked.client_secret = secrets.encrypt(client_secret)
        locked.secret_expires_on = secret_expires_on
        locked.save()
        record("oauth_client.changed", by=by, about=locked, secret="…" if client_secret else "")
    secret_was_changed(locked)


def remove_client(client: OAuthClient, *, by: Agent) -> None:
    """Raises InvalidChange while a mailbox is connected by it."""
    with transaction.atomic():
        if client.grants.exclude(refresh_token="").exists():
            raise InvalidChange(_("A mailbox is connected by this registration. Disconnect it first."))
        client.grants.all().delete()
        record("oauth_client.removed", by=by, about=client)
        client.delete()
