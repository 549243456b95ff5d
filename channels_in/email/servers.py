"""Which mail server takes the mail of an inbox: its own, or the installation's (EMAIL_URL)."""

from dataclasses import dataclass

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.utils.translation import gettext_noop

from channels_in.models import MailServer, OAuthGrant, SendingSecurity, SignIn
from servicedesk.lib import secrets
from tickets.models import Inbox

SMTP_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
LOOPBACK = ("127.0.0.1", "::1", "localhost")
PASSWORD_UNREADABLE = gettext_noop("the password must be written again")  # SECRET_KEY was changed


class SignInFault(Exception):
    """There is nothing to sign in with. str() can be shown to administrators."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where and how to hand mail over. Mails to equal servers share a connection."""

    host: str
    port: int
    security: str  # SendingSecurity
    username: str = ""
    secret: str = ""  # the password: as it is (EMAIL_URL), or encrypted
    is_encrypted: bool = False
    sign_in: str = SignIn.PASSWORD
    grant: OAuthGrant | None = None  # what is signed in with when sign_in is oauth

    def password(self) -> str:
        """Raises SignInFault."""
        if not self.is_encrypted:
            return self.secret
        try:
            return secrets.decrypt(self.secret)
        except InvalidToken as error:
            raise SignInFault(PASSWORD_UNREADABLE) from error

    def __repr__(self) -> str:
        return f"Server({self.host}:{self.port})"  # never the secret: it would stand in tracebacks


def server_for(inbox: Inbox | None) -> Server | None:
    """Return the inbox's own server, else the installation's, else None: mail is kept and shown at /dev/outbox/."""
    row = row_of(inbox)
    if row is not None and row.host:
        return own_server(row)
    return installation_server()


def row_of(inbox: Inbox | None) -> MailServer | None:
    return getattr(inbox, "mail_server", None)


def own_server(row: MailServer) -> Server:
    """The caller has read row.inbox, and its oauth_grant where there may be one."""
    grant = getattr(row.inbox, "oauth_grant", None) if row.sign_in == SignIn.OAUTH else None
    return Server(row.host, row.port, row.security, row.username, row.password, True, row.sign_in, grant)


def installation_server() -> Server | None:
    if settings.EMAIL_BACKEND != SMTP_BACKEND:
        return None
    security = SendingSecurity.NONE
    if settings.EMAIL_USE_SSL:
        security = SendingSecurity.TLS
    elif settings.EMAIL_USE_TLS:
        security = SendingSecurity.STARTTLS
    host, port = settings.EMAIL_HOST, settings.EMAIL_PORT
    return Server(host, port, security.value, settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)
