"""What a bulk change does to many tickets is told once, and which tickets they are is not lost."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import make_ticket
from tests.factories.cast import Cast
from tests.tickets.jobs import do_jobs
from tickets.actions.bulk import start_bulk, undo_bulk
from tickets.actions.digest import send_due
from tickets.actions.set_properties import set_confidential
from tickets.actions.tell import TELL, mark_told, tell_of_bulk
from tickets.models import BulkKind, Notification, NotificationChoice, Ticket
from tickets.notifications import address_of, notifications_visible_to, title_of, unread_count

pytestmark = pytest.mark.django_db


@pytest.fixture
def tickets(cast: Cast) -> list[Ticket]:
    return [make_ticket(team=cast.kontaktcenter) for _number in range(3)]


def given(tickets: list[Ticket], cast: Cast) -> Notification:
    start_bulk(BulkKind.ASSIGN, cast.asa.pk, [ticket.pk for ticket in tickets], by=cast.johan)
    do_jobs(TELL)
    return Notification.objects.get()


def test_three_tickets_given_at_once_are_one_notification_that_knows_which(cast: Cast, tickets: list[Ticket]) -> None:
    row = given(tickets, cast)

    assert (row.agent, row.kind, row.count) == (cast.asa, "assignment", 3)
    assert row.ticket_ids == [ticket.pk for ticket in tickets]
    assert title_of(row) == "3 ärenden har tilldelats dig"
    assert unread_count(cast.asa) == 1


def test_telling_twice_is_once(cast: Cast, tickets: list[Ticket]) -> None:
    row = given(tickets, cast)

    assert row.bulk is not None
    tell_of_bulk(row.bulk)

    assert Notification.objects.count() == 1


def test_one_ticket_of_a_bulk_change_is_told_as_any_other(cast: Cast, tickets: list[Ticket]) -> None:
    row = given(tickets[:1], cast)

    assert (row.ticket, row.bulk, row.count) == (tickets[0], None, 1)


def test_tickets_one_had_already_are_not_counted(cast: Cast, tickets: list[Ticket]) -> None:
    Ticket.objects.filter(pk=tickets[0].pk).update(assignee=cast.asa)

    assert given(tickets, cast).ticket_ids == [ticket.pk for ticket in tickets[1:]]


def test_undoing_it_tells_nobody_who_loses_a_ticket(cast: Cast, tickets: list[Ticket]) -> None:
    row = given(tickets, cast)
    assert row.bulk is not None

    undo_bulk(row.bulk, by=cast.johan)
    do_jobs(TELL)

    assert Notification.objects.count() == 1


def test_page_lists_the_tickets_one_sees_now_and_is_the_agents_own(
    cast: Cast, tickets: list[Ticket], client: Client
) -> None:
    row = given(tickets, cast)
    Ticket.objects.filter(pk=tickets[0].pk).update(team=cast.socialtjanst, assignee=None)
    set_confidential(Ticket.objects.get(pk=tickets[0].pk), True, by=cast.sara)

    client.force_login(cast.asa)
    page = client.get(reverse("notification_tickets", args=[row.pk])).content.decode()

    assert [f"/arenden/{ticket.number}/" in page for ticket in tickets] == [False, True, True]
    assert f'href="/aviseringar/{row.pk}/"' in client.get(reverse("notifications")).content.decode()
    client.force_login(cast.johan)
    assert client.get(reverse("notification_tickets", args=[row.pk])).status_code == 404


def test_opening_one_of_the_tickets_leaves_it_unread_and_marking_it_does_not(cast: Cast, tickets: list[Ticket]) -> None:
    row = given(tickets, cast)

    mark_told(cast.asa, ticket_id=tickets[0].pk)
    assert unread_count(cast.asa) == 1
    mark_told(cast.asa, pk=row.pk)
    assert unread_count(cast.asa) == 0


def test_mail_has_one_line_that_leads_to_the_list(cast: Cast, tickets: list[Ticket]) -> None:
    NotificationChoice.objects.create(agent=cast.asa, kind="assignment", in_app=True, mail="at_once")
    row = given(tickets, cast)
    assert row.mail_at is not None

    assert send_due(row.mail_at) == 1
    assert address_of(notifications_visible_to(cast.asa).get()) == f"/aviseringar/{row.pk}/"


def test_telling_costs_the_same_for_three_and_for_thirty(cast: Cast) -> None:
    counts = []
    for many in (3, 30):
        ids = [make_ticket(team=cast.kontaktcenter).pk for _number in range(many)]
        job = start_bulk(BulkKind.ASSIGN, cast.asa.pk, ids, by=cast.johan)
        Notification.objects.all().delete()
        with CaptureQueriesContext(connection) as asked:
            tell_of_bulk(job)
        counts.append(len(asked))

    assert counts[0] == counts[1]
