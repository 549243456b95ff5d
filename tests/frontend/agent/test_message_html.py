"""A mail on the ticket page: plain text first, its quotes folded, its HTML in a frame, the original as a file."""

from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from channels_in.models import RawInbound
from frontend.agent.message_html import POLICY
from servicedesk.lib.files import store
from servicedesk.people.models import Agent, AuditEntry
from tests.factories import make_inbox, make_incoming
from tests.factories.cast import Cast
from tickets.actions.receive import receive
from tickets.incoming import IncomingFile
from tickets.models import Message

SignIn = Callable[[Agent], Client]
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20
HTML = (
    '<p onclick="x()">Hej</p><img src="cid:bild@mejl"><img src="https://spår.example/1.png"><script>x</script>'
    '<a href="https://evil.example/">storan.example</a>'
)


@pytest.fixture
def mail(cast: Cast) -> Message:
    """A mail to Kontaktcenter with text, quote, HTML, a picture in it and the bytes it came as."""
    inbox = make_inbox(team=cast.kontaktcenter, kind="email", acknowledges=False)
    kept = store(ContentFile(PNG), "bild.png")
    file = IncomingFile(kept.name, kept.storage_name, kept.content_type, kept.size, kept.sha256, "bild@mejl")
    text = "Tack!\n\nDen 5 nov. 2026 kl. 10:12 skrev Kontaktcenter <kundcenter@storan.example>:\n> Nu är den tömd."
    info = {"from": "ann@mejl.example", "reply_to": "annan@mejl.example", "auth": "fail"}
    incoming = make_incoming(channel="email", text=text, html=HTML, files=(file,), mail_info=info)
    message = receive(incoming, inbox=inbox).message
    RawInbound.objects.create(
        inbox=inbox, external_id="1", body=b"Subject: x\r\n\r\n\xff", state="done", message=message
    )
    return message


def place(name: str, message: Message) -> str:
    return reverse(name, args=[message.ticket.number, message.pk])


def page_of(client: Client, message: Message) -> str:
    return client.get(reverse("ticket", args=[message.ticket.number])).content.decode()


def test_page_shows_the_text_and_folds_the_quote(cast: Cast, sign_in: SignIn, mail: Message) -> None:
    page = page_of(sign_in(cast.johan), mail)

    shown, _details, folded = page.partition('<details class="quoted">')
    assert "<p>Tack!</p>" in shown
    assert "Nu är den tömd." in folded.partition("</details>")[0]
    assert "spår.example" not in page


def test_page_offers_the_html_in_a_frame_that_can_do_nothing(cast: Cast, sign_in: SignIn, mail: Message) -> None:
    page = page_of(sign_in(cast.johan), mail)

    assert page.count('<iframe class="msg__frame"') == 1
    assert f'src="{place("message_html", mail)}"' in page
    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in page


def test_page_tells_in_words_what_is_known_of_the_sender(cast: Cast, sign_in: SignIn, mail: Message) -> None:
    client = sign_in(cast.johan)

    assert "Kontrollen av avsändaren misslyckades." in page_of(client, mail)
    assert "<bdi>annan@mejl.example</bdi>" in page_of(client, mail)

    Message.objects.update(mail_info={"from": "ann@mejl.example", "auth": "none"})
    assert "Avsändaren är inte kontrollerad." in page_of(client, mail)

    Message.objects.update(mail_info={"from": "ann@mejl.example", "auth": "pass"})
    assert "kontroll" not in page_of(client, mail)


def test_protected_person_is_not_told_by_their_mail(cast: Cast, sign_in: SignIn, mail: Message) -> None:
    assert mail.contact is not None
    mail.contact.is_protected = True
    mail.contact.save()
    client = sign_in(cast.johan)

    assert "ann@mejl.example" not in page_of(client, mail)
    assert client.get(place("message_original", mail)).status_code == 404


def test_frame_shows_the_mails_own_pictures_and_no_others(cast: Cast, sign_in: SignIn, mail: Message) -> None:
    response = sign_in(cast.johan).get(place("message_html", mail))

    page = response.content.decode()
    assert page.count('src="data:image/png;base64,') == 1
    assert "spår.example" not in page
    assert "<script" not in page
    assert "onclick" not in page
    assert "(evil.example)" in page


def test_frame_has_a_policy_without_scripts_or_fetching(cast: Cast, sign_in: SignIn, mail: Message) -> None:
    response = sign_in(cast.johan).get(place("message_html", mail))

    assert response.headers["Content-Security-Policy"] == POLICY
    assert POLICY.startswith("default-src 'none'; img-src data:; style-src 'sha256-")
    assert "allow-scripts" not in POLICY
    assert "allow-same-origin" not in POLICY
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert response.headers["Referrer-Policy"] == "no-referrer"


def test_original_is_the_untouched_bytes_and_is_audited(cast: Cast, sign_in: SignIn, mail: Message) -> None:
    response = sign_in(cast.johan).get(place("message_original", mail))

    assert response.content == b"Subject: x\r\n\r\n\xff"
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Content-Disposition"].startswith("attachment;")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    entry = AuditEntry.objects.get(verb="message.original_downloaded")
    assert (entry.agent, entry.object_kind, entry.object_id) == (cast.johan, "message", mail.pk)


@pytest.mark.parametrize("name", ["message_html", "message_original"])
def test_who_does_not_see_the_ticket_gets_nothing(cast: Cast, sign_in: SignIn, mail: Message, name: str) -> None:
    mail.ticket.team = cast.socialtjanst
    mail.ticket.save()

    assert sign_in(cast.olle).get(place(name, mail)).status_code == 404
    assert Client().get(place(name, mail)).status_code == 302
    assert not AuditEntry.objects.filter(verb="message.original_downloaded").exists()


@pytest.mark.parametrize("name", ["message_html", "message_original"])
def test_message_without_html_or_bytes_offers_neither(cast: Cast, sign_in: SignIn, name: str) -> None:
    inbox = make_inbox(team=cast.kontaktcenter, acknowledges=False)
    message = receive(make_incoming(), inbox=inbox).message
    RawInbound.objects.create(inbox=inbox, external_id="1", body=b"{}", state="done", message=message)
    client = sign_in(cast.johan)

    assert client.get(place(name, message)).status_code == 404
    assert "msg__ways" not in page_of(client, message)


def test_message_of_another_ticket_is_not_found(cast: Cast, sign_in: SignIn, mail: Message) -> None:
    inbox = make_inbox(team=cast.kontaktcenter, acknowledges=False)
    other = receive(make_incoming(), inbox=inbox).ticket

    assert sign_in(cast.johan).get(reverse("message_html", args=[other.number, mail.pk])).status_code == 404
