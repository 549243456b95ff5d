"""Everything that is kept encrypted, written again with the newest key: the one table of where that is.

It is done row by row while the installation works. A row that was changed meanwhile is left as it is: whoever changed
it used the newest key. What is with the newest key already is left alone, so that a run that was stopped goes on.
"""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.db import models

from channels_in.locks import only_one
from channels_in.models import (
    DoorAccount,
    MailAccount,
    MailServer,
    OAuthClient,
    OAuthGrant,
    SmsAccount,
    VendorApp,
)
from servicedesk.lib import secrets
from tickets.models import Webhook


@dataclass(frozen=True, slots=True)
class Place:
    """keys: of a JSON column, which of its values are encrypted. lock: of rows whose tokens may be being renewed."""

    model: type[models.Model]
    column: str
    keys: tuple[str, ...] = ()
    lock: str = ""

    def __str__(self) -> str:
        return f"{self.model._meta.db_table}.{self.column}"


PLACES = (
    Place(Authenticator, "data", keys=("secret", "seed")),
    Place(DoorAccount, "secrets"),
    Place(MailAccount, "password"),
    Place(MailServer, "password"),
    Place(OAuthClient, "client_secret"),
    Place(OAuthGrant, "access_token", lock="oauth_grant"),
    Place(OAuthGrant, "refresh_token", lock="oauth_grant"),
    Place(SmsAccount, "secret"),
    Place(SmsAccount, "secret_before"),
    Place(VendorApp, "secrets"),
    Place(Webhook, "secret"),
)


@dataclass(slots=True)
class Done:
    """Rows of one place. waiting: changed meanwhile, or somebody was renewing them: the next run takes them."""

    written: int = 0
    newest: int = 0
    waiting: int = 0
    unreadable: int = 0  # made with a key nobody has told us of

    def count(self, what: str) -> None:
        setattr(self, what, getattr(self, what) + 1)


def reencrypt(place: Place, *, batch: int = 200) -> Done:
    """Write the secrets of one place with the newest key, batch rows read at a time."""
    done = Done()
    for pk in _pks(place, batch):
        with only_one(place.lock, pk) if place.lock else nullcontext(True) as is_ours:
            done.count(_again(place, pk) if is_ours else "waiting")
    return done


def _pks(place: Place, batch: int) -> Iterator[int]:
    last = 0
    while True:
        rows = place.model._default_manager.filter(pk__gt=last).order_by("pk")
        pks = list(rows.values_list("pk", flat=True)[:batch])
        yield from pks
        if len(pks) < batch:
            return
        last = pks[-1]


def _again(place: Place, pk: int) -> str:
    """Return which figure of Done it is."""
    rows = place.model._default_manager.filter(pk=pk)
    before = rows.values_list(place.column, flat=True).first()
    try:
        after = _newest(before, place.keys)
    except InvalidToken:
        return "unreadable"
    if after == before:
        return "newest"
    return "written" if rows.filter(**{place.column: before}).update(**{place.column: after}) else "waiting"


def _newest(value: object, keys: tuple[str, ...]) -> object:
    if isinstance(value, dict):
        return value | {key: _newest(value[key], ()) for key in keys if key in value}
    if not isinstance(value, str) or not value or secrets.is_newest(value):
        return value
    return secrets.encrypt(secrets.decrypt(value))
