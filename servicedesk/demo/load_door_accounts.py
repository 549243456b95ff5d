"""The demo's accounts at providers that are played here, each with an address that stays the same."""

from collections.abc import Mapping
from typing import Any

from django.utils.crypto import salted_hmac

from channels_in.accounts import put_secrets
from channels_in.models import DoorAccount, SmsAccount, VendorApp
from channels_in.models.called import digest_of
from channels_in.sms.accounts import save_account as save_sms_account
from servicedesk.demo.content import SMS_NUMBER
from servicedesk.demo.doors import DOORS
from servicedesk.people.models import Agent, Team
from tickets.models import Inbox

_BY = "anders.nyman@storan.example"


def key_of(name: str) -> str:
    """The secret part of the address a played provider calls: of this installation, and kept nowhere."""
    return salted_hmac("servicedesk.demo.doors", name).hexdigest()


def inbox_of(kind: str) -> Inbox | None:
    """The demo's inbox of a kind, made when an older demo lacks it; None where this is not the demo municipality."""
    found = Inbox.objects.filter(kind=kind, is_active=True).order_by("pk").first()
    door = next((door for door in DOORS if door.kind == kind), None)
    if found is not None or door is None:
        return found
    team = Team.objects.filter(slug=door.team).first()
    if team is None:
        return None
    return Inbox.objects.create(
        slug=door.slug,
        name=door.name,
        kind=kind,
        address=door.address,
        team=team,
        sender_name=door.sender_name,
        acknowledges=door.acknowledges,
    )


def connect_sms(*, username: str, secret: str) -> SmsAccount | None:
    """None when the inbox for SMS has an account of somebody's own, or is not there."""
    inbox = inbox_of("sms")
    by = Agent.objects.filter(email=_BY).first()
    if inbox is None or by is None:
        return None
    account = SmsAccount.objects.filter(inbox=inbox).first()
    if account is None:
        account = save_sms_account(
            inbox, by=by, number=SMS_NUMBER, vendor="46elks", username=username, secret=secret, price=None
        )
    if account.username != username:
        return None
    SmsAccount.objects.filter(pk=account.pk).update(hook_digest=digest_of(key_of("sms")))
    return account


def connect_app(*, provider: str, name: str, app_id: str, given: Mapping[str, str]) -> VendorApp:
    app = VendorApp.objects.filter(provider=provider, app_id=app_id).first()
    if app is None:
        app = VendorApp(provider=provider, name=name, app_id=app_id)
    app.hook_digest = digest_of(key_of(provider))
    put_secrets(app, given)
    app.save()
    return app


def connect_door(
    kind: str, *, provider: str, external_id: str, given: Mapping[str, str], **fields: Any
) -> DoorAccount | None:
    """None when the inbox has an account of somebody's own, or is not there. fields: others of DoorAccount."""
    inbox = inbox_of(kind)
    if inbox is None:
        return None
    account = DoorAccount.objects.filter(inbox=inbox).first()
    ours = digest_of(key_of(kind))
    if account is None:
        account = DoorAccount(inbox=inbox, hook_digest=ours)
    if account.hook_digest != ours:
        return None
    for name, value in {**fields, "provider": provider, "external_id": external_id}.items():
        setattr(account, name, value)
    put_secrets(account, given)
    account.save()
    return account
