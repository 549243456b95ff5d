"""A6: opening a mail fetches nothing from outside: the sender does not learn that, when or where it was read."""

from collections.abc import Iterator

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from channels_in.models import RemoteImage
from frontend import lookups
from frontend.agent import remote_image_address
from servicedesk.lib.mail_html import sanitise, shown
from servicedesk.people.models import Agent
from tests.factories.cast import Cast, make_cast
from tests.fakes.web import WebServer
from tests.frontend.agent.remote import PNG, answer, ask, mail_with, picture, place, sources
from tickets.models import Message, Ticket

REMOTE = (
    '<img src="https://evil.example/1.png">',
    "<img src=//evil.example/1.png>",
    '<img src="HTTP://evil.example/1.png">',
    '<img src=" https://evil.example/1.png">',
    "<img src='\\\\evil.example\\1.png'>",
)
OTHERS = (
    '<img srcset="https://evil.example/1.png 1x">',
    '<picture><source srcset="https://evil.example/1.png"><img></picture>',
    '<video poster="https://evil.example/p.png" src="https://evil.example/v.mp4"></video>',
    '<audio src="https://evil.example/a.mp3" autoplay></audio>',
    '<input type=image src="https://evil.example/i.png">',
    '<body background="https://evil.example/b.png">',
    '<link rel=prefetch href="https://evil.example/"><link rel=dns-prefetch href="//evil.example">',
    '<object data="https://evil.example/o"></object><embed src="https://evil.example/e">',
    '<iframe src="https://evil.example/"></iframe>',
    '<svg><image xlink:href="https://evil.example/s.png"/><use href="https://evil.example/u#x"/></svg>',
    '<a href="https://x.example" ping="https://evil.example/ping">x</a>',
    '<blockquote cite="https://evil.example/c">x</blockquote>',
    '<img lowsrc="https://evil.example/l.png" longdesc="https://evil.example/d">',
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    '<img src="cid:x" data-src="https://evil.example/1.png">',
)


@pytest.mark.parametrize("html", [*REMOTE, *OTHERS])
def test_nothing_of_another_host_is_left(html: str) -> None:
    assert "evil.example" not in sanitise(html)


@pytest.mark.parametrize("html", REMOTE)
def test_picture_left_out_is_counted(html: str) -> None:
    assert shown(html).remote_images == 1


def test_picture_of_ours_cannot_be_named_from_outside() -> None:
    assert sanitise('<img src="/filer/0f0e/?visa=1"><img src="data:image/svg+xml,<svg/>">') == "<img><img>"


@pytest.fixture
def cast(db: None) -> Cast:
    lookups.forget()
    return make_cast()


@pytest.fixture
def canary(settings: Settings) -> Iterator[WebServer]:
    settings.OUTWARD_ALLOWED_HOSTS = ["127.0.0.1"]
    with WebServer(answer) as running:
        yield running


def signed_in(agent: Agent) -> Client:
    client = Client(headers={"Referer": "https://kontakt.storan.example/arenden/7/"})
    client.force_login(agent)
    return client


def mail_of(cast: Cast, canary: WebServer, html: str = '<img src="{0}/1.png?who=ann">') -> Message:
    return mail_with(cast.kontaktcenter, html.format(canary.url))


def test_reading_answering_and_listing_fetch_nothing(cast: Cast, canary: WebServer) -> None:
    html = "".join((*REMOTE, *OTHERS)).replace("https://evil.example", canary.url)
    mail, client = mail_of(cast, canary, html.replace("{", "").replace("}", "")), signed_in(cast.johan)

    for address in (reverse("queue"), reverse("ticket", args=[mail.ticket.number])):
        assert client.get(address).status_code == 200
    assert canary.url not in client.get(place("message_html", mail)).content.decode()
    client.get(place("remote_images", mail), headers={"HX-Request": "true"})

    assert canary.asked == []


def test_visit_after_asking_is_ours_and_tells_nothing_of_the_agent(cast: Cast, canary: WebServer) -> None:
    mail = mail_of(cast, canary, '<img src="{0}/away">')

    ask(signed_in(cast.johan), mail)

    assert [asked.path for asked in canary.asked] == ["/away", "/1.png"]
    for asked in canary.asked:
        assert set(asked.headers) == {"host", "user-agent", "accept", "accept-encoding", "connection"}
        assert asked.headers["user-agent"] == "Mozilla/5.0"


def test_pixel_that_counts_readers_is_not_fetched_though_others_are(cast: Cast, canary: WebServer) -> None:
    pixels = '<img src="{0}/p" width=1 height=1><img src="{0}/q" style="display:none"><img src="{0}/1.png">'
    mail = mail_of(cast, canary, pixels)

    ask(signed_in(cast.johan), mail)

    assert [asked.path for asked in canary.asked] == ["/1.png"]


def test_asking_is_a_post_that_another_site_cannot_make(cast: Cast, canary: WebServer) -> None:
    mail = mail_of(cast, canary)
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.johan)

    assert client.post(place("remote_images", mail)).status_code == 403
    assert client.get(place("remote_images", mail)).status_code == 302
    assert canary.asked == []


def test_outsider_can_neither_ask_nor_see(cast: Cast, canary: WebServer) -> None:
    mail = mail_of(cast, canary)
    Ticket.objects.update(team=cast.socialtjanst)
    for client in (signed_in(cast.olle), signed_in(cast.johan)):
        assert client.post(place("remote_images", mail)).status_code == 404
        assert client.get(place("remote_images", mail)).status_code == 404

    assert Client().post(place("remote_images", mail)).status_code == 302
    assert canary.asked == []


def test_address_of_a_picture_ends_with_what_its_agent_may_see(cast: Cast, canary: WebServer) -> None:
    mail, client = mail_of(cast, canary, '<img src="{0}/1.png">'), signed_in(cast.johan)
    ask(client, mail)
    (source,) = sources(client, mail)
    assert picture(source) == (200, PNG)

    Agent.objects.filter(pk=cast.johan.pk).update(is_active=False)
    assert picture(source)[0] == 404
    Agent.objects.filter(pk=cast.johan.pk).update(is_active=True)
    Ticket.objects.update(team=cast.socialtjanst)
    assert picture(source)[0] == 404


def test_address_of_a_picture_is_for_its_message_and_time_only(
    cast: Cast, canary: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    mail, other = (mail_of(cast, canary, '<img src="{0}/1.png">') for _number in range(2))
    client = signed_in(cast.johan)
    ask(client, mail)
    token = sources(client, mail)[0].rstrip("/").rpartition("/")[2]
    image = RemoteImage.objects.get()

    assert client.get(place("remote_image", other, token)).status_code == 404
    assert client.get(place("remote_image", mail, token[:-1])).status_code == 404
    forged = signing.dumps([cast.johan.pk, image.pk], salt="another")
    assert client.get(place("remote_image", mail, forged)).status_code == 404
    monkeypatch.setattr(remote_image_address, "GOOD_FOR", -1)
    assert client.get(place("remote_image", mail, token)).status_code == 404


def test_picture_of_the_inside_is_not_fetched(cast: Cast, canary: WebServer, settings: Settings) -> None:
    settings.OUTWARD_ALLOWED_HOSTS = []
    mail = mail_of(cast, canary, '<img src="{0}/1.png"><img src="http://localhost:8080/"><img src="http://[::1]/">')

    assert "0 av 3 bilder" in ask(signed_in(cast.johan), mail)
    assert canary.asked == []
