"""A real Redis on loopback, where one is installed (Debian's redis-server, or the program that REDIS_SERVER names)."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

PROGRAM = os.environ.get("REDIS_SERVER") or shutil.which("redis-server")
START_TIMEOUT = 10  # seconds


@contextmanager
def redis_server() -> Iterator[str]:
    """Give its address. It keeps nothing, and is gone afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", "/tmp"]  # noqa: S108
    process = subprocess.Popen([str(PROGRAM), *options], stdout=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        process.terminate()
        process.wait(START_TIMEOUT)


def _wait_for(port: int) -> None:
    """Raises TimeoutError."""
    deadline = time.monotonic() + START_TIMEOUT
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise TimeoutError("Redis does not answer.")
