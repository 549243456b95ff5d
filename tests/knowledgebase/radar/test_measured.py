"""What a published answer changed is counted out of the database, told with its interval, and never made better."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from knowledgebase.actions.count import count_view
from knowledgebase.actions.give_feedback import give_feedback
from knowledgebase.actions.spare_contact import spare_contact
from knowledgebase.models import Question, QuestionEvent, Translation, ViewsOfDay
from knowledgebase.radar.deeds import link
from knowledgebase.radar.effect import NoClaim
from knowledgebase.radar.measured import by_month, effect, effects, published_in, total
from knowledgebase.radar.questions import totals
from tests.knowledgebase.newsroom import Newsroom
from tests.knowledgebase.radar.asked import make_asked, make_question, make_weeks

pytestmark = pytest.mark.django_db
BEFORE, AFTER = [20] * 12, [4] * 8


def answered(room: Newsroom, counts: list[int], *, ago: int = 8, **fields: Any) -> Question:
    """A question whose article was published in the week before the last `ago` whole ones."""
    question = make_question(department=room.teknik, article=room.live().article, **fields)
    make_weeks(question, counts)
    monday = timezone.localtime() - timedelta(days=timezone.localtime().weekday())
    at = (monday - timedelta(weeks=ago + 1)).replace(hour=9)
    Question.objects.filter(pk=question.pk).update(answered_at=at, state=Question.State.ANSWERED)
    question.refresh_from_db()
    return question


def text_of(question: Question) -> Translation:
    return Translation.objects.get(article=question.article_id)


def test_fewer_contacts_after_publication_are_claimed_with_what_readers_did(room: Newsroom) -> None:
    question = answered(room, [*BEFORE, 9, *AFTER], contacts=57, seconds=57 * 360)
    text = text_of(question)
    make_asked(question, "missad tömning", source="search", channel="", weight=500)
    for helped in (True, True, True, False):
        give_feedback(text, helped=helped)
    spare_contact(text, at="form")
    spare_contact(text, at="chat")
    count_view(text.pk)
    ViewsOfDay.objects.create(translation=text, day=timezone.localdate() - timedelta(days=200), count=1000)

    found = effect(question)

    assert (found.effect.claim, found.effect.reason, found.effect.weeks_after) == (True, None, 8)
    assert (found.effect.before, found.effect.after, found.effect.avoided) == (20, 4, 128)
    assert found.effect.by_channel == {"email": (20, 4)}
    assert (found.percent, found.hours_a_week, found.knows_season, found.until) == (-80, 1.6, False, None)
    assert (found.views, found.helped, found.votes, found.spared) == (1, 3, 4, {"form": 1, "chat": 1})


@pytest.mark.parametrize(
    ("counts", "ago", "reason"),
    [
        ([20] * 5 + [9, *AFTER], 8, NoClaim.TOO_FEW),
        ([1] * 12 + [0] * 9, 8, NoClaim.TOO_FEW),
        ([*BEFORE, 9, 4, 4, 4], 3, NoClaim.TOO_EARLY),
        ([*BEFORE, 20, *[19] * 8], 8, NoClaim.TOO_UNCERTAIN),
        ([*BEFORE, 20, *[60] * 8], 8, NoClaim.MORE),
    ],
)
def test_nothing_is_claimed_without_enough_to_say_it(
    room: Newsroom, counts: list[int], ago: int, reason: NoClaim
) -> None:
    found = effect(answered(room, counts, ago=ago))

    assert (found.effect.claim, found.effect.reason, found.hours_a_week) == (False, reason, None)


def test_question_nobody_answered_has_no_effect(room: Newsroom) -> None:
    question = make_question(department=room.teknik)

    assert effect(question).effect.reason == NoClaim.NOT_PUBLISHED
    assert (total(room.pirkko).answers, by_month(room.pirkko)) == (0, [])


def test_weeks_after_an_answer_was_taken_down_are_not_its_effect(room: Newsroom) -> None:
    question = answered(room, [*BEFORE, 9, *[4] * 6, *[25] * 6], ago=12)
    Question.objects.filter(pk=question.pk).update(state=Question.State.OPEN)
    down = timezone.now() - timedelta(weeks=6)
    QuestionEvent.objects.create(question=question, kind=QuestionEvent.Kind.REOPENED, at=down)

    found = effect(Question.objects.get(pk=question.pk))

    assert (found.until, found.effect.weeks_after, found.effect.after) == (timezone.localdate(down), 6, 4)
    assert found.effect.claim


def test_total_is_of_all_that_could_be_measured_and_not_of_the_best(room: Newsroom) -> None:
    answered(room, [*BEFORE, 9, *AFTER])
    answered(room, [*BEFORE, 20, *[25] * 8])  # more than before: 40 less avoided
    answered(room, [*BEFORE, 9, 4], ago=1)  # too early

    found = total(room.pirkko)

    assert (found.answers, found.measured, found.contacts) == (3, 2, 128 - 40)
    assert found.low is not None
    assert found.high is not None
    assert found.low < 88 < found.high
    assert sum(month.contacts for month in by_month(room.pirkko)) == pytest.approx(88, abs=2)
    assert (total(room.olle).answers, by_month(room.johan)) == (0, [])


def test_many_answers_are_measured_with_as_many_questions_to_the_database_as_one(room: Newsroom) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            effects(Question.objects.all())
        return len(queries)

    answered(room, [*BEFORE, 9, *AFTER])
    one = asked()
    for _more in range(4):
        answered(room, [2, 1])

    assert asked() == one <= 8


def test_what_an_agent_published_in_a_month_is_found_for_them_alone(room: Newsroom) -> None:
    question = make_question(department=room.teknik)
    link(question, room.live().article, by=room.pirkko)
    month = timezone.localdate()

    assert [one.question for one in published_in(room.gun, month)] == [question]
    assert [published_in(room.pirkko, month), published_in(room.gun, month - timedelta(days=40))] == [[], []]


def test_totals_are_of_questions_without_a_published_answer(room: Newsroom) -> None:
    make_question("Ett?", department=room.teknik, contacts=40, seconds=12 * 3600)
    make_question("Två?", department=room.teknik, contacts=20, seconds=24 * 3600, state="drafted")
    make_question("Tre?", department=room.teknik, contacts=9, seconds=999, state="answered")

    assert (totals(room.pirkko).contacts, totals(room.pirkko).hours_a_week) == (60, 3)
    assert totals(room.olle).contacts == 0
