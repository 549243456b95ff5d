"""K5: whatever a mail holds, its neighbours become tickets, and it does too or waits with a reason."""

import pytest

from channels_in import intake
from channels_in.email.receive import receive
from channels_in.models import RawInbound
from tests.channels_in.email.mails import mail, mail_inbox
from tests.security.test_k5_poison import job
from tickets.models import Ticket

pytestmark = pytest.mark.django_db
HEAD = b"From: a@mejl.example\r\nSubject: x\r\n"
POISON = {
    "NUL": HEAD + b"\r\n\x00\x00hej\x00\r\n",
    "no header": b"bara text utan huvud\r\n",
    "only a header": HEAD,
    "binary": bytes(range(256)) * 40,
    "line of a megabyte": HEAD + b"X-Long: " + b"x" * 1_000_000 + b"\r\n\r\nhej\r\n",
    "deep": HEAD
    + b"".join(b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(200))
    + b"\r\nhej\r\n",
    "thousands of parts": HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 5000,
    "unknown charset": HEAD + b"Content-Type: text/plain; charset=x-\xff\r\n\r\nhej \xe5\r\n",
    "surrogates": HEAD + b'Content-Type: text/plain; charset="utf-7"\r\n\r\n+2AA-\r\n',
    "broken encoded words": b"From: =?utf-8?b?/////?= <a@mejl.example>\r\nSubject: =?utf-8?q?=00=D8?=\r\n\r\nhej\r\n",
    "two thousand recipients": HEAD + b"To: " + b", ".join([b"b@mejl.example"] * 2000) + b"\r\n\r\nhej\r\n",
    "itself inside": HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 60 + b"hej\r\n",
}


@pytest.mark.parametrize("name", POISON)
def test_poison_between_two_good_mails_harms_neither(name: str) -> None:
    inbox = mail_inbox()
    rows = [receive(inbox, raw) for raw in (mail("Den första"), POISON[name], mail("Den andra"))]

    for raw in rows:
        job(raw)

    first, poison, last = RawInbound.objects.order_by("pk")
    assert (first.state, last.state) == ("done", "done")
    assert poison.state == "done" or (poison.state in ("failed", "set_aside") and poison.reason)
    assert bytes(poison.body) == POISON[name]
    assert Ticket.objects.filter(subject__startswith="Den ").count() == 2
    assert intake.process(first.pk) is None
