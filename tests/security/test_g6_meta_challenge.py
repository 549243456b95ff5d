"""G6: the challenge Meta asks us to repeat is repeated to Meta alone, and no browser ever takes it for a page."""

import pytest
from django.test import Client

from channels_in.meta.apps import new_address
from tests.channels_in.meta.conftest import Door
from tests.factories import make_agent
from tests.fakes import meta

pytestmark = pytest.mark.django_db
ASKED = {"hub.mode": "subscribe", "hub.verify_token": meta.VERIFY_TOKEN, "hub.challenge": "1158201444"}
SCRIPT = "<script>alert(1)</script>"


def test_right_word_gets_the_challenge_back(facebook: Door) -> None:
    answer = Client().get(facebook.path, ASKED)

    assert (answer.status_code, answer.content) == (200, b"1158201444")


def test_challenge_is_plain_text_whatever_it_holds(facebook: Door) -> None:
    answer = Client().get(facebook.path, ASKED | {"hub.challenge": SCRIPT})

    assert answer.content == SCRIPT.encode()
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "changed",
    [
        {"hub.verify_token": ""},
        {"hub.verify_token": meta.VERIFY_TOKEN[:-1]},
        {"hub.verify_token": meta.VERIFY_TOKEN.upper()},
        {"hub.verify_token": "å" * 20},
        {"hub.mode": "unsubscribe"},
        {"hub.mode": ""},
    ],
)
def test_wrong_word_is_refused_and_nothing_is_repeated(facebook: Door, changed: dict[str, str]) -> None:
    answer = Client().get(facebook.path, ASKED | changed | {"hub.challenge": SCRIPT})

    assert (answer.status_code, answer.content) == (403, b"")


def test_nothing_asked_is_refused(facebook: Door) -> None:
    assert Client().get(facebook.path).status_code == 403


def test_app_without_a_word_repeats_nothing(facebook: Door) -> None:
    app = facebook.account.app
    assert app is not None
    app.secrets = ""
    app.save()

    assert Client().get(facebook.path, ASKED | {"hub.verify_token": ""}).status_code == 403


def test_new_word_replaces_the_one_before(facebook: Door) -> None:
    app = facebook.account.app
    assert app is not None
    address, word = new_address(app, by=make_agent())
    path = address.partition("127.0.0.1:8000")[2]

    assert Client().get(path, ASKED).status_code == 403
    assert Client().get(path, ASKED | {"hub.verify_token": word}).content == b"1158201444"
