"""Promises by the API: on tickets, and as policies and calendars that a token with its own scope may change."""

from datetime import timedelta

import pytest
from django.utils.dateparse import parse_datetime

from servicedesk.people.models import Team
from tests.clock import Clock as Watch
from tests.factories import make_ticket
from tests.factories.promises import HOURS, make_policy
from tests.tickets.api.client import Caller
from tickets.calendars import own_calendar
from tickets.models import SlaPolicy


def test_ticket_says_what_is_promised_and_is_solved_late_only_with_a_reason(
    caller: Caller, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = Watch(monkeypatch)
    make_policy({"first_response": (HOURS, 60, 10)})
    ticket = make_ticket(team=team)
    due = watch.now + timedelta(hours=1)

    shown = caller.get(f"tickets/{ticket.number}/").json()
    assert (parse_datetime(shown["due_at"]), len(shown["promises"])) == (due, 1)
    promise = shown["promises"][0]
    assert (promise["metric"], promise["is_paused"], promise["breached_at"]) == ("first_response", False, None)
    watch.forward(hours=2)
    refused = caller.patch(f"tickets/{ticket.number}/", {"status": "solved"})
    assert (refused.status_code, refused.json()["detail"]) == (
        422,
        "The ticket was not answered or solved in time. Say why before you solve it.",
    )
    said = {"status": "solved", "breach": {"reason": "many_contacts"}}
    assert caller.patch(f"tickets/{ticket.number}/", said).json()["status"] == "solved"


def test_policies_and_calendars_are_made_and_changed(caller: Caller, team: Team) -> None:
    own_calendar()
    made = caller.post(
        "sla-policies/",
        {
            "name": "Sociala medier",
            "conditions": [{"ask": "channel", "is": ["facebook"]}],
            "targets": [{"metric": "first_response", "counting": "working_days", "minutes": 1440}],
        },
    )
    assert made.status_code == 201, made.content
    changed = caller.patch(f"sla-policies/{made.json()['id']}/", {"is_active": False}).json()
    assert (changed["is_active"], changed["version"], changed["targets"]) == (False, 2, made.json()["targets"])
    assert [row["name"] for row in caller.get("sla-policies/").json()["results"]] == ["Sociala medier"]
    closed = caller.post("calendars/own/days/", {"day": "2026-08-24", "label": "Utbildning"}).json()
    assert closed["days"] == [{"day": "2026-08-24", "closed_from": 0, "label": "Utbildning"}]
    assert caller.patch("calendars/own/", {"hours": [[[900, 600]]] + [[]] * 6}).status_code == 422


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"targets": []}, 422),
        ({"conditions": [{"ask": "moon", "is": ["full"]}]}, 422),
        ({"targets": [{"metric": "call_back", "counting": "hours", "minutes": 5}]}, 400),
        ({"targets": [{"metric": "resolution", "counting": "hours", "minutes": 5, "warn_minutes": 5}]}, 422),
        ({"calendar": "no-such"}, 400),
    ],
)
def test_what_cannot_be_promised_is_refused(caller: Caller, body: dict[str, object], status: int) -> None:
    policy = make_policy()

    assert caller.patch(f"sla-policies/{policy.pk}/", body).status_code == status
    assert SlaPolicy.objects.get(pk=policy.pk).version == 1
