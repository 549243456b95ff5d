"""What the chaos test needs: processes that are killed and started again, and mail servers that do not give up."""

import os
import queue
import smtplib
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import psycopg

from servicedesk import embedded
from servicedesk.embedded.places import DATABASE, PORT, ROLE, places
from tests.fakes.dovecot import free_port
from tests.nest import Fledgling, Nest

ROOT = Path(__file__).resolve().parents[2]
PROCESS = "tests.journeys.chaos_process"
PARTS = ("worker", "lmtp", "postgres")
Row = tuple[object, ...]


@dataclass
class Machine:
    """A worker (jobs and fetchers), an LMTP server and PostgreSQL, each a process of its own."""

    data_dir: Path
    imap_port: int
    nest: Nest = field(init=False)
    lmtp_port: int = field(default_factory=free_port)
    running: dict[str, Fledgling] = field(default_factory=dict)

    def start(self) -> None:
        embedded.ensure_running(self.data_dir)
        keep = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO_")}
        environment = keep | {
            "DATA_DIR": str(self.data_dir),
            "DATABASE_URL": embedded.database_url(self.data_dir),
            "ONE_MACHINE": "true",
            "DEMO": "false",
        }
        self.nest = Nest(PROCESS, "servicedesk.worker", environment=environment, log=self.data_dir / "chaos.log")
        if self.nest.start(f"{PROCESS}:prepare", self.imap_port).wait(300):
            raise RuntimeError(self.log()[-3000:])
        for part in ("worker", "lmtp"):
            self._start(part)

    def kill(self, part: str) -> None:
        """End a part at once, as a power cut would, and start it again, as systemd would."""
        if part == "postgres":
            pid = int(places(self.data_dir).pid_file.read_text().split("\n", 1)[0])
            server = psutil.Process(pid)
            server.kill()
            psutil.wait_procs([server], timeout=10)
            embedded.ensure_running(self.data_dir)
            return
        self.running[part].kill()
        self._start(part)

    def _start(self, part: str) -> None:
        arguments = [self.lmtp_port] if part == "lmtp" else []
        self.running[part] = self.nest.start(f"{PROCESS}:{part}", *arguments)

    def stop(self) -> None:
        for process in self.running.values():
            process.kill()
        self.nest.close()
        embedded.stop(self.data_dir)

    def ask(self, query: str) -> list[Row]:
        """Return the rows of a query. Raises psycopg.OperationalError while the database is away."""
        socket = str(places(self.data_dir).socket_dir)
        with psycopg.connect(host=socket, port=PORT, user=ROLE, dbname=DATABASE, connect_timeout=5) as connection:
            return connection.execute(query.encode()).fetchall()

    def log(self) -> str:
        return (self.data_dir / "chaos.log").read_text(errors="replace")


@contextmanager
def running(data_dir: Path, imap_port: int) -> Iterator[Machine]:
    data_dir.mkdir(parents=True)
    machine = Machine(data_dir, imap_port)
    try:
        machine.start()
        yield machine
    finally:
        machine.stop()


class SendingServer:
    """A mail server in front of ours: several connections; what is not answered with 250 is sent again, until it is.

    may_send says how many mails of all may have been begun: a sender that is not asked to wait would be done at once.
    """

    CONNECTIONS = 4
    AGAIN_AFTER = 0.1  # seconds; real ones wait minutes

    def __init__(self, port: int, mails: Sequence[bytes], recipient: str, deadline: float) -> None:
        self.port, self.recipient, self.deadline = port, recipient, deadline
        self.waiting: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        for raw in mails:
            self.waiting.put(raw)
        self.total = len(mails)
        self.may_send = threading.Semaphore(0)
        self.answers: list[str] = []  # the last one to each mail: "250", or why it was refused for good
        self._stopped = threading.Event()
        self._threads = [threading.Thread(target=self._work, daemon=True) for _one in range(self.CONNECTIONS)]

    def __enter__(self) -> "SendingServer":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        self.may_send.release(self.CONNECTIONS)
        for thread in self._threads:
            thread.join(10)

    def _work(self) -> None:
        connection = Connection(self.port)
        while self.may_send.acquire() and not self._stopped.is_set():
            raw = self.waiting.get()
            while not (answer := connection.send(raw, self.recipient)) and time.monotonic() < self.deadline:
                if self._stopped.wait(self.AGAIN_AFTER):
                    break
            self.answers.append(answer)
        connection.close()


class Connection:
    """One connection to an LMTP server, made anew when it was lost."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.client: smtplib.LMTP | None = None

    def send(self, raw: bytes, recipient: str) -> str:
        """Return "250", what was said for good (5xx), or "" when the same may do well later."""
        try:
            self.client = self.client or smtplib.LMTP("127.0.0.1", self.port, timeout=10)
            self.client.sendmail("ann@mejl.example", [recipient], raw)
        except (smtplib.SMTPException, OSError) as error:
            self.close()
            return _refusal(error)
        return "250"

    def close(self) -> None:
        if self.client is not None:
            with suppress(smtplib.SMTPException, OSError):
                self.client.close()
        self.client = None


def _refusal(error: Exception) -> str:
    """What was said for good (5xx): a real server would send the mail back to its author now."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        answers = [f"{code} {text!r}" for code, text in error.recipients.values()]
    elif isinstance(error, smtplib.SMTPResponseException):
        answers = [f"{error.smtp_code} {error.smtp_error!r}"]
    else:
        answers = []
    return next((answer for answer in answers if answer.startswith("5")), "")


def until(done: Callable[[], bool], deadline: float) -> bool:
    """Ask again and again until something is so; returns whether it is. Raises nothing while the database is away."""
    pause = threading.Event()
    while time.monotonic() < deadline:
        with suppress(psycopg.OperationalError):
            if done():
                return True
        pause.wait(0.05)
    return False
