"""Small changes of one property each."""

import re

from django.utils.translation import gettext as _

from servicedesk.lib.text import one_line
from tickets.actions.changing import Actor, changing
from tickets.actions.errors import InvalidChange
from tickets.models import CaseKind, Category, EventKind, Priority, Ticket
from tickets.models.ticket import SUBJECT_MAX


def set_priority(ticket: Ticket, to: int, *, by: Actor, seen_version: int | None = None) -> Ticket:
    """Raises InvalidChange for a priority that is not in Priority, StaleTicket."""
    if to not in Priority.values:
        raise InvalidChange(_("There is no such priority."))
    with changing(ticket, by=by, seen_version=seen_version, conflicts=(EventKind.PRIORITY_CHANGED,)) as change:
        change.set_and_record("priority", to, EventKind.PRIORITY_CHANGED)
    return change.ticket


def set_category(ticket: Ticket, to: Category | None, *, by: Actor, seen_version: int | None = None) -> Ticket:
    """The kind of case follows the category; it can be changed afterwards. Raises InvalidChange, StaleTicket."""
    if to is not None and not to.is_active:
        raise InvalidChange(_("The category %(name)s is no longer in use.") % {"name": to.name})
    with changing(ticket, by=by, seen_version=seen_version, conflicts=(EventKind.CATEGORY_CHANGED,)) as change:
        if change.set_and_record("category", to, EventKind.CATEGORY_CHANGED) and to is not None:
            change.set_and_record("case_kind", to.case_kind, EventKind.CASE_KIND_CHANGED)
    return change.ticket


def set_case_kind(ticket: Ticket, to: str, *, by: Actor, seen_version: int | None = None) -> Ticket:
    """Raises InvalidChange for a kind that is not in CaseKind, StaleTicket."""
    if to not in CaseKind.values:
        raise InvalidChange(_("There is no such kind of case."))
    with changing(ticket, by=by, seen_version=seen_version, conflicts=(EventKind.CASE_KIND_CHANGED,)) as change:
        change.set_and_record("case_kind", to, EventKind.CASE_KIND_CHANGED)
    return change.ticket


def set_subject(ticket: Ticket, to: str, *, by: Actor, seen_version: int | None = None) -> Ticket:
    """Raises InvalidChange for an empty subject, StaleTicket."""
    subject = one_line(to, SUBJECT_MAX)
    if not subject:
        raise InvalidChange(_("Write a subject."))
    with changing(ticket, by=by, seen_version=seen_version, conflicts=(EventKind.SUBJECT_CHANGED,)) as change:
        change.set_and_record("subject", subject, EventKind.SUBJECT_CHANGED)
    return change.ticket


def set_language(ticket: Ticket, to: str, *, by: Actor, seen_version: int | None = None) -> Ticket:
    """Which language the requester is answered in, by its code; "" when it is not known. Raises InvalidChange."""
    if not re.fullmatch(r"(?:[a-z]{2,3})?", to):
        raise InvalidChange(_("There is no such language."))
    with changing(ticket, by=by, seen_version=seen_version, conflicts=(EventKind.LANGUAGE_CHANGED,)) as change:
        change.set_and_record("language", to, EventKind.LANGUAGE_CHANGED)
    return change.ticket


def set_confidential(ticket: Ticket, to: bool, *, by: Actor, seen_version: int | None = None) -> Ticket:
    """A confidential ticket is seen only by its team's members and those named on it. Raises StaleTicket."""
    with changing(ticket, by=by, seen_version=seen_version, conflicts=(EventKind.CONFIDENTIAL_CHANGED,)) as change:
        change.set_and_record("is_confidential", to, EventKind.CONFIDENTIAL_CHANGED)
    return change.ticket
