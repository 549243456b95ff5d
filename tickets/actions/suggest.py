"""A category for a new ticket, suggested from its words. It is set by itself only above a confidence somebody chose."""

from functools import lru_cache

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from servicedesk.people.access import access_of
from servicedesk.people.actions.audit import record
from servicedesk.people.models import Agent, Integration
from tickets.actions.assign import assign_team
from tickets.actions.changing import Actor, changing, labelled
from tickets.actions.errors import InvalidChange
from tickets.actions.set_properties import set_category
from tickets.models import Category, Direction, EventKind, Message, Suggestion, SuggestionSetting, TextModel, Ticket
from tickets.statuses import Status
from tickets.text_model import TEXT_MAX, TextCounts

CONFIDENCE_MIN = 0.3  # what is less sure than this is not shown


def suggest(ticket_id: int) -> Suggestion | None:
    """Write what the newest model says of a new ticket without a category; again, it is written anew."""
    ticket = Ticket.objects.select_related("requester").filter(pk=ticket_id, category=None).first()
    newest = TextModel.objects.order_by("-trained_at", "-pk").values_list("pk", flat=True).first()
    if ticket is None or newest is None:
        return None
    guesses = _counts(newest).guesses(f"{ticket.subject}\n{_first_text(ticket)}")
    known = Category.objects.filter(is_active=True).select_related("team").in_bulk([one.category for one in guesses])
    found = [guess for guess in guesses if guess.category in known]
    if not found or found[0].confidence < CONFIDENCE_MIN:
        return None
    best = found[0]
    row, _made = Suggestion.objects.update_or_create(
        ticket=ticket,
        defaults={
            "model_id": newest,
            "category": known[best.category],
            "confidence": best.confidence,
            "words": list(best.words),
            "others": [{"category": one.category, "confidence": round(one.confidence, 4)} for one in found[1:]],
        },
    )
    _set_by_itself(ticket, row)
    return row


def accept(ticket: Ticket, *, by: Agent | Integration, seen_version: int | None = None) -> Ticket:
    """Take the suggestion: the category, and the team it goes to. Raises InvalidChange without one, StaleTicket."""
    with transaction.atomic():
        row = _open_suggestion(ticket)
        ticket = _set(ticket, row.category, by=by, seen_version=seen_version)
        row.accepted_at = timezone.now()
        row.save(update_fields=["accepted_at"])
    return ticket


def dismiss(ticket: Ticket, *, by: Agent | Integration) -> None:
    """It was wrong: it is not shown any more. Raises InvalidChange without one."""
    row = _open_suggestion(ticket)
    row.dismissed_at = timezone.now()
    row.save(update_fields=["dismissed_at"])


def set_confidence(value: float | None, *, by: Agent) -> SuggestionSetting:
    """From which confidence categories are set by themselves; None: never. Raises InvalidChange."""
    if not access_of(by).is_administrator or (value is not None and not 0.5 <= value <= 1.0):
        raise InvalidChange(_("Administrators choose a confidence between 50 and 100 %."))
    with transaction.atomic():
        row, _made = SuggestionSetting.objects.update_or_create(is_only=True, defaults={"from_confidence": value})
        record("suggestions.changed", by=by, from_confidence=value)
    return row


def _open_suggestion(ticket: Ticket) -> Suggestion:
    rows = Suggestion.objects.select_related("category__team").filter(accepted_at=None, dismissed_at=None)
    row = rows.filter(ticket=ticket).first()
    if row is None:
        raise InvalidChange(_("There is no suggestion for this ticket any more."))
    return row


def _set(ticket: Ticket, category: Category, *, by: Actor, seen_version: int | None = None) -> Ticket:
    ticket = set_category(ticket, category, by=by, seen_version=seen_version)
    team = category.team
    if team is not None and team.is_active and team.pk != ticket.team_id:
        ticket = assign_team(ticket, team, by=by)
    return ticket


def _set_by_itself(ticket: Ticket, row: Suggestion) -> None:
    """Only what nobody has touched yet, and only where an administrator lets it."""
    setting = SuggestionSetting.objects.first()
    limit = setting.from_confidence if setting is not None else None
    if limit is None or row.confidence < limit or ticket.status != Status.NEW or ticket.assignee_id is not None:
        return
    with transaction.atomic():
        ticket = _set(ticket, row.category, by=None)
        with changing(ticket, by=None) as change:
            change.record(EventKind.ROUTED, suggestion=labelled(row.category), confidence=round(row.confidence, 4))
        row.accepted_at = timezone.now()
        row.save(update_fields=["accepted_at"])


def _first_text(ticket: Ticket) -> str:
    said = Message.objects.filter(ticket=ticket, direction=Direction.IN).order_by("created_at", "pk")
    return (said.values_list("body", flat=True).first() or "")[:TEXT_MAX]


@lru_cache(maxsize=2)
def _counts(model_id: int) -> TextCounts:
    """Read once by each process: a model is never changed."""
    return TextCounts.from_json(TextModel.objects.values_list("weights", flat=True).get(pk=model_id))
