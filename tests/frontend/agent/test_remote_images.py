"""Pictures from outside in a mail: shown when an agent asks, from our own address, fetched once."""

import threading
from collections.abc import Callable, Iterator

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from pytest_django.fixtures import Settings

from channels_in.locks import only_one
from channels_in.models import RemoteImage
from frontend.agent.message_html import POLICY
from servicedesk.people.models import Agent, AuditEntry
from tests.factories.cast import Cast
from tests.fakes.web import WebServer
from tests.frontend.agent.remote import PNG, answer, ask, mail_with, picture, place, said, sources
from tickets.models import Message

SignIn = Callable[[Agent], Client]


@pytest.fixture
def outside(settings: Settings) -> Iterator[WebServer]:
    settings.OUTWARD_ALLOWED_HOSTS = ["127.0.0.1"]
    with WebServer(answer) as running:
        yield running


@pytest.fixture
def mail(cast: Cast, outside: WebServer) -> Message:
    html = '<img src="{0}/1.png"><img src="{0}/2.gif"><img width=1 height=1 src="{0}/pixel"><img src="{0}/1.png">'
    return mail_with(cast.kontaktcenter, html.format(outside.url))


def test_page_asks_for_nothing_until_the_mail_is_opened(cast: Cast, sign_in: SignIn, mail: Message) -> None:
    page = sign_in(cast.johan).get(f"/arenden/{mail.ticket.number}/").content.decode()

    assert f'hx-get="{place("remote_images", mail)}" hx-trigger="toggle once from:closest details"' in page


def test_agent_is_told_what_it_means_and_given_a_button(
    cast: Cast, sign_in: SignIn, mail: Message, outside: WebServer
) -> None:
    told = said(sign_in(cast.johan), mail)

    assert "2 bilder finns på andra webbplatser." in told
    assert "Visa bilder utifrån" in told
    assert 'name="csrfmiddlewaretoken"' in told
    assert outside.asked == []


def test_pictures_are_shown_from_our_own_address_when_asked_for(
    cast: Cast, sign_in: SignIn, mail: Message, outside: WebServer
) -> None:
    client = sign_in(cast.johan)

    told = ask(client, mail)

    assert "2 av 2 bilder från andra webbplatser visas." in told
    assert 'role="status" tabindex="-1" autofocus' in told
    assert "Visa bilder utifrån" not in told
    assert f'src="{place("message_html", mail)}"' in told
    shown = sources(client, mail)
    assert len(shown) == 3
    assert all(source.startswith(place("remote_images", mail)) for source in shown)
    assert AuditEntry.objects.get(verb="message.remote_images_fetched").agent == cast.johan
    assert sorted(asked.path for asked in outside.asked) == ["/1.png", "/2.gif"]


def test_picture_comes_without_a_session_and_with_headers_that_let_it_do_nothing(
    cast: Cast, sign_in: SignIn, mail: Message
) -> None:
    client = sign_in(cast.johan)
    ask(client, mail)

    response = Client().get(sources(client, mail)[0])

    assert response.getvalue() == PNG
    assert response.headers["Content-Type"] == "image/png"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Disposition"].startswith("inline")
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in response.headers


def test_frame_may_fetch_pictures_of_this_mail_only(cast: Cast, sign_in: SignIn, mail: Message) -> None:
    client = sign_in(cast.johan)
    assert client.get(place("message_html", mail)).headers["Content-Security-Policy"] == POLICY

    ask(client, mail)

    policy = client.get(place("message_html", mail)).headers["Content-Security-Policy"]
    ours = f"img-src data: http://testserver{place('remote_images', mail)};"
    assert policy == POLICY.replace("img-src data:;", ours)


def test_sender_sees_one_visit_whoever_asks_again(
    cast: Cast, sign_in: SignIn, mail: Message, outside: WebServer
) -> None:
    for agent in (cast.johan, cast.asa):
        client = sign_in(agent)
        ask(client, mail)
        for source in sources(client, mail):
            assert picture(source)[0] == 200

    assert len(outside.asked) == 2


def test_only_pictures_by_their_content_are_kept(cast: Cast, sign_in: SignIn, outside: WebServer) -> None:
    paths = ("x.svg", "x.html", "vast.png", "large", "inside", "missing", "away")
    html = "".join(f'<img src="{outside.url}/{path}">' for path in paths)
    mail = mail_with(cast.kontaktcenter, html)
    client = sign_in(cast.johan)

    told = ask(client, mail)

    assert "1 av 7 bilder" in told
    assert "Hämta dem som saknas" not in told
    kept = RemoteImage.objects.exclude(storage_name="").get()
    assert (kept.content_type, kept.size) == ("image/png", len(PNG))
    assert default_storage.exists(kept.storage_name)
    ask(client, mail)
    assert sorted(asked.path for asked in outside.asked) == sorted(f"/{path}" for path in (*paths, "1.png"))


def test_picture_nobody_answered_for_may_be_asked_for_again(
    cast: Cast, sign_in: SignIn, outside: WebServer, settings: Settings
) -> None:
    with WebServer(answer) as other:
        gone = other.url
    mail = mail_with(cast.kontaktcenter, f'<img src="{outside.url}/1.png"><img src="{gone}/2.gif">')
    client = sign_in(cast.johan)

    assert "Hämta dem som saknas" in ask(client, mail)
    assert "1 av 2 bilder" in said(client, mail)
    ask(client, mail)

    assert [asked.path for asked in outside.asked] == ["/1.png"]


def test_mail_without_pictures_outside_says_nothing(cast: Cast, sign_in: SignIn) -> None:
    mail = mail_with(cast.kontaktcenter, '<p>Hej</p><img src="cid:x"><img width=1 height=1 src="https://a.example/1">')

    assert said(sign_in(cast.johan), mail).strip() == ""


def test_without_script_the_button_leads_back_to_the_message(cast: Cast, sign_in: SignIn, mail: Message) -> None:
    response = sign_in(cast.johan).post(place("remote_images", mail))

    assert response.headers["Location"] == f"/arenden/{mail.ticket.number}/#m{mail.pk}"


@pytest.mark.django_db(transaction=True)
def test_while_somebody_fetches_another_is_told_to_wait(
    cast: Cast, sign_in: SignIn, mail: Message, outside: WebServer
) -> None:
    has_it, may_go = threading.Event(), threading.Event()

    def fetch_slowly() -> None:
        with only_one("remote_images", mail.pk):
            has_it.set()
            may_go.wait(10)
        connection.close()

    other = threading.Thread(target=fetch_slowly)
    other.start()
    assert has_it.wait(10)
    client = sign_in(cast.johan)

    told = ask(client, mail)
    may_go.set()
    other.join(10)

    assert "Någon annan hämtar bilderna just nu." in told
    assert outside.asked == []
    assert "2 av 2 bilder" in ask(client, mail)
