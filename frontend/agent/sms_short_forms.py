"""When an answer by SMS gets long: the article's own text for SMS, if an article that may answer has one that holds."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from frontend.agent.known_articles import asked_in, short_text
from knowledgebase.models import ArticleUse, RenderingKind
from knowledgebase.queries import public_translations
from knowledgebase.search import suggest_articles
from servicedesk.people.models import Agent
from tickets.models import Ticket

LOOKED_AT = 3  # articles of each sort


@dataclass(frozen=True, slots=True)
class ShortForm:
    """insert_from: the address that gives the text, as of every article that is taken into an answer."""

    title: str
    insert_from: str
    length: int  # characters


def short_form_for(ticket: Ticket, text: str, *, by: Agent) -> ShortForm | None:
    """Of what was taken into this answer first, then of what may answer the ticket. None when there is none, or it
    stands there already."""
    for pk in dict.fromkeys([*_taken(ticket, by), *_suggested(ticket, by)]):
        translation = public_translations(timezone.now()).filter(pk=pk).select_related("live").first()
        if translation is None or translation.live is None:
            continue
        found = short_text(translation, translation.live, RenderingKind.SMS)
        if found and found not in text:
            address = reverse("article_insertion", args=[ticket.number, pk, "sms"])
            return ShortForm(translation.live.question, address, len(found))
    return None


def _taken(ticket: Ticket, by: Agent) -> Iterable[int]:
    """Articles the agent has put into what is not sent yet, the newest first."""
    uses = ArticleUse.objects.filter(ticket=ticket, agent=by, message=None).order_by("-created_at", "-pk")
    return uses.values_list("translation", flat=True)[:LOOKED_AT]


def _suggested(ticket: Ticket, by: Agent) -> Iterable[int]:
    language = ticket.requester.language or "sv"
    return [
        hit.shown.translation_id for hit in suggest_articles(by, asked_in(ticket), language=language, limit=LOOKED_AT)
    ]
