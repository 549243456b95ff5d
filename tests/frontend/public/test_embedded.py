"""A form in another site's frame: who may show it, who is seen as its sender, and how it is sent without a cookie."""

from typing import Any

import pytest
from django.test import Client

from channels_in.models import Form
from tests.factories import make_form
from tests.frontend.public.filling import address_of, kept_on, picture, send, token_on
from tickets.models import Ticket

pytestmark = pytest.mark.django_db
SITE = "https://www.storan.example"


def embeddable(**fields: Any) -> Form:
    return make_form(embed_origins=[SITE], **fields)


def directives(policy: str) -> dict[str, str]:
    return dict(part.strip().partition(" ")[::2] for part in policy.split(";"))


def test_only_the_named_sites_may_show_it(client: Client) -> None:
    response = client.get(address_of(embeddable(), embedded=True))

    policy = directives(response.headers["Content-Security-Policy"])
    assert policy["frame-ancestors"] == SITE
    assert policy["script-src"] == "'self'"
    assert "X-Frame-Options" not in response.headers


def test_form_that_names_no_site_has_no_embedded_page(client: Client) -> None:
    assert client.get(address_of(make_form(), embedded=True)).status_code == 404


@pytest.mark.parametrize(
    "origin", ["*", "https://*", "http://www.storan.example", "https://a.se; script-src *", "'self'", "https://a.se\n"]
)
def test_anything_but_an_origin_is_left_out(client: Client, origin: str) -> None:
    assert client.get(address_of(make_form(embed_origins=[origin]), embedded=True)).status_code == 404
    policy = client.get(address_of(make_form(embed_origins=[origin, SITE]), embedded=True)).headers
    assert directives(policy["Content-Security-Policy"])["frame-ancestors"] == SITE


def test_own_page_of_the_same_form_may_not_be_framed(client: Client) -> None:
    response = client.get(address_of(embeddable()))

    assert response.headers["X-Frame-Options"] == "DENY"
    assert directives(response.headers["Content-Security-Policy"])["frame-ancestors"] == "'none'"


def test_sender_is_always_seen(client: Client) -> None:
    form = embeddable()

    for query in ("", "?sender=none", "?language=en"):
        assert "Storåns kommun" in client.get(address_of(form, embedded=True) + query).text


def test_it_is_sent_without_any_cookie() -> None:
    client = Client(enforce_csrf_checks=True)
    form = embeddable()

    response = send(client, form, embedded=True, fil=picture())
    receipt = client.get(response.headers["Location"])

    assert not client.cookies
    assert Ticket.objects.get().shown_number in receipt.text
    assert directives(receipt.headers["Content-Security-Policy"])["frame-ancestors"] == SITE


@pytest.mark.parametrize(("origin", "status"), [("http://testserver", 302), (SITE, 403), ("null", 403)])
def test_post_must_come_from_the_page_itself(client: Client, origin: str, status: int) -> None:
    form = embeddable()
    token = token_on(client.get(address_of(form, embedded=True)))  # type: ignore[arg-type]

    response = client.post(
        address_of(form, embedded=True),
        {"submission.id": token, "amne": "Hej", "fraga": "Hej"},
        headers={"Origin": origin},
    )

    assert response.status_code == status


def test_post_without_the_pages_own_token_makes_no_ticket(client: Client) -> None:
    form = embeddable()

    response = client.post(address_of(form, embedded=True), {"amne": "Hej", "fraga": "Hej"})

    assert "Sidan hade varit öppen länge" in response.text
    assert Ticket.objects.count() == 0


def test_errors_stay_in_the_frame_with_text_and_files(client: Client) -> None:
    response = send(client, embeddable(), embedded=True, fraga="", fil=picture())

    assert directives(response.headers["Content-Security-Policy"])["frame-ancestors"] == SITE
    assert "Soptunnan är inte tömd" in response.text
    assert len(kept_on(response)) == 1


def test_page_around_the_frame_chooses_the_language(client: Client) -> None:
    form = embeddable(title_en="Write to us")

    page = client.get(address_of(form, embedded=True) + "?language=en").text

    assert '<html lang="en"' in page
    assert "Write to us" in page
    assert f"{address_of(form, embedded=True)}?language=en" in page
    assert client.get(address_of(form, embedded=True) + "?language=xx").status_code == 200
