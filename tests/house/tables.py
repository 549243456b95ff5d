"""python -m tests.house.tables: is tables.sql what the migrations make? With --write it is made anew."""

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from servicedesk import embedded
from servicedesk.embedded.account import programs
from servicedesk.embedded.places import DATABASE, OWNER, PORT, ROLE, places
from servicedesk.onemachine.tables import FILE

ROOT = Path(__file__).resolve().parents[2]
SCRATCH = f"tables_{os.getpid()}"
# When a row was written is of no interest, and would change the file each time.
_MOMENT = re.compile(r"(?<=[( ])'\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+\+00'(?=[,)])")
# For the transaction alone: the connection goes on to be used by others.
_SETTING = re.compile(r"^SET (?=\w+ = )")
_PATH = "SELECT pg_catalog.set_config('search_path', '', "
# Comments, and what only psql understands.
_SKIPPED = ("--", "\\restrict", "\\unrestrict")


def from_migrations(data_dir: Path) -> str:
    """Apply every migration to an empty database and return what it then is, as SQL."""
    with _scratch(data_dir):
        address = embedded.database_url(data_dir).removesuffix(DATABASE) + SCRATCH
        environment = os.environ | {"DATABASE_URL": address, "SECRET_KEY": "only-to-make-tables-" + "k" * 40}
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=environment, check=True)
        where = ["--host", str(places(data_dir).socket_dir), "--port", str(PORT), "--username", ROLE, SCRATCH]
        how = ["--no-owner", "--no-privileges", "--no-comments", "--inserts"]
        dump = subprocess.check_output([str(programs() / "pg_dump"), *how, *where], text=True)
    return "".join(_kept(dump.splitlines()))


def _kept(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if line.strip() and not line.startswith(_SKIPPED):
            local = _SETTING.sub("SET LOCAL ", line).replace(f"{_PATH}false", f"{_PATH}true")
            yield (_MOMENT.sub("now()", local) if line.startswith("INSERT INTO") else local) + "\n"


@contextmanager
def _scratch(data_dir: Path) -> Iterator[None]:
    socket = str(places(data_dir).socket_dir)
    with psycopg.connect(host=socket, port=PORT, user=OWNER, dbname="postgres", autocommit=True) as owner:
        name = sql.Identifier(SCRATCH)
        owner.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(name, sql.Identifier(ROLE)))
        try:
            yield
        finally:
            owner.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))


def main() -> int:
    data_dir = Path(os.environ.get("DATA_DIR") or ROOT / "var" / "test")
    embedded.ensure_running(data_dir, durable=False)
    try:
        made = from_migrations(data_dir)
    finally:
        embedded.stop(data_dir)
    if "--write" in sys.argv[1:]:
        FILE.write_text(made)
        return 0
    if FILE.exists() and FILE.read_text() == made:
        return 0
    print(f"{FILE.relative_to(ROOT)} is not what the migrations make: make tables")
    return 1


if __name__ == "__main__":
    sys.exit(main())
