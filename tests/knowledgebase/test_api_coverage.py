"""Integrations keep the coverage test's list of their own departments' articles; others' they do not touch."""

import pytest
from django.core.cache import cache
from django.utils import timezone

from knowledgebase.coverage.running import run
from knowledgebase.models import CoverageQuestion
from tests.knowledgebase.newsroom import Newsroom
from tests.tickets.api.client import Caller, errors_of, problem_of

pytestmark = pytest.mark.django_db
LIST = "coverage-questions/"


@pytest.fixture
def caller(room: Newsroom) -> Caller:
    cache.clear()
    return Caller(room.teknik.teams.all()[0], scopes=("articles:write",))


def test_a_question_is_put_on_read_changed_and_taken_off(room: Newsroom, caller: Caller) -> None:
    text = room.live()
    made = caller.post(LIST, {"words": "när töms tunnan", "article": text.slug})
    where = f"{LIST}{made.json()['id']}/"
    assert (made.status_code, made.headers["Location"]) == (201, f"/api/v1/{where}")
    assert {name: made.json()[name] for name in ("place", "is_covered", "article")} == {
        "place": 1,
        "is_covered": True,
        "article": str(text.article.key),
    }

    assert caller.patch(where, {"words": "tömma tunnan"}).json()["words"] == "tömma tunnan"
    assert [row["id"] for row in caller.get(LIST).json()["results"]] == [made.json()["id"]]
    run(timezone.now())
    (told,) = caller.get("coverage-runs/").json()["results"]
    shelf = {"category": room.shelf.slug, "questions": 1, "covered": 1}
    assert (told["questions"], told["categories"]) == (1, [shelf])
    assert caller.send("DELETE", where, b"").status_code == 204
    assert not CoverageQuestion.objects.exists()


def test_what_is_wrong_is_named(room: Newsroom, caller: Caller) -> None:
    text = room.live()
    assert list(errors_of(caller.post(LIST, {"words": "x", "article": "finns-inte"}))) == ["article"]
    unknown = caller.post(LIST, {"words": "x", "article": text.slug, "language": "xx"})
    assert problem_of(unknown) == (422, "refused")
    caller.post(LIST, {"words": "tunnan", "article": text.slug})
    assert problem_of(caller.post(LIST, {"words": "tunnan", "article": text.slug})) == (422, "refused")


def test_another_departments_question_is_read_but_not_changed(room: Newsroom, caller: Caller) -> None:
    made = caller.post(LIST, {"words": "när töms tunnan", "article": room.live().slug})
    where = f"{LIST}{made.json()['id']}/"
    outsider = Caller(*room.olle.memberships.get().team.department.teams.all(), scopes=("articles:write",))

    assert outsider.get(where).status_code == 200  # everybody finds the article on the web
    for answer in (outsider.patch(where, {"words": "y"}), outsider.send("DELETE", where, b"")):
        assert problem_of(answer) == (404, "not-found")
