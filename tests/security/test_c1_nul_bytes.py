"""C1: a NUL, sent in any place a stranger can reach, is dropped or refused; it never reaches the database or a 500."""

import pytest
from django.test import Client

from tests.factories import make_form
from tests.factories.channels import QUESTIONS
from tests.frontend.public.filling import address_of, picture, send
from tickets.models import Attachment, Ticket

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("key", [key for key, *_rest in QUESTIONS if key != "fil"])
def test_nul_in_a_field_is_no_error_of_ours(client: Client, key: str) -> None:
    response = send(client, make_form(), extra={key: "Hej\x00då anna@mejl.example"})

    assert response.status_code in (200, 302)


def test_text_with_nul_is_received_without_it(client: Client) -> None:
    send(client, make_form(), amne="Sop\x00tunnan", fraga="Ingen har\x00 tömt \x07den.", namn="An\x00na")

    ticket = Ticket.objects.get()
    assert ticket.subject == "Soptunnan"
    assert ticket.requester.name == "Anna"
    assert ticket.messages.get(direction="in").body.startswith("Ingen har tömt den.")


def test_nul_in_a_file_name(client: Client) -> None:
    send(client, make_form(), fil=picture("a\x00b.png"))

    assert "\x00" not in Attachment.objects.get().name


@pytest.mark.parametrize(
    "address", ["/kontakt/%00/", "/kontakt/a%00b/inbaddad/", "/%00", "/kontakt/x/mottaget/?kvitto=%00", "/?%00=%00"]
)
def test_nul_in_an_address(client: Client, address: str) -> None:
    assert client.get(address).status_code in (200, 302, 400, 404)


@pytest.mark.parametrize("control", ["submission.id", "kept.file", "website.address", "okänd"])
def test_nul_in_our_own_controls(client: Client, control: str) -> None:
    form = make_form()

    response = client.post(address_of(form), {"amne": "Hej", "fraga": "Hej", control: "x\x00y"})

    assert response.status_code == 200
