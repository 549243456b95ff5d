"""The chat console over HTTP: whose chats it shows, what can be done in them, and what everybody else gets."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from chat.actions.end import end_chat
from chat.actions.helpers import invite
from chat.models import ChatEntry, ChatState, EndedBy, EntryKind
from servicedesk.people.models import Agent, AuditEntry, Contact
from tests.chat.staff import chat_inbox, fresh, is_good_for, takes_chats, talking, waits
from tests.factories.cast import Cast
from tests.factories.people import make_agent
from tickets.models import Inbox, Message, Ticket

SignIn = Callable[[Agent], Client]
HX = {"HX-Request": "true"}
DEEDS = ("mottagande", "avstaende", "avslut", "lamnande", "medlasning", "meddelanden", "anteckningar")
DIALOGS = ("overforing", "inbjudan", "sparr", "arende", "avslut")


@pytest.fixture
def inbox(cast: Cast) -> Inbox:
    return chat_inbox(team=cast.kontaktcenter)


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


def test_ticket_leads_to_the_console_while_the_chat_goes_on(cast: Cast, sign_in: SignIn, inbox: Inbox) -> None:
    session = talking(inbox, cast.johan)
    client, address = sign_in(cast.asa), f"/arenden/{session.ticket.number}/"

    during = client.get(address).content.decode()
    end_chat(session, by=cast.johan, why=EndedBy.AGENT)
    after = client.get(address).content.decode()

    assert (f'href="/chatt/{session.pk}/"' in during, f'href="/chatt/{session.pk}/"' in after) == (True, False)
    assert "Chattar med Johan Åkerström nu" in during
