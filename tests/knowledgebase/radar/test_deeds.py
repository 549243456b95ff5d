"""What an editor does with a question stays done, is told of, and is refused to others and to stale pages."""

from collections.abc import Callable

import pytest
from django.db import connection

from knowledgebase.actions.errors import InvalidChange, NotAllowed
from knowledgebase.models import Question, QuestionEvent, RadarContact
from knowledgebase.radar.deeds import link, merge, mute, place, rename, split, unmerge, unmute
from knowledgebase.radar.holding import StaleQuestion
from knowledgebase.radar.questions import counts_by_state, question_of, ranked
from servicedesk.people.models import Agent
from tests.factories.cast import again
from tests.knowledgebase.newsroom import Newsroom, make_newsroom
from tests.knowledgebase.radar.asked import make_asked, make_question
from tests.tickets.parallel import at_once

pytestmark = pytest.mark.django_db
KIND = QuestionEvent.Kind


def told(question: Question) -> list[tuple[str, str | None]]:
    return list(question.events.values_list("kind", "agent__name"))


def test_merged_question_becomes_part_of_the_other_and_leads_to_it(room: Newsroom) -> None:
    part, whole = make_question("Tunnan?", department=room.teknik), make_question(department=room.teknik)
    moved = [make_asked(part), make_asked(part)]
    make_asked(whole, seconds=600)

    merged = merge(part, whole, by=room.pirkko)

    assert (merged.contacts, merged.seconds) == (3, 1200)
    assert set(whole.contact_rows.filter(is_placed=True)) == set(moved)
    assert question_of(room.pirkko, part.pk) == whole
    assert ranked(room.pirkko).rows == [whole]
    assert told(whole) == told(part) == [(KIND.MERGED, "Pirkko Kallio")]


def test_undoing_a_merge_gives_back_what_was_moved_and_nothing_else(room: Newsroom) -> None:
    text = room.live()
    part, whole = make_question("Tunnan?", department=room.teknik), make_question(department=room.teknik)
    link(part, text.article, by=room.pirkko)
    mine, theirs = make_asked(part), make_asked(whole)
    merged = merge(part, whole, by=room.pirkko)
    assert (merged.article, merged.state) == (text.article, Question.State.ANSWERED)

    part = unmerge(Question.objects.get(pk=part.pk), by=room.pirkko)

    whole.refresh_from_db()
    assert (mine.__class__.objects.get(pk=mine.pk).question, RadarContact.objects.get(pk=theirs.pk).question) == (
        part,
        whole,
    )
    assert (part.state, part.contacts) == (Question.State.ANSWERED, 1)
    assert (whole.state, whole.article, whole.contacts) == (Question.State.OPEN, None, 1)
    with pytest.raises(StaleQuestion):
        unmerge(part, by=room.pirkko)


def test_merges_make_no_circle_and_lead_on_through_several(room: Newsroom) -> None:
    one, two, three = (make_question(name, department=room.teknik) for name in ("Ett?", "Två?", "Tre?"))
    merge(one, two, by=room.pirkko)
    merge(two, three, by=room.pirkko)

    for loop in ((three, one), (three, two)):
        with pytest.raises(StaleQuestion, match="Pirkko Kallio"):
            merge(*loop, by=room.pirkko)
    with pytest.raises(InvalidChange):
        merge(three, three, by=room.pirkko)
    with pytest.raises(StaleQuestion):  # first what became a part of something else
        unmerge(Question.objects.get(pk=one.pk), by=room.pirkko)
    assert {question_of(room.pirkko, question.pk) for question in (one, two, three)} == {three}


def test_splitting_makes_a_question_that_grouping_leaves_alone(room: Newsroom) -> None:
    whole = make_question(department=room.teknik, model="m", centre=[1.0, 0.0])
    kept = make_asked(whole)
    apart = [make_asked(whole, "Får jag en ny tunna?", vector=[0.0, float(way)], model="m") for way in (1, 1)]

    own = split(apart, by=room.pirkko)

    assert (own.name, own.is_named, own.state, own.contacts) == ("Får jag en ny tunna?", False, "open", 2)
    assert (own.department, own.centre) == (room.teknik, [0.0, 1.0])
    assert set(own.contact_rows.filter(is_placed=True)) == set(apart)
    assert list(whole.contact_rows.all()) == [kept]
    assert told(own) == told(whole) == [(KIND.SPLIT, "Pirkko Kallio")]
    with pytest.raises(StaleQuestion):
        split([RadarContact(pk=apart[0].pk, question=whole)], by=room.pirkko)
    for chosen in ([kept], [], [kept, RadarContact.objects.get(pk=apart[0].pk)]):
        with pytest.raises(InvalidChange):
            split(chosen, by=room.pirkko)


