"""Recurring questions: what keeps coming by all channels, what costs most first, and what was done about it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from frontend.agent.request import AgentRequest
from frontend.editor.radar_effects import clearest
from frontend.editor.radar_finding import question_or_404, writer_or_404
from frontend.editor.radar_rows import RadarRow, rows_of
from frontend.editor.radar_runs import last_run, run_context
from frontend.editor.radar_unfolded import unfolded
from knowledgebase.models import Question
from knowledgebase.radar.counting import WEEKS
from knowledgebase.radar.measured import total
from knowledgebase.radar.method import METHOD
from knowledgebase.radar.questions import counts_by_state, ranked, totals
from servicedesk.lib.keyset import CursorError, KeysetPage
from servicedesk.people.models import Agent

PAGE_SIZE = 25
# As they stand in the address -> what is listed, and its name.
STATES: dict[str, tuple[str, str | Promise]] = {
    "": ("", pgettext_lazy("questions", "All")),
    "utan-svar": (Question.State.OPEN, _("Without an answer")),
    "utkast": (Question.State.DRAFTED, pgettext_lazy("questions", "Drafts")),
    "foljs-upp": (Question.State.ANSWERED, _("Followed up")),
    "avfardade": (Question.State.MUTED, pgettext_lazy("questions", "Put aside")),
}


@dataclass(frozen=True, slots=True)
class Tab:
    label: str | Promise
    url: str
    count: int
    is_current: bool


@login_required
@require_safe
def radar(request: AgentRequest) -> HttpResponse:
    writer_or_404(request)
    slug, first = state_asked(request), _first(request)
    page = page_asked(request.user, STATES[slug][0], request.GET.get("cursor", ""))
    rows = rows_of(page.rows, request.user, first=first)
    context: dict[str, Any] = {
        "tabs": _tabs(request.user, slug),
        "slug": slug,
        "here": _here(request),
        "weeks": WEEKS,
        "totals": totals(request.user),
        "saved": total(request.user),
        "method": METHOD,
        "followed": clearest(page.rows),
        **run_context(request, last_run()),
        "rows": rows,
        "open": _opened(request, rows),
        "newer_url": _address(slug, page.previous_cursor, max(first - PAGE_SIZE, 1)),
        "older_url": _address(slug, page.next_cursor, first + len(rows)),
    }
    return render(request, "frontend/editor/radar.html", context)


@login_required
@require_safe
def radar_more(request: AgentRequest, pk: int) -> HttpResponse:
    """What unfolds below one row."""
    question = question_or_404(request, pk)
    return render(request, "frontend/editor/radar_more.html", {"more": unfolded(question, request.user)})


def state_asked(request: AgentRequest) -> str:
    slug = request.GET.get("visa", "")
    if slug not in STATES:
        raise Http404
    return slug


def page_asked(viewer: Agent, state: str, cursor: str, size: int = PAGE_SIZE) -> KeysetPage[Question]:
    try:
        return ranked(viewer, state or None, cursor, size)
    except CursorError as error:
        raise Http404 from error


def _first(request: AgentRequest) -> int:
    """The place of the page's first question: the address keeps count, so that the database need not."""
    text = request.GET.get("fran", "")
    return int(text) if text.isascii() and text.isdecimal() and 0 < len(text) < 7 and int(text) else 1


def _here(request: AgentRequest) -> str:
    """What the page's address asks for, to add to which row is unfolded."""
    query = {name: request.GET[name] for name in ("visa", "cursor", "fran") if name in request.GET}
    return f"{urlencode(query)}&" if query else ""


def _tabs(viewer: Agent, slug: str) -> list[Tab]:
    counts = counts_by_state(viewer)
    counts[""] = sum(counts.values()) - counts[Question.State.MUTED]
    return [
        Tab(label, _address(key) or reverse("radar"), counts[state], key == slug)
        for key, (state, label) in STATES.items()
    ]


def _address(slug: str, cursor: str | None = None, first: int = 1) -> str:
    """The list's address; "" for a page that is not there."""
    if cursor == "":
        return ""
    query = {"visa": slug, "cursor": cursor or "", "fran": str(first) if first > 1 else ""}
    return f"{reverse('radar')}?{urlencode({key: value for key, value in query.items() if value})}".rstrip("?")


def _opened(request: AgentRequest, rows: list[RadarRow]) -> dict[str, Any] | None:
    """What stands below the row that is asked for, else below the first one."""
    asked = request.GET.get("oppen", "")
    row = next((one for one in rows if str(one.question.pk) == asked), rows[0] if rows else None)
    return {"pk": row.question.pk, "more": unfolded(row.question, request.user)} if row else None
