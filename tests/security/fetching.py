"""Fetchers as processes of their own, so that they can be killed, or kill themselves after a step."""

import asyncio
import os
import signal
import time
from collections.abc import Callable

from channels_in.email import fetcher, fetchers, imap
from tests.nest import Fledgling, Nest, use_database

STEPS = {"committed": (fetcher, "_fetch"), "marked": (imap.Session, "mark"), "noted": (fetcher, "_note_new")}


def start(nest: Nest, database: str, *, die_after: str = "", times: int = 1) -> Fledgling:
    """Start a process that fetches every account until it is stopped, or has done the step so many times."""
    return nest.start("tests.security.fetching:fetch", database, die_after, times)


def until(done: Callable[[], bool], seconds: float = 30.0) -> bool:
    """Wait until something is so; returns whether it is."""
    end = time.monotonic() + seconds
    while not (is_done := done()) and time.monotonic() < end:
        time.sleep(0.05)
    return is_done


def fetch(database: str, die_after: str, times: int) -> None:
    use_database(database)
    if die_after:
        place, function = STEPS[die_after]
        setattr(place, function, dying(getattr(place, function), [times]))
    fetchers.LOOK_EVERY, fetchers.AGAIN_AFTER, fetchers.IDLE_FOR = 0.2, 0.2, 0.5
    fetchers.STOP_WITHIN = 0.1
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
