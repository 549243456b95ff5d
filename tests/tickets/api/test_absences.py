"""The API's twin of absences and of suggested categories."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from servicedesk.people.models import Team
from tests.factories import make_agent, make_category, make_team, make_ticket
from tests.tickets.api.client import ALL, Caller
from tickets.models import Absence, Suggestion, Ticket

pytestmark = pytest.mark.django_db


def test_absence_is_written_listed_and_ended_for_agents_of_the_teams(team: Team) -> None:
    johan, asa = make_agent("Johan", teams=[team]), make_agent("Åsa", teams=[team])
    outsider = make_agent("Olle", teams=[make_team("Annat")])
    caller, begins = Caller(team, scopes=ALL), timezone.now() + timedelta(days=3)
    said = {
        "agent": johan.email,
        "starts_at": begins.isoformat(),
        "ends_at": (begins + timedelta(days=2)).isoformat(),
        "substitute": asa.email,
    }

    made = caller.send("POST", "absences/", json.dumps(said).encode())

    assert (made.status_code, made.json()["substitute"], made.json()["kind"]) == (201, asa.email, "away")
    Absence.objects.create(agent=outsider, starts_at=begins, ends_at=begins + timedelta(days=1))
    assert [row["agent"] for row in caller.send("GET", "absences/", b"").json()["results"]] == [johan.email]
    said["agent"] = outsider.email
    assert caller.send("POST", "absences/", json.dumps(said).encode()).status_code == 400
    assert caller.send("POST", f"absences/{made.json()['id']}/ending/", b"").status_code == 204
    assert list(Absence.objects.values_list("agent", flat=True)) == [outsider.pk]


def test_absence_that_leaves_nobody_is_refused_until_it_is_known(team: Team) -> None:
    only, begins = make_agent("Sara", teams=[team]), timezone.now() + timedelta(days=3)
    said = {
        "agent": only.email,
        "starts_at": begins.isoformat(),
        "ends_at": (begins + timedelta(days=2)).isoformat(),
    }
    caller = Caller(team, scopes=ALL)

    assert caller.send("POST", "absences/", json.dumps(said).encode()).status_code == 409
    assert caller.send("POST", "absences/", json.dumps({**said, "is_known": True}).encode()).status_code == 201


def test_suggestion_is_read_and_taken(team: Team) -> None:
    ticket, hidden = make_ticket(team=team), make_ticket(team=make_team("Annat"))
    category = make_category("Avfall")
    for one in (ticket, hidden):
        Suggestion.objects.create(ticket=one, category=category, confidence=0.9, words=["tunnan"])
    caller = Caller(team, scopes=ALL)
    place = f"tickets/{ticket.number}/suggestion/"

    assert caller.send("GET", place, b"").json() == {"category": category.slug, "confidence": 0.9, "words": ["tunnan"]}
    assert caller.send("POST", place, b"").status_code == 204
    assert Ticket.objects.get(pk=ticket.pk).category == category
    assert caller.send("GET", place, b"").status_code == 404
    assert caller.send("GET", f"tickets/{hidden.number}/suggestion/", b"").status_code == 404
