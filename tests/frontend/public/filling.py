"""A citizen at a form, as their browser does it: open the page, write, press the button, follow."""

import re
from html import unescape
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from channels_in.models import Form

ANSWERS: dict[str, Any] = {
    "amne": "Soptunnan är inte tömd",
    "fraga": "Bilen körde förbi Åkervägen 14 B.",
    "namn": "Anna Öberg",
    "epost": "anna@mejl.example",
}


def address_of(form: Form, *, embedded: bool = False) -> str:
    return f"/kontakt/{form.slug}/" + ("inbaddad/" if embedded else "")


def token_on(response: HttpResponse) -> str:
    found = re.search(r'name="submission.id" value="([^"]+)"', response.content.decode())
    assert found is not None
    return unescape(found[1])


def kept_on(response: HttpResponse) -> list[str]:
    return [unescape(value) for value in re.findall(r'name="kept.file" value="([^"]+)"', response.content.decode())]


def send(
    client: Client,
    form: Form,
    *,
    token: str = "",
    embedded: bool = False,
    extra: dict[str, Any] | None = None,
    **answers: Any,
) -> HttpResponse:
    """Open the page unless token is that of an open one, and send; extra is for names Python cannot say."""
    address = address_of(form, embedded=embedded)
    token = token or token_on(client.get(address))  # type: ignore[arg-type]
    return client.post(address, {"submission.id": token, **ANSWERS, **answers, **(extra or {})})  # type: ignore[return-value]


def picture(name: str = "bild.png", size: int = 60) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"\x89PNG\r\n\x1a\n".ljust(size, b"0"), content_type="image/png")
