"""A chat goes on to a colleague or a team; others take part or read along. Rights are those of the ticket."""

import pytest
from django.utils import timezone

from chat.actions.accept import accept, pass_on
from chat.actions.helpers import invite, leave, supervise
from chat.actions.transfer import transfer
from chat.entries import entries_after
from chat.models import ChatHelper, ChatSession, ChatState
from chat.queries import chats_of, chats_visible_to, waiting_for
from chat.routing_rounds import offer_round
from servicedesk.people.models import Agent
from tests.chat.staff import chat_inbox, fresh, rings_at, seconds, takes_chats, waits
from tests.factories.cast import Cast, again
from tests.factories.people import make_agent, make_department, make_team
from tickets.actions.errors import InvalidChange
from tickets.actions.set_properties import set_confidential
from tickets.models import Event, EventKind, NamedAgent, Ticket

NOW = timezone.now()


def talking(cast: Cast, *, agent: Agent | None = None) -> ChatSession:
    agent = agent or cast.johan
    session = waits(chat_inbox(team=cast.kontaktcenter), since=NOW - seconds(60))
    accept(session, by=agent)
    return fresh(session)


def told(session: ChatSession, *, for_visitor: bool) -> list[tuple[str, str, dict[str, str]]]:
    """[(kind, text, data)] after the first message."""
    entries = entries_after(fresh(session), 2, for_visitor=for_visitor)
    return [(entry["kind"], entry["text"], entry["data"]) for entry in entries]


# --- To a colleague ---------------------------------------------------------------------------------------------------


def test_chat_passed_on_to_a_colleague_rings_at_them_first(cast: Cast) -> None:
    takes_chats(make_agent("Bo Ek", teams=[cast.kontaktcenter]), NOW, idle_since=NOW - seconds(9000))
    takes_chats(cast.asa, NOW)
    session = talking(cast)

    transfer(session, by=cast.johan, to_agent=cast.asa, note="Hon vill veta om helgen.")
    offer_round(NOW)

    chat = fresh(session)
    assert (chat.state, chat.agent, chat.wanted_agent, rings_at(chat)) == (ChatState.WAITING, None, cast.asa, cast.asa)
    assert Ticket.objects.get(pk=session.ticket_id).assignee == cast.asa


def test_visitor_is_told_that_it_is_passed_on_and_nothing_of_the_note(cast: Cast) -> None:
    takes_chats(cast.asa, NOW)
    session = talking(cast)

    transfer(session, by=cast.johan, to_agent=cast.asa, note="Hon vill veta om helgen.")

    assert told(session, for_visitor=True) == [("transferred", "", {"name": "Johan"})]
    assert told(session, for_visitor=False) == [
        ("note", "Hon vill veta om helgen.", {}),
        ("transferred", "", {"name": "Johan Åkerström", "to": "Åsa Lindqvist"}),
    ]


def test_chat_passed_on_waits_at_the_place_it_had(cast: Cast) -> None:
    takes_chats(cast.asa, NOW)
    session = talking(cast)
    later = waits(session.inbox, since=timezone.now())

    transfer(session, by=cast.johan, to_agent=cast.asa)

    assert list(waiting_for(cast.asa)) == [session, later]


def test_who_passed_it_on_sees_it_as_far_as_their_rights_go(cast: Cast) -> None:
    takes_chats(cast.asa, NOW)
    session = talking(cast)

    transfer(session, by=cast.johan, to_agent=cast.asa)

    assert list(chats_visible_to(again(cast.johan))) == [session]
    assert list(chats_of(again(cast.johan))) == []


def test_colleague_who_is_away_cannot_be_passed_a_chat(cast: Cast) -> None:
    session = talking(cast)

    with pytest.raises(InvalidChange):
        transfer(session, by=cast.johan, to_agent=cast.asa)

    assert fresh(session).agent == cast.johan


def test_confidential_chat_cannot_be_passed_to_an_outsider(cast: Cast) -> None:
    takes_chats(cast.olle, NOW)
    session = talking(cast)
    set_confidential(session.ticket, True, by=cast.johan)

    with pytest.raises(InvalidChange):
        transfer(session, by=cast.johan, to_agent=cast.olle)

    assert fresh(session).agent == cast.johan
    assert not chats_visible_to(again(cast.olle)).exists()


def test_colleague_who_passes_it_by_is_followed_by_others(cast: Cast) -> None:
    takes_chats(cast.asa, NOW)
    session = talking(cast)
    transfer(session, by=cast.johan, to_agent=cast.asa)
    takes_chats(cast.johan, NOW)
    offer_round(NOW)

    pass_on(session, by=cast.asa)
    offer_round(NOW + seconds(1))

    assert rings_at(session) == cast.johan


@pytest.mark.parametrize("who", ["asa", "olle"])
def test_chat_of_somebody_else_cannot_be_passed_on(cast: Cast, who: str) -> None:
    session = talking(cast)
    takes_chats(cast.sara, NOW)

    with pytest.raises(InvalidChange):
        transfer(session, by=getattr(cast, who), to_agent=cast.sara)


