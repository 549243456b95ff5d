"""A line to a mail server: connected, encrypted, signed in, and used for one mail after the other (RFC 5321)."""

import smtplib
import ssl
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar

from django.conf import settings
from django.core.mail.utils import DNS_NAME

from channels_in.base import ChannelError
from channels_in.email.oauth.asking import OAuthFailure
from channels_in.email.oauth.tokens import NOT_CONNECTED, access_token, forget_access_token
from channels_in.email.servers import Server, SignInFault
from channels_in.models import SendingSecurity, SignIn

# 5xx answers that are about us and not about the mail: no sign-in, no encryption. An administrator can mend them.
_ABOUT_US = frozenset({530, 534, 535, 538})
# The server ends the connection, which it may at any time (RFC 5321, section 3.8); or what came was no answer.
_CLOSING = frozenset({421, -1})
_FAULTS = (smtplib.SMTPException, OSError)


class LineLost(Exception):
    """The connection is gone, and nothing had been handed over since the last mail."""


class Line:
    """Raises ChannelError where it is not said otherwise; is_about_server when nobody's mail would go."""

    def __init__(self, server: Server) -> None:
        self.is_open = True
        self._sent = 0  # mails handed over
        self._smtp = _connected(server)

    def hand_over(self, sender: str, recipient: str, mail: bytes) -> None:
        """Hand over one mail. Raises LineLost when it is worth a new connection."""
        is_handing_over = False
        try:
            self._expect(self._smtp.mail(sender, self._options(sender, recipient, mail)), 250)
            self._expect(self._smtp.rcpt(recipient), 250, 251)
            is_handing_over = True
            self._expect(self._smtp.data(mail), 250)
        except smtplib.SMTPResponseException as error:
            if error.smtp_code in _CLOSING:
                self._lost(error, is_handing_over=is_handing_over, may_have_left=False)
            self._refused(error)
        except _FAULTS as error:
            self._lost(error, is_handing_over=is_handing_over, may_have_left=is_handing_over)
        self._sent += 1

    def _options(self, sender: str, recipient: str, mail: bytes) -> list[str]:
        """What is said beside the sender. Addresses with other letters than a to z need a server that takes them."""
        self._smtp.command_encoding = "ascii"
        head = mail.partition(b"\r\n\r\n")[0]
        if sender.isascii() and recipient.isascii() and head.isascii():
            return []
        if not self._smtp.has_extn("smtputf8"):
            raise ChannelError("the mail server does not take addresses with such letters", permanent=True)
        self._smtp.command_encoding = "utf-8"
        return ["SMTPUTF8"]

    @staticmethod
    def _expect(answer: tuple[int, bytes], *codes: int) -> None:
        code, text = answer
        if code not in codes:
            raise smtplib.SMTPResponseException(code, text)

    def _lost(self, error: Exception, *, is_handing_over: bool, may_have_left: bool) -> None:
        """A line that carried mail before is only worn out; a new one tells whether it is the server."""
        self.is_open = False
        if self._sent and not is_handing_over:
            raise LineLost from error
        raise ChannelError(said(error), ambiguous=may_have_left, is_about_server=not is_handing_over) from error

    def _refused(self, error: smtplib.SMTPResponseException) -> None:
        with suppress(*_FAULTS):
            self._smtp.rset()  # the connection is used for the next mail too
        is_about_us = error.smtp_code in _ABOUT_US
        permanent = 500 <= error.smtp_code < 600 and not is_about_us
        raise ChannelError(said(error), permanent=permanent, is_about_server=is_about_us) from error

    def close(self) -> None:
        with suppress(*_FAULTS):  # what was accepted stays accepted, however the goodbye goes
            if self.is_open:
                self._smtp.quit()
        self._smtp.close()


def _connected(server: Server) -> smtplib.SMTP:
    """Connect, encrypt, greet, sign in. A server that takes nobody's mail today says nothing about this one."""
    try:
        return connect(server)
    except SignInFault as error:
        raise ChannelError(str(error), is_about_server=True) from error
    except _FAULTS as error:
        raise ChannelError(said(error), is_about_server=True) from error


