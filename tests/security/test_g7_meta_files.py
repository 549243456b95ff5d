"""G7: an address in what Meta tells is fetched from Meta's own hosts, or not at all."""

import pytest
from pytest_django.fixtures import Settings

from channels_in.media import fetch
from channels_in.models import RemoteFile
from tests.channels_in.meta.conftest import Door
from tests.fakes import meta
from tests.fakes.web import Reply, WebServer
from tickets.models import Attachment, Message

pytestmark = pytest.mark.django_db
INSIDE = [
    "http://127.0.0.1:{port}/x",
    "http://localhost:{port}/x",
    "http://[::1]:{port}/x",
    "http://2130706433:{port}/x",
    "http://0x7f.1:{port}/x",
    "http://0:{port}/x",
    "http://127.0.0.1:{port}/x#.fbcdn.net",
    "http://127.0.0.1:{port}/x?https://scontent.xx.fbcdn.net/",
    "http://scontent.xx.fbcdn.net@127.0.0.1:{port}/x",
    "http://127.0.0.1:{port}\\@scontent.xx.fbcdn.net/x",
    "http://fbcdn.net.attacker.example:{port}/x",
    "http://evilfbcdn.net:{port}/x",
    "http://fbcdn.net:{port}/x",
    "http://169.254.169.254/latest/meta-data/",
    "file:///etc/passwd",
    "gopher://127.0.0.1:{port}/x",
    "//127.0.0.1:{port}/x",
    "x" * 9000,
    "\x00",
]


@pytest.mark.parametrize("vector", INSIDE)
def test_no_address_but_metas_is_called(messenger: Door, vector: str) -> None:
    with WebServer(lambda asked: Reply(200, b"hemligt")) as inside:
        url = vector.format(port=inside.port)
        picture = {"type": "image", "payload": {"url": url}}
        messenger.tell(meta.talk(meta.message("1", "Se här", attachments=[picture])))
        for row in RemoteFile.objects.all():
            fetch(row.pk)

    assert inside.asked == []
    assert (Message.objects.get().body, Attachment.objects.count()) == ("Se här", 0)
    assert {row.state for row in RemoteFile.objects.all()} <= {"failed"}


def test_redirect_away_from_meta_is_not_followed(messenger: Door, settings: Settings) -> None:
    settings.OUTWARD_ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
    settings.META_MEDIA_HOSTS = ["127.0.0.1"]
    with WebServer(lambda asked: Reply(200, b"hemligt")) as inside:
        away = Reply(302, b"", {"Location": f"http://localhost:{inside.port}/x"})
        with WebServer(lambda asked: away) as media:
            picture = {"type": "image", "payload": {"url": f"{media.url}/bild.jpg"}}
            messenger.tell(meta.talk(meta.message("1", "Se här", attachments=[picture])))
            fetch(RemoteFile.objects.get().pk)

    assert (len(media.asked), inside.asked) == (1, [])
    assert RemoteFile.objects.get().state == "failed"


def test_token_goes_along_to_no_file(messenger: Door, settings: Settings) -> None:
    settings.OUTWARD_ALLOWED_HOSTS = settings.META_MEDIA_HOSTS = ["127.0.0.1"]
    with WebServer(lambda asked: Reply(200, b"text", {"Content-Type": "text/plain"})) as media:
        file = {"type": "file", "payload": {"url": f"{media.url}/brev.txt"}}
        messenger.tell(meta.talk(meta.message("1", "Se här", attachments=[file])))
        fetch(RemoteFile.objects.get().pk)

    assert meta.TOKEN not in str(media.asked)
    assert "authorization" not in media.asked[0].headers
