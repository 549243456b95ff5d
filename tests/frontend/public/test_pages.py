"""The start page, the list of forms and the kept mail."""

import pytest
from django.core.mail import send_mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from channels_in.email.transport import keep
from channels_in.models import KeptMail
from tests.factories import make_agent, make_form, make_team

pytestmark = pytest.mark.django_db
MAIL = (
    b"From: =?utf-8?q?Stor=C3=A5ns_kommun?= <kundcenter@storan.example>\r\nTo: anna@mejl.example\r\n"
    b"Subject: Svar <b>nu</b>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n"
    b"--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHej d\xc3\xa5\r\n"
    b"--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Hej</p><script>alert(1)</script>\r\n--x--\r\n"
)


def signed_in(role: str = "administrator") -> Client:
    client = Client()
    client.force_login(
        make_agent(teams=[make_team()], role=role), "allauth.account.auth_backends.AuthenticationBackend"
    )
    return client


def kept_mail() -> KeptMail:
    keep("", "anna@mejl.example", MAIL)
    return KeptMail.objects.get()


def test_forms_are_reached_from_the_start_page_and_only_published_ones(client: Client) -> None:
    make_form(title="Felanmälan")
    make_form(title="Hemligt utkast", is_published=False)

    text = client.get("/").text
    forms = client.get("/kontakt/").text

    assert '<a href="/kontakt/">Skriv till oss</a>' in text
    assert 'href="tel:+46980319200"' in text
    assert "Felanmälan" in forms
    assert "Hemligt utkast" not in forms


@pytest.mark.parametrize("address", ["/", "/kontakt/"])
def test_pages_without_forms_are_whole(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", ["/", "/kontakt/"])
def test_lists_ask_the_same_number_of_questions_for_one_form_and_thirty(
    client: Client, address: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_form()
    client.get(address)  # what is remembered for some seconds is remembered
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for _number in range(29):
        make_form()

    with django_assert_num_queries(len(one)):
        client.get(address)


def test_pages_follow_the_readers_language(client: Client) -> None:
    make_form(title="Felanmälan", title_en="Report a fault")

    text = client.get("/kontakt/", headers={"Accept-Language": "en"}).text

    assert "Report a fault" in text
    assert "Contact us" in text


def test_outbox_lists_mail_and_shows_one(settings: Settings) -> None:
    mail = kept_mail()
    client = signed_in()

    assert "Svar &lt;b&gt;nu&lt;/b&gt;" in client.get("/dev/outbox/").text
    page = client.get(f"/dev/outbox/{mail.pk}/").text
    assert "Hej då" in page
    assert "Storåns kommun &lt;kundcenter@storan.example&gt;" in page
    assert "<script>alert" not in page


def test_html_of_a_kept_mail_runs_nothing() -> None:
    response = signed_in().get(f"/dev/outbox/{kept_mail().pk}/html/")

    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox;" in policy
    assert "script-src" not in policy
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_outbox_keeps_django_mail_too(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "channels_in.email.outbox.KeptMailBackend"

    send_mail("Nytt lösenord", "Hej", None, ["johan@storan.example"])

    assert "Nytt lösenord" in signed_in().get("/dev/outbox/").text


def test_outbox_has_pages_and_refuses_strange_cursors() -> None:
    for _number in range(30):
        keep("", "anna@mejl.example", MAIL)
    client = signed_in()

    first = client.get("/dev/outbox/")
    second = client.get("/dev/outbox/", {"cursor": first.context["page"].next_cursor})

    assert (len(first.context["page"].rows), len(second.context["page"].rows)) == (25, 5)
    assert client.get("/dev/outbox/", {"cursor": "nonsense"}).status_code == 404


@pytest.mark.parametrize("address", ["/dev/outbox/", "/dev/outbox/1/", "/dev/outbox/1/html/"])
def test_outbox_is_for_signed_in_agents(client: Client, address: str) -> None:
    response = client.get(address)

    assert response.status_code == 302
    assert "/dev/outbox/" in response.headers["Location"]


def test_outbox_is_for_administrators_where_it_is_no_demo(settings: Settings) -> None:
    settings.DEMO = False

    assert signed_in("agent").get("/dev/outbox/").status_code == 404
    assert signed_in("administrator").get("/dev/outbox/").status_code == 200


@pytest.mark.parametrize(("name", "value"), [("EMAIL_URL", "smtp://mail.storan.example"), ("ONE_MACHINE", False)])
def test_outbox_is_not_there_when_mail_leaves(settings: Settings, name: str, value: object) -> None:
    setattr(settings, name, value)

    assert signed_in().get("/dev/outbox/").status_code == 404
    assert Client().get("/dev/outbox/").status_code == 404
