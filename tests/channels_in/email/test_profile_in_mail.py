"""The sender's profile in the mail itself: who signs, whose name, which logo, where answers go."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from tests.channels_in.email.outgoing import mail_of, part
from tests.factories import make_contact, make_inbox, make_ticket
from tests.factories.cast import Cast, make_cast
from tickets.actions.reply import reply
from tickets.models import SenderProfile, Ticket

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    inbox = make_inbox(team=cast.kontaktcenter, kind="email", address="kundcenter@storan.example", acknowledges=False)
    eva = make_contact("Eva Ek", email="eva@mejl.example")
    return make_ticket(inbox=inbox, requester=eva, subject="Vatten i källaren", text="Det rinner in.\nMvh Eva")


@pytest.mark.parametrize(
    ("named_as", "signature", "shown"),
    [
        ("full", "", ["Johan Åkerström", "Storåns kommun, 0980-31 92 00"]),
        ("first", "{agent_name} på {team}", ["Johan på Kontaktcenter", "Storåns kommun"]),
        ("team", "{agent_name}\n{municipality}", ["Kontaktcenter", "Storåns kommun"]),
    ],
)
def test_signature_is_the_profiles(cast: Cast, ticket: Ticket, named_as: str, signature: str, shown: list[str]) -> None:
    SenderProfile.objects.create(inbox=ticket.inbox, named_as=named_as, signature=signature)

    message = reply(ticket, by=cast.johan, body="Svar")

    assert part(message).split("-- \n")[1].split("\n")[: len(shown)] == shown
    if named_as != "full":
        assert "Åkerström" not in mail_of(message).as_string()
        assert "Åkerström" not in part(message, "html")


def test_municipality_is_named_whatever_the_inbox_is_called(cast: Cast, ticket: Ticket) -> None:
    ticket.inbox.sender_name = "Vattenjouren"
    ticket.inbox.save()

    mail = mail_of(reply(Ticket.objects.get(pk=ticket.pk), by=cast.johan, body="Svar"))

    assert mail["From"].addresses[0].display_name == "Storåns kommun – Vattenjouren"


def test_plain_reply_address_is_the_inboxes_own(cast: Cast, ticket: Ticket) -> None:
    SenderProfile.objects.create(inbox=ticket.inbox, reply_to="plain")

    mail = mail_of(reply(ticket, by=cast.johan, body="Svar"))

    assert mail["Reply-To"].addresses[0].addr_spec == "kundcenter@storan.example"


def test_logo_is_in_the_mail_itself(cast: Cast, ticket: Ticket) -> None:
    name = default_storage.save("2026/11/logo", ContentFile(b"\x89PNG\r\n\x1a\n"))
    SenderProfile.objects.create(inbox=ticket.inbox, logo_name=name, logo_type="image/png", logo_text="Storån")

    mail = mail_of(reply(ticket, by=cast.johan, body="Svar"))

    assert [found["Content-ID"] for found in mail.walk() if found.get_content_type() == "image/png"] == [
        "<logo@sender>"
    ]
    assert 'src="cid:logo@sender" alt="Storån"' in str(mail.get_body(("html",)).get_content())  # type: ignore[union-attr]
    assert list(mail.iter_attachments()) == []
