"""What the composer does beside sending: recipients, variables, identity numbers, time, undo, and what is offered."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from servicedesk.people.models import Agent
from tests.factories import make_agent, make_canned_response, make_contact, make_note, make_ticket
from tests.factories.cast import Cast
from tickets.actions.participants import add_participant
from tickets.actions.recipients import ADDRESS_FOR, REPLY_CHANNEL
from tickets.models import CannedResponse, Draft, EventKind, Message, Ticket

SignIn = Callable[[Agent], Client]
HTMX = {"HX-Request": "true"}


def send(client: Client, ticket: Ticket, kind: str = "svar", **fields: object) -> int:
    address = reverse("ticket_message", args=[ticket.number, kind])
    return client.post(address, {"body": "Vi kommer.", **fields}, headers=HTMX).status_code


def options(client: Client, ticket: Ticket, what: str, asked: str = "") -> list[str]:
    page = client.get(reverse("composer_suggestions", args=[ticket.number, what]), {"q": asked}).content.decode()
    return re.findall(r'role="option"[^>]*><span class="truncate">([^<]*)<', page)


def sent_to(ticket: Ticket) -> list[tuple[str, str]]:
    said = ticket.messages.get(direction="out")
    return [(row["role"], row["value"]) for row in said.recipients]


# --- Recipients ------------------------------------------------------------------------------------------------------


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


# --- Another channel -------------------------------------------------------------------------------------------------


def test_only_channels_with_a_door_and_an_address_are_offered(
    cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = make_contact(phone="+46701740605", preferred_channel="sms")
    ticket, client = make_ticket(team=cast.kontaktcenter, requester=ann), sign_in(cast.johan)
    address = reverse("ticket", args=[ticket.number])
    assert 'name="channel"' not in client.get(address).content.decode()

    monkeypatch.setitem(REPLY_CHANNEL, "phone", "sms")
    monkeypatch.setitem(ADDRESS_FOR, "sms", "phone")
    page = client.get(address).content.decode()

    offered = page[page.index('name="channel"') : page.index('name="channel_reason"')]
    assert re.findall(r'<option value="(\w+)"( selected)?', offered) == [("sms", " selected"), ("email", "")]


def test_another_channel_is_recorded_with_its_reason(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, channel="phone", requester=make_contact())
    Ticket.objects.filter(pk=ticket.pk).update(channel="phone")

    send(sign_in(cast.johan), ticket, channel="email", channel_reason="Vill ha det skriftligt")

    event = ticket.events.get(kind=EventKind.CHANNEL_CHOSEN)
    assert (event.data["to"]["value"], event.data["reason"]) == ("email", "Vill ha det skriftligt")


def test_another_channel_than_preferred_asks_why(cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(REPLY_CHANNEL, "phone", "sms")
    monkeypatch.setitem(ADDRESS_FOR, "sms", "phone")
    ann = make_contact(phone="+46701740605", preferred_channel="sms")
    ticket, client = make_ticket(team=cast.kontaktcenter, requester=ann), sign_in(cast.johan)

    assert send(client, ticket, channel="email", channel_reason=" ") == 422
    assert send(client, ticket, channel="email", channel_reason="Vill ha en bilaga") == 200


def test_channel_without_a_way_back_is_answered_by_another_and_says_so(cast: Cast, sign_in: SignIn) -> None:
    ticket, client = make_ticket(team=cast.kontaktcenter, requester=make_contact()), sign_in(cast.johan)
    Ticket.objects.filter(pk=ticket.pk).update(channel="sms")

    page = client.get(reverse("ticket", args=[ticket.number])).content.decode()
    assert '<input type="hidden" name="channel" value="email">' in page
    assert send(client, ticket, channel="email", recipients="1", to=f"contact:{ticket.requester_id}") == 200

    assert ticket.events.get(kind=EventKind.CHANNEL_CHOSEN).data["to"]["value"] == "email"


# --- What is looked at before it leaves ------------------------------------------------------------------------------


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


# --- Time ------------------------------------------------------------------------------------------------------------


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
    assert sign_in(cast.olle).post(undo, headers=HTMX).status_code in (200, 404)
    client.post(undo, headers=HTMX)
    assert Ticket.objects.get(pk=ticket.pk).status == "new"


# --- Forwarding ------------------------------------------------------------------------------------------------------


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


# --- Drafts of two pages ---------------------------------------------------------------------------------------------


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


# --- What is offered -------------------------------------------------------------------------------------------------


def test_canned_responses_that_fit_come_first_and_are_filled_in(cast: Cast, sign_in: SignIn) -> None:
    ticket, client = make_ticket(team=cast.kontaktcenter, requester=make_contact("Ann Berg")), sign_in(cast.johan)
    often = make_canned_response("hej", name="Vanlig", use_count=9, language="en")
    make_canned_response("tack", name="Passar", language="sv")
    make_canned_response("vatten", name="Andras", team=cast.vatten)
    make_canned_response("slut", name="Avställd", is_active=False)

    assert options(client, ticket, "svarsmallar") == ["Passar", "Vanlig"]
    assert options(client, ticket, "svarsmallar", "va") == ["Vanlig"]
    filled = client.post(reverse("canned_insertion", args=[ticket.number, often.pk])).json()
    assert filled == {"text": "Hej Ann! Vi kommer i morgon.", "wrong": ""}
    assert CannedResponse.objects.get(pk=often.pk).use_count == 10


def test_canned_response_of_others_cannot_be_inserted(cast: Cast, sign_in: SignIn) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    theirs = make_canned_response(team=cast.vatten)

    assert sign_in(cast.johan).post(reverse("canned_insertion", args=[ticket.number, theirs.pk])).status_code == 404


def test_colleagues_who_see_the_ticket_come_first_and_others_with_a_warning(cast: Cast, sign_in: SignIn) -> None:
    secret = make_ticket(team=cast.socialtjanst)
    make_agent("Siv Ek", teams=[cast.socialtjanst])
    client = sign_in(cast.sara)

    assert options(client, secret, "kollegor", "s")[0] == "Siv Ek"
    page = client.get(reverse("composer_suggestions", args=[secret.number, "kollegor"]), {"q": "olle"}).content.decode()
    assert "suggestion--warns" in page


def test_note_naming_somebody_who_cannot_see_it_warns(cast: Cast, sign_in: SignIn) -> None:
    ticket, client = make_ticket(team=cast.socialtjanst), sign_in(cast.sara)

    send(client, ticket, "anteckning", body="@Olle Vikström, titta")

    page = client.get(reverse("ticket", args=[ticket.number])).content.decode()
    assert "Olle Vikström kan inte se ärendet" in page
    assert not ticket.events.filter(kind=EventKind.MENTIONED).exists()


def test_references_offer_and_link_only_what_one_may_see(cast: Cast, sign_in: SignIn) -> None:
    secret = make_ticket(team=cast.socialtjanst, subject="Dold rubrik")
    other = make_ticket(team=cast.kontaktcenter, subject="Öppen rubrik")
    ticket = make_ticket(team=cast.kontaktcenter)
    make_note(ticket, cast.johan, f"Se #{secret.number} och #{other.number}, inte #{other.number}x.")
    client = sign_in(cast.johan)

    assert options(client, ticket, "hanvisningar", str(secret.number)) == []
    assert options(client, ticket, "hanvisningar", str(other.number)[:4]) == ["Öppen rubrik"]
    page = client.get(reverse("ticket", args=[ticket.number])).content.decode()
    assert f'<a href="/arenden/{other.number}/" title="Öppen rubrik">#{other.number}</a>, inte #{other.number}x' in page
    assert f"Se #{secret.number} och" in page
    assert "Dold rubrik" not in page


def test_recipients_offered_are_contacts_one_may_see(cast: Cast, sign_in: SignIn) -> None:
    make_ticket(team=cast.socialtjanst, requester=make_contact("Anna Dold"))
    make_contact("Anna Skyddad", is_protected=True)
    make_ticket(team=cast.kontaktcenter, requester=make_contact("Anna Synlig"))
    ticket = make_ticket(team=cast.kontaktcenter)

    assert options(sign_in(cast.johan), ticket, "mottagare", "anna") == ["Anna Synlig"]


@pytest.mark.parametrize("asked", ["%", "'; --", "#" * 90, "9" * 80])
def test_odd_questions_get_an_answer(cast: Cast, sign_in: SignIn, asked: str) -> None:
    ticket, client = make_ticket(team=cast.kontaktcenter), sign_in(cast.johan)

    for what in ("svarsmallar", "kollegor", "hanvisningar", "mottagare"):
        assert options(client, ticket, what, asked) == []
    assert client.get(reverse("composer_suggestions", args=[ticket.number, "annat"])).status_code == 404


# --- The preview -----------------------------------------------------------------------------------------------------


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
