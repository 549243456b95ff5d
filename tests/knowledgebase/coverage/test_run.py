"""A look at all questions: covered is what citizens find; a fall is told of once, and resolved when it is over."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client

from knowledgebase.actions.publish import publish
from knowledgebase.actions.unpublish import unpublish
from knowledgebase.coverage import questions
from knowledgebase.coverage.running import MOST_TRIES, SearchIncomplete, forget_old, run, run_or_wait
from knowledgebase.coverage.shares import areas
from knowledgebase.models import CoverageFall, CoverageQuestion, CoverageRun, Translation
from knowledgebase.semantic import embed_missing
from knowledgebase.semantic.language_model import for_queries, is_installed
from tests.factories import make_article, make_shelf
from tests.knowledgebase.newsroom import Newsroom, make_newsroom
from tests.knowledgebase.test_jobs import mails

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 3, 1, 11, 0, tzinfo=UTC)


@pytest.fixture
def room() -> Newsroom:
    return make_newsroom()


def waiting() -> list[str]:
    """Runs that were asked for and are not done."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT args::text FROM procrastinate_jobs WHERE task_name = 'knowledgebase.cover'")
        return [row[0] for row in cursor.fetchall()]


def asked(room: Newsroom, text: Translation, words: str = "när töms soptunnan") -> CoverageQuestion:
    return questions.add(words, text.article, by=room.pirkko)


def test_covered_is_what_the_public_search_shows_among_the_first_three(room: Newsroom) -> None:
    text = room.live()
    row = asked(room, text)
    page = Client().get("/fragor/", {"q": row.words}).content.decode()

    assert f"/fragor/{text.slug}/" in page
    assert row.place == 1
    inside = room.live("Hur tömmer vi latrin?", visibility="agents")
    assert asked(room, inside, "hur tömmer vi latrin").place is None  # citizens do not see it


def test_a_fall_is_told_once_to_who_answers_for_the_article_and_resolved_when_it_is_back(room: Newsroom) -> None:
    text = room.live(responsible=room.gun)
    row = asked(room, text)
    run(NOON)
    live, text.article.review_on = text.live, None
    Translation.objects.filter(pk=text.pk).update(live=None, status="unpublished")
    for hours in (1, 2, 3):
        run(NOON + timedelta(hours=hours))

    assert mails() == [(room.gun.email, "1 fråga hittar inte längre sin artikel")]
    fall = CoverageFall.objects.get()
    assert (fall.question, fall.fell_at, fall.resolved_at) == (row, NOON + timedelta(hours=1), None)

    Translation.objects.filter(pk=text.pk).update(live=live, status="published")
    run(NOON + timedelta(hours=4))
    fall.refresh_from_db()
    assert fall.resolved_at == NOON + timedelta(hours=4)
    Translation.objects.filter(pk=text.pk).update(live=None, status="unpublished")
    run(NOON + timedelta(hours=5))
    assert len(mails()) == 2


def test_a_question_that_was_never_covered_alarms_nobody(room: Newsroom) -> None:
    asked(room, room.draft("Får man elda?"), "får man elda")
    run(NOON)

    assert (mails(), CoverageFall.objects.count(), CoverageRun.objects.get().covered) == ([], 0, 0)


def test_publishing_and_taking_down_ask_for_one_run_of_all_of_it(
    room: Newsroom, django_capture_on_commit_callbacks: object
) -> None:
    draft = room.draft()
    asked(room, draft)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        text = publish(draft, by=room.gun, attested=True)
        room.live("En annan fråga?")
        unpublish(text, by=room.gun)

    assert waiting() == ["{}"]


@pytest.mark.skipif(not is_installed(), reason="there is no language model here")
def test_a_run_waits_a_few_times_for_what_is_new_to_be_found_by_meaning(room: Newsroom) -> None:
    asked(room, room.live())
    for tries in (0, 3):
        run_or_wait(NOON, tries)  # its passages are not made yet
    assert (waiting(), CoverageRun.objects.count()) == (['{"tries": 1}'], 0)  # one waits at a time

    run_or_wait(NOON, MOST_TRIES)
    assert CoverageRun.objects.count() == 1


@pytest.mark.skipif(not is_installed(), reason="there is no language model here")
def test_nothing_falls_while_the_language_model_is_silent(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    row = asked(room, room.live(), "fiskekort")
    embed_missing()
    CoverageQuestion.objects.filter(pk=row.pk).update(place=1)  # as if it had been found by what it means
    with monkeypatch.context() as silent:
        silent.setattr(for_queries, "vectors", lambda *args, **kwargs: None)
        with pytest.raises(SearchIncomplete):
            run(NOON)
    assert (CoverageFall.objects.count(), CoverageRun.objects.count(), mails()) == (0, 0, [])

    run(NOON + timedelta(minutes=5))
    assert (CoverageFall.objects.count(), len(mails())) == (1, 1)


def test_areas_are_top_shelves_and_go_on_from_day_to_day(room: Newsroom) -> None:
    below = make_shelf("Sopkärl", parent=room.shelf)
    text = make_article("När töms soptunnan?", department=room.teknik, category=below)
    asked(room, text)
    run(NOON - timedelta(days=1))
    asked(
        room, make_article("Får man elda?", department=room.teknik, category=room.shelf, is_live=False), "får man elda"
    )
    run(NOON - timedelta(hours=3))
    run(NOON)

    whole, shelf = areas(NOON)
    assert [(point.questions, point.covered, point.share) for point in whole.points] == [(1, 1, 100), (2, 1, 50)]
    assert (shelf.name, shelf.now.share, shelf.change) == (room.shelf.name, 50, -50)


def test_old_runs_are_kept_one_a_day(room: Newsroom) -> None:
    for hours in range(0, 30, 3):
        CoverageRun.objects.create(at=NOON - timedelta(days=30, hours=hours), questions=1, covered=1)
    CoverageRun.objects.create(at=NOON - timedelta(days=800), questions=1, covered=1)
    forget_old(NOON)

    assert [run.at for run in CoverageRun.objects.all()] == [
        NOON - timedelta(days=30),
        NOON - timedelta(days=30, hours=15),
    ]


def test_a_question_changed_while_it_was_looked_at_is_left_alone(room: Newsroom) -> None:
    row = asked(room, room.live())
    other = room.live("Vad kostar det att slänga grovsopor?")
    changed = questions.change(row, words="vad kostar grovsopor", article=other.article, language="sv", by=room.pirkko)

    assert (changed.words, changed.place, CoverageFall.objects.count()) == ("vad kostar grovsopor", 1, 0)
