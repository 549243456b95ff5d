"""K12: while nothing can be stored, mail waits with its reason; when there is room again it becomes its ticket."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from channels_in import intake
from channels_in.email.receive import receive
from channels_in.models import RawInbound
from tests.channels_in.email.mails import mail_inbox
from tests.channels_in.email.raw import parts
from tickets.models import Attachment, Ticket

pytestmark = pytest.mark.django_db
BIG = b"Content-Disposition: attachment; filename=karta.bin\r\n\r\n" + b"x" * 400_000
TRIES = 12


@contextmanager
def no_room() -> Iterator[None]:
    """No file of this process can grow beyond 100 kB, as on a disk with that much left."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_mail_waits_for_room_however_long_it_takes() -> None:
    raw = receive(mail_inbox(), parts(b"\r\nHej", BIG))
    with no_room():
        for _try in range(TRIES):
            intake.process_many([raw.pk])

    waiting = RawInbound.objects.get(pk=raw.pk)
    assert (waiting.state, waiting.reason.partition(":")[0], Ticket.objects.count()) == ("waiting", "OSError", 0)
    intake.process_many([raw.pk])

    assert RawInbound.objects.get(pk=raw.pk).state == "done"
    assert (Ticket.objects.count(), Attachment.objects.get().size) == (1, 400_000)


def test_mail_without_files_is_not_kept_waiting() -> None:
    raw = receive(mail_inbox(), parts(b"\r\nHej"))
    with no_room():
        intake.process_many([raw.pk])

    assert RawInbound.objects.get(pk=raw.pk).state == "done"
