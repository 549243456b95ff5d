"""The night's grouping: questions keep who they are, whatever people have done with them stays."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django.fixtures import Settings

from knowledgebase import tasks
from knowledgebase.models.radar import Question, RadarContact, RadarRun
from knowledgebase.radar.assigning import Assigned, assigned
from knowledgebase.radar.deeds import merge, mute, place, rename, split
from knowledgebase.radar.regrouping import regroup
from knowledgebase.semantic import language_model
from servicedesk.lib.queueing import enqueue_once
from servicedesk.people.models import Agent
from tests.factories import make_agent, make_team, make_ticket
from tests.knowledgebase.radar.grouped import BINS, LONELY, QUEUE, ask, grouped, question_of
from tickets.models import Ticket

pytestmark = pytest.mark.django_db
needs_model = pytest.mark.skipif(not language_model.is_installed(), reason="no language model for this processor")


@pytest.fixture(autouse=True)
def by_letters(settings: Settings) -> None:
    """Without the language model, which takes seconds to begin; the tests that are about it switch it on."""
    settings.ARTICLE_EMBEDDINGS = False


@pytest.fixture
def editor() -> Agent:
    return make_agent(role="publisher", teams=[make_team()])


def test_what_means_the_same_becomes_one_question_and_what_was_asked_once_none() -> None:
    ask(*BINS, *QUEUE, LONELY)

    run = regroup()

    assert grouped() == {frozenset(BINS), frozenset(QUEUE)}
    assert (run.contacts, run.questions, run.kept, run.failed) == (9, 2, 1.0, "")
    assert run.finished_at is not None
    question = question_of(BINS[0])
    assert question.name in BINS
    assert (question.contacts, question.seconds, question.gap, question.state) == (4, 1200, 1.0, "open")
    assert question.rank == pytest.approx(4 * 300 / 3600)
    assert [event.kind for event in question.events.all()] == ["found"]
    assert all(0 < row.nearness <= 1 for row in question.contact_rows.all())


def test_another_night_keeps_every_question_and_new_contacts_join_theirs() -> None:
    ask(*BINS, *QUEUE)
    regroup()
    before = {words: question_of(words).pk for words in (*BINS, *QUEUE)}
    ask("Soptunnan är inte tömd, när töms den?", "Var i förskolekön ligger vårt barn?")

    run = regroup()

    assert {words: question_of(words).pk for words in before} == before
    assert question_of("Soptunnan är inte tömd, när töms den?").pk == before[BINS[0]]
    assert question_of("Var i förskolekön ligger vårt barn?").pk == before[QUEUE[0]]
    assert (run.questions, run.kept, Question.objects.count()) == (2, 1.0, 2)


def test_what_was_lonely_becomes_a_question_when_others_ask_it_too() -> None:
    ask(LONELY)
    regroup()
    ask("Får man begrava en hamster i parken?", "Kan man begrava hamstern i parken?")

    regroup()

    assert question_of(LONELY).contact_rows.count() == 3


def test_grouping_anew_goes_on_with_the_question_most_had() -> None:
    ask(*BINS, *QUEUE)
    regroup()
    first, second = question_of(BINS[0]), question_of(QUEUE[0])
    strayed = RadarContact.objects.get(words=BINS[3])
    RadarContact.objects.filter(pk=strayed.pk).update(question=second)
    empty = Question.objects.create(name="Samma", first_at=timezone.now(), last_at=timezone.now())
    RadarContact.objects.filter(words=QUEUE[3]).update(question=empty)

    run = regroup(whole=True)

    assert grouped() == {frozenset(BINS), frozenset(QUEUE)}
    assert (question_of(BINS[3]), question_of(QUEUE[3])) == (first, second)
    empty.refresh_from_db()
    assert empty.merged_into == second, "what became a part of another leads there"
    assert run.kept == pytest.approx(2 / 3)


def test_what_a_person_has_done_stays_whatever_is_grouped(editor: Agent) -> None:
    ask(*BINS, *QUEUE)
    regroup()
    bins, queue = question_of(BINS[0]), question_of(QUEUE[0])
    rename(bins, "Missad tömning", by=editor)
    mute(queue, by=editor)
    placed = RadarContact.objects.get(words=QUEUE[3])
    place(placed, bins, by=editor)
    ask("Soptunnan är inte tömd, när töms den?", "Var i förskolekön ligger vårt barn?")

    regroup(whole=True)

    bins.refresh_from_db()
    queue.refresh_from_db()
    placed.refresh_from_db()
    assert (bins.name, queue.state, placed.question) == ("Missad tömning", "muted", bins)
    assert question_of("Var i förskolekön ligger vårt barn?") == queue
    own = split([RadarContact.objects.get(words=BINS[2])], by=editor)
    merge(queue, bins, by=editor)

    regroup(whole=True)

    assert question_of(BINS[2]) == own
    queue.refresh_from_db()
    assert queue.merged_into == bins
    assert question_of(QUEUE[0]) == bins
    ask("Vilken plats i förskolekön har mitt barn nu?")
    regroup()
    assert question_of("Vilken plats i förskolekön har mitt barn nu?") == bins, "what was merged leads on"


def test_a_contact_moved_while_it_was_worked_out_stays_there(editor: Agent, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(*BINS, *QUEUE)
    regroup()
    queue = question_of(QUEUE[0])
    (late,) = ask("Soptunnan är inte tömd, när töms den?")

    def moved_meanwhile(*args: Any) -> Assigned:
        place(late, queue, by=editor)
        return assigned(*args)

    monkeypatch.setattr("knowledgebase.radar.regrouping.assigned", moved_meanwhile)
    regroup()

    late.refresh_from_db()
    assert late.question == queue


def test_a_question_is_not_called_by_what_became_confidential() -> None:
    secret, *others = [make_ticket(text=text) for text in BINS[:3]]
    alone = [make_ticket(text=text) for text in QUEUE[:3]]
    regroup()
    question, emptied = question_of(BINS[0]), question_of(QUEUE[0])
    Question.objects.filter(pk=question.pk).update(name=BINS[0])
    Ticket.objects.filter(pk__in=[secret.pk, *(one.pk for one in alone)]).update(is_confidential=True)

    regroup()

    question.refresh_from_db()
    assert question.name in BINS[1:3]
    assert not Question.objects.filter(pk=emptied.pk).exists()
    assert {row.ticket for row in RadarContact.objects.all()} == set(others)


def test_a_failure_is_kept_and_raised_and_leaves_everything_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    ask(*BINS)

    def broken(*args: object) -> None:
        raise RuntimeError("disk full")

    monkeypatch.setattr("knowledgebase.radar.settling.rank_questions", broken)

    with pytest.raises(RuntimeError):
        regroup()

    run = RadarRun.objects.get()
    assert (run.failed, run.finished_at is not None) == ("RuntimeError: disk full", True)
    assert not Question.objects.exists()
    assert not RadarContact.objects.exclude(question=None).exists()


@pytest.fixture
def other_session() -> Iterator[psycopg.Connection]:
    told = connection.get_connection_params()
    with psycopg.connect(
        **{key: told[key] for key in ("dbname", "user", "password", "host", "port") if told.get(key)}
    ) as session:
        yield session


def test_two_groupings_at_once_are_one(other_session: psycopg.Connection) -> None:
    ask(*BINS)
    under_way = RadarRun.objects.create()
    other_session.execute("SELECT pg_advisory_lock(hashtext('knowledgebase.radar'), 0)")

    assert regroup() == under_way

    assert not Question.objects.exists()


def test_the_nights_job_groups_and_an_editor_asks_for_it_once() -> None:
    ask(*BINS)
    tasks.regroup(timestamp=0)
    assert question_of(BINS[0]).contacts == 4

    assert enqueue_once("knowledgebase.regroup", at=timezone.now())
    assert not enqueue_once("knowledgebase.regroup", at=timezone.now())
    assert ProcrastinateJob.objects.filter(task_name="knowledgebase.regroup").count() == 1


@needs_model
def test_the_language_model_reads_each_text_once_and_finds_what_letters_cannot(settings: Settings) -> None:
    settings.ARTICLE_EMBEDDINGS = True
    ask(*BINS, BINS[0], "Sopkärlet tömdes inte, kommer bilen tillbaka?", *QUEUE, LONELY)

    regroup()

    bins = RadarContact.objects.get(words=BINS[1]).question
    assert bins is not None
    assert set(bins.contact_rows.values_list("words", flat=True)) == {
        *BINS,
        "Sopkärlet tömdes inte, kommer bilen tillbaka?",
    }
    read = RadarContact.objects.exclude(vector=None)
    assert read.count() == 10, "the same words are read once"
    assert set(read.values_list("model", flat=True)) == {language_model.model_name()} == {bins.model}
    assert len(bins.centre) == 384

    changed = set(read.values_list("pk", "changed_at"))
    regroup()
    assert set(RadarContact.objects.exclude(vector=None).values_list("pk", "changed_at")) == changed
