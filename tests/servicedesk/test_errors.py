"""What people get when something broke: a page, never a trace of the inside."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from tests.factories import make_agent
from tests.factories.people import PASSWORD


def breaks(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("secret-of-the-inside")


def has_no_database(request: HttpRequest) -> HttpResponse:
    raise OperationalError("connection to server at 10.0.0.1 failed")


urlpatterns = [path("breaks/", breaks), path("no-database/", has_no_database)]
handler500 = "servicedesk.errors.server_error"


@pytest.fixture
def client() -> Iterator[Client]:
    with override_settings(ROOT_URLCONF=__name__):
        yield Client(raise_request_exception=False)


def test_a_fault_is_a_500_without_a_word_about_it(client: Client) -> None:
    answer = client.get("/breaks/")

    assert answer.status_code == 500
    assert b"secret-of-the-inside" not in answer.content
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_a_database_that_is_away_is_a_503_to_come_back_to(client: Client) -> None:
    answer = client.get("/no-database/")

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "15")
    assert b"10.0.0.1" not in answer.content


@pytest.mark.django_db
def test_a_database_that_goes_away_before_the_view_is_a_503_too() -> None:
    browser = Client(raise_request_exception=False)
    assert browser.login(email=make_agent().email, password=PASSWORD)

    with patch("django.db.backends.utils.CursorWrapper.execute", side_effect=OperationalError("gone")):
        answer = browser.get("/arenden/")

    assert answer.status_code == 503


@pytest.mark.django_db
def test_a_part_of_a_page_without_a_session_leads_the_page_to_the_sign_in() -> None:
    answer = Client().get(
        "/arenden/?whose=all",
        headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/arenden/100001/?whose=all"},
    )

    assert answer.status_code == 204
    assert answer.headers["HX-Redirect"] == "/konto/logga-in/?next=%2Farenden%2F100001%2F%3Fwhose%3Dall"
