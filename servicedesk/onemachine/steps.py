"""What make run says while it prepares: each step and how long it took."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Step:
    """One line of the list; what it did can be told while it runs."""

    def __init__(self) -> None:
        self.outcome = ""


@contextmanager
def step(what: str) -> Iterator[Step]:
    """Print what is being done, then its time in seconds and what came of it."""
    print(f"  {what:<34}", end="", flush=True)
    started = time.monotonic()
    current = Step()
    try:
        yield current
    except BaseException:
        print("failed", flush=True)
        raise
    outcome = f"   {current.outcome}" if current.outcome else ""
    print(f"{time.monotonic() - started:6.1f} s{outcome}", flush=True)


def bold(text: str) -> str:
    """Return the text in bold where a terminal shows it."""
    return f"\033[1m{text}\033[0m" if sys.stdout.isatty() else text
