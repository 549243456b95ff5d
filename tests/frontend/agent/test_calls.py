"""The card of a call: at whom it rings, what it tells of whom, and how it becomes a ticket."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from channels_in.models import Call, DoorAccount, PhoneSeat
from channels_in.phone.seats import take_seat
from frontend import lookups
from servicedesk.people.models import Agent, ContactAddress
from tests.channels_in.phone.conftest import make_line, post, take_in
from tests.factories import make_agent, make_contact, make_inbox, make_team, make_ticket
from tests.fakes.phone_vendors import CALLER, PHONE, exchange_headers, told_by_exchange
from tickets.models import ContactLog, Ticket

pytestmark = pytest.mark.django_db
SHOWN = "070-174 06 10"


def tell(path: str, event: str, named: str = "a", **more: Any) -> Call:
    body = told_by_exchange(event, named, **more)
    assert post(path, body, **exchange_headers(body)).status_code == 200
    take_in()
    return Call.objects.get(external_id=named)


def signed_in(agent: Agent) -> Client:
    client = Client()
    client.force_login(agent)
    return client


def cards(agent: Agent) -> str:
    return signed_in(agent).get("/samtal/kort/").content.decode()


def at(account: DoorAccount, name: str, number: str = "") -> Agent:
    agent = make_agent(name, teams=[account.inbox.team])
    if number:
        PhoneSeat.objects.create(agent=agent, number=number)
    return agent


def test_it_rings_at_who_sits_there_and_at_nobody_else() -> None:
    account, path = make_line()
    sara, johan = at(account, "Sara Ek", PHONE), at(account, "Johan Å")
    outsider = make_agent("Olle", teams=[make_team("Vatten")])

    tell(path, "ringing", phone=PHONE)

    assert SHOWN in cards(sara)
    assert SHOWN not in cards(johan)
    assert SHOWN not in cards(outsider)


def test_without_a_phone_it_rings_at_the_team() -> None:
    account, path = make_line()
    johan, outsider = at(account, "Johan Å"), make_agent("Olle", teams=[make_team("Vatten")])

    tell(path, "waiting")

    assert SHOWN in cards(johan)
    assert SHOWN not in cards(outsider)


def test_card_says_who_it_is_and_what_is_open_as_far_as_one_may_see() -> None:
    account, path = make_line()
    johan = at(account, "Johan Å")
    karin = make_contact("Karin Berg", phone=CALLER)
    make_ticket(inbox=make_inbox(team=account.inbox.team), requester=karin, subject="Sopkärl saknas")
    make_ticket(inbox=make_inbox(team=make_team("Socialtjänst")), requester=karin, subject="Ekonomiskt bistånd")

    tell(path, "ringing")
    html = cards(johan)

    assert ("Karin Berg" in html, "Sopkärl saknas" in html, "Ekonomiskt" in html) == (True, True, False)


def test_somebody_only_others_have_met_is_a_number() -> None:
    account, path = make_line()
    johan = at(account, "Johan Å")
    karin = make_contact("Karin Berg", phone=CALLER)
    make_ticket(inbox=make_inbox(team=make_team("Socialtjänst")), requester=karin)

    tell(path, "ringing")

    assert "Karin" not in cards(johan)
    assert SHOWN in cards(johan)


def test_protected_identity_is_masked_with_its_number() -> None:
    account, path = make_line()
    johan = at(account, "Johan Å")
    karin = make_contact("Karin Berg", phone=CALLER)
    karin.is_protected = True
    karin.save()
    make_ticket(inbox=make_inbox(team=account.inbox.team), requester=karin, subject="Sopkärl")

    call = tell(path, "ringing")
    html = cards(johan)
    log = signed_in(johan).get(f"/kontaktlogg/?samtal={call.pk}").content.decode()

    assert "Skyddad identitet" in html
    assert ("Karin" in html, SHOWN in html, "Sopkärl" in html) == (False, False, False)
    assert ("Karin" in log, SHOWN in log) == (False, False)


def test_answered_elsewhere_it_goes_and_says_by_whom() -> None:
    account, path = make_line()
    at(account, "Sara Ek", PHONE)
    johan = at(account, "Johan Å", "+46701740652")
    tell(path, "ringing", phone=PHONE)
    tell(path, "ringing", phone="+46701740652")

    tell(path, "answered", phone=PHONE)
    html = cards(johan)

    assert SHOWN not in html
    assert "Sara Ek har svarat." in html


def test_one_press_takes_it_and_leads_to_the_log_filled_in() -> None:
    account, path = make_line()
    johan = at(account, "Johan Å")
    karin = make_contact("Karin Berg", phone=CALLER)
    call = tell(path, "ringing")

    answer = signed_in(johan).post(f"/samtal/{call.pk}/svar/")
    html = signed_in(johan).get(answer.url).content.decode()  # type: ignore[attr-defined]

    assert answer.headers["Location"] == f"/kontaktlogg/?samtal={call.pk}"
    assert Call.objects.get().agent == johan
    assert Call.objects.get().state == "answered"
    assert f'name="call" value="{call.pk}"' in html
    assert f'name="contact" value="{karin.pk}" checked' in html


def test_second_who_presses_is_told_who_has_it() -> None:
    account, path = make_line()
    johan, sara = at(account, "Johan Å"), at(account, "Sara Ek")
    call = tell(path, "ringing")
    signed_in(johan).post(f"/samtal/{call.pk}/svar/")

    answer = signed_in(sara).post(f"/samtal/{call.pk}/svar/", follow=True)

    assert "Johan Å har svarat på samtalet." in answer.content.decode()
    assert Call.objects.get().agent == johan


def test_noted_call_is_linked_to_its_ticket_once() -> None:
    account, path = make_line()
    johan = at(account, "Johan Å")
    call = tell(path, "answered")
    client = signed_in(johan)
    form = {
        "kind": "call", "direction": "in", "who": "", "contact": "", "ticket": "", "length": "2:05", "questions": "1",
        "client_key": f"call:{call.pk}", "call": str(call.pk), "q0-text": "När kommer sopbilen?", "q0-then": "passed",
        "q0-team": str(account.inbox.team.pk), "q0-assignee": "",
    }  # fmt: skip

    for _again in range(2):
        assert client.post("/kontaktlogg/", form).status_code == 302

    ticket = Ticket.objects.get()
    log = ContactLog.objects.get()
    assert (log.seconds, log.contact, Call.objects.get().ticket) == (125, ticket.requester, ticket)
    assert [row.value for row in ContactAddress.objects.filter(contact=ticket.requester)] == [CALLER]


def test_call_of_others_cannot_be_taken_or_noted() -> None:
    account, path = make_line()
    at(account, "Johan Å")
    call = tell(path, "ringing")
    olle = signed_in(make_agent("Olle", teams=[make_team("Vatten")]))

    assert olle.post(f"/samtal/{call.pk}/svar/").status_code == 404
    assert SHOWN not in olle.get(f"/kontaktlogg/?samtal={call.pk}").content.decode()


def test_withheld_number_is_called_so() -> None:
    account, path = make_line()
    johan = at(account, "Johan Å")

    tell(path, "ringing", **{"from": "anonymous"})

    assert "Dolt nummer" in cards(johan)


def test_page_asks_for_cards_only_when_it_rings() -> None:
    account, path = make_line()
    johan = at(account, "Johan Å")
    before = signed_in(johan).get("/arenden/").content.decode()
    tell(path, "ringing")

    lookups.forget()

    after = signed_in(johan).get("/arenden/").content.decode()
    assert 'hx-trigger="live:call from:document"' in before
    assert 'hx-trigger="load, live:call from:document"' in after


def test_seat_moves_to_who_states_it_last() -> None:
    account, _path = make_line()
    sara, johan = at(account, "Sara Ek"), at(account, "Johan Å")
    take_seat(sara, "070-174 06 51", by=sara)

    answer = signed_in(johan).post("/konto/telefon/", {"number": "070-174 06 51"})

    assert answer.status_code == 302
    assert [(row.agent, row.number) for row in PhoneSeat.objects.all()] == [(johan, PHONE)]
    assert timezone.now() >= PhoneSeat.objects.get().since


def test_administrator_states_it_for_somebody() -> None:
    account, _path = make_line()
    sara = at(account, "Sara Ek")
    admin = make_agent("Anders", teams=[account.inbox.team], role="administrator")
    page = f"/installningar/medarbetare/{sara.pk}/telefon/"

    assert signed_in(sara).post(page, {"number": "2101"}).status_code == 404
    assert signed_in(admin).post(page, {"number": "hej"}).status_code == 200
    assert signed_in(admin).post(page, {"number": "2101"}).status_code == 302

    assert [(row.agent, row.number) for row in PhoneSeat.objects.all()] == [(sara, "2101")]


def test_call_that_ended_as_one_pressed_can_be_noted() -> None:
    account, path = make_line()
    johan = at(account, "Johan Å")
    call = tell(path, "ended")

    answer = signed_in(johan).post(f"/samtal/{call.pk}/svar/")

    assert answer.headers["Location"] == f"/kontaktlogg/?samtal={call.pk}"
    assert Call.objects.get().state == "abandoned"
