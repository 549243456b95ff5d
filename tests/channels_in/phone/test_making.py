"""Ringing somebody from a ticket: the agent's phone first, then theirs; never a number that costs extra."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from channels_in.models import Call, PhoneSeat
from channels_in.phone.calls import make_call, may_ring
from frontend import lookups
from servicedesk.people.models import Agent
from tests.channels_in.phone.conftest import make_line, post, take_in
from tests.factories import make_agent, make_contact, make_inbox, make_team, make_ticket
from tests.fakes.phone_vendors import (
    CALLER,
    LINE,
    PHONE,
    PhoneVendors,
    elks_call,
    elks_over,
    twilio_call,
    twilio_headers,
    twilio_leg,
)
from tests.fakes.web import Reply
from tickets.actions.call_back import Promise, promise_call_back
from tickets.actions.errors import InvalidChange
from tickets.models import Ticket

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"


def make_place(provider: str = "46elks") -> tuple[Ticket, Agent]:
    """A ticket of somebody with a number, at a team with a line, and an agent with a phone."""
    account, _path = make_line(provider)
    sara = make_agent("Sara Ek", teams=[account.inbox.team])
    PhoneSeat.objects.create(agent=sara, number=PHONE)
    lookups.forget()
    requester = make_contact("Karin Berg", phone=CALLER)
    return make_ticket(inbox=make_inbox(team=account.inbox.team), requester=requester), sara


def kinds(ticket: Ticket) -> list[str]:
    return [event.kind for event in ticket.events.order_by("pk") if event.kind.startswith("call")]


def test_agents_phone_rings_first_and_the_ticket_tells_of_it(vendors: PhoneVendors) -> None:
    ticket, sara = make_place()

    call = make_call(ticket, CALLER, by=sara)

    asked = vendors.said[0]["form"]
    assert (asked["from"], asked["to"], json.loads(asked["voice_start"])["connect"]) == (LINE, PHONE, CALLER)
    assert json.loads(asked["voice_start"])["callerid"] == LINE
    assert kinds(ticket) == ["call_made"]
    call = Call.objects.get()
    assert (call.external_id, call.direction, call.agent, call.ticket, call.state) == (
        "cout0001",
        "out",
        sara,
        ticket,
        "ringing",
    )


def test_what_the_provider_tells_ends_it_once(vendors: PhoneVendors) -> None:
    ticket, sara = make_place()
    make_call(ticket, CALLER, by=sara)
    asked = vendors.said[0]["form"]
    events = [
        (json.loads(asked["voice_start"])["next"], elks_call("cout0001", result="success")),
        (asked["whenhangup"], elks_over("cout0001", seconds=75, phone=CALLER)),
    ]

    for address, body in [*events, *events]:
        assert post(address, body, FORM).status_code == 200
    take_in()

    call = Call.objects.get()
    assert (call.state, call.outcome, call.agent) == ("ended", "answered", sara)
    assert kinds(ticket) == ["call_made", "call_ended"]
    assert ticket.events.get(kind="call_ended").data["seconds"] == 75


def test_twilio_makes_the_same_call(vendors: PhoneVendors) -> None:
    ticket, sara = make_place("twilio")
    make_call(ticket, CALLER, by=sara)
    asked = vendors.said[0]["form"]
    leg = asked["Twiml"].split('statusCallback="', 1)[1].split('"', 1)[0]

    for address, body in [
        (leg, twilio_leg("CAout0001", "in-progress", phone=CALLER)),
        (asked["StatusCallback"], twilio_call("CAout0001", "completed", Direction="outbound-api")),
    ]:
        assert post(address, body, FORM, **twilio_headers(address, body)).status_code == 200
    take_in()

    assert (asked["To"], Call.objects.get().state, Call.objects.get().outcome) == (PHONE, "ended", "answered")
    assert kinds(ticket) == ["call_made", "call_ended"]


def test_refusal_is_told_and_the_call_is_over(vendors: PhoneVendors) -> None:
    ticket, sara = make_place()
    vendors.next_replies.append(Reply(403, b"Not enough credits"))

    with pytest.raises(InvalidChange, match="Det gick inte att ringa"):
        make_call(ticket, CALLER, by=sara)

    assert (Call.objects.get().state, Call.objects.get().outcome) == ("missed", "failed")
    assert vendors.said == []


@pytest.mark.parametrize("odd", [Reply(500), Reply(200, b"[]"), Reply(200, b"nej"), Reply(204), Reply(302)])
def test_whatever_the_provider_answers_is_told(vendors: PhoneVendors, odd: Reply) -> None:
    ticket, sara = make_place()
    vendors.next_replies.append(odd)

    with pytest.raises(InvalidChange):
        make_call(ticket, CALLER, by=sara)


@pytest.mark.parametrize("number", ["0900-123 45 67", "0939-123 45 67", "+1 212 555 01 23", "112", "hej", ""])
def test_numbers_that_cost_extra_or_are_elsewhere_are_not_rung(number: str) -> None:
    with pytest.raises(InvalidChange):
        may_ring(number, ("+46",))


def test_numbers_of_named_countries_are_rung() -> None:
    assert may_ring("+47 22 00 00 00", ("+46", "+47")) == "+4722000000"


def test_without_a_phone_of_ones_own_nothing_rings(vendors: PhoneVendors) -> None:
    ticket, sara = make_place()
    PhoneSeat.objects.all().delete()

    with pytest.raises(InvalidChange, match="Ange först din telefon"):
        make_call(ticket, CALLER, by=sara)
    assert (vendors.said, Call.objects.count()) == ([], 0)


def test_nobody_rings_without_end(vendors: PhoneVendors) -> None:
    ticket, sara = make_place()
    for place in range(6):
        make_call(ticket, f"07017406{10 + place}", by=sara)

    with pytest.raises(InvalidChange):
        make_call(ticket, "0701740620", by=sara)


def press(agent: Agent, ticket: Ticket, number: str) -> Any:
    client = Client()
    client.force_login(agent)
    return client.post(f"/arenden/{ticket.number}/samtal/", {"number": number}, headers={"HX-Request": "true"})


def test_button_on_the_ticket_rings_its_requester_only(vendors: PhoneVendors) -> None:
    ticket, sara = make_place()

    refused = press(sara, ticket, "+46701740699")
    done = press(sara, ticket, CALLER)

    assert refused.status_code == 409
    assert "Din telefon ringer nu." in done.content.decode()
    assert [call["to"] for call in vendors.said] == [PHONE]


def test_outsider_cannot_ring_about_the_ticket(vendors: PhoneVendors) -> None:
    ticket, _sara = make_place()
    olle = make_agent("Olle", teams=[make_team("Vatten")])
    PhoneSeat.objects.create(agent=olle, number="+46701740655")

    assert press(olle, ticket, CALLER).status_code == 404
    assert vendors.said == []


def test_who_was_promised_a_call_is_rung_from_the_list(vendors: PhoneVendors) -> None:
    ticket, sara = make_place()
    promise = Promise("070-174 06 77", timezone.now() + timedelta(hours=2))
    promise_call_back(ticket, promise, by=sara)
    client = Client()
    client.force_login(sara)

    html = client.get("/aterringningar/").content.decode()
    answer = client.post(f"/arenden/{ticket.number}/samtal/", {"number": "+46701740677"})

    assert 'name="number" value="+46701740677"' in html
    assert answer.status_code == 302
    assert json.loads(vendors.said[0]["form"]["voice_start"])["connect"] == "+46701740677"
