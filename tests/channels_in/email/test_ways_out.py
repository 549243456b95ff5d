"""To, Cc and Bcc, quotes, forwarded messages, signatures: what of them is in a mail, and what is in none."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from channels_in.delivery import deliver
from channels_in.email.compose import compose
from tests.channels_in.email.outgoing import mail_of, part
from tests.factories import make_contact, make_inbox, make_ticket
from tests.factories.cast import Cast, make_cast
from tests.factories.tickets import make_incoming
from tests.fakes.smtp import SmtpServer
from tickets.actions.errors import InvalidChange
from tickets.actions.forward import answer_in_side, forward
from tickets.actions.note import note
from tickets.actions.open_outgoing import Outgoing, open_outgoing
from tickets.actions.receive import receive
from tickets.actions.reply import reply
from tickets.incoming import IncomingAddress
from tickets.models import Attachment, Event, EventKind, Message, Ticket
from tickets.references import side_of_message_id, side_of_token, ticket_of_token

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    inbox = make_inbox(team=cast.kontaktcenter, kind="email", address="kundcenter@storan.example", acknowledges=False)
    eva = make_contact("Eva Ek", email="eva@mejl.example")
    return make_ticket(inbox=inbox, requester=eva, subject="Vatten i källaren", text="Det rinner in.\nMvh Eva")


def address(value: str, name: str = "") -> dict[str, str]:
    return {"kind": "email", "value": value, "name": name}


def answer_to(message: Message, **fields: Any) -> Ticket:
    """Somebody answers our mail from whatever address they like."""
    mail = mail_of(message)
    token = str(mail["Reply-To"].addresses[0].username).partition("+")[2]
    incoming: dict[str, Any] = {
        "channel": "email",
        "sender": IncomingAddress("email", "annan.adress@granne.example"),
        "sender_name": "Ivar Granne",
        "reply_token": token,
        "text": "Vi tar det.",
    }
    return receive(make_incoming(**{**incoming, **fields}), inbox=message.ticket.inbox).ticket


def test_copies_stand_in_their_headers_and_bcc_in_none(cast: Cast, ticket: Ticket, smtp: SmtpServer) -> None:
    message = reply(
        ticket,
        by=cast.johan,
        body="Svar",
        to=[address("eva@mejl.example", "Eva Ek")],
        cc=[address("Granne@Hus.example")],
        bcc=[address("tyst@hus.example", "Tysta Tilda")],
    )

    deliver(message.pk)

    assert sorted(received.recipients[0] for received in smtp.received) == [
        "eva@mejl.example",
        "granne@hus.example",
        "tyst@hus.example",
    ]
    assert all(len(received.recipients) == 1 for received in smtp.received)
    for received in smtp.received:
        assert str(received.mail["To"]) == "Eva Ek <eva@mejl.example>"
        assert str(received.mail["Cc"]) == "granne@hus.example"
        assert "Bcc" not in received.mail
        assert b"tyst" not in received.content.lower()
        assert b"tilda" not in received.content.lower()


@pytest.mark.parametrize(
    "bad", ["", "ingen adress", "a@b.example\nBcc: x@y.example", "a@b.example, c@d.example", "<a@b.example>"]
)
def test_what_is_no_address_is_refused_and_nothing_is_written(cast: Cast, ticket: Ticket, bad: str) -> None:
    for role in ("to", "cc", "bcc"):
        given: dict[str, Any] = {"to": [address("eva@mejl.example")], role: [address(bad)]}
        with pytest.raises(InvalidChange):
            reply(ticket, by=cast.johan, body="Svar", **given)

    assert ticket.messages.filter(direction="out").count() == 0


def test_too_many_are_refused(cast: Cast, ticket: Ticket) -> None:
    many = [address(f"person{number}@hus.example") for number in range(51)]

    with pytest.raises(InvalidChange):
        reply(ticket, by=cast.johan, body="Svar", to=many)


def test_own_inbox_is_no_recipient(cast: Cast, ticket: Ticket) -> None:
    with pytest.raises(InvalidChange):
        reply(ticket, by=cast.johan, body="Svar", to=[address("kundcenter@storan.example")])


def test_new_address_takes_part_only_when_the_agent_says_so(cast: Cast, ticket: Ticket) -> None:
    cc = [address("granne@hus.example"), address("annan@hus.example")]

    reply(ticket, by=cast.johan, body="Ett", cc=cc, add_participants=["Granne@hus.example"])
    later = reply(ticket, by=cast.johan, body="Två")

    assert [(row["value"], row["role"]) for row in later.recipients] == [
        ("eva@mejl.example", "to"),
        ("granne@hus.example", "cc"),
    ]


def test_protected_requester_is_alone_in_a_mail(cast: Cast, ticket: Ticket) -> None:
    ticket.requester.is_protected = True
    ticket.requester.save()

    with pytest.raises(InvalidChange):
        reply(ticket, by=cast.johan, body="Svar", cc=[address("granne@hus.example")])

    assert [row["value"] for row in reply(ticket, by=cast.johan, body="Svar").recipients] == ["eva@mejl.example"]


def test_quote_is_the_requesters_last_message_with_swedish_words(cast: Cast, ticket: Ticket) -> None:
    note(ticket, by=cast.johan, body="Hemlig anteckning")
    theirs = ticket.messages.get(direction="in")

    message = reply(ticket, by=cast.johan, body="Vi kommer.", quote=True)

    assert "skrev Eva Ek:\n> Det rinner in.\n> Mvh Eva" in part(message)
    assert "Den " in part(message)
    assert "Det rinner in.<br>Mvh Eva" in part(message, "html")
    assert "Hemlig" not in compose(message).as_string()
    assert message.options == {"quote": theirs.pk}


def test_note_cannot_be_forwarded_nor_smuggled_into_a_mail(cast: Cast, ticket: Ticket) -> None:
    hidden = note(ticket, by=cast.johan, body="Hemlig anteckning")
    to = [address("bygg@granne.example")]

    with pytest.raises(InvalidChange):
        forward(ticket, by=cast.johan, to=to, body="Se nedan", include=[hidden])

    message = forward(ticket, by=cast.johan, to=to, body="Se nedan", include=[ticket.messages.get(direction="in")])
    Message.objects.filter(pk=message.pk).update(options={"include": [hidden.pk], "quote": hidden.pk})
    assert "Hemlig" not in compose(Message.objects.get(pk=message.pk)).as_string()


def test_forwarded_message_goes_along_with_its_files(cast: Cast, ticket: Ticket) -> None:
    theirs = ticket.messages.get()
    name = default_storage.save("2026/11/bild", ContentFile(b"bytes"))
    Attachment.objects.create(
        message=theirs, name="bild.png", storage_name=name, content_type="image/png", size=5, sha256="0"
    )

    message = forward(theirs, by=cast.johan, to=[address("bygg@granne.example")], subject="Fråga", body="Hinner ni?")

    mail = mail_of(message)
    assert (str(mail["Subject"]), str(mail["To"])) == ("Fråga", "bygg@granne.example")
    assert "Hinner ni?" in part(message)
    assert "Det rinner in." in part(message)
    assert "Från: Eva Ek" in part(message)
    assert [file.get_filename() for file in mail.iter_attachments()] == ["bild.png"]


def test_side_conversation_is_kept_from_the_requester(cast: Cast, ticket: Ticket) -> None:
    message = forward(ticket, by=cast.johan, to=[address("bygg@granne.example")], subject="Fråga", body="Sidotext")

    assert message not in ticket.messages.visible_to_requester()
    assert message.is_for_agents
    assert part(reply(ticket, by=cast.johan, body="Svar", quote=True)).count("Sidotext") == 0


def test_answer_comes_back_as_a_note_and_changes_nothing_else(cast: Cast, ticket: Ticket) -> None:
    sent = forward(ticket, by=cast.johan, to=[address("bygg@granne.example")], subject="Fråga", body="Hinner ni?")
    Ticket.objects.filter(pk=ticket.pk).update(status="on_hold", assignee=cast.johan)
    before = Ticket.objects.get(pk=ticket.pk)

    assert answer_to(sent) == ticket

    after, answer = Ticket.objects.get(pk=ticket.pk), ticket.messages.get(body="Vi tar det.")
    assert (after.status, after.requester, after.preview) == (before.status, before.requester, before.preview)
    assert (answer.kind, answer.side, answer.contact.name) == ("note", sent.side, "Ivar Granne")  # type: ignore[union-attr]
    assert after.participants.count() == 0
    assert Event.objects.get(ticket=ticket, kind=EventKind.SIDE_RECEIVED).message == answer


def test_answer_is_known_by_our_message_id_too(cast: Cast, ticket: Ticket) -> None:
    sent = forward(ticket, by=cast.johan, to=[address("bygg@granne.example")], subject="Fråga", body="Hinner ni?")

    answer_to(sent, reply_token="", in_reply_to=sent.message_id)

    assert ticket.messages.get(body="Vi tar det.").side == sent.side


def test_stranger_who_guesses_never_lands_in_a_side_conversation(cast: Cast, ticket: Ticket) -> None:
    sent = forward(ticket, by=cast.johan, to=[address("bygg@granne.example")], subject="Fråga", body="Hinner ni?")

    landed = answer_to(
        sent, reply_token=f"{sent.side_id}-" + "0" * 20, in_reply_to=sent.message_id[:-25] + "x@storan.example"
    )

    assert landed != ticket


def test_tokens_of_tickets_and_of_side_conversations_are_two_things(cast: Cast, ticket: Ticket) -> None:
    sent = forward(ticket, by=cast.johan, to=[address("bygg@granne.example")], subject="Fråga", body="Hinner ni?")
    token = str(mail_of(sent)["Reply-To"].addresses[0].username).partition("+")[2]

    assert (side_of_token(token), ticket_of_token(token)) == (sent.side_id, None)
    assert side_of_message_id(sent.message_id) == sent.side_id


def test_agents_answer_again_in_the_side_conversation(cast: Cast, ticket: Ticket) -> None:
    sent = forward(ticket, by=cast.johan, to=[address("bygg@granne.example")], subject="Fråga", body="Hinner ni?")
    answer_to(sent, extra={"message_id": "deras@granne.example"})

    again = answer_in_side(sent.side, by=cast.johan, body="Tack!")  # type: ignore[arg-type]

    assert again.side == sent.side
    assert [row["value"] for row in again.recipients] == ["bygg@granne.example"]
    assert str(mail_of(again)["In-Reply-To"]) == "<deras@granne.example>"


def test_new_ticket_can_begin_with_a_message_of_ours(cast: Cast, ticket: Ticket, smtp: SmtpServer) -> None:
    outgoing = Outgoing(subject="Stamspolning", body="Vi kommer i **maj**.", to=[address("ny@hus.example", "Nils Ny")])

    message = open_outgoing(outgoing, by=cast.johan, inbox=ticket.inbox, team=cast.kontaktcenter)
    deliver(message.pk)

    made = Ticket.objects.get(pk=message.ticket_id)
    assert (made.requester.name, made.status, made.subject) == ("Nils Ny", "pending", "Stamspolning")
    assert [received.recipients for received in smtp.received] == [["ny@hus.example"]]
    assert "Vi kommer i <strong>maj</strong>." in part(message, "html")
    assert "Vi kommer i maj." in part(message)
