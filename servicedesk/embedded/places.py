"""Where the embedded PostgreSQL lives.

Everything is in one folder, DATA_DIR/postgres, closed to everybody but the account the server runs as. As root the
server runs as an account of its own (PostgreSQL refuses root), so DATA_DIR must be reachable for that account. Where
a folder above it is closed, such as /root, no folder is opened up: the database is kept under /var/lib instead and
DATA_DIR/postgres points there.
"""

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

DATABASE = "servicedesk"
ROLE = "servicedesk"
OWNER = "postgres"  # the server's own superuser; the application never signs in with it
PORT = 5432  # no TCP is used: it is only a part of the socket's name
SYSTEM_DIR = Path("/var/lib/servicedesk-db")
SOCKET_PATH_MAX = 99  # bytes; the kernel allows 107


@dataclass(frozen=True)
class Places:
    """The folders and files of one embedded server."""

    data_dir: Path
    home: Path

    @property
    def link(self) -> Path:
        return self.data_dir / "postgres"

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "postgres.log"

    @property
    def pid_file(self) -> Path:
        return self.data / "postmaster.pid"

    @property
    def digest(self) -> str:
        return hashlib.sha256(os.fsencode(self.data_dir)).hexdigest()[:16]

    @property
    def cluster_name(self) -> str:
        """Shown in the title of each of the server's processes, so that they can be told from other servers'."""
        return f"servicedesk-{self.digest}"

    @property
    def socket_dir(self) -> Path:
        inside = self.home / "run"
        longest = len(os.fsencode(inside / f".s.PGSQL.{PORT}.lock"))
        return inside if longest <= SOCKET_PATH_MAX else Path("/tmp") / self.cluster_name  # noqa: S108 -- made 0700, and refused when it is not ours

    @property
    def socket_files(self) -> tuple[Path, Path]:
        name = f".s.PGSQL.{PORT}"
        return self.socket_dir / name, self.socket_dir / f"{name}.lock"


def places(data_dir: Path) -> Places:
    """Return the places that belong to data_dir; reads folder modes, writes nothing."""
    data_dir = data_dir.resolve()
    inside = data_dir / "postgres"
    if inside.exists():
        return Places(data_dir, inside.resolve())
    if os.geteuid() == 0 and not open_to_others(data_dir):
        return Places(data_dir, SYSTEM_DIR / Places(data_dir, inside).digest)
    return Places(data_dir, inside)


def open_to_others(path: Path) -> bool:
    """Say whether any account may walk through every existing folder down to path."""
    return all(folder.stat().st_mode & stat.S_IXOTH for folder in (path, *path.parents) if folder.exists())


def database_url(data_dir: Path) -> str:
    """Return the address of data_dir's database in the form django-environ reads: the socket's folder in the path."""
    where = places(data_dir)
    return f"postgresql://{ROLE}@:{PORT}/{where.socket_dir}/{DATABASE}"
