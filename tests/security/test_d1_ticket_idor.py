"""D1, D2, D6: what an agent may not see does not exist, for any address and verb, and looks like what is not there."""

from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from servicedesk.people.models import Agent, Contact
from tests.factories import make_contact, make_ticket
from tests.factories.cast import Cast, make_cast
from tickets.actions.attach import attach_to_draft
from tickets.actions.drafts import save_draft
from tickets.actions.reply import reply
from tickets.models import Attachment, Ticket

PROPERTIES = ["status", "prioritet", "arendetyp", "kategori", "lag", "handlaggare", "arende", "sekretess", "ny-tagg"]
PROPERTIES += ["bort-tagg", "insyn", "ta"]


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def hidden(cast: Cast) -> Ticket:
    """A ticket of Socialtjänst with an answer that has a file."""
    ticket = make_ticket(team=cast.socialtjanst, requester=make_contact("Lena Frisk"))
    attach_to_draft(save_draft(ticket, by=cast.sara, kind="reply", body="x"), SimpleUploadedFile("x.txt", b"Hej"))
    reply(ticket, by=cast.sara, body="Beslutet bifogas.")
    return Ticket.objects.get(pk=ticket.pk)


def addresses(number: int, contact: int, message: int, attachment: object) -> Iterator[tuple[str, str]]:
    yield "get", reverse("ticket", args=[number])
    yield "get", reverse("attachment", args=[attachment])
    yield "get", reverse("contact", args=[contact])
    yield "post", reverse("contact", args=[contact])
    yield "post", reverse("contact_addresses", args=[contact])
    yield "post", reverse("contact_merges", args=[contact])
    yield "post", reverse("message_delivery", args=[number, message])
    for name in PROPERTIES:
        yield "post", reverse("ticket_property", args=[number, name])
    for kind in ("svar", "anteckning"):
        yield "post", reverse("ticket_message", args=[number, kind])
        yield "post", reverse("ticket_draft", args=[number, kind])
        yield "post", reverse("ticket_draft_files", args=[number, kind])
        yield "post", reverse("ticket_draft_file_removal", args=[number, kind, attachment])


def ask(agent: Agent, method: str, address: str) -> tuple[int, bytes]:
    client = Client()
    client.force_login(agent)
    response = getattr(client, method)(address, {"value": "solved", "body": "x"}, headers={"HX-Request": "true"})
    return response.status_code, response.content


def test_hidden_ticket_is_a_404_everywhere_and_looks_like_what_is_not_there(cast: Cast, hidden: Ticket) -> None:
    attachment, before = Attachment.objects.get(), Ticket.objects.values().get()
    message = hidden.messages.get(direction="out").pk
    existing = list(addresses(hidden.number, hidden.requester_id, message, attachment.pk))
    absent = list(addresses(999_999, 999_999, 999_999, "00000000-0000-4000-8000-000000000000"))

    for agent in (cast.johan, cast.olle):
        for (method, address), (_method, nowhere) in zip(existing, absent, strict=True):
            there, not_there = ask(agent, method, address), ask(agent, method, nowhere)
            assert there[0] == not_there[0] == 404, address
            assert strip(there[1], address) == strip(not_there[1], nowhere), address
    assert Ticket.objects.values().get() == before
    assert Contact.objects.get(pk=hidden.requester_id).addresses.count() == 1


def strip(page: bytes, address: str) -> bytes:
    """A page without its own address and token, which differ by nature."""
    text = page.decode().replace(address, "")
    return b"\n".join(line.encode() for line in text.splitlines() if "csrf" not in line)


def test_member_reaches_the_same_addresses(cast: Cast, hidden: Ticket) -> None:
    attachment = Attachment.objects.get()

    assert ask(cast.sara, "get", reverse("ticket", args=[hidden.number]))[0] == 200
    assert ask(cast.sara, "get", reverse("contact", args=[hidden.requester_id]))[0] == 200
    client = Client()
    client.force_login(cast.sara)
    assert b"".join(client.get(reverse("attachment", args=[attachment.pk]))) == b"Hej"


def test_file_is_hidden_again_when_the_ticket_moves_to_another_team(cast: Cast, hidden: Ticket) -> None:
    address = reverse("attachment", args=[Attachment.objects.get().pk])

    Ticket.objects.filter(pk=hidden.pk).update(team=cast.vatten)

    assert ask(cast.sara, "get", address)[0] == 404


def test_hidden_contact_is_merged_neither_from_nor_into(cast: Cast, hidden: Ticket) -> None:
    mine = make_contact("Egen")
    client = Client()
    client.force_login(cast.olle)

    into = client.post(reverse("contact_merges", args=[mine.pk]), {"merged": hidden.requester_id})
    out_of = client.post(reverse("contact_merges", args=[hidden.requester_id]), {"merged": mine.pk})

    assert (into.status_code, out_of.status_code) == (404, 404)
    assert Contact.objects.filter(merged_into__isnull=False).count() == 0


def test_message_of_another_ticket_is_not_sent_again_through_a_visible_one(cast: Cast, hidden: Ticket) -> None:
    visible, message = make_ticket(team=cast.vatten), hidden.messages.get(direction="out")

    code, _page = ask(cast.olle, "post", reverse("message_delivery", args=[visible.number, message.pk]))

    assert code == 404


def test_anonymous_is_sent_to_sign_in_and_learns_nothing(cast: Cast, hidden: Ticket) -> None:
    for number in (hidden.number, 999_999):
        response = Client().get(reverse("ticket", args=[number]))
        assert response.status_code == 302
        assert response.headers["Location"].startswith("/konto/logga-in/")
