"""How a finished mail leaves: by SMTP, or, when no mail server is named, into the table that /dev/outbox/ shows."""

import smtplib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy

from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend

from channels_in.base import ChannelError
from channels_in.models import KeptMail

# envelope sender ("" for automatic mail, so that nothing answers it), recipient, the mail's bytes
Deliver = Callable[[str, str, bytes], None]


@contextmanager
def transport() -> Iterator[Deliver]:
    """Give a function that hands over one mail to one recipient. Raises ChannelError."""
    connection = get_connection()
    if not isinstance(connection, EmailBackend):
        yield keep
        return
    try:
        connection.open()
    except (smtplib.SMTPException, OSError) as error:
        raise _channel_error(error) from error
    server: smtplib.SMTP = connection.connection
    try:
        yield lambda sender, recipient, mail: _hand_over(server, sender, recipient, mail)
    finally:
        connection.fail_silently = True  # what was accepted stays accepted, however the goodbye goes
        connection.close()


def _hand_over(server: smtplib.SMTP, sender: str, recipient: str, mail: bytes) -> None:
    handed_over = False
    try:
        server.ehlo_or_helo_if_needed()
        code, text = server.mail(sender)
        if code != 250:
            raise smtplib.SMTPResponseException(code, text)
        code, text = server.rcpt(recipient)
        if code not in (250, 251):
            raise smtplib.SMTPResponseException(code, text)
        handed_over = True
        code, text = server.data(mail)
        if code != 250:
            raise smtplib.SMTPResponseException(code, text)
    except smtplib.SMTPResponseException as error:
        server.rset()
        raise _channel_error(error) from error
    except (smtplib.SMTPException, OSError) as error:
        raise _channel_error(error, ambiguous=handed_over) from error


def _channel_error(error: smtplib.SMTPException | OSError, *, ambiguous: bool = False) -> ChannelError:
    if isinstance(error, smtplib.SMTPAuthenticationError):
        # The server's text may repeat what was sent; a wrong password is for an administrator, not lost mail.
        return ChannelError(f"{error.smtp_code} the mail server refused the sign-in")
    if isinstance(error, smtplib.SMTPResponseException):
        text = error.smtp_error.decode("utf-8", "replace") if isinstance(error.smtp_error, bytes) else error.smtp_error
        refused = 500 <= error.smtp_code < 600
        return ChannelError(f"{error.smtp_code} {text}", permanent=refused)
    return ChannelError(f"{type(error).__name__}", ambiguous=ambiguous)


def keep(sender: str, recipient: str, mail: bytes) -> None:
    parsed = message_from_bytes(mail, policy=policy.default)
    KeptMail.objects.create(
        sender=sender or "<>", recipients=[recipient], subject=str(parsed["Subject"])[:998], body=mail
    )
