"""F11: pages that all come back at once cost little: none asks anything before its first frame, and one thing after."""

import asyncio
import threading
from typing import Any

import pytest
from channels.db import database_sync_to_async
from django.core.cache import cache
from django.db.backends.utils import CursorWrapper

from chat.models import ChatSession
from tests.chat.visitors import SITE, Page, begun_on, browser, chat_door, page, settle

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = 100


@pytest.fixture(autouse=True)
def _settled() -> Any:
    cache.clear()
    yield
    settle()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the sockets' threads ask the database."""
    found: list[str] = []
    execute = CursorWrapper.execute

    def counted(self: CursorWrapper, sql: Any, params: Any = None) -> Any:
        if threading.current_thread().name.startswith("chat-visitors"):
            found.append(str(sql))
        return execute(self, sql, params)

    monkeypatch.setattr(CursorWrapper, "execute", counted)
    return found


def waiting(count: int) -> list[str]:
    inbox = chat_door()
    return [begun_on(inbox, SITE) for _chat in range(count)]


async def connected(tokens: list[str]) -> list[Page]:
    return [Page(browser(SITE, ip=f"192.0.2.{number}"), token) for number, token in enumerate(tokens)]


async def test_storm_asks_little_and_once_for_all_what_is_the_same_for_all(asked: list[str]) -> None:
    tokens = await database_sync_to_async(waiting)(PAGES)
    pages = await connected(tokens)
    asked.clear()

    opened = await asyncio.gather(*(one.socket.connect(timeout=30) for one in pages))
    at_connect = len(asked)
    asked.clear()
    sessions = await asyncio.gather(*(one.open(after=1) for one in pages))

    assert {is_open for is_open, _code in opened} == {True}
    assert at_connect <= 10  # the list of websites, once every few seconds
    of_each = [sql for sql in asked if "token_hash" in sql]
    assert len(of_each) == PAGES
    assert len(asked) - len(of_each) < PAGES / 2  # waiting list, hours, who is here: by the second, not by the page
    assert sorted(session["place"] for session in sessions) == list(range(1, PAGES + 1))
    for one in pages:
        await one.leave()


async def test_change_in_the_waiting_list_asks_once_for_all_who_wait(asked: list[str]) -> None:
    tokens = await database_sync_to_async(waiting)(30)
    pages = [await page(SITE, token=token, ip=f"192.0.2.{number}") for number, token in enumerate(tokens)]
    for one in pages:
        await one.open(after=1)
    asked.clear()

    first = await database_sync_to_async(ChatSession.objects.earliest)("pk")
    await database_sync_to_async(ChatSession.objects.filter(pk=first.pk).update)(
        state="ended", waiting_since=None, ended_at=first.started_at, ended_by="time"
    )
    places = [(await one.hear("session", place=number))["place"] for number, one in enumerate(pages) if number]

    assert places == list(range(1, 30))
    assert len(asked) < 30
    for one in pages:
        await one.leave()