def connect(server: Server, timeout: float | None = None) -> smtplib.SMTP:
    """Return a session that can be handed mail. Raises SMTPException, OSError, SignInFault."""
    limit = timeout or settings.EMAIL_TIMEOUT
    context = tls_context()
    if server.security == SendingSecurity.TLS:
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, local_hostname=DNS_NAME.get_fqdn(), timeout=limit, context=context
        )
    else:
        smtp = smtplib.SMTP(server.host, server.port, local_hostname=DNS_NAME.get_fqdn(), timeout=limit)
    try:
        if server.security == SendingSecurity.STARTTLS:
            smtp.starttls(context=context)  # refuses to go on when the server has none
        smtp.ehlo_or_helo_if_needed()
        sign_in(smtp, server)
    except BaseException:
        smtp.close()
        raise
    return smtp


def tls_context() -> ssl.SSLContext:
    """Checks the certificate and that it is this host's."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def sign_in(smtp: smtplib.SMTP, server: Server) -> None:
    """Raises SMTPAuthenticationError, SignInFault; OSError and SMTPException when the connection does not hold."""
    if server.sign_in == SignIn.OAUTH:
        _sign_in_with_grant(smtp, server)
    elif server.username:
        _sign_in_with_password(smtp, server.username, server.password())


def _sign_in_with_password(smtp: smtplib.SMTP, username: str, password: str) -> None:
    """smtplib takes ASCII only; others are sent as UTF-8 (RFC 4616)."""
    if (username + password).isascii():
        smtp.login(username, password)
        return
    if "PLAIN" not in smtp.esmtp_features.get("auth", "").upper().split():
        raise smtplib.SMTPNotSupportedError
    line = b64encode(f"\0{username}\0{password}".encode()).decode()
    code, answer = smtp.docmd("AUTH", f"PLAIN {line}")
    if code != 235:
        raise smtplib.SMTPAuthenticationError(code, answer)


def _sign_in_with_grant(smtp: smtplib.SMTP, server: Server) -> None:
    """SMTP AUTH XOAUTH2, as Microsoft and Google have it: one line with the user and a token of the hour."""
    if server.grant is None:
        raise SignInFault(NOT_CONNECTED)
    try:
        token = access_token(server.grant)
    except OAuthFailure as error:
        raise SignInFault(str(error)) from error
    line = f"user={server.username}\1auth=Bearer {token}\1\1"
    try:
        # The server explains a refusal in a challenge, which is answered by an empty line.
        smtp.auth("XOAUTH2", lambda challenge=None: line if challenge is None else "")
    except smtplib.SMTPAuthenticationError:
        forget_access_token(server.grant)
        raise


def said(error: Exception) -> str:
    """What the other side said, for agents and administrators: nothing of what we sent."""
    if isinstance(error, smtplib.SMTPAuthenticationError):
        # The server's text may repeat what was sent; a wrong password is for an administrator, not lost mail.
        return f"{error.smtp_code} the mail server refused the sign-in"
    if isinstance(error, smtplib.SMTPResponseException):
        text = error.smtp_error.decode("utf-8", "replace") if isinstance(error.smtp_error, bytes) else error.smtp_error
        return f"{error.smtp_code} {text}".replace("\x00", "")
    return type(error).__name__


# --- Lines kept for a batch -----------------------------------------------------------------------------------------

_kept: ContextVar[dict[Server, Line] | None] = ContextVar("kept_lines", default=None)


@contextmanager
def lines_kept() -> Iterator[None]:
    """For as long as the block runs, each server is connected to once and used for every mail."""
    lines: dict[Server, Line] = {}
    token = _kept.set(lines)
    try:
        yield
    finally:
        _kept.reset(token)
        for line in lines.values():
            line.close()


@contextmanager
def line_to(server: Server) -> Iterator["Handing"]:
    """Give the kept line, or one that is closed afterwards. Raises ChannelError."""
    kept = _kept.get()
    lines = {} if kept is None else kept
    try:
        yield Handing(server, lines)
    finally:
        if kept is None:
            for line in lines.values():
                line.close()


class Handing:
    """Hands mail over by the line there is; by a new one when the server has ended it between two mails."""

    def __init__(self, server: Server, lines: dict[Server, Line]) -> None:
        self._server, self._lines = server, lines

    def __call__(self, sender: str, recipient: str, mail: bytes) -> None:
        """Raises ChannelError."""
        try:
            self._hand_over(sender, recipient, mail)
        except LineLost:
            self._hand_over(sender, recipient, mail)

    def _hand_over(self, sender: str, recipient: str, mail: bytes) -> None:
        line = self._lines.get(self._server)
        if line is None:
            line = self._lines[self._server] = Line(self._server)
        try:
            line.hand_over(sender, recipient, mail)
        finally:
            if not line.is_open:
                del self._lines[self._server]
                line.close()
