"""The console's socket: who may follow which chats, and what becomes of everything that is no frame of ours."""

import asyncio
import json
from typing import Any

import pytest

from chat import agent_chat_consumer, agent_line
from chat.actions.note import note_in_chat
from chat.agent_access import Standing
from chat.agent_chat_consumer import AgentChatConsumer, Followed
from chat.agent_parts import parts_of
from chat.presence import HEARTBEAT
from servicedesk.people.models import Agent, Contact
from tests.chat.consoles import PATH, begin, followed, nothing_but, opened, push, run, until, visitor_says
from tests.chat.sockets import browser, close_code, said, session_of
from tests.chat.staff import chat_inbox, fresh
from tests.factories.cast import Cast
from tickets.actions.set_properties import set_confidential
from tickets.models import Message, Ticket


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rights are read again many times a second instead of every four seconds."""
    monkeypatch.setattr(agent_line, "CHECK_EVERY", 0.05)


@pytest.mark.parametrize("is_confidential", [False, True])
async def test_outsider_follows_nothing(cast: Cast, is_confidential: bool) -> None:
    agent, team = (cast.johan, cast.kontaktcenter) if is_confidential else (cast.sara, cast.socialtjanst)
    session = await run(begin, cast, agent, team=team)
    await run(Ticket.objects.filter(pk=session.ticket_id).update, is_confidential=is_confidential)
    socket = await opened(cast.olle)

    await push(socket, type="follow", session=session.pk, after=0)
    gone = await until(socket, "gone")
    await push(socket, type="follow", session=session.pk + 1000, after=0)
    unknown = await until(socket, "gone")
    await push(socket, type="say", session=session.pk, id="s1", text="Hej")
    refused = await until(socket, "refused")
    await push(socket, type="note", session=session.pk, id="n1", text="Hej")
    await push(socket, type="typing", session=session.pk, on=True)
    await push(socket, type="marks", session=session.pk, received=1, read=1)
    await run(visitor_says, session, "Hemligt", "v2")
    await nothing_but(socket, "refused", "list")

    assert (gone["session"], unknown["session"] - 1000, refused["why"]) == (session.pk, session.pk, "unknown")
    session = await run(fresh, session)
    assert (session.agent_read, await run(Message.objects.filter(agent=cast.olle).count)) == (0, 0)
    await socket.disconnect()


@pytest.mark.usefixtures("quick")
async def test_right_that_is_revoked_closes_the_chat(cast: Cast) -> None:
    session = await run(begin, cast, cast.johan)
    outsider, _before = await followed(cast.olle, session)  # the team is open to all
    member, _before = await followed(cast.johan, session)

    await run(set_confidential, session.ticket, True, by=cast.johan)
    gone = await until(outsider, "gone")
    await run(visitor_says, session, "Hemligt", "v2")

    assert gone["session"] == session.pk
    assert [one["text"] for one in (await until(member, "entries"))["entries"]] == ["Hemligt"]
    await nothing_but(outsider, "list")
    assert HEARTBEAT < 5  # seconds
    await outsider.disconnect()
    await member.disconnect()


class Telling(AgentChatConsumer):
    """Keeps what it would tell its page."""

    told: list[dict[str, Any]]

    async def push(self, frame: dict[str, Any]) -> None:
        self.told.append(frame)


async def test_chat_followed_while_rights_are_read_again_stays(cast: Cast) -> None:
    first, later = [await run(begin, cast, cast.johan) for _one in range(2)]
    parts = await run(parts_of, cast.johan, [first.pk, later.pk])
    line = Telling()
    line.told, line.standing = [], Standing(cast.johan.pk, frozenset(), reads=cast.johan)
    line.followed[first.pk] = Followed(parts[first.pk], parts[first.pk].last_seq, "Johan")

    looking = asyncio.create_task(line.look_again())
    await asyncio.sleep(0)  # it has asked, and has no answer yet
    line.followed[later.pk] = Followed(parts[later.pk], parts[later.pk].last_seq, "Johan")
    await looking

    assert list(line.followed) == [first.pk, later.pk]
    assert [frame for frame in line.told if frame["type"] == "gone"] == []


@pytest.mark.usefixtures("quick")
async def test_ended_session_closes_the_socket(cast: Cast) -> None:
    socket = await opened(cast.johan)

    await run(Agent.objects.filter(pk=cast.johan.pk).update, session_key="en-annan")

    assert await close_code(socket) == 4401


async def test_without_a_session_or_from_another_site_nobody_comes_in(cast: Cast) -> None:
    key = await run(session_of, cast.johan)

    assert await browser("okand-session", path=PATH).connect() == (False, 4401)
    assert (await browser(key, path=PATH, origin="https://ond.example").connect())[0] is False


@pytest.mark.parametrize(
    "frame",
    [
        "nonsens",
        "[]",
        "{}",
        '{"type": "chat.entries"}',
        '{"type": "disconnect"}',
        '{"type": "follow", "session": "7"}',
        '{"type": "follow", "session": true}',
        '{"type": "follow", "session": 0}',
        '{"type": "say", "session": 1, "id": "a b", "text": "x"}',
        '{"type": "say", "session": 1, "id": "a", "text": ["x"]}',
        '{"type": "typing", "session": 1, "on": "ja"}',
        '{"type": "marks", "session": 1, "received": -1, "read": 0}',
        json.dumps({"type": "say", "session": 1, "id": "a", "text": "x" * 20_001}),
        "[" * 5000,
    ],
)
async def test_what_is_no_frame_of_ours_gets_one_answer(cast: Cast, frame: str) -> None:
    socket = await opened(cast.johan)

    await socket.send_to(frame)

    assert await said(socket) == {"type": "error"}
    assert await close_code(socket) == 4008


async def test_flood_is_stopped(cast: Cast) -> None:
    socket = await opened(cast.johan)

    for _frame in range(agent_chat_consumer.FRAMES_MAX + 1):
        await push(socket, type="unfollow", session=1)

    assert await said(socket) == {"type": "error"}
    assert await close_code(socket) == 4008


async def test_list_is_told_to_those_who_see_the_team(cast: Cast) -> None:
    inbox = await run(chat_inbox, team=cast.socialtjanst)
    member, outsider = await opened(cast.sara), await opened(cast.johan)

    await run(begin, cast, None, inbox=inbox)

    assert await until(member, "list") == {"type": "list"}
    await nothing_but(outsider)
    await member.disconnect()
    await outsider.disconnect()


async def test_protected_name_is_not_sent_without_the_right(cast: Cast) -> None:
    session = await run(begin, cast, cast.johan, email="skyddad@mejl.example")
    await run(Contact.objects.filter(pk=session.ticket.requester_id).update, is_protected=True)
    await run(Agent.objects.filter(pk=cast.asa.pk).update, may_see_protected=True)
    await run(note_in_chat, session, by=cast.johan, text="Obs")

    johan, hidden = await followed(cast.johan, session)
    asa, shown = await followed(cast.asa, session)

    assert [entry["name"] for entry in hidden["entries"]] == ["", "", "Johan Åkerström"]
    assert [entry["name"] for entry in shown["entries"]] == ["Ann", "", "Johan Åkerström"]
    await johan.disconnect()
    await asa.disconnect()
