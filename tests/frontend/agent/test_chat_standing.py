"""What an agent is told about how many chats they have, and about what the program has set."""

from collections.abc import Callable

import pytest
from django.test import Client

from chat.actions.staffing import set_standing
from chat.models import Standing
from servicedesk.people.models import Agent
from tests.chat.staff import chat_inbox, takes_chats, waits
from tests.factories.cast import Cast

SignIn = Callable[[Agent], Client]


def test_one_chat_more_than_the_capacity_is_taken_with_a_warning(cast: Cast, sign_in: SignIn) -> None:
    takes_chats(cast.johan, capacity=1)
    inbox = chat_inbox(team=cast.kontaktcenter)
    client = sign_in(cast.johan)

    pages = [client.post(f"/chatt/{waits(inbox).pk}/mottagande/", follow=True).content.decode() for _n in range(2)]

    warning = "Du har nu 2 chattar. Du tar 1 samtidigt, så det ringer inga fler hos dig."
    assert [warning in page for page in pages] == [False, True]


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (Standing.BUSY, "två chattar ringde här utan att få svar"),
        (Standing.AWAY, "du hade ingen sida öppen på tio minuter"),
    ],
)
def test_agent_is_told_what_the_program_has_set_and_why(cast: Cast, sign_in: SignIn, standing: str, words: str) -> None:
    takes_chats(cast.johan)
    chat_inbox(team=cast.kontaktcenter)
    client = sign_in(cast.johan)

    set_standing(cast.johan, standing)
    own_choice = client.get("/chatt/").content.decode()
    set_standing(cast.johan, standing, is_automatic=True)
    automatic = client.get("/chatt/").content.decode()

    assert (words in own_choice, words in automatic) == (False, True)
