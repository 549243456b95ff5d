"""Mails that come over several connections at once share a transaction: one commit, then everybody is answered.

While one transaction is being written the next mails gather, so nobody waits for others on purpose.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Executor

from channels_in.intake import Came

log = logging.getLogger(__name__)
MOST_TOGETHER = 100
BYTES_TOGETHER = 16 * 1024 * 1024

Keep = Callable[[Sequence[Came]], object]  # writes all and commits, or raises and has written none
Waiting = tuple[Came, "asyncio.Future[bool]"]


class Gatherer:
    """keep() gives what came to a thread that writes; call close() when nobody calls keep() any more."""

    def __init__(self, keep: Keep, threads: Executor) -> None:
        self._keep, self._threads = keep, threads
        self._waiting: list[Waiting] = []
        self._came = asyncio.Event()
        self._task = asyncio.get_running_loop().create_task(self._write_on())

    async def keep(self, came: Came) -> bool:
        """Return whether it is written and committed."""
        future: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append((came, future))
        self._came.set()
        return await future

    def close(self) -> None:
        self._task.cancel()

    async def _write_on(self) -> None:
        while True:
            await self._came.wait()
            batch = self._next()
            if not self._waiting:
                self._came.clear()
            await self._write(batch)

    def _next(self) -> list[Waiting]:
        """The oldest that are not too many or too much together; at least one."""
        total = count = 0
        for came, _future in self._waiting[:MOST_TOGETHER]:
            total += len(came.body)
            if count and total > BYTES_TOGETHER:
                break
            count += 1
        batch, self._waiting = self._waiting[:count], self._waiting[count:]
        return batch

    async def _write(self, batch: list[Waiting]) -> None:
        """All at once; should that fail, one by one, so that one that cannot be written is in nobody's way."""
        if await self._written([came for came, _future in batch]):
            for _came, future in batch:
                _answer(future, is_written=True)
            return
        for came, future in batch:
            _answer(future, is_written=len(batch) > 1 and await self._written([came]))

    async def _written(self, things: list[Came]) -> bool:
        loop = asyncio.get_running_loop()
        try:
            await loop.run_in_executor(self._threads, self._keep, things)
        except Exception as error:
            log.warning("%s mails could not be taken now: %s", len(things), type(error).__name__)
            return False
        return True


def _answer(future: "asyncio.Future[bool]", *, is_written: bool) -> None:
    if not future.done():  # done: its connection is gone
        future.set_result(is_written)
