"""Canned responses: who may use and change which, and what their variables become."""

from typing import Any

import pytest

from servicedesk.people.access import access_of
from servicedesk.people.models import Agent, AuditEntry
from tests.factories import make_agent, make_canned_response, make_contact, make_ticket
from tests.factories.cast import Cast
from tickets.actions.canned_responses import change_canned_response, count_use, create_canned_response
from tickets.actions.errors import InvalidChange
from tickets.models import CannedResponse
from tickets.variables import fill_in, what_is_wrong


def words(agent: Agent) -> list[str]:
    rows = CannedResponse.objects.visible_to(access_of(agent))
    return sorted(rows.values_list("shortcut", flat=True))


def test_agent_uses_those_of_everybody_of_their_teams_and_their_own(cast: Cast) -> None:
    make_canned_response("alla")
    make_canned_response("kontakt", team=cast.kontaktcenter)
    make_canned_response("vatten", team=cast.vatten)
    make_canned_response("johans", owner=cast.johan)
    make_canned_response("asas", owner=cast.asa)

    assert words(cast.johan) == ["alla", "johans", "kontakt"]
    assert words(cast.olle) == ["alla", "vatten"]


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("agent", {"own"}),
        ("team_lead", {"own", "team"}),
        ("editor", {"own", "everybody"}),
        ("administrator", {"own", "team", "everybody"}),
    ],
)
def test_role_decides_with_whom_one_may_share(cast: Cast, role: str, may: set[str]) -> None:
    agent = make_agent("Ny", teams=[cast.vatten], role=role)
    for shared_with in ("own", "team", "everybody"):
        team = cast.vatten if shared_with == "team" else None
        wanted: dict[str, Any] = {"name": "Hej", "shortcut": f"hej-{shared_with}", "body": "Hej!", "team": team}
        if shared_with in may:
            create_canned_response(by=agent, shared_with=shared_with, **wanted)
        else:
            with pytest.raises(InvalidChange):
                create_canned_response(by=agent, shared_with=shared_with, **wanted)

    made = CannedResponse.objects.changeable_by(access_of(agent))
    assert set(made.values_list("shared_with", flat=True)) == may


def test_team_lead_shares_with_no_other_team(cast: Cast) -> None:
    lead = make_agent("Lena", teams=[cast.vatten], role="team_lead")

    with pytest.raises(InvalidChange):
        create_canned_response(
            by=lead, name="Hej", shortcut="hej", body="Hej!", shared_with="team", team=cast.kontaktcenter
        )
    theirs = make_canned_response("kontakt", team=cast.kontaktcenter)
    assert theirs not in CannedResponse.objects.changeable_by(access_of(lead))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": " "}, "name"),
        ({"body": "\x00 "}, "body"),
        ({"body": "Hej {password}"}, "body"),
        ({"shortcut": "två ord"}, "shortcut"),
        ({"shortcut": "/"}, "shortcut"),
        ({"shortcut": "tagen"}, "shortcut"),
        ({"shared_with": "galaxen"}, "shared_with"),
    ],
)
def test_wrong_value_is_refused_and_says_which(cast: Cast, wrong: dict[str, str], field: str) -> None:
    make_canned_response("tagen", owner=cast.johan)
    right = {"name": "Hej", "shortcut": "hej", "body": "Hej {requester_name}!"}

    with pytest.raises(InvalidChange) as refused:
        create_canned_response(by=cast.johan, **{**right, **wrong})

    assert refused.value.field == field


def test_two_agents_may_use_the_same_short_word_for_their_own(cast: Cast) -> None:
    for agent in (cast.johan, cast.asa):
        create_canned_response(by=agent, name="Hej", shortcut="hej", body="Hej!")

    assert words(cast.johan) == ["hej"]


def test_change_of_what_others_use_is_in_the_audit_and_ones_own_is_not(cast: Cast) -> None:
    boss = make_agent("Anders", teams=[cast.vatten], role="administrator")
    shared, own = make_canned_response("alla"), make_canned_response("min", owner=boss)

    change_canned_response(shared, by=boss, body="Ny text")
    change_canned_response(own, by=boss, body="Ny text")

    assert AuditEntry.objects.get().verb == "canned_response.changed"
    assert CannedResponse.objects.filter(body="Ny text").count() == 2


def test_use_is_counted(cast: Cast) -> None:
    response = make_canned_response("alla")
    count_use(response)
    count_use(response)
    assert CannedResponse.objects.get().use_count == 2


def test_variables_are_filled_in_once_and_only_from_the_list(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, requester=make_contact("Ann {agent_name}"), subject="Sopor")
    number = f"{ticket.number:,}".replace(",", "\u00a0")

    filled = fill_in("Hej {requester_name}, #{ticket_number} {subject}. {agent_first_name}", ticket, by=cast.johan)

    assert filled.text == f"Hej Ann {{agent_name}}, #{number} Sopor. Johan"
    assert filled.is_whole


def test_what_cannot_be_filled_in_stays_and_is_said(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)

    filled = fill_in("{agent_title} {settings} {__class__} {x.y}", ticket, by=cast.johan)

    assert filled.text == "{agent_title} {settings} {__class__} {x.y}"
    assert (filled.unknown, filled.empty) == (("settings",), ("agent_title",))
    assert "{settings}" in what_is_wrong(filled)


def test_protected_name_is_not_filled_in_for_those_who_may_not_see_it(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, requester=make_contact("Hemlig Person", is_protected=True))
    seeing = make_agent("Ser", teams=[cast.kontaktcenter], may_see_protected=True)

    assert fill_in("{requester_name}", ticket, by=cast.johan).empty == ("requester_name",)
    assert fill_in("{requester_first_name}", ticket, by=seeing).text == "Hemlig"
