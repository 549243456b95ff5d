"""Answers that are outdated, because the article they were taken from has changed: write again, or let it be."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET, require_POST

from frontend.agent.request import AgentRequest
from knowledgebase.actions.use_article import settle_use, take_article
from knowledgebase.addresses import article_url
from knowledgebase.faults import name_of
from knowledgebase.models import ArticleUse, Revision, Visibility
from knowledgebase.outdated import changes, outdated_uses, since
from servicedesk.lib.keyset import CursorError, page_of
from tickets.actions.drafts import save_draft
from tickets.models import Draft, Ticket

ORDER = ("-created_at", "-id")
PAGE_SIZE = 30


@login_required
@require_GET
def outdated_answers(request: AgentRequest) -> HttpResponse:
    try:
        page = page_of(outdated_uses(request.user), ORDER, request.GET.get("cursor", ""), PAGE_SIZE)
    except CursorError as error:
        raise Http404 from error
    context: dict[str, Any] = {"rows": [shown_use(use) for use in page.rows], "page": page}
    return render(request, "frontend/agent/outdated.html", context)


@login_required
@require_POST
def outdated_follow_up(request: AgentRequest, pk: int) -> HttpResponse:
    """Begin an answer with what holds today, and open the ticket: the agent looks at it and sends it."""
    use = _use(request, pk)
    ticket, live = use.ticket, use.translation.live
    is_public = use.translation.article.visibility == Visibility.PUBLIC
    if live is not None and is_public:
        take_article(live, ticket, by=request.user)
    address = article_url(use.translation.language, use.translation.slug) if live and is_public else ""
    kept = Draft.objects.filter(ticket=ticket, agent=request.user, kind=Draft.Kind.REPLY).first()
    text = follow_up_text(ticket, use, live if is_public else None, address)
    if kept is not None and text not in kept.body:  # what they had begun stays, below
        text = f"{text}\n\n{kept.body}".strip()
    save_draft(
        ticket,
        by=request.user,
        kind=Draft.Kind.REPLY,
        body=kept.body if kept is not None and text in kept.body else text,
        recipients=kept.recipients if kept else (),
        options=kept.options if kept else None,
    )
    return redirect("ticket", number=ticket.number)


@login_required
@require_POST
def outdated_settling(request: AgentRequest, pk: int) -> HttpResponse:
    """The answer holds in spite of the change: take it off the list."""
    use = _use(request, pk)
    settle_use(use, by=request.user)
    back = request.POST.get("back", "")
    return redirect("ticket", number=use.ticket.number) if back == "ticket" else redirect("outdated_answers")


def outdated_on_ticket(ticket: Ticket, request: AgentRequest) -> list[dict[str, Any]]:
    """The ticket's outdated answers, for the card beside it."""
    return [shown_use(use) for use in outdated_uses(request.user).filter(ticket=ticket)[:3]]


def shown_use(use: ArticleUse) -> dict[str, Any]:
    """One outdated answer with what is different now, field by field."""
    changed = [{"name": name_of(one.field), "pieces": one.pieces} for one in changes(use)]
    return {"use": use, "since": since(use), "changes": changed}


def follow_up_text(ticket: Ticket, use: ArticleUse, live: Revision | None, address: str) -> str:
    """What is written to the requester, in their language where it is one of ours."""
    language = ticket.requester.language
    with override(language if language in ("sv", "en") else "sv"):
        told = _("We answered you earlier about this: %(question)s") % {"question": use.revision.question}
        if live is None:
            return "\n\n".join([_("Hello!"), told, _("That answer is no longer right.")])
        parts = [_("Hello!"), told, _("The facts have changed since then. This is how it is now:")]
        more = _("Read more: %(address)s") % {"address": address} if address else ""
        return "\n\n".join(filter(None, [*parts, live.short_answer.strip(), live.steps.strip(), more]))


def _use(request: AgentRequest, pk: int) -> ArticleUse:
    return get_object_or_404(outdated_uses(request.user).select_related("translation__article"), pk=pk)
