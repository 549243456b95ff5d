"""How a finished mail leaves: by SMTP, or, when no mail server is named, into the table that /dev/outbox/ shows."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy

from channels_in.email.lines import line_to
from channels_in.email.servers import server_for
from channels_in.models import KeptMail
from tickets.models import Inbox

# envelope sender ("" for automatic mail, so that nothing answers it), recipient, the mail's bytes
Deliver = Callable[[str, str, bytes], None]


@contextmanager
def transport(inbox: Inbox | None = None) -> Iterator[Deliver]:
    """Give a function that hands over one mail of an inbox to one recipient; it raises ChannelError.

    Inside lines_kept() the connection stays for the next mail.
    """
    server = server_for(inbox)
    if server is None:
        yield keep
        return
    with line_to(server) as hand_over:
        yield hand_over


def keep(sender: str, recipient: str, mail: bytes) -> None:
    parsed = message_from_bytes(mail, policy=policy.default)
    KeptMail.objects.create(
        sender=sender or "<>", recipients=[recipient], subject=str(parsed["Subject"])[:998], body=mail
    )
