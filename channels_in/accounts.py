"""The account an inbox speaks by at a provider: its secrets, the address the provider calls, and how it fares.

SMS and mail have accounts of their own shape (channels_in.sms.accounts, channels_in.email.accounts).
"""

import json
import secrets as random
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from channels_in.base import ChannelError
from channels_in.models import DoorAccount, SmsAccount, VendorApp
from channels_in.models.called import HOLDS_ON, called_by, digest_of
from channels_in.together import remembered
from servicedesk.lib import secrets
from servicedesk.lib.slugs import free_slug
from servicedesk.lib.text import one_line
from servicedesk.people.actions.audit import changed_fields, record
from servicedesk.people.models import Agent, Team
from tickets.actions.errors import InvalidChange
from tickets.models import Inbox, Message

# Where a secret is sent: changing these asks for the secrets again.
WHERE_TO = ("provider", "home", "external_id")
SERVER_REST = timedelta(seconds=60)
SHORTEST_SECRET = 4  # characters; shorter ones are ordinary words


class Refused(InvalidChange):
    """field: which of the form's fields is wrong; "" for none of them."""

    def __init__(self, field: str, text: str) -> None:
        super().__init__(text)
        self.field = field


def create_inbox(*, by: Agent, kind: str, name: str, team: Team, sender_name: str) -> Inbox:
    """Make an inbox for a door outside. It acknowledges nothing by itself: in public everybody would see it."""
    with transaction.atomic():
        inbox = Inbox.objects.create(
            slug=free_slug(Inbox, name), name=name, kind=kind, team=team, sender_name=sender_name, acknowledges=False
        )
        record("inbox.created", by=by, about=inbox)
    return inbox


def secret(row: DoorAccount | VendorApp, name: str) -> str:
    """Return one of its secrets; "" when it has none of that name."""
    return _secrets(row).get(name, "")


def has_secret(row: DoorAccount | VendorApp, name: str) -> bool:
    return bool(secret(row, name))


def put_secrets(row: DoorAccount | VendorApp, given: Mapping[str, str], *, signing: Sequence[str] = ()) -> None:
    """Set those that are given and not empty, and leave the others. The row is not saved here.

    signing: those the provider signs with. The one before is kept for a day: see secrets_accepted.
    """
    before = _secrets(row)
    kept = before | {name: value for name, value in given.items() if value}
    until = (timezone.now() + HOLDS_ON).isoformat()
    for name in signing:
        if before.get(name) and before[name] != kept[name]:
            kept |= {f"{name}_before": before[name], f"{name}_before_until": until}
    row.secrets = secrets.encrypt(json.dumps(kept)) if kept else ""


def secrets_accepted(row: DoorAccount | VendorApp, name: str, now: datetime | None = None) -> list[str]:
    """What a provider may sign with: the secret, and for a day after it was changed the one before. None: []."""
    found = _secrets(row)
    until = found.get(f"{name}_before_until", "")
    holds_on = bool(until) and datetime.fromisoformat(until) > (now or timezone.now())
    return [one for one in (found.get(name, ""), found.get(f"{name}_before", "") if holds_on else "") if one]


def _secrets(row: DoorAccount | VendorApp) -> dict[str, str]:
    return dict(json.loads(secrets.decrypt(row.secrets))) if row.secrets else {}


def save_account(
    inbox: Inbox,
    *,
    by: Agent,
    given: Mapping[str, str],
    needed: Sequence[str] = (),
    signing: Sequence[str] = (),
    **fields: Any,
) -> DoorAccount:
    """Say as whom the inbox speaks. given: secrets by name, empty for those to keep. Raises Refused.

    needed: secrets there must be; all of them are asked for again when they would be sent somewhere else.
    signing: as put_secrets.
    """
    with transaction.atomic():
        Inbox.objects.select_for_update().get(pk=inbox.pk)
        account = DoorAccount.objects.filter(inbox=inbox).first()
        is_elsewhere = account is None or any(
            name in fields and getattr(account, name) != fields[name] for name in WHERE_TO
        )
        if account is None:
            account = DoorAccount(inbox=inbox, hook_digest=_nobodys())
        for name in needed:
            if not given.get(name) and (is_elsewhere or not has_secret(account, name)):
                raise Refused(name, _("Write the secret: it is asked for again when the account changes."))
        if is_elsewhere:
            account.secrets = ""
            account.cursor = {}
        is_new = account.pk is None
        changes = changed_fields(account, fields)
        put_secrets(account, given, signing=signing)
        changes |= {name: ["…", "…"] for name, value in given.items() if value}
        account.last_error, account.rests_until = "", None
        account.save()
        verb = "door_account.created" if is_new else "door_account.changed"
        record(verb, by=by, about=account, inbox=inbox.slug, changes=changes)
    return account


