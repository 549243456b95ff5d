"""An answer at a social network: who will read it, what may stand in it, and until when it can be sent."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from channels_in.base import ReplyWindow
from channels_in.delivery import deliver
from frontend import lookups
from servicedesk.people.models import Agent
from tests.factories import make_canned_response
from tests.factories.cast import Cast
from tests.fakes.social_door import PrivateDoor, PublicDoor, came, make_page, network
from tests.tickets.api.client import Caller
from tickets.actions.errors import ActionError, InvalidChange
from tickets.actions.macros import apply_macro
from tickets.actions.reply import reply
from tickets.models import Delivery, Draft, EventKind, Inbox, Macro, Ticket

SignIn = Callable[[Agent], Client]
HTMX = {"HX-Request": "true"}
NUMBER = "640823-3234"


@pytest.fixture(autouse=True)
def _network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with network(monkeypatch):
        yield


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    make_page("messenger", team=cast.kontaktcenter)
    came(make_page(team=cast.kontaktcenter), id="1", text="När töms tunnorna?", thread="p", parent="p")
    return Ticket.objects.get()


def send(client: Client, ticket: Ticket, text: str, **fields: Any) -> HttpResponse:
    address = reverse("ticket_message", args=[ticket.number, "svar"])
    return client.post(address, {"body": text, **fields}, headers=HTMX)  # type: ignore[return-value]


def ways(client: Client, ticket: Ticket) -> list[tuple[str, bool, bool]]:
    context = client.get(reverse("ticket", args=[ticket.number])).context
    panel = next(panel for panel, _send in context["panels"] if panel.name == Draft.Kind.REPLY)
    return [(way.kind, way.is_chosen, bool(way.refused)) for way in panel.ways]


def hints(client: Client, ticket: Ticket, text: str, channel: str) -> str:
    address = reverse("ticket_draft", args=[ticket.number, "svar"])
    return str(client.post(address, {"body": text, "channel": channel}).json()["check"])


def test_choice_says_who_will_read_it(cast: Cast, sign_in: SignIn, ticket: Ticket) -> None:
    client = sign_in(cast.johan)
    text = client.get(reverse("ticket", args=[ticket.number])).content.decode()

    assert ways(client, ticket) == [("facebook", True, False), ("messenger", False, False)]
    assert "Publikt svar: alla kan läsa" in text
    assert "Privat meddelande i Messenger" in text


def test_private_door_is_offered_only_when_there_is_one_of_the_same_page(
    cast: Cast, sign_in: SignIn, ticket: Ticket
) -> None:
    Inbox.objects.filter(kind="messenger").update(is_active=False)
    lookups.forget()

    assert ways(sign_in(cast.johan), ticket) == [("facebook", True, False)]


def test_private_answer_needs_no_reason(cast: Cast, sign_in: SignIn, ticket: Ticket) -> None:
    answer = send(sign_in(cast.johan), ticket, "Skriv till mig här.", channel="messenger")

    message = ticket.messages.get(direction="out")
    assert (answer.status_code, message.channel, message.recipients[0]["value"]) == (200, "messenger", "777")
    assert ticket.events.filter(kind=EventKind.CHANNEL_CHOSEN).count() == 1


def test_choice_is_kept_with_the_draft(cast: Cast, sign_in: SignIn, ticket: Ticket) -> None:
    client = sign_in(cast.johan)
    hints(client, ticket, "Skriv till mig", "messenger")

    assert ways(client, ticket) == [("facebook", False, False), ("messenger", True, False)]


def test_identity_number_is_stopped_in_public_with_the_text_kept(cast: Cast, sign_in: SignIn, ticket: Ticket) -> None:
    client = sign_in(cast.johan)

    answer = send(client, ticket, f"Du med {NUMBER}", channel="facebook")

    assert (answer.status_code, ticket.messages.filter(direction="out").count()) == (422, 0)
    assert f"Du med {NUMBER}" in answer.content.decode()
    assert "skulle bli offentlig" in hints(client, ticket, f"Du med {NUMBER}", "facebook")
    assert "skulle bli offentlig" not in hints(client, ticket, f"Du med {NUMBER}", "messenger")


def test_number_is_stopped_whoever_sends_it(cast: Cast, ticket: Ticket) -> None:
    later = timezone.now() + timedelta(hours=2)
    for fields in ({}, {"send_at": later}, {"keeps_draft": True}):
        with pytest.raises(InvalidChange):
            reply(ticket, by=cast.johan, body=f"Du med {NUMBER}", **fields)


def test_how_somebody_else_is_reached_is_asked_about_once(cast: Cast, sign_in: SignIn, ticket: Ticket) -> None:
    client, text = sign_in(cast.johan), "Ring Bo på 070-174 06 05 eller bo@mejl.example."

    assert "070-174 06 05" in hints(client, ticket, text, "facebook")
    first = send(client, ticket, text, channel="facebook")
    seen = first.content.decode().split('name="seen_identity" value="')[1].split('"')[0]
    second = send(client, ticket, text, channel="facebook", seen_identity=seen)

    assert (first.status_code, second.status_code, ticket.messages.filter(direction="out").count()) == (422, 200, 1)


def test_our_own_numbers_are_told_to_everybody(cast: Cast, sign_in: SignIn, ticket: Ticket) -> None:
    text = "Ring oss på 0980-31 92 00 eller skriv till kundcenter@storan.example."

    assert send(sign_in(cast.johan), ticket, text, channel="facebook").status_code == 200


def test_nothing_confidential_is_answered_in_public(cast: Cast, sign_in: SignIn, ticket: Ticket) -> None:
    client = sign_in(cast.johan)
    Ticket.objects.update(is_confidential=True)

    assert ways(client, ticket) == [("facebook", False, True), ("messenger", True, False)]
    assert send(client, ticket, "Hej", channel="messenger").status_code == 200
    with pytest.raises(InvalidChange):
        reply(Ticket.objects.get(), by=cast.johan, body="Hej")


def test_answer_that_waits_when_the_ticket_becomes_confidential_does_not_leave(cast: Cast, ticket: Ticket) -> None:
    message = reply(ticket, by=cast.johan, body="Vi kommer på onsdag.", send_at=timezone.now() + timedelta(hours=1))
    Ticket.objects.update(is_confidential=True)
    message.__class__.objects.filter(pk=message.pk).update(send_at=timezone.now())

    deliver(message.pk)

    message.refresh_from_db()
    assert (message.delivery, PublicDoor.sent) == (Delivery.FAILED, [])


def test_too_long_is_refused_with_the_text_kept(cast: Cast, sign_in: SignIn, ticket: Ticket) -> None:
    client, text = sign_in(cast.johan), "Hej på dig. " * 700

    answer = send(client, ticket, text, channel="facebook")

    assert (answer.status_code, Draft.objects.get().body.startswith("Hej på dig.")) == (422, True)
    assert "tecken för lång för Facebook" in answer.content.decode()
    assert "av 8000 tecken" in hints(client, ticket, "Hej på dig. " * 500, "facebook")


def test_window_is_a_deadline_on_the_page_and_in_the_composer(cast: Cast, sign_in: SignIn, ticket: Ticket) -> None:
    PrivateDoor.window.append(ReplyWindow(timezone.now() + timedelta(hours=2, minutes=5)))
    private = Inbox.objects.get(kind="messenger")
    came(private, id="m1", text="Hej", author="999")
    talk = Ticket.objects.get(inbox=private)

    text = sign_in(cast.johan).get(reverse("ticket", args=[talk.number])).content.decode()

    assert "2 timmar kvar att svara" in text
    assert "Därefter går det inte att skicka något här." in text


@pytest.mark.parametrize("after", ["", "template"])
def test_closed_window_refuses_and_keeps_the_text(cast: Cast, sign_in: SignIn, ticket: Ticket, after: str) -> None:
    PrivateDoor.window.append(ReplyWindow(timezone.now() - timedelta(minutes=1), after))

    answer = send(sign_in(cast.johan), ticket, "Hej igen", channel="messenger")

    assert (answer.status_code, Draft.objects.get().body) == (422, "Hej igen")


def test_answer_planned_for_after_the_window_is_refused(cast: Cast, sign_in: SignIn, ticket: Ticket) -> None:
    PrivateDoor.window.append(ReplyWindow(timezone.now() + timedelta(hours=1)))
    later = (timezone.now() + timedelta(hours=2)).isoformat()

    answer = send(sign_in(cast.johan), ticket, "Hej igen", channel="messenger", send_at=later)

    assert (answer.status_code, ticket.messages.filter(direction="out").count()) == (422, 0)


def test_canned_response_with_a_number_is_stopped_too(cast: Cast, sign_in: SignIn, ticket: Ticket) -> None:
    make_canned_response("x", body=f"Nummer {NUMBER}")

    assert send(sign_in(cast.johan), ticket, f"Nummer {NUMBER}").status_code == 422


def test_number_is_stopped_from_the_api_and_in_a_macro(cast: Cast, ticket: Ticket) -> None:
    macro = Macro.objects.create(name="Svar", steps=[{"do": "reply", "value": f"Du med {NUMBER}"}])

    answer = Caller(cast.kontaktcenter).post(f"tickets/{ticket.number}/messages/", {"body": f"Du med {NUMBER}"})
    with pytest.raises(ActionError):
        apply_macro(macro, ticket, by=cast.johan)

    assert (400 <= answer.status_code < 500, ticket.messages.filter(direction="out").count()) == (True, 0)
