"""Reading what may be meant to hurt in a process of its own: stopped when it takes too much, and knowing no secret.

The parent calls read_apart; the child, a module started by itself, calls limit_myself before it loads anything else.
"""

import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Said:
    """What the child wrote until it ended. is_whole: it ended by itself, and well."""

    output: bytes
    is_whole: bool


def read_apart(module: str, given: bytes, *, seconds: float) -> Said:
    """Start `python -m module` with given as its standard input, for at most so many seconds by the clock.

    It inherits none of our settings. Never raises for what the child does.
    """
    try:
        child = subprocess.run(  # noqa: S603 -- a module of ours
            [sys.executable, "-m", module],
            input=given,
            capture_output=True,
            cwd=ROOT,
            env={"PATH": os.defpath, "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        return Said(error.stdout or b"", is_whole=False)
    return Said(child.stdout, is_whole=child.returncode == 0)


def limit_myself(*, cpu_seconds: int, memory_bytes: int) -> None:
    """In the child: no more than so much processor time and address space, no file written, no core left."""
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
