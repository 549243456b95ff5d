"""Tickets that were answered with a text that no longer holds: the article has changed since, or is gone."""

from datetime import datetime

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from knowledgebase.models import ArticleUse, Translation
from knowledgebase.models.revision import READERS_FIELDS
from knowledgebase.revisions import FieldDifference, around, difference
from knowledgebase.texts import text_of
from servicedesk.people.access import Viewer
from tickets.models import Delivery, NamedAgent, Ticket
from tickets.queries import tickets_visible_to
from tickets.statuses import FINISHED

MOST_COUNTED = 100  # a figure beside a menu entry; more is "many"


def outdated_uses(viewer: Viewer) -> QuerySet[ArticleUse]:
    """Answers on unfinished tickets the viewer may see, whose text readers would find different today; newest first."""
    return _outdated(tickets_visible_to(viewer).exclude(status__in=[one.value for one in FINISHED]))


def outdated_places() -> list[tuple[int, bool, tuple[int, ...]]]:
    """Return (team, is confidential, agents who see it by name) of the newest, for Access.sees_ticket."""
    unfinished = Ticket.objects.exclude(status__in=[one.value for one in FINISHED])
    columns = ("ticket", "ticket__team", "ticket__is_confidential", "ticket__assignee")
    found = list(_outdated(unfinished).values_list(*columns)[:MOST_COUNTED])
    named: dict[int, set[int]] = {ticket: {assignee} - {None} for ticket, _team, _confidential, assignee in found}
    if found:
        for ticket, agent in NamedAgent.objects.filter(ticket__in=named).values_list("ticket", "agent"):
            named[ticket].add(agent)
    return [(team, is_confidential, tuple(named[ticket])) for ticket, team, is_confidential, _assignee in found]


def changes(use: ArticleUse) -> list[FieldDifference]:
    """Return what readers see differently now, with some words around it; nothing when it was taken down."""
    live = use.translation.live
    if live is None:
        return []
    found = difference(text_of(use.revision), text_of(live))
    return [FieldDifference(one.field, around(one.pieces)) for one in found if one.field in READERS_FIELDS]


def since(use: ArticleUse) -> datetime | None:
    """When the text that was sent was replaced, or taken down."""
    translation: Translation = use.translation
    return translation.published_at if translation.live_id else translation.unpublished_at


def _outdated(tickets: QuerySet[Ticket]) -> QuerySet[ArticleUse]:
    uses = ArticleUse.objects.filter(ticket__in=tickets.order_by().values("pk"), settled_at=None)
    uses = uses.filter(message__isnull=False).exclude(message__delivery=Delivery.UNDONE)
    uses = uses.filter(~Q(translation__live=F("revision")) | Q(translation__live=None))
    same = Q()
    for name in READERS_FIELDS:
        same &= Q(**{f"translation__live__{name}": F(f"revision__{name}")})
    uses = uses.exclude(Q(translation__live__isnull=False) & same)
    # A later answer on the same ticket with the text of today has put it right.
    later = ArticleUse.objects.filter(
        ticket=OuterRef("ticket"), translation=OuterRef("translation"), revision=OuterRef("translation__live")
    )
    put_right = later.filter(message__isnull=False, created_at__gt=OuterRef("created_at")).values("pk")[:1]
    return (
        uses.annotate(put_right=Coalesce(Subquery(put_right), 0))
        .filter(put_right=0)
        .select_related("ticket", "ticket__requester", "translation", "translation__live", "revision", "agent")
        .order_by("-created_at", "-id")
    )
