"""What an agent has been told, in words without anything about people."""

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from servicedesk.people.access import Access, access_of
from servicedesk.people.models import Agent
from tickets.models import Notification, NotificationKind
from tickets.queries import visible

ORDER = ("-at", "-id")
COUNT_MAX = 99  # a figure beside the bell; more is "99+"

_TITLES: dict[str, str | Promise] = {
    NotificationKind.MENTION: _("You are mentioned in ticket %(number)s"),
    NotificationKind.ASSIGNMENT: _("You have been given ticket %(number)s"),
    NotificationKind.ANSWER: _("New answer in ticket %(number)s"),
    NotificationKind.SIDE_ANSWER: _("New answer to what was forwarded from ticket %(number)s"),
    NotificationKind.WOKEN: _("Ticket %(number)s is back from its rest"),
    NotificationKind.REMINDER: _("Reminder of ticket %(number)s"),
    NotificationKind.UNDELIVERED: _("A message in ticket %(number)s could not be delivered"),
    NotificationKind.MOVED: _("Ticket %(number)s has been merged or handed over"),
    NotificationKind.IN_PUBLIC: _("Something everybody can read needs you in ticket %(number)s"),
    NotificationKind.PROMISE: _("The time promised in ticket %(number)s is running out"),
    NotificationKind.AUTOMATION: _("An automation failed on ticket %(number)s"),
}

# One row for several tickets, after a bulk change.
_TITLES_OF_MANY: dict[str, Any] = {
    NotificationKind.MENTION: ngettext_lazy(
        "You are mentioned in %(count)d ticket", "You are mentioned in %(count)d tickets", "count"
    ),
    NotificationKind.ASSIGNMENT: ngettext_lazy(
        "%(count)d ticket has been given to you", "%(count)d tickets have been given to you", "count"
    ),
    NotificationKind.MOVED: ngettext_lazy(
        "%(count)d ticket has been merged or handed over",
        "%(count)d tickets have been merged or handed over",
        "count",
    ),
}
_OF_MANY = ngettext_lazy("Something happened in %(count)d ticket", "Something happened in %(count)d tickets", "count")


def notifications_visible_to(agent: Agent) -> QuerySet[Notification]:
    """The agent's own, of tickets they may see now, with the ticket's number.

    One for several tickets names none of them: which of those the agent sees is asked where they are listed.
    """
    return (
        _seen(access_of(agent))
        .select_related("ticket", "absence")
        .only(
            *("agent", "kind", "ticket", "event", "reminder", "at", "read_at", "in_app", "in_browser", "bulk", "count"),
            *("ticket__number", "absence__agent", "absence__substitute"),
        )
    )


def _seen(access: Access) -> QuerySet[Notification]:
    of_none = Q(bulk__isnull=False) | Q(absence__isnull=False)
    return Notification.objects.filter(of_none | visible(access, "ticket__"), agent=access.agent_id)


def unread(access: Access) -> QuerySet[Notification]:
    """What stands unread in the workplace, in no order."""
    return _seen(access).filter(read_at=None, in_app=True).order_by()


def unread_count(agent: Agent) -> int:
    """How many stand unread, COUNT_MAX + 1 for more than COUNT_MAX."""
    return unread(access_of(agent))[: COUNT_MAX + 1].count()


def title_of(row: Notification) -> str:
    """What happened: the number of the ticket, or how many there are, and the kind of thing."""
    if row.bulk_id is not None:
        return str(_TITLES_OF_MANY.get(row.kind, _OF_MANY) % {"count": row.count})
    if row.ticket is None:
        return _title_of_absence(row)
    return str(_TITLES[row.kind]) % {"number": f"#{row.ticket.shown_number}"}


def _title_of_absence(row: Notification) -> str:
    if row.absence is not None and row.absence.substitute_id == row.agent_id:
        return str(_("You stand in for a colleague now"))
    if row.absence is not None and row.absence.agent_id == row.agent_id:
        return str(_("While you are away nobody is there for something"))
    return str(_("Somebody goes away, and nobody is there for something"))


def address_of(row: Notification) -> str:
    """Where what happened can be seen: the ticket, the list of them, or the absences."""
    if row.bulk_id is not None:
        return reverse("notification_tickets", args=[row.pk])
    return reverse("absences") if row.ticket is None else reverse("ticket", args=[row.ticket.number])
