"""Make .venv with the pinned requirements, then become the Python command given.

    python3 servicedesk/onemachine/bootstrap.py [--dev] -m servicedesk.onemachine

Runs on the machine's own Python, before anything is installed: the standard library alone.
"""

import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)


def main(arguments: list[str]) -> None:
    """Prepare .venv and replace this process by its Python with the remaining arguments."""
    dev = arguments[:1] == ["--dev"]
    command = arguments[1:] if dev else arguments
    if sys.version_info < OLDEST:
        sys.exit("Servicedesk needs Python 3.11 or later; this is " + sys.version.split()[0] + ".")
    with (ROOT / ".venv.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        make_venv()
        if dev:
            # The tests load a part of it, and the first to load a file compiles it: all takes 25 s of one processor.
            install(["requirements.txt", "requirements-dev.txt"], "--no-compile")
        else:
            install(["requirements.txt"])
    os.chdir(ROOT)
    os.execv(PYTHON, [str(PYTHON), *command])  # noqa: S606 -- Ctrl-C is to reach one process


def make_venv() -> None:
    """Make .venv unless a working one is there."""
    if PYTHON.exists():
        return
    if importlib.util.find_spec("ensurepip") is None:
        install_ensurepip()
    started = say("Python environment in .venv")
    shutil.rmtree(VENV, ignore_errors=True)
    run([sys.executable, "-m", "venv", str(VENV)])
    done(started)


def install_ensurepip() -> None:
    """Debian keeps the part of Python that makes environments in a package of its own."""
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    apt = shutil.which("apt-get")
    if os.geteuid() != 0 or apt is None:
        sys.exit(f"Python cannot make environments here yet. Install that part first: sudo apt-get install {package}")
    started = say(f"Debian package {package}")
    command = [apt, "install", "-y", "-q", "--no-install-recommends", package]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    if subprocess.run(command, env=environment, capture_output=True, check=False).returncode:
        run([apt, "update", "-q"])
        run(command, environment)
    done(started)


def install(files: list[str], *options: str) -> None:
    """Install the pinned packages of each file unless exactly these are installed."""
    for name in files:
        wanted = hashlib.sha256((ROOT / name).read_bytes() + sys.version.encode()).hexdigest()
        stamp = VENV / f".{name}.sha256"
        if stamp.exists() and stamp.read_text() == wanted:
            continue
        started = say(f"Packages of {name}")
        command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
        run([*command, *options, "--requirement", str(ROOT / name)])
        stamp.write_text(wanted)
        done(started)


def run(command: list[str], environment: "dict[str, str] | None" = None) -> None:
    """Run a command quietly; when it fails show what it said and end."""
    result = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if result.returncode:
        sys.exit(f"failed\n\n{result.stdout.decode(errors='replace')[-4000:]}")


def say(what: str) -> float:
    print(f"  {what:<34}", end="", flush=True)
    return time.monotonic()


def done(started: float) -> None:
    print(f"{time.monotonic() - started:6.1f} s", flush=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)
