"""Searching articles: in citizens' words, for those who may read them."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from knowledgebase.models import ViewsOfDay
from knowledgebase.search import did_you_mean, search_articles, suggest_articles, suggest_words
from servicedesk.people.access import Viewer
from tests.factories import make_article, make_shelf, make_translation

pytestmark = pytest.mark.django_db
READER = AnonymousUser()


def found(text: str, viewer: Viewer = READER) -> list[str]:
    return [hit.shown.question for hit in search_articles(viewer, text)]


@pytest.fixture
def shelves() -> None:
    make_article("Vad kostar det att söka lov för att bygga?", short_answer="Du betalar en avgift för bygglov.")
    make_article("När töms soptunnan?", short_answer="Varannan vecka.", details="Kärlet töms mellan klockan 6 och 16.")
    make_article("Hur anmäler jag mitt barn till förskolan?", short_answer="I e-tjänsten, fyra månader innan.")
    make_article("Var kan jag rösta 2026?", short_answer="I biblioteket. Ring 0980-319 210 om du har frågor.")


@pytest.mark.usefixtures("shelves")
@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("bygglovsavgift", "Vad kostar det att söka lov för att bygga?"),  # a compound of two words far apart
        ("avgifter för bygglov", "Vad kostar det att söka lov för att bygga?"),
        ("förskola", "Hur anmäler jag mitt barn till förskolan?"),
        ("förskoleplats barn", "Hur anmäler jag mitt barn till förskolan?"),
        ("sopptunna", "När töms soptunnan?"),  # misspelt
        ("SOPTUNNOR", "När töms soptunnan?"),
        ("röst", "Var kan jag rösta 2026?"),  # not finished
        ("2026", "Var kan jag rösta 2026?"),
        ("319210", "Var kan jag rösta 2026?"),
        ("etjänst förskola", "Hur anmäler jag mitt barn till förskolan?"),
    ],
)
def test_search_finds_citizens_words(typed: str, first: str) -> None:
    assert found(typed)[:1] == [first]


@pytest.mark.usefixtures("shelves")
@pytest.mark.parametrize("typed", ["surdegsbröd", "Zlatan", "bitcoin", "2031"])
def test_search_finds_nothing_where_there_is_nothing(typed: str) -> None:
    assert found(typed) == []


@pytest.mark.usefixtures("shelves")
def test_a_misspelt_word_is_mended_and_said() -> None:
    assert did_you_mean(READER, "bygglåv avgift") == "bygglov avgift"
    assert did_you_mean(READER, "bygglov avgift") == ""
    assert did_you_mean(READER, "bygglovsavgift") == ""


@pytest.mark.usefixtures("shelves")
def test_words_are_completed_while_they_are_typed() -> None:
    assert suggest_words(READER, "avgift för by") == ["avgift för bygga", "avgift för bygglov"]
    assert suggest_words(READER, "b") == []
    assert suggest_words(READER, "bygglov ") == []


def test_the_question_weighs_more_than_the_text() -> None:
    make_article("Var finns toaletter?", short_answer="I parken.", details="Det finns en lekplats bredvid.")
    make_article("Hur anmäler jag en trasig lekplats?", short_answer="I e-tjänsten.")

    assert found("lekplats") == ["Hur anmäler jag en trasig lekplats?", "Var finns toaletter?"]


def test_among_equals_the_one_that_is_read_most_comes_first() -> None:
    first, second = make_article("Hur söker jag bygglov?"), make_article("Hur söker jag bygglov?")
    ViewsOfDay.objects.create(translation=second, day=timezone.localdate(), count=50)

    assert [hit.shown.translation_id for hit in search_articles(READER, "bygglov")] == [second.pk, first.pk]


def test_hits_say_what_was_found_as_text_and_marks() -> None:
    make_article(
        "Hur söker jag lov?",
        short_answer="I vår e-tjänst.",
        details="## Kostnad\n\nDu betalar en **avgift** för bygglovet, se [taxan](https://storan.example/bygglovsavgift).",
    )

    (hit,) = search_articles(READER, "bygglovsavgift")

    assert hit.excerpt.parts == [
        ("Du betalar en ", False),
        ("avgift", True),
        (" för ", False),
        ("bygglovet", True),
        (", se taxan .", False),
    ]


def test_another_language_falls_back_to_the_swedish_article_only_where_it_has_none() -> None:
    both = make_article("När töms soptunnan?")
    english = make_translation(both.article, question="When is the bin emptied?", language="en")
    only = make_article("Kan jag få en större soptunna?")

    found_ids = {hit.shown.translation_id for hit in search_articles(READER, "soptunna", language="en")}

    assert found_ids == {only.pk}
    assert [hit.shown.translation_id for hit in search_articles(READER, "bin emptied", language="en")] == [english.pk]


def test_suggestions_read_a_mail_as_somebody_wrote_it() -> None:
    right = make_article("Vad gör jag om sopbilen inte har kommit?", short_answer="Låt kärlet stå kvar.")
    make_article("Hur ansöker jag om parkeringstillstånd?", short_answer="I e-tjänsten.")
    mail = """Hej!
    Jag heter Karl-Erik Parkström och bor på Storgatan 5. Sopbilen har inte kommit den här veckan heller.
    Med vänliga hälsningar
    Karl-Erik, parkeringsvakt med tillstånd"""

    assert [hit.shown.translation_id for hit in suggest_articles(READER, mail)] == [right.pk]
    assert suggest_articles(READER, "Hej! Vem vann melodifestivalen i går? Hälsningar Kim") == []


def test_suggestions_can_be_asked_of_one_shelf_and_those_below() -> None:
    waste = make_shelf("Avfall")
    below = make_shelf("Hämtning", parent=waste)
    on_it, under_it = make_article("När töms soptunnan?", category=waste), make_article("Soptunnan?", category=below)
    make_article("Får soptunnan stå på vägen?")

    hits = suggest_articles(READER, "soptunnan", category_id=waste.pk)

    assert {hit.shown.translation_id for hit in hits} == {on_it.pk, under_it.pk}
