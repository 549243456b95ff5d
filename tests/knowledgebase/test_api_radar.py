"""Programs read the questions of their departments and do what editors do. Others' questions do not exist."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from knowledgebase.models import Question, RadarContact
from tests.factories import make_ticket
from tests.knowledgebase.newsroom import Newsroom
from tests.knowledgebase.radar.asked import make_asked, make_question, make_weeks
from tests.tickets.api.client import Caller, errors_of, problem_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def caller(room: Newsroom) -> Caller:
    cache.clear()
    return Caller(*room.teknik.teams.all(), scopes=("articles:write",))


def test_questions_are_listed_by_what_they_cost(room: Newsroom, caller: Caller) -> None:
    small = make_question("Ett?", department=room.teknik, rank=0.5)
    large = make_question("Två?", department=room.teknik, rank=7.25, article=room.live().article, state="answered")
    aside = make_question("Tre?", department=room.teknik, state="muted")

    def ids(query: str = "") -> list[int]:
        return [row["id"] for row in caller.get(f"questions/{query}").json()["results"]]

    assert (ids(), ids("?state=muted"), ids("?state=open")) == ([large.pk, small.pk], [aside.pk], [small.pk])
    first = caller.get("questions/?page_size=1").json()
    assert first["results"][0]["article"] == str(large.article.key)  # type: ignore[union-attr]
    following = caller.get(first["next"].partition("/api/v1/")[2]).json()
    assert [row["id"] for row in following["results"]] == [small.pk]
    assert list(errors_of(caller.get("questions/?state=gone"))) == ["state"]


def test_list_asks_the_database_as_often_for_many_as_for_one(room: Newsroom, caller: Caller) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            caller.get("questions/")
        return len(queries)

    article = room.live().article
    make_question(department=room.teknik, article=article)
    asked()
    one = asked()
    for number in range(29):
        make_question(f"Fråga {number}?", department=room.teknik, article=article)

    assert asked() == one


def test_one_is_read_with_its_weeks_examples_and_effect(room: Newsroom, caller: Caller) -> None:
    text = room.live("När töms tunnan?")
    question = make_question("När töms tunnan?", department=room.teknik, article=text.article, state="answered")
    make_weeks(question, [20] * 12 + [9] + [4] * 8)
    published = timezone.now() - timedelta(weeks=9)
    Question.objects.filter(pk=question.pk).update(answered_at=published)
    RadarContact.objects.filter(question=question).update(knowledge="no")
    hidden = make_asked(question, "Hemligt ärende?", channel="phone", nearness=0.9, ticket=make_ticket())
    make_asked(question, "missad tömning", source="search", channel="", weight=84)

    told = caller.get(f"questions/{question.pk}/").json()

    assert (told["name"], told["department"], len(told["weeks"])) == ("När töms tunnan?", "teknik", 12)
    assert told["weeks"][-2]["channels"] == [{"channel": "email", "contacts": 4}]
    assert told["examples"][0] | {"at": ""} == {
        "contact": hidden.pk,
        "words": "Hemligt ärende?",
        "channel": "phone",
        "language": "",
        "at": "",
        "ticket": None,
    }
    assert told["searches"] == [{"words": "missad tömning", "times": 84}]
    assert [one["knowledge"] for one in told["knowledge"]] == ["no"]
    assert [one["key"] for one in told["nearest_articles"]] == [str(text.article.key)]
    found = told["effect"]
    assert (found["claim"], found["avoided"], found["knows_season"]) == (True, 128, False)
    assert found["channels"] == [{"channel": "email", "before": 20, "after": 4}]


def test_questions_are_merged_taken_apart_named_and_put_aside(room: Newsroom, caller: Caller) -> None:
    part, into = make_question("Ett?", department=room.teknik), make_question("Två?", department=room.teknik)
    contacts = [make_asked(part), make_asked(part), make_asked(into)]
    where = f"questions/{part.pk}/"

    assert caller.post(f"{where}merges/", {"into": into.pk}).json()["id"] == into.pk
    assert caller.get(where).json()["id"] == into.pk
    assert problem_of(caller.post(f"{where}merges/", {"into": into.pk})) == (409, "conflict")
    assert problem_of(caller.patch(where, {"name": "Nytt?"})) == (409, "conflict")
    assert caller.post(f"{where}merges/undoing/").json()["contacts"] == 2
    assert problem_of(caller.post(f"{where}merges/undoing/")) == (409, "conflict")
    own = caller.post(f"{where}splits/", {"contacts": [contacts[0].pk], "name": "Ny tunna?"}).json()
    assert (own["name"], own["state"], own["contacts"]) == ("Ny tunna?", "open", 1)
    assert problem_of(caller.post(f"{where}splits/", {"contacts": [contacts[2].pk]})) == (422, "refused")
    assert caller.post(f"{where}contacts/", {"contact": contacts[0].pk}).json()["contacts"] == 2
    changed = caller.patch(where, {"name": "När töms tunnan?", "state": "muted"}).json()
    assert (changed["name"], changed["state"]) == ("När töms tunnan?", "muted")
    assert caller.patch(where, {"state": "open"}).json()["state"] == "open"
    assert {(event.agent, event.data["integration"]) for event in part.events.all()} == {
        (None, caller.integration.name)
    }


def test_answer_is_begun_once_and_linked(room: Newsroom, caller: Caller) -> None:
    question, text = make_question(department=room.teknik), room.live()
    where = f"questions/{question.pk}/"

    drafts = [caller.post(f"{where}draft/").json() for _time in range(2)]

    assert drafts[0] == drafts[1]
    assert (drafts[0]["status"], drafts[0]["question"], drafts[0]["department"]) == (
        "draft",
        "När töms tunnan?",
        "teknik",
    )
    assert caller.get(where).json()["state"] == "drafted"
    linked = caller.post(f"{where}article/", {"article": str(text.article.key)}).json()
    assert (linked["state"], linked["article"]) == ("answered", str(text.article.key))
    assert caller.post(f"{where}article/", {"article": None}).json()["state"] == "open"
    nowhere = {"article": "00000000-0000-4000-8000-000000000000"}
    assert problem_of(caller.post(f"{where}article/", nowhere)) == (422, "refused")


def test_other_departments_questions_do_not_exist(room: Newsroom, caller: Caller) -> None:
    question, other = make_question(department=room.teknik), make_question("Annan?", department=room.teknik)
    contact = make_asked(question)
    outsider = Caller(*room.olle.memberships.get().team.department.teams.all(), scopes=("articles:write",))
    theirs = make_question("Hemtjänst?", department=room.olle.memberships.get().team.department)
    where = f"questions/{question.pk}/"
    bodies: dict[str, Any] = {
        "merges/": {"into": other.pk},
        "merges/undoing/": {},
        "splits/": {"contacts": [contact.pk]},
        "contacts/": {"contact": contact.pk},
        "article/": {"article": None},
        "draft/": {},
    }

    assert [one["id"] for one in outsider.get("questions/").json()["results"]] == [theirs.pk]
    answers = [outsider.get(where), outsider.patch(where, {"name": "x"})]
    answers += [outsider.post(where + name, body) for name, body in bodies.items()]
    assert {problem_of(answer) for answer in answers} == {(404, "not-found")}
    own = f"questions/{theirs.pk}/"
    assert problem_of(outsider.post(f"{own}merges/", {"into": question.pk})) == (422, "refused")
    assert problem_of(outsider.post(f"{own}contacts/", {"contact": contact.pk})) == (422, "refused")
    draft = room.draft()
    assert problem_of(outsider.post(f"{own}article/", {"article": str(draft.article.key)})) == (409, "conflict")
