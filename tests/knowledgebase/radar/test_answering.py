"""A question is answered when readers have its article, open again when it is taken down; what is missed is found."""

from datetime import timedelta

import pytest
from django.test import TestCase

from knowledgebase.actions.create_article import create_article
from knowledgebase.actions.placing import change_visibility
from knowledgebase.actions.publish import publish
from knowledgebase.actions.save_revision import save_revision
from knowledgebase.actions.unpublish import unpublish
from knowledgebase.models import Question, QuestionEvent, Visibility
from knowledgebase.radar.answering import AWAY_FOR, follow, follow_missed
from knowledgebase.radar.deeds import link, mute
from tests.knowledgebase.newsroom import Newsroom
from tests.knowledgebase.radar.asked import make_question

pytestmark = pytest.mark.django_db
STATE, KIND = Question.State, QuestionEvent.Kind


def kinds(question: Question) -> list[str]:
    return list(question.events.values_list("kind", flat=True))


def state(question: Question) -> str:
    question.refresh_from_db()
    return question.state


def test_question_follows_its_article_from_draft_to_readers_and_back(room: Newsroom) -> None:
    question, text = make_question(department=room.teknik), room.draft()
    assert link(question, text.article, by=room.pirkko).state == STATE.DRAFTED

    with TestCase.captureOnCommitCallbacks(execute=True):
        publish(text, by=room.gun, attested=True)
    assert (state(question), question.gap) == (STATE.ANSWERED, 0)
    published_at = question.answered_at
    with TestCase.captureOnCommitCallbacks(execute=True):
        unpublish(text, by=room.gun, reason="Fel belopp")
    assert (state(question), question.answered_at) == (STATE.OPEN, published_at)
    with TestCase.captureOnCommitCallbacks(execute=True):
        save_revision(text, by=room.pirkko, short_answer="Senast klockan 7.")
    assert state(question) == STATE.DRAFTED
    text.refresh_from_db()
    with TestCase.captureOnCommitCallbacks(execute=True):
        publish(text, by=room.gun, attested=True)

    # Away for a moment only: the measure goes on from when readers first had it.
    assert (state(question), question.answered_at) == (STATE.ANSWERED, published_at)
    assert kinds(question) == [KIND.LINKED, KIND.ANSWERED, KIND.REOPENED, KIND.ANSWERED]


def test_answer_that_was_long_away_is_measured_anew(room: Newsroom) -> None:
    question, text = make_question(department=room.teknik), room.live()
    link(question, text.article, by=room.pirkko)
    before = Question.objects.get(pk=question.pk).answered_at
    unpublish(text, by=room.gun)
    follow(text.article_id)
    QuestionEvent.objects.filter(kind=KIND.REOPENED).update(
        at=QuestionEvent.objects.get(kind=KIND.REOPENED).at - AWAY_FOR - timedelta(days=1)
    )
    text.refresh_from_db()
    publish(text, by=room.gun, attested=True)
    follow(text.article_id)

    assert state(question) == STATE.ANSWERED
    assert before is not None
    assert question.answered_at is not None
    assert question.answered_at > before


def test_what_was_not_heard_of_is_found_later_and_once(room: Newsroom) -> None:
    text, draft = room.live(), room.draft("Vad kostar det?")
    missed = make_question("Ett?", department=room.teknik, article=text.article)
    gone = make_question("Två?", department=room.teknik, article=draft.article, state=STATE.ANSWERED)
    lost = make_question("Tre?", department=room.teknik, state=STATE.DRAFTED)
    aside = mute(make_question("Fyra?", department=room.teknik, article=text.article), by=room.pirkko)

    assert (follow_missed(), follow_missed(), follow(text.article_id)) == (3, 0, 0)

    assert [state(one) for one in (missed, gone, lost, aside)] == ["answered", "drafted", "open", "muted"]
    assert [kinds(one) for one in (missed, gone, lost)] == [[KIND.ANSWERED], [KIND.REOPENED], []]


def test_article_for_agents_alone_is_no_answer_for_readers(room: Newsroom) -> None:
    text = publish(
        create_article(
            by=room.pirkko, category=room.shelf, department=room.teknik, question="Internt?", short_answer="Ja."
        ),
        by=room.gun,
        attested=True,
    )
    question = link(make_question(department=room.teknik), text.article, by=room.pirkko)
    assert question.state == STATE.ANSWERED

    with TestCase.captureOnCommitCallbacks(execute=True):
        change_visibility(text.article, by=room.gun, visibility=Visibility.AGENTS)

    assert state(question) == STATE.DRAFTED
