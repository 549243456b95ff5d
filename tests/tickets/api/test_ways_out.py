"""What leaves through the API: chosen recipients, forwarding, taking back, participants, tickets begun by us."""

from datetime import timedelta

from django.utils import timezone

from servicedesk.people.models import Team
from tests.factories import make_agent, make_contact, make_inbox, make_note, make_ticket
from tests.tickets.api.client import Caller, errors_of, problem_of
from tickets.actions.reply import reply
from tickets.models import Draft, Message, Ticket


def test_recipients_are_chosen_and_bcc_comes_out_nowhere(caller: Caller, team: Team) -> None:
    ticket = make_ticket(team=team)
    body = {"body": "Svar", "to": [{"email": "Eva@Mejl.example"}], "bcc": [{"email": "tyst@mejl.example"}]}

    answer = caller.post(f"tickets/{ticket.number}/messages/", body)

    assert answer.status_code == 201, answer.content
    recipients = Message.objects.get(pk=answer.json()["id"]).recipients
    assert [(row["value"], row["role"]) for row in recipients] == [
        ("eva@mejl.example", "to"),
        ("tyst@mejl.example", "bcc"),
    ]
    assert "tyst" not in caller.get(f"tickets/{ticket.number}/messages/").content.decode()


def test_wrong_address_is_named(caller: Caller, team: Team) -> None:
    ticket = make_ticket(team=team)
    body = {"body": "Svar", "cc": [{"email": "a@b.example\nBcc: c@d.example"}]}

    assert "cc.0.email" in errors_of(caller.post(f"tickets/{ticket.number}/messages/", body))


def test_scheduled_message_is_moved_sent_and_taken_back(caller: Caller, team: Team) -> None:
    ticket, tomorrow = make_ticket(team=team), timezone.now() + timedelta(days=1)
    path = f"tickets/{ticket.number}/messages/"
    sent = caller.post(path, {"body": "Svar", "send_at": tomorrow.isoformat()}).json()

    moved = caller.post(f"{path}{sent['id']}/sending/", {"send_at": (tomorrow + timedelta(days=1)).isoformat()})
    taken_back = caller.post(f"{path}{sent['id']}/undoing/", {})

    assert (moved.status_code, taken_back.status_code) == (204, 204)
    assert Message.objects.get(pk=sent["id"]).delivery == "undone"
    assert problem_of(caller.post(f"{path}{sent['id']}/undoing/", {})) == (404, "not-found")


def test_agents_message_becomes_their_draft_again(caller: Caller, team: Team) -> None:
    ticket, eva = make_ticket(team=team), make_agent("Eva", teams=[team])
    sent = reply(ticket, by=eva, body="Fel", send_at=timezone.now() + timedelta(days=1))

    assert caller.post(f"tickets/{ticket.number}/messages/{sent.pk}/undoing/", {}).status_code == 204
    assert Draft.objects.get(agent=eva).body == "Fel"


def test_forwarding_begins_a_side_conversation_without_notes(caller: Caller, team: Team) -> None:
    ticket = make_ticket(team=team)
    path, to = f"tickets/{ticket.number}/side-conversations/", [{"email": "bygg@granne.example"}]
    theirs, note = ticket.messages.get().pk, make_note(ticket, make_agent(teams=[team])).pk

    made = caller.post(path, {"subject": "Fråga", "body": "Hinner ni?", "to": to, "include": [theirs]})
    refused = caller.post(path, {"subject": "Fråga", "body": "Hinner ni?", "to": to, "include": [note]})

    assert (made.status_code, refused.status_code) == (201, 404)
    (side,) = caller.get(path).json()["results"]
    assert (side["subject"], made.json()["side_conversation"]) == ("Fråga", side["id"])
    again = caller.post(f"{path}{side['id']}/messages/", {"body": "Tack"})
    assert (again.status_code, again.json()["side_conversation"]) == (201, side["id"])
    shown = caller.get(f"tickets/{ticket.number}/messages/").json()["results"]
    assert [message["id"] for message in shown] == [theirs]


def test_side_conversations_are_nobodys_without_the_right_to_notes(team: Team) -> None:
    caller = Caller(team, scopes=("tickets:read", "tickets:write"))
    ticket = make_ticket(team=team)
    to = [{"email": "bygg@granne.example"}]
    caller.post(f"tickets/{ticket.number}/side-conversations/", {"subject": "Hemligt", "body": "x", "to": to})

    assert problem_of(caller.get(f"tickets/{ticket.number}/side-conversations/")) == (403, "forbidden")
    for path in ("", "messages/", "events/"):
        assert "Hemligt" not in caller.get(f"tickets/{ticket.number}/{path}").content.decode()


def test_participants_come_and_go(caller: Caller, team: Team) -> None:
    ticket = make_ticket(team=team)
    path = f"tickets/{ticket.number}/participants/"

    made = caller.post(path, {"email": "granne@hus.example", "name": "Gunnar"})
    listed = caller.get(path).json()["results"]
    gone = caller.post(f"{path}{made.json()['contact']}/removal/", {})

    assert listed == [{"contact": made.json()["contact"], "name": "Gunnar", "gets_replies": True}]
    assert (gone.status_code, caller.get(path).json()["results"]) == (204, [])


def test_ticket_can_begin_with_our_message(caller: Caller, team: Team) -> None:
    inbox = make_inbox(team=team, kind="email", address="va@storan.example")
    requester = make_contact("Nils", email="nils@hus.example")
    body = {"subject": "Stamspolning", "body": "Vi kommer.", "to": [{"email": "nils@hus.example"}], "inbox": inbox.slug}

    answer = caller.post("outgoing-tickets/", body)

    assert answer.status_code == 201, answer.content
    ticket = Ticket.objects.get(number=answer.json()["number"])
    assert (ticket.requester, ticket.status, ticket.messages.get().direction) == (requester, "pending", "out")


def test_another_teams_ticket_is_not_found(caller: Caller) -> None:
    ticket = make_ticket()
    sent = reply(ticket, by=make_agent(), body="x", send_at=timezone.now() + timedelta(days=1))

    for path in (
        f"messages/{sent.pk}/undoing/",
        f"messages/{sent.pk}/sending/",
        "participants/",
        "side-conversations/",
    ):
        assert caller.post(f"tickets/{ticket.number}/{path}", {}).status_code == 404
