"""Integrations write articles and hand them in. They cannot publish, and see no other department's."""

from typing import Any

import pytest
from django.core.cache import cache

from knowledgebase.models import Translation
from knowledgebase.models.translation import Status
from tests.knowledgebase.newsroom import Newsroom
from tests.tickets.api.client import Caller, errors_of, problem_of

pytestmark = pytest.mark.django_db
TEXT = {"question": "Vad kostar hämtningen?", "short_answer": "1 200 kronor om året."}


@pytest.fixture
def caller(room: Newsroom) -> Caller:
    cache.clear()
    return Caller(room.teknik.teams.all()[0], scopes=("articles:write",))


def written(caller: Caller, room: Newsroom, **fields: Any) -> Any:
    return caller.post("article-drafts/", {"department": "teknik", "category": room.shelf.slug, **TEXT, **fields})


def test_an_integration_writes_saves_and_hands_in_and_a_person_publishes(room: Newsroom, caller: Caller) -> None:
    made = written(caller, room, tags=["Avgift"], internal_notes="Från taxan.")
    where = f"article-drafts/{made.json()['id']}/"
    saved = caller.patch(where, {"details": "Per kärl."}, If_Match='"1"')
    handed_in = caller.post(f"{where}submission/")

    assert (made.status_code, made.headers["Location"]) == (201, f"/api/v1/{where}")
    assert (saved.status_code, saved.headers["ETag"], saved.json()["details"]) == (200, '"2"', "Per kärl.")
    assert (handed_in.json()["status"], handed_in.json()["published_revision"]) == (Status.IN_REVIEW, None)
    assert problem_of(caller.patch(where, {"status": "published"})) == (400, "invalid")
    text = Translation.objects.get(pk=made.json()["id"])
    assert list(text.events.values_list("kind", "integration")) == [
        (kind, caller.integration.pk) for kind in ("created", "saved", "submitted")
    ]


def test_a_save_over_a_newer_text_is_refused(room: Newsroom, caller: Caller) -> None:
    where = f"article-drafts/{written(caller, room).json()['id']}/"
    caller.patch(where, {"details": "Ett"}, If_Match='"1"')

    late = caller.patch(where, {"details": "Två"}, If_Match='"1"')

    assert problem_of(late) == (412, "stale-text")
    assert late.json()["current_version"] == 2
    assert caller.get(where).json()["details"] == "Ett"


def test_other_departments_articles_do_not_exist(room: Newsroom, caller: Caller) -> None:
    own = room.draft()
    outsider = Caller(*room.olle.memberships.get().team.department.teams.all(), scopes=("articles:write",))

    assert [one["id"] for one in caller.get("article-drafts/").json()["results"]] == [own.pk]
    assert outsider.get("article-drafts/").json()["results"] == []
    assert problem_of(outsider.get(f"article-drafts/{own.pk}/")) == (404, "not-found")
    assert problem_of(outsider.patch(f"article-drafts/{own.pk}/", {"details": "x"})) == (404, "not-found")
    assert list(errors_of(written(outsider, room))) == ["department"]


def test_what_is_written_twice_with_one_key_is_one_article(room: Newsroom, caller: Caller) -> None:
    body = {"department": "teknik", "category": room.shelf.slug, **TEXT}

    first, again = (caller.post("article-drafts/", body, Idempotency_Key="taxa-1") for _time in range(2))

    assert (first.json(), Translation.objects.count()) == (again.json(), 1)
