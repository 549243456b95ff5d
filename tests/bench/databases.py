"""One database for each size, in the bench's own server; made once and kept until migrations or the volume change."""

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from servicedesk import embedded
from servicedesk.embedded.places import PORT, ROLE, places

ROOT = Path(__file__).resolve().parents[2]
TRIES = 60
NOW = "2026-11-24T08:31"
_SOURCES = (
    *("servicedesk/demo", "servicedesk/people/migrations", "tickets/migrations", "channels_in/migrations"),
    *("knowledgebase/migrations", "chat/migrations"),
)
_LEFT_OUT = ("DATABASE_URL", "REDIS_URL", "EMAIL_URL", "DEBUG", "PORT", "BASE_URL", "SECRET_KEY", "ALLOWED_HOSTS")


def environment(data_dir: Path, name: str = "", **more: str) -> dict[str, str]:
    """The environment of a process of the product on one of the databases; without a name, on its own."""
    kept = {key: value for key, value in os.environ.items() if key not in _LEFT_OUT}
    kept |= {
        "DATA_DIR": str(data_dir),
        "ONE_MACHINE": "1",
        "DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "servicedesk.settings",
    }
    if name:
        kept["DATABASE_URL"] = embedded.database_url(data_dir).rsplit("/", 1)[0] + f"/{name}"
    return kept | more


def manage(data_dir: Path, name: str, *arguments: str) -> None:
    """Run manage.py on a database. Raises CalledProcessError."""
    command = [sys.executable, str(ROOT / "manage.py"), *arguments]
    subprocess.run(command, check=True, env=environment(data_dir, name), cwd=ROOT)


def prepared(data_dir: Path, tickets: int) -> str:
    """Return the name of the database with that many tickets, loading it first when it is not there."""
    name = f"bench_{tickets}_{_fingerprint()}"
    with connected(data_dir) as connection:
        known = [row[0] for row in connection.execute("SELECT datname FROM pg_database").fetchall()]
        if name in known:
            return name
        for old in known:
            if old.startswith((f"bench_{tickets}_", f"new_bench_{tickets}_")):
                connection.execute(f'DROP DATABASE "{old}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "new_{name}"')
    manage(data_dir, f"new_{name}", "migrate", "-v0")
    manage(data_dir, f"new_{name}", "seed_load", "--tickets", str(tickets), "--now", NOW)
    # Only a whole one gets the name under which it is looked for.
    with connected(data_dir) as connection:
        connection.execute(f'ALTER DATABASE "new_{name}" RENAME TO "{name}"')
    return name


def emptied(data_dir: Path, name: str) -> str:
    """Make a database of that name anew, without tables; returns the name."""
    with connected(data_dir) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
    return name


@contextmanager
def copied(data_dir: Path, name: str) -> Iterator[str]:
    """Give the name of a copy that may be written to; it is gone after the block."""
    copy = f"copy_of_{name}"
    with connected(data_dir) as connection:
        _drop(connection, copy)
        connection.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{name}"')
    try:
        yield copy
    finally:
        with connected(data_dir) as connection:
            _drop(connection, copy)


def _drop(connection: "psycopg.Connection[tuple[Any, ...]]", name: str) -> None:
    """A vacuum of the server's own may be in it for a moment: it is no process we may end."""
    for _try in range(TRIES):
        try:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())
        except psycopg.errors.InsufficientPrivilege:
            time.sleep(1)
        else:
            return
    raise RuntimeError(f"{name} is in use")


def connected(data_dir: Path, name: str = "postgres") -> "psycopg.Connection[tuple[Any, ...]]":
    return psycopg.connect(host=str(places(data_dir).socket_dir), port=PORT, user=ROLE, dbname=name, autocommit=True)


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for folder in _SOURCES:
        for path in sorted((ROOT / folder).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:10]
