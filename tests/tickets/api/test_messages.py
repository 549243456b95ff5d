"""Messages, notes, events and files through the API."""

from datetime import timedelta
from typing import Any

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from servicedesk.people.models import Team
from tests.factories import make_agent, make_contact, make_inbox, make_note, make_ticket
from tests.tickets.api.client import ALL, Caller, errors_of, problem_of
from tickets.actions.uploads import remove_old_uploads
from tickets.models import Attachment, Message, Ticket, Upload

SECRET = "Entreprenören är uppsagd, säg inget."
MESSAGE_KEYS = {
    "id", "author", "body", "attachments", "created_at", "direction", "channel", "is_automatic", "delivery",
    "delivered_at", "send_at", "held_at",
}  # fmt: skip
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20


def _file(name: str = "bild.png", content: bytes = PNG) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def _upload(caller: Caller, name: str = "bild.png", content: bytes = PNG) -> str:
    response = caller.upload(_file(name, content))
    assert response.status_code == 201, response.content
    return str(response.json()["id"])


def test_messages_show_exactly_their_keys(caller: Caller, team: Team) -> None:
    ticket = make_ticket(team=team)
    (message,) = caller.get(f"tickets/{ticket.number}/messages/").json()["results"]
    assert set(message) == MESSAGE_KEYS
    contact = {"type": "contact", "name": ticket.requester.name, "contact": ticket.requester_id}
    assert (message["author"], message["direction"], message["delivery"]) == (contact, "in", None)


def test_notes_never_come_out_without_their_scope(team: Team) -> None:
    ticket = make_ticket(team=team)
    written = make_note(ticket, make_agent(teams=[team]), SECRET)
    reader = Caller(team, scopes=tuple(scope for scope in ALL if scope != "notes:read"))
    for path in ("", "messages/", "events/"):
        answer = reader.get(f"tickets/{ticket.number}/{path}")
        assert answer.status_code == 200
        assert SECRET not in answer.content.decode()
        assert f'"message":{written.pk}' not in answer.content.decode()
    assert reader.get("tickets/?search=uppsagd").json()["results"] == []
    assert problem_of(reader.get(f"tickets/{ticket.number}/notes/")) == (403, "forbidden")
    assert SECRET not in reader.post(f"tickets/{ticket.number}/notes/", {"body": SECRET}).content.decode()


def test_notes_are_read_with_their_scope(caller: Caller, team: Team) -> None:
    ticket = make_ticket(team=team)
    make_note(ticket, make_agent("Eva", teams=[team]), SECRET)
    (note,) = caller.get(f"tickets/{ticket.number}/notes/").json()["results"]
    assert set(note) == {"id", "author", "body", "attachments", "created_at"}
    assert (note["body"], note["author"]["name"]) == (SECRET, "Eva")
    kinds = [event["kind"] for event in caller.get(f"tickets/{ticket.number}/events/").json()["results"]]
    assert kinds == ["created", "noted"]


def test_answer_is_written_by_the_integration_and_on_its_way(caller: Caller, team: Team) -> None:
    ticket = make_ticket(team=team)
    response = caller.post(f"tickets/{ticket.number}/messages/", {"body": "Klart!", "then_status": "solved"})
    body = response.json()
    assert (response.status_code, set(body)) == (201, MESSAGE_KEYS)
    assert body["author"] == {"type": "integration", "name": caller.integration.name, "contact": None}
    assert (body["direction"], body["delivery"], body["attachments"]) == ("out", "pending", [])
    assert Ticket.objects.get(pk=ticket.pk).status == "solved"


def test_answer_sent_twice_with_a_key_leaves_once(caller: Caller, team: Team) -> None:
    ticket = make_ticket(team=team)
    path = f"tickets/{ticket.number}/messages/"
    answers = [caller.post(path, {"body": "Klart!"}, Idempotency_Key="a") for _ in range(2)]
    assert answers[0].json() == answers[1].json()
    assert Message.objects.filter(ticket=ticket, direction="out").count() == 1


def test_answer_needs_a_way_to_the_requester(caller: Caller, team: Team) -> None:
    ticket = make_ticket(team=team, requester=make_contact(email=None, phone="+46701740605"))
    response = caller.post(f"tickets/{ticket.number}/messages/", {"body": "Klart!"})
    assert problem_of(response) == (409, "cannot-reply")


def test_answer_names_wrong_fields(caller: Caller, team: Team) -> None:
    path = f"tickets/{make_ticket(team=team).number}/messages/"
    for field in ("from", "sender", "kind", "recipients", "internal", "html"):
        assert list(errors_of(caller.post(path, {"body": "x", field: "y"}))) == [field]
    assert list(errors_of(caller.post(path, {"body": ""}))) == ["body"]
    assert list(errors_of(caller.post(path, {"body": "x", "then_status": "new"}))) == ["then_status"]


