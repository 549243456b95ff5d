"""A page that has said which list it shows is told what stands there now, with its agent's rights at that moment."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from channels.db import database_sync_to_async
from django.contrib.sessions.models import Session
from django.test import Client
from pytest_django.fixtures import Settings

from chat import list_board
from frontend.agent import live_list
from servicedesk.people.models import Agent, AuditEntry, Contact, Membership
from tests.chat.lists import frame, numbers, rows, showing, tell
from tests.chat.sockets import close_code, opened, said
from tests.factories import make_agent, make_contact, make_ticket
from tests.factories.cast import Cast
from tickets.actions.assign import assign, name_agent
from tickets.actions.set_properties import set_confidential, set_priority, set_subject
from tickets.models import Draft, Ticket

ALL = "ko=alla-oppna"


async def run(act: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    return await database_sync_to_async(act)(*args, **kwargs)


def page(agent: Agent, query: str = ALL) -> str:
    """The list as the agent's page fetches it."""
    client = Client()
    client.force_login(agent)
    return client.get(f"/arenden/?{query}&part=list", headers={"HX-Request": "true"}).content.decode()


def row_in(html: str, ticket: Ticket) -> str:
    found = re.search(rf'<li class="[^"]*" id="row-{ticket.number}".*?</li>', html, re.DOTALL)
    return found[0] if found else ""


async def test_page_that_says_what_it_shows_hears_what_stands_there(cast: Cast) -> None:
    first, second = [await run(make_ticket, team=cast.kontaktcenter) for _ticket in range(2)]
    socket = await opened(cast.johan)

    await tell(socket, ALL)

    assert await rows(socket) == {
        "type": "rows",
        "query": ALL,
        "order": [[ticket.number, str(ticket.version)] for ticket in (second, first)],
        "next": "",
        "rows": {},
    }
    await socket.disconnect()


async def test_changed_row_comes_as_the_page_would_fetch_it_and_alone(cast: Cast) -> None:
    changed, other = [await run(make_ticket, team=cast.kontaktcenter) for _ticket in range(2)]
    socket = await showing(cast.johan, ALL)

    await run(set_subject, changed, "Gungan är lagad", by=cast.asa)

    heard = await rows(socket)
    assert numbers(heard) == [changed.number, other.number]
    assert heard["rows"] == {str(changed.number): row_in(await run(page, cast.johan), changed)}
    assert "Gungan är lagad" in heard["rows"][str(changed.number)]
    await socket.disconnect()


async def test_ticket_that_comes_and_one_that_leaves_change_the_order_and_the_next_page(cast: Cast) -> None:
    tickets = [await run(make_ticket, team=cast.kontaktcenter, assignee=cast.johan) for _ticket in range(27)]
    socket = await showing(cast.johan, "ko=mina")

    await run(assign, tickets[20], cast.asa, by=cast.johan)

    heard = await rows(socket)
    assert numbers(heard) == [ticket.number for ticket in reversed(tickets) if ticket != tickets[20]][:25]
    assert list(heard["rows"]) == [str(tickets[1].number)]
    assert f"cursor={heard['next']}" in await run(page, cast.johan, "ko=mina")
    await socket.disconnect()


async def test_each_viewer_gets_their_own_marks_on_the_same_change(cast: Cast) -> None:
    ticket = await run(make_ticket, team=cast.kontaktcenter, assignee=cast.johan)
    await run(Draft.objects.create, ticket=ticket, agent=cast.asa, kind=Draft.Kind.NOTE, body="Ring.")
    await run(Ticket.objects.filter(pk=ticket.pk).update, waiting_since=ticket.created_at, heard_version=1)
    sockets = {agent.name: await showing(agent, ALL) for agent in (cast.johan, cast.asa, cast.olle)}

    await run(set_priority, ticket, 40, by=cast.johan)

    seen = {name: (await rows(socket))["rows"][str(ticket.number)] for name, socket in sockets.items()}
    marks = ("ticket-row--unread", "Tilldelad dig", "Utkast")
    assert {name: [mark in html for mark in marks] for name, html in seen.items()} == {
        cast.johan.name: [True, True, False],
        cast.asa.name: [False, False, True],
        cast.olle.name: [False, False, False],
    }
    for socket in sockets.values():
        await socket.disconnect()


