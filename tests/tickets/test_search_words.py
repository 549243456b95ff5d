"""What is written in the search field is read the same way everywhere, and never breaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_contact, make_note, make_ticket
from tests.factories.cast import Cast
from tickets.actions.reply import reply
from tickets.conditions import NAMES
from tickets.models import Ticket
from tickets.search import search_tickets
from tickets.search_words import WORDS_MAX, Operator, Query, parse


@given(st.text(max_size=250))
def test_whatever_is_written_is_read(text: str) -> None:
    query = parse(text)

    assert len(query.words) <= WORDS_MAX
    assert all(word.count("'") % 2 == 0 and "\\" not in word for word in (*query.words, *query.without))
    assert {operator.name for operator in query.operators} <= set(NAMES)


@given(
    st.lists(
        st.sampled_from(["status:open", "team:bygg", "-tag:halka", "#104233", '"exakta ord"', "-inte", "sopor"]),
        max_size=8,
    ),
)
def test_parts_are_read_in_any_order(parts: list[str]) -> None:
    once, other = parse(" ".join(parts)), parse("  ".join(reversed(parts)))

    assert set(once.operators) == set(other.operators)
    assert (set(once.without), set(once.numbers)) == (set(other.without), set(other.numbers))


def test_every_kind_of_part_is_understood() -> None:
    query = parse('sopor "nya kärl" -lina lag:bygg -status:löst från:"070-174 06" #104233 begy')

    assert query == Query(
        words=("'nya' <-> 'kärl'", "'sopor'", "'begy':*"),
        without=("'lina'",),
        operators=(Operator("team", "bygg"), Operator("status", "solved", True), Operator("sender", "070-174 06")),
        numbers=(104233,),
        plain="sopor begy",
    )


@pytest.mark.parametrize("text", ["http://storan.example", "kl:12", "re:", 'ofullständig "citat', "a:b:c", "-", "#"])
def test_what_only_looks_like_an_operator_is_words(text: str) -> None:
    assert (parse(text).operators, parse(text).problems) == ((), ())


def found(cast: Cast, text: str) -> list[Ticket]:
    return [hit.ticket for hit in search_tickets(cast.johan, text).hits]


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    """A ticket whose words stand in its subject, two messages, a note and the requester's name."""
    lena = make_contact("Lena Björkqvist", phone="+46701740605")
    ticket = make_ticket(
        team=cast.kontaktcenter, requester=lena, subject="Vattenläckan", text="Det rinner i källaren.", tags=("akut",)
    )
    reply(ticket, by=cast.johan, body="Rörmokaren kommer på torsdag.")
    make_note(ticket, cast.asa, "Ring entreprenören.")
    return ticket


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("källaren torsdag", True),  # two messages
        ("vattenläckan rörmokaren", True),  # subject and answer
        ("entreprenören källaren", True),  # note and message
        ("björkqvist torsdag", True),  # a name and an answer
        ("källaren Lena rörmok", True),
        ("källaren fredag", False),
        ('"rinner i källaren"', True),
        ('"källaren rinner"', False),
        ("källaren -torsdag", False),
        ("källaren -fredag", True),
        ("status:open källaren", True),
        ("källaren status:solved", False),
        ("källaren -status:solved", True),
        ("från:070-174", True),
        ("från:björkqv tagg:akut", True),
        ("från:08", False),
        ("tag:akut -tag:akut", False),
        ("lag:kontakt handläggare:ingen", True),
        ("created:today", True),
        ("created:yesterday", False),
        ("created:>7d", False),
        ("har:fil", False),
    ],
)
def test_ticket_is_found_by_what_is_anywhere_on_it(cast: Cast, ticket: Ticket, text: str, is_found: bool) -> None:
    assert found(cast, text) == ([ticket] if is_found else [])


def test_all_words_in_one_place_come_before_words_that_are_spread(cast: Cast, ticket: Ticket) -> None:
    together = make_ticket(team=cast.kontaktcenter, text="Rörmokaren var i källaren.")

    assert found(cast, "källaren rörmokaren") == [together, ticket]


def test_spread_words_never_show_a_hidden_ticket(cast: Cast, ticket: Ticket) -> None:
    Ticket.objects.update(team=cast.socialtjanst)

    assert search_tickets(cast.olle, "källaren torsdag").count == 0
    assert search_tickets(cast.sara, "källaren torsdag").count == 1


def test_protected_name_is_no_word_for_those_without_the_right(cast: Cast, ticket: Ticket) -> None:
    type(ticket.requester).objects.update(is_protected=True)

    assert found(cast, "björkqvist torsdag") == []
    assert found(cast, "från:björkqvist") == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("staus:open", "”staus:” finns inte. Menade du ”status:”?"),
        ("lag:finnsinte", "Det finns inget lag som heter ”finnsinte”."),
        ("lag:socialtjänst", "Det finns inget lag som heter ”socialtjänst”."),  # Johan does not see it
        ("handläggare:xyz", "Det finns ingen kollega som heter ”xyz”."),
        (
            "skapat:förra-året",
            (
                "”förra-året” går inte att ange efter ”skapat:”. "
                "Skriv en dag som 2026-01-31, >2026-01-31, eller en ålder som 7d."
            ),
        ),
    ],
)
def test_what_is_not_understood_is_said_in_words(cast: Cast, text: str, problem: str) -> None:
    assert search_tickets(cast.johan, text).problems == (problem,)


def test_pages_follow_each_other_without_gap_or_repeat(cast: Cast) -> None:
    tickets = [make_ticket(team=cast.kontaktcenter, subject=f"Ärende {place}") for place in range(7)]
    seen: list[Ticket] = []
    cursor = ""
    while page := search_tickets(cast.johan, "tunnan", limit=3, cursor=cursor):
        seen += [hit.ticket for hit in page.hits]
        if not (cursor := page.next_cursor):
            break

    assert sorted(seen, key=lambda one: one.pk) == tickets
