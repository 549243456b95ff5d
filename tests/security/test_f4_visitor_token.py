"""F4: the token alone opens a chat, on its website, for a day; it is nowhere but in the browser that made it."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from channels.db import database_sync_to_async
from django.apps import apps
from django.utils import timezone

from chat import rates
from chat.models import ChatSession
from chat.tokens import new_token
from tests.chat.visitors import SITE, door, page, settle

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _settled() -> Any:
    yield
    settle()


def test_tokens_are_256_bits_and_never_the_same() -> None:
    tokens = {new_token() for _token in range(10_000)}

    assert len(tokens) == 10_000
    assert {len(token) for token in tokens} == {43}


@pytest.mark.parametrize("guess", ["a" * 43, "", "x", "' OR 1=1 --", "*", "%", "a" * 200, "å" * 43])
async def test_token_nobody_holds_gets_one_answer_and_no_history(guess: str) -> None:
    owner = await page()
    await owner.start(await door())
    stranger = await page()

    await stranger.say({"type": "open", "token": guess, "after": 0})

    assert await stranger.hear("unknown") == {"type": "unknown"}
    assert stranger.frames == [{"type": "unknown"}]
    await owner.leave()
    await stranger.leave()


async def test_token_of_another_website_is_as_unknown_as_a_made_up_one_also_to_start() -> None:
    inbox = await door()
    owner = await page(SITE)
    await owner.start(inbox, "Hemligt")
    elsewhere = await page(token=owner.token)

    await elsewhere.say({"type": "open", "token": owner.token, "after": 0})
    assert await elsewhere.hear("unknown") == {"type": "unknown"}
    await elsewhere.say({"type": "start", "token": owner.token, "inbox": inbox.slug, "id": "x", "text": "Hej"})
    assert await elsewhere.hear("unknown") == {"type": "unknown"}

    assert "Hemligt" not in str(elsewhere.frames)
    await owner.leave()
    await elsewhere.leave()


async def test_chat_that_ended_more_than_a_day_ago_is_unknown() -> None:
    owner = await page()
    await owner.start(await door())
    await owner.leave()
    ended = {"state": "ended", "waiting_since": None, "ended_by": "time"}
    await database_sync_to_async(ChatSession.objects.update)(
        **ended, ended_at=timezone.now() - timedelta(hours=24, minutes=1)
    )

    again = await page(token=owner.token)
    await again.say({"type": "open", "token": owner.token, "after": 0})

    assert await again.hear("unknown") == {"type": "unknown"}
    await again.leave()


async def test_socket_of_one_chat_opens_no_other() -> None:
    inbox = await door()
    one, other = await page(), await page()
    await one.start(inbox)
    await other.start(inbox)

    await one.say({"type": "open", "token": other.token, "after": 0})

    assert await one.closed() == 4008
    await other.leave()


async def test_guessing_is_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rates, "GUESSES", (5, 0.001))
    await door()
    stranger = await page()

    for _guess in range(6):
        await stranger.say({"type": "open", "token": new_token(), "after": 0})

    assert await stranger.closed() == 4008
    assert stranger.frames == [{"type": "unknown"}] * 5 + [{"type": "error"}]


async def test_token_is_in_no_log_and_in_no_table(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    owner = await page()
    await owner.start(await door())
    await owner.say({"type": "say", "id": "m-2", "text": "Hej igen"})
    await owner.hear("ack")
    await owner.leave()

    rows = await database_sync_to_async(
        lambda: [str(list(model._default_manager.values())) for model in apps.get_models()]
    )()

    assert owner.token not in caplog.text
    assert not [one for one in rows if owner.token in one]
