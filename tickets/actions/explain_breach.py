"""Why a promise was broken: asked of the agent who solves the ticket, and of nobody twice."""

from django.utils.translation import gettext as _

from servicedesk.lib.text import one_line
from servicedesk.people.models import Agent, Integration
from tickets.actions.changing import Change, changing
from tickets.actions.clocks import note_breaches
from tickets.actions.errors import InvalidChange
from tickets.clock_rows import Held, clocks_of, count, write
from tickets.models import BreachReason, EventKind, Ticket
from tickets.policies import kept

NOTE_MAX = 300


def explain_breach(ticket: Ticket, reason: str, note: str = "", *, by: Agent | Integration) -> Ticket:
    """Say it of every broken promise of the ticket that has no reason yet; if all have one, of all of them anew.

    reason: a BreachReason; with OTHER a note says which. The note stays out of the event. Raises InvalidChange.
    """
    text = one_line(note, NOTE_MAX).strip()
    if reason not in BreachReason.values:
        raise InvalidChange(_("Choose why the promise was not kept."), field="breach_reason")
    if reason == BreachReason.OTHER and not text:
        raise InvalidChange(_("Write what it was."), field="breach_note")
    with changing(ticket, by=by) as change:
        broken = _broken(change)
        if not broken:
            raise InvalidChange(_("No promise is broken here."), field="breach_reason")
        for clock in [clock for clock in broken if not clock.row.breach_reason] or broken:
            clock.row.breach_reason, clock.row.breach_note = reason, text
            clock.row.explained_by = by if isinstance(by, Agent) else None
        write(broken)
        change.record(
            EventKind.BREACH_EXPLAINED, reason=str(reason), metrics=sorted({clock.row.metric for clock in broken})
        )
    return change.ticket


def _broken(change: Change) -> list[Held]:
    """Those that are, also within this minute."""
    clocks = clocks_of(change.ticket.pk)
    for clock in clocks:
        if clock.is_open:
            count(clock, kept(), change.now)
    note_breaches(clocks, change)
    return [clock for clock in clocks if clock.row.breached_at is not None]
