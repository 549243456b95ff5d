"""Changing many tickets of a list at once: what to do, how far it has come, what was refused, and taking it back."""

import re
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from frontend import lookups
from frontend.agent.queue_filter import asked
from frontend.agent.request import AgentRequest, is_fragment
from servicedesk.people.models import Agent
from tickets.actions.bulk import MOST, start_bulk, undo_bulk
from tickets.actions.errors import InvalidChange
from tickets.actions.macros import macros_of
from tickets.models import BulkJob, BulkKind, BulkResult
from tickets.models.ticket import TAG_MAX
from tickets.queries import tickets_visible_to
from tickets.queues import for_queue
from tickets.statuses import Status

KINDS = {kind.value: str(kind.label) for kind in BulkKind if kind != BulkKind.UNDO}
REFUSED_SHOWN = 200


def to_field(kind: str, agent: Agent) -> forms.Field:
    """The field that says to what, by kind."""
    if kind == BulkKind.ASSIGN:
        people = Agent.objects.filter(is_active=True).order_by("name").values_list("pk", "name")
        return forms.ChoiceField(label=_("To whom?"), choices=[("", _("Nobody")), *people], required=False)
    if kind == BulkKind.STATUS:
        choices = [(str(one), one.label) for one in Status if one != Status.NEW]
        return forms.ChoiceField(label=_("Status"), choices=choices)
    if kind == BulkKind.CATEGORY:
        return forms.ChoiceField(label=_("Category"), choices=[(row.pk, row.path) for row in lookups.categories()])
    if kind == BulkKind.MACRO:
        return forms.ChoiceField(label=_("Macro"), choices=[(row.pk, row.name) for row in macros_of(agent)])
    if kind == BulkKind.MERGE:
        return forms.CharField(label=_("Number of the ticket that remains"), max_length=20)
    return forms.CharField(label=_("Tag"), max_length=TAG_MAX)


class BulkForm(forms.Form):
    every = forms.BooleanField(label=gettext_lazy("All tickets in the queue"), required=False)

    def __init__(self, agent: Agent, kind: str, in_queue: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {"to": to_field(kind, agent), **self.fields}
        if in_queue:
            most = min(in_queue, MOST)
            self.fields["every"].label = _("All %(count)d tickets in the queue, not only those selected") % {
                "count": most
            }
        else:
            del self.fields["every"]


@login_required
@require_http_methods(["GET", "POST"])
def bulk_new(request: AgentRequest) -> HttpResponse:
    """?ticket=104233&ticket=104240&kind=status&query=<the list's address>: what to do with them; POST begins."""
    given = request.POST if request.method == "POST" else request.GET
    kind = given.get("kind", "")
    context: dict[str, Any] = {"kinds": KINDS, "kind": kind, "query": given.get("query", "")[:2000]}
    numbers = [int(number) for number in given.getlist("ticket")[:MOST] if number.isascii() and number.isdecimal()]
    context |= {"numbers": numbers, "title": KINDS.get(kind, _("Change several tickets"))}
    if kind not in KINDS:
        return _shown(request, "bulk_kinds", context)
    in_queue = _queue(request, context["query"]) if context["query"] else None
    form = BulkForm(request.user, kind, in_queue.count() if in_queue is not None else 0, request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = in_queue if form.cleaned_data.get("every") and in_queue is not None else None
        rows = found if found is not None else tickets_visible_to(request.user).filter(number__in=numbers)
        try:
            to = re.sub(r"[\s#]", "", form.cleaned_data["to"]) if kind == BulkKind.MERGE else form.cleaned_data["to"]
            job = start_bulk(kind, to, list(rows.order_by("pk").values_list("pk", flat=True)[:MOST]), by=request.user)
        except InvalidChange as error:
            form.add_error(None, str(error))
        else:
            return _job_shown(request, job) if request.htmx else redirect("bulk_job", pk=job.pk)
    return _shown(request, "bulk_form", {**context, "form": form}, status=422 if request.method == "POST" else 200)


def _queue(request: AgentRequest, query: str) -> Any:
    wanted = asked(QueryDict(query))
    return for_queue(request.user, wanted.conditions)


def _shown(request: AgentRequest, body: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    page = "act_dialog" if is_fragment(request) else "bulk"
    context = {**context, "body": f"frontend/agent/{body}.html"}
    return render(request, f"frontend/agent/{page}.html", context, status=status)


@login_required
@require_GET
def bulk_job(request: AgentRequest, pk: int) -> HttpResponse:
    """How far it has come; with htmx and ?part=progress only that."""
    job = get_object_or_404(BulkJob.objects.filter(agent=request.user).select_related("undoes"), pk=pk)
    return _job_shown(request, job)


def _job_shown(request: AgentRequest, job: BulkJob) -> HttpResponse:
    counts = dict(job.results.order_by().values_list("outcome").annotate(count=Count("pk")))
    told = job.results.exclude(detail="").select_related("ticket")[:REFUSED_SHOWN]
    seen = tickets_visible_to(request.user).only("number", "subject").in_bulk([row.ticket_id for row in told])
    context = {
        "job": job,
        "title": f"{job.get_kind_display()}: {job.label}" if job.label else job.get_kind_display(),
        "total": len(job.ticket_ids),
        "done": sum(counts.values()),
        "changed": counts.get(BulkResult.Outcome.CHANGED, 0),
        "same": counts.get(BulkResult.Outcome.SAME, 0),
        "refused": counts.get(BulkResult.Outcome.REFUSED, 0),
        "told": [(row, seen.get(row.ticket_id)) for row in told],
        "is_undone": BulkJob.objects.filter(undoes=job).exists(),
    }
    if request.GET.get("part") == "progress" and is_fragment(request):
        return render(request, "frontend/agent/bulk_progress.html", context)
    return _shown(request, "bulk_progress", context)


@login_required
@require_POST
def bulk_undoing(request: AgentRequest, pk: int) -> HttpResponse:
    job = get_object_or_404(BulkJob, pk=pk, agent=request.user)
    try:
        undone = undo_bulk(job, by=request.user)
    except InvalidChange as error:
        raise Http404 from error
    return _job_shown(request, undone) if request.htmx else redirect("bulk_job", pk=undone.pk)
