"""What can be done to many tickets at once: how each kind is checked when it is asked for, and done to one ticket."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from servicedesk.people.models import Agent
from tickets.actions.assign import assign
from tickets.actions.change_status import change_status
from tickets.actions.errors import InvalidChange
from tickets.actions.macro_steps import By
from tickets.actions.macros import apply_macro, macros_of
from tickets.actions.merge import merge
from tickets.actions.set_properties import set_category
from tickets.actions.tag import normal_tag, tag
from tickets.models import BulkKind, Category, Ticket
from tickets.queries import tickets_visible_to
from tickets.statuses import Status

Arguments = Mapping[str, Any]


def checked_arguments(kind: str, to: Any, *, by: By) -> tuple[dict[str, Any], str]:
    """Return arguments as BulkJob keeps them and the same in words. Raises InvalidChange."""
    if kind not in _CHECKS:
        raise InvalidChange(_("Choose what to do."))
    return _CHECKS[kind](to, by)


def change_one(kind: str, arguments: Arguments, ticket: Ticket, *, by: By) -> None:
    """Do it to one ticket. Raises what the action raises."""
    _ACTIONS[kind](ticket, arguments["to"], by)


def _status(to: Any, by: By) -> tuple[dict[str, Any], str]:
    if to not in Status.values or to == Status.NEW:
        raise InvalidChange(_("There is no such status."))
    return {"to": to}, str(Status(to).label)


def _assignee(to: Any, by: By) -> tuple[dict[str, Any], str]:
    if to in ("", None):
        return {"to": None}, _("nobody")
    found = Agent.objects.filter(pk=_id(to), is_active=True).first()
    if found is None:
        raise InvalidChange(_("There is no such agent."))
    return {"to": found.pk}, found.name


def _tag(to: Any, by: By) -> tuple[dict[str, Any], str]:
    name = normal_tag(str(to or ""))
    if not name:
        raise InvalidChange(_("Write a tag."))
    return {"to": name}, name


def _category(to: Any, by: By) -> tuple[dict[str, Any], str]:
    found = Category.objects.filter(pk=_id(to), is_active=True).first()
    if found is None:
        raise InvalidChange(_("Choose a category."))
    return {"to": found.pk}, found.path


def _main(to: Any, by: By) -> tuple[dict[str, Any], str]:
    found = tickets_visible_to(by).filter(number=_id(to)).first()
    if found is None:
        raise InvalidChange(_("There is no ticket with that number."))
    return {"to": found.pk}, f"#{found.shown_number}"


def _macro(to: Any, by: By) -> tuple[dict[str, Any], str]:
    found = macros_of(by).filter(pk=_id(to)).first()
    if found is None:
        raise InvalidChange(_("There is no such macro."))
    return {"to": found.pk}, found.name


def _id(given: Any) -> int:
    """A positive whole number, as text or not; 0 when it is none."""
    text = str(given)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else 0


def _merge(ticket: Ticket, to: Any, by: By) -> None:
    main = tickets_visible_to(by).filter(pk=to).first()
    if main is None:
        raise InvalidChange(_("The ticket to merge into cannot be seen any more."))
    if main.pk != ticket.pk:
        merge(main, [ticket], by=by)


def _apply(ticket: Ticket, to: Any, by: By) -> None:
    macro = macros_of(by).filter(pk=to).first()
    if macro is None:
        raise InvalidChange(_("There is no such macro."))
    apply_macro(macro, ticket, by=by)


def _assign(ticket: Ticket, to: Any, by: By) -> None:
    assign(ticket, Agent.objects.get(pk=to) if to is not None else None, by=by)


_CHECKS: dict[str, Callable[[Any, By], tuple[dict[str, Any], str]]] = {
    BulkKind.ASSIGN: _assignee,
    BulkKind.STATUS: _status,
    BulkKind.TAG: _tag,
    BulkKind.CATEGORY: _category,
    BulkKind.MERGE: _main,
    BulkKind.MACRO: _macro,
}
_ACTIONS: dict[str, Callable[[Ticket, Any, By], None]] = {
    BulkKind.ASSIGN: _assign,
    BulkKind.STATUS: lambda ticket, to, by: _nothing(change_status(ticket, to, by=by)),
    BulkKind.TAG: lambda ticket, to, by: _nothing(tag(ticket, add=[to], by=by)),
    BulkKind.CATEGORY: lambda ticket, to, by: _nothing(set_category(ticket, Category.objects.get(pk=to), by=by)),
    BulkKind.MERGE: _merge,
    BulkKind.MACRO: _apply,
}


def _nothing(result: object) -> None:
    """The actions return the ticket; here nobody asks for it."""
