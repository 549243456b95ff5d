"""The embedded PostgreSQL, really made, started, killed and stopped."""

import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from servicedesk import embedded
from servicedesk.embedded import command, locks
from servicedesk.embedded.account import Account
from servicedesk.embedded.places import places
from tests.folders import server_folder

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def made() -> Iterator[Path]:
    """A data folder in which the server has been made once; the tests start and stop it."""
    with server_folder() as folder:
        yield folder
        embedded.stop(folder)


@pytest.fixture
def fresh() -> Iterator[Path]:
    """A data folder in which nothing has been made."""
    with server_folder() as folder:
        yield folder


@pytest.fixture
def data_dir(made: Path) -> Iterator[Path]:
    yield made
    embedded.stop(made)


def ask(data_dir: Path, query: str) -> object:
    folder = places(data_dir).socket_dir
    with psycopg.connect(host=str(folder), user="servicedesk", dbname="servicedesk") as connection:
        row = connection.execute(query).fetchone()
    assert row is not None
    return row[0]


def server_pid(data_dir: Path) -> int:
    return int(places(data_dir).pid_file.read_text().splitlines()[0])


def is_running(data_dir: Path) -> bool:
    return places(data_dir).socket_files[0].exists()


def test_ensure_running_makes_the_database_and_nothing_else(data_dir: Path) -> None:
    assert embedded.ensure_running(data_dir) is True

    assert ask(data_dir, "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace") == 0
    assert ask(data_dir, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") is False
    assert ask(data_dir, "SHOW server_encoding") == "UTF8"
    assert ask(data_dir, "SHOW fsync") == "on"
    assert ask(data_dir, "SHOW listen_addresses") == ""


def test_ensure_running_leaves_a_running_server(data_dir: Path) -> None:
    embedded.ensure_running(data_dir)
    before = server_pid(data_dir)

    assert embedded.ensure_running(data_dir) is False
    assert server_pid(data_dir) == before


def test_server_is_closed_to_other_accounts(data_dir: Path) -> None:
    embedded.ensure_running(data_dir)

    where = places(data_dir)

    assert stat.S_IMODE(where.home.stat().st_mode) == 0o700
    assert stat.S_IMODE(where.socket_dir.stat().st_mode) == 0o700


def test_stop_ends_the_server(data_dir: Path) -> None:
    embedded.ensure_running(data_dir)

    assert embedded.stop(data_dir) is True
    assert not is_running(data_dir)
    assert embedded.stop(data_dir) is False


@pytest.mark.parametrize("number_taken", [False, True])
def test_ensure_running_recovers_after_kill(data_dir: Path, number_taken: bool) -> None:
    """The second time the number left in postmaster.pid belongs to another process: this one."""
    embedded.ensure_running(data_dir)
    ask(data_dir, "SELECT 1")
    killed = server_pid(data_dir)
    os.kill(killed, signal.SIGKILL)
    psutil.wait_procs([psutil.Process(killed)] if psutil.pid_exists(killed) else [], timeout=5)
    if number_taken:
        pid_file = places(data_dir).pid_file
        pid_file.write_text(pid_file.read_text().replace(str(killed), str(os.getpid()), 1))

    assert embedded.ensure_running(data_dir) is True
    assert ask(data_dir, "SELECT 1") == 1


def test_ensure_running_replaces_a_server_whose_folder_was_removed(fresh: Path) -> None:
    data_dir = fresh
    embedded.ensure_running(data_dir)
    killed = server_pid(data_dir)
    shutil.rmtree(places(data_dir).home, ignore_errors=True)

    assert embedded.ensure_running(data_dir) is True
    assert ask(data_dir, "SELECT 1") == 1
    assert not Path(f"/proc/{killed}").exists()
    embedded.stop(data_dir)


def other_process(data_dir: Path, code: str) -> subprocess.Popen[str]:
    """A second Python that runs code with data_dir, its input and output ours."""
    code = f"import sys, pathlib; from servicedesk import embedded; data_dir = pathlib.Path(sys.argv[1]); {code}"
    command = [sys.executable, "-c", code, str(data_dir)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def test_two_starters_make_one_server(fresh: Path) -> None:
    data_dir = fresh
    starters = [other_process(data_dir, "print(embedded.ensure_running(data_dir))") for _ in range(2)]

    answers = sorted(starter.communicate(timeout=60)[0].strip() for starter in starters)

    assert answers == ["False", "True"]
    embedded.stop(data_dir)


def test_stop_leaves_a_server_that_another_process_uses(data_dir: Path) -> None:
    other = other_process(data_dir, "embedded.ensure_running(data_dir); print('using', flush=True); input()")
    assert other.stdout is not None
    assert other.stdout.readline() == "using\n"
    embedded.ensure_running(data_dir)

    assert embedded.stop(data_dir) is False
    assert ask(data_dir, "SELECT 1") == 1

    other.kill()
    other.communicate()
    assert embedded.stop(data_dir) is True


def test_socket_path_stays_short_for_a_long_data_dir(tmp_path: Path) -> None:
    data_dir = tmp_path / ("å" * 60) / ("ö" * 60)

    socket, lock = places(data_dir).socket_files

    assert len(os.fsencode(socket)) < 100
    assert len(os.fsencode(lock)) < 100
    assert embedded.database_url(data_dir) == embedded.database_url(data_dir)


def test_make_folder_refuses_a_folder_that_others_can_enter(tmp_path: Path) -> None:
    from_somebody = tmp_path / "run"
    from_somebody.mkdir(mode=0o755)
    from_somebody.chmod(0o755)

    with pytest.raises(embedded.EmbeddedDatabaseError, match="not a folder of our own"):
        Account().make_folder(from_somebody)


@pytest.mark.parametrize(
    ("line", "needed"),
    [
        ("manage.py", False),
        ("manage.py help", False),
        ("manage.py migrate --help", False),
        ("manage.py compilemessages", False),
        ("manage.py collectstatic --noinput", False),
        ("manage.py check", False),
        ("manage.py check --deploy", False),
        ("manage.py check --database default", True),
        ("manage.py makemigrations --check", True),
        ("manage.py migrate", True),
        ("manage.py shell", True),
    ],
)
def test_needs_database(line: str, needed: bool) -> None:
    assert command.needs_database(line.split()) is needed


def test_database_for_does_nothing_when_a_database_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://db.example/servicedesk")
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "var"))

    with command.database_for(["manage.py", "migrate"]):
        pass

    assert not (tmp_path / "var").exists()


def test_database_for_runs_the_server_for_one_command(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(data_dir))

    with command.database_for(["manage.py", "migrate"]):
        assert ask(data_dir, "SELECT 1") == 1

    assert not is_running(data_dir)


def test_release_tells_whether_somebody_else_is_left(tmp_path: Path) -> None:
    locks.hold(tmp_path)

    assert locks.release(tmp_path) is True
