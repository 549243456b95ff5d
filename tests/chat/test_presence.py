"""Presence: colleagues at the same ticket hear of each other, who may not see it hears nothing, who is gone is gone."""

import json
from typing import Any

import pytest
from channels.db import database_sync_to_async
from channels.testing import WebsocketCommunicator

from chat import looking, presence
from chat.presence import LAPSE, Look, Onlookers, read_look
from tests.chat.sockets import close_code, opened, said
from tests.factories import make_ticket
from tests.factories.cast import Cast
from tickets.actions.set_properties import set_confidential
from tickets.models import Ticket


async def look(socket: WebsocketCommunicator, number: int | None, *, typing: bool = False) -> None:
    frame = {"type": "look", "number": number, "typing": typing}
    await socket.send_input({"type": "websocket.receive", "text": json.dumps(frame)})


async def new_ticket(**fields: Any) -> Ticket:
    ticket: Ticket = await database_sync_to_async(make_ticket)(**fields)
    return ticket


def who(ticket: Ticket, *agents: tuple[Any, bool]) -> dict[str, Any]:
    shown = [{"id": agent.pk, "name": agent.name, "typing": typing} for agent, typing in agents]
    return {"type": "presence", "number": ticket.number, "agents": shown}


async def test_two_at_the_same_ticket_hear_of_each_other_and_of_typing_and_leaving(cast: Cast) -> None:
    ticket = await new_ticket(team=cast.kontaktcenter)
    johan, asa = await opened(cast.johan), await opened(cast.asa)

    await look(johan, ticket.number)
    await look(asa, ticket.number)
    assert await said(johan) == who(ticket, (cast.asa, False))
    assert await said(asa) == who(ticket, (cast.johan, False))

    await look(asa, ticket.number, typing=True)
    assert await said(johan) == who(ticket, (cast.asa, True))

    await look(asa, None)
    assert await said(johan) == who(ticket)
    assert await asa.receive_nothing(timeout=0.02)
    await johan.disconnect()
    await asa.disconnect()


async def test_closed_browser_is_gone_at_once(cast: Cast) -> None:
    ticket = await new_ticket(team=cast.kontaktcenter)
    johan, asa = await opened(cast.johan), await opened(cast.asa)
    await look(johan, ticket.number)
    await look(asa, ticket.number)
    assert await said(johan) == who(ticket, (cast.asa, False))

    await asa.disconnect()

    assert await said(johan) == who(ticket)
    await johan.disconnect()


@pytest.mark.parametrize("is_confidential", [False, True])
async def test_outsider_neither_hears_nor_is_heard(cast: Cast, is_confidential: bool) -> None:
    team = cast.kontaktcenter if is_confidential else cast.socialtjanst
    ticket = await new_ticket(team=team, is_confidential=is_confidential)
    member = cast.johan if is_confidential else cast.sara
    inside, outside = await opened(member), await opened(cast.olle)
    await look(inside, ticket.number)

    await look(outside, ticket.number, typing=True)
    unknown = await opened(cast.olle)
    await look(unknown, 999_999_999)

    for socket in (inside, outside, unknown):
        assert await socket.receive_nothing(timeout=0.05)
        await socket.disconnect()


async def test_two_tabs_of_one_agent_are_nobody_else(cast: Cast) -> None:
    ticket = await new_ticket(team=cast.kontaktcenter)
    one, two = await opened(cast.johan), await opened(cast.johan)

    await look(one, ticket.number)
    await look(two, ticket.number)

    for socket in (one, two):
        assert await socket.receive_nothing(timeout=0.05)
        await socket.disconnect()


async def test_who_loses_sight_of_the_ticket_leaves_it(cast: Cast) -> None:
    ticket = await new_ticket(team=cast.kontaktcenter)
    johan, olle = await opened(cast.johan), await opened(cast.olle)
    await look(johan, ticket.number)
    await look(olle, ticket.number)
    assert await said(johan) == who(ticket, (cast.olle, False))
    assert await said(olle) == who(ticket, (cast.johan, False))

    await database_sync_to_async(set_confidential)(ticket, True, by=cast.johan)

    hint = {"type": "ticket", "number": ticket.number}
    assert [await said(johan), await said(johan)] == [hint, who(ticket)]  # once, though the team is open to all too
    assert [await said(olle), await said(olle)] == [hint, who(ticket)]
    await look(johan, ticket.number, typing=True)
    assert await olle.receive_nothing(timeout=0.05)
    await johan.disconnect()
    await olle.disconnect()


@pytest.mark.usefixtures("quick_checks")
async def test_page_that_says_nothing_any_more_does_not_look(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    ticket = await new_ticket(team=cast.kontaktcenter)
    johan, asa = await opened(cast.johan), await opened(cast.asa)
    await look(johan, ticket.number)
    await look(asa, ticket.number)
    assert await said(johan) == who(ticket, (cast.asa, False))

    monkeypatch.setattr(looking, "QUIET", 0.0)  # a lid was closed long ago

    assert await said(johan) == who(ticket)
    await johan.disconnect()
    await asa.disconnect()


async def test_flood_of_frames_closes_the_socket(cast: Cast) -> None:
    socket = await opened(cast.johan)

    for number in range(1, 60):
        await look(socket, number)

    assert await close_code(socket) == 4008
    await socket.disconnect()


def test_socket_that_was_not_heard_for_long_is_gone() -> None:
    onlookers = Onlookers()
    onlookers.hear("a", {"agent_id": 1, "name": "Åsa", "is_typing": False}, 100.0)
    onlookers.hear("b", {"agent_id": 2, "name": "Bo", "is_typing": True}, 100.0 + LAPSE / 2)
    onlookers.hear("c", {"agent_id": 1, "name": "Åsa", "is_typing": True}, 100.0)
    bo = {"id": 2, "name": "Bo", "typing": True}

    assert onlookers.shown(100.0, but=0) == [bo, {"id": 1, "name": "Åsa", "typing": True}]
    assert onlookers.shown(100.0 + LAPSE, but=0) == [bo]
    assert onlookers.shown(100.0 + LAPSE, but=2) == []
    assert presence.HEARTBEAT * 2 < LAPSE  # one lost heartbeat is no farewell


@pytest.mark.parametrize(
    "frame",
    [
        {"type": "look", "number": 1},
        {"type": "look", "number": "1", "typing": False},
        {"type": "look", "number": True, "typing": False},
        {"type": "look", "number": 0, "typing": False},
        {"type": "look", "number": -1, "typing": False},
        {"type": "look", "number": 2**31, "typing": False},
        {"type": "look", "number": 1.0, "typing": False},
        {"type": "look", "number": 1, "typing": 1},
        {"type": "look", "number": 1, "typing": False, "text": "Hej"},
        {"type": "looks", "number": 1, "typing": False},
        [],
        None,
    ],
)
def test_anything_but_a_look_is_none(frame: Any) -> None:
    assert read_look(frame) is None
    assert read_look({"type": "look", "number": 104233, "typing": True}) == Look(104233, True)
