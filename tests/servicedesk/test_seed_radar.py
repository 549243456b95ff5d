"""The demo's radar: questions as an editor would find them, over months, without a language model."""

from datetime import timedelta
from itertools import pairwise

import pytest
from pytest_django.fixtures import Settings

from knowledgebase.models import Translation
from knowledgebase.models.radar import Question, QuestionEvent, RadarContact, RadarRun
from knowledgebase.radar.regrouping import regroup
from tests.servicedesk.conftest import NOW

pytestmark = pytest.mark.usefixtures("demo")


def test_demo_radar_puts_first_what_costs_most() -> None:
    names = Question.objects.filter(merged_into=None).values_list("name", flat=True)

    assert list(names[:3]) == [
        "När töms soptunnan om ni har missat den?",
        "Var i kön ligger mitt barn till förskolan?",
        "Behövs bygglov för att glasa in altan eller balkong när huset ligger inom detaljplanerat område?",
    ]
    assert set(Question.objects.values_list("state", flat=True)) == set(Question.State.values)


def test_demo_radar_reaches_over_months_and_ends_now() -> None:
    weeks = RadarContact.objects.dates("at", "week")

    assert len(weeks) >= 20
    assert all(later - earlier == timedelta(days=7) for earlier, later in pairwise(weeks))
    assert not RadarContact.objects.filter(at__gt=NOW).exists()
    assert not QuestionEvent.objects.filter(at__gt=NOW).exists()
    assert RadarRun.objects.get().questions == Question.objects.count()


def test_demo_answer_was_followed_by_fewer_contacts() -> None:
    question = Question.objects.get(name__startswith="Hur ansöker jag om parkeringstillstånd")
    published = Translation.objects.get(article=question.article, language="sv").events.filter(kind="published").first()
    months = timedelta(weeks=5)

    assert published is not None
    assert question.answered_at == published.created_at
    contacts = RadarContact.objects.filter(question=question)
    before = contacts.filter(at__range=(question.answered_at - months, question.answered_at)).count()
    after = contacts.filter(at__range=(question.answered_at, question.answered_at + months)).count()
    assert before > 3 * after > 0


def test_the_first_night_keeps_the_demos_questions_and_takes_in_its_tickets(settings: Settings) -> None:
    settings.ARTICLE_EMBEDDINGS = False
    before = {question.pk: (question.name, question.state) for question in Question.objects.filter(is_named=True)}
    held = dict(RadarContact.objects.exclude(question=None).values_list("pk", "question"))

    run = regroup()

    assert run.kept == 1.0
    assert run.fresh > 300
    assert {row.pk: (row.name, row.state) for row in Question.objects.filter(pk__in=before)} == before
    assert dict(RadarContact.objects.filter(pk__in=held).values_list("pk", "question")) == held
    assert RadarContact.objects.filter(ticket__is_confidential=True).count() == 0
