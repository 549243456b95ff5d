"""K16: numbers are unique under 200 parallel creations, and one that was rolled back is not given out again."""

import pytest
from django.db import transaction

from tests.factories import make_inbox, make_incoming, make_team, make_ticket
from tests.tickets.parallel import at_once
from tickets.actions.receive import receive
from tickets.models import Ticket
from tickets.models.ticket import grouped

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_hundred_parallel_tickets_have_two_hundred_numbers() -> None:
    inbox = make_inbox(team=make_team(), acknowledges=False)

    results = at_once(lambda _place: receive(make_incoming(), inbox=inbox).ticket.number, range(200))

    assert len({number for number in results if isinstance(number, int)}) == 200
    assert set(results) == set(Ticket.objects.values_list("number", flat=True))


def test_number_of_a_rolled_back_ticket_is_not_used_again() -> None:
    with transaction.atomic():
        lost = make_ticket().number
        transaction.set_rollback(True)

    after = make_ticket().number

    assert not Ticket.objects.filter(number=lost).exists()
    assert after > lost > 100_000


def test_number_is_shown_in_groups_of_three() -> None:
    assert grouped(104233) == "104\u00a0233"
    assert make_ticket(number=1_104_233).shown_number == "1\u00a0104\u00a0233"
