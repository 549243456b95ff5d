"""Conditions in words, for chips and for what one can choose from."""

from dataclasses import dataclass
from datetime import date

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from frontend import lookups
from frontend.agent.people import name_of
from frontend.agent.queue_filter import Asked
from frontend.templatetags.ui import channel_label, status_label
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent
from tickets.conditions import PRIORITIES
from tickets.models import CaseKind, Priority
from tickets.queries import contacts_visible_to

PROPERTIES: dict[str, str | Promise] = {
    "status": gettext_lazy("Status"),
    "assignee": gettext_lazy("Assignee"),
    "team": gettext_lazy("Team"),
    "channel": gettext_lazy("Channel"),
    "category": gettext_lazy("Category"),
    "tag": gettext_lazy("Tag"),
    "priority": gettext_lazy("Priority"),
    "requester": gettext_lazy("Requester"),
    "sender": gettext_lazy("From"),
    "inbox": gettext_lazy("Inbox"),
    "case_kind": gettext_lazy("Kind of case"),
    "waiting": gettext_lazy("Waiting for"),
    "has": gettext_lazy("Has"),
    "created": gettext_lazy("Created"),
    "updated": gettext_lazy("Changed"),
    "solved": gettext_lazy("Solved"),
    "due": pgettext_lazy("ticket", "Due"),
    "confidential": gettext_lazy("Confidential"),
    "snoozed": gettext_lazy("Snoozed"),
    "text": gettext_lazy("Contains"),
}
FIXED: dict[str, dict[str, str | Promise]] = {
    "assignee": {"me": gettext_lazy("me"), "none": gettext_lazy("nobody")},
    "team": {"mine": gettext_lazy("my teams")},
    "category": {"none": gettext_lazy("none")},
    "waiting": {
        "us": gettext_lazy("us"),
        "requester": gettext_lazy("the requester"),
        "others": gettext_lazy("others"),
    },
    "has": {
        "file": gettext_lazy("an attached file"),
        "draft": gettext_lazy("a draft of mine"),
        "unread": gettext_lazy("something I have not read"),
    },
    "due": {"late": gettext_lazy("overdue"), "today": gettext_lazy("today at the latest")},
    "confidential": {"yes": gettext_lazy("yes"), "no": gettext_lazy("no")},
    "snoozed": {"yes": gettext_lazy("yes"), "any": gettext_lazy("also those")},
    "case_kind": {kind.value: kind.label for kind in CaseKind},
    "priority": {name: Priority(value).label for name, value in PRIORITIES.items()},
}


@dataclass(frozen=True, slots=True)
class Chip:
    """One condition: the property and the value in words, and the address without it."""

    label: str
    value: str
    without: str


def chips(asked: Asked, viewer: Agent) -> list[Chip]:
    """One chip for each condition. One query, for a requester only."""
    wanted = asked.conditions
    return [
        Chip(str(PROPERTIES[name]), value_words(name, value, viewer), asked.asking(wanted.without(name, value)).query)
        for name, value in wanted.pairs()
    ]


def value_words(name: str, value: str, viewer: Agent) -> str:
    """A value in words; its own text where it names something that is no longer there."""
    if name == "status":
        return status_label(value) if value != "any" else _("any")
    if name == "channel":
        return channel_label(value)
    if value in FIXED.get(name, {}):
        return str(FIXED[name][value])
    if name in ("created", "updated", "solved"):
        return period_words(value)
    if name == "requester":
        contact = contacts_visible_to(viewer).filter(pk=int(value)).first()
        return name_of(contact, access_of(viewer)) if contact else _("somebody")
    return names(name).get(value, value)


def names(name: str) -> dict[str, str]:
    """Id -> name of what an administrator has set up."""
    if name == "assignee":
        return {str(agent.pk): agent.name for agents in lookups.members().values() for agent in agents}
    if name == "team":
        return {str(team.pk): team.name for team in lookups.teams()}
    if name == "category":
        return {str(category.pk): category.path for category in lookups.categories()}
    if name == "inbox":
        return {str(inbox.pk): inbox.name for inbox in lookups.inboxes()}
    return {}


def period_words(text: str) -> str:
    """A period (tickets/periods.py) in words."""
    if text in ("today", "yesterday"):
        return _("today") if text == "today" else _("yesterday")
    if text[-1:] in "hdw" and text.strip("<>hdw").isdecimal():
        return _age_words(text)
    if ".." in text:
        first, last = text.split("..")
        return _("%(first)s to %(last)s") % {"first": _day(first), "last": _day(last)}
    day = {"day": _day(text.lstrip("<>="))}
    shapes = {">=": _("from %(day)s"), "<=": _("until %(day)s"), ">": _("after %(day)s"), "<": _("before %(day)s")}
    return next((words for sign, words in shapes.items() if text.startswith(sign)), "%(day)s") % day


def _age_words(text: str) -> str:
    count = int(text.strip("<>hdw"))
    length = {
        "h": ngettext("%(count)d hour", "%(count)d hours", count),
        "d": ngettext("%(count)d day", "%(count)d days", count),
        "w": ngettext("%(count)d week", "%(count)d weeks", count),
    }[text[-1]] % {"count": count}
    return (_("more than %(length)s ago") if text.startswith(">") else _("the last %(length)s")) % {"length": length}


def _day(text: str) -> str:
    return formats.date_format(date.fromisoformat(text), "j M Y").lower()
