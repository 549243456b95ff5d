"""Mails of other projects' tests go the whole way in, by the command a mail server calls: each is one thing then."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from django.db import connection

from channels_in.management.commands.receive_mail import take
from channels_in.models import RawInbound
from channels_in.reports import DELAYED, UNKNOWN
from servicedesk import embedded
from tests.channels_in.email.mails import mail_inbox
from tests.channels_in.email.raw import HEAD
from tests.environment import DATA_DIR
from tests.public_data import needs_public_data, public_mails
from tickets.models import Inbox, Message

pytestmark = needs_public_data
FOLDERS = ["mails/cpython", "mails/mikel", "mails/stalwart", "bounces/sisimai", "replies/github", "replies/zapier"]
# Absences, complaints and a mail that is none: not delivery reports, though they lie in the same folder.
NO_BOUNCES = ("rfc3834", "arf", "is-not-bounce")
LEAST_KNOWN = 0.95
BY_THE_REAL_COMMAND = 2
# (state, has a message, has a reason, failed tries)
BECAME = [("done", True, False, 0), ("set_aside", False, True, 0), ("failed", False, True, 0)]
ROOT = Path(__file__).resolve().parents[3]


def as_mail(path: Path) -> bytes:
    """The bytes as they came; of a reply, which is a text alone, a mail that holds it."""
    if "replies" not in path.parts:
        return path.read_bytes()
    return HEAD + b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + path.read_bytes()


@pytest.mark.django_db
@pytest.mark.parametrize("folder", FOLDERS)
def test_every_mail_becomes_one_message_or_has_one_reason(folder: str, caplog: pytest.LogCaptureFixture) -> None:
    inbox = mail_inbox()
    mails = {raw: path.name for path in public_mails(folder) if (raw := as_mail(path)).strip()}

    said = {raw: take(raw, inbox.slug, None, None) for raw in mails}

    rows = {bytes(row.body): row for row in RawInbound.objects.select_related("message__ticket")}
    assert set(rows) == set(mails)
    for raw, row in rows.items():
        became = (row.state, bool(row.message), bool(row.reason), row.tries)
        assert became in BECAME, mails[raw]
        assert said[raw] == (str(row.message.ticket.number) if row.message else "kept"), mails[raw]
    assert [record for record in caplog.records if record.exc_info] == []
    assert Message.objects.count() == sum(row.state == "done" for row in rows.values())
    print(folder, dict(Counter(f"{row.state} {row.reason}".strip() for row in rows.values())))  # noqa: T201 -- pytest -s
    if "bounces" in folder:
        assert_known({raw for raw, name in mails.items() if not named(name).startswith(NO_BOUNCES)}, rows)


def assert_known(bounces: set[bytes], rows: dict[bytes, RawInbound]) -> None:
    """Nearly all are known as bounces: they make no ticket, and nothing is sent because of any."""
    known = sum(rows[raw].reason in (UNKNOWN, DELAYED) for raw in bounces)
    print(f"{known} of {len(bounces)} bounces are known as such: {known / len(bounces):.1%}")  # noqa: T201 -- pytest -s
    assert known / len(bounces) >= LEAST_KNOWN
    assert Message.objects.filter(direction="out").count() == 0


def named(name: str) -> str:
    return name.rpartition("__")[2]


@pytest.mark.django_db(transaction=True)
def test_the_real_command_takes_them_too() -> None:
    inbox = mail_inbox()
    paths = public_mails(*FOLDERS)
    for path in paths[:: len(paths) // BY_THE_REAL_COMMAND]:
        done = receive_mail(inbox, raw := as_mail(path))

        assert (done.returncode, done.stderr) == (0, b""), path.name
        assert RawInbound.objects.exclude(state="waiting").filter(body=raw).count() == 1, path.name


def receive_mail(inbox: Inbox, raw: bytes) -> "subprocess.CompletedProcess[bytes]":
    url = embedded.database_url(DATA_DIR).rpartition("/")[0] + "/" + str(connection.settings_dict["NAME"])
    return subprocess.run(
        [sys.executable, "manage.py", "receive_mail", "--inbox", inbox.slug],
        cwd=ROOT,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "servicedesk.settings", "DATABASE_URL": url, "ONE_MACHINE": "true"},
        input=raw,
        capture_output=True,
        timeout=60,
        check=False,
    )
