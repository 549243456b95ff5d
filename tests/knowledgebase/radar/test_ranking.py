"""What questions are given by their contacts: a department, an article, what they cost."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from knowledgebase.models.radar import QuestionEvent, RadarContact
from knowledgebase.radar.deeds import link
from knowledgebase.radar.regrouping import regroup
from servicedesk.people.models import Department
from tests.factories import make_agent, make_article, make_team
from tests.knowledgebase.radar.grouped import BINS, QUEUE, ask, question_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def by_letters(settings: Settings) -> None:
    settings.ARTICLE_EMBEDDINGS = False


def test_questions_take_the_department_most_contacts_have_and_their_times() -> None:
    streets, schools = (Department.objects.create(slug=slug, name=slug) for slug in ("gata", "skola"))
    first, last = timezone.now() - timedelta(weeks=20), timezone.now() - timedelta(hours=2)
    ask(BINS[0], at=first, department=schools)
    ask(BINS[1], BINS[2], department=streets, at=last)

    regroup()

    question = question_of(BINS[0])
    assert (question.department, question.first_at, question.last_at) == (streets, first, last)
    assert question.contacts == 2, "of twelve weeks"


def test_a_question_answered_with_an_article_is_linked_to_it_unless_a_person_took_it_away() -> None:
    article = make_article("När töms soptunnan?").article
    ask(*BINS[:3], knowledge="yes", article=article)
    ask(*QUEUE[:3], article=article)
    RadarContact.objects.filter(words__in=QUEUE[1:3]).update(article=None, knowledge="no")

    regroup()

    bins, queue = question_of(BINS[0]), question_of(QUEUE[0])
    assert (bins.article, bins.state, queue.article, queue.state) == (article, "answered", None, "open")
    assert bins.gap == 0
    assert QuestionEvent.objects.filter(question=bins, kind="linked", agent=None).count() == 1
    link(bins, None, by=make_agent(role="publisher", teams=[make_team()]))
    regroup()
    bins.refresh_from_db()
    assert (bins.article, bins.state) == (None, "open")


def test_searches_count_a_tenth_and_no_handling_time() -> None:
    ask(*BINS[:2])
    ask(BINS[2], source="search", channel="", weight=20, seconds=None)

    regroup()

    question = question_of(BINS[0])
    assert (question.contacts, question.seconds) == (2, 600)
    assert question.rank == pytest.approx((2 + 2) * 300 / 3600)


def test_a_time_that_is_not_known_is_the_median_of_its_channel() -> None:
    ask(*BINS[:2], channel="phone", seconds=None)
    ask(BINS[2], channel="phone", seconds=100)
    ask(*QUEUE[:2], channel="phone", seconds=400)
    ask(QUEUE[2], channel="letter", seconds=900)

    regroup()

    assert question_of(BINS[0]).seconds == 100 + 2 * 400
    assert question_of(QUEUE[0]).seconds == 2 * 400 + 900