def test_name_by_a_person_stays_and_holds_nothing_about_people(room: Newsroom) -> None:
    question = make_question(department=room.teknik)

    for _twice in range(2):
        renamed = rename(question, "  Varför blev  tunnan inte tömd? ", by=room.pirkko)

    assert (renamed.name, renamed.is_named) == ("Varför blev tunnan inte tömd?", True)
    assert told(question) == [(KIND.RENAMED, "Pirkko Kallio")]
    for name in (" ", "x" * 201, "Vem är 19121212-1212?", "Ring 070-174 06 05"):
        with pytest.raises(InvalidChange):
            rename(question, name, by=room.pirkko)


def test_what_is_put_aside_leaves_the_list_and_comes_back_as_its_article_says(room: Newsroom) -> None:
    question = make_question(department=room.teknik)
    link(question, room.live().article, by=room.pirkko)

    mute(question, by=room.pirkko, reason="Hör inte hit")
    assert (ranked(room.pirkko).rows, counts_by_state(room.pirkko)["muted"]) == ([], 1)
    assert unmute(question, by=room.pirkko).state == Question.State.ANSWERED
    assert [kind for kind, _who in told(question)] == [
        KIND.LINKED,
        KIND.ANSWERED,
        KIND.MUTED,
        KIND.UNMUTED,
        KIND.ANSWERED,
    ]
    with pytest.raises(InvalidChange, match="avfärdad"):
        merge(make_question(department=room.teknik), mute(question, by=room.pirkko), by=room.pirkko)


def test_moved_contact_stays_where_it_was_put(room: Newsroom) -> None:
    one, two = make_question("Ett?", department=room.teknik), make_question("Två?", department=room.teknik)
    contact, stray = make_asked(one), make_asked(None, department=room.teknik)
    make_asked(one)

    place(contact, two, by=room.pirkko)
    place(stray, two, by=room.pirkko)

    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.contacts, two.contacts, two.contact_rows.filter(is_placed=True).count()) == (1, 2, 2)
    with pytest.raises(StaleQuestion):
        place(contact, make_question(department=room.teknik), by=room.pirkko)


def test_nobody_else_can_do_anything_with_a_question(room: Newsroom) -> None:
    question, other = make_question(department=room.teknik), make_question("Annan?", department=room.teknik)
    contact = make_asked(question)
    make_asked(question)
    draft = room.draft()

    for outsider in (room.olle, room.johan):
        assert (ranked(outsider).rows, sum(counts_by_state(outsider).values())) == ([], 0)
        with pytest.raises(Question.DoesNotExist):
            question_of(outsider, question.pk)
        deeds: list[Callable[[Agent], object]] = [
            lambda by: merge(question, other, by=by),
            lambda by: split([contact], by=by),
            lambda by: rename(question, "Nytt?", by=by),
            lambda by: mute(question, by=by),
            lambda by: unmute(question, by=by),
            lambda by: place(contact, other, by=by),
            lambda by: link(question, draft.article, by=by),
        ]
        for deed in deeds:
            with pytest.raises(NotAllowed):
                deed(outsider)
    mine = make_question("Hemtjänst?", department=room.olle.memberships.get().team.department)
    with pytest.raises(NotAllowed):  # a draft of another department
        link(mine, draft.article, by=room.olle)
    with pytest.raises(NotAllowed):  # into what one may not see
        merge(mine, other, by=room.olle)
    nobodys = make_question("Vems?")
    assert [ranked(again(who)).rows[:1] for who in (room.olle, room.pirkko)] == [[nobodys], [nobodys]]
    assert not QuestionEvent.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_editors_who_merge_at_once_one_is_told_what_the_other_did() -> None:
    room = make_newsroom()
    one, two, three = (make_question(name, department=room.teknik) for name in ("Ett?", "Två?", "Tre?"))

    results = at_once(lambda pair: merge(*pair, by=room.pirkko), [(one, two), (two, one), (one, three), (three, one)])

    refused = [result for result in results if isinstance(result, Exception)]
    assert {type(result) for result in refused} <= {StaleQuestion}
    roots = Question.objects.filter(merged_into=None)
    assert len(refused) + 3 - roots.count() == 4
    assert {question_of(room.pirkko, question.pk) for question in (one, two, three)} <= set(roots)


def test_a_deed_that_fails_leaves_nothing(room: Newsroom) -> None:
    part, whole = make_question(department=room.teknik), make_question("Annan?", department=room.teknik)
    contact = make_asked(part)
    with connection.cursor() as cursor:  # as when the process ends before the event is written
        cursor.execute(
            "ALTER TABLE knowledgebase_questionevent ADD CONSTRAINT never CHECK (kind <> 'merged') NOT VALID"
        )

    with pytest.raises(Exception, match="never"):
        merge(part, whole, by=room.pirkko)

    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE knowledgebase_questionevent DROP CONSTRAINT never")
    contact.refresh_from_db()
    part.refresh_from_db()
    assert (contact.question, contact.is_placed, part.merged_into) == (part, False, None)
