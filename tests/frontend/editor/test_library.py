"""The knowledge base's list: what is found, by whom, and with how many queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from frontend import lookups
from knowledgebase.actions.flag import flag
from knowledgebase.models import SearchesOfDay, Visibility
from tests.factories import make_article, make_shelf
from tests.frontend.editor.cast import Cast, as_, make_cast

pytestmark = pytest.mark.django_db
PAGE = "/kunskap/"


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def questions(cast_of: object, query: str = "") -> list[str]:
    rows = as_(cast_of).get(PAGE + query).context["rows"]  # type: ignore[arg-type]
    return [row.question for row in rows]


def test_agents_find_what_is_published_for_them_and_editors_their_drafts_too(cast: Cast) -> None:
    make_article("När töms soptunnan?", department=cast.teknik)
    make_article("Utkast om vatten", department=cast.teknik, is_live=False)
    make_article("Bara för Social", department=cast.social, visibility=Visibility.DEPARTMENTS)

    assert questions(cast.johan) == ["När töms soptunnan?"]
    assert questions(cast.pirkko) == ["Utkast om vatten", "När töms soptunnan?"]
    assert questions(cast.olle) == ["Bara för Social", "När töms soptunnan?"]


def test_a_question_that_is_rewritten_is_shown_to_readers_as_it_was_published(cast: Cast) -> None:
    text = make_article("När töms soptunnan?", department=cast.teknik)
    as_(cast.pirkko).post(f"/kunskap/{text.article_id}/redigera/", {"question": "Nytt", "base": text.latest_id})

    assert questions(cast.johan) == ["När töms soptunnan?"]
    assert questions(cast.pirkko) == ["Nytt"]


def test_filters_narrow_the_list(cast: Cast) -> None:
    shelf = make_shelf("Bygga")
    one = make_article("Bygglov för altan?", department=cast.teknik, category=shelf)
    make_article("När töms soptunnan?", department=cast.teknik, responsible=cast.pirkko)
    flag(one.article, by=cast.johan, text="Taxan är ändrad.")

    assert questions(cast.pirkko, f"?kategori={shelf.pk}") == ["Bygglov för altan?"]
    assert questions(cast.pirkko, "?flaggade=1") == ["Bygglov för altan?"]
    assert questions(cast.pirkko, "?mina=1") == ["När töms soptunnan?"]
    assert questions(cast.pirkko, f"?agare={cast.social.pk}") == []
    assert questions(cast.pirkko, "?status=draft") == []
    assert sorted(questions(cast.johan, "?status=published")) == ["Bygglov för altan?", "När töms soptunnan?"]
    assert questions(cast.pirkko, "?inaktuella=1&lankar=1") == []


@pytest.mark.parametrize("agent", ["pirkko", "johan"])
def test_the_list_asks_as_many_queries_for_30_rows_as_for_1(cast: Cast, agent: str) -> None:
    client = as_(getattr(cast, agent))
    shelf = make_shelf("Avfall")

    def count() -> int:
        lookups.forget()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(PAGE).status_code == 200
        return len(queries)

    make_article("Fråga 0", department=cast.teknik, category=shelf)
    count()
    one = count()
    for number in range(1, 30):
        make_article(f"Fråga {number}", department=cast.teknik, category=shelf)

    assert count() == one


def test_what_waits_is_shown_to_those_who_write(cast: Cast) -> None:
    text = make_article("När töms soptunnan?", department=cast.teknik)
    flag(text.article, by=cast.johan, text="Fel dag.")
    day = timezone.localdate() - timedelta(days=1)
    SearchesOfDay.objects.create(day=day, language="sv", words="latrin", searches=3, without_hits=3)

    def tasks(agent: object) -> list[tuple[str, int]]:
        return [(task.words, task.count) for task in as_(agent).get(PAGE).context["tasks"]]  # type: ignore[arg-type]

    assert tasks(cast.pirkko) == [("Anmält fel", 1), ("Sökningar utan svar", 1)]
    assert tasks(cast.johan) == []


def test_a_search_without_an_answer_is_settled_until_somebody_searches_again(cast: Cast) -> None:
    client, page = as_(cast.pirkko), "/kunskap/sokningar/"
    day = timezone.localdate() - timedelta(days=1)
    SearchesOfDay.objects.create(day=day, language="sv", words="latrin", searches=3, without_hits=3)
    assert [one.words for one in client.get(page).context["searches"]] == ["latrin"]

    client.post(f"{page}avslut/", {"words": "latrin", "language": "sv"})
    assert client.get(page).context["searches"] == []

    later = timezone.localdate() + timedelta(days=1)
    SearchesOfDay.objects.create(day=later, language="sv", words="latrin", searches=1, without_hits=1)
    assert [one.count for one in client.get(page).context["searches"]] == [1]
    assert as_(cast.johan).get(page).status_code == 404


def test_a_cursor_of_somebody_elses_making_is_a_404(cast: Cast) -> None:
    assert as_(cast.johan).get(f"{PAGE}?cursor=abc").status_code == 404
