"""/api/v1/canned-responses/: an integration reads what its teams may use and keeps its teams' own."""

from servicedesk.people.models import Team
from tests.factories import make_agent, make_canned_response, make_team
from tests.tickets.api.client import Caller, problem_of
from tickets.models import CannedResponse

NEW = {"name": "Tack", "shortcut": "tack", "body": "Tack {requester_first_name}!"}


def test_list_holds_those_of_everybody_and_of_the_teams(caller: Caller, team: Team) -> None:
    make_canned_response("alla")
    make_canned_response("lagets", team=team)
    make_canned_response("andras", team=make_team("Vatten"))
    make_canned_response("egen", owner=make_agent(teams=[team]))

    found = caller.get("canned-responses/").json()["results"]

    assert sorted((row["shortcut"], row["team"]) for row in found) == [("alla", None), ("lagets", team.slug)]


def test_one_is_made_for_a_team_and_changed(caller: Caller, team: Team) -> None:
    made = caller.post("canned-responses/", {**NEW, "team": team.slug})
    assert (made.status_code, made.json()["shared_with"]) == (201, "team")

    changed = caller.patch(f"canned-responses/{made.json()['id']}/", {"is_active": False})

    assert (changed.status_code, changed.json()["is_active"]) == (200, False)
    assert caller.get(f"canned-responses/{made.json()['id']}/").json() == changed.json()


def test_shared_and_foreign_ones_cannot_be_changed(caller: Caller, outsider: Caller, team: Team) -> None:
    shared, lagets = make_canned_response("alla"), make_canned_response("lagets", team=team)

    assert problem_of(caller.patch(f"canned-responses/{shared.pk}/", {"name": "x"})) == (404, "not-found")
    assert problem_of(outsider.patch(f"canned-responses/{lagets.pk}/", {"name": "x"})) == (404, "not-found")
    assert problem_of(outsider.get(f"canned-responses/{lagets.pk}/")) == (404, "not-found")
    assert CannedResponse.objects.filter(name="x").count() == 0


def test_taken_word_and_foreign_team_are_refused(caller: Caller, team: Team) -> None:
    make_canned_response("tack", team=team)

    assert problem_of(caller.post("canned-responses/", {**NEW, "team": team.slug})) == (409, "shortcut-taken")
    foreign = caller.post("canned-responses/", {**NEW, "team": make_team("Vatten").slug})
    assert problem_of(foreign) == (400, "invalid")
