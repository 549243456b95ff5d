"""A mail with pictures on a server of ours, and what the tests ask of it."""

import struct
import zlib

from django.test import Client
from django.urls import reverse

from servicedesk.people.models import Team
from tests.factories import make_inbox, make_incoming
from tests.fakes.web import Asked, Reply
from tickets.actions.receive import receive
from tickets.models import Message


def png(width: int, height: int) -> bytes:
    """A grey picture that a browser can read."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


PNG = png(4, 3)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>'


def answer(asked: Asked) -> Reply:
    """Pictures, and what pretends to be one."""
    known = {
        "/1.png": Reply(body=PNG, headers={"Content-Type": "text/html"}),
        "/2.gif": Reply(body=b"GIF89a" + bytes([4, 0, 3, 0]) + b"0" * 9),
        "/x.svg": Reply(body=SVG, headers={"Content-Type": "image/svg+xml"}),
        "/x.html": Reply(body=b"<script>x</script>", headers={"Content-Type": "image/png"}),
        "/away": Reply(302, b"", {"Location": "/1.png"}),
        "/inside": Reply(302, b"", {"Location": "http://169.254.169.254/latest/meta-data/"}),
        "/vast.png": Reply(body=png(40_000, 2)[:20] + (40_000).to_bytes(4, "big") + b"0" * 20),
        "/large": Reply(body=PNG + b"0" * 6_000_000),
        "/busy": Reply(503),
    }
    return known.get(asked.path, Reply(404))


def mail_with(team: Team, html: str) -> Message:
    inbox = make_inbox(team=team, kind="email", acknowledges=False)
    return receive(make_incoming(channel="email", text="Hej", html=html), inbox=inbox).message


def place(name: str, message: Message, *more: object) -> str:
    return reverse(name, args=[message.ticket.number, message.pk, *more])


def ask(client: Client, message: Message) -> str:
    """Press the button, as the page does."""
    return client.post(place("remote_images", message), headers={"HX-Request": "true"}).content.decode()


def said(client: Client, message: Message) -> str:
    return client.get(place("remote_images", message), headers={"HX-Request": "true"}).content.decode()


def sources(client: Client, message: Message) -> list[str]:
    """Where the frame shows pictures from."""
    page = client.get(place("message_html", message)).content.decode()
    return [part.split('"')[0] for part in page.split('<img src="')[1:]]


def picture(source: str) -> tuple[int, bytes]:
    """What the frame gets, which has no session: status and bytes."""
    response = Client().get(source)
    return response.status_code, response.getvalue() if response.status_code == 200 else b""
