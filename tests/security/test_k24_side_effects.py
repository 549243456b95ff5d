"""K24: what hangs on a ticket may fail; the ticket is received all the same, and the text is never lost."""

from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks
from pytest_django.fixtures import Settings

from tests.factories import make_form
from tests.frontend.public.filling import ANSWERS, picture, send
from tickets.models import Ticket
from tickets.signals import ticket_changed

pytestmark = pytest.mark.django_db


def test_cache_that_is_down_keeps_nobody_out(client: Client, settings: Settings) -> None:
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1/0"}
    }

    assert send(client, make_form(), fil=picture()).status_code == 302
    assert Ticket.objects.count() == 1


def test_mail_server_that_is_down_is_not_asked(client: Client, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    assert send(client, make_form()).status_code == 302


def test_listener_that_fails_harms_nobody(
    client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    def listener(**_told: Any) -> None:
        raise RuntimeError

    ticket_changed.connect(listener)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            assert send(client, make_form()).status_code == 302
    finally:
        ticket_changed.disconnect(listener)
    assert Ticket.objects.count() == 1


def test_fault_while_the_ticket_is_made_is_a_receipt_without_number(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*args: object, **kwargs: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("channels_in.intake.receive_many", fails)

    response = send(client, make_form())

    assert "Det håller på att registreras." in client.get(response.headers["Location"]).text


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), OperationalError("the connection is lost")])
def test_full_disk_or_lost_database_is_a_page_with_the_text_kept(
    client: Client, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    def fails(*args: object, **kwargs: object) -> None:
        raise fault

    monkeypatch.setattr("channels_in.webform.intake.keep", fails)

    response = send(client, make_form(), fil=picture("bild.png"))

    assert response.status_code == 503
    assert response.headers["Retry-After"] == "30"
    assert ANSWERS["fraga"] in response.text
    assert "bild.png" in response.text
    assert "0980-31 92 00" in response.text
