"""The citizens' pages in the settings: disturbances by team leads, the rest by administrators."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from knowledgebase.models import AccessibilityStatement, ContactWay, Disturbance, SitePage
from servicedesk.people.models import AuditEntry, Role
from tests.factories import make_agent, make_team

pytestmark = pytest.mark.django_db
DISTURBANCE = {"title": "Brunt vatten", "starts_at": "2026-01-02T08:00", "languages": ["sv"], "is_active": "on"}
STATEMENT = {
    "conformity": "partial",
    "shortcomings": "- Kartan.",
    "assessed": "by_us",
    "how_assessed": "Med axe.",
    "assessed_on": "2026-01-08",
    "published_on": "2026-01-09",
    "email": "tillganglighet@storan.example",
}


def browser(role: str) -> Client:
    client = Client()
    client.force_login(make_agent(teams=[make_team()], role=role))
    return client


def test_team_lead_tells_of_a_disturbance_and_ends_it() -> None:
    client = browser(Role.TEAM_LEAD)

    made = client.post(reverse("settings_disturbance_new"), DISTURBANCE)

    row = Disturbance.objects.get()
    assert (made.status_code, row.title, row.languages) == (302, "Brunt vatten", ["sv"])
    assert "Brunt vatten" in Client().get("/").text
    place = reverse("settings_disturbance", args=[row.pk])
    assert client.post(place, {**DISTURBANCE, "title": "Grumligt vatten"}).status_code == 302
    assert client.post(reverse("settings_disturbance_ending", args=[row.pk])).status_code == 302
    assert "Grumligt vatten" not in Client().get("/").text
    verbs = list(AuditEntry.objects.filter(object_kind="disturbance").order_by("id").values_list("verb", flat=True))
    assert verbs == ["disturbance.created", "disturbance.changed", "disturbance.changed"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"ends_at": "2026-01-01T08:00"}, "Slutet måste komma efter början."),
        ({"link": "javascript:alert(1)"}, "Skriv en adress som börjar med https:// eller /."),
        ({"link": "//evil.test/"}, "Skriv en adress som börjar med https:// eller /."),
    ],
)
def test_disturbance_that_cannot_be_right_is_refused_by_its_field(change: dict[str, str], said: str) -> None:
    answer = browser(Role.TEAM_LEAD).post(reverse("settings_disturbance_new"), {**DISTURBANCE, **change})

    assert said in answer.text
    assert not Disturbance.objects.exists()


def way(**fields: Any) -> dict[str, Any]:
    return {"kind": "phone", "address": "0980-31 92 00", "position": "1", "is_active": "on", **fields}


def test_administrator_writes_a_way_with_hours_changes_and_removes_it() -> None:
    client = browser(Role.ADMINISTRATOR)

    client.post(
        reverse("settings_contact_way_new"), way(day_0="8-12, 13-16:30", day_4="08.00–15", closed_on="2026-12-23")
    )

    row = ContactWay.objects.get()
    assert row.hours == [
        {"day": 0, "from": "08:00", "to": "12:00"},
        {"day": 0, "from": "13:00", "to": "16:30"},
        {"day": 4, "from": "08:00", "to": "15:00"},
    ]
    place = reverse("settings_contact_way", args=[row.pk])
    assert 'value="08:00-12:00, 13:00-16:30"' in client.get(place).text
    assert client.post(place, way(is_always_open="on", label_en="Call us")).status_code == 302
    row.refresh_from_db()
    assert (row.hours, row.is_always_open, row.labels, row.closed_on) == ([], True, {"en": "Call us"}, [])
    client.post(reverse("settings_contact_way_removal", args=[row.pk]))
    assert not ContactWay.objects.exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"day_0": "åtta till fyra"}, "Skriv tiderna som 8-16:30, med komma mellan flera."),
        ({"day_0": "8-25"}, "Den tiden finns inte."),
        ({"day_0": "16-8"}, "Det måste stänga efter att det öppnar."),
        ({"closed_on": "julafton"}, "Skriv varje dag som 2026-12-24, på en egen rad."),
        ({"address": ""}, "Skriv numret eller adressen."),
        ({"day_0": "8-16", "is_always_open": "on"}, "Välj dygnet runt eller öppettider, inte båda."),
        ({"kind": "chat", "address": "javascript:x"}, "Skriv en adress som börjar med https:// eller /."),
    ],
)
def test_way_that_cannot_be_right_is_refused(change: dict[str, str], said: str) -> None:
    answer = browser(Role.ADMINISTRATOR).post(reverse("settings_contact_way_new"), way(**change))

    assert said in answer.text
    assert not ContactWay.objects.exists()


def test_administrator_writes_the_texts_and_empty_ones_go_away() -> None:
    client, place = browser(Role.ADMINISTRATOR), reverse("settings_website")

    client.post(place, {"personal_data.sv": "Så gör vi.", "social_media.en": "Ours."})
    assert set(SitePage.objects.values_list("key", "language")) == {("personal_data", "sv"), ("social_media", "en")}
    assert "Så hanterar vi personuppgifter" in Client().get("/").text
    client.post(place, {"personal_data.sv": ""})

    assert not SitePage.objects.exists()


def test_statement_is_written_whole_or_not_at_all() -> None:
    client, place = browser(Role.ADMINISTRATOR), reverse("settings_statement")

    assert (
        "Skriv vad som inte är tillgängligt, och varför." in client.post(place, {**STATEMENT, "shortcomings": ""}).text
    )
    assert client.post(place, {**STATEMENT, "email": ""}).status_code == 200
    assert not AccessibilityStatement.objects.exists()
    assert client.post(place, STATEMENT).status_code == 302
    assert client.post(place, {**STATEMENT, "conformity": "full", "shortcomings": ""}).status_code == 302

    assert AccessibilityStatement.objects.get().conformity == "full"
