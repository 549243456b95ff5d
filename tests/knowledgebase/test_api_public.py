"""The articles' public API: what anybody may read, from where, and how it goes away."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from django.utils.http import http_date

from knowledgebase.actions.change_slug import change_slug
from knowledgebase.actions.create_translation import create_translation
from knowledgebase.actions.editing import autosave
from knowledgebase.actions.embed_origins import allow_origin, change_origin
from knowledgebase.actions.flag import flag
from knowledgebase.actions.placing import change_visibility
from knowledgebase.actions.publish import publish
from knowledgebase.actions.remarks import remark
from knowledgebase.actions.save_revision import save_revision
from knowledgebase.actions.unpublish import unpublish
from knowledgebase.models import Feedback, Translation, Visibility
from knowledgebase.search import search_articles
from tests.factories import make_article
from tests.knowledgebase.newsroom import Newsroom
from tests.tickets.api.client import problem_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    cache.clear()


def get(path: str, **headers: str) -> Any:
    return Client().get(f"/api/v1/{path}", headers={name.replace("_", "-"): value for name, value in headers.items()})


def post(path: str, body: Any, **headers: str) -> Any:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Client().post(f"/api/v1/{path}", json.dumps(body), content_type="application/json", headers=named)


def questions(response: Any) -> list[str]:
    assert response.status_code == 200, response.content
    return [one["question"] for one in response.json()["results"]]


def test_an_article_is_read_without_a_token_by_key_or_slug(room: Newsroom) -> None:
    other = room.live("Var ligger återvinningscentralen?")
    text = room.live(
        details=f"Se [centralen](artikel:{other.article_id}) och [intern](artikel:999999).",
        links=[{"kind": "e_service", "label": "Anmäl", "url": "/kontakt/"}],
        tags=["Sopor"],
    )

    by_slug, by_key = get(f"articles/{text.slug}/"), get(f"articles/{text.article.key}/")

    body = by_slug.json()
    assert (by_slug.status_code, by_key.json()) == (200, body)
    assert {name: body[name] for name in ("key", "language", "question", "tags", "department", "license")} == {
        "key": str(text.article.key),
        "language": "sv",
        "question": "När töms soptunnan?",
        "tags": ["sopor"],
        "department": "Teknik",
        "license": None,
    }
    assert body["links"] == [{"kind": "e_service", "label": "Anmäl", "url": "http://127.0.0.1:8000/kontakt/"}]
    assert f'href="http://127.0.0.1:8000/fragor/{other.slug}/"' in body["details_html"]
    assert "999999" not in body["details_html"]


def test_the_licence_is_said_when_the_municipality_chose_it(room: Newsroom, settings: Any) -> None:
    settings.ARTICLES_CC0 = True
    text = room.live()

    assert get(f"articles/{text.slug}/").json()["license"] == "https://creativecommons.org/publicdomain/zero/1.0/"


def test_the_list_is_narrowed_and_paged(room: Newsroom) -> None:
    for number in range(3):
        room.live(f"Fråga {number}", tags=["sopor"] if number else [])
    shelf = room.shelf.slug

    first = get("articles/?page_size=2")
    second = Client().get(first.json()["next"])

    assert questions(first) + questions(second) == ["Fråga 2", "Fråga 1", "Fråga 0"]
    assert questions(get("articles/?tag=sopor")) == ["Fråga 2", "Fråga 1"]
    assert len(questions(get(f"articles/?category={shelf}&language=sv"))) == 3
    assert questions(get("articles/?language=en")) == []
    later = (timezone.now() + timedelta(hours=1)).isoformat().replace("+00:00", "Z")
    assert questions(get(f"articles/?changed_since={later}")) == []
    assert problem_of(get("articles/?category=finns-inte")) == (400, "invalid")
    assert problem_of(get("articles/?internal_notes=a")) == (400, "invalid")


def test_words_find_articles_the_best_first(room: Newsroom) -> None:
    room.live("När töms soptunnan?")
    room.live("Vad kostar bygglov?")

    assert questions(get("articles/?q=bygglov")) == ["Vad kostar bygglov?"]


def test_a_list_asks_as_much_for_thirty_articles_as_for_one(
    room: Newsroom, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    make_article("En", department=room.teknik, category=room.shelf)
    with django_assert_max_num_queries(12) as asked:
        get("articles/?page_size=50")
    for number in range(29):
        make_article(f"Fråga {number}", department=room.teknik, category=room.shelf)

    with django_assert_num_queries(len(asked)):
        assert len(questions(get("articles/?page_size=50"))) == 30


def test_what_is_known_already_is_not_sent_again(room: Newsroom) -> None:
    text = room.live()
    first = get(f"articles/{text.slug}/")
    assert first.headers["Cache-Control"] == "public, no-cache"

    again = get(f"articles/{text.slug}/", If_None_Match=first.headers["ETag"])
    save_revision(text, by=room.pirkko, short_answer="Ett annat svar.")
    unchanged = get(f"articles/{text.slug}/", If_Modified_Since=http_date(timezone.now().timestamp() + 5))
    publish(text, by=room.gun, attested=True)
    changed = get(f"articles/{text.slug}/", If_None_Match=first.headers["ETag"])

    assert [again.status_code, unchanged.status_code, changed.status_code] == [304, 304, 200]
    assert changed.json()["short_answer"] == "Ett annat svar."


def test_what_is_taken_down_is_gone_everywhere_at_once(room: Newsroom) -> None:
    text = room.live("När töms soptunnan?")
    known = get("articles/").headers["ETag"]
    assert questions(get("articles/?q=soptunnan")) == ["När töms soptunnan?"]

    unpublish(text, by=room.gun, reason="Fel taxa")

    assert problem_of(get(f"articles/{text.slug}/")) == (410, "gone")
    assert problem_of(get(f"articles/{text.article.key}/")) == (410, "gone")
    assert questions(get("articles/", If_None_Match=known)) == []
    assert questions(get("articles/?q=soptunnan")) == []
    assert post("articles/suggest/", {"text": "När töms soptunnan?"}).json() == {"results": []}
    assert search_articles(AnonymousUser(), "soptunnan") == []
    assert problem_of(post(f"articles/{text.article.key}/feedback/", {"helped": True})) == (410, "gone")


def test_of_what_is_not_for_everybody_nobody_outside_learns(room: Newsroom) -> None:
    draft = room.draft("Utkast")
    inside = room.live("Bara vi", visibility=Visibility.AGENTS)
    was_public = room.live("Var offentlig")
    change_visibility(was_public.article, by=room.gun, visibility=Visibility.AGENTS)

    for text in (draft, inside, was_public):
        for name in (text.slug, text.article.key):
            assert problem_of(get(f"articles/{name}/")) == (404, "not-found")
    assert questions(get("articles/")) == []


def test_an_old_address_leads_to_the_article_in_one_hop(room: Newsroom) -> None:
    text = room.live()
    first = text.slug
    for slug in ("soptunnan", "karlet", "sopkarlet"):
        change_slug(text, slug, by=room.gun)

    assert [get(f"articles/{slug}/").json()["slug"] for slug in (first, "soptunnan", "karlet")] == ["sopkarlet"] * 3


def test_a_language_is_chosen_by_slug_or_by_name(room: Newsroom) -> None:
    text = room.live()
    english = create_translation(
        text.article, by=room.pirkko, language="en", question="When is the bin emptied?", short_answer="By 6 am."
    )
    publish(english, by=room.gun, attested=True)

    body = get(f"articles/{text.article.key}/?language=en").json()

    assert (body["question"], [one["language"] for one in body["languages"]]) == (
        "When is the bin emptied?",
        ["en", "sv"],
    )
    assert get(f"articles/{english.slug}/").json()["language"] == "en"
    assert get(f"articles/{text.article.key}/").json()["language"] == "sv"


def test_other_websites_read_it_only_when_they_are_on_the_list(room: Newsroom) -> None:
    text = room.live()
    friend = allow_origin("https://turism.example/start", by=room.gun)

    known = get(f"articles/{text.slug}/", Origin="https://turism.example")
    strange = get(f"articles/{text.slug}/", Origin="https://annan.example")
    asked = Client().options("/api/v1/articles/suggest/", headers={"Origin": "https://turism.example"})
    change_origin(friend, by=room.gun, is_active=False)
    ended = get(f"articles/{text.slug}/", Origin="https://turism.example")

    allowed = "Access-Control-Allow-Origin"
    assert [one.headers.get(allowed) for one in (known, strange, ended)] == ["https://turism.example", None, None]
    assert "Origin" in strange.headers["Vary"]
    assert (asked.status_code, asked.headers["Access-Control-Allow-Methods"]) == (204, "POST")
    assert known.headers.get("Access-Control-Allow-Credentials") is None


def test_feedback_is_counted_and_a_comment_becomes_a_ticket_of_the_owner(room: Newsroom) -> None:
    text = room.live()

    liked = post(f"articles/{text.article.key}/feedback/", {"helped": True})
    missed = post(f"articles/{text.slug}/feedback/", {"helped": False, "comment": "Vad gäller på helger?"})

    assert [liked.json(), missed.json()] == [
        {"helped": True, "has_comment": False},
        {"helped": False, "has_comment": True},
    ]
    assert [row.ticket.team.department for row in Feedback.objects.filter(helped=False)] == [room.teknik]  # type: ignore[union-attr]
    number = "19900101-0017"
    refused = post(f"articles/{text.slug}/feedback/", {"helped": False, "comment": f"Jag är {number}"})
    assert problem_of(refused) == (422, "refused")


def test_feedback_is_limited_for_each_place(room: Newsroom) -> None:
    text = room.live()

    answers = [post(f"articles/{text.slug}/feedback/", {"helped": True}).status_code for _time in range(11)]

    assert answers == [201] * 10 + [429]


def test_a_whole_text_gets_articles_that_may_answer_it(room: Newsroom) -> None:
    room.live("När töms soptunnan?")

    found = post("articles/suggest/", {"text": "Hej, när töms soptunnan på min gata?"}).json()["results"]

    assert [one["article"]["question"] for one in found] == ["När töms soptunnan?"]


SECRET = "hemlighetsord"


def test_no_word_of_what_is_internal_leaves_by_the_public_api(room: Newsroom) -> None:
    text = room.live(internal_notes=f"{SECRET}-notes")
    save_revision(text, by=room.pirkko, details=f"{SECRET}-draft", summary=f"{SECRET}-summary")
    autosave(text, by=room.pirkko, content={"details": f"{SECRET}-autosave"})
    remark(text, by=room.gun, text=f"{SECRET}-remark")
    flag(text.article, by=room.johan, text=f"{SECRET}-flag")
    room.draft(f"{SECRET} utkast", short_answer=f"{SECRET}-unpublished")
    room.live(f"{SECRET} internt", visibility=Visibility.AGENTS, short_answer=SECRET)
    unpublish(room.live(f"{SECRET} borttaget", short_answer=SECRET), by=room.gun, reason=SECRET)
    planned = room.draft("Planerad", short_answer=f"{SECRET}-planned")
    publish(planned, by=room.gun, attested=True, publish_from=timezone.now() + timedelta(days=1))

    answers = [get("articles/"), get(f"articles/{text.slug}/"), get("article-categories/"), get("life-events/")]
    answers += [get(f"articles/?q={SECRET}"), post("articles/suggest/", {"text": SECRET})]
    answers += [get(f"articles/{one.slug}/") for one in Translation.objects.all()]

    assert answers[0].json()["results"][0]["question"] == "När töms soptunnan?"
    assert questions(answers[4]) == []
    assert [one.request["PATH_INFO"] for one in answers if SECRET in one.content.decode().lower()] == []
