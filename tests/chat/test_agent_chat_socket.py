"""The console's socket: what an agent may follow, what becomes of what they say, and of everything else."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from channels.db import database_sync_to_async
from channels.layers import channel_layers, get_channel_layer
from channels.testing import WebsocketCommunicator

from chat import agent_chat_consumer, agent_line
from chat.actions.accept import accept
from chat.actions.helpers import invite, leave
from chat.actions.note import note_in_chat
from chat.actions.say import Saying, say_many
from chat.actions.start import start_chat
from chat.models import Availability, ChatEntry, ChatSession, EntryKind
from chat.presence import HEARTBEAT
from chat.tokens import new_token
from servicedesk.people.models import Agent, Contact
from tests.chat.sockets import browser, close_code, said, session_of
from tests.chat.staff import chat_inbox, fresh, takes_chats
from tests.factories.cast import Cast
from tickets.actions.set_properties import set_confidential
from tickets.models import Message, Ticket

PATH = "/ws/chat/agent/"


async def run(act: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    return await database_sync_to_async(act)(*args, **kwargs)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rights are read again many times a second instead of every four seconds."""
    monkeypatch.setattr(agent_line, "CHECK_EVERY", 0.05)


def begin(cast: Cast, by: Agent | None, text: str = "Hej!", **fields: Any) -> ChatSession:
    inbox = fields.pop("inbox", None) or chat_inbox(team=fields.pop("team", cast.kontaktcenter))
    session = start_chat(inbox, token=new_token(), text=text, client_id="v1", name="Ann", **fields).session
    if by is not None:
        accept(session, by=by)
    return fresh(session)


def visitor_says(session: ChatSession, text: str, client_id: str) -> None:
    say_many([Saying(session.pk, "visitor", text, client_id)])


async def opened(agent: Agent) -> WebsocketCommunicator:
    socket = browser(await run(session_of, agent), path=PATH)
    assert await socket.connect() == (True, None)
    assert await said(socket) == {"type": "hello"}
    return socket


async def push(socket: WebsocketCommunicator, **frame: Any) -> None:
    await socket.send_to(json.dumps(frame))


async def until(socket: WebsocketCommunicator, kind: str) -> dict[str, Any]:
    """The next frame of that kind; others that may come in between are left out."""
    while True:
        frame: dict[str, Any] = await said(socket)
        if frame["type"] == kind:
            return frame


async def followed(agent: Agent, session: ChatSession, after: int = 0) -> tuple[WebsocketCommunicator, dict[str, Any]]:
    socket = await opened(agent)
    await push(socket, type="follow", session=session.pk, after=after)
    return socket, await until(socket, "entries")


async def nothing_but(socket: WebsocketCommunicator, *kinds: str) -> None:
    """It says nothing more, but frames of those kinds."""
    while not await socket.receive_nothing(timeout=0.1):
        assert (await said(socket))["type"] in kinds


async def test_agent_hears_what_was_said_and_what_is_said_from_then_on(cast: Cast) -> None:
    session = await run(begin, cast, cast.johan)

    socket, before = await followed(cast.johan, session)
    await run(visitor_says, session, "Hör ni mig?", "v2")
    later = await until(socket, "entries")

    assert [(entry["kind"], entry["text"]) for entry in before["entries"]] == [("message", "Hej!"), ("joined", "")]
    assert [(entry["seq"], entry["text"], entry["id"]) for entry in later["entries"]] == [(3, "Hör ni mig?", "v2")]
    await socket.disconnect()


async def test_hint_that_was_lost_heals_with_the_next(cast: Cast) -> None:
    session = await run(begin, cast, cast.johan)
    socket, _before = await followed(cast.johan, session)
    layer = get_channel_layer()

    channel_layers.backends.clear()  # what is sent now reaches nobody
    await run(visitor_says, session, "Ett", "v2")
    channel_layers.backends["default"] = layer
    await run(visitor_says, session, "Två", "v3")

    assert [one["text"] for one in (await until(socket, "entries"))["entries"]] == ["Ett", "Två"]
    await socket.disconnect()


