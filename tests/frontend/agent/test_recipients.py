"""To whom an answer goes and by which way, and forwarding to others."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from channels_in.sms.accounts import create_sms_inbox, save_account
from frontend import lookups
from servicedesk.people.models import Agent
from tests.factories import make_contact, make_note, make_ticket
from tests.factories.cast import Cast
from tickets.actions.participants import add_participant
from tickets.models import Draft, EventKind, Message, Ticket

SignIn = Callable[[Agent], Client]
HTMX = {"HX-Request": "true"}


def send(client: Client, ticket: Ticket, kind: str = "svar", **fields: object) -> int:
    address = reverse("ticket_message", args=[ticket.number, kind])
    return client.post(address, {"body": "Vi kommer.", **fields}, headers=HTMX).status_code


def sent_to(ticket: Ticket) -> list[tuple[str, str]]:
    said = ticket.messages.get(direction="out")
    return [(row["role"], row["value"]) for row in said.recipients]


# --- Recipients


def test_untouched_recipients_are_those_an_answer_usually_goes_to(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, requester=make_contact(email="ann@mejl.example"))
    add_participant(ticket, make_contact("Bo", email="bo@mejl.example"), by=cast.johan)
    chips = [f"contact:{ticket.requester_id}"]

    assert send(sign_in(cast.johan), ticket, recipients="1", to=chips) == 200

    assert sent_to(ticket) == [("to", "ann@mejl.example")]  # Bo was taken away


def test_chosen_and_typed_recipients_get_the_answer(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, requester=make_contact(email="ann@mejl.example"))
    fields = {"recipients": "1", "to": f"contact:{ticket.requester_id}", "cc": "Bo Ek <BO@mejl.example>"}

    sent = send(sign_in(cast.johan), ticket, cc_more="c@mejl.example; d@mejl.example", bcc="e@mejl.example", **fields)

    assert sent == 200
    assert sent_to(ticket) == [
        ("to", "ann@mejl.example"),
        ("cc", "bo@mejl.example"),
        ("cc", "c@mejl.example"),
        ("cc", "d@mejl.example"),
        ("bcc", "e@mejl.example"),
    ]


def test_new_recipients_get_later_answers_only_when_the_agent_says_so(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, requester=make_contact())
    fields = {"recipients": "1", "to": f"contact:{ticket.requester_id}", "cc": "bo@mejl.example"}
    client = sign_in(cast.johan)

    send(client, ticket, **fields)
    assert ticket.participants.count() == 0
    send(client, ticket, let_in="1", **fields)

    assert ticket.participants.get().contact.addresses.get().value == "bo@mejl.example"


@pytest.mark.parametrize("wrong", [{"to": "inte en adress"}, {"to": ""}, {"to": "contact:999999"}, {"cc": "a@b@c"}])
def test_wrong_recipient_is_refused_and_everything_kept(cast: Cast, sign_in: SignIn, wrong: dict[str, str]) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)

    assert send(sign_in(cast.johan), ticket, **{"recipients": "1", **wrong}) == 422

    assert Draft.objects.get().body == "Vi kommer."
    assert Message.objects.filter(direction="out").count() == 0


def test_protected_address_is_not_in_the_page_and_gets_the_answer(cast: Cast, sign_in: SignIn) -> None:
    hidden = make_contact("Hemlig Person", email="hemlig@mejl.example", is_protected=True)
    ticket = make_ticket(team=cast.kontaktcenter, requester=hidden)
    client = sign_in(cast.johan)

    page = client.get(reverse("ticket", args=[ticket.number])).content.decode()
    sent = send(client, ticket, recipients="1", to=f"contact:{hidden.pk}")

    assert "hemlig" not in page.lower()
    assert f'value="contact:{hidden.pk}"' in page
    assert (sent, sent_to(ticket)) == (200, [("to", "hemlig@mejl.example")])


def test_contact_of_another_ticket_cannot_be_named_by_id(cast: Cast, sign_in: SignIn) -> None:
    ticket, stranger = make_ticket(team=cast.kontaktcenter), make_contact("Dold", is_protected=True)

    assert send(sign_in(cast.johan), ticket, recipients="1", to=f"contact:{stranger.pk}") == 422


# --- Another channel


def make_sms_account(cast: Cast) -> None:
    inbox = create_sms_inbox(by=cast.asa, name="Sms", team=cast.kontaktcenter, sender_name="Storåns kommun")
    save_account(inbox, by=cast.asa, vendor="46elks", number="0766-86 10 04", username="u1", secret="x", price=None)
    lookups.forget()


def test_only_channels_with_a_door_and_an_address_are_offered(cast: Cast, sign_in: SignIn) -> None:
    ann = make_contact(phone="+46701740605", preferred_channel="sms")
    ticket, client = make_ticket(team=cast.kontaktcenter, requester=ann), sign_in(cast.johan)
    address = reverse("ticket", args=[ticket.number])
    assert 'value="sms"' not in client.get(address).content.decode()

    make_sms_account(cast)
    page = client.get(address).content.decode()

    offered = page[page.index('name="channel"') : page.index('name="channel_reason"')]
    assert re.findall(r'<option value="(\w+)"( selected)?', offered) == [("sms", " selected"), ("email", "")]


def test_another_channel_is_recorded_with_its_reason(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, channel="phone", requester=make_contact())
    Ticket.objects.filter(pk=ticket.pk).update(channel="phone")

    send(sign_in(cast.johan), ticket, channel="email", channel_reason="Vill ha det skriftligt")

    event = ticket.events.get(kind=EventKind.CHANNEL_CHOSEN)
    assert (event.data["to"]["value"], event.data["reason"]) == ("email", "Vill ha det skriftligt")


def test_another_channel_than_preferred_asks_why(cast: Cast, sign_in: SignIn) -> None:
    make_sms_account(cast)
    ann = make_contact(phone="+46701740605", preferred_channel="sms")
    ticket, client = make_ticket(team=cast.kontaktcenter, requester=ann), sign_in(cast.johan)

    assert send(client, ticket, channel="email", channel_reason=" ") == 422
    assert send(client, ticket, channel="email", channel_reason="Vill ha en bilaga") == 200


def test_channel_without_a_way_back_is_answered_by_another_and_says_so(cast: Cast, sign_in: SignIn) -> None:
    ticket, client = make_ticket(team=cast.kontaktcenter, requester=make_contact()), sign_in(cast.johan)
    Ticket.objects.filter(pk=ticket.pk).update(channel="app")

    page = client.get(reverse("ticket", args=[ticket.number])).content.decode()
    assert '<input type="hidden" name="channel" value="email">' in page
    assert send(client, ticket, channel="email", recipients="1", to=f"contact:{ticket.requester_id}") == 200

    assert ticket.events.get(kind=EventKind.CHANNEL_CHOSEN).data["to"]["value"] == "email"


# --- Forwarding


def test_forwarded_message_goes_to_others_and_never_takes_a_note_along(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    make_note(ticket, cast.johan, "Internt")
    fields = {"recipients": "1", "to": "region@vard.example", "goes_along": "all", "subject": "Fråga"}

    assert send(sign_in(cast.johan), ticket, "vidarebefordran", **fields) == 200

    forwarded = ticket.messages.get(kind="side")
    theirs = ticket.messages.get(direction="in")
    assert [row["value"] for row in forwarded.recipients] == ["region@vard.example"]
    assert forwarded.options["include"] == [theirs.pk]
    assert forwarded.side is not None
    assert forwarded.side.subject == "Fråga"


def test_forwarding_to_nobody_is_refused(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)

    assert send(sign_in(cast.johan), ticket, "vidarebefordran", recipients="1") == 422
