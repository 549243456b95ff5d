"""A file that a channel cannot carry is refused before anything leaves, and the text is kept."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from servicedesk.people.models import Agent
from tests.channels_in.meta.conftest import open_door
from tests.factories import make_agent
from tests.fakes import meta
from tickets.models import Draft, Message, Ticket

SignIn = Callable[[Agent], Client]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", ["facebook", "messenger"])
def test_file_is_refused_where_it_cannot_leave(sign_in: SignIn, kind: str) -> None:
    entry = meta.feed(meta.comment("1", "Hej")) if kind == "facebook" else meta.talk(meta.message("1", "Hej"))
    open_door(kind).tell(entry)
    ticket = Ticket.objects.get()
    agent = make_agent(teams=[ticket.team])
    address = reverse("ticket_message", args=[ticket.number, "svar"])

    answer = sign_in(agent).post(address, {"body": "Se kartan", "files": [SimpleUploadedFile("karta.txt", b"karta")]})

    assert "Filer kan inte skickas den här vägen" in answer.content.decode()
    assert Message.objects.filter(direction="out").count() == 0
    draft = Draft.objects.get()
    assert (draft.body, draft.attachments.count()) == ("Se kartan", 1)
