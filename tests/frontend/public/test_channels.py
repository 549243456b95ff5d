"""SO4: the public list of accounts, which is true at the next request."""

import pytest
from django.test import Client
from django.urls import reverse

from channels_in.models import ChannelEntry, EntryStatus
from channels_in.register.steps import take_step
from frontend import lookups
from servicedesk.people.models import Agent
from tests.channels_in.register.conftest import in_use, propose
from tests.factories import make_agent

pytestmark = pytest.mark.django_db
LISTED = {
    "public_name": "Storåns kommun på Instagram",
    "public_url": "https://www.instagram.example/storan",
    "is_listed": True,
    "dormant_text": "Skriv till kundcenter.",
}


@pytest.fixture
def by() -> Agent:
    lookups.forget()
    return make_agent("Åsa Lindqvist")


def read(language: str = "sv") -> str:
    address = reverse("public_channels") if language == "sv" else reverse("public_channels_in", args=[language])
    return Client().get(address).content.decode()


def test_list_shows_what_is_in_use_and_listed_and_nothing_about_agents(by: Agent) -> None:
    in_use(by, **LISTED)
    propose(by, **{**LISTED, "public_name": "Förslaget"})
    in_use(by, **{**LISTED, "public_name": "Olistad", "is_listed": False})

    page = read()

    assert '<a href="https://www.instagram.example/storan" rel="noopener">Storåns kommun på Instagram</a>' in page
    assert [word in page for word in ("Förslaget", "Olistad", by.name, "Nå unga", "KS 2026/17")] == [False] * 5


def test_list_is_true_at_the_next_request(by: Agent) -> None:
    entry = in_use(by, **LISTED)
    browser = Client()
    first = browser.get(reverse("public_channels"))
    tag = first.headers["ETag"]
    assert browser.get(reverse("public_channels"), headers={"If-None-Match": tag}).status_code == 304

    take_step(entry, EntryStatus.DORMANT, by=by, why="Ingen tid")
    rests = browser.get(reverse("public_channels"), headers={"If-None-Match": tag})
    take_step(ChannelEntry.objects.get(), EntryStatus.CLOSED, by=by, why="Slut")

    assert rests.status_code == 200
    assert "Används inte just nu" in rests.content.decode()
    assert "Skriv till kundcenter." in rests.content.decode()
    assert "Storåns kommun på Instagram" not in read()


def test_list_is_linked_from_the_foot_when_there_is_something_in_it(by: Agent) -> None:
    start = reverse("start")
    assert reverse("public_channels") not in Client().get(start).content.decode()
    in_use(by, **LISTED)
    lookups.forget()
    assert reverse("public_channels") in Client().get(start).content.decode()


def test_list_is_in_english_too_and_says_which_words_are_swedish(by: Agent) -> None:
    in_use(by, **LISTED)

    page = read("en")

    assert "Where you find us" in page
    assert '<h2 class="channel-list__name" lang="sv">' in page
    assert 'hreflang="sv"' in page


def test_list_sets_no_cookie_and_tells_no_hours_there_are_none_of(by: Agent) -> None:
    in_use(by, **LISTED)
    in_use(by, **{**LISTED, "public_name": "Dygnet runt", "hours": [[[0, 1440]]] * 7})

    answer = Client().get(reverse("public_channels"))

    assert not answer.cookies
    assert answer.content.decode().count("open-now") == 1
