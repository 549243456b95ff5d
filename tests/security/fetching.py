"""Fetchers as processes of their own, so that they can be killed: python -m tests.security.fetching, with the name of
the database in FETCH_DATABASE and, in FETCH_DIE, the name of the step after which the process kills itself. With
"nest" it fetches nothing itself: each line it reads makes a process that does, whose number it writes.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def start(database: str, *, die_after: str = "", times: int = 1) -> "subprocess.Popen[bytes]":
    """Start a process that fetches every account until it is stopped."""
    environment = os.environ | {"FETCH_DATABASE": database, "FETCH_DIE": die_after, "FETCH_DIE_TIMES": str(times)}
    return subprocess.Popen([sys.executable, "-m", "tests.security.fetching"], cwd=ROOT, env=environment)


class Nest:
    """A process that has loaded everything and makes fetchers by fork: killing fifty takes no time to start fifty."""

    def __init__(self, database: str) -> None:
        environment = os.environ | {"FETCH_DATABASE": database, "FETCH_DIE": "", "FETCH_DIE_TIMES": "1"}
        command = [sys.executable, "-m", "tests.security.fetching", "nest"]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self) -> "Nest":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.communicate(timeout=10)

    def start(self) -> int:
        """Start a fetcher; returns its process number."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("one\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())


def is_gone(pid: int) -> bool:
    return not Path(f"/proc/{pid}").exists()


def until(done: Callable[[], bool], seconds: float = 30.0) -> bool:
    """Wait until something is so; returns whether it is."""
    end = time.monotonic() + seconds
    while not (is_done := done()) and time.monotonic() < end:
        time.sleep(0.05)
    return is_done


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django  # noqa: PLC0415 -- the settings are chosen above

    django.setup()
    from django.conf import settings  # noqa: PLC0415

    settings.DATABASES["default"]["NAME"] = os.environ["FETCH_DATABASE"]
    import asyncio  # noqa: PLC0415

    from channels_in.email import fetcher, fetchers, imap  # noqa: PLC0415

    steps = {"committed": (fetcher, "_fetch"), "marked": (imap.Session, "mark"), "noted": (fetcher, "_note_new")}
    if name := os.environ["FETCH_DIE"]:
        place, function = steps[name]
        left = [int(os.environ["FETCH_DIE_TIMES"])]
        setattr(place, function, dying(getattr(place, function), left))
    fetchers.LOOK_EVERY, fetchers.AGAIN_AFTER, fetchers.IDLE_FOR = 0.2, 0.2, 0.5
    fetchers.STOP_WITHIN = 0.1
    if sys.argv[1:] == ["nest"]:
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how they ended
        for _line in sys.stdin:
            if (pid := os.fork()) == 0:
                break
            sys.stdout.write(f"{pid}\n")
            sys.stdout.flush()
        else:
            return
    asyncio.run(fetchers.run_fetchers())


def dying(step: Callable[..., object], left: list[int]) -> Callable[..., object]:
    """The step, after which the process is gone as if by kill -9, when it has been done so many times."""

    def die(*args: object, **kwargs: object) -> object:
        result = step(*args, **kwargs)
        left[0] -= 1
        if left[0] <= 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    return die


if __name__ == "__main__":
    main()
