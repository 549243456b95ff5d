"""What came of a ticket: asked when it is solved, changed when it was wrong."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from servicedesk.people.models import Agent, Integration
from tickets.actions.changing import Change, actor_fields, changing
from tickets.actions.errors import InvalidChange
from tickets.models import Category, Cause, Demand, EventKind, Knowledge, Outcome, Ticket, WrapUp

LOOKED_AT = 50  # wrap-ups of the same team and category that a suggestion is made of, the newest


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of a wrap-up; values of Outcome, Knowledge, Demand and, of failure demand only, Cause."""

    outcome: str
    knowledge: str
    demand: str
    cause: str = ""

    def told(self) -> dict[str, str]:
        return {"outcome": self.outcome, "knowledge": self.knowledge, "demand": self.demand, "cause": self.cause}


def wrap_up(ticket: Ticket, answers: Answers, *, category: Category | None, by: Agent | Integration) -> WrapUp:
    """Write what came of the ticket's latest solving, or change it. The ticket gets the category.

    Raises InvalidChange: the ticket is not solved, an answer is none of the choices, a category no longer in use.
    """
    with changing(ticket, by=by) as change:
        return write_wrap_up(change, answers, category)


def write_wrap_up(change: Change, answers: Answers, category: Category | None) -> WrapUp:
    """Wrap up inside another action, after the ticket has been solved there."""
    ticket = change.ticket
    if ticket.solved_at is None:
        raise InvalidChange(_("The ticket is not solved yet."))
    _check(answers, category, ticket.category)
    if change.set_and_record("category", category, EventKind.CATEGORY_CHANGED) and category is not None:
        change.set_and_record("case_kind", category.case_kind, EventKind.CASE_KIND_CHANGED)
    known = wrap_up_of(ticket)
    who = {name: value for name, value in actor_fields(change.by).items() if name != "contact"}
    if known is None:
        row = WrapUp.objects.create(
            ticket=ticket, solved_at=ticket.solved_at, team=ticket.team, category=category,
            created_at=change.now, **answers.told(), **who,
        )  # fmt: skip
        change.record(EventKind.WRAPPED_UP, to=answers.told())
        return row
    before = answers_of(known)
    if before != answers or known.category_id != (category.pk if category else None):
        for name, value in {**answers.told(), **who, "category": category, "changed_at": change.now}.items():
            setattr(known, name, value)
        known.save()
        changed: dict[str, Any] = {"from": before.told(), "to": answers.told()}
        change.record(EventKind.WRAPPED_UP, **changed)
    return known


def wrap_up_of(ticket: Ticket) -> WrapUp | None:
    """What was said of the latest solving."""
    return WrapUp.objects.filter(ticket=ticket, solved_at=ticket.solved_at).first() if ticket.solved_at else None


def is_required(ticket: Ticket) -> bool:
    """Whether the questions cannot be skipped: for every inbox, or for the one the ticket came in by."""
    return settings.WRAP_UP_REQUIRED or ticket.inbox.wrap_up_required


def answers_of(row: WrapUp) -> Answers:
    return Answers(row.outcome, row.knowledge, row.demand, row.cause)


def suggest_answers(ticket: Ticket) -> Answers | None:
    """What this team has answered most for the ticket's category, else for anything; None for nothing yet."""
    usual = WrapUp.objects.filter(team=ticket.team_id, category=ticket.category_id)
    return _most_usual(usual.order_by("-created_at")) or usual_answers([ticket.team_id])


def usual_answers(teams: Iterable[int]) -> Answers | None:
    """What these teams answer most, whatever it is about. One query."""
    return _most_usual(WrapUp.objects.filter(team__in=sorted(teams)).order_by("-pk"))


def _most_usual(usual: QuerySet[WrapUp]) -> Answers | None:
    newest = usual.values_list("outcome", "knowledge", "demand", "cause")[:LOOKED_AT]
    counted = Counter(newest).most_common(1)
    return Answers(*counted[0][0]) if counted else None


def _check(answers: Answers, category: Category | None, had: Category | None) -> None:
    if answers.outcome not in Outcome.values or answers.knowledge not in Knowledge.values:
        raise InvalidChange(_("Choose one of the answers."))
    if answers.demand not in Demand.values:
        raise InvalidChange(_("Choose one of the answers."))
    if answers.demand == Demand.FAILURE and answers.cause not in Cause.values:
        raise InvalidChange(_("Say what could have been avoided."))
    if answers.demand == Demand.VALUE and answers.cause:
        raise InvalidChange(_("A cause is only said of what could have been avoided."))
    if category is not None and not category.is_active and category != had:
        raise InvalidChange(_("The category %(name)s is no longer in use.") % {"name": category.name})
