"""python -m tests.house.steps: everything that must hold, as one list of named and timed steps (make test).

The cheap steps come first, and all steps run whatever the others say: one run tells everything that is wrong.
With --quick only the cheap ones (make check).
"""

import os
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ["servicedesk", "tickets", "channels_in", "knowledgebase", "chat", "frontend", "tests", "manage.py"]
TEMPLATES = ["frontend", "tickets", "channels_in", "knowledgebase", "chat", "servicedesk"]
PROGRAMS = {"chromium": "chromium", "dovecot": "dovecot-imapd", "xgettext": "gettext"}  # program -> Debian package
TIMEOUT = 1200  # seconds

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


STEPS = [
    Step("Debian packages", debian_packages),
    Step("format", ["-m", "ruff", "format", "--check", "."]),
    Step("lint", ["-m", "ruff", "check", "."]),
    Step("templates", ["-m", "djlint", "--lint", "--quiet", *TEMPLATES]),
    Step("types", ["-m", "mypy", *ROOMS]),
    Step("imports", ["-c", "from importlinter.cli import lint_imports_command as main; main()"]),
    Step("checks", ["manage.py", "check", "--fail-level=WARNING"]),
    Step("production settings", ["manage.py", "check", "--deploy", "--fail-level=WARNING"], production),
    Step("missing migrations", ["manage.py", "makemigrations", "--check", "--dry-run"]),
    Step("untranslated texts", ["-m", "tests.house.messages"]),
    Step("pinned packages", ["-m", "tests.house.lock"]),
    Step("tests", ["-m", "pytest", "-n", "2", "-m", "not browser", "--durations=10"], quick=False),
    Step("browser journeys", ["-m", "pytest", "-m", "browser", "--durations=5"], quick=False),
]


def run(step: Step) -> bool:
    """Run one step and say how it went; slow steps speak for themselves, quick ones only when they fail."""
    print(
        f"\n== {step.name}" if not step.quick else f"  {step.name:<22}", end="\n" if not step.quick else "", flush=True
    )
    started = time.monotonic()
    if isinstance(step.command, list):
        problem = _run_command(step.command, step.environment(), show=not step.quick)
    else:
        problem = step.command() or None
    took = time.monotonic() - started
    TIMES.append((step.name, took, problem is None))
    if step.quick:
        print(f"{'ok' if problem is None else 'FAILED':>8}{took:8.1f} s", flush=True)
        if problem:
            print(problem.rstrip() + "\n", flush=True)
    return problem is None


def _run_command(command: list[str], environment: Environment, *, show: bool) -> str | None:
    """Return None when the command succeeds, else what it said (empty when that was shown already)."""
    data_dir = os.environ.get("DATA_DIR") or str(ROOT / "var" / "test")
    output = None if show else subprocess.PIPE
    try:
        done = subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env=os.environ | {"DATA_DIR": data_dir} | environment,
            stdout=output,
            stderr=None if show else subprocess.STDOUT,
            text=True,
            timeout=TIMEOUT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"still running after {TIMEOUT} s"
    return None if done.returncode == 0 else done.stdout or ""


TIMES: list[tuple[str, float, bool]] = []


def main(arguments: list[str]) -> int:
    """Run the steps; returns 0 when all are well."""
    steps = [step for step in STEPS if step.quick or "--quick" not in arguments]
    print("Checking", flush=True)
    for step in steps:
        run(step)
    print("\nStep                        Time")
    for name, took, well in TIMES:
        print(f"  {name:<22}{took:8.1f} s  {'ok' if well else 'FAILED'}")
    failed = [name for name, _, well in TIMES if not well]
    total = sum(took for _, took, _ in TIMES)
    print(f"  {'together':<22}{total:8.1f} s  {'FAILED: ' + ', '.join(failed) if failed else 'all well'}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
