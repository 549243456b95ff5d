"""C6: requests with too many fields or files, or that are too large, are refused fast and in words."""

import time

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from tests.factories import make_form
from tests.frontend.public.filling import address_of

pytestmark = pytest.mark.django_db
FAST = 2.0  # seconds of work, however busy the machine is


def files(number: int) -> bytes:
    part = b'--x\r\nContent-Disposition: form-data; name="fil"; filename="a.png"\r\n\r\n1\r\n'
    return part * number + b"--x--\r\n"


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/x-www-form-urlencoded", b"a=1&" * 100_000),
        ("multipart/form-data; boundary=x", files(5_000)),
        ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n' * 5_000),
        ("application/x-www-form-urlencoded", b"fraga=" + b"a" * 3_000_000),
    ],
)
@pytest.mark.parametrize("embedded", [False, True])
def test_too_many_parts_are_a_400_fast(client: Client, content_type: str, body: bytes, embedded: bool) -> None:
    form = make_form(embed_origins=["https://www.storan.example"])
    started = time.process_time()

    response = client.generic("POST", address_of(form, embedded=embedded), body, content_type=content_type)

    assert response.status_code == 400
    assert "<h1" in response.text
    assert time.process_time() - started < FAST


def test_too_large_request_is_a_413_in_words(client: Client, settings: Settings) -> None:
    settings.REQUEST_MAX_BYTES = 1000

    response = client.post(address_of(make_form()), {"fraga": "a" * 2000})

    assert response.status_code == 413
    assert "större än vi kan ta emot" in response.text
    assert "0980-31 92 00" in response.text


@pytest.mark.parametrize("length", ["abc", "-1", "1e9", "9" * 5000, "²", "١"])
def test_strange_content_length_is_no_error_of_ours(client: Client, length: str) -> None:
    response = client.get("/", CONTENT_LENGTH=length)

    assert response.status_code in (200, 400, 413)


@pytest.mark.parametrize("boundary", ["", "x" * 500, "å", '"', "x; y=z"])
def test_strange_boundary_is_no_error_of_ours(client: Client, boundary: str) -> None:
    kind = f"multipart/form-data; boundary={boundary}"

    response = client.generic("POST", address_of(make_form()), files(2), content_type=kind)

    assert response.status_code in (200, 400)
