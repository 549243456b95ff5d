"""What administrators do with the server an inbox's mail leaves by: say which, and try it out."""

import smtplib
import ssl
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from channels_in.base import ChannelError
from channels_in.email.accounts import Refused
from channels_in.email.lines import connect, line_to
from channels_in.email.notices import composed
from channels_in.email.servers import LOOPBACK, SignInFault, server_for
from channels_in.models import MailServer, OAuthGrant, SendingSecurity, SignIn
from servicedesk.lib import secrets
from servicedesk.people.actions.audit import changed_fields, record
from servicedesk.people.models import Agent
from tickets.models import Inbox

TIMEOUT = 10.0  # seconds for each answer, when a person waits
# Whoever gets a password to hand over must be the one it was meant for: these ask for it again when they change.
WHERE_TO = ("host", "port", "security", "username")


def save_server(inbox: Inbox, *, by: Agent, password: str = "", **fields: Any) -> MailServer:
    """Say by which server the inbox's mail leaves; an empty host is the installation's own. Raises InvalidChange.

    The password is kept encrypted. It may be left out when there is one and it goes to the same place as before.
    """
    before = MailServer.objects.filter(inbox=inbox).first()
    _check(inbox, before, password=password, **fields)
    with transaction.atomic():
        server = MailServer.objects.select_for_update().filter(inbox=inbox).first() or MailServer(inbox=inbox)
        is_new = server.pk is None
        changes = changed_fields(server, fields)
        if password:
            server.password = secrets.encrypt(password)
            changes["password"] = ["…", "…"]
        if not server.host or server.sign_in == SignIn.OAUTH or not server.username:
            server.password = ""  # it is sent nowhere any more
        if not changes and not is_new:
            return server
        if set(changes) & {*WHERE_TO, "password", "sign_in"}:
            server.last_error = ""
        server.save()
        verb = "mail_server.created" if is_new else "mail_server.changed"
        record(verb, by=by, about=server, inbox=inbox.slug, changes=changes)
    return server


def _check(inbox: Inbox, before: MailServer | None, *, password: str, **fields: Any) -> None:
    if not fields["host"]:
        return
    if fields["sign_in"] == SignIn.OAUTH:
        if not OAuthGrant.objects.filter(inbox=inbox).exclude(refresh_token="").exists():
            raise Refused("sign_in", _("Connect the mailbox with Microsoft 365 or Google first."))
        if not fields["username"]:
            raise Refused("username", _("Write the mailbox's address as user name."))
    elif fields["username"] and not password and _goes_elsewhere(before, fields):
        raise Refused("password", _("Write the password: it is asked for again when where it is sent changes."))
    if fields["security"] == SendingSecurity.NONE and fields["host"] not in LOOPBACK:
        raise Refused("security", _("Without encryption only a server on this machine can be used."))


def _goes_elsewhere(before: MailServer | None, fields: dict[str, Any]) -> bool:
    return before is None or not before.password or any(getattr(before, name) != fields[name] for name in WHERE_TO)


def try_server(inbox: Inbox) -> str:
    """Connect, encrypt and sign in as a mail would; nothing is sent. Returns what is wrong in words, or ""."""
    server = server_for(inbox)
    if server is None:
        return _("No mail server is named: mail is kept in this system")
    try:
        smtp = connect(server, TIMEOUT)
    except (SignInFault, smtplib.SMTPException, OSError) as error:
        return explained(error)
    smtp.close()
    return ""


def send_test_mail(inbox: Inbox, to: str) -> str:
    """Send a mail about nothing to the one who asks. Returns what is wrong in words, or ""."""
    server = server_for(inbox)
    subject = _("Test from %(inbox)s") % {"inbox": inbox.name}
    body = _("This mail shows that mail from %(inbox)s leaves. It needs no answer.") % {"inbox": inbox.name}
    if server is None:
        return _("No mail server is named: mail is kept in this system")
    sender = inbox.address if "@" in inbox.address else ""
    try:
        with line_to(server) as hand_over:
            hand_over(sender, to, composed(to, subject, body, sender=sender))
    except ChannelError as error:
        return str(error)
    return ""


def explained(error: Exception) -> str:
    """A fault of a server or a network in the reader's language: nothing of what we sent stands in it."""
    if isinstance(error, SignInFault):
        return _(str(error))
    if isinstance(error, ssl.SSLCertVerificationError):
        return _("The server's certificate is not good: %(why)s") % {"why": error.verify_message}
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return _("The server refused the user name or the password")
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return _("The server offers no encryption, or no sign-in that we know")
    if isinstance(error, smtplib.SMTPResponseException):
        return _("The server answered with the code %(code)s") % {"code": error.smtp_code}
    if isinstance(error, TimeoutError):
        return _("The server did not answer in time")
    if isinstance(error, OSError) and not isinstance(error, smtplib.SMTPException):
        return _("No connection: %(why)s") % {"why": (error.strerror or type(error).__name__)[:120]}
    return _("The server ended the connection")
