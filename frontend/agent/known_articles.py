"""Articles that may answer a ticket: beside it, behind # in the composer, and taken into what one writes."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.http import Http404, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST

from frontend.agent.references import Reference
from frontend.agent.request import AgentRequest, ticket_or_404
from frontend.agent.suggestion import Suggestion
from knowledgebase.actions.use_article import take_article
from knowledgebase.addresses import article_for_agents, article_url
from knowledgebase.models import Rendering, RenderingKind, Revision, Translation, UseKind, Visibility
from knowledgebase.models.revision import READERS_FIELDS
from knowledgebase.queries import public_translations, translations_readable_by
from knowledgebase.search import search_articles, suggest_articles
from knowledgebase.shown import Shown
from servicedesk.lib.text import one_line
from servicedesk.lib.when import short
from servicedesk.people.models import Agent
from tickets.models import ChannelKind, Direction, MessageKind, Ticket

FOUND_MAX = 3
ASKED_MAX = 2000  # characters of the first message that are looked through
SHORT_ANSWER = 200
_MOST_LISTED = 5
_RENDERINGS = {
    ChannelKind.SMS: RenderingKind.SMS,
    ChannelKind.WHATSAPP: RenderingKind.SOCIAL,
    ChannelKind.FACEBOOK: RenderingKind.SOCIAL,
    ChannelKind.MESSENGER: RenderingKind.SOCIAL,
    ChannelKind.INSTAGRAM: RenderingKind.SOCIAL,
}


def suggestions(ticket: Ticket, viewer: Agent) -> Sequence[Suggestion]:
    """Return at most FOUND_MAX articles for what the requester asks, the best first."""
    found = suggest_articles(viewer, asked_in(ticket), language=ticket.requester.language or "sv", limit=FOUND_MAX)
    return _suggestions([hit.shown for hit in found], ticket)


def asked_in(ticket: Ticket) -> str:
    """The subject and the beginning of what the requester wrote first."""
    first = (
        ticket.messages.filter(direction=Direction.IN, kind=MessageKind.MESSAGE).order_by("created_at", "pk").first()
    )
    return f"{ticket.subject}\n{first.body[:ASKED_MAX]}" if first else ticket.subject


def _suggestions(texts: Sequence[Shown], ticket: Ticket) -> list[Suggestion]:
    now = timezone.now()
    public = set(_public_ids(texts))
    return [
        Suggestion(
            title=text.question,
            short_answer=one_line(text.short_answer, SHORT_ANSWER),
            url=article_for_agents(text.article_id),
            insert_text="",
            insert_from=_insertion(ticket, text) if text.translation_id in public else "",
            source=_source(text, now) if text.translation_id in public else _("For agents only"),
        )
        for text in texts
    ]


def _source(text: Shown, now: datetime) -> str:
    if text.reviewed_at is None:
        return text.department
    return _("%(department)s, checked %(day)s") % {
        "department": text.department,
        "day": short(text.reviewed_at, now),
    }


def _insertion(ticket: Ticket, text: Shown) -> str:
    return reverse("article_insertion", args=[ticket.number, text.translation_id, "svar"])


def _public_ids(texts: Sequence[Shown]) -> list[int]:
    keys = [text.translation_id for text in texts]
    return list(public_translations(timezone.now()).filter(pk__in=keys).values_list("pk", flat=True)) if keys else []


def referred_articles(agent: Agent, ticket: Ticket, asked: str) -> list[Reference]:
    """Articles behind #: for words, those that hold them; without a word those that may answer the ticket."""
    language = ticket.requester.language or "sv"
    if asked.isascii() and asked.isdigit():
        return []
    if asked:
        hits = search_articles(agent, asked, language=language, limit=_MOST_LISTED)
    else:
        hits = suggest_articles(agent, asked_in(ticket), language=language, limit=_MOST_LISTED)
    public = set(_public_ids([hit.shown for hit in hits]))
    return [
        Reference("", hit.shown.question, _("Article"), post=f"artiklar/{hit.shown.translation_id}/svar/")
        for hit in hits
        if hit.shown.translation_id in public
    ]


@login_required
@require_POST
def article_insertion(request: AgentRequest, number: int, pk: int, what: str) -> JsonResponse:
    """Take an article into the answer: {"text", "wrong": ""}; what is svar (its text), lank (its address) or sms (its
    text for SMS, by whatever channel the ticket came).

    Only what everybody may read is taken: what is for agents goes to nobody outside.
    """
    ticket = ticket_or_404(request, number)
    readable = translations_readable_by(request.user, timezone.now()).filter(article__visibility=Visibility.PUBLIC)
    translation = readable.filter(pk=pk).select_related("live", "article").first()
    if translation is None or translation.live is None or what not in ("svar", "lank", "sms"):
        raise Http404
    text = _text_of(what, ticket, translation, translation.live)
    if not text:
        raise Http404
    kind = UseKind.LINKED if what == "lank" else UseKind.INSERTED
    take_article(translation.live, ticket, by=request.user, kind=kind)
    return JsonResponse({"text": text, "wrong": ""})


def _text_of(what: str, ticket: Ticket, translation: Translation, live: Revision) -> str:
    if what == "sms":
        return short_text(translation, live, RenderingKind.SMS)
    address = article_url(translation.language, translation.slug)
    return _text_for(ticket, translation, live, address) if what == "svar" else address


def _text_for(ticket: Ticket, translation: Translation, live: Revision, address: str) -> str:
    """The channel's short form where there is one that still holds, else the answer, what to do, and the address."""
    kind = _RENDERINGS.get(ChannelKind(ticket.channel))
    if kind is not None:
        return short_text(translation, live, kind) or live.short_answer
    with override(translation.language if translation.language in ("sv", "en") else "sv"):
        more = _("Read more: %(address)s") % {"address": address}
    return "\n\n".join(filter(None, [live.short_answer.strip(), live.steps.strip(), more]))


def short_text(translation: Translation, live: Revision, kind: str) -> str:
    """The article's text for a channel with little room; "" when there is none, or the article has changed since."""
    row = Rendering.objects.filter(translation=translation, kind=kind).select_related("revision").first()
    if row is None or any(getattr(row.revision, name) != getattr(live, name) for name in READERS_FIELDS):
        return ""
    return row.text
