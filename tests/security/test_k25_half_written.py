"""K25: killed between any two steps of taking a mail in, a reader leaves nothing half done: one ticket, one file."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.db import connection

from channels_in.email.receive import receive
from channels_in.intake import process_many
from channels_in.models import RawInbound
from tests.channels_in.email.mails import mail_inbox
from tests.channels_in.email.raw import parts
from tickets.models import Attachment, Event, Message, Ticket

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[2]
FILE = b"Content-Disposition: attachment; filename=karta.txt\r\n\r\nKarta"
READING = """
import os, signal
import django
django.setup()
from django.conf import settings
settings.DATABASES["default"]["NAME"] = {database!r}
settings.MEDIA_ROOT = {files!r}
from importlib import import_module
place = import_module({place!r})
step = getattr(place, {step!r})
def die(*given, **named):
    step(*given, **named)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(place, {step!r}, die)
from channels_in.intake import process_many
process_many([{pk}])
"""
STEPS = {
    "the mail is read": ("channels_in.intake", "channel"),
    "the file is stored": ("channels_in.files", "store"),
    "all is written, before the commit": ("channels_in.intake", "_mark_done"),
    "the commit": ("channels_in.intake", "_write"),
}


@pytest.mark.parametrize("name", STEPS)
def test_reader_killed_after_a_step_leaves_one_ticket_and_one_file(name: str) -> None:
    raw = receive(mail_inbox(), parts(b"\r\nHej", FILE))
    place, step = STEPS[name]
    files = str(default_storage.location)  # type: ignore[attr-defined]  # tests store in a folder
    program = READING.format(database=connection.settings_dict["NAME"], files=files, place=place, step=step, pk=raw.pk)
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    killed = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, timeout=60, check=False)
    assert (killed.returncode, Ticket.objects.count()) == (-signal.SIGKILL, 0)

    for _again in range(2):
        process_many([raw.pk])

    assert RawInbound.objects.get(pk=raw.pk).state == "done"
    assert (Ticket.objects.count(), Message.objects.count()) == (1, 1)
    assert Event.objects.filter(kind="created").count() == 1
    with default_storage.open(Attachment.objects.get().storage_name) as kept:
        assert kept.read() == b"Karta"
