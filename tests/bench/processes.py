"""The product's own processes, started and ended by the bench."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
START_TIMEOUT, STOP_TIMEOUT = 120.0, 60.0  # seconds
POLL = 0.02


@dataclass(frozen=True, slots=True)
class Started:
    seconds: float  # until its first page came
    pid: int


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(module: str, environment: Mapping[str, str], port: int) -> Iterator[Started]:
    """Run python -m module until the block ends; gives how it started.

    Raises RuntimeError when it ends before that or never answers.
    """
    started = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", module],
        cwd=ROOT,
        env={**environment, "PORT": str(port)},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait_for_page(process, port, started)
        yield Started(time.monotonic() - started, process.pid)
    finally:
        end(process)


def _wait_for_page(process: "subprocess.Popen[bytes]", port: int, started: float) -> None:
    while time.monotonic() - started < START_TIMEOUT:
        if process.poll() is not None:
            raise RuntimeError(f"ended with status {process.returncode} before the first page")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(POLL)
    raise RuntimeError("no page within the time")


def end(process: "subprocess.Popen[bytes]") -> None:
    """Ask it to end in order; a process that does not is killed."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
    try:
        process.wait(STOP_TIMEOUT)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
