"""The cast most tests play with: two who share an open team, one behind closed doors, and an outsider."""

from dataclasses import dataclass

from servicedesk.people.models import Agent, Team
from tests.factories.people import make_agent, make_team


@dataclass(frozen=True, slots=True)
class Cast:
    kontaktcenter: Team  # open to all
    socialtjanst: Team  # closed
    vatten: Team  # closed
    johan: Agent  # Kontaktcenter
    asa: Agent  # Kontaktcenter
    sara: Agent  # Socialtjänst
    olle: Agent  # Vatten: the outsider


def make_cast() -> Cast:
    kontaktcenter = make_team("Kontaktcenter", is_open_to_all=True)
    socialtjanst, vatten = make_team("Socialtjänst"), make_team("Vatten")
    return Cast(
        kontaktcenter=kontaktcenter,
        socialtjanst=socialtjanst,
        vatten=vatten,
        johan=make_agent("Johan Åkerström", teams=[kontaktcenter]),
        asa=make_agent("Åsa Lindqvist", teams=[kontaktcenter]),
        sara=make_agent("Sara Holm", teams=[socialtjanst]),
        olle=make_agent("Olle Vikström", teams=[vatten]),
    )


def again(agent: Agent) -> Agent:
    """The agent as the next request sees them: what they may reach is read anew."""
    return Agent.objects.get(pk=agent.pk)
