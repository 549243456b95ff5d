"""B6: headers that look like orders of ours are a sender's words and do nothing."""

import pytest

from tests.factories import make_agent, make_team
from tests.security.mail import REQUESTER, mail, ticket_by_mail
from tickets.models import Ticket

pytestmark = pytest.mark.django_db


def test_forged_orders_change_neither_a_new_ticket_nor_an_old_one() -> None:
    agent, team, ticket = make_agent(), make_team("Vatten"), ticket_by_mail()
    orders = {
        "X-Servicedesk-Team": team.slug,
        "X-Servicedesk-Status": "closed",
        "X-RT-Owner": agent.email,
        "assignee": str(agent.pk),
        "is_confidential": "true",
        "priority": "40",
        "client_key": "k",
    }

    new = mail(ticket, REQUESTER, extra=orders).ticket
    mail(ticket, REQUESTER, extra=orders, ticket_number=ticket.number)

    for row in Ticket.objects.filter(pk__in=[new.pk, ticket.pk]):
        assert (row.team, row.status, row.assignee) == (ticket.team, "new", None)
        assert (row.is_confidential, row.priority) == (False, 20)
