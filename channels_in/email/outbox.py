"""Django's own mail (sign-in, passwords) into the same table, when no mail server is named."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from channels_in.email.transport import keep


class KeptMailBackend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for mail in email_messages:
            for recipient in mail.recipients():
                keep(mail.from_email, recipient, mail.message().as_bytes())
        return len(email_messages)
