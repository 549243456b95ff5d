"""D9, D10: what one unit knows of a person is not another unit's to find, to open or to merge."""

import pytest

from servicedesk.people.models import Contact
from tests.factories import make_agent, make_contact, make_ticket
from tests.factories.cast import Cast, again, make_cast
from tickets.actions.contacts import merge_contacts
from tickets.models import Participant
from tickets.queries import contacts_visible_to, tickets_visible_to
from tickets.search import search_contacts


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def lena(cast: Cast) -> Contact:
    """A client of Socialtjänst."""
    contact = make_contact("Lena Frisk", email="lena.frisk@mejl.example", phone="+46701740605")
    make_ticket(team=cast.socialtjanst, requester=contact)
    return contact


@pytest.mark.parametrize(
    "asked", ["Lena Frisk", "lena", "Frsik", "lena.frisk@mejl.example", "070-174 06 05", "+46701740605", "mejl.example"]
)
def test_client_is_found_by_no_name_address_or_number(cast: Cast, lena: Contact, asked: str) -> None:
    assert search_contacts(cast.olle, asked) == []


def test_client_is_in_no_list_of_another_unit(cast: Cast, lena: Contact) -> None:
    assert not contacts_visible_to(cast.olle).filter(pk=lena.pk).exists()
    assert contacts_visible_to(cast.sara).filter(pk=lena.pk).exists()


def test_contact_of_two_units_is_known_to_both_and_their_tickets_to_each_alone(cast: Cast, lena: Contact) -> None:
    own = make_ticket(team=cast.vatten, requester=lena)

    assert search_contacts(cast.olle, "Lena Frisk") == [lena]
    assert list(tickets_visible_to(cast.olle).filter(requester=lena)) == [own]


def test_merging_shows_no_ticket_that_was_hidden(cast: Cast, lena: Contact) -> None:
    make_ticket(team=cast.vatten, requester=lena)
    kept = make_contact("Lena F")
    before = set(tickets_visible_to(cast.olle).values_list("pk", flat=True))

    merge_contacts(kept, lena, by=cast.olle)

    assert set(tickets_visible_to(again(cast.olle)).values_list("pk", flat=True)) == before


def test_participant_of_a_visible_ticket_is_known_whatever_else_they_have(cast: Cast, lena: Contact) -> None:
    ticket = make_ticket(team=cast.vatten)
    Participant.objects.create(ticket=ticket, contact=lena)

    assert search_contacts(cast.olle, "Lena Frisk") == [lena]


def test_protected_client_is_found_by_nobody_without_the_right(cast: Cast, lena: Contact) -> None:
    Contact.objects.filter(pk=lena.pk).update(is_protected=True)
    with_right = make_agent("Mona", teams=[cast.socialtjanst], may_see_protected=True)
    outsider_with_right = make_agent("Ove", teams=[cast.vatten], may_see_protected=True)

    assert search_contacts(cast.sara, "Lena Frisk") == []
    assert search_contacts(outsider_with_right, "Lena Frisk") == []
    assert search_contacts(with_right, "Lena Frisk") == [lena]
