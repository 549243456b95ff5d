"""Searching on the web: what is found, and what is counted without knowing who asked."""

import re
from html import unescape

import pytest
from django.test import Client

from knowledgebase.models import SearchesOfDay, ViewsOfDay
from tests.factories import make_article

pytestmark = pytest.mark.django_db
BROWSER = {"user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"}


def ask(client: Client, text: str, **headers: str) -> str:
    return client.get("/fragor/", {"q": text}, headers={**BROWSER, **headers}).text


def followed(client: Client, page: str) -> None:
    links = re.findall(r'<h2><a href="([^"]+)"', page)
    assert client.get(unescape(links[0]), headers=BROWSER).status_code == 200


def counted() -> list[tuple[str, int, int, int, int]]:
    return list(SearchesOfDay.objects.values_list("words", "searches", "without_hits", "clicks", "hits"))


def test_a_search_is_counted_once_a_place_and_its_click_once(client: Client) -> None:
    article = make_article("När töms soptunnan?")

    page = ask(client, "  Soptunnan ")
    ask(client, "soptunnan")
    followed(client, page)
    followed(client, page)

    assert counted() == [("soptunnan", 1, 0, 1, 1)]
    assert list(ViewsOfDay.objects.values_list("translation", "count")) == [(article.pk, 2)]


def test_nothing_found_is_counted_and_leads_on(client: Client) -> None:
    make_article("När töms soptunnan?")

    page = ask(client, "kvantfysik")

    assert counted() == [("kvantfysik", 1, 1, 0, 0)]
    assert "Inget svar på <q>kvantfysik</q>" in page
    assert "Alla ämnen" in page
    assert 'href="/kontakt/"' in page
    assert "När töms soptunnan?" in page
    assert '<meta name="robots" content="noindex">' in page


@pytest.mark.parametrize(
    "text",
    ["bygglov 19121212-1212", "ann@mejl.example", "ring 070-174 06 05", "0980 319 200", "mitt nr 121212 1212"],
)
def test_what_may_say_who_somebody_is_is_never_written(client: Client, text: str) -> None:
    page = ask(client, text)

    assert counted() == []
    assert "fran=" not in page


@pytest.mark.parametrize(
    "headers",
    [
        {"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
        {"user-agent": "curl/8.5"},
        {"user-agent": ""},
        {"sec-purpose": "prefetch"},
    ],
)
def test_programs_and_what_is_fetched_ahead_are_not_counted(client: Client, headers: dict[str, str]) -> None:
    article = make_article("När töms soptunnan?")

    ask(client, "soptunnan", **headers)
    client.get(f"/fragor/{article.slug}/", headers={**BROWSER, **headers})
    client.head(f"/fragor/{article.slug}/", headers=BROWSER)

    assert counted() == []
    assert not ViewsOfDay.objects.exists()


def test_a_click_that_was_made_up_counts_nothing(client: Client) -> None:
    article = make_article("När töms soptunnan?")
    ask(client, "soptunnan")

    for token in ("x", "1:2:3", "%00", "a" * 1000):
        assert client.get(f"/fragor/{article.slug}/?fran={token}", headers=BROWSER).status_code == 200

    assert counted() == [("soptunnan", 1, 0, 0, 1)]


def test_suggestions_are_questions_with_their_addresses_and_are_not_counted(client: Client) -> None:
    article = make_article("När töms soptunnan?")
    make_article("Soptunnan i utkast", is_live=False)

    found = client.get("/fragor/forslag.json?q=soptunn", headers=BROWSER).json()

    assert found == {"suggestions": [{"question": "När töms soptunnan?", "url": f"/fragor/{article.slug}/"}]}
    assert client.get("/fragor/forslag.json?q=s").json() == {"suggestions": []}
    assert counted() == []


@pytest.mark.parametrize("text", ["", " ", "\x00", "' OR 1=1 --", "<script>x</script>", "å" * 5000, "!!! :* &"])
def test_whatever_is_typed_is_answered(client: Client, text: str) -> None:
    make_article("När töms soptunnan?")

    response = client.get("/fragor/", {"q": text}, headers=BROWSER)

    assert response.status_code == 200
    assert "<script>x" not in response.text
