"""What macros and automations may do: one row for each step, how its value is checked and what it does to a ticket."""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from servicedesk.lib.addresses import normal_email
from servicedesk.lib.placeholders import fill
from servicedesk.lib.text import clean, one_line
from servicedesk.people.models import Agent, Integration, Team
from tickets.actions.assign import assign, assign_team
from tickets.actions.automatic_answer import answer_by_itself, filled_text
from tickets.actions.automatic_mail import ASSIGNEE, TEAM_LEADS, mail_about
from tickets.actions.change_status import change_status
from tickets.actions.completion import ask_for_completion
from tickets.actions.errors import InvalidChange, TargetGone
from tickets.actions.note import note
from tickets.actions.reply import reply
from tickets.actions.set_properties import set_category, set_language, set_priority
from tickets.actions.snooze import snooze
from tickets.actions.tag import normal_tag, tag
from tickets.actions.webhooks import call
from tickets.models import Category, Priority, Ticket, Webhook
from tickets.models.completion import ITEM_MAX, ITEMS_MAX
from tickets.models.message import BODY_MAX
from tickets.models.ticket import SUBJECT_MAX, TAGS_MAX
from tickets.moments import SLUGS, quick_moments
from tickets.statuses import Status
from tickets.variables import fill_in, what_is_wrong

Step = Mapping[str, Any]  # {"do": "status", "value": "solved"}
By = Agent | Integration
Doer = By | None  # None: an automation
ME, NOBODY = "me", "nobody"

# In this order they are done: whose it is first, then what it is, what is said, and last how it stands.
NAMES: dict[str, Any] = {
    "team": gettext_lazy("Set the team"),
    "assignee": gettext_lazy("Assign to"),
    "category": gettext_lazy("Set the category"),
    "priority": gettext_lazy("Set the priority"),
    "language": gettext_lazy("Set the language"),
    "add_tags": gettext_lazy("Add tags"),
    "remove_tags": gettext_lazy("Remove tags"),
    "note": gettext_lazy("Write a note"),
    "reply": gettext_lazy("Send an answer"),
    "completion": gettext_lazy("Ask for a completion"),
    "mail": gettext_lazy("Send a mail to somebody else"),
    "webhook": gettext_lazy("Call a webhook"),
    "status": gettext_lazy("Set the status"),
    "snooze": gettext_lazy("Snooze until"),
}
# What leaves for others than the requester is decided by administrators, not by whoever keeps a macro.
FOR_MACROS = frozenset(NAMES) - {"mail", "webhook"}
FOR_AUTOMATIONS = frozenset(NAMES)
COMPLETION_DAYS_MAX = 366


def checked_steps(steps: Any, *, allowed: Collection[str] = FOR_MACROS) -> list[dict[str, Any]]:
    """Return steps in the order they are done, each at most once. Raises InvalidChange that says which is wrong."""
    if not isinstance(steps, list) or not all(isinstance(step, Mapping) for step in steps):
        raise InvalidChange(_("What is done is a list of steps."))
    found: dict[str, Any] = {}
    for step in steps:
        name = step.get("do")
        if not isinstance(name, str) or name not in allowed or set(step) != {"do", "value"}:
            raise InvalidChange(_("There is no step “%(name)s”.") % {"name": str(name)[:40]})
        if name in found:
            raise InvalidChange(_("The step “%(name)s” is there twice.") % {"name": NAMES[name]})
        try:
            found[name] = _CHECKS[name](step["value"])
        except (ValueError, TypeError) as error:
            raise InvalidChange(_("Choose a value for “%(name)s”.") % {"name": NAMES[name]}) from error
    if not found:
        raise InvalidChange(_("Choose at least one step."))
    return [{"do": name, "value": found[name]} for name in NAMES if name in found]


def do_step(step: Step, ticket: Ticket, *, by: Doer) -> Ticket:
    """Do one step through its action. Raises what the action raises, TargetGone among it."""
    result = _ACTIONS[step["do"]](ticket, step["value"], by)
    return result if isinstance(result, Ticket) else Ticket.objects.get(pk=ticket.pk)


def _one_of(*values: Any) -> Callable[[Any], Any]:
    def check(value: Any) -> Any:
        if isinstance(value, bool) or value not in values:
            raise ValueError
        return value

    return check


