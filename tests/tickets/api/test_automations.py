"""Automations and completion requests over the API: as in the settings, refused in the same words."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from servicedesk.people.models import Team
from tests.factories import make_team, make_ticket
from tests.tickets.api.client import Caller, problem_of
from tickets.models import Automation, AutomationVersion, Ticket

SAID: dict[str, Any] = {
    "name": "Sena",
    "kind": "trigger",
    "on": ["created"],
    "conditions": [{"ask": "channel", "is": ["webform"]}],
    "changes": [{"do": "add_tags", "value": ["sena"]}],
}


def test_automation_is_made_paused_tried_let_act_and_changed_as_a_new_version(caller: Caller, team: Team) -> None:
    made = caller.post("automations/", SAID).json()
    assert (made["is_active"], made["version"], made["conditions"]) == (False, 1, SAID["conditions"])
    make_ticket(team=make_team("Socialtjänst"))
    seen = make_ticket(team=team)

    trial = caller.get(f"automations/{made['id']}/trial/").json()
    assert trial == {"looked_at": 2, "met": 2, "tickets": [seen.number]}
    state = {"is_active": True, "version": 1}
    assert caller.post(f"automations/{made['id']}/state/", state).json()["is_active"]
    changed = caller.patch(f"automations/{made['id']}/", {"version": 1, "stops": True}).json()
    assert (changed["version"], changed["stops"], changed["changes"]) == (2, True, SAID["changes"])
    late = caller.patch(f"automations/{made['id']}/", {"version": 1, "name": "Mitt"})
    assert problem_of(late) == (409, "conflict")
    assert [row["id"] for row in caller.get("automations/").json()["results"]] == [made["id"]]
    assert list(AutomationVersion.objects.values_list("integration", flat=True)) == [caller.integration.pk] * 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"changes": [{"do": "reply", "value": "x"}], "conditions": [{"ask": "case_kind", "is": ["other"]}]},
        {"kind": "schedule", "wait": {"since": [], "amount": {}, "unit": 1, "working": "yes"}},
        {"on": ["automation_ran"]},
        {"conditions": [{"ask": {}, "is": [[]]}]},
        {"changes": [{"do": "mail", "value": {"to": [], "subject": {}, "text": None}}]},
    ],
)
def test_what_may_not_be_is_refused(caller: Caller, wrong: dict[str, Any]) -> None:
    assert problem_of(caller.post("automations/", {**SAID, **wrong})) == (422, "refused")
    assert not Automation.objects.exists()


def test_completion_is_asked_for_listed_and_taken_back(caller: Caller, outsider: Caller, team: Team) -> None:
    ticket = make_ticket(team=team)
    path = f"tickets/{ticket.number}/completion-requests/"
    until = (timezone.localdate() + timedelta(days=7)).isoformat()

    made = caller.post(path, {"items": ["Ritning"], "deadline": until})

    assert (made.status_code, made.json()["items"], made.json()["ended_at"]) == (201, ["Ritning"], None)
    assert Ticket.objects.get().status == "pending"
    assert problem_of(caller.post(path, {"items": ["x"], "deadline": until})) == (422, "refused")
    assert problem_of(outsider.get(path)) == (404, "not-found")
    assert problem_of(outsider.post(f"{path}{made.json()['id']}/ending/")) == (404, "not-found")
    for _twice in range(2):
        assert caller.post(f"{path}{made.json()['id']}/ending/").status_code == 204
    assert [row["end"] for row in caller.get(path).json()["results"]] == ["taken_back"]
    assert Ticket.objects.get().status == "open"
