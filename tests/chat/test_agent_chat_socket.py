"""The console's socket: what an agent may follow, what becomes of what they say, and of everything else."""

import pytest
from channels.layers import channel_layers, get_channel_layer

from chat import agent_line
from chat.actions.helpers import invite, leave
from chat.models import Availability, ChatEntry, EntryKind
from tests.chat.consoles import begin, followed, nothing_but, opened, push, run, until, visitor_says
from tests.chat.staff import fresh, takes_chats
from tests.factories.cast import Cast
from tickets.models import Message


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rights are read again many times a second instead of every four seconds."""
    monkeypatch.setattr(agent_line, "CHECK_EVERY", 0.05)


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
