"""The agents' socket: it tells those who may know that a ticket changed, and nobody else."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from channels.db import database_sync_to_async

from chat import consumers
from chat.agent_access import standing_of
from chat.groups import groups_of
from servicedesk.people.actions.disable_agent import disable_agent
from servicedesk.people.actions.sign_out import sign_out_everywhere
from servicedesk.people.models import Membership
from tests.chat.sockets import browser, close_code, opened, said, session_of
from tests.factories import make_agent, make_note, make_ticket
from tests.factories.cast import Cast
from tickets.actions.assign import assign, assign_team, name_agent
from tickets.actions.set_properties import set_confidential, set_priority
from tickets.models import Ticket
from tickets.signals import TicketChange


async def run(act: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    return await database_sync_to_async(act)(*args, **kwargs)


async def test_member_and_everybody_who_sees_the_ticket_get_the_hint(cast: Cast) -> None:
    ticket = await run(make_ticket, team=cast.kontaktcenter)
    sockets = [await opened(agent) for agent in (cast.johan, cast.sara)]

    await run(set_priority, ticket, 40, by=cast.johan)

    for socket in sockets:
        assert await said(socket) == {"type": "ticket", "number": ticket.number}
        await socket.disconnect()


@pytest.mark.parametrize("is_confidential", [False, True])
async def test_outsider_gets_no_hint_of_a_hidden_ticket(cast: Cast, is_confidential: bool) -> None:
    team = cast.kontaktcenter if is_confidential else cast.socialtjanst
    hidden = await run(make_ticket, team=team, is_confidential=is_confidential)
    shown = await run(make_ticket, team=cast.vatten)
    outsider = await opened(cast.olle)
    member = await opened(cast.johan if is_confidential else cast.sara)

    await run(set_priority, hidden, 40, by=cast.sara)
    await run(make_note, hidden, cast.sara)
    await run(set_priority, shown, 40, by=cast.olle)

    # The hint that is theirs comes first: there was none before it.
    assert await said(outsider) == {"type": "ticket", "number": shown.number}
    assert await outsider.receive_nothing(timeout=0.05)
    assert [await said(member) for _hint in range(2)] == [{"type": "ticket", "number": hidden.number}] * 2
    await outsider.disconnect()
    await member.disconnect()


async def test_named_agent_and_assignee_get_the_hint_of_a_confidential_ticket(cast: Cast) -> None:
    ticket = await run(make_ticket, team=cast.socialtjanst, is_confidential=True)
    olle, johan = await opened(cast.olle), await opened(cast.johan)

    await run(name_agent, ticket, cast.olle, by=cast.sara)
    await run(assign, ticket, cast.olle, by=cast.sara)

    assert [await said(olle) for _hint in range(2)] == [{"type": "ticket", "number": ticket.number}] * 2
    assert await johan.receive_nothing(timeout=0.05)
    await olle.disconnect()
    await johan.disconnect()


async def test_those_who_lose_sight_of_a_ticket_are_told_once(cast: Cast) -> None:
    ticket = await run(make_ticket, team=cast.kontaktcenter)
    outsider = await opened(cast.olle)

    await run(set_confidential, ticket, True, by=cast.johan)
    await run(set_priority, ticket, 40, by=cast.johan)

    assert await said(outsider) == {"type": "ticket", "number": ticket.number}
    assert await outsider.receive_nothing(timeout=0.05)
    await outsider.disconnect()


async def test_hand_over_is_told_to_both_teams(cast: Cast) -> None:
    ticket = await run(make_ticket, team=cast.vatten)
    olle, sara = await opened(cast.olle), await opened(cast.sara)

    await run(assign_team, ticket, cast.socialtjanst, by=cast.olle)

    for socket in (olle, sara):
        assert await said(socket) == {"type": "ticket", "number": ticket.number}
        await socket.disconnect()


@pytest.mark.parametrize("is_known", [True, False])
async def test_anonymous_is_refused(cast: Cast, is_known: bool) -> None:
    communicator = browser("okand-session-0123456789" if is_known else "")

    assert await communicator.connect() == (False, 4401)


async def test_disabled_agent_and_old_session_are_refused(cast: Cast) -> None:
    old = await run(session_of, cast.johan)
    await run(sign_out_everywhere, cast.johan, by=cast.johan)
    disabled = await run(session_of, cast.asa)
    await run(type(cast.asa).objects.filter(pk=cast.asa.pk).update, is_active=False)

    assert await browser(old).connect() == (False, 4401)
    assert await browser(disabled).connect() == (False, 4401)


async def test_unknown_address_is_refused(cast: Cast) -> None:
    communicator = browser(await run(session_of, cast.johan), path="/ws/other/")

    assert await communicator.connect() == (False, 1008)


@pytest.mark.usefixtures("quick_checks")
async def test_ended_session_closes_the_socket(cast: Cast) -> None:
    socket = await opened(cast.johan)

    await run(type(cast.johan).objects.filter(pk=cast.johan.pk).update, session_key="en-annan")

    assert await close_code(socket) == 4401


@pytest.mark.parametrize("way", ["disabled", "signed out"])
async def test_disabling_and_signing_out_everywhere_close_the_socket_at_once(cast: Cast, way: str) -> None:
    administrator = await run(make_agent, "Admin", teams=[cast.vatten], role="administrator")
    socket, other = await opened(cast.johan), await opened(cast.asa)

    # Long before the next turn of CHECK_EVERY.
    if way == "disabled":
        await run(disable_agent, cast.johan, by=administrator)
    else:
        await run(sign_out_everywhere, cast.johan, by=administrator)

    assert await asyncio.wait_for(close_code(socket), consumers.CHECK_EVERY / 2) == 4401
    assert await other.receive_nothing(timeout=0.05)
    await other.disconnect()


@pytest.mark.usefixtures("quick_checks")
async def test_agent_who_leaves_a_team_hears_no_more_of_it(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    hidden, shown = await run(make_ticket, team=cast.socialtjanst), await run(make_ticket, team=cast.kontaktcenter)
    turns, loop = asyncio.Semaphore(0), asyncio.get_running_loop()

    def counted(session_key: str) -> Any:
        loop.call_soon_threadsafe(turns.release)
        return standing_of(session_key)

    socket = await opened(cast.sara)
    monkeypatch.setattr(consumers, "standing_of", counted)
    await run(Membership.objects.filter(agent=cast.sara).delete)
    for _turn in range(3):  # the third reading begins when what the second found has been done
        await asyncio.wait_for(turns.acquire(), 5)

    await run(set_priority, hidden, 40, by=cast.olle)
    await run(set_priority, shown, 40, by=cast.johan)

    assert await said(socket) == {"type": "ticket", "number": shown.number}
    await socket.disconnect()


@pytest.mark.usefixtures("quick_checks")
async def test_agent_who_joins_a_team_hears_of_it_without_opening_anew(cast: Cast) -> None:
    ticket: Ticket = await run(make_ticket, team=cast.socialtjanst)
    socket = await opened(cast.olle)
    await run(Membership.objects.create, agent=cast.olle, team=cast.socialtjanst)

    for priority in (30, 40) * 50:
        await run(set_priority, ticket, priority, by=cast.sara)
        if not await socket.receive_nothing(timeout=0.02):
            break

    assert await said(socket) == {"type": "ticket", "number": ticket.number}
    await socket.disconnect()


def change(**fields: Any) -> TicketChange:
    values: dict[str, Any] = {
        "ticket_id": 1,
        "number": 100001,
        "kinds": ("priority_changed",),
        "team_ids": frozenset({7}),
        "is_confidential": False,
        "was_confidential": False,
        "named_agent_ids": frozenset({3}),
    }
    return TicketChange(**{**values, **fields})


@pytest.mark.parametrize(
    ("was", "now", "open_too"), [(False, False, True), (False, True, True), (True, False, True), (True, True, False)]
)
def test_open_group_hears_unless_the_ticket_was_and_is_confidential(was: bool, now: bool, open_too: bool) -> None:
    groups = groups_of(change(was_confidential=was, is_confidential=now))

    assert groups == {"team.7", "agent.3"} | ({"open-team.7"} if open_too else set())