def _id(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 2**31:
        raise ValueError
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or not clean(value).strip():
        raise ValueError
    return clean(value).strip()[:BODY_MAX]


def _tags(value: Any) -> list[str]:
    if not isinstance(value, list) or not 0 < len(value) <= TAGS_MAX:
        raise ValueError
    tags = [normal_tag(_text(text)) for text in value]
    if not all(tags):
        raise ValueError
    return list(dict.fromkeys(tags))


def _language(value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[a-z]{2,3}", value):
        raise ValueError
    return value


def _completion(value: Any) -> dict[str, Any]:
    """{"items": ["Situationsplan"], "days": 14}"""
    if not isinstance(value, Mapping) or set(value) != {"items", "days"} or not isinstance(value["items"], list):
        raise ValueError
    items = [one_line(_text(item), ITEM_MAX) for item in value["items"]]
    if not 0 < len(items) <= ITEMS_MAX or not 0 < _id(value["days"]) <= COMPLETION_DAYS_MAX:
        raise ValueError
    return {"items": items, "days": value["days"]}


def _mail(value: Any) -> dict[str, Any]:
    """{"to": "assignee", "team_leads", an agent's id or an address, "subject": "...", "text": "..."}"""
    if not isinstance(value, Mapping) or set(value) != {"to", "subject", "text"}:
        raise ValueError
    to = value["to"]
    if isinstance(to, str) and to not in (ASSIGNEE, TEAM_LEADS):
        to = normal_email(to)
    elif not isinstance(to, str):
        to = _id(to)
    return {"to": to, "subject": one_line(_text(value["subject"]), SUBJECT_MAX), "text": _text(value["text"])}


_CHECKS: dict[str, Callable[[Any], Any]] = {
    "team": _id,
    "assignee": lambda value: _one_of(ME, NOBODY)(value) if isinstance(value, str) else _id(value),
    "category": _id,
    "priority": _one_of(*Priority.values),
    "language": _language,
    "add_tags": _tags,
    "remove_tags": _tags,
    "note": _text,
    "reply": _text,
    "completion": _completion,
    "mail": _mail,
    "webhook": _id,
    "status": _one_of(*(status for status in Status.values if status != Status.NEW)),
    "snooze": _one_of(*SLUGS),
}


def _assign(ticket: Ticket, value: Any, by: Doer) -> Ticket:
    if value == ME and not isinstance(by, Agent):
        raise InvalidChange(_("Only an agent can assign a ticket to themselves."))
    if value in (ME, NOBODY):
        return assign(ticket, by if value == ME and isinstance(by, Agent) else None, by=by)
    return assign(ticket, _found(Agent.objects.filter(is_active=True), value), by=by)


def _found(rows: Any, pk: int) -> Any:
    row = rows.filter(pk=pk).first()
    if row is None:
        raise TargetGone(_("It points at something that is no longer in use. Change what it does."))
    return row


def _filled(text: str, ticket: Ticket, by: Doer) -> str:
    ticket = Ticket.objects.select_related("requester", "category", "team").get(pk=ticket.pk)
    if by is None:
        return filled_text(text, ticket, to_others=True)
    filled = fill_in(text, ticket, by=by) if isinstance(by, Agent) else fill(text, {})
    if wrong := what_is_wrong(filled):
        raise InvalidChange(wrong)
    return filled.text


def _snooze(ticket: Ticket, slug: str, by: Doer) -> Ticket:
    moments = quick_moments(timezone.now())
    return snooze(ticket, moments.get(slug) or moments["tomorrow"], by=by)


def _reply(ticket: Ticket, text: str, by: Doer) -> Any:
    if by is None:
        return answer_by_itself(ticket, text)
    return reply(ticket, by=by, body=_filled(text, ticket, by), keeps_draft=True)


def _ask(ticket: Ticket, value: Mapping[str, Any], by: Doer) -> Any:
    until = timezone.localdate() + timedelta(days=value["days"])
    return ask_for_completion(ticket, items=value["items"], deadline=until, by=by)


_ACTIONS: dict[str, Callable[[Ticket, Any, Doer], Any]] = {
    "team": lambda ticket, value, by: assign_team(ticket, _found(Team.objects.filter(is_active=True), value), by=by),
    "assignee": _assign,
    "category": lambda ticket, value, by: set_category(
        ticket, _found(Category.objects.filter(is_active=True), value), by=by
    ),
    "priority": lambda ticket, value, by: set_priority(ticket, value, by=by),
    "language": lambda ticket, value, by: set_language(ticket, value, by=by),
    "add_tags": lambda ticket, value, by: tag(ticket, add=value, by=by),
    "remove_tags": lambda ticket, value, by: tag(ticket, remove=value, by=by),
    "note": lambda ticket, value, by: note(ticket, by=by, body=_filled(value, ticket, by), keeps_draft=True),
    "reply": _reply,
    "completion": _ask,
    "mail": lambda ticket, value, by: mail_about(ticket, value),
    "webhook": lambda ticket, value, by: call(_found(Webhook.objects.filter(is_active=True), value), ticket),
    "status": lambda ticket, value, by: change_status(ticket, value, by=by),
    "snooze": _snooze,
}
