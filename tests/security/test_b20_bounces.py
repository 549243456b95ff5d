"""B20: a delivery report changes the message it is about. It never becomes a ticket and is never answered."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from channels_in.email.receive import receive as mail_door
from channels_in.intake import process
from channels_in.models import RawInbound
from channels_in.reports import DELAYED, UNKNOWN, take_report
from tests.channels_in.email.mails import mail_inbox
from tests.channels_in.email.reports import in_words, standard
from tests.factories import make_agent, make_incoming, make_team, make_ticket
from tickets.actions.receive import receive
from tickets.actions.reply import reply
from tickets.incoming import DeliveryReport, IncomingAddress
from tickets.models import Delivery, Event, EventKind, Message, Ticket
from tickets.references import new_message_id

pytestmark = pytest.mark.django_db
ANN = "ann@mejl.example"


def answered(**fields: object) -> Message:
    """A message of ours that the next server has taken."""
    agent = make_agent(teams=[team := make_team("Kontaktcenter")])
    received = receive(
        make_incoming(channel="email", sender=IncomingAddress("email", ANN)), inbox=mail_inbox(team=team)
    )
    message = reply(received.ticket, by=agent, body="Nu är den tömd.")
    people = [{**row, "sent": True} for row in message.recipients]
    Message.objects.filter(pk=message.pk).update(**{"delivery": Delivery.SENT, "recipients": people, **fields})
    return Message.objects.get(pk=message.pk)


def report(message_id: str, **fields: object) -> DeliveryReport:
    return DeliveryReport(**{"message_id": message_id, "recipient": ANN, "detail": "5.1.1 User unknown", **fields})  # type: ignore[arg-type]


def test_report_about_our_message_fails_it_and_says_why() -> None:
    message = answered()

    taken = take_report(report(f"<{message.message_id}>"))

    assert taken == message
    message.refresh_from_db()
    assert (message.delivery, message.delivery_detail, message.delivered_at) == ("failed", "5.1.1 User unknown", None)
    event = Event.objects.get(kind=EventKind.DELIVERY_CHANGED)
    assert (event.ticket, event.message, event.data["to"]) == (message.ticket, message, "failed")


def test_assignee_sees_it_on_the_ticket() -> None:
    message = answered()
    assert message.agent is not None
    take_report(report(message.message_id))
    client = Client()
    client.force_login(message.agent)

    page = client.get(reverse("ticket", args=[message.ticket.number])).content.decode()

    assert "msg--failed" in page
    assert "5.1.1 User unknown" in page


def test_the_same_report_twice_is_one_event() -> None:
    message = answered()

    take_report(report(message.message_id))
    take_report(report(message.message_id))

    assert Event.objects.filter(kind=EventKind.DELIVERY_CHANGED).count() == 1


def test_only_the_one_it_did_not_reach_is_tried_again() -> None:
    people = [{"kind": "email", "value": value, "sent": True} for value in (ANN, "bo@mejl.example")]
    message = answered(recipients=people)

    take_report(report(message.message_id, recipient="BO@mejl.example"))

    message.refresh_from_db()
    assert [row.get("sent") for row in message.recipients] == [True, None]
    assert message.recipients[1]["refused"] == "5.1.1 User unknown"


def test_report_while_others_are_tried_waits_for_the_last_try() -> None:
    message = answered(delivery=Delivery.PENDING)

    take_report(report(message.message_id))

    message.refresh_from_db()
    assert (message.delivery, message.recipients[0]["refused"]) == ("pending", "5.1.1 User unknown")


@pytest.mark.parametrize("message_id", ["", "a@b.example", "forged", "unsent"])
def test_forged_report_changes_nothing(message_id: str) -> None:
    message = answered()
    if message_id == "forged":
        message_id = message.message_id.replace(".", ".0", 1)
    elif message_id == "unsent":
        message_id = new_message_id(message.ticket_id, "storan.example")

    assert take_report(report(message_id)) == UNKNOWN

    message.refresh_from_db()
    assert message.delivery == Delivery.SENT


def test_report_about_a_citizens_message_changes_nothing() -> None:
    ticket = make_ticket()
    ticket.messages.update(message_id="theirs@mejl.example")

    assert take_report(report("theirs@mejl.example")) == UNKNOWN


def test_late_is_not_failed() -> None:
    message = answered()

    assert take_report(report(message.message_id, is_final=False)) == DELAYED

    message.refresh_from_db()
    assert message.delivery == Delivery.SENT


def test_what_the_other_server_said_is_one_plain_line() -> None:
    message = answered()

    take_report(report(message.message_id, detail="5.1.1\r\n<script>\x00" + "x" * 1000))

    message.refresh_from_db()
    assert message.delivery_detail.startswith("5.1.1 <script>x")
    assert len(message.delivery_detail) == 300


# --- The whole way in ------------------------------------------------------------------------------------------------


def brought(raw: bytes, message: Message) -> RawInbound:
    kept = mail_door(message.ticket.inbox, raw)
    process(kept.pk)
    return RawInbound.objects.get(pk=kept.pk)


@pytest.mark.parametrize("written", [standard, in_words])
def test_bounce_that_comes_in_ends_at_its_message(written: Callable[[str], bytes]) -> None:
    message = answered()

    kept = brought(written(message.message_id), message)

    assert (kept.state, kept.message) == ("done", message)
    message.refresh_from_db()
    assert message.delivery == Delivery.FAILED
    assert (Ticket.objects.count(), message.ticket.messages.count()) == (1, 2)


@pytest.mark.parametrize("written", [standard, in_words])
def test_bounce_about_nothing_of_ours_waits_with_its_reason(written: Callable[[str], bytes]) -> None:
    message = answered()

    kept = brought(written("forged@storan.example"), message)

    assert (kept.state, kept.reason, kept.message) == ("set_aside", UNKNOWN, None)
    assert Ticket.objects.count() == 1
    assert Message.objects.filter(is_automatic=True).count() == 0


def test_bounce_an_administrator_makes_a_ticket_of_is_not_acknowledged() -> None:
    message = answered()
    message.ticket.inbox.acknowledges = True
    message.ticket.inbox.save()
    kept = brought(standard("forged@storan.example"), message)

    received = process(kept.pk, even_if_set_aside=True)

    assert received is not None
    assert received.message.is_automatic
    assert not received.ticket.messages.filter(direction="out").exists()
