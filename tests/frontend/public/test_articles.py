"""An article on the web: its page, its addresses, and that nothing else of it is ever shown."""

import json
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
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


def test_link_to_what_a_reader_may_not_read_is_its_words_only(client: Client) -> None:
    inside = make_article("Hemlig rutin", visibility=Visibility.AGENTS)
    found = make_article("Hur gör jag?", details=f"Se [rutinen](artikel:{inside.article_id}).")

    text = client.get(f"/fragor/{found.slug}/").text

    assert "<p>Se rutinen.</p>" in text
    assert inside.slug not in text


def test_languages_lead_to_each_other_and_each_text_says_its_own(client: Client) -> None:
    swedish = make_article("Kan jag dricka brunt vatten?")
    english = make_translation(swedish.article, question="Can I drink brown water?", language="en")
    arabic = make_translation(swedish.article, question="هل يمكنني شرب الماء البني؟", language="ar", slug="maa")

    home = client.get(f"/fragor/{swedish.slug}/").text
    abroad = client.get(f"/en/fragor/{english.slug}/").text
    right_to_left = client.get("/ar/fragor/maa/").text

    assert f'href="/en/fragor/{english.slug}/" lang="en" hreflang="en">' in home
    places = {"sv": f"/fragor/{swedish.slug}/", "en": f"/en/fragor/{english.slug}/", "ar": "/ar/fragor/maa/"}
    for code, path in places.items():
        assert f'<link rel="alternate" hreflang="{code}" href="http://127.0.0.1:8000{path}">' in home
    assert '<html lang="en"' in abroad
    assert "Did the answer help you?" in abroad
    assert f'href="/fragor/{swedish.slug}/" lang="sv"' in abroad
    assert '<html lang="sv"' in right_to_left
    assert '<article class="prose" lang="ar" dir="rtl">' in right_to_left
    assert arabic.language == "ar"


def test_an_article_without_a_translation_leads_to_the_list_of_that_language(client: Client) -> None:
    found = make_article("Bara på svenska")

    text = client.get(f"/fragor/{found.slug}/").text

    assert '<a class="site-nav__language" href="/en/fragor/"' in text
    assert client.get(f"/en/fragor/{found.slug}/").status_code == 404


def test_stale_translation_says_so_and_leads_to_the_swedish_text(client: Client) -> None:
    swedish = make_article("Kan jag dricka brunt vatten?", short_answer="Ja.")
    english = make_translation(swedish.article, question="Brown water?", language="en", translates=swedish.live)
    assert "may be out of date" not in client.get(f"/en/fragor/{english.slug}/").text
    newer = swedish.revisions.create(number=2, question="Kan jag dricka brunt vatten?", short_answer="Nej.")
    Translation.objects.filter(pk=swedish.pk).update(live=newer, latest=newer)

    text = client.get(f"/en/fragor/{english.slug}/").text

    assert "may be out of date" in text
    assert f'<a href="/fragor/{swedish.slug}/">Read the Swedish text</a>' in text


def test_what_is_taken_down_is_gone_at_the_next_request_whatever_the_reader_has_kept(client: Client) -> None:
    found = make_article("Om sopbilen inte har kommit", slug="om-sopbilen", short_answer="Hemlighetsord står här.")
    kept = client.get("/fragor/om-sopbilen/")
    again = {"if-none-match": kept.headers["ETag"]}
    assert client.get("/fragor/om-sopbilen/", headers=again).status_code == 304

    unpublish(found, by=publisher_of(found))

    gone = client.get("/fragor/om-sopbilen/", headers=again)
    since = client.get("/fragor/om-sopbilen/", headers={"if-modified-since": kept.headers["Last-Modified"]})
    assert (gone.status_code, since.status_code) == (410, 410)
    assert 'value="om sopbilen"' in gone.text
    assert "Hemlighetsord" not in gone.text
    for address in ("/", "/fragor/", "/fragor/feed.atom", "/sitemap.xml", "/fragor/?q=sopbilen+hemlighetsord"):
        assert "Om sopbilen inte har kommit" not in client.get(address).text


def test_time_that_has_run_out_is_410_and_what_was_never_published_or_is_inside_is_404(client: Client) -> None:
    over, draft = make_article("Valet 2026"), make_article("Utkast", is_live=False)
    inside = make_article("Bara vi", visibility=Visibility.AGENTS)
    Translation.objects.filter(pk=over.pk).update(publish_to=timezone.now() - timedelta(seconds=1))

    codes = [client.get(f"/fragor/{one.slug}/").status_code for one in (over, draft, inside)]

    assert codes == [410, 404, 404]
    assert client.get("/fragor/finns-inte/").status_code == 404


def test_an_address_it_had_before_leads_on(client: Client) -> None:
    found = make_article("Om sopbilen inte har kommit", slug="sopbilen")
    publisher = publisher_of(found)
    change_slug(found, "om-sopbilen", by=publisher)
    assert SlugRedirect.objects.count() == 1

    moved = client.get("/fragor/sopbilen/")
    assert (moved.status_code, moved.headers["Location"]) == (301, "/fragor/om-sopbilen/")
    unpublish(found, by=publisher)
    assert client.get("/fragor/sopbilen/").status_code == 410


def test_programs_read_the_question_its_answer_and_where_it_stands(client: Client) -> None:
    shelf = make_shelf("Vatten")
    found = make_article("Är vattnet </script><b>rent</b>?", short_answer="Ja & nej.", category=shelf)

    crumbs, question = data_on(client.get(f"/fragor/{found.slug}/"))  # type: ignore[arg-type]

    assert crumbs["@type"] == "BreadcrumbList"
    assert [one["name"] for one in crumbs["itemListElement"]] == ["Frågor och svar", "Vatten", found.live.question]  # type: ignore[attr-defined,union-attr]
    assert question["@type"] == "QAPage"
    assert question["mainEntity"]["acceptedAnswer"]["text"] == "Ja & nej."  # type: ignore[index]
    assert question["publisher"]["@type"] == "GovernmentOrganization"  # type: ignore[index]


def test_a_reader_gets_no_cookie_and_may_not_show_it_later_without_asking(client: Client) -> None:
    found = make_article()

    for address in ("/", "/fragor/", f"/fragor/{found.slug}/", "/fragor/?q=soptunna"):
        response = client.get(address, headers=BROWSER)
        assert response.cookies == {}, address
        assert response.headers["Cache-Control"] in ("no-cache", "no-store"), address


def test_lists_and_articles_ask_as_much_for_thirty_articles_as_for_one(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    shelf = make_shelf("Vatten")
    first = make_article("Fråga 0", category=shelf)
    other = make_article("Fråga 1", category=shelf)
    addresses = ["/", "/fragor/", f"/amne/{shelf.slug}/", f"/fragor/{first.slug}/", "/sitemap.xml", "/fragor/feed.atom"]
    counted = {}
    for address in addresses:
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        counted[address] = len(asked)
    for number in range(30):
        make_article(f"Ännu en {number}", category=shelf, department=other.article.department)

    for address in addresses:
        with django_assert_num_queries(counted[address]):
            client.get(address)
