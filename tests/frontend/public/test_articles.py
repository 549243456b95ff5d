"""An article on the web: its page, its addresses, and that nothing else of it is ever shown."""

import json
import re
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from knowledgebase.actions.change_slug import change_slug
from knowledgebase.actions.unpublish import unpublish
from knowledgebase.models import SlugRedirect, Translation, Visibility
from servicedesk.people.models import Agent, Role
from tests.factories import make_agent, make_article, make_department, make_shelf, make_team, make_translation

pytestmark = pytest.mark.django_db
BROWSER = {"user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"}


def publisher_of(translation: Translation) -> Agent:
    team = make_team(department=translation.article.department)
    return make_agent(teams=[team], role=Role.PUBLISHER)


def data_on(response: HttpResponse) -> list[dict[str, object]]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', response.text, re.DOTALL)
    return [json.loads(one) for one in found]


def test_article_is_shown_with_everything_a_reader_needs(client: Client) -> None:
    shelf = make_shelf("Avfall och återvinning")
    other = make_article("Hur byter jag kärl?", category=shelf)
    found = make_article(
        "Om sopbilen inte har kommit",
        short_answer="Låt kärlet stå kvar till klockan 18 nästa vardag.",
        steps=f"1. Kontrollera [rätt dag](artikel:{other.article_id}).\n2. Anmäl i e-tjänsten.",
        details="## Extra säckar\n\n| Varför | Kostnad |\n|---|---|\n| Vi missade | 0 kronor |",
        links=[{"kind": "e_service", "label": "Anmäl utebliven tömning", "url": "https://e.storan.example/1"}],
        category=shelf,
        department=make_department("Teknik"),
    )

    text = client.get(f"/fragor/{found.slug}/").text

    assert '<html lang="sv"' in text
    assert "<h1>Om sopbilen inte har kommit</h1>" in text
    assert "Kort svar" in text
    assert f'<a href="/fragor/{other.slug}/"' in text
    assert '<h2 id="extra-sackar">Extra säckar</h2>' in text
    assert '<th scope="col">Varför</th>' in text
    assert 'href="https://e.storan.example/1">Anmäl utebliven tömning</a>' in text
    assert "av Teknik" in text
    assert text.count(f"/fragor/{other.slug}/") == 2  # in the step, and beside
    assert "Hjälpte svaret dig?" in text
    assert f'<link rel="canonical" href="http://127.0.0.1:8000/fragor/{found.slug}/">' in text
