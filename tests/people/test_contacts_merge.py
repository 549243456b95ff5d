"""Two contacts made one, and the undoing of it."""

from typing import Any

import pytest

from servicedesk.people.models import AuditEntry, Contact, ContactMerge
from tests.factories import make_agent, make_contact, make_incoming, make_ticket
from tickets.actions.contacts import add_address, change_contact, merge_contacts, undo_merge
from tickets.actions.errors import InvalidChange
from tickets.actions.receive import receive
from tickets.actions.reply import reply
from tickets.incoming import IncomingAddress
from tickets.models import Participant, Ticket

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair() -> tuple[Contact, Contact]:
    return (
        make_contact("Ann-Christin Bergström", email="ann@mejl.example"),
        make_contact("A-C Bergström", email="ac@mejl.example", phone="+46701740605"),
    )


def state(*contacts: Contact) -> list[tuple[Any, ...]]:
    """What each contact has."""
    return [
        (
            sorted(row.value for row in contact.addresses.all()),
            sorted(Ticket.objects.filter(requester=contact).values_list("pk", flat=True)),
            sorted(contact.messages.values_list("pk", flat=True)),
            sorted(contact.participations.values_list("ticket_id", flat=True)),
            contact.merged_into_id,
            contact.is_protected,
        )
        for contact in Contact.objects.filter(pk__in=[row.pk for row in contacts]).order_by("pk")
    ]


def test_everything_moves_to_the_one_that_is_kept(pair: tuple[Contact, Contact]) -> None:
    kept, merged = pair
    ticket, other = make_ticket(requester=merged), make_ticket()
    Participant.objects.create(ticket=other, contact=merged)

    merge = merge_contacts(kept, merged, by=make_agent())

    addresses, tickets, messages, participations, merged_into, _protected = state(kept)[0]
    assert addresses == ["+46701740605", "ac@mejl.example", "ann@mejl.example"]
    assert (tickets, participations) == ([ticket.pk], [other.pk])
    assert messages == [ticket.messages.get().pk]
    assert merged_into is None
    assert state(merged)[0] == ([], [], [], [], kept.pk, False)
    assert list(Contact.objects.current().filter(pk__in=[kept.pk, merged.pk])) == [kept]
    assert (merge.kept, merge.merged, merge.undone_at) == (kept, merged, None)


def test_undoing_gives_everything_back(pair: tuple[Contact, Contact]) -> None:
    kept, merged = pair
    make_ticket(requester=kept)
    shared = make_ticket(requester=merged)
    for contact in pair:
        Participant.objects.create(ticket=shared, contact=contact)
    before, agent = state(*pair), make_agent()
    merge = merge_contacts(kept, merged, by=agent)

    undone = undo_merge(merge, by=agent)

    assert state(*pair) == before
    assert undone.undone_by == agent
    assert undone.undone_at is not None


def test_tickets_touched_in_between_go_back_too_and_new_ones_stay(pair: tuple[Contact, Contact]) -> None:
    kept, merged = pair
    touched = make_ticket(requester=merged)
    merge = merge_contacts(kept, merged, by=make_agent())
    reply(touched, by=make_agent(), body="Svar")
    new = receive(make_incoming(sender=IncomingAddress("email", "ac@mejl.example")), inbox=touched.inbox).ticket
    assert new.requester == kept

    undo_merge(merge, by=make_agent())

    assert Ticket.objects.get(pk=touched.pk).requester == merged
    assert Ticket.objects.get(pk=new.pk).requester == kept
    assert touched.messages.filter(direction="out").count() == 1


def test_what_has_moved_on_meanwhile_stays_where_it_is(pair: tuple[Contact, Contact]) -> None:
    kept, merged = pair
    ticket, third = make_ticket(requester=merged), make_contact("Tredje")
    merge = merge_contacts(kept, merged, by=make_agent())
    Ticket.objects.filter(pk=ticket.pk).update(requester=third)

    undo_merge(merge, by=make_agent())

    assert Ticket.objects.get(pk=ticket.pk).requester == third


def test_merge_is_undone_once(pair: tuple[Contact, Contact]) -> None:
    merge = merge_contacts(*pair, by=make_agent())
    undo_merge(merge, by=make_agent())

    with pytest.raises(InvalidChange):
        undo_merge(merge, by=make_agent())


def test_contacts_can_be_merged_again_after_undoing(pair: tuple[Contact, Contact]) -> None:
    undo_merge(merge_contacts(*pair, by=make_agent()), by=make_agent())

    merge_contacts(*reversed(pair), by=make_agent())

    assert ContactMerge.objects.filter(undone_at__isnull=True).count() == 1


def test_contact_is_not_merged_with_itself_nor_twice(pair: tuple[Contact, Contact]) -> None:
    kept, merged = pair
    with pytest.raises(InvalidChange):
        merge_contacts(kept, kept, by=make_agent())
    merge_contacts(kept, merged, by=make_agent())

    with pytest.raises(InvalidChange):
        merge_contacts(make_contact("Tredje"), merged, by=make_agent())
    with pytest.raises(InvalidChange):
        merge_contacts(merged, make_contact("Fjärde"), by=make_agent())


def test_earlier_merge_is_undone_after_the_later_one(pair: tuple[Contact, Contact]) -> None:
    kept, merged = pair
    third, agent = make_contact("Tredje", email="tredje@mejl.example"), make_agent()
    before = state(*pair, third)
    first = merge_contacts(kept, merged, by=agent)
    second = merge_contacts(third, kept, by=agent)

    with pytest.raises(InvalidChange):
        undo_merge(first, by=agent)
    undo_merge(second, by=agent)
    undo_merge(first, by=agent)

    assert state(*pair, third) == before


def test_protection_of_either_protects_the_one_that_is_kept(pair: tuple[Contact, Contact]) -> None:
    kept, merged = pair
    change_contact(merged, by=make_agent(), is_protected=True)

    merge = merge_contacts(kept, merged, by=make_agent())
    protected = Contact.objects.get(pk=kept.pk).is_protected
    undo_merge(merge, by=make_agent())

    assert protected
    assert [row[-1] for row in state(*pair)] == [False, True]


def test_setting_and_lifting_protection_is_written_to_the_audit(pair: tuple[Contact, Contact]) -> None:
    kept, agent = pair[0], make_agent()

    change_contact(kept, by=agent, name="Nytt namn")
    change_contact(kept, by=agent, is_protected=True)
    change_contact(kept, by=agent, is_protected=True)
    change_contact(kept, by=agent, is_protected=False)

    entries = AuditEntry.objects.filter(object_kind="contact", object_id=kept.pk).order_by("id")
    assert [(entry.verb, entry.agent) for entry in entries] == [
        ("contact.protected", agent),
        ("contact.unprotected", agent),
    ]


def test_only_known_fields_of_a_contact_change(pair: tuple[Contact, Contact]) -> None:
    with pytest.raises(TypeError):
        change_contact(pair[0], by=make_agent(), merged_into=str(pair[1].pk))


def test_address_of_somebody_else_is_refused(pair: tuple[Contact, Contact]) -> None:
    kept, merged = pair

    with pytest.raises(InvalidChange):
        add_address(kept, "phone", "070-174 06 05", by=make_agent())
    added = add_address(kept, "phone", "070-174 06 06", by=make_agent())

    assert add_address(kept, "phone", "+46 70 174 06 06", by=make_agent()) == added
    assert merged.addresses.count() == 2
