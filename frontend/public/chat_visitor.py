"""Whose browser it is on the chat's own page: a token in a cookie that no script reads and no address shows."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest, HttpResponse

from chat.models import ChatSession
from chat.sites import OWN
from chat.tokens import RESUMABLE_FOR, digest_of, is_token, new_token
from chat.visitor_view import chat_of

KEPT = RESUMABLE_FOR + timedelta(days=1)  # the server is the one who says that it is too old


@dataclass(frozen=True, slots=True)
class Visitor:
    token: str  # "" when the browser brought none
    session: ChatSession | None  # None: no chat, or one that is too old


def visitor_of(request: HttpRequest) -> Visitor:
    token = request.COOKIES.get(cookie_name(request), "")
    return Visitor(token, chat_of(token, OWN)) if is_token(token) else Visitor("", None)


def token_to_start(visitor: Visitor) -> str:
    """The token the page was shown with, so that a form sent twice opens one chat; a new one when it has been used."""
    if visitor.token and not ChatSession.objects.filter(token_hash=digest_of(visitor.token)).exists():
        return visitor.token
    return new_token()


def remember(response: HttpResponse, request: HttpRequest, token: str) -> None:
    """Give the browser the token; each visit makes it last longer."""
    response.set_cookie(
        cookie_name(request),
        token,
        max_age=int(KEPT.total_seconds()),
        path="/",
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )


def forget(response: HttpResponse, request: HttpRequest) -> None:
    """As remember, with a cookie that is over: one with the prefix must be secure to be taken away, too."""
    response.set_cookie(
        cookie_name(request), "", max_age=0, path="/", secure=request.is_secure(), httponly=True, samesite="Lax"
    )


def cookie_name(request: HttpRequest) -> str:
    """With the prefix no other host of the domain can plant one; browsers take it over TLS alone."""
    return "__Host-chat" if request.is_secure() else "chat"
