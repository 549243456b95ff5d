"""A4: what came with a mail is handed out as a file; only pictures and PDF open, and nothing of it runs."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from channels_in.intake import process
from channels_in.models import RawInbound
from servicedesk.lib.files import store
from tests.channels_in.email.mails import mail_inbox
from tests.factories import make_agent, make_incoming, make_team
from tickets.actions.receive import receive
from tickets.incoming import IncomingFile
from tickets.models import Attachment

pytestmark = pytest.mark.django_db
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="window.__pwn=1"/>'
PAGE = b"<!doctype html><script>window.__pwn=1</script>"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bild.svg", SVG),
        ("sida.html", PAGE),
        ("bild.png", PAGE),
        ("brev.pdf", SVG),
        ("x.xhtml", b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script>1</script></html>'),
        ("inbjudan.ics", b"BEGIN:VCALENDAR\r\n<script>1</script>"),
        ("brev.eml", b"Content-Type: text/html\r\n\r\n<script>1</script>"),
    ],
)
def test_active_file_is_only_ever_downloaded(name: str, content: bytes) -> None:
    agent = make_agent(teams=[team := make_team("Kontaktcenter")])
    kept = store(ContentFile(content), name)
    file = IncomingFile(kept.name, kept.storage_name, kept.content_type, kept.size, kept.sha256, "a@b")
    receive(make_incoming(channel="email", html='<img src="cid:a@b">', files=(file,)), inbox=mail_inbox(team=team))
    client = Client()
    client.force_login(agent)

    response = client.get(reverse("attachment", args=[Attachment.objects.get().pk]) + "?visa=1")
    response.close()

    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert not response.headers["Content-Type"].startswith(("text/html", "image/svg", "application/xhtml", "text/xml"))


def test_picture_that_is_none_is_not_shown_in_the_frame() -> None:
    agent = make_agent(teams=[team := make_team("Kontaktcenter")])
    kept = store(ContentFile(SVG), "bild.png")
    file = IncomingFile(kept.name, kept.storage_name, kept.content_type, kept.size, kept.sha256, "a@b")
    incoming = make_incoming(channel="email", html='<p>x</p><img src="cid:a@b">', files=(file,))
    message = receive(incoming, inbox=mail_inbox(team=team)).message
    client = Client()
    client.force_login(agent)

    page = client.get(reverse("message_html", args=[message.ticket.number, message.pk])).content.decode()

    assert "<p>x</p><img>" in page
    assert "data:" not in page.partition("<body>")[2]


def test_type_a_mail_claims_counts_for_nothing() -> None:
    raw = (
        b"From: ann@mejl.example\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
        b"--b\r\nContent-Type: image/png\r\nContent-Disposition: inline; filename=x.png\r\n\r\n"
        + PAGE
        + b"\r\n--b--\r\n"
    )
    kept = RawInbound.objects.create(inbox=mail_inbox(), external_id="1", body=raw)

    process(kept.pk)

    assert [file.content_type for file in Attachment.objects.filter(content_type__contains="image")] == []
