"""Making, starting and stopping the server."""

import os
import shlex
import shutil
import time
from pathlib import Path

from servicedesk.embedded import locks
from servicedesk.embedded.account import Account, account_for, programs
from servicedesk.embedded.errors import EmbeddedDatabaseError
from servicedesk.embedded.places import (
    DATABASE,
    OWNER,
    PORT,
    ROLE,
    Places,
    open_to_others,
    places,
)
from servicedesk.embedded.processes import clear_up, settled

START_TIMEOUT = 120  # seconds; replaying the log after a crash can take a while
STOP_TIMEOUT = 60
LOG_MAX_BYTES = 5_000_000

# For a small machine that also runs the web process. Nothing here gives up durability.
SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "effective_cache_size": "1GB",
    "random_page_cost": "1.1",
    "jit": "off",
    "max_parallel_workers_per_gather": "1",
    "checkpoint_timeout": "15min",
    "wal_compression": "on",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # The log must hold no personal data: no statements, and none of the values a constraint refused.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length_on_error": "0",
    "log_checkpoints": "off",
}
# What the application uses and may not make itself (pg_trgm it may).
EXTENSIONS = ("vector",)
# For tests alone, of which several processes run at once: what is lost with the power may be lost.
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "150"}


def ensure_running(data_dir: Path, *, durable: bool = True) -> bool:
    """Start data_dir's server unless it runs, making it on first use; True when this call started it.

    From then on this process counts as a user of the server: stop() of another process leaves it running.
    Raises EmbeddedDatabaseError.
    """
    data_dir = data_dir.resolve()
    data_dir.mkdir(parents=True, exist_ok=True)
    with locks.one_at_a_time(data_dir):
        where = places(data_dir)
        locks.hold(data_dir)
        if settled(where):
            return False
        try:
            _start(where, durable)
        except BaseException:
            locks.release(data_dir)
            raise
    return True


def stop(data_dir: Path) -> bool:
    """Stop data_dir's server unless another process still uses it; True when this call stopped it.

    Raises EmbeddedDatabaseError when it will not stop.
    """
    data_dir = data_dir.resolve()
    if not data_dir.exists():
        return False
    with locks.one_at_a_time(data_dir):
        where = places(data_dir)
        if not locks.release(data_dir) or not settled(where):
            return False
        account = account_for(where.home)
        command = [
            str(programs() / "pg_ctl"),
            "stop",
            "-D",
            str(where.data),
            "-w",
            "-t",
            str(STOP_TIMEOUT),
            "-m",
        ]
        if account.run([*command, "fast"], STOP_TIMEOUT + 10).returncode:
            done = account.run([*command, "immediate"], STOP_TIMEOUT + 10)
            if done.returncode:
                raise EmbeddedDatabaseError(f"The embedded PostgreSQL does not stop: {done.stdout.strip()}")
    return True


def _start(where: Places, durable: bool) -> None:
    account = account_for(where.home)
    _make_home(where, account)
    clear_up(where)
    if not where.data.exists():
        _initialise(where, account)
    account.make_folder(where.socket_dir)
    if where.log.exists() and where.log.stat().st_size > LOG_MAX_BYTES:
        where.log.replace(where.log.with_suffix(".log.1"))
    settings = SETTINGS | ({} if durable else CARELESS)
    settings |= {
        "unix_socket_directories": str(where.socket_dir),
        "cluster_name": where.cluster_name,
    }
    options = " ".join(f"-c {shlex.quote(f'{name}={value}')}" for name, value in settings.items())
    command = [
        str(programs() / "pg_ctl"),
        "start",
        "-D",
        str(where.data),
        "-l",
        str(where.log),
        "-o",
        options,
    ]
    done = account.run([*command, "-w", "-t", str(START_TIMEOUT)], START_TIMEOUT + 10)
    if done.returncode:
        raise EmbeddedDatabaseError(f"The embedded PostgreSQL does not start. {_last_lines(where, done.stdout)}")
    _create_database(where)


def _make_home(where: Places, account: Account) -> None:
    if where.home != where.link:
        _make_home_outside(where)
    if account.uid is not None and not open_to_others(where.home.parent):
        raise EmbeddedDatabaseError(
            f"A folder above {where.home} is closed to the account that runs PostgreSQL: "
            "open it for others to pass through (chmod o+x), or name another DATA_DIR."
        )
    account.make_folder(where.home)


def _make_home_outside(where: Places) -> None:
    where.home.parent.mkdir(parents=True, exist_ok=True)
    where.home.parent.chmod(0o755)
    if where.link.is_symlink():
        return
    if where.home.exists():
        # DATA_DIR was emptied: what is left outside belonged to it, and is kept aside rather than brought back.
        where.home.rename(where.home.with_name(f"{where.home.name}.{time.time_ns()}.old"))
    where.link.symlink_to(where.home)


def _initialise(where: Places, account: Account) -> None:
    """Make the database cluster beside its place and move it there, so that a half-made one is never used."""
    making = where.data.with_name("data.new")
    shutil.rmtree(making, ignore_errors=True)
    command = [
        str(programs() / "initdb"),
        "-D",
        str(making),
        "-U",
        OWNER,
        "--encoding=UTF8",
        "--locale=C.UTF-8",
    ]
    command += [
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--auth-local=trust",
        "--auth-host=reject",
    ]
    done = account.run(command, START_TIMEOUT)
    if done.returncode:
        raise EmbeddedDatabaseError(f"The embedded PostgreSQL cannot be made: {done.stdout.strip()}")
    os.rename(making, where.data)


def _create_database(where: Places) -> None:
    """Make the role, the database and its extensions when missing. The role owns its database and is no superuser."""
    import psycopg  # noqa: PLC0415 -- slow to load, and needed only when a server is started

    with psycopg.connect(
        host=str(where.socket_dir),
        port=PORT,
        user=OWNER,
        dbname="postgres",
        autocommit=True,
        connect_timeout=10,
    ) as connection:
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone():
            connection.execute(f"CREATE ROLE {ROLE} LOGIN CREATEDB")
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            connection.execute(f"CREATE DATABASE {DATABASE} OWNER {ROLE}")
    # Making an extension is a superuser's. In template1 for databases made later: tests, a restored backup.
    for name in ("template1", DATABASE):
        with psycopg.connect(
            host=str(where.socket_dir), port=PORT, user=OWNER, dbname=name, autocommit=True, connect_timeout=10
        ) as connection:
            for extension in EXTENSIONS:
                connection.execute(f"CREATE EXTENSION IF NOT EXISTS {extension}")


def _last_lines(where: Places, output: str) -> str:
    try:
        lines = where.log.read_text(errors="replace").splitlines()[-5:]
    except OSError:
        lines = output.splitlines()[-5:]
    return "Its log ends:\n" + "\n".join(lines)
