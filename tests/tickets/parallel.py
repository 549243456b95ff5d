"""Several at once, in threads with database connections of their own: for tests with real transactions."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connection

Given = TypeVar("Given")
Result = TypeVar("Result")


def at_once(act: Callable[[Given], Result], given: Iterable[Given], *, threads: int = 10) -> list[Result | Exception]:
    """Call act with each of given, threads at a time and the first of them in the same moment.

    Returns what each call returned or raised, in the order of given.
    """
    items = list(given)
    start = Barrier(min(threads, len(items)))

    def one(place: int, item: Given) -> Result | Exception:
        if place < start.parties:
            start.wait(timeout=30)
        try:
            return act(item)
        except Exception as error:
            return error

    with ThreadPoolExecutor(start.parties) as pool:
        futures = [pool.submit(one, place, item) for place, item in enumerate(items)]
        results = [future.result(timeout=60) for future in futures]
        closing = Barrier(start.parties)

        def close() -> None:
            closing.wait(timeout=30)
            connection.close()

        for future in [pool.submit(close) for _thread in range(start.parties)]:
            future.result(timeout=30)
    return results
