"""Chats for tests, begun as in life."""

from chat.actions.start import Started, start_chat
from chat.tokens import new_token
from tests.factories import make_inbox
from tests.factories.cast import Cast


def begun(cast: Cast, **fields: str) -> Started:
    """A chat of somebody called Ann who says "Hej!", in an inbox of Kontaktcenter."""
    inbox = make_inbox(kind="chat", team=cast.kontaktcenter)
    return start_chat(inbox, **{"token": new_token(), "text": "Hej!", "client_id": "v1", "name": "Ann", **fields})
