"""What comes at once from all sockets of the process is written together: one transaction, then everybody is answered.

While one transaction is being written the next messages gather, so nobody waits for others on purpose.
"""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from weakref import WeakKeyDictionary

from django.db import close_old_connections

from chat.actions.say import Refused, Said, Saying, say_many

log = logging.getLogger(__name__)
MOST_TOGETHER = 100

Waiting = tuple[Saying, "asyncio.Future[Said | Refused]"]


class CannotSayNow(Exception):
    """The database did not take it. Nothing is written, or nobody knows: the page says it again with the same id."""


async def say(saying: Saying) -> Said | Refused:
    """Return what became of a message once that is committed. Raises CannotSayNow."""
    return await _gatherer(asyncio.get_running_loop()).say(saying)


class Gatherer:
    """One for each loop. Ends with it."""

    def __init__(self) -> None:
        self._waiting: list[Waiting] = []
        self._task: asyncio.Task[None] | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="chat-saying")

    async def say(self, saying: Saying) -> Said | Refused:
        future: asyncio.Future[Said | Refused] = asyncio.get_running_loop().create_future()
        self._waiting.append((saying, future))
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._write_on())
        return await future

    async def _write_on(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:MOST_TOGETHER], self._waiting[MOST_TOGETHER:]
            await self._write(batch)

    async def _write(self, batch: list[Waiting]) -> None:
        """All at once; should that fail, one by one, so that one that cannot be written is in nobody's way."""
        if await self._written(batch) or len(batch) == 1:
            return
        for one in batch:
            await self._written([one])

    async def _written(self, batch: list[Waiting]) -> bool:
        loop = asyncio.get_running_loop()
        try:
            said = await loop.run_in_executor(self._thread, _say_many, [saying for saying, _future in batch])
        except Exception as error:
            log.warning("%s chat messages could not be written now: %s", len(batch), type(error).__name__)
            if len(batch) == 1:
                _fail(batch[0][1])
            return False
        for (_saying, future), one in zip(batch, said, strict=True):
            if not future.done():  # done: its socket is gone
                future.set_result(one)
        return True


def _fail(future: "asyncio.Future[Said | Refused]") -> None:
    if not future.done():
        future.set_exception(CannotSayNow())


def _say_many(sayings: list[Saying]) -> list[Said | Refused]:
    close_old_connections()  # one the database has closed in the meantime is opened again
    try:
        return say_many(sayings)
    finally:
        close_old_connections()


_gatherers: "WeakKeyDictionary[asyncio.AbstractEventLoop, Gatherer]" = WeakKeyDictionary()


def _gatherer(loop: asyncio.AbstractEventLoop) -> Gatherer:
    if loop not in _gatherers:
        _gatherers[loop] = Gatherer()
    return _gatherers[loop]
