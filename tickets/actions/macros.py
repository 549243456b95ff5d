"""Macros: kept, tried without a trace, and applied."""

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from servicedesk.lib.text import one_line
from servicedesk.people.access import Access, Viewer, access_of
from servicedesk.people.actions.audit import record
from servicedesk.people.models import Agent, Integration, Team
from tickets.actions.changing import changing
from tickets.actions.errors import ActionError, InvalidChange
from tickets.actions.macro_steps import checked_steps, do_step
from tickets.models import Event, EventKind, Macro, Message, Ticket
from tickets.models.macro import MACRO_NAME_MAX


def macros_of(viewer: Viewer) -> QuerySet[Macro]:
    """The macros in use the viewer may apply: everybody's, their teams' and their own."""
    access = access_of(viewer)
    mine = Q(team=None, owner=None) | Q(team__in=sorted(access.member_teams))
    if access.agent_id is not None:
        mine |= Q(owner=access.agent_id)
    return Macro.objects.filter(mine, is_active=True)


def macros_changed_by(viewer: Viewer) -> QuerySet[Macro]:
    """Those the viewer may change: own ones, their teams' for team leads, and all shared ones for administrators."""
    access = access_of(viewer)
    mine = Q(owner=access.agent_id) if access.agent_id is not None else Q(pk__in=[])
    if access.is_administrator:
        return Macro.objects.filter(mine | Q(owner=None))
    return Macro.objects.filter(mine | Q(team__in=sorted(access.lead_teams)))


def save_macro(
    macro: Macro | None, *, by: Agent, name: str, steps: Any, team: Team | None, is_own: bool, is_active: bool = True
) -> Macro:
    """Make a macro, or change one. Raises InvalidChange (no name, a step that is none, not theirs to share so)."""
    macro = macro or Macro()
    macro.name = one_line(name, MACRO_NAME_MAX)
    macro.steps = checked_steps(steps)
    macro.owner, macro.team = (by, None) if is_own else (None, team)
    macro.is_active = is_active
    if not macro.name:
        raise InvalidChange(_("Write a name."))
    _check_scope(macro, access_of(by))
    with transaction.atomic():
        is_new = macro.pk is None
        macro.save()
        record("macro.created" if is_new else "macro.changed", by=by, about=macro)
    return macro


def remove_macro(macro: Macro, *, by: Agent) -> None:
    """Throw a macro away; what it has done stays done."""
    with transaction.atomic():
        record("macro.removed", by=by, about=macro)
        macro.delete()


def _check_scope(macro: Macro, access: Access) -> None:
    if macro.owner_id is not None or access.is_administrator:
        return
    if macro.team_id is None or macro.team_id not in access.lead_teams:
        raise InvalidChange(_("You can share macros with the teams you lead, or keep them for yourself."))


@dataclass(frozen=True, slots=True)
class Preview:
    """What applying a macro would do now: the events and texts it would write. refusal: why it cannot be applied."""

    events: list[Event] = field(default_factory=list)
    answer: Message | None = None
    note: Message | None = None
    refusal: str = ""


class _TakenBack(Exception):
    pass


def preview_macro(macro: Macro, ticket: Ticket, *, by: Agent | Integration) -> Preview:
    """Apply the macro and take it all back: so it is what will happen, not a guess. Nothing is kept or sent."""
    found = Preview()
    try:
        with transaction.atomic():
            done = _apply(macro, ticket, by=by)
            found = _what_was_done(done, since=ticket.version)
            raise _TakenBack
    except _TakenBack:
        return found
    except ActionError as error:
        return Preview(refusal=str(error))


def apply_macro(macro: Macro, ticket: Ticket, *, by: Agent | Integration, seen_version: int | None = None) -> Ticket:
    """Do every step of the macro, or none, and write MACRO_APPLIED.

    seen_version is the one the preview was made of. Raises StaleTicket when anything was changed since by somebody
    else, and what the steps raise.
    """
    with transaction.atomic():
        return _apply(macro, ticket, by=by, seen_version=seen_version)


def _apply(macro: Macro, ticket: Ticket, *, by: Agent | Integration, seen_version: int | None = None) -> Ticket:
    conflicts = tuple(EventKind.values)
    with changing(ticket, by=by, seen_version=seen_version, conflicts=conflicts) as change:
        change.record(EventKind.MACRO_APPLIED, macro={"value": macro.pk, "label": macro.name})
    ticket = change.ticket
    for step in checked_steps(macro.steps):
        ticket = do_step(step, ticket, by=by)
    return ticket


def _what_was_done(ticket: Ticket, *, since: int) -> Preview:
    events = ticket.events.filter(version__gt=since).exclude(kind=EventKind.MACRO_APPLIED).order_by("version", "id")
    rows = list(events.select_related("agent", "contact", "integration", "message"))
    said = {row.kind: row.message for row in rows if row.message is not None}
    changes = [row for row in rows if row.kind not in (EventKind.REPLIED, EventKind.NOTED)]
    return Preview(changes, said.get(EventKind.REPLIED), said.get(EventKind.NOTED))
