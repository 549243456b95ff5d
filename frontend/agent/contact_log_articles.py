"""The answer to a question while it is written down in a call: read it out, and the article's use is known."""

import re

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from frontend.agent.contact_log_form import QuestionForm
from frontend.agent.request import AgentRequest
from knowledgebase.actions.use_article import name_article, use_article
from knowledgebase.models import Translation, UseKind
from knowledgebase.queries import translations_readable_by
from knowledgebase.search import suggest_articles
from knowledgebase.shown import shown
from servicedesk.people.models import Agent
from tickets.models import ContactLog, Knowledge

FOUND_MAX = 2
TEXT_MAX = 1000  # characters that are looked through
SHORTEST = 6
_PREFIX = re.compile(r"q\d{1,2}-")


@login_required
@require_POST
def contact_log_answers(request: AgentRequest) -> HttpResponse:
    """What the knowledge base says to the question with the prefix in place ("q0-"), the chosen one first."""
    place = request.POST.get("place", "")
    place = place if _PREFIX.fullmatch(place) else "q0-"
    text = request.POST.get(f"{place}text", "").strip()[:TEXT_MAX]
    chosen = _named(request.user, request.POST.get(f"{place}article"))
    first = shown(Translation.objects.filter(pk=chosen.pk)) if chosen else []
    hits = suggest_articles(request.user, text, limit=FOUND_MAX) if len(text) >= SHORTEST else []
    keys = {text.translation_id for text in first}
    found = [*first, *(hit.shown for hit in hits if hit.shown.translation_id not in keys)]
    context = {"found": found, "place": place, "chosen": chosen.pk if chosen else None}
    return render(request, "frontend/agent/contact_log_answers.html", context)


def read_out(log: ContactLog, questions: list[QuestionForm], *, by: Agent) -> None:
    """Keep which article answered which question; of a solved one it is the wrap-up's too."""
    rows = log.questions.select_related("ticket").order_by("position")
    for row, form in zip(rows, questions, strict=True):
        article = _named(by, form.data.get(form.add_prefix("article")))
        if article is None or article.live is None:
            continue
        use_article(article.live, row.ticket, by=by, kind=UseKind.READ_OUT)
        if row.ticket.solved_at is not None and form.cleaned_data["knowledge"] == Knowledge.YES:
            name_article(row.ticket, article.live, by=by)


def _named(agent: Agent, key: str | None) -> Translation | None:
    if not key or not key.isdecimal() or len(key) > 9:
        return None
    return translations_readable_by(agent, timezone.now()).filter(pk=int(key)).select_related("live").first()
