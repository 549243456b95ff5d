"""What is done with a question on its page: by whom, what changes, and what is told."""

import pytest

from knowledgebase.models import Question, QuestionEvent
from tests.factories import make_article, make_shelf
from tests.frontend.editor.cast import Cast, as_, make_cast
from tests.frontend.editor.radar_cast import make_contact, make_question

pytestmark = pytest.mark.django_db
DEEDS = ("utkast", "namn", "avfardande", "aterupptagande", "sammanslagning", "utbrytning", "flytt")


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def at(question: Question, deed: str = "") -> str:
    return f"/aterkommande-fragor/{question.pk}/{deed + '/' if deed else ''}"


def state(question: Question) -> str:
    return Question.objects.get(pk=question.pk).state


def test_outsiders_and_agents_can_do_nothing(cast: Cast) -> None:
    question = make_question(department=cast.teknik)

    for agent in (cast.olle, cast.johan):
        assert {as_(agent).post(at(question, deed), {"name": "x", "into": "1"}).status_code for deed in DEEDS} == {404}
    assert QuestionEvent.objects.count() == 0


def test_a_get_changes_nothing(cast: Cast) -> None:
    question, client = make_question(), as_(cast.pirkko)

    codes = {deed: client.get(at(question, deed)).status_code for deed in DEEDS}

    assert codes == {**dict.fromkeys(DEEDS, 405), "namn": 200, "sammanslagning": 200, "flytt": 200}
    assert QuestionEvent.objects.count() == 0


def test_one_press_makes_a_draft_and_leads_to_it(cast: Cast) -> None:
    make_shelf()
    question = make_question(department=cast.teknik)
    make_contact(question, "Varför kom inte sopbilen?")
    client = as_(cast.pirkko)

    answer = client.post(at(question, "utkast"))

    question.refresh_from_db()
    assert question.state == "drafted"
    assert answer["Location"] == f"/kunskap/{question.article_id}/redigera/"
    assert client.get(answer["Location"]).status_code == 200
    assert client.post(at(question, "utkast"))["Location"] == answer["Location"]  # the same draft


def test_an_article_there_is_already_answers_the_question(cast: Cast) -> None:
    text, hidden = (make_article("När töms soptunnan?", department=one, is_live=one is cast.teknik) for one in (
        cast.teknik, cast.social
    ))  # fmt: skip
    question, client = make_question(), as_(cast.pirkko)

    assert client.post(at(question, "artikel"), {"article": hidden.article_id}).status_code == 404
    assert client.post(at(question, "artikel"), {"article": text.article_id})["Location"] == at(question)
    assert state(question) == "answered"
    client.post(at(question, "artikel"))
    assert state(question) == "open"
    assert as_(cast.johan).post(at(question, "artikel"), {"article": text.article_id}).status_code == 404


def test_a_question_is_renamed_and_a_name_with_a_number_is_refused(cast: Cast) -> None:
    question, client = make_question(), as_(cast.pirkko)

    refused = client.post(at(question, "namn"), {"name": "Ring 070-174 06 05 om tunnan"})
    empty = client.post(at(question, "namn"), {"name": " "})
    done = client.post(at(question, "namn"), {"name": "Varför blev tunnan inte tömd?"})

    assert (refused.status_code, empty.status_code, done.status_code) == (422, 422, 302)
    assert "Utelämna" in refused.content.decode() or "error-summary" in refused.content.decode()
    assert Question.objects.get(pk=question.pk).name == "Varför blev tunnan inte tömd?"
    assert "blev ”Varför blev tunnan inte tömd?”" in client.get(at(question)).content.decode()


def test_a_question_is_put_aside_and_taken_up_again(cast: Cast) -> None:
    question, client = make_question(), as_(cast.pirkko)

    assert client.post(at(question, "avfardande"))["Location"] == "/aterkommande-fragor/"
    assert state(question) == "muted"
    assert client.post(at(question, "aterupptagande"))["Location"] == at(question)
    assert state(question) == "open"


def test_the_other_question_is_found_by_words_and_by_likeness(cast: Cast) -> None:
    question = make_question("När töms soptunnan?", department=cast.teknik)
    alike, other = make_question("Varför töms inte soptunnan?"), make_question("Var parkerar man lastbilen?")
    make_question("När töms soptunnan i Social?", department=cast.social)
    client = as_(cast.pirkko)

    def others(words: str) -> list[str]:
        return [one.name for one in client.get(at(question, "sammanslagning"), {"q": words}).context["others"]]

    assert others("") == [alike.name]
    assert others("lastbil") == [other.name]


def test_questions_are_merged_and_taken_apart_again(cast: Cast) -> None:
    part, whole = make_question("Del", contacts=2), make_question("Helhet", contacts=5)
    make_contact(part)
    client = as_(cast.pirkko)

    merged = client.post(at(part, "sammanslagning"), {"into": whole.pk})

    assert merged["Location"] == at(whole)
    assert Question.objects.get(pk=part.pk).merged_into_id == whole.pk
    page = client.get(at(whole)).content.decode()
    assert f'action="{at(part, "sammanslagning")}angring/"' in page

    undone = client.post(at(part, "sammanslagning") + "angring/")

    assert undone["Location"] == at(part)
    assert Question.objects.get(pk=part.pk).merged_into_id is None
    assert as_(cast.johan).post(at(part, "sammanslagning") + "angring/").status_code == 404


def test_a_question_cannot_be_merged_into_what_one_does_not_see_or_itself(cast: Cast) -> None:
    question, hidden = make_question(), make_question(department=cast.social)
    client = as_(cast.pirkko)

    for into in (hidden.pk, question.pk, "", "x", 2**63):
        answer = client.post(at(question, "sammanslagning"), {"into": into})
        assert answer["Location"] == at(question, "sammanslagning")

    assert Question.objects.exclude(merged_into=None).count() == 0


def test_chosen_contacts_become_a_question_of_their_own(cast: Cast) -> None:
    question, client = make_question(), as_(cast.pirkko)
    kept, other = make_contact(question), make_contact(question, "Kan jag få en större tunna?")

    nothing = client.post(at(question, "utbrytning"), {"name": "Tom"})
    done = client.post(at(question, "utbrytning"), {"name": "Kan jag byta till större tunna?", "contact": [other.pk]})

    own = Question.objects.get(name="Kan jag byta till större tunna?")
    assert (nothing["Location"], done["Location"]) == (at(question), at(own))
    assert [list(one.contact_rows.values_list("pk", flat=True)) for one in (question, own)] == [[kept.pk], [other.pk]]


def test_chosen_contacts_move_to_another_question_all_or_none(cast: Cast) -> None:
    question, into, client = make_question(), make_question("När töms soptunnan?"), as_(cast.pirkko)
    rows = [make_contact(question, f"Fråga {number}") for number in range(3)]
    foreign = make_contact(make_question(department=cast.social))
    chosen = [rows[0].pk, rows[1].pk, foreign.pk]

    asked = client.get(at(question, "flytt") + "?q=soptunna&" + "&".join(f"contact={pk}" for pk in chosen))
    moved = client.post(at(question, "flytt"), {"contact": chosen, "into": into.pk})
    none = client.post(at(question, "flytt"), {"contact": chosen})

    assert [one.pk for one in asked.context["chosen"]] == [rows[1].pk, rows[0].pk]
    assert (moved["Location"], none["Location"]) == (at(question), at(question))
    assert sorted(into.contact_rows.values_list("pk", flat=True)) == sorted([rows[0].pk, rows[1].pk])
