"""500 mails by LMTP and IMAP while worker, fetcher, LMTP server and database are killed: each is there once."""

import hashlib
import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import psycopg
import pytest

from tests.fakes import dovecot
from tests.fakes.mail_servers import require_dovecot
from tests.folders import server_folder
from tests.journeys.chaos import PARTS, Machine, SendingServer, running, until
from tests.journeys.chaos_process import INBOXES, USER

pytestmark = pytest.mark.browser  # slow: runs in the same step as the journeys
MAILS, KILLS = 500, 20
AHEAD = 40  # mails that may wait for each way in
WITHIN = 400.0  # seconds; on an idle machine with two cores it takes a sixth, and it does not run alone
STEP = 10  # mails put into the mailbox at a time

HEAD = """\
From: {sender}
To: {to}
Subject: Ärende nummer {number}
Date: Mon, 02 Mar 2026 09:30:00 +0100
Message-ID: <chaos-{number}@mejl.example>
MIME-Version: 1.0
{more}"""
PLAIN = "Content-Type: text/plain; charset=utf-8\n\nHej! Tunnan vid Åkervägen {number} blev inte tömd.\n"
WITH_FILE = """\
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

Se bilden.
--b
Content-Type: application/octet-stream; name="bild-{number}.bin"
Content-Disposition: attachment; filename="bild-{number}.bin"

{content}
--b--
"""


@dataclass(frozen=True)
class Sent:
    """A mail, and what must have become of it."""

    raw: bytes
    state: str
    subject: str


def sent(number: int, to: str) -> Sent:
    """Mostly questions; some with files, some that answer themselves, a few nobody can read."""
    state, more = "done", PLAIN
    if number % 25 == 7:
        state, more = "set_aside", "Auto-Submitted: auto-replied\n" + PLAIN
    elif number % 50 == 13:
        layers = (f'Content-Type: multipart/mixed; boundary="b{level}"\n\n--b{level}\n' for level in range(60))
        state, more = "failed", "".join(layers)
    elif number % 10 == 3:
        more = WITH_FILE.replace("{content}", hashlib.sha256(str(number).encode()).hexdigest() * 400)
    # Every third writes from an address others use too: contacts are found while they are made.
    sender = f"Ann <ann{number % 7 if number % 3 == 0 else number}@mejl.example>"
    text = (HEAD + more).replace("{number}", str(number)).replace("{sender}", sender).replace("{to}", to)
    return Sent(text.replace("{more}", "").replace("\n", "\r\n").encode(), state, f"Ärende nummer {number}")


@pytest.fixture(scope="module")
def imap_server() -> Iterator[dovecot.Dovecot]:
    require_dovecot()
    with dovecot.running() as server:
        yield server


def test_every_mail_is_there_exactly_once_whatever_is_killed(imap_server: dovecot.Dovecot) -> None:
    by_lmtp = [sent(number, INBOXES["lmtp"]) for number in range(0, MAILS, 2)]
    by_imap = [sent(number, INBOXES["imap"]) for number in range(1, MAILS, 2)]
    dice = random.Random(20)  # noqa: S311 -- the same run each time
    with server_folder() as folder, running(folder / "var", imap_server.port) as machine:
        deadline = time.monotonic() + WITHIN
        with SendingServer(machine.lmtp_port, [one.raw for one in by_lmtp], INBOXES["lmtp"], deadline) as sender:
            feed(machine, imap_server, sender, [one.raw for one in by_imap], dice, deadline)
            assert until(lambda: len(sender.answers) == sender.total, deadline), machine.log()[-3000:]
        assert sender.answers == ["250"] * sender.total
        assert until(lambda: all_settled(machine, imap_server), deadline), (
            f"{state_of(machine)}\n{machine.log()[-3000:]}"
        )

        assert kept(machine) == Counter((one.raw, one.state) for one in by_lmtp + by_imap)
        assert tickets(machine) == Counter(one.subject for one in by_lmtp + by_imap if one.state == "done")
        assert without_reason(machine) == 0
        assert files(machine) == sum(b"bild-" in one.raw for one in by_lmtp + by_imap)


def feed(
    machine: Machine,
    imap_server: dovecot.Dovecot,
    sender: SendingServer,
    mails: list[bytes],
    dice: random.Random,
    deadline: float,
) -> None:
    """Let mail in as fast as it is worked off, and kill whenever as much has been done as the dice say."""
    kills = sorted(dice.sample(range(20, 2 * MAILS - 40), KILLS))
    targets = [PARTS[number % len(PARTS)] for number in range(KILLS)]
    dice.shuffle(targets)
    put, allowed = 0, 0
    while (kills or put < len(mails) or allowed < sender.total) and time.monotonic() < deadline:
        done, total = progress(machine)
        while kills and total >= kills[0]:
            kills.pop(0)
            machine.kill(targets.pop(0))
        more = min(sender.total, done // 2 + AHEAD) - allowed
        if more > 0:
            sender.may_send.release(more)
            allowed += more
        if put < min(len(mails), done // 2 + AHEAD):
            imap_server.deliver(USER, *mails[put : put + STEP])
            put += STEP
    assert not kills, f"stands still at {progress(machine)}, {len(kills)} kills to go\n{machine.log()[-3000:]}"


def progress(machine: Machine) -> tuple[int, int]:
    """How many mails are done with, and that together with how many are kept; zeroes while the database is away."""
    query = "SELECT count(*) FILTER (WHERE state <> 'waiting'), count(*) FROM channels_in_rawinbound"
    try:
        (done, count) = machine.ask(query)[0]
    except psycopg.OperationalError:
        return 0, 0
    return int(str(done)), int(str(done)) + int(str(count))


def all_settled(machine: Machine, imap_server: dovecot.Dovecot) -> bool:
    return progress(machine) == (MAILS, 2 * MAILS) and all(imap_server.flags(USER))


def state_of(machine: Machine) -> list[tuple[object, ...]]:
    rows = machine.ask("SELECT state, tries, reason, count(*) FROM channels_in_rawinbound GROUP BY 1, 2, 3")
    jobs = "SELECT task_name, status::text, attempts, min(scheduled_at - now())::text, count(*) FROM procrastinate_jobs"
    return rows + machine.ask(f"{jobs} GROUP BY 1, 2, 3")


def kept(machine: Machine) -> Counter[tuple[object, ...]]:
    return Counter(machine.ask("SELECT body, state FROM channels_in_rawinbound"))


def tickets(machine: Machine) -> Counter[object]:
    """The subjects of tickets, and of the messages on them: one each."""
    rows = machine.ask(
        "SELECT t.subject FROM tickets_ticket t JOIN tickets_message m ON m.ticket_id = t.id"
        " JOIN channels_in_rawinbound r ON r.message_id = m.id"
    )
    counted = machine.ask("SELECT (SELECT count(*) FROM tickets_ticket), (SELECT count(*) FROM tickets_message)")
    assert counted == [(len(rows), len(rows))]
    return Counter(row[0] for row in rows)


def without_reason(machine: Machine) -> object:
    return machine.ask("SELECT count(*) FROM channels_in_rawinbound WHERE state <> 'done' AND reason = ''")[0][0]


def files(machine: Machine) -> int:
    """How many attachments there are; each is in the storage as it was sent."""
    rows = machine.ask("SELECT storage_name, sha256 FROM tickets_attachment")
    for name, digest in rows:
        stored = (machine.data_dir / "files" / str(name)).read_bytes()
        assert hashlib.sha256(stored).hexdigest() == digest
    return len(rows)
