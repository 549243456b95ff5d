"""Sending and keeping from the page: nothing typed is lost, nothing is sent twice, drafts are one's own."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from servicedesk.people.models import Agent
from tests.factories import make_contact, make_ticket
from tests.factories.cast import Cast
from tickets.actions.attach import attach_to_draft
from tickets.actions.change_status import change_status
from tickets.actions.drafts import save_draft
from tickets.actions.reply import reply
from tickets.models import Attachment, Draft, Message, Ticket

SignIn = Callable[[Agent], Client]
HTMX = {"HX-Request": "true"}


def send(client: Client, ticket: Ticket, kind: str = "svar", **fields: object) -> int:
    address = reverse("ticket_message", args=[ticket.number, kind])
    return client.post(address, {"body": "Vi kör ikapp.", **fields}, headers=HTMX).status_code


def file(name: str = "karta.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"Karta")


@pytest.mark.parametrize(("kind", "stored"), [("svar", "message"), ("anteckning", "note")])
def test_answer_and_note_are_sent_with_their_files(cast: Cast, sign_in: SignIn, kind: str, stored: str) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)

    assert send(sign_in(cast.johan), ticket, kind, files=[file("a.txt"), file("b.txt")]) == 200

    said = ticket.messages.get(agent=cast.johan)
    assert (said.kind, said.body) == (stored, "Vi kör ikapp.")
    assert sorted(said.attachments.values_list("name", flat=True)) == ["a.txt", "b.txt"]
    assert Draft.objects.count() == 0


def test_same_form_sent_twice_is_one_message_and_leaves_no_draft(cast: Cast, sign_in: SignIn) -> None:
    ticket, client = make_ticket(team=cast.kontaktcenter), sign_in(cast.johan)

    codes = [send(client, ticket, client_key="k1", files=[file()]) for _time in range(2)]

    assert codes == [200, 200]
    assert ticket.messages.filter(direction="out").count() == 1
    assert (Draft.objects.count(), Attachment.objects.count()) == (0, 1)


@pytest.mark.parametrize(
    ("fields", "code"),
    [({"then_status": "archived"}, 422), ({"version": "1"}, 409), ({"body": " "}, 422)],
)
def test_refused_answer_is_kept_as_a_draft(cast: Cast, sign_in: SignIn, fields: dict[str, str], code: int) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    if code == 409:
        reply(ticket, by=cast.asa, body="Hann före")

    assert send(sign_in(cast.johan), ticket, **fields) == code

    assert ticket.messages.filter(agent=cast.johan).count() == 0
    assert Draft.objects.get(agent=cast.johan).body == fields.get("body", "Vi kör ikapp.")


def test_answer_without_an_address_is_refused_and_kept(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, requester=make_contact(email=None))

    assert send(sign_in(cast.johan), ticket) == 422

    assert Draft.objects.get().body == "Vi kör ikapp."


def test_new_ticket_answered_with_status_new_is_open(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)

    assert send(sign_in(cast.johan), ticket, then_status="new") == 200

    assert Ticket.objects.get(pk=ticket.pk).status == "open"


def test_move_the_table_forbids_is_refused(cast: Cast, sign_in: SignIn) -> None:
    ticket = change_status(make_ticket(team=cast.kontaktcenter), "closed", by=cast.johan)

    assert send(sign_in(cast.johan), ticket, then_status="pending") == 422

    assert ticket.messages.filter(direction="out").count() == 0


def test_sender_is_who_is_signed_in_whatever_the_form_says(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)

    send(
        sign_in(cast.johan),
        ticket,
        agent=cast.asa.pk,
        by=cast.asa.pk,
        recipient="ond@evil.example",
        addresses="x@evil.example",
    )

    said = Message.objects.get(direction="out")
    assert said.agent == cast.johan
    assert [row["value"] for row in said.recipients] == [ticket.requester.addresses.get().value]


def test_draft_is_kept_shown_again_and_thrown_away_when_emptied(cast: Cast, sign_in: SignIn) -> None:
    ticket, client = make_ticket(team=cast.kontaktcenter), sign_in(cast.johan)
    address = reverse("ticket_draft", args=[ticket.number, "svar"])

    saved = client.post(address, {"body": "Halvfärdigt svar"})
    shown = sign_in(cast.johan).get(reverse("ticket", args=[ticket.number])).content.decode()
    emptied = client.post(address, {"body": " "})

    assert saved.json().keys() == emptied.json().keys() == {"saved", "version", "other", "check"}
    assert shown.count("Halvfärdigt svar") == 1
    assert Draft.objects.count() == 0


def test_draft_of_another_agent_is_neither_shown_nor_touched(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    save_draft(ticket, by=cast.asa, kind="reply", body="Åsas hemliga utkast")
    client = sign_in(cast.johan)

    page = client.get(reverse("ticket", args=[ticket.number])).content.decode()
    client.post(reverse("ticket_draft", args=[ticket.number, "svar"]), {"body": ""})

    assert "hemliga" not in page
    assert Draft.objects.get().body == "Åsas hemliga utkast"


@pytest.mark.parametrize("name", ["attachment", "removal"])
def test_draft_file_of_another_agent_is_a_404(cast: Cast, sign_in: SignIn, name: str) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    kept = attach_to_draft(save_draft(ticket, by=cast.asa, kind="reply", body="x"), file())
    save_draft(ticket, by=cast.johan, kind="reply", body="x")

    def answer(agent: Agent) -> int:
        if name == "attachment":
            response = sign_in(agent).get(reverse("attachment", args=[kept.pk]))
            assert not response.streaming or b"".join(response) == b"Karta"
            return response.status_code
        address = reverse("ticket_draft_file_removal", args=[ticket.number, "svar", kept.pk])
        return sign_in(agent).post(address, headers=HTMX).status_code

    assert [answer(agent) for agent in (cast.johan, cast.olle)] == [404, 404]
    assert Attachment.objects.filter(pk=kept.pk).exists()
    assert answer(cast.asa) == 200


def test_file_whose_bytes_are_gone_is_a_404(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    gone = Attachment.objects.create(
        message=ticket.messages.get(),
        name="x",
        storage_name="2026/11/borta",
        content_type="text/plain",
        size=1,
        sha256="0",
    )

    assert sign_in(cast.johan).get(reverse("attachment", args=[gone.pk])).status_code == 404
    assert sign_in(cast.johan).get(reverse("attachment", args=[uuid4()])).status_code == 404


def test_ticket_opened_for_a_team_one_cannot_see_leads_to_the_queue(cast: Cast, sign_in: SignIn) -> None:
    form = {
        "channel": "phone",
        "name": "Nils",
        "subject": "Orosanmälan",
        "body": "Ringde",
        "priority": "20",
        "team": str(cast.socialtjanst.pk),
    }

    response = sign_in(cast.johan).post(reverse("new_ticket"), form)

    assert (response.status_code, response.headers["Location"]) == (302, reverse("queue"))
    assert Ticket.objects.get().team == cast.socialtjanst


def test_handing_over_out_of_sight_leads_to_the_queue(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    address = reverse("ticket_property", args=[ticket.number, "lag"])

    response = sign_in(cast.johan).post(address, {"value": cast.socialtjanst.pk}, headers=HTMX)

    assert (response.status_code, response.headers["HX-Redirect"]) == (204, reverse("queue"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("status", "archived"),
        ("status", ""),
        ("prioritet", "25"),
        ("prioritet", "\x00"),
        ("kategori", "9" * 40),
        ("lag", "\x00"),
        ("handlaggare", "x"),
        ("arende", " "),
        ("arende", "x" * 300),
        ("sekretess", "kanske"),
        ("ny-tagg", ""),
        ("ny-tagg", "#"),
        ("insyn", "-1"),
    ],
)
def test_odd_value_of_a_property_is_refused_in_words(cast: Cast, sign_in: SignIn, name: str, value: str) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)

    response = sign_in(cast.johan).post(
        reverse("ticket_property", args=[ticket.number, name]), {"value": value}, headers=HTMX
    )

    assert response.status_code in {409, 422}
    assert 'role="alert"' in response.content.decode()
    assert Ticket.objects.get(pk=ticket.pk).version == 1
