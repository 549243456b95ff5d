"""Starting the whole system as make run does, how much memory it takes at rest, and the first visit to it."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.databases import environment
from tests.bench.figures import Figure
from tests.bench.first_visit import first_visit
from tests.bench.processes import free_port, running

AT_REST = 5.0  # seconds after the first page


def figures(wanted: set[str]) -> list[Figure]:
    """Start twice in a folder of its own: cold (no database, nothing collected), then warm."""
    found = []
    with _folder() as data_dir:
        port = free_port()
        settings = environment(data_dir)
        with running("servicedesk.onemachine", settings, port) as cold:
            found.append(Figure("cold start (packages installed)", cold.seconds, "s", 60))
        with running("servicedesk.onemachine", settings, port) as warm:
            found.append(Figure("warm start", warm.seconds, "s", 5))
            if "memory" in wanted:
                time.sleep(AT_REST)
                found.append(Figure("memory of the one process at rest", _resident(warm.pid), "MB", 200))
            if "first_visit" in wanted:
                size, requests = first_visit(f"http://127.0.0.1:{port}")
                found.append(Figure("first visit to the workspace", size / 1000, "kB", 150))
                found.append(Figure("first visit, requests", requests, "requests", 15))
    return found


@contextmanager
def _folder() -> Iterator[Path]:
    """An empty folder through which the database's own account may pass."""
    path = Path(tempfile.mkdtemp(prefix="servicedesk-bench-"))
    path.chmod(0o755)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def _resident(pid: int) -> float:
    """Resident memory in MB; PostgreSQL is in processes of its own."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("no memory figure")
