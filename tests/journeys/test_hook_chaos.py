"""Providers call while the database is ended under the web process, again and again: what was answered 2xx is there."""

import http.client
import os
import queue
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import psycopg
import pytest

from servicedesk import embedded
from servicedesk.embedded.places import DATABASE, PORT, ROLE, places
from tests.bench.processes import free_port, running
from tests.fakes.sms_vendors import twilio_signature, twilio_sms
from tests.folders import server_folder
from tests.journeys.chaos import until
from tests.nest import Nest

pytestmark = pytest.mark.browser  # slow: runs in the same step as the journeys
CALLS, RESTARTS, LINES = 400, 3, 8
WITHIN = 180.0  # seconds; on an idle machine with two cores it takes a sixth
HOME = "http://127.0.0.1:8000"  # what the provider signs; the port it calls is another


@dataclass
class Provider:
    """Calls by several lines; what is not answered 2xx is told again, as providers do."""

    port: int
    path: str
    deadline: float
    waiting: "queue.SimpleQueue[str]" = field(default_factory=queue.SimpleQueue)
    statuses: list[int] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)  # each time one was answered 2xx
    may_call: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    @property
    def refused(self) -> int:
        return sum(status >= 500 for status in self.statuses)

    def has_taken(self, wanted: int) -> bool:
        return until(lambda: len(self.taken) >= wanted, self.deadline)

    def has_been_refused(self, wanted: int) -> bool:
        return until(lambda: self.refused >= wanted, self.deadline)

    def work(self) -> None:
        while self.may_call.acquire() and (name := self.waiting.get()):
            while time.monotonic() < self.deadline:
                status = self._call(name)
                self.statuses.append(status)
                if 200 <= status < 300:
                    self.taken.append(name)
                    break

    def _call(self, name: str) -> int:
        body = twilio_sms(name, f"Hej {name}", sender=f"+46701741{int(name[2:]) % 1000:03}")
        headers = {
            "Host": HOME.removeprefix("http://"),
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Twilio-Signature": twilio_signature(HOME + self.path, body),
        }
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            line.request("POST", self.path, body, headers)
            return line.getresponse().status
        finally:
            line.close()


@contextmanager
def database(data_dir: Path) -> Iterator[dict[str, str]]:
    """A PostgreSQL of its own; gives the environment of processes that use it."""
    data_dir.mkdir(parents=True)
    embedded.ensure_running(data_dir)
    try:
        yield {name: value for name, value in os.environ.items() if not name.startswith("DJANGO_")} | {
            "DATA_DIR": str(data_dir),
            "DATABASE_URL": embedded.database_url(data_dir),
            "ONE_MACHINE": "true",
            "DEMO": "false",
            "BASE_URL": HOME,
        }
    finally:
        embedded.stop(data_dir)


def end_at_once(data_dir: Path) -> None:
    """pg_ctl stop -m immediate: what was not committed is gone, and recovered from the log at the next start."""
    server = psutil.Process(int(places(data_dir).pid_file.read_text().split("\n", 1)[0]))
    server.send_signal(signal.SIGQUIT)
    psutil.wait_procs([server], timeout=20)


def rows(data_dir: Path, query: str) -> list[tuple[object, ...]]:
    socket = str(places(data_dir).socket_dir)
    with psycopg.connect(host=socket, port=PORT, user=ROLE, dbname=DATABASE, connect_timeout=5) as connection:
        return connection.execute(query.encode()).fetchall()


def test_no_call_is_lost_or_doubled_when_the_database_restarts() -> None:
    with server_folder() as folder, database(folder / "var") as environment:
        told = folder / "path"
        modules = ("tests.journeys.hook_process", "tests.journeys.chaos_process", "servicedesk.worker")
        nest = Nest(*modules, environment=environment)
        assert nest.start("tests.journeys.hook_process:prepare", str(told)).wait() == 0
        path = told.read_text()
        # Rows whose taking was committed while the answer was lost are taken again after seconds, not a minute.
        worker = nest.start("tests.journeys.chaos_process:worker")
        port = free_port()
        try:
            with running("servicedesk.web", environment, port):
                provider = Provider(port, path, time.monotonic() + WITHIN)
                names = [f"SM{number:05}" for number in range(CALLS)]
                call_while_it_restarts(provider, names, folder / "var")
                everything = "SELECT state = 'waiting' FROM channels_in_rawinbound WHERE state = 'waiting'"
                assert until(lambda: rows(folder / "var", everything) == [], provider.deadline)
        finally:
            worker.kill()
            nest.close()

        kept = rows(folder / "var", "SELECT external_id FROM channels_in_rawinbound")
        said = rows(folder / "var", "SELECT body FROM tickets_message WHERE direction = 'in'")

    assert sorted(provider.taken) == names
    assert Counter(str(name) for (name,) in kept) == Counter(f"sms:{name}" for name in names)
    assert Counter(str(text) for (text,) in said) == Counter(f"Hej {name}" for name in names)
    # Nobody was told that it is wrong: only that it is there, or to come back.
    assert {status for status in provider.statuses if not 200 <= status < 300} <= {500, 503}
    assert len(provider.statuses) > CALLS


def call_while_it_restarts(provider: Provider, names: list[str], data_dir: Path) -> None:
    """Let an equal part of the calls begin before each end of the database, and the next come while it is away."""
    for name in names:
        provider.waiting.put(name)
    lines = [threading.Thread(target=provider.work, daemon=True) for _line in range(LINES)]
    for line in lines:
        line.start()
    part = CALLS // (RESTARTS + 1)
    for restart in range(RESTARTS + 1):
        provider.may_call.release(part if restart < RESTARTS else CALLS - part * RESTARTS)
        assert provider.has_taken(restart * part + part // 2)
        if restart == RESTARTS:
            break
        refused = provider.refused
        end_at_once(data_dir)
        assert provider.has_been_refused(refused + 1)
        embedded.ensure_running(data_dir)
    assert provider.has_taken(CALLS)
    for _line in lines:
        provider.waiting.put("")
    provider.may_call.release(LINES)
    for line in lines:
        line.join(10)
