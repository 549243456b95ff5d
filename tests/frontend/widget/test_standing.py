"""What the window asks for before there is a chat: our own pages and listed websites may, and nobody else."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from chat.models import ChatSetup, ChatSite
from chat.sites import forget_sites
from chat.visitor_view import forget_views
from frontend.widget import api
from knowledgebase.models import SparedAt, SparedContact
from tests.chat.visitors import SITE, chat_door
from tests.factories.articles import make_article

pytestmark = pytest.mark.django_db
OWN, OURS = "http://testserver", "http://127.0.0.1:8000/"
OTHERS = ["https://ond.example", "null", f"{SITE}.ond.example", SITE.replace("https", "http"), f"{SITE}:8443", "x"]


@pytest.fixture(autouse=True)
def _nothing_counted() -> None:
    cache.clear()


def standing(client: Client, slug: str, origin: str | None = SITE) -> Any:
    headers = {"Origin": origin} if origin is not None else {}
    return client.get(f"/chat/{slug}/lage.json", headers=headers)


def test_window_gets_what_it_needs_and_nothing_more(client: Client) -> None:
    inbox = chat_door(sender_name="Storåns kommun")
    ChatSetup.objects.update(texts={"sv": {"title": "Chatta"}}, accent="#14566b")

    response = standing(client, inbox.slug)

    assert response.json() == {
        "sender": {"name": "Storåns kommun", "url": OURS, "logo": f"{OURS}widget/logo.svg"},
        "texts": {"sv": {"title": "Chatta"}},
        "accent": "#14566b",
        "on_accent": "#ffffff",
        "is_open": True,
        "opens_at": None,
        "closes_at": None,
        "answer_by": None,
        "suggests": True,
        "may_call_back": True,
        "file_max": 20 * 1024 * 1024,
    }
    assert response.headers["Access-Control-Allow-Origin"] == SITE
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Origin" in response.headers["Vary"]
    assert "Access-Control-Allow-Credentials" not in response.headers
    assert not response.cookies


def test_hours_are_those_of_the_website_it_is_shown_on(client: Client) -> None:
    inbox = chat_door()
    ChatSite.objects.update(hours=[[]] * 7)

    assert standing(client, inbox.slug).json()["is_open"] is False
    assert standing(client, inbox.slug, None).json()["is_open"] is True


@pytest.mark.parametrize("origin", OTHERS)
def test_other_websites_may_not_read_it(client: Client, origin: str) -> None:
    response = standing(client, chat_door().slug, origin)

    assert (response.status_code, response.json()) == (403, {"error": "not_allowed"})
    assert "Access-Control-Allow-Origin" not in response.headers


def test_website_that_is_off_the_list_and_inbox_that_is_closed_get_nothing(client: Client) -> None:
    inbox = chat_door()
    ChatSite.objects.update(is_active=False)
    forget_sites()
    assert standing(client, inbox.slug).status_code == 403
    assert standing(client, inbox.slug, OWN).status_code == 200

    type(inbox).objects.update(is_active=False)
    forget_sites()
    assert standing(client, inbox.slug, OWN).status_code == 404
    assert standing(client, "finns-inte", OWN).status_code == 404


def test_website_of_one_inbox_may_not_show_another(client: Client) -> None:
    chat_door()
    other = chat_door(origin="https://annan.example")

    assert standing(client, other.slug).status_code == 403


def test_preflight_allows_what_is_asked_of_the_address_and_nothing_with_cookies(client: Client) -> None:
    chat_door()

    allowed = client.options("/chat/filer/", headers={"Origin": SITE, "Access-Control-Request-Method": "POST"})
    refused = client.options("/chat/filer/", headers={"Origin": "https://ond.example"})

    assert (allowed.status_code, refused.status_code) == (204, 403)
    assert allowed.headers["Access-Control-Allow-Origin"] == SITE
    assert allowed.headers["Access-Control-Allow-Methods"] == "POST"
    assert "Access-Control-Allow-Credentials" not in allowed.headers
    assert client.get("/chat/filer/").status_code == 405


def test_suggestion_is_found_and_that_it_helped_is_counted_once_for_each_press(client: Client) -> None:
    inbox = chat_door()
    translation = make_article("När töms soptunnan?", short_answer="Varannan vecka.")

    found = client.post(
        f"/chat/{inbox.slug}/forslag/",
        {"text": "Hej! När töms soptunnan hos oss?", "language": "sv"},
        headers={"Origin": SITE},
    )
    helped = client.post(f"/chat/{inbox.slug}/hjalpte/", {"answer": str(translation.pk)}, headers={"Origin": SITE})

    [answer] = found.json()["answers"]
    assert set(answer) == {"id", "question", "short_answer", "url"}
    assert (answer["id"], answer["url"].split("/")[2]) == (translation.pk, "127.0.0.1:8000")
    assert (helped.status_code, helped.content) == (204, b"")
    assert list(SparedContact.objects.values_list("at", "inbox")) == [(SparedAt.CHAT, inbox.pk)]


@pytest.mark.parametrize("answer", ["", "0", "999999", "x", "1" * 50, "-1"])
def test_answer_there_is_none_of_is_not_counted(client: Client, answer: str) -> None:
    response = client.post(f"/chat/{chat_door().slug}/hjalpte/", {"answer": answer}, headers={"Origin": SITE})

    assert (response.status_code, SparedContact.objects.count()) == (404, 0)


def test_inbox_that_suggests_nothing_says_nothing(client: Client) -> None:
    inbox = chat_door()
    ChatSetup.objects.update(suggests_answers=False)

    found = client.post(f"/chat/{inbox.slug}/forslag/", {"text": "När töms soptunnan?"}, headers={"Origin": SITE})

    assert found.json() == {"answers": []}


def test_one_place_may_not_ask_without_end(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "SHOWN_MAX", (2, 60))
    slug = chat_door().slug
    forget_views()

    assert [standing(client, slug).status_code for _time in range(3)] == [200, 200, 429]
