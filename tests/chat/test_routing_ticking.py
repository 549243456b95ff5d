"""Who calls the rounds, how often, and that one process at a time does."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

import pytest
from channels.db import database_sync_to_async
from django.db import connection
from django.utils import timezone
from psycopg import connect
from pytest_django import DjangoAssertNumQueries

from channels_in.locks import _kind
from chat import ticking
from chat.actions.accept import accept
from chat.models import Availability, ChatSession, ChatState
from chat.ticking import LISTENING_FOR, Ticker, rounds_without_sockets, tick_on
from servicedesk.lib import mainloop
from servicedesk.people.models import Agent
from tests.chat.staff import chat_inbox, fresh, rings_at, seconds, takes_chats, waits
from tests.factories.cast import Cast

CLOCK = 1000.0  # of time.monotonic


def lost_chat(cast: Cast, ago: float = 60) -> ChatSession:
    """Johan's browser was last heard of that many seconds ago."""
    session = waits(chat_inbox(team=cast.kontaktcenter))
    accept(session, by=cast.johan)
    then = timezone.now() - seconds(ago)
    Availability.objects.filter(agent=cast.johan).update(seen_at=then)
    ChatSession.objects.filter(pk=session.pk).update(accepted_at=then)
    return session


@contextmanager
def another_process_at_it() -> Iterator[None]:
    """Holds the lock of the rounds over a connection of its own."""
    values = connection.get_connection_params()
    names = ("host", "port", "user", "password", "dbname")
    with connect(**{name: values[name] for name in names if values.get(name)}, autocommit=True) as other:
        other.execute("SELECT pg_advisory_lock(%s, 0)", [_kind(ticking.LOCK)])
        yield


def test_idle_process_asks_one_question(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    takes_chats(cast.johan)

    with django_assert_num_queries(1):
        assert Ticker(CLOCK).tick(CLOCK) is False


def test_tick_lets_a_waiting_chat_ring(cast: Cast) -> None:
    session = waits(chat_inbox(team=cast.kontaktcenter))
    takes_chats(cast.johan)

    assert (Ticker(CLOCK).tick(CLOCK), rings_at(session)) == (True, cast.johan)


def test_while_another_process_is_at_it_nothing_is_done(cast: Cast) -> None:
    session = waits(chat_inbox(team=cast.kontaktcenter))
    takes_chats(cast.johan)

    with another_process_at_it():
        busy = Ticker(CLOCK).tick(CLOCK)
        rounds_without_sockets()

    assert (busy, rings_at(session)) == (True, None)


def test_process_that_has_just_begun_says_of_nobody_that_they_are_gone(cast: Cast) -> None:
    session = lost_chat(cast)
    ticker = Ticker(CLOCK)

    states = []
    for clock in (0.0, 9.0, 18.0, LISTENING_FOR):
        ticker.tick(CLOCK + clock)
        states.append(fresh(session).state)

    assert states == [ChatState.ACTIVE, ChatState.ACTIVE, ChatState.ACTIVE, ChatState.WAITING]


def test_process_whose_database_was_away_listens_anew_first(cast: Cast) -> None:
    ticker = Ticker(CLOCK - 100)
    session = lost_chat(cast)

    ticker.tick(CLOCK)
    just_back = fresh(session).state
    for clock in (8.0, 16.0, 20.0):
        ticker.tick(CLOCK + clock)

    assert (just_back, fresh(session).state) == (ChatState.ACTIVE, ChatState.WAITING)


def test_job_does_the_same_with_patience(cast: Cast) -> None:
    recent, long_ago = lost_chat(cast, ago=90), lost_chat(cast, ago=90)
    ChatSession.objects.filter(pk=long_ago.pk).update(agent=cast.asa)
    takes_chats(cast.asa, timezone.now() - seconds(110))
    ChatSession.objects.filter(pk=long_ago.pk).update(accepted_at=timezone.now() - seconds(110))

    rounds_without_sockets()

    assert (fresh(recent).state, fresh(long_ago).state) == (ChatState.ACTIVE, ChatState.WAITING)


# --- The task of a process --------------------------------------------------------------------------------------------


async def soon(found: Callable[[], Awaitable[object]], wanted: object) -> None:
    """Look again and again until it is so, at most for ten seconds."""
    async with asyncio.timeout(10):
        while await found() != wanted:
            await asyncio.sleep(0.02)


@contextmanager
def no_table() -> Iterator[None]:
    """The database answers every question about chats with an error."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE chat_chatsession RENAME TO chat_away")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE chat_away RENAME TO chat_chatsession")


async def test_chat_rings_at_once_survives_errors_and_ends_when_told(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(ticking, "IDLE", 0.05)
    mainloop.remember(asyncio.get_running_loop())
    run = database_sync_to_async
    gone = no_table()
    await run(gone.__enter__)()
    task = asyncio.create_task(tick_on())

    async def warned() -> bool:
        return "could not be seen to now: ProgrammingError" in caplog.text

    await soon(warned, True)
    await run(gone.__exit__)(None, None, None)
    session = await run(waits)(await run(chat_inbox)(team=cast.kontaktcenter))
    await run(takes_chats)(cast.johan)

    async def rung() -> Agent | None:
        agent: Agent | None = await run(rings_at)(session)
        return agent

    await soon(rung, cast.johan)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_chat_that_comes_wakes_a_process_that_rests(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ticking, "IDLE", 3600.0)
    mainloop.remember(asyncio.get_running_loop())
    run = database_sync_to_async
    await run(takes_chats)(cast.johan)
    inbox = await run(chat_inbox)(team=cast.kontaktcenter)
    task = asyncio.create_task(tick_on())

    session = await run(waits)(inbox)

    async def rung() -> Agent | None:
        agent: Agent | None = await run(rings_at)(session)
        return agent

    await soon(rung, cast.johan)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
