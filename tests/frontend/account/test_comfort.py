"""How the workplace looks and answers to keys: stored for the agent, on <html> from the first byte."""

import re

import pytest
from django.test import Client

from servicedesk.people.models import Agent
from tests.factories import make_agent, make_team

CHOICES = {"theme": "dark", "density": "compact", "folds_events": "on"}


@pytest.fixture
def agent(db: None) -> Agent:
    return make_agent(teams=[make_team()])


@pytest.fixture
def client(agent: Agent) -> Client:
    client = Client()
    client.force_login(agent)
    return client


def attributes(client: Client, address: str = "/konto/utseende/") -> str:
    found = re.search(r"<html([^>]*)>", client.get(address).content.decode())
    assert found is not None
    return " ".join(found[1].split())


def test_page_says_nothing_of_colours_until_something_is_chosen(client: Client) -> None:
    assert attributes(client) == 'lang="sv" data-density="comfortable"'


def test_choices_are_saved_and_stand_on_every_page_of_the_workplace(client: Client, agent: Agent) -> None:
    response = client.post("/konto/utseende/", CHOICES)

    assert (response.status_code, response["Location"]) == (302, "/konto/utseende/")
    assert attributes(client, "/arenden/") == 'lang="sv" data-theme="dark" data-density="compact" data-keys="off"'
    agent.refresh_from_db()
    assert (agent.theme, agent.density, agent.single_keys, agent.folds_events) == ("dark", "compact", False, True)


def test_high_contrast_follows_the_system_between_light_and_dark(client: Client) -> None:
    client.post("/konto/utseende/", {**CHOICES, "theme": "contrast", "single_keys": "on"})

    assert attributes(client) == 'lang="sv" data-contrast="more" data-density="compact"'


def test_citizens_pages_are_the_same_for_everybody(client: Client) -> None:
    client.post("/konto/utseende/", CHOICES)

    assert attributes(client, "/") == 'lang="sv"'


@pytest.mark.parametrize("wrong", [{"theme": "pink"}, {"density": ""}])
def test_unknown_choice_is_refused_and_saves_nothing(client: Client, agent: Agent, wrong: dict[str, str]) -> None:
    response = client.post("/konto/utseende/", {**CHOICES, **wrong})

    assert response.status_code == 200
    agent.refresh_from_db()
    assert (agent.theme, agent.density) == ("system", "comfortable")
