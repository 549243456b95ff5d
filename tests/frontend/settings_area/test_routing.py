"""The pages of routing: rules in their order, how a team shares, what its agents can take."""

import pytest
from django.test import Client
from django.utils import timezone

from servicedesk.people.models import Agent, Role
from tests.factories import make_agent, make_category, make_team
from tickets.actions.routing_rules import week_of
from tickets.models import AgentWork, RoutingRule, Shift, SuggestionSetting, TeamWay

RULES = "/installningar/fordelning/"


@pytest.fixture
def lead(administrator: Agent) -> Client:
    """Leads Vatten, and nothing else."""
    client = Client()
    client.force_login(make_agent("Lotta Vik", teams=[make_team("Vatten")], role=Role.TEAM_LEAD))
    return client


def rule(team_id: int, **more: str) -> dict[str, str]:
    row = {"rule-count": "1", "rule-0-ask": "words", "rule-0-way": "is", "rule-0-values": "faktura, Avgift"}
    return {"name": "Fakturor", "team": str(team_id), "is_active": "on", **row, **more}


def test_rule_is_written_changed_moved_and_removed(browser: Client) -> None:
    team = make_team("Ekonomi")
    browser.post(f"{RULES}ny/", rule(team.pk))
    browser.post(f"{RULES}ny/", rule(team.pk, name="Andra"))
    first, second = RoutingRule.objects.all()
    assert first.conditions == [{"ask": "words", "is": ["faktura", "avgift"]}]

    page = browser.get(RULES).content.decode()
    assert ("Ekonomi" in page, "faktura" in page) == (True, True)

    browser.post(f"{RULES}{second.pk}/plats/", {"to": "up"})
    assert [row.name for row in RoutingRule.objects.all()] == ["Andra", "Fakturor"]

    stale = browser.post(f"{RULES}{first.pk}/", rule(team.pk, name="Räkningar", version="1"))
    again = browser.post(f"{RULES}{first.pk}/", rule(team.pk, name="Avgifter", version="1"))
    assert (stale.status_code, again.status_code) == (302, 200)
    assert RoutingRule.objects.get(pk=first.pk).name == "Räkningar"

    browser.post(f"{RULES}{first.pk}/borttagning/")
    assert [row.name for row in RoutingRule.objects.all()] == ["Andra"]


def test_lead_sets_the_way_of_their_own_team_only(lead: Client) -> None:
    mine, other = make_team("Gata"), make_team("Park")
    person = Agent.objects.get(name="Lotta Vik")
    mine = person.memberships.get().team

    assert lead.post(f"{RULES}lag/{mine.pk}/", {"way": "round_robin"}).status_code == 302
    assert lead.post(f"{RULES}lag/{other.pk}/", {"way": "round_robin"}).status_code == 404
    assert list(TeamWay.objects.values_list("team__name", "way")) == [("Vatten", "round_robin")]
    assert "Lotta Vik" in lead.get(f"{RULES}lag/{mine.pk}/").content.decode()
    assert lead.get(RULES).status_code == 200
    assert lead.get(f"{RULES}ny/").status_code == 404


def test_lead_sets_what_an_agent_can_take_and_when(lead: Client) -> None:
    person = Agent.objects.get(name="Lotta Vik")
    category = make_category("Snöröjning")
    said = {"capacity": "7", "languages": ["fi", "se"], "categories": [str(category.pk)], "day_0": "8-12, 13-17"}

    assert lead.post(f"{RULES}medarbetare/{person.pk}/", said).status_code == 302
    assert lead.post(f"{RULES}medarbetare/{person.pk}/", said).status_code == 302

    work = AgentWork.objects.get(agent=person)
    assert (work.capacity, work.languages, list(work.categories.all())) == (7, ["fi", "se"], [category])
    assert week_of(person, timezone.localdate())[0] == [[480, 720], [780, 1020]]
    assert Shift.objects.count() == 2

    outsider = make_agent("Olle Vikström", teams=[make_team("Park")])
    assert lead.get(f"{RULES}medarbetare/{outsider.pk}/").status_code == 404


def test_list_asks_as_many_queries_for_many_rules(browser: Client, django_assert_max_num_queries: object) -> None:
    team = make_team("Ekonomi")
    counts = []
    for many in (1, 29):
        for number in range(many):
            RoutingRule.objects.create(name=f"Regel {number}", team=team)
        browser.get(RULES)
        with django_assert_max_num_queries(60) as asked:  # type: ignore[operator]
            browser.get(RULES)
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_administrator_says_from_when_suggestions_act(browser: Client) -> None:
    page = f"{RULES}forslag/"
    assert "Inget lärt än" in browser.get(page).content.decode()

    browser.post(page, {"from_confidence": "0.9"})
    assert SuggestionSetting.objects.get().from_confidence == 0.9
    assert browser.post(page, {"from_confidence": "0.1"}).status_code == 200
    browser.post(page, {"from_confidence": ""})
    assert SuggestionSetting.objects.get().from_confidence is None
