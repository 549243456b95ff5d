"""What an agent does with a chat over HTTP: take it, let it go on, end it, pass it on, block, begin what follows."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from chat.models import Availability, ChatBlock, ChatHelper, ChatSession, ChatState, Standing
from servicedesk.people.models import Agent
from tests.chat.staff import chat_inbox, fresh, takes_chats, talking, waits
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
