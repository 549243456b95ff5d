"""Searching articles: in citizens' words, for those who may read them."""

import pytest
from django.contrib.auth.models import AnonymousUser

from knowledgebase.models import Visibility
from knowledgebase.search import did_you_mean, search_articles, suggest_articles, suggest_words
from tests.factories import make_agent, make_article

pytestmark = pytest.mark.django_db
READER = AnonymousUser()


def found(text: str, viewer: object = READER, **given: object) -> list[str]:
    return [hit.shown.question for hit in search_articles(viewer, text, **given)]  # type: ignore[arg-type]


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
