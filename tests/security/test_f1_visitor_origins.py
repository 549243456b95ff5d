"""F1: the visitors' socket opens for our own pages and listed websites, and closes when one is taken off the list."""

import asyncio

import pytest
from channels.db import database_sync_to_async

from chat.models import ChatSite
from chat.tokens import new_token
from tests.chat import sockets as agents
from tests.chat.visitors import SITE, Page, browser, chat_door, door, page, settle
from tests.factories import make_agent

pytestmark = pytest.mark.django_db(transaction=True)
EVIL = [
    None,
    "null",
    "",
    "http://evil.example",
    f"{SITE}.evil.example",
    SITE.replace("https", "http"),
    f"{SITE}:8443",
    f"{SITE}/",
    f"{SITE}#x",
    f" {SITE}",
    SITE.upper(),
    SITE.replace("https://", "https://x@"),
    "https://evil.example/bostader.example",
    "http://127.0.0.1:9999",
    "http://127.0.0.1@evil.example",
    "http://127.0.0.1.evil.example:8000",
    "file://",
    "127.0.0.1:8000",
    "https://" + "a" * 500,
    "\u00e5",
]


@pytest.fixture(autouse=True)
def _settled() -> object:
    yield
    settle()


@pytest.mark.parametrize("origin", EVIL)
async def test_page_of_another_website_is_refused_before_it_says_anything(origin: str | None) -> None:
    await door()

    is_open, _code = await browser(origin).connect(timeout=5)

    assert not is_open


@pytest.mark.parametrize("origin", [SITE, "http://127.0.0.1:8000"])
async def test_listed_website_and_our_own_page_are_let_in(origin: str) -> None:
    await door()

    visitor = await page(origin)
    await visitor.say({"type": "ping"})

    assert await visitor.hear("pong") == {"type": "pong"}
    await visitor.leave()


async def test_agents_cookie_is_worth_nothing_here() -> None:
    await door()
    key = await database_sync_to_async(lambda: agents.session_of(make_agent()))()

    visitor = await page(SITE, cookie=f"sessionid={key}")
    await visitor.say({"type": "say", "id": "a", "text": "Jag är handläggare"})

    assert await visitor.hear("unknown") == {"type": "unknown"}
    assert "session" not in visitor.socket.scope
    await visitor.leave()


async def test_socket_of_a_website_that_is_taken_off_the_list_closes_within_five_seconds() -> None:
    inbox = await door()
    with_chat, without = await page(SITE), await page(SITE)
    await with_chat.start(inbox)
    own = await page()

    await database_sync_to_async(ChatSite.objects.update)(is_active=False)
    codes = await asyncio.wait_for(asyncio.gather(with_chat.closed(), without.closed()), 5)

    assert list(codes) == [4403, 4403]
    await own.say({"type": "ping"})
    assert await own.hear("pong") == {"type": "pong"}
    await own.leave()


async def test_website_of_one_chat_cannot_begin_another() -> None:
    await door()
    other = await door(origin="https://annan.example")
    visitor = await page(SITE)

    await visitor.say({"type": "start", "token": new_token(), "inbox": other.slug, "id": "m-1", "text": "Hej"})

    assert await visitor.closed() == 4008
    assert visitor.frames == [{"type": "error"}]


async def test_visitors_origin_opens_no_agents_socket() -> None:
    await database_sync_to_async(chat_door)()
    key = await database_sync_to_async(lambda: agents.session_of(make_agent()))()

    for path in ("/ws/agent/", "/ws/chat/agent/"):
        is_open, _code = await agents.browser(key, origin=SITE, path=path).connect()
        assert not is_open


async def test_token_is_no_agents_session() -> None:
    inbox = await door()
    visitor = await page()
    await visitor.start(inbox)

    assert await agents.browser(visitor.token, path="/ws/chat/agent/").connect() == (False, 4401)
    assert isinstance(visitor, Page)
    await visitor.leave()
