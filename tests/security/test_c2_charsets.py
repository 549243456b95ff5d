"""C2: bytes that are not what they claim to be become U+FFFD or a 400, never a 500."""

import pytest
from django.test import Client

from tests.factories import make_form
from tests.frontend.public.filling import address_of, token_on
from tickets.models import Ticket

pytestmark = pytest.mark.django_db
CHARSETS = ["idna", "undefined", "rot13", "zlib", "base64", "utf-7", "utf-16", "utf-32", "å", "cp1252", ""]
BROKEN = [b"%ED%A0%80", b"%FF%FE", b"%C3%28", b"%F4%90%80%80", b"%00", b"%", b"%E2%82"]


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
@pytest.mark.parametrize("charset", CHARSETS)
def test_claimed_charset_is_no_error_of_ours(client: Client, kind: str, charset: str) -> None:
    body = "amne=å&fraga=%F6".encode()
    if kind.startswith("multipart"):
        body = '--x\r\nContent-Disposition: form-data; name="amne"\r\n\r\nå\xff\r\n--x--\r\n'.encode("latin-1")

    response = client.generic("POST", address_of(make_form()), body, content_type=f"{kind}; charset={charset}")

    assert response.status_code in (200, 400)


@pytest.mark.parametrize("broken", BROKEN)
def test_broken_unicode_is_received_readably(client: Client, broken: bytes) -> None:
    form = make_form()
    token = token_on(client.get(address_of(form)))  # type: ignore[arg-type]
    body = b"submission.id=" + token.encode() + b"&amne=Hej+" + broken + b"&fraga=Hej+" + broken

    response = client.generic("POST", address_of(form), body, content_type="application/x-www-form-urlencoded")

    assert response.status_code == 302
    assert Ticket.objects.get().subject.startswith("Hej")
