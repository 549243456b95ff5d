"""One press makes a draft out of what agents answered, once, without anybody in it, and only of what one may read."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import TestCase

from knowledgebase.actions.errors import CannotPublish, InvalidChange, NotAllowed
from knowledgebase.actions.publish import publish
from knowledgebase.actions.save_revision import save_revision
from knowledgebase.actions.use_article import use_article
from knowledgebase.models import Category, Question, QuestionEvent, Translation, UseKind
from knowledgebase.models.translation import Status
from knowledgebase.radar.drafting import begin_answer, sources
from knowledgebase.radar.keywords import Asked, keywords
from knowledgebase.radar.title import title_of
from knowledgebase.search import search_articles
from servicedesk.people.models import Team
from tests.factories import make_contact, make_inbox, make_team, make_ticket
from tests.knowledgebase.newsroom import Newsroom, make_newsroom
from tests.knowledgebase.radar.asked import make_asked, make_question
from tests.tickets.parallel import at_once
from tickets.models import Message, Ticket

pytestmark = pytest.mark.django_db
ANSWERS = (
    """Hej Anna-Karin!
    Om tunnan inte har tömts kommer vi tillbaka inom två arbetsdagar. Låt kärlet stå kvar vid vägen.
    Din dotter Elsa är välkommen på fredag.

    Med vänlig hälsning
    Johan Åkerström, 070-174 06 05""",
    "Hej Björn, om kärlet inte har tömts kommer vi tillbaka inom två arbetsdagar. Kundnummer 48213 är noterat.",
    "Låt kärlet stå kvar vid vägen. Tunnan vid Åkervägen 14 B tömmer vi inom två arbetsdagar.",
)


def answered_ticket(room: Newsroom, question: Question, text: str, *, team: Team, **fields: Any) -> Ticket:
    number = Message.objects.count()
    ticket = make_ticket(
        inbox=make_inbox(team=team, acknowledges=False), requester=make_contact(f"Person {number}", email=""), **fields
    )
    make_asked(question, "Min tunna blev inte tömd, när kommer ni?", ticket=ticket)
    Message.objects.create(
        ticket=ticket, kind="message", direction="out", agent=room.johan, body=text, delivery="sent", channel="email"
    )
    return ticket


@pytest.fixture
def open_team(room: Newsroom) -> Team:
    return make_team("Kontaktcenter", is_open_to_all=True)


def test_draft_says_what_agents_said_and_nothing_about_anybody(room: Newsroom, open_team: Team) -> None:
    question = make_question("När töms tunnan om ni missat den?", department=room.teknik)
    tickets = [answered_ticket(room, question, text, team=open_team) for text in ANSWERS]
    for _time in range(3):
        make_asked(question, "sopbilen missade oss", source="search", channel="")
    used = room.live("Vilka dagar töms tunnan?")
    assert used.live is not None
    use_article(used.live, tickets[0], by=room.johan, kind=UseKind.LINKED)

    draft = begin_answer(question, by=room.pirkko)

    text = draft.latest
    assert text is not None
    assert text.question == "När töms tunnan om ni missat den?"
    assert text.short_answer == (
        "Om tunnan inte har tömts kommer vi tillbaka inom två arbetsdagar. Låt kärlet stå kvar vid vägen."
    )
    whole = f"{text.short_answer} {text.steps} {text.details} {text.internal_notes} {draft.article.tags}".lower()
    for secret in ("anna-karin", "björn", "elsa", "johan", "070", "48213", "åkervägen", "person"):
        assert secret not in whole
    assert text.links == [{"kind": "page", "label": "Vilka dagar töms tunnan?", "url": f"artikel:{used.article_id}"}]
    assert (draft.status, draft.language, draft.article.department) == (Status.DRAFT, "sv", room.teknik)
    assert (draft.article.responsible, draft.article.category) == (room.pirkko, room.shelf)
    assert "sopbilen missade oss" in draft.article.tags
    assert "tömd" in draft.article.tags
    question.refresh_from_db()
    assert (question.state, question.article) == (Question.State.DRAFTED, draft.article)


def test_second_press_opens_the_same_draft_and_what_became_of_it(room: Newsroom) -> None:
    question = make_question(department=room.teknik)
    draft = begin_answer(question, by=room.pirkko)
    save_revision(draft, by=room.pirkko, short_answer="På fredagar.")

    assert begin_answer(question, by=room.gun) == draft
    assert begin_answer(Question.objects.get(pk=question.pk), by=room.pirkko) == draft
    assert list(question.events.values_list("kind", "agent")) == [(QuestionEvent.Kind.DRAFTED, room.pirkko.pk)]


def test_draft_without_any_answer_says_what_to_write_and_cannot_be_published(room: Newsroom) -> None:
    question = make_question(department=room.teknik)
    make_asked(question, "När kommer sopbilen?")

    draft = begin_answer(question, by=room.pirkko)

    assert draft.latest is not None
    assert (draft.latest.short_answer, draft.latest.details) == ("", "")
    assert draft.latest.internal_notes.startswith("Det finns inget svar att utgå från. Skriv:\n1. svaret")
    assert "sopbilen" not in draft.latest.internal_notes  # what a citizen wrote stays out of what is never erased
    with pytest.raises(CannotPublish) as refused:
        publish(draft, by=room.gun, attested=True)
    assert refused.value.faults[0].field == "short_answer"


def test_nothing_of_tickets_the_writer_may_not_read_is_in_the_draft(room: Newsroom, open_team: Team) -> None:
    secret = "Hemtjänsten kommer till kärlet varje morgon utan avgift."
    closed = make_team("Socialtjänst")
    question = make_question(department=room.teknik)
    answered_ticket(room, question, secret, team=closed)
    answered_ticket(room, question, secret, team=open_team, is_confidential=True)
    answered_ticket(room, question, secret, team=room.pirkko.memberships.get().team, is_confidential=True)
    hidden = answered_ticket(room, question, secret, team=open_team)
    hidden.requester.is_protected = True
    hidden.requester.save()

    draft = begin_answer(question, by=room.pirkko)

    assert draft.latest is not None
    assert draft.latest.short_answer == ""
    assert "Hemtjänsten" not in f"{draft.latest.details} {draft.latest.internal_notes}"


def test_sources_are_listed_for_who_may_read_them_and_stand_in_no_text(room: Newsroom, open_team: Team) -> None:
    question = make_question(department=room.teknik)
    assert sources(question, room.pirkko) is None
    mine = answered_ticket(room, question, ANSWERS[0], team=room.pirkko.memberships.get().team)
    draft = begin_answer(question, by=room.pirkko)

    found, others = sources(question, room.pirkko), sources(question, room.gun)

    assert (found and found.tickets, found and found.others) == ([mine.number], 0)
    assert (others and others.tickets, others and others.others) == ([], 1)
    assert draft.latest is not None
    assert str(mine.number) not in f"{draft.latest.details}{draft.latest.internal_notes}{draft.latest.links}"


def test_nobody_else_begins_an_answer(room: Newsroom) -> None:
    question = make_question("Vad kostar det?", department=room.teknik)

    for outsider in (room.olle, room.johan):
        with pytest.raises(NotAllowed):
            begin_answer(question, by=outsider)
    with pytest.raises(InvalidChange, match="avfärdad"):
        begin_answer(make_question("Undan?", department=room.teknik, state="muted"), by=room.pirkko)
    Category.objects.update(is_active=False)
    with pytest.raises(InvalidChange):
        begin_answer(question, by=room.pirkko)
    assert (Translation.objects.count(), QuestionEvent.objects.count()) == (0, 0)


def test_published_draft_answers_the_question_and_is_found_in_citizens_words(room: Newsroom) -> None:
    question = make_question("Vad gör man när sopbilen missat en?", department=room.teknik)
    for number in range(3):
        make_asked(question, "Varför struntade renhållarna i vår container", source_id=f"c{number}")
    draft = begin_answer(question, by=room.pirkko)
    save_revision(draft, by=room.pirkko, short_answer="Vi kommer tillbaka inom två dagar.")

    with TestCase.captureOnCommitCallbacks(execute=True):
        publish(draft, by=room.gun, attested=True)

    question.refresh_from_db()
    assert question.state == Question.State.ANSWERED
    (hit,) = search_articles(room.johan, "renhållarna struntade")
    assert hit.shown.translation_id == draft.pk


def test_draft_whose_question_was_never_told_of_it_is_not_there(room: Newsroom) -> None:
    question = make_question(department=room.teknik)
    with connection.cursor() as cursor:  # as when the process ends before the event is written
        cursor.execute("ALTER TABLE knowledgebase_questionevent ADD CONSTRAINT never CHECK (kind <> 'drafted')")

    with pytest.raises(IntegrityError, match="never"), transaction.atomic():
        begin_answer(question, by=room.pirkko)

    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE knowledgebase_questionevent DROP CONSTRAINT never")
    question.refresh_from_db()
    assert (question.article, question.state, Translation.objects.count()) == (None, "open", 0)
    assert begin_answer(question, by=room.pirkko).article.radar_questions.get() == question


def test_title_keeps_no_name_and_fits(room: Newsroom) -> None:
    long = "Varför blev tunnan hos Elsa Bergström på Åkervägen 14 inte tömd " + "och vad gör man då " * 8

    draft = begin_answer(make_question(long[:200], department=room.teknik), by=room.pirkko)
    rare = make_question("Zelda står i kö till Kottens förskola, när får vi besked?", department=room.teknik)
    for number in range(3):
        make_asked(rare, f"Barnet står i kö till Kottens förskola sedan {number + 1} maj", nearness=0.1)
    make_asked(rare, "Var i kön till Kottens förskola ligger vi?", nearness=0.9)

    assert draft.latest is not None
    assert len(draft.latest.question) <= 160
    assert not {"elsa", "bergström", "åkervägen", "14"} & set(draft.latest.question.lower().split())
    text = begin_answer(rare, by=room.pirkko).latest
    assert text is not None
    assert text.question == "Var i kön till Kottens förskola ligger vi?"
    assert title_of(["Zelda står i kö, när får vi besked?"], []) == "Står i kö, när får vi besked?"
    street = "När är nästa sophämtning på Älvgatan?"
    assert title_of([street], [street] * 9) == "När är nästa sophämtning?"
    assert title_of([street, "Trottoaren är hal. Min fru har ramlat. När sandar ni?"], []) == "När sandar ni?"
    assert title_of(["Samtal in, 4 min. Ring tillbaka. Vattnet rinner på vägen."], []) == "Vattnet rinner på vägen."
    assert title_of(["", "السلام عليكم،.", "070-174 06 05"], []) == ""


def test_words_to_be_found_by_are_several_peoples_and_nobodys_name() -> None:
    asked = [Asked(f"Elsa vill ha en ny container {number}", "message", 1) for number in range(4)]
    asked += [Asked("Zelda vill ha en ny container", "message", 1)] * 3
    asked += [
        Asked("elsa bergström", "search", 9),
        Asked("container hyra", "search", 3),
        Asked("rar sökning", "search", 2),
    ]

    assert keywords(asked, names=frozenset({"bergström"})) == ["container hyra", "container"]


@pytest.mark.django_db(transaction=True)
def test_two_who_press_at_once_get_one_draft() -> None:
    room = make_newsroom()
    question = make_question(department=room.teknik)

    drafts = at_once(lambda by: begin_answer(question, by=by), [room.pirkko, room.gun])

    assert drafts[0] == drafts[1]
    assert Translation.objects.count() == 1
