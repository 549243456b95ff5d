"""One recurring question: who asked, how often, by which channels, what was done about it, and what that changed."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from frontend.agent.request import AgentRequest
from frontend.editor.radar_effects import followed_up
from frontend.editor.radar_events import happened
from frontend.editor.radar_finding import question_or_404
from frontend.editor.radar_rows import answers_of
from frontend.editor.radar_said import knowledge_word, said
from frontend.editor.radar_unfolded import unfolded
from frontend.editor.radar_weeks import PERIODS, Weeks, weeks_of
from knowledgebase.models import Question, RadarContact
from knowledgebase.radar.drafting import sources
from knowledgebase.radar.questions import contacts_of, wrap_ups
from servicedesk.lib.keyset import CursorError, page_of
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent
from tickets.queries import tickets_visible_to

PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class Asked:
    """One contact, with its ticket's number for whom may read that ticket."""

    row: RadarContact
    ticket_number: int | None
    knowledge: str  # what was said when it was solved, in words


@login_required
@require_safe
def radar_question(request: AgentRequest, pk: int) -> HttpResponse:
    question = question_or_404(request, pk)
    if question.pk != pk:  # it became part of another
        return redirect("radar_question", question.pk)
    context: dict[str, Any] = {
        "question": question,
        "answer": answers_of([question], access_of(request.user)).get(question.article_id or 0),
        "weeks": _weeks(request, question),
        "more": unfolded(question, request.user),
        "effect": followed_up(question),
        "said": said(wrap_ups(question)),
        "sources": sources(question, request.user),
        "events": happened(question, request.user),
        **_contacts(request, question),
    }
    return render(request, "frontend/editor/radar_question.html", context)


def _weeks(request: AgentRequest, question: Question) -> Weeks:
    text = request.GET.get("veckor", "")
    return weeks_of(question, int(text) if text in {str(period) for period in PERIODS} else PERIODS[0])


def _contacts(request: AgentRequest, question: Question) -> dict[str, Any]:
    try:
        page = page_of(contacts_of(question), ("-at", "-id"), request.GET.get("cursor", ""), PAGE_SIZE)
    except CursorError as error:
        raise Http404 from error
    return {
        "contacts": _asked(page.rows, request.user),
        "newer_url": f"?cursor={page.previous_cursor}#kontakter" if page.previous_cursor else "",
        "older_url": f"?cursor={page.next_cursor}#kontakter" if page.next_cursor else "",
    }


def _asked(rows: list[RadarContact], viewer: Agent) -> list[Asked]:
    seen = tickets_visible_to(viewer).filter(pk__in=[row.ticket_id for row in rows if row.ticket_id])
    numbers = dict(seen.values_list("pk", "number"))
    return [Asked(row, numbers.get(row.ticket_id or 0), knowledge_word(row.knowledge)) for row in rows]
