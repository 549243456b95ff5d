"""The visitor's socket: written, then acknowledged, then told to everybody; what was missed is read again."""

from collections.abc import Iterator
from typing import Any

import pytest
from channels.db import database_sync_to_async
from channels.layers import channel_layers, get_channel_layer
from channels_redis.core import RedisChannelLayer

from chat import visitor_sockets
from chat.actions.accept import accept
from chat.actions.end import end_chat
from chat.actions.mark import mark
from chat.actions.say import Saying, say_many
from chat.groups import chat_group
from chat.models import ChatSession
from servicedesk.lib.draining import say_farewell
from tests.chat.visitors import SITE, door, page
from tests.factories.cast import Cast
from tests.fakes.redis import PROGRAM, redis_server
from tickets.models import Message


@pytest.fixture(scope="module")
def redis() -> Iterator[str]:
    if PROGRAM is None:
        pytest.skip("no redis-server here (apt install redis-server)")
    with redis_server() as url:
        yield url


@pytest.fixture(autouse=True, params=["memory", "redis"])
def _layer(request: pytest.FixtureRequest, _own_layer: None) -> None:
    """Every promise holds in one process alone, and with several that share a Redis."""
    if request.param == "redis":
        channel_layers.set("default", RedisChannelLayer(hosts=[request.getfixturevalue("redis")]))


async def run(act: Any, *args: Any, **kwargs: Any) -> Any:
    return await database_sync_to_async(act)(*args, **kwargs)


async def only_session() -> ChatSession:
    found: ChatSession = await run(ChatSession.objects.select_related("ticket", "inbox").get)
    return found


def answered(session: ChatSession, cast: Cast, text: str, number: int = 1) -> Any:
    return say_many([Saying(session.pk, "agent", text, f"a-{number}", agent_id=cast.johan.pk)])[0]


async def test_first_message_opens_a_ticket_and_is_acknowledged_and_told(cast: Cast) -> None:
    inbox = await door(team=cast.kontaktcenter)
    visitor = await page(SITE)

    session = await visitor.start(
        inbox,
        "Hej, min hyra?",
        name="Ann Ek",
        email="ann@exempel.example",
        page={"url": f"{SITE}/hyra?lgh=1201#kontakt", "title": "Hyra"},
    )
    await visitor.hear_text("Hej, min hyra?")

    row = await only_session()
    assert visitor.frames[0] == {"type": "ack", "id": "m-1", "seq": 1, "at": visitor.frames[0]["at"]}
    assert session == {
        "type": "session",
        "state": "waiting",
        "number": row.ticket.number,
        "agent": None,
        "place": 1,
        "wait": None,
        "language": "sv",
        "last_seq": 1,
        "marks": {"received": 0, "read": 0},
        "is_open": True,
        "opens_at": None,
        "silent_ends_at": None,
        "automatic": False,
    }
    assert (row.origin, row.page_url, row.page_title) == (SITE, f"{SITE}/hyra", "Hyra")
    assert (row.visitor_name, row.ticket.channel) == ("Ann Ek", "chat")
    assert len(row.place) == 64
    await visitor.leave()


async def test_both_sides_talk_and_the_visitor_is_told_first_names_alone(cast: Cast) -> None:
    inbox = await door(team=cast.kontaktcenter)
    visitor = await page()
    await visitor.start(inbox)

    await run(accept, await only_session(), by=cast.johan)
    taken = await visitor.hear("session", state="active")
    await run(answered, await only_session(), cast, "Vad kan jag hjälpa till med?")
    entry = await visitor.hear_text("Vad kan jag hjälpa till med?")

    assert taken["agent"] == {"name": "Johan"}
    assert (entry["side"], entry["name"]) == ("agent", "Johan")
    assert cast.johan.name not in str(visitor.frames)
    await visitor.leave()


async def test_same_id_again_is_one_message_with_the_same_acknowledgement(cast: Cast) -> None:
    visitor = await page()
    await visitor.start(await door(team=cast.kontaktcenter))

    acks = []
    for _time in range(2):
        await visitor.say({"type": "say", "id": "m-2", "text": "Är ni där?"})
        acks.append(await visitor.hear("ack"))

    assert acks[0] == acks[1]
    assert await run(Message.objects.filter(body="Är ni där?").count) == 1
    await visitor.leave()


async def test_page_that_comes_back_gets_what_it_missed_and_nothing_twice(cast: Cast) -> None:
    visitor = await page()
    await visitor.start(await door(team=cast.kontaktcenter))
    await visitor.hear_text("Hej!")
    await visitor.leave()
    await run(accept, await only_session(), by=cast.johan)
    for number in range(3):
        await run(answered, await only_session(), cast, f"Svar {number}", number)

    again = await page(token=visitor.token)
    await again.open(after=1)
    await again.hear_text("Svar 2")

    assert again.texts() == ["Svar 0", "Svar 1", "Svar 2"]
    await again.leave()


async def test_two_tabs_are_in_step(cast: Cast) -> None:
    one = await page()
    await one.start(await door(team=cast.kontaktcenter))
    other = await page(token=one.token)
    await other.open()

    await one.say({"type": "say", "id": "m-2", "text": "Från den ena"})
    await one.hear_text("Från den ena")
    await other.hear_text("Från den ena")

    assert one.texts() == other.texts() == ["Hej!", "Från den ena"]
    await one.leave()
    await other.leave()