async def test_a_queue_of_ones_own_is_nobody_elses(cast: Cast) -> None:
    ticket = await run(make_ticket, team=cast.kontaktcenter)
    johan, asa = [await showing(agent, "ko=mina") for agent in (cast.johan, cast.asa)]

    await run(assign, ticket, cast.asa, by=cast.johan)

    assert [numbers(await rows(socket)) for socket in (johan, asa)] == [[], [ticket.number]]
    await johan.disconnect()
    await asa.disconnect()


async def test_ticket_made_confidential_leaves_the_outsiders_list_without_a_word(cast: Cast) -> None:
    ticket = await run(make_ticket, team=cast.kontaktcenter, subject="Gungan")
    outsider, member = await showing(cast.olle, ALL), await showing(cast.asa, ALL)

    await run(set_confidential, ticket, True, by=cast.johan)

    assert await said(outsider) == {"type": "ticket", "number": ticket.number}
    assert await said(outsider) == {"type": "rows", "query": ALL, "order": [], "next": "", "rows": {}}
    assert list((await rows(member))["rows"]) == [str(ticket.number)]
    await outsider.disconnect()
    await member.disconnect()


async def test_hidden_ticket_brings_an_outsider_nothing(cast: Cast) -> None:
    hidden = await run(make_ticket, team=cast.socialtjanst, is_confidential=True)
    outsider = await showing(cast.olle, f"team={cast.socialtjanst.pk}")

    await run(set_priority, hidden, 40, by=cast.sara)

    assert await outsider.receive_nothing(timeout=0.2)
    await outsider.disconnect()


async def test_named_agent_gets_the_row_and_the_rest_of_the_team_does_not(cast: Cast) -> None:
    ticket = await run(make_ticket, team=cast.socialtjanst, is_confidential=True)
    olle, johan = await showing(cast.olle, ALL), await showing(cast.johan, ALL)

    await run(name_agent, ticket, cast.olle, by=cast.sara)

    assert numbers(await rows(olle)) == [ticket.number]
    assert await johan.receive_nothing(timeout=0.1)
    await olle.disconnect()
    await johan.disconnect()


async def test_agent_whose_right_was_withdrawn_gets_no_row_though_the_hint_still_comes(cast: Cast) -> None:
    hidden = await run(make_ticket, team=cast.socialtjanst)
    sara = await showing(cast.sara, ALL)

    await run(Membership.objects.filter(agent=cast.sara).delete)
    await run(set_subject, hidden, "Bara för socialtjänsten", by=cast.olle)  # long before CHECK_EVERY

    heard = await rows(sara)
    assert (heard["order"], heard["rows"]) == ([], {})
    await sara.disconnect()


@pytest.mark.parametrize("way", ["session", "agent", "hash"])
async def test_whoever_is_no_longer_signed_in_gets_no_row_but_the_end(cast: Cast, way: str) -> None:
    ticket = await run(make_ticket, team=cast.kontaktcenter)
    socket = await showing(cast.johan, ALL)

    if way == "session":
        await run(Session.objects.all().delete)
    elif way == "agent":
        await run(Agent.objects.filter(pk=cast.johan.pk).update, is_active=False)
    else:
        await run(Agent.objects.filter(pk=cast.johan.pk).update, session_key="en-annan")
    await run(set_priority, ticket, 40, by=cast.asa)

    assert await said(socket) == {"type": "ticket", "number": ticket.number}
    assert await close_code(socket) == 4401


