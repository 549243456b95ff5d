"""What an automation is made of, looked at as a whole before it is kept: it can be done, and it may be."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from servicedesk.lib.placeholders import variables
from servicedesk.people.models import Agent, Team
from tickets.actions.errors import InvalidChange
from tickets.actions.macro_steps import FOR_AUTOMATIONS, ME, NAMES, Step, checked_steps
from tickets.automation.moments import HAPPENINGS, checked_wait
from tickets.models import AutomationKind, CaseKind, Category, Webhook
from tickets.rules import Part, RuleError, checked
from tickets.statuses import FINISHED
from tickets.variables import VARIABLES, WITHOUT_AGENT


def checked_automation(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return kind, on, wait, conditions, changes and stops as they are kept. Raises InvalidChange."""
    kind = said.get("kind")
    if kind not in AutomationKind.values:
        raise InvalidChange(_("Choose when it acts."), field="kind")
    try:
        conditions = checked(said.get("conditions", []))
    except RuleError as error:
        raise InvalidChange(str(error), field="conditions") from error
    changes = checked_steps(said.get("changes", []), allowed=FOR_AUTOMATIONS)
    _check_changes(changes, conditions)
    is_trigger = kind == AutomationKind.TRIGGER
    return {
        "kind": kind,
        "on": _happenings(said.get("on")) if is_trigger else [],
        "wait": {} if is_trigger else _wait(said.get("wait")),
        "conditions": conditions,
        "changes": changes,
        "stops": bool(said.get("stops")),
    }


def _happenings(on: Any) -> list[str]:
    if not isinstance(on, list) or not on or not all(kind in HAPPENINGS for kind in on):
        raise InvalidChange(_("Choose what sets it off."), field="on")
    return [str(kind) for kind in HAPPENINGS if kind in on]


def _wait(wait: Any) -> dict[str, Any]:
    try:
        return checked_wait(wait)
    except (ValueError, TypeError) as error:
        raise InvalidChange(_("Choose how long it waits, and for what."), field="wait") from error


def _check_changes(changes: Sequence[Step], conditions: Sequence[Part]) -> None:
    asked = {step["do"]: step["value"] for step in changes}
    if asked.get("assignee") == ME:
        raise InvalidChange(_("An automation is nobody: choose whom it assigns tickets to."))
    for name, value in asked.items():
        _check_texts(_texts(name, value))
    _check_other(asked, conditions)
    if "completion" in asked and asked.get("status") not in (None, "pending"):
        raise InvalidChange(_("A ticket that waits for a completion waits for its requester: leave the status out."))
    for name, rows in _TARGETS.items():
        if isinstance(asked.get(name), int) and not rows().filter(pk=asked[name], is_active=True).exists():
            raise InvalidChange(_("What is chosen for “%(name)s” is not in use.") % {"name": NAMES[name]})


def _check_other(asked: Mapping[str, Any], conditions: Sequence[Part]) -> None:
    """Domain CA1 and CA5, where it is evident; on each ticket it is looked at again (tickets.actions.automate)."""
    if "other" not in _kinds(conditions):
        return
    if asked.get("status") in FINISHED:
        raise InvalidChange(_("Cases of the kind “other” are never solved or closed by an automation."))
    if "reply" in asked:
        raise InvalidChange(_("Cases of the kind “other” are answered by a person, never by an automation."))


_TARGETS: dict[str, Any] = {
    "team": lambda: Team.objects,
    "assignee": lambda: Agent.objects,
    "category": lambda: Category.objects,
    "webhook": lambda: Webhook.objects,
}


def _texts(name: str, value: Any) -> list[str]:
    if name in ("reply", "note"):
        return [value]
    return [value["subject"], value["text"]] if name == "mail" else []


def _check_texts(texts: Iterable[str]) -> None:
    for name in (name for text in texts for name in variables(text)):
        if name not in VARIABLES:
            raise InvalidChange(_("There is no variable {%(name)s}. Write what you mean instead.") % {"name": name})
        if name not in WITHOUT_AGENT:
            raise InvalidChange(_("{%(name)s} means nothing here: no agent writes this text.") % {"name": name})


def _kinds(conditions: Sequence[Part]) -> set[Any]:
    """The kinds of case it is said to be about."""
    parts = [part for part in conditions if part["ask"] == "case_kind"]
    return {value for part in parts for value in part.get("is", [])} & set(CaseKind.values)
