"""Mail in the demo: it comes in as from a mail server, and answers are found among the mail that was kept."""

from collections.abc import Sequence
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime, formataddr, make_msgid

from django.utils import timezone
from django.utils.translation import gettext as _

from channels_in.email.receive import Refused, receive
from channels_in.models import KeptMail
from frontend.demo_doors.cast import EMAIL, NAME
from frontend.demo_doors.providers import Deed, Heard, NotTaken
from tickets.models import ChannelKind, Inbox

MOST = 50
SUBJECT_MAX = 60  # characters taken from the text when no subject is written


class MailProvider:
    address = ("email", EMAIL)

    def take(self, deed: Deed) -> None:
        inbox = Inbox.objects.filter(kind=ChannelKind.EMAIL, is_active=True).exclude(address="").order_by("pk").first()
        if inbox is None:
            raise NotTaken(_("No inbox for mail is set up."))
        mail = EmailMessage(policy=policy.SMTP)
        mail["From"], mail["To"] = formataddr((NAME, EMAIL)), inbox.address
        mail["Date"], mail["Message-ID"] = format_datetime(timezone.now()), make_msgid(domain="mejl.example")
        mail["Subject"] = deed.subject or _first_words(deed.text)
        if answered := _answered(deed):
            mail["In-Reply-To"] = mail["References"] = answered
        mail.set_content(deed.text)
        try:
            receive(inbox, mail.as_bytes(), envelope_from=EMAIL, envelope_to=inbox.address)
        except Refused as error:
            raise NotTaken(str(error)) from error

    def heard(self, since: datetime) -> Sequence[Heard]:
        rows = KeptMail.objects.filter(recipients__contains=[EMAIL], sent_at__gte=since).order_by("-sent_at", "-pk")
        return [_heard(kept) for kept in reversed(rows[:MOST])]


def _first_words(text: str) -> str:
    return " ".join(text.split())[:SUBJECT_MAX]


def _answered(deed: Deed) -> str:
    """The Message-ID of the mail that is answered; "" for a new one."""
    ref = deed.more.get("answers", "")
    kept = KeptMail.objects.filter(pk=int(ref), recipients__contains=[EMAIL]).first() if ref.isdecimal() else None
    return str(_parsed(kept)["Message-ID"]) if kept and deed.subject else ""


def _heard(kept: KeptMail) -> Heard:
    mail = _parsed(kept)
    part = mail.get_body(("plain",))
    text = str(part.get_content()).strip() if part is not None else ""
    return Heard(str(kept.pk), text, kept.sent_at, subject=kept.subject, sender=str(mail["From"] or kept.sender))


def _parsed(kept: KeptMail) -> EmailMessage:
    mail = message_from_bytes(bytes(kept.body), policy=policy.default)
    if not isinstance(mail, EmailMessage):  # the policy decides the class
        raise TypeError
    return mail
