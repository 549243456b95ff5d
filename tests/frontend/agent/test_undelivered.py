"""What could not be delivered is listed for those who see the ticket, until it is tried again or seen."""

from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from channels_in.reports import take_report
from frontend import lookups
from servicedesk.people.models import Agent, Team
from tests.factories import make_contact, make_ticket
from tests.factories.cast import Cast
from tickets.actions.change_status import change_status
from tickets.actions.reply import reply
from tickets.incoming import DeliveryReport
from tickets.models import Delivery, Event, Message, Ticket
from tickets.statuses import Status

SignIn = Callable[[Agent], Client]


def failed(team: Team, by: Agent, number: int = 0, delivery: str = Delivery.FAILED, **fields: Any) -> Message:
    requester = make_contact(email=f"ann{number}-{team.pk}@mejl.example")
    ticket = make_ticket(team=team, requester=requester, subject=f"Fråga {number}", **fields)
    message = reply(ticket, by=by, body="Bilen kommer på onsdag.")
    Message.objects.filter(pk=message.pk).update(
        delivery=delivery,
        delivery_detail="550 5.1.1 unknown",
        created_at=timezone.now() - timedelta(minutes=number),
    )
    return Message.objects.get(pk=message.pk)


def page(browser: Client, query: str = "") -> str:
    response = browser.get(reverse("undelivered") + query)
    assert response.status_code == 200
    return unescape(response.content.decode())


def test_list_holds_what_failed_with_its_reason(cast: Cast, sign_in: SignIn) -> None:
    failed(cast.kontaktcenter, cast.johan, 1)
    failed(cast.kontaktcenter, cast.johan, 2, Delivery.UNKNOWN)
    failed(cast.kontaktcenter, cast.johan, 3, Delivery.SENT)

    text = page(sign_in(cast.asa))

    assert text.index("Fråga 1") < text.index("Fråga 2")
    assert "Fråga 3" not in text
    assert "550 5.1.1 unknown" in text


def rail(browser: Client) -> dict[str, int | None]:
    """The counts of the rail's queues by address. The menu of a phone leads there always, without a count."""
    return {str(entry.url): entry.count for entry in browser.get(reverse("queue")).context["nav"].queues}


def test_outsider_sees_nothing_of_it_and_can_do_nothing(cast: Cast, sign_in: SignIn) -> None:
    message = failed(cast.socialtjanst, cast.sara, 1)
    olle = sign_in(cast.olle)

    assert "Fråga 1" not in page(olle)
    assert reverse("undelivered") not in rail(olle)
    for name in ("undelivered_retry", "undelivered_seeing"):
        assert olle.post(reverse(name, args=[message.pk])).status_code == 404
    assert Message.objects.get(pk=message.pk).delivery == Delivery.FAILED


def test_rail_counts_what_the_agent_may_see(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.sara)
    assert reverse("undelivered") not in rail(browser)

    failed(cast.socialtjanst, cast.sara, 1)
    failed(cast.kontaktcenter, cast.johan, 2)
    failed(cast.vatten, cast.olle, 3)
    lookups.forget()

    assert rail(browser)[reverse("undelivered")] == 2


def test_retry_takes_it_off_the_list_and_sends_it(cast: Cast, sign_in: SignIn) -> None:
    message = failed(cast.kontaktcenter, cast.johan, 1)
    browser = sign_in(cast.asa)

    browser.post(reverse("undelivered_retry", args=[message.pk]))

    assert Message.objects.get(pk=message.pk).delivery == Delivery.PENDING
    assert "Fråga 1" not in page(browser)


def test_seen_takes_it_off_the_list_and_is_told_on_the_ticket(cast: Cast, sign_in: SignIn) -> None:
    message = failed(cast.kontaktcenter, cast.johan, 1)
    browser = sign_in(cast.asa)

    browser.post(reverse("undelivered_seeing", args=[message.pk]))

    assert "Fråga 1" not in page(browser)
    event = Event.objects.filter(message=message).latest("pk")
    assert (event.agent, event.data["seen"]) == (cast.asa, True)
    assert Message.objects.get(pk=message.pk).delivery == Delivery.FAILED
    timeline = browser.get(reverse("ticket", args=[message.ticket.number])).content.decode()
    assert "har sett att meddelandet inte kom fram" in timeline


def test_bounce_to_a_solved_ticket_is_listed_and_reopens_nothing(cast: Cast, sign_in: SignIn) -> None:
    message = failed(cast.kontaktcenter, cast.johan, 1, Delivery.SENT)
    change_status(message.ticket, Status.SOLVED, by=cast.johan)

    take_report(DeliveryReport(message_id=message.message_id, recipient="", detail="550 full", is_final=True))

    assert Ticket.objects.get(pk=message.ticket_id).status == Status.SOLVED
    assert "550 full" in page(sign_in(cast.johan))


def test_list_is_paged_without_gaps(cast: Cast, sign_in: SignIn) -> None:
    for number in range(35):
        failed(cast.kontaktcenter, cast.johan, number)
    browser = sign_in(cast.johan)

    first = browser.get(reverse("undelivered"))
    second = browser.get(reverse("undelivered") + f"?cursor={first.context['page'].next_cursor}")

    assert [len(response.context["rows"]) for response in (first, second)] == [30, 5]
    assert browser.get(reverse("undelivered") + "?cursor=x").status_code == 404


def test_list_asks_as_many_queries_for_thirty_rows_as_for_one(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.johan)
    failed(cast.kontaktcenter, cast.johan, 0)
    browser.get(reverse("undelivered"))
    with CaptureQueriesContext(
        connection,
    ) as one:
        browser.get(reverse("undelivered"))
    for number in range(1, 30):
        failed(cast.kontaktcenter, cast.johan, number)
    with CaptureQueriesContext(connection) as thirty:
        browser.get(reverse("undelivered"))

    assert len(thirty) == len(one)


@pytest.mark.parametrize("name", ["undelivered_retry", "undelivered_seeing"])
def test_nothing_changes_by_looking(cast: Cast, sign_in: SignIn, name: str) -> None:
    message = failed(cast.kontaktcenter, cast.johan, 1)

    assert sign_in(cast.johan).get(reverse(name, args=[message.pk])).status_code == 405
