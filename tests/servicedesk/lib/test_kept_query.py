"""What a kept query brings is what its queryset would have brought."""

import pytest
from django.db.models import Exists, OuterRef

from servicedesk.lib.kept_query import KeptQuery
from tests.factories import make_contact, make_ticket
from tests.factories.cast import Cast, make_cast
from tickets.models import Message, Ticket

NUMBER = -(2**63) + 1


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def test_kept_query_brings_what_its_queryset_brings(cast: Cast) -> None:
    tickets = [
        make_ticket(team=cast.kontaktcenter, requester=make_contact("Ann Berg"), assignee=cast.johan),
        make_ticket(team=cast.kontaktcenter, subject="Ingen har det"),
    ]
    wanted = (
        Ticket.objects.select_related("team", "assignee", "requester")
        .only("number", "subject", "tags", "team__name", "assignee__name", "requester__name")
        .annotate(is_talked_about=Exists(Message.objects.filter(ticket=OuterRef("pk"))))
    )
    kept = KeptQuery(wanted.filter(number=NUMBER))

    for ticket in tickets:
        made, asked = kept.rows({NUMBER: ticket.number}), wanted.get(number=ticket.number)
        assert made == [asked]
        assert {**made[0].__dict__, "_state": None} == {**asked.__dict__, "_state": None}
        assert made[0].get_deferred_fields() == asked.get_deferred_fields()
    assert kept.rows({NUMBER: 1}) == []


def test_kept_query_follows_what_is_changed_meanwhile(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    kept = KeptQuery(Ticket.objects.filter(number=NUMBER))
    Ticket.objects.filter(pk=ticket.pk).update(subject="Ett annat")

    assert [row.subject for row in kept.rows({NUMBER: ticket.number})] == ["Ett annat"]
