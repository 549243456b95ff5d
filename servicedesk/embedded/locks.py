"""Who may start and stop the server, and who is still using it: file locks, which a killed process cannot leave."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_held: dict[Path, int] = {}  # the folder in use -> the open file whose shared lock says so


def _open(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


@contextmanager
def one_at_a_time(data_dir: Path) -> Iterator[None]:
    """Wait until no other process is starting or stopping data_dir's server."""
    descriptor = _open(data_dir / "postgres.lock")
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def hold(data_dir: Path) -> None:
    """Note that this process uses the server, until release() or the end of the process."""
    if data_dir not in _held:
        _held[data_dir] = _open(data_dir / "postgres.users")
        fcntl.flock(_held[data_dir], fcntl.LOCK_SH)


def release(data_dir: Path) -> bool:
    """Note that this process is done with the server; True when no other process uses it either."""
    if data_dir in _held:
        os.close(_held.pop(data_dir))
    descriptor = _open(data_dir / "postgres.users")
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    else:
        return True
    finally:
        os.close(descriptor)