def test_lists_below_a_ticket_ask_as_often_for_30_rows_as_for_one(
    caller: Caller, team: Team, django_assert_num_queries: Any
) -> None:
    ticket = make_ticket(team=team)
    agent = make_agent(teams=[team])
    make_note(ticket, agent)
    caller.get("teams/")
    counts = {"messages/": 5, "notes/": 5, "events/": 4}
    for path, count in counts.items():
        with django_assert_num_queries(count):
            assert len(caller.get(f"tickets/{ticket.number}/{path}").json()["results"]) in (1, 2)
    for _ in range(30):
        make_note(ticket, agent)
        caller.post(f"tickets/{ticket.number}/messages/", {"body": "Hej", "attachments": [_upload(caller)]})
    for path, count in counts.items():
        with django_assert_num_queries(count):
            assert len(caller.get(f"tickets/{ticket.number}/{path}?page_size=100").json()["results"]) >= 30


def test_file_sent_ahead_is_used_once(caller: Caller, team: Team) -> None:
    ticket = make_ticket(team=team)
    path = f"tickets/{ticket.number}/messages/"
    pk = _upload(caller, "Karta över ån.png")
    (shown,) = caller.post(path, {"body": "Se bilden", "attachments": [pk]}).json()["attachments"]
    assert (shown["name"], shown["content_type"], shown["size"]) == ("Karta över ån.png", "image/png", len(PNG))
    assert problem_of(caller.post(path, {"body": "Igen", "attachments": [pk]})) == (422, "refused")
    assert Message.objects.filter(ticket=ticket, body="Igen").count() == 0


def test_file_of_another_integration_cannot_be_used(caller: Caller, team: Team) -> None:
    pk = _upload(Caller(team))
    ticket = make_ticket(team=team)
    answer = caller.post(f"tickets/{ticket.number}/notes/", {"body": "x", "attachments": [pk]})
    assert problem_of(answer) == (422, "refused")
    assert Upload.objects.count() == 1


def test_refused_message_leaves_its_file_waiting(caller: Caller, team: Team) -> None:
    ticket = make_ticket(team=team, requester=make_contact(email=None))
    pk = _upload(caller)
    assert caller.post(f"tickets/{ticket.number}/messages/", {"body": "x", "attachments": [pk]}).status_code == 409
    assert Upload.objects.filter(pk=pk).exists()


def test_new_ticket_takes_files(caller: Caller, team: Team) -> None:
    make_inbox(team=team, kind="api")
    body = {"subject": "Bild", "body": "Se bilden", "attachments": [_upload(caller)]}
    number = caller.post("tickets/", body).json()["number"]
    assert Attachment.objects.get(message__ticket__number=number).content_type == "image/png"


def test_download_is_safe_whatever_the_file_is(caller: Caller, team: Team) -> None:
    ticket = make_ticket(team=team)
    page = b"<html><script>alert(1)</script></html>"
    pk = _upload(caller, 'x"\r\nSet-Cookie: a=b.html', page)
    (shown,) = (
        caller.post(f"tickets/{ticket.number}/notes/", {"body": "x", "attachments": [pk]})
        and caller.get(f"tickets/{ticket.number}/notes/").json()["results"][0]["attachments"]
    )
    answer = caller.get(shown["url"].removeprefix("/api/v1/"))
    assert b"".join(answer.streaming_content) == page
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert "Set-Cookie" not in answer.headers
    assert "html" not in answer.headers["Content-Type"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["Cache-Control"] == "no-store"


def test_file_of_a_note_needs_the_notes_scope(caller: Caller, team: Team) -> None:
    ticket = make_ticket(team=team)
    caller.post(f"tickets/{ticket.number}/notes/", {"body": "x", "attachments": [_upload(caller)]})
    path = f"attachments/{Attachment.objects.get().pk}/"
    assert b"".join(caller.get(path).streaming_content) == PNG
    assert problem_of(Caller(team, scopes=("tickets:read",)).get(path)) == (404, "not-found")


def test_upload_is_limited(caller: Caller, settings: Any) -> None:
    settings.ATTACHMENT_MAX_BYTES = 10
    assert problem_of(caller.upload(_file())) == (413, "too-large")
    assert list(errors_of(caller.upload(_file(content=b"")))) == ["file"]
    assert list(errors_of(caller.upload(_file(content=b"x"), folder="/etc"))) == ["folder"]
    assert problem_of(caller.send("POST", "attachments/", b"{}")) == (415, "unsupported-media-type")
    broken = caller.send("POST", "attachments/", b"--x\r\nnonsense", content_type="multipart/form-data")
    assert problem_of(broken) == (400, "malformed")
    assert Upload.objects.count() == 0


def test_unused_files_are_gone_after_a_day(caller: Caller, django_capture_on_commit_callbacks: Any) -> None:
    old, fresh = Upload.objects.get(pk=_upload(caller)), Upload.objects.get(pk=_upload(caller))
    now = timezone.now()
    Upload.objects.filter(pk=old.pk).update(created_at=now - timedelta(hours=25))
    with django_capture_on_commit_callbacks(execute=True):
        assert remove_old_uploads(now) == 1
    assert list(Upload.objects.values_list("pk", flat=True)) == [fresh.pk]
    assert (default_storage.exists(old.storage_name), default_storage.exists(fresh.storage_name)) == (False, True)