async def test_administrator_without_second_factor_gets_no_rows(cast: Cast, settings: Settings) -> None:
    settings.ADMIN_SECOND_FACTOR_REQUIRED = True
    await run(make_ticket, team=cast.vatten)
    administrator = await run(make_agent, "Admin", teams=[cast.vatten], role="administrator")
    socket = await opened(administrator)

    await tell(socket, ALL)
    assert await rows(socket) == {"type": "rows", "query": ALL, "order": None}

    await run(Authenticator.objects.create, user=administrator, type=Authenticator.Type.TOTP, data={})
    await tell(socket, ALL)
    assert len(numbers(await rows(socket))) == 1
    await socket.disconnect()


async def test_protected_identity_is_in_no_row_and_in_no_audit(cast: Cast) -> None:
    lena = await run(make_contact, "Lena Björkqvist")
    ticket = await run(make_ticket, team=cast.kontaktcenter, requester=lena)
    other = await run(make_ticket, team=cast.kontaktcenter)
    mona = await run(make_agent, "Mona Ek", teams=[cast.kontaktcenter], may_see_protected=True)
    socket = await showing(mona, ALL)

    await run(Contact.objects.filter(pk=lena.pk).update, is_protected=True)
    await run(set_priority, other, 40, by=cast.johan)

    # Any change brings it: the name stays on no screen until the ticket itself is touched.
    html = (await rows(socket))["rows"][str(ticket.number)]
    assert ("Björkqvist" in html, "Skyddad identitet" in html) == (False, True)
    assert not await run(AuditEntry.objects.exists)
    await socket.disconnect()


@pytest.mark.parametrize("query", ["ko=nyligen-losta", "status=any", "text=gunga&status=open", "has=file"])
async def test_list_that_is_dear_to_read_is_left_to_the_page(cast: Cast, query: str) -> None:
    socket = await opened(cast.johan)

    await tell(socket, query)

    assert await rows(socket) == {"type": "rows", "query": query, "order": None}
    await socket.disconnect()


async def test_page_that_missed_much_is_told_to_fetch(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_list, "MOST_ROWS", 0)
    ticket = await run(make_ticket, team=cast.kontaktcenter)
    socket = await showing(cast.johan, ALL)

    await run(set_priority, ticket, 40, by=cast.johan)

    assert await rows(socket) == {"type": "rows", "query": ALL, "order": None}
    await socket.disconnect()


async def test_page_without_a_list_gets_hints_alone(cast: Cast) -> None:
    ticket = await run(make_ticket, team=cast.kontaktcenter)
    socket = await showing(cast.johan, ALL)

    await tell(socket, None)
    await run(set_priority, ticket, 40, by=cast.asa)

    assert await said(socket) == {"type": "ticket", "number": ticket.number}
    assert await socket.receive_nothing(timeout=0.1)
    await socket.disconnect()


@pytest.mark.parametrize(("language", "words"), [("sv", "Tilldelad dig"), ("en", "Assigned to you")])
async def test_row_is_in_the_pages_language(cast: Cast, language: str, words: str) -> None:
    ticket = await run(make_ticket, team=cast.kontaktcenter, assignee=cast.johan)
    socket = await opened(cast.johan)
    await tell(socket, ALL, language)
    await rows(socket)

    await run(set_priority, ticket, 40, by=cast.asa)

    assert words in (await rows(socket))["rows"][str(ticket.number)]
    await socket.disconnect()


async def test_counts_come_once_for_several_changes(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_board, "COUNT_AFTER", 0.3)
    tickets = [await run(make_ticket, team=cast.kontaktcenter) for _ticket in range(3)]
    socket = await showing(cast.johan, ALL)

    for ticket in tickets:
        await run(assign, ticket, cast.johan, by=cast.asa)

    heard = await frame(socket, "counts")
    assert heard["mine"] == 3
    assert [entry for entry in heard["entries"] if entry[1] not in ("", "0")] == [
        ["/arenden/?ko=mina", "3"],
        ["/arenden/?ko=vantar-pa-mig", "3"],
        ["/arenden/?ko=alla-oppna", "3"],
        [f"/arenden/?team={cast.kontaktcenter.pk}", "3"],
    ]
    await socket.disconnect()
