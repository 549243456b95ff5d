"""What a visitor does on the chat's own page, as a browser without scripts would."""

import re
from typing import Any

from django.http import HttpResponse
from django.test import Client

from chat.actions.accept import accept
from chat.actions.say import Saying, say_many
from chat.models import ChatSession
from servicedesk.people.models import Agent
from tests.factories.cast import Cast

HERE = "/chat/chatt/"


def post(visitor: Client, path: str, **data: object) -> HttpResponse:
    """Post a form of the page as a browser would, with the page's own token."""
    visitor.get(HERE)
    token = visitor.cookies["csrftoken"].value
    return visitor.post(path, {"csrfmiddlewaretoken": token, **data}, follow=True)  # type: ignore[return-value]


def start(visitor: Client, text: str = "Sopbilen kom inte", **data: object) -> HttpResponse:
    return post(visitor, HERE, text=text, id="first-message", do="chat", **data)


def say(visitor: Client, text: str, **data: object) -> HttpResponse:
    return post(visitor, f"{HERE}meddelanden/", **{"say-text": text, "say-id": f"id-of-{len(text):05}", **data})


def the_chat() -> ChatSession:
    return ChatSession.objects.get()


def text(response: Any) -> str:
    """What stands on the page, on one line."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def answer(cast: Cast, text: str) -> None:
    session = accept(the_chat(), by=cast.johan)
    say_many([Saying(session.pk, "agent", text, f"answer-{text}", agent_id=cast.johan.pk)])


def anybody() -> Agent:
    return Agent.objects.earliest("pk")
