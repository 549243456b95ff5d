"""What is looked at before it leaves, when it leaves, and what two tabs have written."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from servicedesk.people.models import Agent
from tests.factories import make_contact, make_ticket
from tests.factories.cast import Cast
from tickets.models import Draft, Ticket

SignIn = Callable[[Agent], Client]
HTMX = {"HX-Request": "true"}


def send(client: Client, ticket: Ticket, kind: str = "svar", **fields: object) -> int:
    address = reverse("ticket_message", args=[ticket.number, kind])
    return client.post(address, {"body": "Vi kommer.", **fields}, headers=HTMX).status_code


# --- What is looked at before it leaves


def test_variables_are_filled_in_and_looked_at_before_they_leave(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, requester=make_contact("Ann Berg"))
    client = sign_in(cast.johan)

    assert send(client, ticket, body="Hej {requester_first_name}!") == 422
    assert Draft.objects.get().body == "Hej Ann!"
    assert send(client, ticket, body="Hej Ann!") == 200

    assert ticket.messages.get(direction="out").body == "Hej Ann!"


@pytest.mark.parametrize("text", ["Hej {kundnamn}!", "Hälsar {agent_title}"])
def test_variable_without_a_value_stops_the_sending(cast: Cast, sign_in: SignIn, text: str) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)

    assert send(sign_in(cast.johan), ticket, body=text) == 422

    assert (Draft.objects.get().body, ticket.messages.filter(direction="out").count()) == (text, 0)


def test_identity_number_is_asked_about_once(cast: Cast, sign_in: SignIn) -> None:
    ticket, client = make_ticket(team=cast.kontaktcenter), sign_in(cast.johan)
    address = reverse("ticket_message", args=[ticket.number, "svar"])

    refused = client.post(address, {"body": "Gäller 19121212-1212."}, headers=HTMX)
    seen = re.search(r'name="seen_identity" value="(\w+)"', refused.content.decode())

    assert (refused.status_code, seen is not None) == (422, True)
    assert "19121212-1212" not in refused.content.decode().split("<textarea")[0]
    key = seen.group(1) if seen else ""
    assert send(client, ticket, body="Gäller 19121212-1212 och 701063-2391.", seen_identity=key) == 422
    assert send(client, ticket, body="Gäller 19121212-1212.", seen_identity=key) == 200


def test_note_may_hold_an_identity_number(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)

    assert send(sign_in(cast.johan), ticket, "anteckning", body="Gäller 19121212-1212, {se nedan}.") == 200


def test_saving_a_draft_says_what_is_heavy(cast: Cast, sign_in: SignIn) -> None:
    ticket, client = make_ticket(team=cast.kontaktcenter), sign_in(cast.johan)
    heavy = "Kommunstyrelsens tekniska förvaltning verkställer kompletterande renhållningsinsatser " * 4

    def said(text: str) -> str:
        return str(client.post(reverse("ticket_draft", args=[ticket.number, "svar"]), {"body": text}).json()["check"])

    assert "LIX" in said(heavy)
    assert said("Vi kommer i morgon. Ställ ut tunnan.") == ""


# --- Time


def test_answer_can_be_planned_moved_and_taken_back(cast: Cast, sign_in: SignIn) -> None:
    ticket, client = make_ticket(team=cast.kontaktcenter), sign_in(cast.johan)
    tomorrow = (timezone.now() + timedelta(days=1)).replace(microsecond=0)

    assert send(client, ticket, send_at=tomorrow.isoformat()) == 200
    planned = ticket.messages.get(direction="out")
    assert (planned.send_at, planned.is_scheduled) == (tomorrow, True)

    time = reverse("message_time", args=[ticket.number, planned.pk])
    assert client.post(time, {"send_at_time": "2199-01-01T08:00"}, headers=HTMX).status_code == 409
    local = timezone.localtime(tomorrow + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    assert client.post(time, {"send_at_time": local}, headers=HTMX).status_code == 200
    planned.refresh_from_db()
    assert planned.send_at == (tomorrow + timedelta(days=2)).replace(second=0)

    undone = client.post(reverse("message_undoing", args=[ticket.number, planned.pk]), headers=HTMX)
    assert (undone.status_code, Draft.objects.get().body) == (200, "Vi kommer.")
    assert undone.content.decode().count(">Vi kommer.</textarea>") == 1


@pytest.mark.parametrize("time", ["", "strax", "2026-13-45T99:99"])
def test_own_time_that_is_none_is_refused_and_kept(cast: Cast, sign_in: SignIn, time: str) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)

    assert send(sign_in(cast.johan), ticket, send_at="own", send_at_time=time) == 422

    assert Draft.objects.get().body == "Vi kommer."


def test_sent_answer_offers_its_undoing_for_the_seconds_it_waits(
    cast: Cast, sign_in: SignIn, settings: Settings
) -> None:
    settings.SEND_UNDO_SECONDS = 10
    ticket, client = make_ticket(team=cast.kontaktcenter), sign_in(cast.johan)
    address = reverse("ticket_message", args=[ticket.number, "svar"])

    page = client.post(address, {"body": "Vi kommer.", "then_status": "solved"}, headers=HTMX).content.decode()

    undo = reverse("message_undoing", args=[ticket.number, ticket.messages.get(direction="out").pk])
    assert f'data-undo="{undo}" data-undo-seconds="10"' in page
    assert client.post(undo, headers=HTMX).status_code == 200
    assert Ticket.objects.get(pk=ticket.pk).status == "new"


# --- Drafts of two pages


def test_texts_of_two_tabs_are_both_kept(cast: Cast, sign_in: SignIn) -> None:
    ticket, client = make_ticket(team=cast.kontaktcenter), sign_in(cast.johan)
    address = reverse("ticket_draft", args=[ticket.number, "svar"])
    first = client.post(address, {"body": "Gemensam början"}).json()["version"]
    client.post(address, {"body": "Skrivet i flik ett", "seen_at": first})

    second = client.post(address, {"body": "Skrivet i flik två", "seen_at": first}).json()

    assert second["other"] is True
    page = client.get(reverse("ticket", args=[ticket.number])).content.decode()
    assert '<q dir="auto">Skrivet i flik ett</q>' in page
    other = reverse("ticket_draft_other", args=[ticket.number, "svar"])
    client.post(other, {"choice": "take"}, headers=HTMX)
    assert Draft.objects.get().body == "Skrivet i flik ett"
    assert Draft.objects.get().options["other"]["body"] == "Skrivet i flik två"
    client.post(other, {"choice": "drop"}, headers=HTMX)
    assert "other" not in Draft.objects.get().options


def test_tab_that_knew_of_no_draft_keeps_what_it_finds(cast: Cast, sign_in: SignIn) -> None:
    ticket, client = make_ticket(team=cast.kontaktcenter), sign_in(cast.johan)
    address = reverse("ticket_draft", args=[ticket.number, "svar"])
    client.post(address, {"body": "Flik ett", "seen_at": ""})

    assert client.post(address, {"body": "Flik två", "seen_at": ""}).json()["other"] is True
    assert Draft.objects.get().options["other"]["body"] == "Flik ett"


def test_going_on_in_another_tab_is_no_second_text(cast: Cast, sign_in: SignIn) -> None:
    ticket, client = make_ticket(team=cast.kontaktcenter), sign_in(cast.johan)
    address = reverse("ticket_draft", args=[ticket.number, "svar"])
    first = client.post(address, {"body": "Hej"}).json()["version"]
    client.post(address, {"body": "Hej Ann", "seen_at": first})

    answer = client.post(address, {"body": "Hej Ann, vi kommer", "seen_at": first}).json()

    assert answer["other"] is False


def test_draft_keeps_recipients_and_choices(cast: Cast, sign_in: SignIn) -> None:
    ticket, client = make_ticket(team=cast.kontaktcenter, requester=make_contact("Ann")), sign_in(cast.johan)
    fields = {"recipients": "1", "to": f"contact:{ticket.requester_id}", "cc": "Bo <bo@mejl.example>", "quote": "1"}

    client.post(reverse("ticket_draft", args=[ticket.number, "svar"]), {"body": "Hej", **fields})

    page = client.get(reverse("ticket", args=[ticket.number])).content.decode()
    assert 'value="Bo &lt;bo@mejl.example&gt;" checked' in page
    assert 'name="quote" value="1" checked' in page


def test_conflict_shows_what_came_in(cast: Cast, sign_in: SignIn) -> None:
    ticket, client = make_ticket(team=cast.kontaktcenter), sign_in(cast.johan)
    send(sign_in(cast.asa), ticket, body="Åsa hann före med det här.")
    address = reverse("ticket_message", args=[ticket.number, "svar"])

    page = client.post(address, {"body": "Mitt svar", "version": "1"}, headers=HTMX)

    assert page.status_code == 409
    assert (
        '<blockquote class="composer__new" dir="auto">Åsa hann före med det här.</blockquote>' in page.content.decode()
    )
    assert ">Mitt svar</textarea>" in page.content.decode()


# --- The preview


def test_preview_is_the_mail_and_leaves_nothing_behind(cast: Cast, sign_in: SignIn) -> None:
    ticket, client = make_ticket(team=cast.kontaktcenter, requester=make_contact("Ann Berg")), sign_in(cast.johan)
    client.post(
        reverse("ticket_draft", args=[ticket.number, "svar"]), {"body": "Hej **{requester_first_name}** <script>"}
    )

    page = client.get(reverse("draft_preview", args=[ticket.number, "svar"]))

    assert "<strong>Ann</strong>" in page.content.decode()
    assert "<script>" not in page.content.decode()
    assert "sandbox" in page.headers["Content-Security-Policy"]
    assert ticket.messages.filter(direction="out").count() == 0
    assert (Draft.objects.count(), Ticket.objects.get(pk=ticket.pk).version) == (1, 1)
    assert sign_in(cast.asa).get(reverse("draft_preview", args=[ticket.number, "svar"])).status_code == 404