@pytest.mark.usefixtures("quick")
async def test_hint_that_was_lost_heals_by_itself(cast: Cast) -> None:
    session = await run(begin, cast, cast.johan)
    socket, _before = await followed(cast.johan, session)

    channel_layers.backends.clear()
    await run(visitor_says, session, "Ett", "v2")

    assert [one["text"] for one in (await until(socket, "entries"))["entries"]] == ["Ett"]
    await socket.disconnect()


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


async def test_what_is_said_is_acknowledged_once_it_is_written_and_twice_is_once(cast: Cast) -> None:
    session = await run(begin, cast, cast.johan)
    socket, _before = await followed(cast.johan, session)

    for _twice in range(2):
        await push(socket, type="say", session=session.pk, id="s1", text="Hej Ann!")
        ack = await until(socket, "ack")

    messages = await run(list, Message.objects.filter(ticket=session.ticket_id, agent=cast.johan))
    assert (ack["id"], ack["seq"], ack["session"]) == ("s1", 3, session.pk)
    assert [(message.body, message.client_key) for message in messages] == [("Hej Ann!", "s1")]
    await socket.disconnect()


async def test_note_is_for_colleagues_only_and_may_be_written_by_whoever_sees_the_chat(cast: Cast) -> None:
    session = await run(begin, cast, cast.johan)
    johan, _before = await followed(cast.johan, session)
    asa, _before = await followed(cast.asa, session)

    await push(asa, type="note", session=session.pk, id="n1", text="Fråga om tomten")
    ack = await until(asa, "ack")
    [entry] = (await until(johan, "entries"))["entries"]

    assert (ack["id"], entry["kind"], entry["text"], entry["name"]) == (
        "n1",
        "note",
        "Fråga om tomten",
        "Åsa Lindqvist",
    )
    assert await run(ChatEntry.objects.filter(session=session, kind=EntryKind.NOTE, is_internal=True).count) == 1
    await johan.disconnect()
    await asa.disconnect()


async def test_only_who_takes_part_says_something_to_the_visitor(cast: Cast) -> None:
    session = await run(begin, cast, cast.johan)
    socket, _before = await followed(cast.asa, session)

    await push(socket, type="say", session=session.pk, id="s1", text="Jag med")
    refused = await until(socket, "refused")
    await run(invite, session, cast.asa, by=cast.johan)
    await until(socket, "state")
    await push(socket, type="say", session=session.pk, id="s2", text="Jag med")
    ack = await until(socket, "ack")
    await run(leave, session, by=cast.asa)
    await until(socket, "state")
    await push(socket, type="say", session=session.pk, id="s3", text="Och nu?")
    after = await until(socket, "refused")

    assert (refused["id"], ack["id"], after["id"]) == ("s1", "s2", "s3")
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


async def test_typing_and_marks_go_from_one_side_to_the_other(cast: Cast) -> None:
    session = await run(begin, cast, cast.johan)
    johan, _before = await followed(cast.johan, session)
    asa, _before = await followed(cast.asa, session)

    await push(johan, type="typing", session=session.pk, on=True)
    typing = await until(asa, "typing")
    await push(johan, type="marks", session=session.pk, received=2, read=1)
    marks = await until(asa, "marks")
    await push(asa, type="marks", session=session.pk, received=2, read=2)  # who only looks marks nothing
    await push(asa, type="ping")
    await until(asa, "pong")

    assert typing == {"type": "typing", "session": session.pk, "side": "agent", "on": True, "name": "Johan"}
    assert marks == {"type": "marks", "session": session.pk, "side": "agent", "received": 2, "read": 1}
    assert (await run(fresh, session)).agent_read == 1
    await nothing_but(johan, "marks", "seen")
    await johan.disconnect()
    await asa.disconnect()


async def test_page_that_is_there_counts_as_the_agent_being_there(cast: Cast) -> None:
    await run(takes_chats, cast.johan)
    await run(Availability.objects.filter(agent=cast.johan).update, seen_at=None)

    socket = await opened(cast.johan)
    await push(socket, type="ping")

    assert await until(socket, "pong") == {"type": "pong"}
    assert (await run(Availability.objects.get, agent=cast.johan)).seen_at is not None
    await socket.disconnect()


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
