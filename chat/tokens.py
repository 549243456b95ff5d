"""The token a visitor's browser holds to come back to its chat. Here only its digest is kept."""

import hashlib
import re
import secrets
from datetime import datetime, timedelta

from django.utils import timezone

from chat.models import ChatSession, ChatState

RESUMABLE_FOR = timedelta(hours=24)  # after its end, or after the visitor was last seen when they left
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


def new_token() -> str:
    """Return 256 random bits as 43 characters of URL-safe base64."""
    return secrets.token_urlsafe(32)


def is_token(text: object) -> bool:
    """Whether it has the form of a token; not whether there is such a chat."""
    return isinstance(text, str) and _TOKEN.fullmatch(text) is not None


def digest_of(token: str) -> str:
    """Return what ChatSession.token_hash keeps. A token is random as a key is: it needs no salt and no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def session_of(token: str) -> ChatSession | None:
    """Return the chat, with its inbox; None for a token that is none, unknown, or too old to come back with."""
    if not is_token(token):
        return None
    session = ChatSession.objects.select_related("inbox").filter(token_hash=digest_of(token)).first()
    return session if session is not None and is_resumable(session) else None


def is_resumable(session: ChatSession) -> bool:
    """Whether the visitor may read and write: it goes on, or has not been over for longer than a day."""
    if session.state in (ChatState.WAITING, ChatState.ACTIVE):
        return True
    return is_within_a_day(session.ended_at or session.visitor_seen_at)


def is_within_a_day(over_since: datetime) -> bool:
    return over_since > timezone.now() - RESUMABLE_FOR
