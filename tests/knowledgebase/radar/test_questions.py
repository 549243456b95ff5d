"""The list of questions: whose they are, what costs most first, how people ask, and what comes near an answer."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from knowledgebase.actions.give_feedback import give_feedback
from knowledgebase.radar.questions import (
    Example,
    counts_by_state,
    examples,
    nearest_articles,
    ranked,
    searches,
    weekly,
    wrap_ups,
)
from servicedesk.lib.keyset import CursorError
from tests.factories import make_contact, make_ticket
from tests.knowledgebase.newsroom import Newsroom
from tests.knowledgebase.radar.asked import make_asked, make_question
from tickets.models import Ticket, WrapUp

pytestmark = pytest.mark.django_db


def test_pages_of_the_list_follow_the_rank_and_hold_each_question_once(room: Newsroom) -> None:
    made = [make_question(f"{number}?", department=room.teknik, rank=rank) for number, rank in enumerate([2.5, 9, 2.5])]
    aside = make_question("Undan?", department=room.teknik, rank=99, state="muted")

    first = ranked(room.pirkko, limit=2)
    rest = ranked(room.pirkko, after=first.next_cursor, limit=2)

    assert [*first.rows, *rest.rows] == [made[1], made[2], made[0]]
    assert (rest.next_cursor, ranked(room.pirkko, after=rest.previous_cursor, limit=2).rows) == ("", first.rows)
    assert ranked(room.pirkko, "muted").rows == [aside]
    assert counts_by_state(room.pirkko) == {"open": 3, "drafted": 0, "answered": 0, "muted": 1}
    for odd in ("x", "WyJhZnRlciIsIE5hTiwgMV0", "WyJhZnRlciIsICJhIiwgMV0"):  # no cursor, NaN, a word for a number
        with pytest.raises(CursorError):
            ranked(room.pirkko, after=odd)


def test_examples_are_the_nearest_of_each_channel_and_lead_only_to_tickets_one_may_read(room: Newsroom) -> None:
    question = make_question(department=room.teknik)
    mine = make_ticket(team=room.pirkko.memberships.get().team)
    first = make_asked(question, "Mejl nära", nearness=0.9, ticket=make_ticket())
    make_asked(question, "Mejl nära", nearness=0.8)  # the same words are shown once
    second = make_asked(question, "Mejl längre bort", nearness=0.7)
    phone = make_asked(question, "Samtal", channel="phone", nearness=0.2, ticket=mine)
    make_asked(question, "sökt", source="search", channel="", nearness=1)

    found = examples(question, room.pirkko)

    assert [(one.contact_id, one.ticket_number) for one in found] == [
        (first.pk, None),
        (phone.pk, mine.number),
        (second.pk, None),
    ]
    assert isinstance(found[0], Example)


def test_what_has_become_confidential_or_protected_is_no_example(room: Newsroom) -> None:
    question = make_question(department=room.teknik)
    secret, hidden = make_ticket(), make_ticket(requester=make_contact(is_protected=True))
    Ticket.objects.filter(pk=secret.pk).update(is_confidential=True)
    for ticket in (secret, hidden):
        make_asked(question, "Det här var jag", ticket=ticket)

    assert examples(question, room.pirkko) == []


def test_weeks_are_those_of_stockholm_and_searches_are_told_apart(room: Newsroom) -> None:
    question, other = make_question(department=room.teknik), make_question("Två?", department=room.teknik)
    today = timezone.localdate()
    midnight = timezone.localtime().replace(hour=0, minute=10) - timedelta(days=today.weekday())
    make_asked(question, at=midnight, weight=2)
    make_asked(question, at=midnight - timedelta(minutes=20), channel="phone")
    make_asked(question, at=midnight - timedelta(weeks=12))
    make_asked(question, "missad tömning", source="search", channel="", at=midnight, weight=5)
    make_asked(question, "missad tömning", source="search", channel="", at=midnight, weight=4)

    with CaptureQueriesContext(connection) as queries:
        weeks = weekly([question.pk, other.pk], 12)

    assert len(queries) == 1
    assert [dict(week.contacts) for week in weeks[question.pk][-3:]] == [{}, {"phone": 1}, {"email": 2}]
    assert (len(weeks[question.pk]), sum(sum(week.contacts.values()) for week in weeks[other.pk])) == (12, 0)
    assert [(one.words, one.times) for one in searches(question)] == [("missad tömning", 9)]


def test_list_and_what_unfolds_ask_the_database_as_often_for_many_as_for_one(room: Newsroom) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            rows = ranked(room.pirkko, limit=30).rows
            weekly([row.pk for row in rows])
            for row in rows[:1]:
                examples(row, room.pirkko)
                wrap_ups(row)
        return len(queries)

    make_asked(make_question(department=room.teknik), ticket=make_ticket())
    ranked(room.pirkko)
    one = asked()
    for number in range(29):
        make_asked(make_question(f"{number}?", department=room.teknik, rank=0.1))

    assert asked() == one <= 7


def test_wrap_ups_say_what_was_missing(room: Newsroom) -> None:
    question, ticket = make_question(department=room.teknik), make_ticket()
    make_asked(question, ticket=ticket, knowledge="no")
    make_asked(question, knowledge="no", weight=2)
    make_asked(question, knowledge="wrong")
    WrapUp.objects.create(
        ticket=ticket,
        solved_at=timezone.now(),
        team=ticket.team,
        outcome="answered",
        knowledge="no",
        demand="failure",
        cause="unclear_info",
        agent=room.johan,
    )

    said = wrap_ups(question)

    assert (said.knowledge, said.causes) == ({"no": 3, "wrong": 1}, {"unclear_info": 1})


def test_nearest_articles_say_whether_they_helped(room: Newsroom) -> None:
    text = room.live("När töms soptunnan?")
    for helped in (True, False, False, False):
        give_feedback(text, helped=helped)

    (near,) = nearest_articles(make_question("När töms soptunnan?", department=room.teknik), room.pirkko)

    assert (near.shown.translation_id, near.helped, near.votes) == (text.pk, 0.25, 4)
