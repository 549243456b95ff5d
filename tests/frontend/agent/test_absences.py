"""Absences on their pages: one's own, a team's month for those who lead it, and what nobody would be there for."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from servicedesk.people.models import Agent, Membership, Role
from tests.factories.cast import Cast
from tickets.models import Absence, AgentWork

PAGE = "/franvaro/"


def browser_of(agent: Agent) -> Client:
    client = Client()
    client.force_login(agent)
    return client


def said(agent: Agent, **more: str) -> dict[str, str]:
    first = timezone.localdate() + timedelta(days=10)
    days = {"first": f"{first}", "last": f"{first + timedelta(days=4)}"}
    return {"agent": str(agent.pk), "kind": "holiday", **days, **more}


def test_absence_is_written_seen_and_taken_away(cast: Cast) -> None:
    browser = browser_of(cast.johan)

    assert browser.post(f"{PAGE}ny/", said(cast.johan, substitute=str(cast.asa.pk))).status_code == 302

    row = Absence.objects.get()
    assert timezone.localtime(row.starts_at).hour == timezone.localtime(row.ends_at).hour == 0
    assert (row.ends_at - row.starts_at).days in (4, 5)  # five days, one of which may be an hour shorter
    assert "Åsa Lindqvist" in browser.get(PAGE).content.decode()
    assert "Johan Åkerström" in browser_of(cast.asa).get(PAGE).content.decode()

    browser.post(f"{PAGE}{row.pk}/avslut/")
    assert Absence.objects.count() == 0


def test_what_nobody_would_be_there_for_is_seen_before_it_is_saved(cast: Cast) -> None:
    browser = browser_of(cast.sara)

    warned = browser.post(f"{PAGE}ny/", said(cast.sara)).content.decode()
    assert ("Svarar i Socialtjänst" in warned, Absence.objects.count()) == (True, 0)

    assert browser.post(f"{PAGE}ny/", said(cast.sara, known="yes")).status_code == 302
    assert Absence.objects.get().agent == cast.sara


def test_month_is_for_leads_and_red_where_nobody_stands_in(cast: Cast) -> None:
    first = timezone.now()
    absence = Absence.objects.create(agent=cast.sara, starts_at=first, ends_at=first + timedelta(hours=2))
    assert browser_of(cast.sara).get(f"{PAGE}manad/").status_code == 404
    Membership.objects.create(agent=cast.sara, team=cast.socialtjanst, role=Role.TEAM_LEAD)

    page = browser_of(cast.sara).get(f"{PAGE}manad/").content.decode()

    assert "month__cell--uncovered" in page
    assert f'href="{PAGE}{absence.pk}/"' in page
    assert "Svarar i Socialtjänst" in page
    assert "Johan Åkerström" not in page
    assert browser_of(cast.olle).get(f"{PAGE}{absence.pk}/").status_code == 404


def test_switch_says_whether_one_is_given_new_tickets(cast: Cast) -> None:
    browser = browser_of(cast.johan)

    browser.post(f"{PAGE}mottagande/", {"takes": "no"})

    assert AgentWork.objects.get().takes_tickets is False
    assert "Ta emot nya ärenden" in browser.get(PAGE).content.decode()


def test_days_and_months_out_of_all_reason_are_refused_in_words(cast: Cast) -> None:
    Membership.objects.create(agent=cast.sara, team=cast.socialtjanst, role=Role.TEAM_LEAD)
    browser = browser_of(cast.sara)

    for month in ("0001-01", "9999-12", "x"):
        assert browser.get(f"{PAGE}manad/", {"manad": month}).status_code == 404
    assert browser.get(f"{PAGE}ny/", {"agent": "9" * 5000}).status_code == 200
    for first, last in (("2026-12-01", "9999-12-31"), ("9999-12-01", "9999-12-02"), ("0001-01-01", "0001-01-05")):
        page = browser.post(f"{PAGE}ny/", said(cast.sara, first=first, last=last, known="yes"))
        assert "inom t" in page.content.decode()
    assert Absence.objects.count() == 0
