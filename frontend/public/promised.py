"""When somebody who writes to us has an answer at the latest, in words: what we have promised, or nothing at all."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from frontend.due_words import moment_words
from tickets.models import Category, Inbox, Ticket
from tickets.policies import kept
from tickets.promised import next_answer_by, promised_answer


def answer_by(inbox: Inbox, category: Category | None = None) -> str:
    """For somebody who has not written yet; "" where nothing is promised. inbox with its team, category with its own.

    Mostly asks nothing.
    """
    now = timezone.now()
    return words(next_answer_by(inbox, now, category=category), now)


def answer_on(ticket: Ticket) -> str:
    """For somebody who waits for an answer on this ticket. One small query."""
    now = timezone.now()
    return words(promised_answer(ticket, now), now)


def answer_at_the_latest(inboxes: Iterable[Inbox]) -> str:
    """Whichever of these one writes to; "" unless the same kind of promise can be made for all. Asks nothing."""
    if "category" in kept().asked:
        return ""
    now = timezone.now()
    moments = [next_answer_by(inbox, now) for inbox in inboxes]
    known = [moment for moment in moments if moment is not None]
    return words(max(known), now) if known and len(known) == len(moments) else ""


def words(moment: datetime | None, now: datetime) -> str:
    if moment is None:
        return ""
    return _("You have an answer %(when)s at the latest.") % {"when": moment_words(moment, now)}
