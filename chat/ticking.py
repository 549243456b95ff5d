"""Who calls the rounds: every process that serves sockets, every second while somebody waits or talks.

The rounds do their work in a thread of their own, never on the loop. While a process could not listen (it has just
begun, or the database was away) nobody can be heard: then nobody counts as gone before there was time to come back.
"""

import asyncio
import contextlib
import logging
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from channels_in.locks import only_one
from chat.models import ChatSession, ChatState
from chat.routing_rounds import let_go, offer_round, requeue_lost
from chat.waking import wakes

log = logging.getLogger(__name__)

EVERY = 1.0  # seconds between two rounds while somebody waits or talks
SOONEST = 0.2  # seconds; a chat that came or was passed on need not wait for its second
IDLE = 5.0  # seconds between two looks when nobody does
LET_GO_EVERY = 5.0  # seconds
LISTENING_FOR = 20.0  # seconds a process must have listened before it says that somebody is gone
GAP = 10.0  # seconds without a round: it did not listen meanwhile
LOCK = "chat.rounds"
SLACK = timedelta(seconds=60)  # for the job: it cannot know who listened


class Ticker:
    """The rounds of one process. Called by one thread."""

    def __init__(self, clock: float) -> None:
        self._listens_since = self._ticked_at = clock
        self._let_go_at = clock - LET_GO_EVERY

    def tick(self, clock: float) -> bool:
        """Do what is due; return whether somebody waits or talks. clock: of time.monotonic. Raises DatabaseError."""
        if not somebody_is_here():
            self._heard(clock)
            return False
        with only_one(LOCK, 0) as is_mine:
            self._heard(clock)
            if is_mine:
                self._rounds(clock)
        return True

    def _heard(self, clock: float) -> None:
        """The database answered."""
        if clock - self._ticked_at > GAP:
            self._listens_since = clock
        self._ticked_at = clock

    def _rounds(self, clock: float) -> None:
        now = timezone.now()
        if clock - self._listens_since >= LISTENING_FOR:
            requeue_lost(now)
            if clock - self._let_go_at >= LET_GO_EVERY:
                let_go(now)
                self._let_go_at = clock
        offer_round(now)


def somebody_is_here() -> bool:
    return ChatSession.objects.filter(state__in=[ChatState.WAITING, ChatState.ACTIVE]).exists()


def rounds_without_sockets() -> None:
    """For the job every minute, should no process with sockets be there: the same rounds, with patience."""
    with only_one(LOCK, 0) as is_mine:
        if is_mine:
            now = timezone.now()
            requeue_lost(now, slack=SLACK)
            let_go(now, slack=SLACK)
            offer_round(now)


async def tick_on() -> None:
    """Tick until cancelled; a round that has begun is finished. A database that is away is asked again."""
    ticker, woken = Ticker(time.monotonic()), wakes()
    thread = ThreadPoolExecutor(1, thread_name_prefix="chat-rounds")
    try:
        while True:
            woken.clear()
            is_busy = await asyncio.get_running_loop().run_in_executor(thread, _tick, ticker)
            await asyncio.sleep(SOONEST)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(EVERY - SOONEST if is_busy else IDLE):  # wait_for may lose a cancellation
                    await woken.wait()
    finally:
        await asyncio.to_thread(thread.shutdown)


def _tick(ticker: Ticker) -> bool:
    close_old_connections()
    try:
        return ticker.tick(time.monotonic())
    except DatabaseError as error:
        log.warning("chats could not be seen to now: %s", type(error).__name__)
        return False
    except Exception:
        log.exception("a round of the chats failed")
        return True
    finally:
        close_old_connections()
