"""Mail coming in: from a mail server's hand to committed tickets, by LMTP and by IMAP, with real processes."""

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from servicedesk import embedded
from tests.bench.databases import ROOT, connected, copied, environment, prepared
from tests.bench.figures import Figure
from tests.bench.mails import mail
from tests.bench.processes import end, free_port, running
from tests.fakes import dovecot

MAILS = 3000
WARM_UP = 800  # also uses up the hour's acknowledgements, so that what is measured can go on all day
CONNECTIONS = 10  # of a busy mail server
IMAP_USER = "bench"
GOALS = {"one process": 120, "two workers": 200}
TIMEOUT = 300.0  # seconds
POLL = 0.05
MEMORY_GOAL = 250  # MB


def figures(data_dir: Path, sizes: Sequence[int], details: dict[str, Any]) -> list[Figure]:
    """Mails a second into tickets, at the smallest and the largest size."""
    embedded.ensure_running(data_dir)
    found: dict[str, float] = {}
    memory = 0.0
    try:
        for size in sorted({min(sizes), max(sizes)}):
            for name, measure in (("one process", one_process), ("two workers", two_workers)):
                with copied(data_dir, prepared(data_dir, size)) as database:
                    rate, peak = measure(data_dir, database)
                found[f"mail by LMTP, {name}, {size}"] = rate
                memory = max(memory, peak)
            with copied(data_dir, prepared(data_dir, size)) as database:
                found[f"mail by IMAP, one process, {size}"] = by_imap(data_dir, database)
    finally:
        embedded.stop(data_dir)
    details["mail_in"] = found
    return [*_rates(found), *_growth(found, sizes), Figure("mail: most memory of a process", memory, "MB", MEMORY_GOAL)]


def _rates(found: Mapping[str, float]) -> list[Figure]:
    return [Figure(name, rate, "a second", GOALS[name.split(", ")[1]], at_least=True) for name, rate in found.items()]


def _growth(found: Mapping[str, float], sizes: Sequence[int]) -> list[Figure]:
    small, large = min(sizes), max(sizes)
    if small == large:
        return []
    ways = [name.removesuffix(f", {small}") for name in found if name.endswith(f", {small}")]

    def ratio(way: str) -> float:
        return found[f"{way}, {large}"] / found[f"{way}, {small}"]

    return [Figure(f"{way}: {large} against {small}", ratio(way), "times", 0.9, True) for way in ways]


def one_process(data_dir: Path, database: str) -> tuple[float, float]:
    """Everything in the process of make run. Returns mails a second and its most memory in MB."""
    port, lmtp = free_port(), free_port()
    settings = _settings(data_dir, database, LMTP_PORT=str(lmtp))
    _setup(settings)
    with running("servicedesk.onemachine", settings, port) as started:
        _feed_and_wait(settings, lmtp, "warm", WARM_UP)
        rate = _feed_and_wait(settings, lmtp, "measured", MAILS)
        return rate, _peak(started.pid)


def two_workers(data_dir: Path, database: str) -> tuple[float, float]:
    """One process takes mail, two make tickets of it."""
    lmtp = free_port()
    settings = _settings(data_dir, database)
    _setup(settings)
    commands = [["manage.py", "serve_lmtp", "--port", str(lmtp)], *[["-m", "servicedesk.worker"]] * 2]
    with ExitStack() as stack:
        processes = [stack.enter_context(_process(command, settings)) for command in commands]
        _wait_for_port(lmtp)
        _feed_and_wait(settings, lmtp, "warm", WARM_UP)
        rate = _feed_and_wait(settings, lmtp, "measured", MAILS)
        return rate, max(_peak(process.pid) for process in processes)


def by_imap(data_dir: Path, database: str) -> float:
    """A mailbox with MAILS in it, fetched by the process of make run from when it is first told of it."""
    settings = _settings(data_dir, database, LMTP_PORT="0")
    with dovecot.running() as server:
        server.deliver(IMAP_USER, *(mail(number, run="imap") for number in range(MAILS)))
        with running("servicedesk.onemachine", settings, free_port()):
            _setup(settings, str(server.port), IMAP_USER, dovecot.PASSWORD)
            begun = _wait_until(settings, "SELECT min(received_at) FROM channels_in_rawinbound", lambda row: row[0])
            _wait_until(settings, _OPEN, lambda row: row == (0, MAILS))
            ended = _wait_until(settings, "SELECT clock_timestamp()", lambda row: row[0])
            return MAILS / float((ended[0] - begun[0]).total_seconds())


_OPEN = """SELECT (SELECT count(*) FROM channels_in_rawinbound WHERE state = 'waiting'),
                  (SELECT count(*) FROM channels_in_rawinbound)"""


def _settings(data_dir: Path, database: str, **more: str) -> dict[str, str]:
    key = "bench-only-" + "k" * 40
    return environment(data_dir, database, SECRET_KEY=key, ALLOWED_HOSTS="127.0.0.1", DEMO="0", **more)


def _setup(settings: Mapping[str, str], *imap: str) -> None:
    subprocess.run([sys.executable, "-m", "tests.bench.mail_setup", *imap], check=True, env=settings, cwd=ROOT)


@contextmanager
def _process(command: list[str], settings: Mapping[str, str]) -> "Iterator[subprocess.Popen[bytes]]":
    process = subprocess.Popen([sys.executable, *command], env=settings, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        yield process
    finally:
        end(process)


def _wait_for_port(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(POLL)
    raise RuntimeError("nobody listens for LMTP")


def _feed_and_wait(settings: Mapping[str, str], port: int, run: str, count: int) -> float:
    """Hand over the mails and wait until all are tickets; returns mails a second from the first byte on."""
    before = _wait_until(settings, _OPEN, lambda row: row[0] == 0)[1]
    command = [sys.executable, "-m", "tests.bench.mail_feed", str(port), "0", str(count), run, str(CONNECTIONS)]
    feeder = subprocess.Popen(command, env=dict(settings), cwd=ROOT, stdout=subprocess.PIPE)
    ended: list[float] = []

    def watch() -> None:
        _wait_until(settings, _OPEN, lambda row: row == (0, before + count))
        ended.append(time.monotonic())

    watcher = threading.Thread(target=watch)
    watcher.start()
    output, _errors = feeder.communicate(timeout=TIMEOUT)
    handed_over = time.monotonic()
    if feeder.returncode != 0:
        raise RuntimeError("mails were refused")
    watcher.join(TIMEOUT)
    return count / (ended[0] - handed_over + float(output))


def _wait_until(settings: Mapping[str, str], query: str, is_so: Any) -> Any:
    until = time.monotonic() + TIMEOUT
    name = settings["DATABASE_URL"].rsplit("/", 1)[1]
    with connected(Path(settings["DATA_DIR"]), name) as connection:
        while time.monotonic() < until:
            row = connection.execute(query.encode()).fetchone()
            if row is not None and is_so(row):
                return row
            time.sleep(POLL)
    raise RuntimeError("the mails did not become tickets in time")


def _peak(pid: int) -> float:
    """The most resident memory so far, in MB."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("no memory figure")