def new_hook(row: DoorAccount | VendorApp, *, by: Agent, address: str) -> str:
    """Make the address the provider shall call, and return it: shown once. The one before holds for another day.

    address: the name of the URL, which takes the key.
    """
    key = random.token_urlsafe(32)
    with transaction.atomic():
        row.give_address(key, timezone.now())
        record("door_account.new_address", by=by, about=row)
    return f"{settings.BASE_URL}{reverse(address, args=[key])}"


def account_of_key(key: str, *providers: str) -> DoorAccount | None:
    rows = DoorAccount.objects.select_related("inbox", "app")
    is_it = called_by(key, timezone.now())
    return remembered(
        ("account", key, providers),
        lambda: rows.filter(is_it, provider__in=providers, inbox__is_active=True).first(),
    )


def app_of_key(key: str, provider: str) -> VendorApp | None:
    is_it = called_by(key, timezone.now())
    return remembered(("app", key, provider), lambda: VendorApp.objects.filter(is_it, provider=provider).first())


def account_for(message: Message) -> DoorAccount:
    """By which account a message leaves: its inbox's own, else the one of that kind for the same page or team.

    Raises ChannelError when there is none.
    """
    home = message.ticket.inbox
    rows = DoorAccount.objects.select_related("inbox", "app").filter(inbox__kind=message.channel, inbox__is_active=True)
    own = DoorAccount.objects.filter(inbox=home).first()
    ranked = sorted(
        rows,
        key=lambda row: (
            row.inbox_id != home.pk,
            own is None or (row.provider, row.external_id) != (own.provider, own.external_id),
            row.inbox.team_id != home.team_id,
            row.pk,
        ),
    )
    if not ranked:
        raise ChannelError(f"no account for {message.channel} is set up", permanent=True)
    return ranked[0]


def note_success(account: DoorAccount | SmsAccount) -> None:
    type(account).objects.filter(pk=account.pk).update(last_error="", last_success_at=timezone.now(), rests_until=None)


def note_fault(account: DoorAccount | SmsAccount, error: ChannelError) -> None:
    """What the provider said; when it would take nobody's messages now, the account rests."""
    now = timezone.now()
    fields: dict[str, Any] = {"last_error": one_line(without_secrets(account, str(error)), 300), "last_error_at": now}
    if error.is_about_server:
        fields["rests_until"] = now + (error.rest or SERVER_REST)
    type(account).objects.filter(pk=account.pk).update(**fields)


def without_secrets(account: DoorAccount | SmsAccount, text: str) -> str:
    """What a provider said, without the secrets of the account: some repeat in their answer what they were sent."""
    kept = [secrets.decrypt(account.secret)] if isinstance(account, SmsAccount) else _secrets(account).values()
    for one in sorted((one for one in kept if len(one) >= SHORTEST_SECRET), key=len, reverse=True):
        text = text.replace(one, "…")
    return text


def _nobodys() -> str:
    """A digest nobody knows the key of, until an address is asked for."""
    return digest_of(random.token_urlsafe(32))


def new_app(*, by: Agent, provider: str, name: str, app_id: str, given: Mapping[str, str]) -> VendorApp:
    with transaction.atomic():
        app = VendorApp(provider=provider, name=name, app_id=app_id, hook_digest=_nobodys())
        put_secrets(app, given)
        app.save()
        record("vendor_app.created", by=by, about=app)
    return app
