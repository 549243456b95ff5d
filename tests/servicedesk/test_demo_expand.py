"""The tickets made of the demo conversations: the same every time, up to now, handled by the right people."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest

from servicedesk.demo.content import AGENTS, CONTACTS, SCENARIOS, expand
from servicedesk.demo.content.shapes import ChannelKind, DemoTicket

NOW = datetime(2026, 11, 24, 8, 31, tzinfo=UTC)
MOMENTS = (
    NOW,
    datetime(2026, 7, 15, 22, 5, tzinfo=UTC),
    datetime(2026, 4, 5, 3, 0, tzinfo=UTC),
    datetime(2027, 1, 1, 23, 59, tzinfo=UTC),
)
WAITING = ("new", "open", "pending", "on_hold")
TICKETS = expand(NOW)


def test_expand_gives_the_same_tickets_for_the_same_moment_and_seed() -> None:
    assert expand(NOW, seed=7) == expand(NOW, seed=7)
    assert expand(NOW, seed=7) != expand(NOW, seed=8)


@pytest.mark.parametrize("now", MOMENTS)
def test_expand_fills_ninety_days_and_goes_no_further(now: datetime) -> None:
    tickets = expand(now)

    assert len(tickets) == 400
    assert [ticket.created_at for ticket in tickets] == sorted(ticket.created_at for ticket in tickets)
    assert now - timedelta(days=90) <= tickets[0].created_at <= now - timedelta(days=80)
    assert max(entry.at for ticket in tickets for entry in ticket.entries) <= now
    assert {ticket.channel for ticket in tickets} == set(get_args(ChannelKind))


@pytest.mark.parametrize("now", MOMENTS)
def test_expand_leaves_a_working_days_queue(now: datetime) -> None:
    tickets = expand(now)

    waiting = [ticket for ticket in tickets if ticket.status in WAITING]
    fresh = [ticket for ticket in tickets if ticket.status == "new" and now - ticket.created_at < timedelta(hours=8)]
    assert 50 <= len(waiting) <= 80
    assert len([ticket for ticket in fresh if not ticket.assignee]) >= 4
    assert {ticket.status for ticket in tickets} == {*WAITING, "solved", "closed"}


@pytest.mark.parametrize("now", MOMENTS)
def test_entries_follow_each_other_from_the_creation_on(now: datetime) -> None:
    def in_order(ticket: DemoTicket) -> bool:
        moments = [entry.at for entry in ticket.entries]
        return moments[0] == ticket.created_at and moments == sorted(moments)

    assert [ticket.key for ticket in expand(now) if not in_order(ticket)] == []


def test_mail_comes_in_the_evening_but_answers_leave_on_working_days() -> None:
    mails = [ticket.created_at for ticket in TICKETS if ticket.channel == "email"]
    answers = [e.at for ticket in TICKETS for e in ticket.entries if e.kind == "out" and ticket.channel == "email"]

    assert len([moment for moment in mails if moment.hour >= 16]) > 10
    assert [moment for moment in answers if moment.weekday() > 4] == []


def test_confidential_tickets_stay_in_their_team() -> None:
    inside = {agent.email for agent in AGENTS if any(team == "socialtjanst" for team, _ in agent.memberships)}
    confidential = [ticket for ticket in TICKETS if ticket.confidential]

    assert confidential
    handled = {e.sender for ticket in confidential for e in ticket.entries} | {t.assignee for t in confidential}
    assert {address for address in handled if "@" in address} <= inside


def test_people_in_tickets_exist() -> None:
    contacts = {contact.slug: contact for contact in CONTACTS}
    agents = {agent.email for agent in AGENTS}

    for ticket in TICKETS:
        assert ticket.requester in contacts
        assert not ticket.address or ticket.address in [value for _, value in contacts[ticket.requester].addresses]
        assert ticket.assignee in agents | {""}
        assert {entry.sender for entry in ticket.entries} <= agents | {ticket.requester}
        assert {entry.recorded_by for entry in ticket.entries} <= agents | {""}


def test_answers_are_in_a_language_their_writer_speaks() -> None:
    languages = {agent.email: agent.languages for agent in AGENTS}

    wrong = [
        (ticket.scenario, entry.sender)
        for ticket in TICKETS
        for entry in ticket.entries
        if entry.kind == "out" and entry.language not in languages[entry.sender]
    ]
    assert wrong == []


@pytest.mark.parametrize("now", MOMENTS)
def test_nobody_says_the_same_thing_twice(now: datetime) -> None:
    said = Counter((ticket.scenario, ticket.requester) for ticket in expand(now))

    assert [pair for pair, times in said.items() if times > 1] == []


def test_more_tickets_can_be_made_than_there_are_things_to_say() -> None:
    assert len(expand(NOW, count=3000)) == 3000


def test_texts_are_not_copies_of_each_other() -> None:
    openings = Counter((ticket.subject, ticket.entries[0].text) for ticket in TICKETS)

    assert len(openings) >= 330


def test_every_channel_kind_comes_several_times() -> None:
    scenarios = Counter(scenario.channel for scenario in SCENARIOS)
    tickets = Counter(ticket.channel for ticket in TICKETS)

    assert set(tickets) == set(get_args(ChannelKind))
    assert min(scenarios.values()) >= 4
    assert min(tickets.values()) >= 6
