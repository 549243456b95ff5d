"""The knowledge base: search and browse what colleagues answer from; for editors also what waits for them."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from frontend.agent.request import AgentRequest
from frontend.editor.library_filter import Asked, asked, found_by_words, matching
from frontend.editor.library_rows import DAYS, rows_of
from frontend.editor.work import tasks_of
from frontend.public.languages import NAMES
from knowledgebase.models import Category, Visibility
from knowledgebase.models.translation import Status
from knowledgebase.queries import articles_visible_to
from servicedesk.lib.keyset import CursorError, page_of
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent, Department

PAGE_SIZE = 30


@dataclass(frozen=True, slots=True)
class Branch:
    category: Category
    count: int  # of articles here and below
    query: str
    is_current: bool
    is_open: bool
    children: tuple["Branch", ...]


@login_required
@require_safe
def knowledge(request: AgentRequest) -> HttpResponse:
    wanted = asked(request.GET)
    context: dict[str, Any] = {**_choices(request, wanted), "asked": wanted, "days": DAYS}
    rows = matching(request.user, wanted).select_related("category", "department", "responsible")
    if wanted.q:
        place = {pk: number for number, pk in enumerate(found_by_words(request.user, wanted.q))}
        articles = sorted(rows.filter(pk__in=place), key=lambda row: place[row.pk])
    else:
        try:
            page = page_of(rows, ("-changed_at", "-id"), request.GET.get("cursor", ""), PAGE_SIZE)
        except CursorError as error:
            raise Http404 from error
        articles = page.rows
        context["newer_url"] = _address(request, page.previous_cursor)
        context["older_url"] = _address(request, page.next_cursor)
    context["rows"] = rows_of(articles, request.user)
    return render(request, "frontend/editor/library.html", context)


def _address(request: AgentRequest, cursor: str) -> str:
    query = request.GET.copy()
    query["cursor"] = cursor
    return f"?{query.urlencode()}" if cursor else ""


def _choices(request: AgentRequest, wanted: Asked) -> dict[str, Any]:
    access = access_of(request.user)
    is_start = not wanted.q and not request.GET.get("cursor")
    return {
        "may_write": bool(access.editor_departments),
        "tasks": tasks_of(request.user) if is_start else [],
        "branches": _tree(request.user, wanted),
        "departments": list(Department.objects.all()),
        "statuses": Status.choices,
        "visibilities": Visibility.choices,
        "languages": list(NAMES.items()),
    }


def _tree(viewer: Agent, wanted: Asked) -> tuple[Branch, ...]:
    """The shelves with something the viewer may read; two queries."""
    visible = articles_visible_to(viewer, timezone.now()).order_by()
    counts = dict(visible.values_list("category").annotate(Count("pk", distinct=True)))
    below: dict[int | None, list[Category]] = defaultdict(list)
    for one in Category.objects.all():
        below[one.parent_id].append(one)

    def made(category: Category) -> Branch:
        children = tuple(branch for child in below[category.pk] if (branch := made(child)).count)
        is_current = wanted.kategori == str(category.pk)
        return Branch(
            category=category,
            count=counts.get(category.pk, 0) + sum(child.count for child in children),
            query=f"?kategori={category.pk}",
            is_current=is_current,
            is_open=is_current or any(child.is_open for child in children),
            children=children,
        )

    return tuple(branch for top in below[None] if (branch := made(top)).count)
