"""The journeys play against make run itself: its own folder, port and database, and a real SMTP server for its mail."""

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import psycopg
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from knowledgebase.semantic.language_model import model_name
from servicedesk.embedded.places import DATABASE, PORT, ROLE, Places, places
from tests.folders import server_folder
from tests.journeys.browser import Watched

ROOT = Path(__file__).resolve().parents[2]
START_TIMEOUT = 300  # seconds; the demo municipality is loaded in it, beside other tests
STOP_TIMEOUT = 60


class Postbox:
    """A real SMTP server on loopback; what it has received can be waited for."""

    def __init__(self) -> None:
        self.received: list[tuple[list[str], EmailMessage]] = []
        self.controller = Controller(self, hostname="127.0.0.1", port=free_port())

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 -- aiosmtpd's
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        self.received.append((envelope.rcpt_tos, message_from_bytes(content, policy=policy.default)))
        return "250 OK"

    def wait_for(self, recipient: str, subject_part: str = "", timeout: float = 30.0) -> EmailMessage:
        """Return the first mail to this address whose subject holds this text. Raises TimeoutError."""
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            for recipients, message in list(self.received):
                if recipient in recipients and subject_part in str(message["Subject"]):
                    return message
            time.sleep(0.05)
        raise TimeoutError(f"no mail to {recipient}; received: {[to for to, _ in self.received]}")


@dataclass
class House:
    """A running make run: where it is, and where its mail arrives."""

    url: str
    data_dir: Path
    postbox: Postbox
    process: subprocess.Popen[bytes]
    log: Path


@pytest.fixture(scope="session")
def postbox() -> Iterator[Postbox]:
    box = Postbox()
    box.controller.start()
    yield box
    box.controller.stop()


@pytest.fixture(scope="session")
def house(postbox: Postbox) -> Iterator[House]:
    """Run make run in an empty folder until it is ready; end it with Ctrl-C and expect it to leave nothing running."""
    with server_folder() as folder:
        yield from run_house(folder, postbox)


@pytest.fixture(autouse=True)
def nothing_goes_wrong() -> Iterator[None]:
    """No page of the test may have an error on its console, a report of its policy, or a 5xx."""
    Watched.windows.clear()
    yield
    assert [fault for window in Watched.windows for fault in window.faults] == []


def run_house(folder: Path, postbox: Postbox) -> Iterator[House]:
    """Give the running house, and end it afterwards."""
    log, url = folder / "make_run.log", f"http://127.0.0.1:{free_port()}"
    running = House(url, folder / "var", postbox, start(url, folder / "var", postbox, log), log)
    try:
        wait_until_ready(running)
        call_demo_embedded(running)
        yield running
    finally:
        interrupt(running.process)
    assert running.process.returncode in (0, -signal.SIGINT), log.read_text()[-4000:]
    assert not [line for line in log.read_text().splitlines() if line.startswith("Traceback")]
    assert not Places(running.data_dir, (running.data_dir / "postgres").resolve()).pid_file.exists()


def call_demo_embedded(house: House) -> None:
    """Have the passages of the demo's articles count as made: half a minute of a processor that no journey needs.

    What a journey publishes gets its own, and questions go through the language model as in life.
    """
    socket = str(places(house.data_dir).socket_dir)
    with psycopg.connect(host=socket, port=PORT, user=ROLE, dbname=DATABASE, connect_timeout=10) as connection:
        connection.execute("UPDATE knowledgebase_indexedtext SET embedded_with = %s", [model_name()])


def ask(house: House, question: str) -> list[tuple[object, ...]]:
    """Ask the house's database, or change it there (with RETURNING)."""
    socket = str(places(house.data_dir).socket_dir)
    with psycopg.connect(host=socket, port=PORT, user=ROLE, dbname=DATABASE, connect_timeout=10) as connection:
        return connection.execute(question.encode()).fetchall()


def start(url: str, data_dir: Path, postbox: Postbox, log: Path) -> "subprocess.Popen[bytes]":
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "DJANGO_"))}
    environment |= {
        "DATA_DIR": str(data_dir),
        "PORT": url.rpartition(":")[2],
        "EMAIL_URL": f"smtp://127.0.0.1:{postbox.controller.port}",
        "SEND_UNDO_SECONDS": "8",  # as in life: long enough to change one's mind, also on the next page
    }
    with log.open("ab") as output:
        return subprocess.Popen(
            ["make", "--no-print-directory", "run"],
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def start_again(house: House) -> None:
    """After interrupt: with what it had, at the same address."""
    house.process = start(house.url, house.data_dir, house.postbox, house.log)
    wait_until_ready(house)


def wait_until_ready(house: House) -> None:
    """Wait for /readyz, which needs the database, the tables and the worker. Raises TimeoutError with the log's end."""
    deadline = time.monotonic() + START_TIMEOUT
    while time.monotonic() < deadline and house.process.poll() is None:
        try:
            with urllib.request.urlopen(f"{house.url}/readyz", timeout=5):  # noqa: S310 -- our own server
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise TimeoutError(f"make run is not ready:\n{house.log.read_text()[-4000:]}")


def interrupt(process: subprocess.Popen[bytes]) -> None:
    """Press Ctrl-C: the whole foreground group gets the signal."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGINT)
        try:
            process.wait(STOP_TIMEOUT)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
