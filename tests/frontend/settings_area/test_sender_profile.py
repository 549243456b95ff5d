"""How an inbox's answers look: chosen by administrators, tried before it is saved."""

from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from servicedesk.people.models import AuditEntry
from tests.factories import make_inbox
from tickets.models import Inbox, SenderProfile

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
FIELDS = {"reply_to": "token", "named_as": "first", "signature": "{agent_name} på {team}", "logo_text": "Storån"}


@pytest.fixture
def inbox(browser: Client) -> Inbox:
    return make_inbox(kind="email", address="kundcenter@storan.example", sender_name="Vattenjouren")


def save(browser: Client, inbox: Inbox, **changes: Any) -> Any:
    return browser.post(reverse("settings_inbox_sender", args=[inbox.pk]), {**FIELDS, **changes})


def test_profile_is_saved_and_noted(browser: Client, inbox: Inbox) -> None:
    response = save(browser, inbox, quotes="on")

    assert response.status_code == 302
    profile = SenderProfile.objects.get(inbox=inbox)
    assert (profile.named_as, profile.signature, profile.quotes) == ("first", "{agent_name} på {team}", True)
    assert AuditEntry.objects.filter(verb="sender_profile.changed").count() == 1


@pytest.mark.parametrize("signature", ["{requester_name}", "Hej {personnummer}", "{agent_name} {password}"])
def test_variable_there_is_not_is_refused(browser: Client, inbox: Inbox, signature: str) -> None:
    response = save(browser, inbox, signature=signature)

    assert response.status_code == 200
    assert not SenderProfile.objects.exists()


def test_preview_shows_what_stands_in_the_form_and_saves_nothing(browser: Client, inbox: Inbox) -> None:
    page = browser.post(reverse("settings_inbox_sender_preview", args=[inbox.pk]), FIELDS).content.decode()

    assert f"Karin på {inbox.team.name}<br>Storåns kommun" in page
    assert "Storåns kommun – Vattenjouren &lt;kundcenter@storan.example&gt;" in page
    assert not SenderProfile.objects.exists()


def test_logo_is_kept_shown_and_removed(browser: Client, inbox: Inbox) -> None:
    save(browser, inbox, logo=SimpleUploadedFile("logo.png", PNG))
    profile = SenderProfile.objects.get(inbox=inbox)
    shown = browser.get(reverse("settings_inbox_sender_logo", args=[inbox.pk]))

    assert shown.content == PNG
    assert shown.headers["Content-Type"] == profile.logo_type == "image/png"

    save(browser, inbox, without_logo="on")
    assert SenderProfile.objects.get(inbox=inbox).logo_name == ""
    assert default_storage.exists(profile.logo_name)  # until the transaction of this test would end


@pytest.mark.parametrize(
    "content", [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.7", PNG + b"\x00" * 300_000]
)
def test_what_is_no_small_picture_is_no_logo(browser: Client, inbox: Inbox, content: bytes) -> None:
    response = save(browser, inbox, logo=SimpleUploadedFile("logo.png", content))

    assert response.status_code == 200
    assert not SenderProfile.objects.exists()
