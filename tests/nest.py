"""A process that has loaded everything and makes others by fork, so that killing many takes no time to start many.

python -m tests.nest MODULE ... loads Django and these modules, then obeys lines of JSON on its standard input.
"""

import importlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Fledgling:
    """A process made by a nest; its child, not ours."""

    nest: "Nest"
    pid: int

    def kill(self) -> None:
        """End it at once, as a power cut would, and wait until it is gone."""
        os.kill(self.pid, signal.SIGKILL)
        self.wait()

    def terminate(self) -> int:
        """Ask it to end, and return how it did."""
        os.kill(self.pid, signal.SIGTERM)
        return self.wait()

    def wait(self, seconds: float = 60.0) -> int:
        """Return how it ended as subprocess says it: -9 when it was killed. Raises TimeoutError."""
        return self.nest.ended(self.pid, seconds)


class Nest:
    """environment: what the processes have, instead of ours. log: where they write what they say."""

    def __init__(self, *modules: str, environment: Mapping[str, str] | None = None, log: Path | None = None) -> None:
        self._ends: dict[int, int] = {}
        command = [sys.executable, "-m", "tests.nest", *modules]
        said = log.open("ab") if log else None
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said
        )
        if said is not None:
            said.close()

    def __enter__(self) -> "Nest":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self, target: str, *arguments: Any) -> Fledgling:
        """Call target ("module:function") with arguments, which must be JSON, in a process of its own."""
        return Fledgling(self, self._ask({"start": target, "with": arguments}))

    def ended(self, pid: int, seconds: float) -> int:
        end = time.monotonic() + seconds
        while pid not in self._ends:
            found = self._ask({"ended": pid})
            if found is not None:
                self._ends[pid] = found
            elif time.monotonic() > end:
                raise TimeoutError(f"process {pid} goes on after {seconds} seconds")
            else:
                time.sleep(0.01)
        return self._ends[pid]

    def close(self) -> None:
        """End it; what it has made goes on unless it was ended before."""
        self.process.communicate(timeout=30)

    def _ask(self, line: Mapping[str, Any]) -> Any:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(line).encode() + b"\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


def use_database(name: str) -> None:
    """Let this process, which has no connection yet, use the database of that name."""
    from django.db import connection, connections  # noqa: PLC0415 -- Django is ready only now

    for known in (connections.settings["default"], connection.settings_dict):
        known["NAME"] = name


def main(modules: Sequence[str]) -> int:
    """Obey until standard input ends. In a process that is made, return what its target returned."""
    lines, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)  # what the processes say must not be taken for an answer
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "servicedesk.settings")
    import django  # noqa: PLC0415 -- the settings are chosen above

    django.setup()
    for name in modules:
        importlib.import_module(name)
    for line in lines:
        told = json.loads(line)
        if "start" not in told:
            answer = _how_it_ended(told["ended"])
        elif (answer := os.fork()) == 0:
            lines.close()
            answers.close()
            module, _colon, function = told["start"].partition(":")
            return int(getattr(importlib.import_module(module), function)(*told["with"]) or 0)
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()
    return 0


def _how_it_ended(pid: int) -> int | None:
    found, status = os.waitpid(pid, os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if found else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
