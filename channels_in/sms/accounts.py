"""The account an inbox's SMS come and go by: saved, tried out, and found again by the address its vendor calls."""

import re
import secrets as random
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core import signing
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from channels_in.base import ChannelError
from channels_in.email.accounts import Refused
from channels_in.models import SmsAccount
from channels_in.models.called import called_by, digest_of
from channels_in.sms.former import keep_former
from channels_in.sms.vendors import VENDORS
from channels_in.together import remembered
from servicedesk.lib import secrets
from servicedesk.lib.addresses import AddressError, normal_phone
from servicedesk.lib.slugs import free_slug
from servicedesk.people.actions.audit import changed_fields, record
from servicedesk.people.models import Agent, Team
from tickets.models import ChannelKind, Inbox

# A secret is sent to nobody it was not given for: these ask for it again when they change.
WHERE_TO = ("vendor", "username")
_reports = signing.Signer(salt="channels_in.sms.report")
_SENDER = re.compile(r"[A-Za-z][A-Za-z0-9]{2,10}\Z")


def create_sms_inbox(*, by: Agent, name: str, team: Team, sender_name: str) -> Inbox:
    """Make an inbox for SMS; it acknowledges nothing by itself, each SMS costs."""
    with transaction.atomic():
        inbox = Inbox.objects.create(
            slug=free_slug(Inbox, name),
            name=name,
            kind=ChannelKind.SMS,
            team=team,
            sender_name=sender_name,
            acknowledges=False,
        )
        record("inbox.created", by=by, about=inbox)
    return inbox


def save_account(
    inbox: Inbox, *, by: Agent, number: str, sender: str = "", secret: str = "", **fields: Any
) -> SmsAccount:
    """Say by which vendor and number the inbox gets and sends SMS. Raises InvalidChange.

    The secret is kept encrypted and shown never again. It may be left out when it goes to the same account as before.
    """
    before = SmsAccount.objects.filter(inbox=inbox).first()
    fields |= {"number": _number(number), "sender": _sender(sender)}
    if not secret and (before is None or any(getattr(before, name) != fields[name] for name in WHERE_TO)):
        raise Refused("secret", _("Write the secret: it is asked for again when the account changes."))
    try:
        with transaction.atomic():
            account = SmsAccount.objects.select_for_update().filter(inbox=inbox).first() or SmsAccount(inbox=inbox)
            is_new = account.pk is None
            changes = changed_fields(account, fields)
            if secret:
                keep_former(account, secret, is_same=not set(WHERE_TO) & set(changes))
                account.secret = secrets.encrypt(secret)
                changes["secret"] = ["…", "…"]
            if is_new:
                account.hook_digest = digest_of(random.token_urlsafe(32))  # nobody's, until an address is asked for
            account.last_error = "" if changes else account.last_error
            account.save()
            verb = "sms_account.created" if is_new else "sms_account.changed"
            record(verb, by=by, about=account, inbox=inbox.slug, changes=changes)
    except IntegrityError as error:
        raise Refused("number", _("Another inbox has that number already.")) from error
    return account


def new_hook(account: SmsAccount, *, by: Agent) -> str:
    """Make the address the vendor shall call, and return it: shown once. The one before holds for another day."""
    key = random.token_urlsafe(32)
    with transaction.atomic():
        account.give_address(key, timezone.now())
        record("sms_account.new_address", by=by, about=account)
    return f"{settings.BASE_URL}{reverse('sms_hook', args=[key])}"


def try_account(account: SmsAccount) -> str:
    """Ask the vendor whether it knows us; nothing is sent. Returns what is wrong in words, or ""."""
    try:
        VENDORS[account.vendor].check(account)
    except ChannelError as error:
        return str(error)
    return ""


def account_of_key(key: str) -> SmsAccount | None:
    is_it = called_by(key, timezone.now())
    return remembered(("sms", key), lambda: SmsAccount.objects.select_related("inbox").filter(is_it).first())


def account_for(inbox: Inbox) -> SmsAccount | None:
    """By which account an answer from the inbox leaves: its own, one of its team's, or else the first there is."""
    return nearest(accounts(), inbox)


def accounts() -> list[SmsAccount]:
    return list(SmsAccount.objects.select_related("inbox").filter(inbox__is_active=True))


def nearest(accounts: Sequence[SmsAccount], inbox: Inbox) -> SmsAccount | None:
    ranked = sorted(accounts, key=lambda row: (row.inbox_id != inbox.pk, row.inbox.team_id != inbox.team_id, row.pk))
    return ranked[0] if ranked else None


def report_address(account: SmsAccount) -> str:
    """Where the vendor tells what became of an SMS: told with each of them, so it is derived and kept nowhere."""
    return f"{settings.BASE_URL}{reverse('sms_report', args=[_reports.sign(str(account.pk))])}"


def account_of_report(key: str) -> SmsAccount | None:
    try:
        pk = _reports.unsign(key[:200])
    except signing.BadSignature:
        return None
    return SmsAccount.objects.select_related("inbox").filter(pk=pk).first()


def _number(text: str) -> str:
    try:
        return normal_phone(text)
    except AddressError as error:
        raise Refused("number", str(error)) from error


def _sender(text: str) -> str:
    text = text.strip()
    if text and not _SENDER.match(text):
        raise Refused("sender", _("Use 3 to 11 letters A to Z and figures, beginning with a letter."))
    return text
