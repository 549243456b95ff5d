"""The chat console over HTTP: whose chats it shows, what can be done in them, and what everybody else gets."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from chat.actions.accept import accept
from chat.actions.helpers import invite
from chat.models import Availability, ChatBlock, ChatEntry, ChatHelper, ChatSession, ChatState, EntryKind, Standing
from servicedesk.people.models import Agent, AuditEntry, Contact
from tests.chat.staff import chat_inbox, fresh, is_good_for, takes_chats, waits
from tests.factories.cast import Cast
from tests.factories.people import make_agent
from tickets.models import Inbox, Message, Ticket, TicketLink
from tickets.statuses import Status

SignIn = Callable[[Agent], Client]
HX = {"HX-Request": "true"}
DEEDS = ("mottagande", "avstaende", "avslut", "lamnande", "medlasning", "meddelanden", "anteckningar")
DIALOGS = ("overforing", "inbjudan", "sparr", "arende", "avslut")


@pytest.fixture
def inbox(cast: Cast) -> Inbox:
    return chat_inbox(team=cast.kontaktcenter)


def talking(inbox: Inbox, by: Agent, **said: Any) -> ChatSession:
    session = waits(inbox, **said)
    accept(session, by=by)
    return fresh(session)


def test_console_shows_own_chats_and_those_that_wait(cast: Cast, sign_in: SignIn, inbox: Inbox) -> None:
    mine = talking(inbox, cast.johan, name="Viktor Bäckström", text="Får vi bygga en bastu?")
    asas = talking(inbox, cast.asa, name="Berit Öst")
    waiting = waits(inbox, name="Rose-Marie Nyström", since=timezone.now() - timedelta(minutes=4))

    page = sign_in(cast.johan).get("/chatt/").content.decode()

    assert [f'data-row="{chat.pk}"' in page for chat in (mine, asas, waiting)] == [True, False, False]
    assert [f'id="waits-{chat.pk}"' in page for chat in (mine, asas, waiting)] == [False, False, True]
    assert f'id="chat-{mine.pk}"' in page
    assert "sla--late" in page
    assert "Får vi bygga en bastu?" in page
    assert "Berit Öst" not in page


@pytest.mark.parametrize("is_confidential", [False, True])
def test_outsider_finds_no_chat_at_any_address(
    cast: Cast, sign_in: SignIn, inbox: Inbox, is_confidential: bool
) -> None:
    team = cast.kontaktcenter if is_confidential else cast.socialtjanst
    hidden = talking(chat_inbox(team=team), cast.johan if is_confidential else cast.sara, name="Hemlig Person")
    Ticket.objects.filter(pk=hidden.ticket_id).update(is_confidential=is_confidential)
    client = sign_in(cast.olle)

    assert client.get(f"/chatt/{hidden.pk}/").status_code == 404
    for part in ("pane", "talk", "visitor"):
        assert client.get(f"/chatt/{hidden.pk}/?part={part}", headers=HX).status_code == 404
    assert [client.get(f"/chatt/{hidden.pk}/{name}/").status_code for name in (*DIALOGS, "ring")] == [404] * 6
    assert [client.post(f"/chatt/{hidden.pk}/{name}/").status_code for name in DEEDS] == [404] * len(DEEDS)
    assert "Hemlig Person" not in client.get(f"/chatt/?visas={hidden.pk}").content.decode()
    assert "Hemlig Person" not in client.get("/chatt/?part=list", headers=HX).content.decode()
    assert fresh(hidden).state == ChatState.ACTIVE


def test_rail_leads_to_the_chat_only_for_those_whose_team_has_one(cast: Cast, sign_in: SignIn, inbox: Inbox) -> None:
    waits(inbox)

    mine, others = (sign_in(agent).get("/arenden/").content.decode() for agent in (cast.johan, cast.sara))

    assert ('href="/chatt/"' in mine, 'href="/chatt/"' in others) == (True, False)
    assert 'id="rail-chats">1<' in mine


def test_protected_identity_is_not_shown_without_the_right(cast: Cast, sign_in: SignIn, inbox: Inbox) -> None:
    session = talking(inbox, cast.johan, name="Skyddad Svensson", email="skyddad@mejl.example", text="Hej")
    Contact.objects.filter(pk=session.ticket.requester_id).update(is_protected=True)
    Agent.objects.filter(pk=cast.asa.pk).update(may_see_protected=True)
    addresses = ("/chatt/", f"/chatt/{session.pk}/?part=talk", f"/chatt/{session.pk}/?part=visitor")
    client, allowed = sign_in(cast.johan), sign_in(Agent.objects.get(pk=cast.asa.pk))

    hidden = [client.get(address, headers=HX if "part" in address else {}).content.decode() for address in addresses]
    shown = allowed.get(f"/chatt/{session.pk}/").content.decode()

    assert ["Svensson" in page or "skyddad@" in page for page in hidden] == [False, False, False]
    assert "Skyddad identitet" in hidden[0]
    assert "Svensson" in shown


def test_who_takes_a_chat_second_is_told_by_whom_it_was_taken(cast: Cast, sign_in: SignIn, inbox: Inbox) -> None:
    session = waits(inbox)

    first = sign_in(cast.johan).post(f"/chatt/{session.pk}/mottagande/")
    second = sign_in(cast.asa).post(f"/chatt/{session.pk}/mottagande/", follow=True)

    assert (first.status_code, first.headers["Location"]) == (302, f"/chatt/{session.pk}/")
    assert "Johan Åkerström tog chatten strax före dig" in second.content.decode()
    assert fresh(session).agent == cast.johan


def test_passed_on_chat_no_longer_rings(cast: Cast, sign_in: SignIn, inbox: Inbox) -> None:
    session = waits(inbox)
    ChatSession.objects.filter(pk=session.pk).update(offered_to=cast.johan, offered_at=timezone.now())
    client = sign_in(cast.johan)

    ringing = client.get(f"/chatt/{session.pk}/ring/", headers=HX)
    answer = client.post(f"/chatt/{session.pk}/avstaende/", headers=HX)

    assert "En chatt ringer hos dig" in ringing.content.decode()
    assert f'data-ring="{session.pk}"' not in answer.content.decode()
    assert client.get(f"/chatt/{session.pk}/ring/", headers=HX).status_code == 204
    assert fresh(session).passed_by == [cast.johan.pk]


def test_standing_is_set_with_a_word_to_colleagues(cast: Cast, sign_in: SignIn, inbox: Inbox) -> None:
    said = {"standing": "busy", "note": "rast till 10:15"}

    answer = sign_in(cast.johan).post("/chatt/tillganglighet/", said, headers=HX)
    takes_chats(cast.asa)
    colleague = sign_in(cast.asa).get("/chatt/").content.decode()

    row = Availability.objects.get(agent=cast.johan)
    assert (answer.status_code, row.standing, row.note) == (200, Standing.BUSY, "rast till 10:15")
    assert "Johan Åkerström" in colleague
    assert sign_in(cast.sara).post("/chatt/tillganglighet/", said).status_code == 404


def test_message_and_note_by_form_are_written_once(cast: Cast, sign_in: SignIn, inbox: Inbox) -> None:
    session = talking(inbox, cast.johan)
    client = sign_in(cast.johan)

    for _twice in range(2):
        said = client.post(f"/chatt/{session.pk}/meddelanden/", {"body": "Hej!", "id": "s1"}, headers=HX).json()
        noted = client.post(f"/chatt/{session.pk}/anteckningar/", {"body": "Kolla", "id": "n1"}, headers=HX).json()

    assert (said["type"], noted["type"]) == ("ack", "ack")
    entries = ChatEntry.objects.filter(session=session, kind__in=[EntryKind.MESSAGE, EntryKind.NOTE]).order_by("seq")
    assert [(entry.kind, entry.message.body) for entry in entries if entry.message][1:] == [
        ("message", "Hej!"),
        ("note", "Kolla"),
    ]


def test_who_does_not_take_part_may_note_but_not_say(cast: Cast, sign_in: SignIn, inbox: Inbox) -> None:
    session = talking(inbox, cast.johan)
    client = sign_in(cast.asa)

    said = client.post(f"/chatt/{session.pk}/meddelanden/", {"body": "Hej!", "id": "s1"}, headers=HX)
    noted = client.post(f"/chatt/{session.pk}/anteckningar/", {"body": "Kolla", "id": "n1"}, headers=HX)
    invite(session, cast.asa, by=cast.johan)
    invited = client.post(f"/chatt/{session.pk}/meddelanden/", {"body": "Hej!", "id": "s2"}, headers=HX)

    assert (said.status_code, said.json()["why"]) == (422, "unknown")
    assert [noted.status_code, invited.status_code] == [200, 200]
    assert Message.objects.filter(ticket=session.ticket, body="Hej!", agent=cast.asa).count() == 1


def test_ended_chat_solves_the_ticket_and_asks_what_came_of_it(cast: Cast, sign_in: SignIn, inbox: Inbox) -> None:
    session = talking(inbox, cast.johan)
    client = sign_in(cast.johan)

    answer = client.post(f"/chatt/{session.pk}/avslut/", {"is_solved": "1"}, headers=HX)
    head = client.get(f"/chatt/{session.pk}/?part=talk", headers=HX).content.decode()

    session = fresh(session)
    assert (answer.status_code, session.state, session.ticket.status) == (200, ChatState.ENDED, Status.SOLVED)
    assert f'href="/arenden/{session.ticket.number}/uppgifter/" data-act data-act-now' in head
    assert sign_in(cast.asa).post(f"/chatt/{session.pk}/avslut/", {"is_solved": "1"}).status_code == 404


def test_transfer_goes_to_a_colleague_with_the_note(cast: Cast, sign_in: SignIn, inbox: Inbox) -> None:
    takes_chats(cast.asa)
    session = talking(inbox, cast.johan)
    address, client = f"/chatt/{session.pk}/overforing/", sign_in(cast.johan)

    refused = client.post(address, {"to": ""}, headers=HX)
    done = client.post(address, {"to": f"agent:{cast.asa.pk}", "note": "Vill veta om plank"}, headers=HX)

    session = fresh(session)
    assert (refused.status_code, done.status_code, session.state) == (422, 200, ChatState.WAITING)
    assert (session.wanted_agent, session.ticket.assignee) == (cast.asa, cast.asa)
    assert Message.objects.filter(ticket=session.ticket, body="Vill veta om plank").exists()


def test_invited_and_reading_along_leave_again(cast: Cast, sign_in: SignIn, inbox: Inbox) -> None:
    lead = make_agent("Lena Ek", teams=[cast.kontaktcenter], role="team_lead")
    session = talking(inbox, cast.johan)
    sign_in(cast.johan).post(f"/chatt/{session.pk}/inbjudan/", {"to": cast.asa.pk}, headers=HX)
    sign_in(lead).post(f"/chatt/{session.pk}/medlasning/", headers=HX)
    sign_in(cast.asa).post(f"/chatt/{session.pk}/medlasning/", headers=HX)  # who leads nobody is refused

    parts = list(ChatHelper.objects.order_by("pk").values_list("agent", "part"))
    page = sign_in(lead).get(f"/chatt/{session.pk}/").content.decode()
    sign_in(lead).post(f"/chatt/{session.pk}/lamnande/", headers=HX)

    assert parts == [(cast.asa.pk, "invited"), (lead.pk, "supervising")]
    assert "Du läser med" in page
    assert list(ChatHelper.objects.values_list("agent", flat=True)) == [cast.asa.pk]


def test_block_ends_the_chat_with_a_reason(cast: Cast, sign_in: SignIn, inbox: Inbox) -> None:
    session = talking(inbox, cast.johan, place="p" * 43)
    address = f"/chatt/{session.pk}/sparr/"

    without = sign_in(cast.johan).post(address, {"reason": ""}, headers=HX)
    done = sign_in(cast.johan).post(address, {"reason": "Hotade att komma hit"}, headers=HX)

    assert (without.status_code, done.status_code, fresh(session).state) == (422, 200, ChatState.ENDED)
    assert ChatBlock.objects.get().reason == "Hotade att komma hit"
    assert sign_in(cast.asa).get(address).status_code == 404  # neither her chat nor her team to lead


def test_follow_up_ticket_is_linked_and_keeps_the_requester(cast: Cast, sign_in: SignIn, inbox: Inbox) -> None:
    session = talking(inbox, cast.johan, text="Lampan vid busshållplatsen är trasig")
    said = {"subject": "Laga lampan", "body": "Vid Åkervägen", "team": cast.vatten.pk, "client_key": "f1"}
    client, address = sign_in(cast.johan), f"/chatt/{session.pk}/arende/"

    form = client.get(address, headers=HX).content.decode()
    for _twice in range(2):
        client.post(address, said, headers=HX)

    opened = Ticket.objects.get(subject="Laga lampan")
    assert "Lampan vid busshållplatsen är trasig" in form
    assert (opened.requester, opened.team) == (session.ticket.requester, cast.vatten)
    assert set(TicketLink.objects.values_list("ticket", "other")) == {(session.ticket.pk, opened.pk)}


def test_foreign_language_says_which_colleagues_have_it(cast: Cast, sign_in: SignIn, inbox: Inbox) -> None:
    takes_chats(cast.asa)
    is_good_for(cast.asa, language="ar")
    session = talking(inbox, cast.johan, language="ar", text="مرحبا")

    page = sign_in(cast.johan).get(f"/chatt/{session.pk}/").content.decode()

    assert "Besökaren skriver på arabiska. Kan språket: Åsa Lindqvist" in page
    assert '<p class="bubble bubble--in" dir="auto" lang="ar"' in page


def test_draft_is_there_again_on_the_page(cast: Cast, sign_in: SignIn, inbox: Inbox) -> None:
    session = talking(inbox, cast.johan)
    client = sign_in(cast.johan)
    client.post(f"/arenden/{session.ticket.number}/utkast/svar/", {"body": "Halvskrivet"})

    own, other = client.get("/chatt/"), sign_in(cast.asa).get(f"/chatt/{session.pk}/")

    assert ">Halvskrivet</textarea>" in own.content.decode()
    assert "Halvskrivet" not in other.content.decode()


def test_team_view_is_for_leads_and_administrators(cast: Cast, sign_in: SignIn, inbox: Inbox) -> None:
    lead = make_agent("Lena Ek", teams=[cast.kontaktcenter], role="team_lead")
    takes_chats(cast.johan)
    talking(inbox, cast.johan, name="Viktor Bäckström")
    waits(inbox)

    page = sign_in(lead).get("/chatt/lage/").content.decode()

    assert [text in page for text in ("Väntar nu", "Johan Åkerström", "Viktor Bäckström")] == [True, True, True]
    assert sign_in(cast.johan).get("/chatt/lage/").status_code == 404


def test_looking_at_a_confidential_chat_is_audited_once_a_look(cast: Cast, sign_in: SignIn, inbox: Inbox) -> None:
    session = talking(inbox, cast.johan)
    Ticket.objects.filter(pk=session.ticket_id).update(is_confidential=True)

    sign_in(cast.johan).get(f"/chatt/{session.pk}/")

    assert AuditEntry.objects.filter(verb="ticket.read_confidential", object_id=session.ticket_id).count() == 1


def queries(client: Client, address: str, **headers: str) -> int:
    client.get(address, headers=headers)  # what is remembered for seconds is read now
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address, headers=headers)
    assert response.status_code == 200
    return len(captured)


@pytest.mark.parametrize("part", ["page", "list"])
def test_console_costs_the_same_for_one_chat_and_for_thirty(
    cast: Cast, sign_in: SignIn, inbox: Inbox, part: str
) -> None:
    client = sign_in(cast.johan)
    address, headers = ("/chatt/", {}) if part == "page" else ("/chatt/?part=list", HX)

    def fill(count: int) -> None:
        for place in range(count):
            talking(inbox, cast.johan, name=f"Person {place}", text="Hej")
            waits(inbox, name=f"Väntar {place}")

    fill(2)
    few = queries(client, address, **headers)
    fill(15)

    assert queries(client, address, **headers) == few


def test_team_view_costs_the_same_for_one_chat_and_for_thirty(cast: Cast, sign_in: SignIn, inbox: Inbox) -> None:
    client = sign_in(make_agent("Lena Ek", teams=[cast.kontaktcenter], role="team_lead"))
    talking(inbox, cast.johan)
    one = queries(client, "/chatt/lage/")

    for _place in range(15):
        talking(inbox, cast.johan)

    assert queries(client, "/chatt/lage/") == one
