"""I1, I2, I3, I5: a file from a stranger lies under a generated name, is shown under a clean one and has its limits."""

import re
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings

from channels_in.email.compose import compose
from channels_in.models import StagedUpload
from channels_in.webform import limits, staging
from tests.factories import make_agent, make_form
from tests.frontend.public.filling import address_of, kept_on, send, token_on
from tickets.actions.reply import reply
from tickets.models import Attachment, Ticket

pytestmark = pytest.mark.django_db
NAMES = [
    "../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "....//....//x.png",
    "/etc/passwd",
    "\u200b.htaccess",
    ".htaccess",
    "shell.php",
    "shell.pht",
    "a\r\nContent-Type: text/html\r\n\r\n<script>.png",
    'a"; filename="b.html',
    "a;b.png",
    "gpj.\u202eexe",
    "CON",
    "a" * 4000 + ".png",
    "." * 300,
    "å" * 300 + ".tar.gz",
    "%2e%2e%2fpasswd",
    "=cmd|' /C calc'!A0.csv",
]
GENERATED = re.compile(r"\d{4}/\d{2}/[0-9a-f]{32}")


def stored() -> list[str]:
    root = Path(django_settings.MEDIA_ROOT)
    return [str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()]


def multipart(token: str, name: str) -> tuple[bytes, str]:
    """The request as a hostile client writes it, not as a test client would."""
    fields = {"submission.id": token, "amne": "Hej", "fraga": "Hej"}
    parts = [f'--x\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n' for key, value in fields.items()]
    parts.append(f'--x\r\nContent-Disposition: form-data; name="fil"; filename="{name}"\r\n\r\n<?php 1 ?>\r\n--x--\r\n')
    return "".join(parts).encode(), "multipart/form-data; boundary=x"


@pytest.mark.parametrize("name", NAMES)
def test_i1_i2_any_name_lies_under_a_generated_one(client: Client, name: str) -> None:
    form = make_form()
    body, content_type = multipart(token_on(client.get(address_of(form))), name)  # type: ignore[arg-type]

    response = client.generic("POST", address_of(form), body, content_type=content_type)

    assert response.status_code in (200, 302, 400)
    assert all(GENERATED.fullmatch(path) for path in stored())
    for attachment in Attachment.objects.all():
        assert not set(attachment.name) & set('/\\\r\n\x00"\u202e\u200b')
        assert attachment.name not in ("", ".", "..")
        assert not attachment.name.startswith(".")


def test_i1_staged_files_lie_under_generated_names_too(client: Client) -> None:
    send(client, make_form(), fraga="", fil=SimpleUploadedFile("shell.php", b"<?php 1 ?>"))

    assert [bool(GENERATED.fullmatch(path)) for path in stored()] == [True]
    assert StagedUpload.objects.get().content_type == "text/plain"


def test_i1_stored_files_are_for_us_only(client: Client) -> None:
    send(client, make_form(), fil=SimpleUploadedFile("a.png", b"1"))

    for path in Path(django_settings.MEDIA_ROOT).rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path


@pytest.mark.parametrize("name", NAMES)
def test_i3_name_adds_no_header_to_the_mail_that_carries_the_file(client: Client, name: str) -> None:
    send(client, make_form(), fil=SimpleUploadedFile("a.png", b"1"))
    ticket = Ticket.objects.get()
    message = reply(ticket, by=make_agent(teams=[ticket.team]), body="Hej")
    Attachment.objects.update(message=message, name=name[:255].replace("\r\n", " "))

    parts = list(compose(message).iter_attachments())

    assert [part.keys() for part in parts] == [
        ["Content-Type", "Content-Transfer-Encoding", "Content-Disposition", "MIME-Version"]
    ]


def test_i5_too_many_and_too_large_files_are_refused_in_words(client: Client, settings: Settings) -> None:
    settings.ATTACHMENTS_MAX_COUNT, settings.ATTACHMENT_MAX_BYTES = 3, 2_000_000
    form = make_form()

    many = send(client, form, fil=[SimpleUploadedFile(f"{number}.png", b"1") for number in range(4)])
    large = send(client, form, fil=SimpleUploadedFile("film.mov", b"1" * 2_000_001))

    assert "Du kan bifoga högst 3 filer." in many.text
    assert "film.mov" in large.text
    assert "högst 2 MB" in large.text
    assert Ticket.objects.count() == 0


def test_i5_one_place_cannot_fill_the_disk(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BYTES_PER_PLACE", 1000)
    form = make_form()

    answers = [
        send(client, form, fraga=f"{number}", epost="", fil=SimpleUploadedFile("a.png", b"1" * 300)).status_code
        for number in range(5)
    ]

    assert answers == [302, 302, 302, 429, 429]
    assert len(stored()) == 3


def test_i5_unfinished_forms_cannot_fill_the_disk(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "MOST_BYTES", 500)
    form = make_form()

    for _number in range(4):
        response = send(client, form, fraga="", fil=SimpleUploadedFile("a.png", b"1" * 300))

    assert len(stored()) == 1
    assert kept_on(response) == []
    assert "Välj filen igen" in response.text
