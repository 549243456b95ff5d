"""Chats in which both are silent: the visitor is warned, and unless somebody says something the chat ends."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Greatest

from chat.actions.end import end_chat
from chat.actions.unread import mail_unread
from chat.models import ChatEntry, ChatSession, ChatState, EndedBy, EntryKind
from chat.telling import tell_state

SILENT_FOR = timedelta(minutes=15)
WARNED_BEFORE = timedelta(minutes=2)  # it ends; saying that one is still there takes one key


def end_silent(now: datetime) -> int:
    """Warn the visitors of chats that have long been silent, and end those whose time is up. Returns how many ended."""
    ended = 0
    for chat in _quiet(now - SILENT_FOR + WARNED_BEFORE):
        if chat.silent_ends_at is None:
            _warn(chat, max(chat.quiet_since + SILENT_FOR, now + WARNED_BEFORE))  # type: ignore[attr-defined]
        elif chat.silent_ends_at <= now:
            end_chat(chat, by=None, why=EndedBy.TIME)
            mail_unread(chat)
            ended += 1
    _call_off(now)
    return ended


# When something was said last, or the visitor said that they are there.
_SAID = ChatEntry.objects.filter(session=OuterRef("pk"), kind=EntryKind.MESSAGE).order_by("-seq").values("at")[:1]
_QUIET_SINCE = Greatest("accepted_at", "kept_open_at", Subquery(_SAID))


def _quiet(before: datetime) -> QuerySet[ChatSession]:
    active = ChatSession.objects.filter(state=ChatState.ACTIVE, accepted_at__lte=before)
    return active.annotate(quiet_since=_QUIET_SINCE).filter(quiet_since__lte=before).order_by("pk")


def _warn(chat: ChatSession, ends_at: datetime) -> None:
    with transaction.atomic():
        still = ChatSession.objects.filter(pk=chat.pk, state=ChatState.ACTIVE, silent_ends_at=None)
        if still.update(silent_ends_at=ends_at):
            tell_state(chat.pk)


def _call_off(now: datetime) -> None:
    """Somebody has said something after the warning."""
    warned = ChatSession.objects.filter(state=ChatState.ACTIVE, silent_ends_at__isnull=False)
    since = now - SILENT_FOR + WARNED_BEFORE
    for chat in warned.annotate(quiet_since=_QUIET_SINCE).filter(quiet_since__gt=since):
        with transaction.atomic():
            if ChatSession.objects.filter(pk=chat.pk, silent_ends_at=chat.silent_ends_at).update(silent_ends_at=None):
                tell_state(chat.pk)
