"""What administrators do with inboxes for mail: make one, say where its mail is fetched, and try that out."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from channels_in.email.imap import in_words, session
from channels_in.email.inbox_addresses import free_address, release, taking
from channels_in.email.oauth.providers import kind_of
from channels_in.email.signing_in import MailServerError
from channels_in.models import AfterReading, FetchedMail, MailAccount, OAuthGrant, Security, SignIn
from servicedesk.lib import secrets
from servicedesk.lib.slugs import free_slug
from servicedesk.people.actions.audit import changed_fields, record
from servicedesk.people.models import Agent, Team
from tickets.actions.errors import InvalidChange
from tickets.models import ChannelKind, Inbox

# Whoever gets a password to hand over must be the one it was meant for: these ask for it again when they change.
WHERE_TO = ("host", "port", "security", "username")
# A folder of another mailbox is another folder: how far it was looked through means nothing there.
WHICH_FOLDER = ("host", "username", "folder")


class Refused(InvalidChange):
    """What was wanted cannot be; field is the one it is about."""

    def __init__(self, field: str, text: str) -> None:
        super().__init__(text)
        self.field = field


@dataclass(frozen=True, slots=True)
class Tried:
    """How a try went: what is wrong in words, or how many mails wait."""

    problem: str = ""
    unread: int = 0


def create_mail_inbox(*, by: Agent, name: str, address: str, team: Team, sender_name: str, acknowledges: bool) -> Inbox:
    """Make an inbox for mail. Raises InvalidChange when the address is none, or another inbox has it."""
    free = free_address(address)
    with transaction.atomic(), taking():
        release(free)
        inbox = Inbox.objects.create(
            slug=free_slug(Inbox, name),
            name=name,
            kind=ChannelKind.EMAIL,
            address=free,
            team=team,
            sender_name=sender_name,
            acknowledges=acknowledges,
        )
        record("inbox.created", by=by, about=inbox, address=inbox.address)
    return inbox


def save_account(inbox: Inbox, *, by: Agent, password: str = "", **fields: Any) -> MailAccount:
    """Say where the inbox's mail is fetched. Raises InvalidChange.

    The password is kept encrypted. It may be left out when there is one and it goes to the same place as before, or
    when the account signs in with the grant of the inbox.
    """
    check_account(inbox, password=password, **fields)
    with transaction.atomic():
        account = MailAccount.objects.select_for_update().filter(inbox=inbox).first() or MailAccount(inbox=inbox)
        is_new, was_active = account.pk is None, account.is_active
        changes = changed_fields(account, fields)
        if account.sign_in == SignIn.OAUTH:
            account.password = ""
        elif password:
            account.password = secrets.encrypt(password)
            changes["password"] = ["…", "…"]
        if not changes and not is_new:
            return account
        if set(changes) & set(WHICH_FOLDER):
            account.uidvalidity, account.last_uid = None, 0
            FetchedMail.objects.filter(account_id=account.pk).delete()
        if not was_active or is_new or set(changes) & {*WHERE_TO, "password", "sign_in"}:
            account.active_since, account.last_error = timezone.now(), ""
        account.revision = 1 if is_new else account.revision + 1
        account.save()
        verb = "mail_account.created" if is_new else "mail_account.changed"
        record(verb, by=by, about=account, inbox=inbox.slug, changes=changes)
    return account


def check_account(inbox: Inbox, *, password: str = "", **fields: Any) -> None:
    """Raises InvalidChange for what cannot be saved."""
    if fields.get("sign_in") == SignIn.OAUTH:
        _check_grant(inbox, str(fields["host"]))
    else:
        _check_password(inbox, password, fields)
    if fields["after_reading"] == AfterReading.MOVE and not fields["move_to"]:
        raise Refused("move_to", _("Write which folder mails are moved to."))
    if fields["after_reading"] == AfterReading.MOVE and fields["move_to"] == fields["folder"]:
        raise Refused("move_to", _("Mails cannot be moved to the folder they are read from."))
    if fields["security"] == Security.NONE and fields["host"] not in ("127.0.0.1", "::1", "localhost"):
        raise Refused("security", _("Without encryption only a server on this machine can be read."))


def _check_password(inbox: Inbox, password: str, fields: dict[str, Any]) -> None:
    before = MailAccount.objects.filter(inbox=inbox).first()
    goes_elsewhere = before is None or any(getattr(before, name) != fields[name] for name in WHERE_TO)
    if not password and (before is None or not before.password or goes_elsewhere):
        raise Refused("password", _("Write the password: it is asked for again when where it is sent changes."))


def _check_grant(inbox: Inbox, host: str) -> None:
    """A token goes to the provider's own server, unless the registration says that it has other addresses."""
    grant = OAuthGrant.objects.select_related("client").filter(inbox=inbox).exclude(refresh_token="").first()
    if grant is None:
        raise Refused("sign_in", _("Connect the mailbox first."))
    own = kind_of(grant.client).imap_host
    if host != own and not grant.client.token_url:
        raise Refused("host", _("With this way to sign in the mail server is %(host)s.") % {"host": own})


def try_account(account: MailAccount) -> Tried:
    """Connect, sign in and look into the folders; nothing is fetched and nothing changes."""
    try:
        with session(account) as connected:
            if account.after_reading == AfterReading.MOVE and account.move_to not in connected.folders():
                return Tried(_("There is no folder %(folder)s to move mails to.") % {"folder": account.move_to})
            folder = connected.select(account.folder)
            return Tried(unread=len(list(connected.uids(1, folder.uidnext, "UNSEEN"))))
    except MailServerError as error:
        return Tried(in_words(str(error)))
