"""python -m tests.house.steps: everything that must hold, as one list of named and timed steps (make test).

Two steps at a time: the cheap ones first, then the tests and the journeys side by side. All steps run whatever the
others say: one run tells everything that is wrong. With --quick only the cheap ones (make check).
"""

import os
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ["servicedesk", "tickets", "channels_in", "knowledgebase", "chat", "frontend", "tests", "manage.py"]
TEMPLATES = ["frontend", "tickets", "channels_in", "knowledgebase", "chat", "servicedesk"]
# program -> Debian package
PROGRAMS = {"chromium": "chromium", "dovecot": "dovecot-imapd", "redis-server": "redis-server", "xgettext": "gettext"}
TIMEOUT = 1200  # seconds
SIDE_BY_SIDE = 2  # steps; 1 runs one after the other

Environment = dict[str, str]


@dataclass(frozen=True)
class Step:
    """A name, and a command line of this environment's Python or a function that returns what is wrong."""

    name: str
    command: list[str] | Callable[[], str]
    environment: Callable[[], Environment] = dict
    quick: bool = True


def debian_packages() -> str:
    """Programs that no Python package brings: installed as root, asked for otherwise."""
    missing = sorted({package for program, package in PROGRAMS.items() if shutil.which(program) is None})
    if not missing:
        return ""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return f"Install first: sudo apt-get install {' '.join(missing)}"
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *missing]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-q"], env=environment, capture_output=True, check=False)
    done = subprocess.run(install, env=environment, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def production() -> Environment:
    """The environment deploy/env.example describes, with a secret of its own: the example itself is checked."""
    lines = (ROOT / "deploy" / "env.example").read_text().splitlines()
    pairs = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    return pairs | {"SECRET_KEY": secrets.token_urlsafe(50)}


def browser_files() -> list[str]:
    """The files that hold tests marked "browser": collecting all others takes longer than many of these tests."""
    found = [path for path in sorted((ROOT / "tests").rglob("test_*.py")) if "pytest.mark.browser" in path.read_text()]
    # What takes longest begins first.
    longest = ["mail_chaos", "pages", "writing", "nothing_is_lost", "help_centre"]
    names = [f"test_{name}.py" for name in longest]
    found.sort(key=lambda path: names.index(path.name) if path.name in names else len(names))
    return [str(path.relative_to(ROOT)) for path in found]


PYTEST = ["-m", "pytest", "-n", "2", "-q"]
# Each process has a third of the tests, one after the other; the one that is done first takes from the others'. They
# are three on two processors: much of a test is waiting for the database.
TESTS = [*PYTEST, "-n", "3", "-m", "not browser", "--dist", "worksteal", "--durations=15"]
# Each process has a make run of its own, and a file stays in one process.
BROWSER = [*PYTEST, "-m", "browser", "--dist", "loadfile", "--no-loadscope-reorder", "--durations=5"]
FIRST = Step("Debian packages", debian_packages)  # the others need what it installs
STEPS = [
    Step("types", ["-m", "mypy", *ROOMS]),
    # Long before the tests, which want a database server of their own kind in the same place.
    Step("missing migrations", ["manage.py", "makemigrations", "--check", "--dry-run"]),
    Step("tables", ["-m", "tests.house.tables"]),
    Step("format", ["-m", "ruff", "format", "--check", "."]),
    Step("lint", ["-m", "ruff", "check", "."]),
    Step("templates", ["-m", "djlint", "--lint", "--quiet", *TEMPLATES]),
    Step("imports", ["-c", "from importlinter.cli import lint_imports_command as main; main()"]),
    Step("checks", ["manage.py", "check", "--fail-level=WARNING"]),
    Step("production settings", ["manage.py", "check", "--deploy", "--fail-level=WARNING"], production),
    Step("untranslated texts", ["-m", "tests.house.messages"]),
    Step("pinned packages", ["-m", "tests.house.lock"]),
    Step("tests", TESTS, quick=False),
    Step("browser journeys", [*BROWSER, *browser_files()], quick=False),
]


def run(step: Step) -> bool:
    """Run one step and say how it went; slow steps tell all they have to say, quick ones only when they fail."""
    started = time.monotonic()
    if isinstance(step.command, list):
        is_well, said = _run_command(step.command, step.environment())
    else:
        said = step.command()
        is_well = not said
    took = time.monotonic() - started
    TIMES.append((step.name, took, is_well))
    line = f"  {step.name:<22}{'ok' if is_well else 'FAILED':>8}{took:8.1f} s"
    # One write, so that two steps do not speak at the same time.
    print(f"{line}\n" if step.quick and is_well else f"{line}\n{said.rstrip()}\n\n", end="", flush=True)
    return is_well


def _run_command(command: list[str], environment: Environment) -> tuple[bool, str]:
    """Return whether the command succeeded, and what it said."""
    data_dir = os.environ.get("DATA_DIR") or str(ROOT / "var" / "test")
    inherited = dict(os.environ)
    # The tests start hundreds of processes: what one has compiled the others need not.
    inherited.pop("PYTHONDONTWRITEBYTECODE", None)
    try:
        done = subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env=inherited | {"DATA_DIR": data_dir} | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=TIMEOUT,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        said = late.stdout.decode(errors="replace") if isinstance(late.stdout, bytes) else late.stdout or ""
        return False, f"{said}\nstill running after {TIMEOUT} s"
    return done.returncode == 0, done.stdout


def run_side_by_side(steps: list[Step]) -> None:
    """Run steps several at a time, in their order."""
    with ThreadPoolExecutor(max_workers=SIDE_BY_SIDE) as pool:
        list(pool.map(run, steps))


TIMES: list[tuple[str, float, bool]] = []


def main(arguments: list[str]) -> int:
    """Run the steps; returns 0 when all are well."""
    started = time.monotonic()
    print("Checking: each step speaks when it has ended", flush=True)
    run(FIRST)
    run_side_by_side([step for step in STEPS if step.quick or "--quick" not in arguments])
    print("\nStep                        Time")
    for name, took, well in TIMES:
        print(f"  {name:<22}{took:8.1f} s  {'ok' if well else 'FAILED'}")
    failed = [name for name, _, well in TIMES if not well]
    total = time.monotonic() - started
    print(f"  {'together':<22}{total:8.1f} s  {'FAILED: ' + ', '.join(failed) if failed else 'all well'}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
