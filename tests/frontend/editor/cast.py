"""Who plays in the editor's tests: an editor and a publisher of one department, an agent, an editor of another."""

from dataclasses import dataclass

from django.test import Client

from servicedesk.people.models import Agent, Department, Role
from tests.factories import make_agent, make_department, make_team


@dataclass(frozen=True, slots=True)
class Cast:
    teknik: Department
    social: Department
    pirkko: Agent  # editor of Teknik
    asa: Agent  # publisher of Teknik
    johan: Agent  # agent of Teknik, writes nothing
    olle: Agent  # editor of Social: the outsider


def make_cast() -> Cast:
    teknik, social = make_department("Teknik"), make_department("Social")
    avfall, omsorg = make_team("Avfall", department=teknik), make_team("Omsorg", department=social)
    return Cast(
        teknik=teknik,
        social=social,
        pirkko=make_agent("Pirkko Kallio", teams=[avfall], role=Role.EDITOR),
        asa=make_agent("Åsa Lindqvist", teams=[avfall], role=Role.PUBLISHER),
        johan=make_agent("Johan Åkerström", teams=[avfall]),
        olle=make_agent("Olle Vikström", teams=[omsorg], role=Role.EDITOR),
    )


def as_(agent: Agent) -> Client:
    client = Client()
    client.force_login(agent)
    return client
