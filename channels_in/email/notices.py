"""Mail of the system itself to people who work here: automatic, marked as such, by whatever server works."""

from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from django.conf import settings
from django.utils import timezone

from channels_in.base import ChannelError
from channels_in.email.headers import outgoing_policy
from channels_in.email.lines import line_to
from channels_in.email.servers import Server, installation_server, own_server
from channels_in.email.transport import keep
from channels_in.models import MailServer


def send_notice(to: str, subject: str, body: str) -> None:
    """Send over the installation's server, or when it is none or does not take it, over any inbox's own.

    Without any server it is kept and shown at /dev/outbox/. Raises the last server's ChannelError.
    """
    mail = composed(to, f"{settings.MUNICIPALITY['contact_centre_name']}: {subject}", body)
    servers = _servers()
    if not servers:
        keep("", to, mail)
    last: ChannelError | None = None
    for server in servers:
        try:
            with line_to(server) as hand_over:
                hand_over("", to, mail)  # no envelope sender: nothing answers it
        except ChannelError as error:
            last = error
        else:
            return
    if last is not None:
        raise last


def _servers() -> list[Server]:
    """The installation's first, then inboxes' own; those that worked last before others."""
    rows = MailServer.objects.exclude(host="").filter(inbox__is_active=True).order_by("last_error", "-last_success_at")
    own = [own_server(row) for row in rows.select_related("inbox")]
    installation = installation_server()
    return [installation, *own] if installation else own


def composed(to: str, subject: str, body: str, *, sender: str = "") -> bytes:
    """A plain mail of the system's own; sender "" is the installation's address."""
    mail = EmailMessage(policy=outgoing_policy())
    mail["Subject"] = subject
    mail["From"] = sender or settings.DEFAULT_FROM_EMAIL
    mail["To"] = to
    mail["Date"] = format_datetime(timezone.localtime())
    mail["Message-ID"] = make_msgid(domain=settings.MAIL_DOMAIN)
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834
    mail["X-Auto-Response-Suppress"] = "All"
    mail.set_content(body)
    return mail.as_bytes()
