"""Search: words as Swedes write them, beginnings, names nearly right, numbers, tags; best first."""

import pytest

from servicedesk.people.models import ContactAddress
from tests.factories import make_contact, make_inbox, make_integration, make_note, make_ticket
from tests.factories.cast import Cast
from tickets import search
from tickets.models import Message, Ticket
from tickets.search import search_contacts, search_tickets
from tickets.search_words import exact_number, parse


def found(cast: Cast, text: str) -> list[Ticket]:
    return [hit.ticket for hit in search_tickets(cast.johan, text).hits]


@pytest.mark.parametrize(
    ("asked", "is_found"),
    [
        ("soptunna", True),
        ("soptunnorna", True),
        ("SOPTUNNAN", True),
        ("tömning", False),
        ("töm", True),  # only begun
        ("åkerv", True),
        ("soptunnan åkerv", True),  # the last word only begun
        ("åkerv soptunnan", False),  # the others are whole words
        ("soptunnan förskola", False),  # all words must be there
        ("och soptunnan", True),  # words without meaning do not count
    ],
)
def test_words_are_found_in_their_swedish_forms(cast: Cast, asked: str, is_found: bool) -> None:
    text = "Soptunnan vid Åkervägen 14 B blev inte tömd i fredags."
    ticket = make_ticket(team=cast.kontaktcenter, subject="Felanmälan", text=text)

    assert found(cast, asked) == ([ticket] if is_found else [])


@pytest.mark.parametrize("written", ["{n}", "#{n}", "{a} {b}", "#{a} {b}", "{a}\u00a0{b}", " {n} "])
def test_number_is_found_grouped_or_not(cast: Cast, written: str) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, number=104233)
    make_ticket(team=cast.kontaktcenter)

    asked = written.format(n=104233, a=104, b=233)

    assert found(cast, asked)[0] == ticket
    assert exact_number(asked) == 104233


