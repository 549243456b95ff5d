"""Files of a chat over HTTP: taken in once, by the token alone; fetched by a signed address."""

from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings

from chat import file_links
from chat.actions.note import note_in_chat
from chat.entries import entries_after
from chat.file_links import file_url
from chat.models import ChatEntry, ChatSession
from chat.tokens import new_token
from frontend.widget import files
from tests.chat.visitors import SITE, begun_on, chat_door
from tests.factories import make_agent
from tickets.models import Attachment, Message

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(autouse=True)
def _nothing_counted() -> None:
    cache.clear()


def send(client: Client, token: str, *, own_id: str = "f-1", content: bytes = PNG, origin: str = SITE) -> Any:
    upload = SimpleUploadedFile("../bild <b>.png", content, "text/html")
    return client.post("/chat/filer/", {"token": token, "id": own_id, "file": upload}, headers={"Origin": origin})


def stored_names() -> set[str]:
    years = default_storage.listdir("")[0] if default_storage.exists("") else []
    return {
        f"{year}/{month}/{name}"
        for year in years
        for month in default_storage.listdir(year)[0]
        for name in default_storage.listdir(f"{year}/{month}")[1]
    }


def test_file_is_a_message_of_the_chat_with_an_address_that_works(client: Client) -> None:
    token = begun_on(chat_door())

    response = send(client, token)

    [entry] = entries_after(ChatSession.objects.get(), 1, for_visitor=True)
    [file] = entry["files"]
    assert response.json() == {"type": "ack", "id": "f-1", "seq": 2, "at": entry["at"]}
    assert response.headers["Access-Control-Allow-Origin"] == SITE
    assert (file["name"], file["type"], file["size"]) == ("bild _b_.png", "image/png", len(PNG))
    fetched = client.get(file["url"])
    assert b"".join(fetched.streaming_content) == PNG  # type: ignore[attr-defined]
    assert fetched.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert fetched.headers["X-Content-Type-Options"] == "nosniff"
    assert fetched.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert fetched.headers["Cache-Control"] == "no-store"


def test_same_id_again_is_the_same_file_and_keeps_no_second_copy(client: Client) -> None:
    token = begun_on(chat_door())

    answers = [send(client, token).json() for _time in range(3)]

    assert answers[0] == answers[1] == answers[2]
    assert Message.objects.count() == 2
    assert stored_names() == set(Attachment.objects.values_list("storage_name", flat=True))


@pytest.mark.parametrize("whose", ["nobody's", "malformed", "none", "another site's"])
def test_token_that_does_not_count_here_gets_one_answer(client: Client, whose: str) -> None:
    chat_door(origin="https://annan.example")
    token = begun_on(chat_door())
    tokens = {"nobody's": new_token(), "malformed": "' OR 1=1", "none": "", "another site's": token}
    origin = "https://annan.example" if whose == "another site's" else SITE

    response = send(client, tokens[whose], origin=origin)

    assert (response.status_code, response.json()) == (404, {"type": "unknown"})
    assert (Attachment.objects.count(), stored_names()) == (0, set())


def test_cookie_of_the_chats_own_page_opens_nothing(client: Client) -> None:
    token = begun_on(chat_door(), "")
    client.cookies["chat"] = token

    response = send(client, "", origin="http://testserver")

    assert response.json() == {"type": "unknown"}


def test_website_that_is_not_on_the_list_may_not_send(client: Client) -> None:
    response = send(client, begun_on(chat_door()), origin="https://ond.example")

    assert (response.status_code, Attachment.objects.count()) == (403, 0)


@pytest.mark.parametrize("own_id", ["", "x" * 81, "a b", "å", "../x", "a\x00"])
def test_id_no_page_of_ours_would_make_is_refused(client: Client, own_id: str) -> None:
    response = send(client, begun_on(chat_door()), own_id=own_id)

    assert (response.status_code, response.json()) == (400, {"type": "error"})


def test_file_over_the_limit_and_empty_one_are_refused_in_words(client: Client, settings: Settings) -> None:
    settings.ATTACHMENT_MAX_BYTES = 100_000
    token = begun_on(chat_door())

    too_big = send(client, token, content=b"x" * 100_001)
    far_too_big = send(client, token, content=b"x" * 300_000)
    empty = send(client, token, content=b"")

    assert [one.status_code for one in (too_big, far_too_big, empty)] == [422, 413, 422]
    assert all(one.json()["type"] == "refused" and one.json()["text"] for one in (too_big, far_too_big, empty))
    assert stored_names() == set()


def test_one_place_may_not_send_without_end(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "SENT_MAX", (2, 600))
    token = begun_on(chat_door())

    codes = [send(client, token, own_id=f"f-{number}").status_code for number in range(3)]

    assert codes == [200, 200, 429]
    assert len(stored_names()) == 2


def test_address_that_was_changed_is_old_or_is_of_another_chat_opens_nothing(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox = chat_door()
    send(client, begun_on(inbox))
    mine = ChatSession.objects.get()
    begun_on(inbox)
    other = ChatSession.objects.exclude(pk=mine.pk).get()
    attachment = Attachment.objects.get()
    right = file_url(mine.pk, attachment.pk)

    changed = [right.replace(f"/{mine.pk}.", f"/{other.pk}."), right[:-3] + "x/", "/chat/fil/x/", "/chat/fil/1.2:3:4/"]
    of_another_chat = file_url(other.pk, attachment.pk)

    assert b"".join(client.get(right).streaming_content) == PNG  # type: ignore[attr-defined]
    assert [client.get(one).status_code for one in [*changed, of_another_chat]] == [404] * 5
    monkeypatch.setattr(file_links, "VALID_FOR", -1)
    assert client.get(right).status_code == 404


def test_file_of_a_note_is_never_a_visitors(client: Client) -> None:
    begun_on(chat_door())
    session = ChatSession.objects.select_related("ticket", "inbox").get()
    note_in_chat(session, by=make_agent(teams=[session.inbox.team]), text="Internt", client_id="n-1")
    note = ChatEntry.objects.get(is_internal=True)
    attachment = Attachment.objects.create(
        message=note.message, name="x", storage_name="x", content_type="text/plain", size=1, sha256="0"
    )

    assert client.get(file_url(session.pk, attachment.pk)).status_code == 404
