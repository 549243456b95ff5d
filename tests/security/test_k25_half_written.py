"""K25: killed between any two steps of taking a mail in, a reader leaves nothing half done: one ticket, one file."""

import signal

import pytest
from django.core.files.storage import default_storage
from django.db import connection

from channels_in.email.receive import receive
from channels_in.intake import process_many
from channels_in.models import RawInbound
from tests.channels_in.email.mails import mail_inbox
from tests.channels_in.email.raw import parts
from tests.nest import Nest
from tickets.models import Attachment, Event, Message, Ticket

pytestmark = pytest.mark.django_db(transaction=True)
FILE = b"Content-Disposition: attachment; filename=karta.txt\r\n\r\nKarta"
STEPS = {
    "the mail is read": ("channels_in.intake", "channel"),
    "the file is stored": ("channels_in.files", "store"),
    "all is written, before the commit": ("channels_in.intake", "_mark_done"),
    "the commit": ("channels_in.intake", "_write"),
}


@pytest.mark.parametrize("name", STEPS)
def test_reader_killed_after_a_step_leaves_one_ticket_and_one_file(nest: Nest, name: str) -> None:
    raw = receive(mail_inbox(), parts(b"\r\nHej", FILE))
    place, step = STEPS[name]
    files = str(default_storage.location)  # type: ignore[attr-defined]  # tests store in a folder
    killed = nest.start(
        "tests.security.half_written:read", str(connection.settings_dict["NAME"]), files, place, step, raw.pk
    )
    assert (killed.wait(), Ticket.objects.count()) == (-signal.SIGKILL, 0)

    for _again in range(2):
        process_many([raw.pk])

    assert RawInbound.objects.get(pk=raw.pk).state == "done"
    assert (Ticket.objects.count(), Message.objects.count()) == (1, 1)
    assert Event.objects.filter(kind="created").count() == 1
    with default_storage.open(Attachment.objects.get().storage_name) as kept:
        assert kept.read() == b"Karta"
