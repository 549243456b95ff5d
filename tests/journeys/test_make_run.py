"""make run itself: it answers, works off jobs, tells when its port is taken, comes back after a kill, ends clean."""

import os
import signal
import subprocess
import urllib.request
from pathlib import Path

import psutil
import pytest

from tests.journeys.conftest import ROOT, House, wait_until_ready

pytestmark = pytest.mark.browser  # slow: runs in the same step as the journeys in a browser


def test_make_run_names_its_addresses_and_sign_ins(house: House) -> None:
    said = house.log.read_text()

    assert f"{house.url}/" in said
    assert "administrator" in said


def test_make_run_is_one_process_and_the_language_model(house: House) -> None:
    """The model that searches by meaning is native code that reads what strangers write: it lives by itself."""
    children = psutil.Process(house.process.pid).children(recursive=True)
    alive = [child for child in children if child.status() != psutil.STATUS_ZOMBIE]
    processes = [child for child in alive if "model_process.py" not in " ".join(child.cmdline())]

    assert len(processes) == 1


def test_make_run_says_when_its_port_is_taken(house: House, tmp_path: Path) -> None:
    port = house.url.rpartition(":")[2]

    done = subprocess.run(
        ["make", "run"],
        cwd=ROOT,
        env=os.environ | {"PORT": port, "DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.returncode != 0
    assert f"Port {port} on 127.0.0.1 is taken" in done.stdout
    assert not list(tmp_path.iterdir())


def test_make_run_starts_a_killed_database_again(house: House) -> None:
    pid_file = house.data_dir / "postgres" / "data" / "postmaster.pid"
    killed = psutil.Process(int(pid_file.read_text().splitlines()[0]))
    os.kill(killed.pid, signal.SIGKILL)
    psutil.wait_procs([killed], timeout=10)

    wait_until_ready(house)

    with urllib.request.urlopen(f"{house.url}/readyz", timeout=5) as answer:  # noqa: S310 -- our own server
        assert answer.status == 200