def test_lead_of_the_team_may_pass_on_an_agents_chat(cast: Cast) -> None:
    lead = make_agent("Lena Ek", teams=[cast.kontaktcenter], role="team_lead")
    takes_chats(cast.asa, NOW)
    session = talking(cast)

    transfer(session, by=lead, to_agent=cast.asa)

    assert fresh(session).wanted_agent == cast.asa


# --- To a team --------------------------------------------------------------------------------------------------------


def test_chat_passed_on_to_a_team_is_its_members_and_no_longer_others(cast: Cast) -> None:
    takes_chats(cast.sara, NOW)
    takes_chats(cast.asa, NOW, idle_since=NOW - seconds(9000))
    session = talking(cast)

    transfer(session, by=cast.johan, to_team=cast.socialtjanst, note="Det gäller hemtjänst.")
    offer_round(NOW)

    assert (rings_at(session), Ticket.objects.get(pk=session.ticket_id).team) == (cast.sara, cast.socialtjanst)
    assert not chats_visible_to(again(cast.johan)).exists()
    assert told(session, for_visitor=True) == [("transferred", "", {"name": "Johan"})]


def test_another_department_is_a_hand_over_and_needs_a_note(cast: Cast) -> None:
    other = make_team("Bygglov", department=make_department("Miljö"))
    session = talking(cast)

    with pytest.raises(InvalidChange):
        transfer(session, by=cast.johan, to_team=other)
    still = fresh(session).agent
    transfer(session, by=cast.johan, to_team=other, note="Frågan är om bygglov.")

    assert still == cast.johan
    assert Event.objects.filter(ticket=session.ticket_id, kind=EventKind.HANDED_OVER).count() == 1
    assert told(session, for_visitor=False)[0] == ("note", "Frågan är om bygglov.", {})


def test_chat_is_passed_on_to_one_or_the_other(cast: Cast) -> None:
    session = talking(cast)

    for to in ({}, {"to_agent": cast.asa, "to_team": cast.vatten}):
        with pytest.raises(InvalidChange):
            transfer(session, by=cast.johan, **to)  # type: ignore[arg-type]


# --- Beside the agent -------------------------------------------------------------------------------------------------


def test_invited_colleague_has_the_chat_among_theirs_and_leaves_it(cast: Cast) -> None:
    session = talking(cast)

    invite(session, cast.asa, by=cast.johan)
    invited = list(chats_of(cast.asa))
    leave(session, by=cast.asa)

    assert (invited, list(chats_of(cast.asa))) == ([session], [])
    assert told(session, for_visitor=True) == []
    assert told(session, for_visitor=False) == [
        ("invited", "", {"name": "Johan Åkerström", "to": "Åsa Lindqvist"}),
    ]


def test_invited_outsider_is_named_on_the_confidential_ticket(cast: Cast) -> None:
    session = talking(cast)
    set_confidential(session.ticket, True, by=cast.johan)

    invite(session, cast.olle, by=cast.johan)

    assert list(NamedAgent.objects.filter(ticket=session.ticket_id).values_list("agent", flat=True)) == [cast.olle.pk]
    assert list(chats_of(again(cast.olle))) == [session]


def test_colleague_who_sees_it_anyway_is_not_named(cast: Cast) -> None:
    session = talking(cast)

    invite(session, cast.asa, by=cast.johan)
    invite(session, cast.asa, by=cast.johan)

    assert (NamedAgent.objects.count(), ChatHelper.objects.count(), fresh(session).last_seq) == (0, 1, 3)


def test_who_does_not_take_part_invites_nobody(cast: Cast) -> None:
    session = talking(cast)

    with pytest.raises(InvalidChange):
        invite(session, cast.sara, by=cast.asa)

    assert ChatHelper.objects.count() == 0


def test_lead_of_the_team_reads_along_and_nobody_else(cast: Cast) -> None:
    session = talking(cast)
    lead = make_agent("Lena Ek", teams=[cast.kontaktcenter], role="team_lead")
    others = [cast.asa, make_agent("Per Ek", teams=[cast.vatten], role="team_lead")]

    for other in others:
        with pytest.raises(InvalidChange):
            supervise(session, by=other)
    helper = supervise(session, by=lead)

    assert (helper.part, list(chats_of(lead))) == (ChatHelper.Part.SUPERVISING, [session])
    assert told(session, for_visitor=True) == []


def test_helper_who_takes_over_is_the_agent(cast: Cast) -> None:
    takes_chats(cast.asa, NOW)
    session = talking(cast)
    invite(session, cast.asa, by=cast.johan)

    transfer(session, by=cast.johan, to_agent=cast.asa)
    accept(session, by=cast.asa)

    assert (fresh(session).agent, ChatHelper.objects.count()) == (cast.asa, 0)
