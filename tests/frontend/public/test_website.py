"""What stands around the answers: disturbances, ways to contact us, the texts the law asks for, other websites."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone, translation

from frontend.public.opening import opening, week
from knowledgebase.actions.embed_origins import allow_origin, change_origin
from knowledgebase.models import AccessibilityStatement, ContactWay, Disturbance, SitePage
from tests.factories import make_agent, make_article, make_form, make_shelf, make_team, make_translation

pytestmark = pytest.mark.django_db
STOCKHOLM = ZoneInfo("Europe/Stockholm")
OFFICE = [{"day": day, "from": "08:00", "to": "16:30" if day < 4 else "15:00"} for day in range(5)]
SITE = "https://turism.example"


def told(**fields: Any) -> Disturbance:
    return Disturbance.objects.create(**{"title": "Brunt vatten på Kvarngatan", "languages": ["sv"], **fields})


def test_disturbance_stands_on_every_public_page_of_its_language_and_in_its_time(client: Client) -> None:
    now = timezone.now()
    article = make_article()
    make_form(slug="skriv")
    told(link="/fragor/", text="Hämta vatten i tanken.")
    told(title="Över", starts_at=now - timedelta(days=2), ends_at=now - timedelta(days=1))
    told(title="Kommer", starts_at=now + timedelta(days=1))
    told(title="Nedtagen", is_active=False)

    for path in ("/", "/fragor/", f"/fragor/{article.slug}/", "/kontakt/", "/kontakt/skriv/"):
        text = client.get(path).text
        assert "<strong>Brunt vatten på Kvarngatan.</strong> Hämta vatten i tanken." in text, path
        assert "Över" not in text.partition("<main")[0]
        assert "Kommer" not in text
        assert "Nedtagen" not in text
    assert "Brunt vatten" not in client.get("/en/").text


@pytest.mark.parametrize(
    ("moment", "words", "is_open"),
    [
        ((2026, 11, 23, 9, 0), "Öppet till 16:30", True),
        ((2026, 11, 23, 7, 0), "Öppnar i dag klockan 8", False),
        ((2026, 11, 23, 16, 30), "Öppnar i morgon klockan 8", False),
        ((2026, 11, 27, 15, 0), "Öppnar måndag klockan 8", False),
        ((2026, 12, 23, 17, 0), "Öppnar måndag klockan 8", False),  # Christmas in between
    ],
)
def test_open_or_when_it_opens(moment: tuple[int, int, int, int, int], words: str, is_open: bool) -> None:
    way = ContactWay(kind="phone", address="0980-31 92 00", hours=OFFICE)

    with translation.override("sv"):
        found = opening(way, datetime(*moment, tzinfo=STOCKHOLM))

    assert (found.words, found.is_open) == (words, is_open)


def test_a_day_that_was_written_as_closed_is_closed_and_no_hours_say_nothing() -> None:
    moment = datetime.combine(date(2026, 11, 23), time(9), STOCKHOLM)
    closed = ContactWay(kind="phone", address="1", hours=OFFICE, closed_on=[date(2026, 11, 23)])

    with translation.override("en"):
        assert opening(closed, moment).words == "Opens tomorrow at 8:00"
        assert opening(ContactWay(kind="letter", address="x"), moment).words == ""
        assert opening(ContactWay(kind="form", is_always_open=True), moment).words == "Round the clock"


def test_the_week_joins_days_that_are_alike() -> None:
    with translation.override("sv"):
        table = week([ContactWay(kind="phone", address="1", hours=OFFICE), ContactWay(kind="letter", address="x")])

    assert [(days, cells) for days, cells in table.rows] == [
        ("Måndag–torsdag", ["8–16:30"]),
        ("Fredag", ["8–15"]),
        ("Lördag–söndag", ["Stängt"]),
    ]


def test_ways_are_shown_as_written_and_no_waiting_time_is_made_up(client: Client) -> None:
    ContactWay.objects.create(kind="phone", address="0980-31 92 00", hours=OFFICE, position=1)
    ContactWay.objects.create(kind="sms", address="070-174 06 99", is_always_open=True, position=2)
    ContactWay.objects.create(kind="visit", address="Storgatan 1", label="Besök oss", labels={"en": "Visit us"})
    ContactWay.objects.create(kind="chat", address="/chatt/", is_active=False)

    text = client.get("/").text

    assert '<a href="tel:+46980319200">Ring 0980-31 92 00</a>' in text
    assert '<a href="sms:+46701740699">Skicka sms till 070-174 06 99</a>' in text
    assert "Besök oss" in text
    assert "/chatt/" not in text
    assert "väntan" not in text.lower()
    assert "Visit us" in client.get("/en/").text


def test_statement_holds_everything_the_law_asks_for(client: Client) -> None:
    make_form(slug="tillganglighet", title="Anmäl en brist")
    assert client.get("/tillganglighet/").status_code == 404
    assert "/tillganglighet/" not in client.get("/").text
    AccessibilityStatement.objects.create(
        pk=1,
        conformity="partial",
        shortcomings="- Kartan går inte att nå med tangentbord. Leverantören rättar det i mars.",
        burden="Gamla filmer saknar text.",
        exempt="Kartor från andra.",
        assessed="by_us",
        how_assessed="Med axe och skärmläsare.",
        assessed_on=date(2026, 10, 8),
        published_on=date(2025, 10, 18),
        email="tillganglighet@storan.example",
        form_slug="tillganglighet",
        changed_at=timezone.now(),
    )

    text = client.get("/tillganglighet/").text

    for part in (
        "Storåns kommun står bakom",
        "delvis förenlig med lagen",
        "Kartan går inte att nå med tangentbord.",
        "oskäligt betungande",
        "Gamla filmer saknar text.",
        "omfattas inte av lagen",
        "https://www.digg.se/tdosanmalan",
        'href="/kontakt/tillganglighet/"',
        "mailto:tillganglighet@storan.example",
        "Med axe och skärmläsare.",
        "Senast testad 8 oktober 2026. Först publicerad 18 oktober 2025.",
    ):
        assert part in text, part


def test_texts_about_the_website_are_shown_where_they_are_written(client: Client) -> None:
    assert client.get("/personuppgifter/").status_code == 404
    SitePage.objects.create(
        key="personal_data", language="sv", text="## Vem ansvarar\n\nNämnden.", changed_at=timezone.now()
    )

    text = client.get("/personuppgifter/").text

    assert '<h2 id="vem-ansvarar">Vem ansvarar</h2>' in text
    assert '<div class="prose__part" lang="sv">' in client.get("/en/personuppgifter/").text
    assert client.get("/sociala-medier/").status_code == 404


def test_feed_holds_the_newest_with_their_short_answers(client: Client) -> None:
    article = make_article("När töms soptunnan?", short_answer="Klockan 6.")
    make_translation(article.article, question="When?", language="en")

    response = client.get("/fragor/feed.atom")

    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert "<title>När töms soptunnan?</title>" in response.text
    assert '<summary type="html">Klockan 6.</summary>' in response.text
    assert "When?" not in response.text
    assert "When?" in client.get("/en/fragor/feed.atom").text
    again = client.get("/fragor/feed.atom", headers={"if-none-match": response.headers["ETag"]})
    assert again.status_code == 304


def test_robots_may_read_answers_and_know_the_sitemap(client: Client) -> None:
    text = client.get("/robots.txt").text

    assert "Disallow: /arenden/" in text
    assert "Disallow: /fragor" not in text
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in text


def test_other_websites_read_answers_only_when_they_are_on_the_list(client: Client) -> None:
    shelf = make_shelf("Avfall")
    article = make_article(
        "När töms soptunnan?", category=shelf, details="Se [priser](/fragor/).", internal_notes="Nej"
    )
    place, from_there = f"/inbaddad/svar/{article.slug}.json", {"origin": SITE}
    refused = client.get(place, headers=from_there)
    assert (refused.status_code, refused.json()) == (403, {"error": "not_allowed"})
    assert "Access-Control-Allow-Origin" not in refused.headers

    administrator = make_agent(teams=[make_team()], role="administrator")
    row = allow_origin(SITE, by=administrator)

    answer = client.get(place, headers=from_there)
    assert answer.headers["Access-Control-Allow-Origin"] == SITE
    assert "Origin" in answer.headers["Vary"]
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer.json()["sender"] == {"name": "Storåns kommun", "url": "http://127.0.0.1:8000/"}
    assert 'href="http://127.0.0.1:8000/fragor/"' in answer.json()["details"]
    assert "Nej" not in answer.text
    listed = client.get(f"/inbaddad/amne/{shelf.slug}.json", headers=from_there).json()
    assert [one["question"] for one in listed["questions"]] == ["När töms soptunnan?"]
    found = client.get("/inbaddad/sok.json?q=soptunnan", headers=from_there).json()
    assert [one["question"] for one in found["questions"]] == ["När töms soptunnan?"]
    change_origin(row, by=administrator, is_active=False)
    assert client.get(place, headers=from_there).status_code == 403


def test_the_script_may_be_loaded_by_anybody_and_the_guide_shows_how(client: Client) -> None:
    make_article("När töms soptunnan?", slug="soptunnan")

    script, guide = client.get("/inbaddad/fraga.js"), client.get("/inbaddad/").text

    assert script.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert script.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert 'data-article="soptunnan"' in guide
    assert '<script src="/inbaddad/fraga.js"' in guide


def test_what_leads_to_the_forms_keeps_the_language(client: Client) -> None:
    make_form(slug="skriv")

    assert 'href="/kontakt/?language=en"' in client.get("/en/").text
    answer = client.get("/kontakt/?language=en")
    assert '<html lang="en"' in answer.text
    assert '<html lang="en"' in client.get("/kontakt/skriv/").text
