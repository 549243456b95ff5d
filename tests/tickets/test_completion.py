"""Completion requests: asked in one message, waited for while the clock rests, reminded of once, and never closed."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories import make_category, make_contact, make_incoming, make_ticket
from tests.factories.automations import make_automation
from tests.factories.cast import Cast
from tests.tickets.automation.test_triggers import run_all
from tests.tickets.jobs import do_jobs
from tickets.actions.completion import ask_for_completion, remind_and_end, take_back
from tickets.actions.errors import InvalidChange
from tickets.actions.receive import receive
from tickets.incoming import IncomingAddress
from tickets.models import CompletionRequest, EventKind, Notification, Ticket
from tickets.references import reply_token

ITEMS = ["Situationsplan", "Ritning av fasaden"]


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def asked(cast: Cast, days: int = 14, **fields: Any) -> CompletionRequest:
    ticket = make_ticket(team=cast.kontaktcenter, assignee=cast.johan, **fields)
    return ask_for_completion(ticket, by=cast.johan, items=ITEMS, deadline=in_days(days))


def answer(ticket: Ticket, **fields: Any) -> None:
    sender = IncomingAddress("email", ticket.requester.addresses.get().value)
    receive(make_incoming(sender=sender, reply_token=reply_token(ticket.pk), **fields), inbox=ticket.inbox)


def state(ticket: Ticket) -> tuple[str, list[str]]:
    kinds = ticket.events.filter(kind__startswith="completion").order_by("pk").values_list("kind", flat=True)
    return Ticket.objects.get(pk=ticket.pk).status, list(kinds)


def test_requester_is_told_what_is_missing_and_the_ticket_waits_until_they_answer(cast: Cast) -> None:
    request = asked(cast)
    ticket = request.ticket

    sent = ticket.messages.get(direction="out")
    assert sent.body.splitlines()[2:4] == ["- Situationsplan", "- Ritning av fasaden"]
    assert str(in_days(14).day) in sent.body.splitlines()[-1]
    assert (sent.agent, sent.is_automatic, state(ticket)) == (cast.johan, False, ("pending", ["completion_requested"]))
    with pytest.raises(InvalidChange):
        ask_for_completion(ticket, by=cast.johan, items=["x"], deadline=in_days(2))

    answer(ticket, is_automatic=True)  # "I am away until Monday" is no answer
    assert state(ticket)[0] == "pending"
    answer(ticket)
    assert state(ticket) == ("open", ["completion_requested", "completion_received"])
    request.refresh_from_db()
    assert (request.end, request.remind_at) == ("answered", None)


def test_reminder_is_sent_once_two_working_days_before_and_the_end_tells_the_assignee(cast: Cast) -> None:
    request = asked(cast, case_kind="other")
    ticket = request.ticket
    assert request.remind_at is not None
    assert in_days(14) - timedelta(days=9) <= timezone.localdate(request.remind_at) <= in_days(12)

    for _twice in range(2):
        remind_and_end(request.remind_at)
    sent = ticket.messages.filter(direction="out").order_by("pk")
    assert [message.is_automatic for message in sent] == [False, True]
    assert "- Situationsplan" in sent[1].body

    remind_and_end(datetime.combine(in_days(14), datetime.max.time(), timezone.get_default_timezone()))
    assert state(ticket)[0] == "pending"  # the last day is a day to answer on
    remind_and_end(timezone.now() + timedelta(days=16))
    assert state(ticket) == ("open", ["completion_requested", "completion_ended"])
    do_jobs("tickets.tell")
    assert list(Notification.objects.filter(ticket=ticket).values_list("agent", "kind")) == [(cast.johan.pk, "woken")]


def test_taking_back_opens_the_ticket_and_short_times_are_not_reminded_of(cast: Cast) -> None:
    request = asked(cast, days=1)
    assert request.remind_at is None
    take_back(request, by=cast.asa)
    take_back(request, by=cast.asa)
    assert state(request.ticket) == ("open", ["completion_requested", "completion_ended"])


@pytest.mark.parametrize(("items", "days"), [([], 5), (["  "], 5), (["x"], 0), (["x"], 400), (["x"] * 21, 5)])
def test_nothing_asked_for_and_days_out_of_reach_are_refused(cast: Cast, items: list[str], days: int) -> None:
    with pytest.raises(InvalidChange):
        ask_for_completion(make_ticket(), by=cast.johan, items=items, deadline=in_days(days))


def test_automation_asks_with_an_automatic_message_and_another_hears_of_the_answer(cast: Cast) -> None:
    category = make_category("Bygglov", case_kind="ongoing")
    make_automation({"do": "completion", "value": {"items": ITEMS, "days": 10}})
    make_automation({"do": "priority", "value": 30}, on=[EventKind.COMPLETION_RECEIVED])
    ticket = receive(
        make_incoming(category_slug=category.slug), inbox=make_ticket(team=cast.kontaktcenter).inbox
    ).ticket

    run_all()
    assert state(ticket) == ("pending", ["completion_requested"])
    assert ticket.messages.get(direction="out").is_automatic
    assert Ticket.objects.get(pk=ticket.pk).first_answered_at is None
    answer(ticket)
    run_all()
    assert Ticket.objects.get(pk=ticket.pk).priority == 30


def test_agents_ask_and_take_back_on_the_tickets_page_and_outsiders_find_nothing(cast: Cast, client: Client) -> None:
    ticket = make_ticket(team=cast.vatten)
    page, ending = f"/arenden/{ticket.number}/komplettering/", f"/arenden/{ticket.number}/komplettering/slut/"
    said = {"items": "- Situationsplan\n\nRitning <b>", "deadline": in_days(7).isoformat(), "text": ""}
    client.force_login(cast.johan)
    assert [client.get(page).status_code, client.post(page, said).status_code, client.post(ending).status_code] == [
        404
    ] * 3

    client.force_login(cast.olle)
    assert client.post(page, {**said, "items": " "}).status_code == 422
    assert client.post(page, said).status_code == 302
    shown = client.get(f"/arenden/{ticket.number}/").content.decode()
    assert "Situationsplan, Ritning &lt;b&gt;" in shown
    assert ending in shown
    assert client.post(page, said).status_code == 422
    client.post(ending)
    assert state(ticket)[0] == "open"
    assert ending not in client.get(f"/arenden/{ticket.number}/").content.decode()


def test_requester_who_writes_again_and_again_pauses_no_automation(cast: Cast) -> None:
    """Sent enough, asked already, without an address: left out with the reason, and others are still asked."""
    rule = make_automation({"do": "completion", "value": {"items": ITEMS, "days": 10}})
    flooding, silent = make_contact(), make_contact(email=None)
    tickets = [make_ticket(team=cast.kontaktcenter, requester=who) for who in (*[flooding] * 6, *[silent] * 3)]
    other = make_ticket(team=cast.kontaktcenter)

    run_all()

    rule.refresh_from_db()
    assert (rule.is_active, rule.failures) == (True, 0)
    asked_of = CompletionRequest.objects.order_by("pk").values_list("ticket", flat=True)
    assert list(asked_of) == [*(ticket.pk for ticket in tickets[:3]), other.pk]


def test_reminder_that_may_not_leave_holds_up_nobody_elses(cast: Cast) -> None:
    public, other = asked(cast), asked(cast)
    public.ticket.requester.addresses.update(kind="facebook")
    Ticket.objects.filter(pk=public.ticket_id).update(channel="facebook", is_confidential=True)
    assert public.remind_at is not None

    remind_and_end(public.remind_at)

    assert [one.ticket.messages.filter(direction="out").count() for one in (public, other)] == [1, 2]
    assert not CompletionRequest.objects.exclude(remind_at=None).exists()
