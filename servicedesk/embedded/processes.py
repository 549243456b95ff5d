"""Finding the server's processes, and clearing up after one that was killed.

Command lines are read, not working folders: root in a container may not look at another account's working folder.
"""

import time
from collections.abc import Callable
from contextlib import suppress

import psutil

from servicedesk.embedded.places import Places

POLL = 0.05  # seconds


def settled(where: Places, timeout: float = 60.0) -> bool:
    """Wait until the server is ready (True) or gone (False). Timeout in seconds; one that hangs counts as ready."""
    deadline = time.monotonic() + timeout
    while (server := postmaster(where)) is not None and time.monotonic() < deadline:
        if _pid_file(where)[-1:] == ["ready"]:
            return True
        if not server.is_running():
            return False
        time.sleep(POLL)
    return server is not None


def postmaster(where: Places) -> psutil.Process | None:
    """Return the running server of this folder, or None; a process that only got its old number is not it."""
    lines = _pid_file(where)
    if not lines or not lines[0].isdigit():
        return None
    try:
        process = psutil.Process(int(lines[0]))
        return process if _is_server(process, where) and process.status() != psutil.STATUS_ZOMBIE else None
    except psutil.Error:
        return None


def clear_up(where: Places) -> None:
    """Remove what a killed server left behind: its orphaned workers, its lock on the socket, a misleading pid file.

    PostgreSQL does most of this itself, but refuses to start when the old number now belongs to another process.
    """
    _end_orphans(where)
    for path in where.socket_files:
        path.unlink(missing_ok=True)
    lines = _pid_file(where)
    if lines and lines[0].isdigit() and psutil.pid_exists(int(lines[0])):
        where.pid_file.unlink()


def _end_orphans(where: Places) -> None:
    """End workers without a server, and a server whose folder was removed under it.

    Such a server would write its closing checkpoint into the new folder of the same name: it is given no time for it.
    """
    orphans = [process for process in psutil.process_iter() if _belongs(process, where)]
    for process in orphans:
        _quietly(process.kill)
    psutil.wait_procs(orphans, timeout=5)


def _belongs(process: psutil.Process, where: Places) -> bool:
    try:
        title = " ".join(process.cmdline())
        return title.startswith(f"postgres: {where.cluster_name}:") or _is_server(process, where)
    except psutil.Error:
        return False


def _is_server(process: psutil.Process, where: Places) -> bool:
    command = process.cmdline()
    return bool(command) and command[0].endswith("/postgres") and str(where.data) in command


def _quietly(signal: Callable[[], None]) -> None:
    with suppress(psutil.Error):
        signal()


def _pid_file(where: Places) -> list[str]:
    """Return the lines of postmaster.pid, stripped; empty when there is none."""
    try:
        return [line.strip() for line in where.pid_file.read_text().splitlines()]
    except (FileNotFoundError, NotADirectoryError):
        return []
