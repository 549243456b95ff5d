"""C8: values long enough to slow a careless check down are answered at once."""

import time

import pytest
from django.test import Client

from tests.factories import make_form
from tests.frontend.public.filling import address_of, send

pytestmark = pytest.mark.django_db
FAST = 2.0  # seconds of work, however busy the machine is


@pytest.mark.parametrize("key", ["epost", "telefon", "namn", "amne", "fraga"])
@pytest.mark.parametrize("unit", ["a", "a@", "@", "+", "1", " ", "\u0378", "ﷺ", ".a", "<", "http://a.test/"])
def test_hundred_kilobytes_in_a_field_are_refused_fast_and_kept(client: Client, key: str, unit: str) -> None:
    form = make_form()
    started = time.process_time()

    response = send(client, form, extra={key: unit * (100_000 // len(unit))})

    assert response.status_code in (200, 302)
    assert time.process_time() - started < FAST


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Accept-Language", "a-" * 500_000),
        ("Accept-Language", "sv,en;q=0.5," * 80_000),
        ("Accept-Language", "\x00å"),
        ("Cookie", "a=b; " * 100_000),
        ("X-Forwarded-For", "1.2.3.4, " * 100_000),
        ("Referer", "http://" + "a" * 1_000_000),
        ("User-Agent", "<script>" * 10_000),
    ],
)
def test_long_headers_are_answered_fast(client: Client, header: str, value: str) -> None:
    started = time.process_time()

    assert client.get(address_of(make_form()), headers={header: value}).status_code == 200
    assert time.process_time() - started < FAST