async def test_entry_that_does_not_follow_on_is_read_from_the_database(cast: Cast) -> None:
    visitor = await page()
    await visitor.start(await door(team=cast.kontaktcenter))
    await visitor.hear_text("Hej!")
    session = await only_session()
    await run(accept, session, by=cast.johan)
    layer, group = get_channel_layer(), chat_group(session.pk)
    [socket] = visitor_sockets.visitor_sockets()._sockets
    await layer.group_discard(group, socket.channel_name)  # the next hint is lost
    await run(answered, session, cast, "Den första", 1)

    await layer.group_add(group, socket.channel_name)
    await run(answered, session, cast, "Den andra", 2)
    await visitor.hear_text("Den andra")

    assert visitor.texts() == ["Hej!", "Den första", "Den andra"]
    await visitor.leave()


async def test_place_in_the_waiting_list_moves_up_by_itself(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visitor_sockets, "TURN", 0.05)
    inbox = await door(team=cast.kontaktcenter)
    first, second = await page(), await page()
    await first.start(inbox)
    assert (await second.start(inbox))["place"] == 2

    await first.say({"type": "end"})
    assert await first.hear("done") == {"type": "done", "what": "end"}

    assert (await second.hear("session", place=1))["state"] == "waiting"
    await first.leave()
    await second.leave()


async def test_marks_are_saved_and_the_agents_are_told_to_the_visitor(cast: Cast) -> None:
    visitor = await page()
    await visitor.start(await door(team=cast.kontaktcenter))
    await visitor.hear_text("Hej!")
    session = await only_session()

    await run(accept, session, by=cast.johan)
    await run(mark, session.pk, side="agent", received=1, read=1)
    assert await visitor.hear("marks") == {"type": "marks", "received": 1, "read": 1}
    await visitor.say({"type": "marks", "received": 1, "read": 1})
    await visitor.leave()  # what was not saved yet is saved then

    session = await only_session()
    assert (session.visitor_received, session.visitor_read) == (1, 1)


async def test_typing_is_told_once_and_its_end(cast: Cast) -> None:
    visitor = await page()
    await visitor.start(await door(team=cast.kontaktcenter), name="Ann")
    session = await only_session()
    layer = get_channel_layer()
    await layer.group_add(chat_group(session.pk), "console")

    for _key in range(5):
        await visitor.say({"type": "typing", "on": True})
    await visitor.say({"type": "typing", "on": False})

    hint = {"type": "chat.typing", "session": session.pk, "side": "visitor", "name": "Ann"}
    told = [await layer.receive("console") for _hint in range(2)]
    assert [one for one in told if one["type"] == "chat.typing"] == [{**hint, "on": True}, {**hint, "on": False}]
    await visitor.leave()


async def test_wish_rating_and_transcript_are_answered_in_words(cast: Cast) -> None:
    visitor = await page()
    await visitor.start(await door(team=cast.kontaktcenter), language="en")

    await visitor.say({"type": "rate", "stars": 5, "comment": "Bra"})
    assert await visitor.hear("done") == {"type": "done", "what": "rate"}
    await visitor.say({"type": "wish", "what": "message", "email": "inte en adress"})
    refused = await visitor.hear("refused")
    await visitor.say({"type": "transcript", "email": "ann@exempel.example"})
    too_early = await visitor.hear("refused")

    assert (refused["what"], refused["why"]) == ("wish", "email")
    assert refused["text"] == "Write the whole e-mail address, also what comes after @."
    assert (too_early["what"], too_early["why"]) == ("transcript", "invalid")
    await visitor.leave()


async def test_chat_that_ended_is_told_and_opens_again_when_the_visitor_writes(cast: Cast) -> None:
    visitor = await page()
    await visitor.start(await door(team=cast.kontaktcenter))
    await run(end_chat, await only_session(), by=None, why="time")
    await visitor.hear("session", state="ended")

    await visitor.say({"type": "say", "id": "m-2", "text": "En sak till"})

    assert (await visitor.hear("ack"))["id"] == "m-2"
    assert (await visitor.hear("session", state="waiting"))["place"] == 1
    await visitor.leave()


async def test_text_that_is_too_long_is_refused_with_a_sentence_and_the_socket_stays(cast: Cast) -> None:
    visitor = await page()
    await visitor.start(await door(team=cast.kontaktcenter))

    await visitor.say({"type": "say", "id": "m-2", "text": "å" * 8001})
    refused = await visitor.hear("refused")
    await visitor.say({"type": "say", "id": "m-3", "text": "😀" * 8000})

    assert refused == {
        "type": "refused",
        "id": "m-2",
        "why": "too_long",
        "text": "Meddelandet är för långt. Skicka det i flera delar.",
    }
    assert (await visitor.hear("ack"))["id"] == "m-3"
    await visitor.leave()


async def test_process_that_ends_tells_everybody_when_to_come_back(cast: Cast) -> None:
    pages = [await page(ip=f"192.0.2.{number}") for number in range(6)]

    await say_farewell()

    waits = [(await one.hear("drain"))["in"] for one in pages]
    assert len(set(waits)) > 1
    assert 300 <= min(waits) <= max(waits) < 1200
    for one in pages:
        await one.leave()


async def test_page_that_says_nothing_for_long_is_let_go(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visitor_sockets, "TURN", 0.02)
    monkeypatch.setattr(visitor_sockets, "IDLE", 0.05)
    visitor = await page()

    assert await visitor.closed() == 4010


async def test_open_pages_are_seen(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visitor_sockets, "TURN", 0.05)
    monkeypatch.setattr(visitor_sockets, "SEEN_EVERY", 0.0)
    visitor = await page()
    await visitor.start(await door(team=cast.kontaktcenter))
    long_ago = (await only_session()).started_at.replace(year=2020)
    await run(ChatSession.objects.update, visitor_seen_at=long_ago)

    for _turn in range(100):
        await visitor.socket.receive_nothing(timeout=0.02)
        if (await only_session()).visitor_seen_at != long_ago:
            break

    assert (await only_session()).visitor_seen_at > long_ago
    await visitor.leave()
