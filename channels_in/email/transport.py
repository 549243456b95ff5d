"""How a finished mail leaves: by SMTP, or, when no mail server is named, into the table that /dev/outbox/ shows."""

import smtplib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from email import message_from_bytes, policy

from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend

from channels_in.base import ChannelError
from channels_in.models import KeptMail

# envelope sender ("" for automatic mail, so that nothing answers it), recipient, the mail's bytes
Deliver = Callable[[str, str, bytes], None]
# 5xx answers that are about us and not about the mail: no sign-in, no encryption. An administrator can mend them.
_ABOUT_US = frozenset({530, 534, 535, 538})


@contextmanager
def transport() -> Iterator[Deliver]:
    """Give a function that hands over one mail to one recipient. Raises ChannelError, as that function does."""
    connection = get_connection()
    if not isinstance(connection, EmailBackend):
        yield keep
        return
    try:
        server = _greeted(connection)
        yield lambda sender, recipient, mail: _hand_over(server, sender, recipient, mail)
    finally:
        connection.fail_silently = True  # what was accepted stays accepted, however the goodbye goes
        connection.close()


def _greeted(connection: EmailBackend) -> smtplib.SMTP:
    """Sign in and greet. A server that takes nobody's mail today says nothing about this one: never permanent."""
    try:
        connection.open()
        server = connection.connection
        if server is None:
            raise ConnectionError
        server.ehlo_or_helo_if_needed()
    except (smtplib.SMTPException, OSError) as error:
        raise ChannelError(_said(error)) from error
    return server


def _hand_over(server: smtplib.SMTP, sender: str, recipient: str, mail: bytes) -> None:
    handed_over = False
    try:
        _expect(server.mail(sender), 250)
        _expect(server.rcpt(recipient), 250, 251)
        handed_over = True
        _expect(server.data(mail), 250)
    except smtplib.SMTPResponseException as error:
        with suppress(smtplib.SMTPException, OSError):
            server.rset()  # the connection is used for the next recipient too
        permanent = 500 <= error.smtp_code < 600 and error.smtp_code not in _ABOUT_US
        raise ChannelError(_said(error), permanent=permanent) from error
    except (smtplib.SMTPException, OSError) as error:
        raise ChannelError(_said(error), ambiguous=handed_over) from error


def _expect(answer: tuple[int, bytes], *codes: int) -> None:
    code, text = answer
    if code not in codes:
        raise smtplib.SMTPResponseException(code, text)


def _said(error: smtplib.SMTPException | OSError) -> str:
    if isinstance(error, smtplib.SMTPAuthenticationError):
        # The server's text may repeat what was sent; a wrong password is for an administrator, not lost mail.
        return f"{error.smtp_code} the mail server refused the sign-in"
    if isinstance(error, smtplib.SMTPResponseException):
        text = error.smtp_error.decode("utf-8", "replace") if isinstance(error.smtp_error, bytes) else error.smtp_error
        return f"{error.smtp_code} {text}".replace("\x00", "")
    return type(error).__name__


def keep(sender: str, recipient: str, mail: bytes) -> None:
    parsed = message_from_bytes(mail, policy=policy.default)
    KeptMail.objects.create(
        sender=sender or "<>", recipients=[recipient], subject=str(parsed["Subject"])[:998], body=mail
    )
