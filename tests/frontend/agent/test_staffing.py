"""The page of staffing: for those who lead the team; what is typed wrong is said and not lost."""

import pytest
from django.test import Client

from servicedesk.people.models import AuditEntry, Role
from tests.factories import make_agent, make_team
from tickets.models import Pace

pytestmark = pytest.mark.django_db


def signed_in(role: str, *teams: object) -> Client:
    client = Client()
    client.force_login(make_agent("Åsa Lindqvist", teams=teams, role=role))  # type: ignore[arg-type]
    return client


def test_a_lead_sees_the_week_of_their_own_team_and_of_no_other() -> None:
    mine, other = make_team("Kontaktcenter"), make_team("Avfall")
    lead = signed_in(Role.TEAM_LEAD, mine)

    page = lead.get("/bemanning/", {"dag": "2026-10-14"})

    assert page.status_code == 200
    assert page.context["team"] == mine
    assert [day.day.isoformat() for day in page.context["days"]][::6] == ["2026-10-12", "2026-10-18"]
    assert page.content.decode().count("<svg") > 0
    assert lead.get("/bemanning/", {"lag": other.pk}).status_code == 404
    assert signed_in(Role.AGENT, mine).get("/bemanning/").status_code == 404


@pytest.mark.parametrize("day", ["i går", "2026-02-30", "1890-01-01"])
def test_a_day_that_is_none_is_not_found(day: str) -> None:
    assert signed_in(Role.TEAM_LEAD, make_team()).get("/bemanning/", {"dag": day}).status_code == 404


def test_pace_is_kept_and_audited_and_a_wrong_one_is_said() -> None:
    mine, other = make_team("Kontaktcenter"), make_team("Avfall")
    lead = signed_in(Role.TEAM_LEAD, mine)

    refused = lead.post("/bemanning/takt/", {"lag": mine.pk, "contacts": "61"})
    assert refused.status_code == 200
    assert refused.context["form"].errors["contacts"]
    assert 'value="61"' in refused.content.decode()

    assert lead.post("/bemanning/takt/", {"lag": mine.pk, "contacts": "9"}).status_code == 302
    assert Pace.objects.get(team=mine).contacts == 9
    assert AuditEntry.objects.filter(verb="team.pace_changed").count() == 1
    assert lead.post("/bemanning/takt/", {"lag": other.pk, "contacts": "9"}).status_code == 404