@pytest.mark.parametrize("text", ["", "12a", "1.5", "-3", "#", "12345678901234567890"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert exact_number(text) is None


def test_tag_and_subject_are_found_and_count_more_than_the_text(cast: Cast) -> None:
    in_text = make_ticket(team=cast.kontaktcenter, text="Det handlar om vattenläckan.")
    in_subject = make_ticket(team=cast.kontaktcenter, subject="Vattenläckan", text="Se rubriken.")
    in_tag = make_ticket(team=cast.kontaktcenter, tags=("vattenläckan",), text="Se taggen.")

    hits = found(cast, "vattenläckan")

    assert set(hits) == {in_text, in_subject, in_tag}
    assert hits[0] == in_subject


def test_ticket_is_found_by_its_requesters_name_address_and_phone(cast: Cast) -> None:
    lena = make_contact("Lena Björkqvist", email="lena.bjorkqvist@mejl.example", phone="+46701740605")
    ticket = make_ticket(team=cast.kontaktcenter, requester=lena)
    make_ticket(team=cast.kontaktcenter, requester=make_contact("Karl Berg"))

    for asked in ("Björkqvist", "lena.bjorkqvist@mejl.example", "070-174 06 05", "+46701740605", "174 06 05"):
        assert found(cast, asked) == [ticket], asked


@pytest.mark.parametrize(
    "asked", ["Björkq", "Björkqist", "Bjorkqvist", "lena björkqvist", "LENA", "lena.bjorkvist@mejl.example", "lena.bjo"]
)
def test_contact_is_found_by_a_part_and_by_what_is_nearly_right(cast: Cast, asked: str) -> None:
    lena = make_contact("Lena Björkqvist", email="lena.bjorkqvist@mejl.example")
    make_contact("Karl Berg", email="karl.berg@mejl.example")

    assert search_contacts(cast.johan, asked) == [lena]


def test_address_of_the_same_provider_is_not_nearly_right(cast: Cast) -> None:
    make_contact("Karl Berg", email="karl.berg@mejl.example")

    assert search_contacts(cast.johan, "zzyzx@mejl.example") == []


@pytest.mark.parametrize("asked", ["", "a", "ab", "  "])
def test_too_little_finds_no_contact(cast: Cast, asked: str) -> None:
    make_contact("ab")

    assert search_contacts(cast.johan, asked) == []


@pytest.mark.parametrize("asked", ["%%%", "___", "100%", "_ena", "l%a", "\\\\\\"])
def test_wildcards_are_plain_characters(cast: Cast, asked: str) -> None:
    make_contact("Lena Frisk")

    assert search_contacts(cast.johan, asked) == []


def test_visible_namesake_is_found_among_many_hidden_ones(cast: Cast) -> None:
    inbox = make_inbox(team=cast.socialtjanst)
    hidden = [make_contact("Anna Andersson", email=None) for _person in range(250)]
    Ticket.objects.bulk_create(
        Ticket(subject="x", channel="phone", team=cast.socialtjanst, inbox=inbox, requester=row) for row in hidden
    )
    mine = make_contact("Anna Andersson")

    assert search_contacts(cast.olle, "Anna Andersson") == [mine]


def test_merged_contact_is_not_found(cast: Cast) -> None:
    kept, gone = make_contact("Lena Frisk"), make_contact("Lena Frisk")
    type(gone).objects.filter(pk=gone.pk).update(merged_into=kept)

    assert search_contacts(cast.johan, "Lena Frisk") == [kept]


def test_notes_are_found_only_by_those_who_may_read_them(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    make_note(ticket, cast.johan, "Entreprenören heter Granplanta.")
    reader, _token = make_integration(teams=[cast.kontaktcenter])
    other, _token = make_integration(teams=[cast.kontaktcenter], scopes=["tickets:read"])

    assert [hit.ticket for hit in search_tickets(reader, "granplanta").hits] == [ticket]
    assert search_tickets(other, "granplanta").count == 0
    assert "Granplanta" not in "".join(hit.headline for hit in search_tickets(other, "soptunnan").hits)


def test_integration_without_teams_finds_nothing(cast: Cast) -> None:
    make_ticket(team=cast.kontaktcenter)
    integration, _token = make_integration(teams=[])

    assert search_tickets(integration, "soptunnan").count == 0


def test_count_is_of_all_hits_and_the_list_is_cut(cast: Cast) -> None:
    for _place in range(5):
        make_ticket(team=cast.kontaktcenter)

    result = search_tickets(cast.johan, "soptunnan", limit=2)

    assert (len(result.hits), result.count, result.is_more) == (2, 5, False)


def test_common_word_is_answered_from_the_newest(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "NEWEST", 8)
    tickets = [make_ticket(team=cast.kontaktcenter, subject=f"Ärende {place}") for place in range(30)]

    result = search_tickets(cast.johan, "tunnan")

    assert result.is_more
    assert {hit.ticket for hit in result.hits} == set(tickets[-8:])


def test_word_common_among_hidden_messages_is_rare_for_those_who_do_not_see_them(cast: Cast) -> None:
    hidden = make_ticket(team=cast.socialtjanst)
    Message.objects.bulk_create(
        Message(ticket=hidden, direction="in", channel="email", body="Umbärande")
        for _place in range(search.NEWEST + 10)
    )
    old = make_ticket(team=cast.vatten, text="Ett umbärande till")
    Message.objects.filter(ticket=old).update(created_at=old.created_at.replace(year=2001))

    result = search_tickets(cast.olle, "umbärande")

    assert [hit.ticket for hit in result.hits] == [old]
    assert (result.count, result.is_more) == (1, False)
    assert search_tickets(cast.sara, "umbärande").is_more


def test_query_keeps_twelve_words_and_drops_signs() -> None:
    assert parse("sopor åkerv").words == ("'sopor'", "'åkerv':*")
    assert parse("it's").words == ("'it'", "'s':*")
    assert parse(" - . @ ").words == ()
    assert len(parse(" ".join(f"ord{place}" for place in range(40))).words) == 12


def test_address_moved_by_a_merge_is_found_at_the_one_that_is_kept(cast: Cast) -> None:
    kept = make_contact("Lena Frisk", email="lena@mejl.example")
    ContactAddress.objects.create(contact=kept, kind="phone", value="+46701740605")

    assert search_contacts(cast.johan, "0701740605") == [kept]
