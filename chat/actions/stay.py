from django.db import transaction
from django.utils import timezone

from chat.models import ChatSession, ChatState
from chat.telling import tell_state


def stay(session: ChatSession) -> None:
    """The visitor says that they are still there: the chat does not end by silence before as long again has passed."""
    with transaction.atomic():
        active = ChatSession.objects.filter(pk=session.pk, state=ChatState.ACTIVE)
        if active.update(kept_open_at=timezone.now(), silent_ends_at=None):
            tell_state(session.pk)
