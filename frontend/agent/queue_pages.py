"""Queues as things one has: saved, changed, deleted, ordered and pinned."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from frontend import lookups
from frontend.agent.condition_words import chips
from frontend.agent.queue_filter import SORT_LABELS, Asked, asked
from frontend.agent.request import AgentRequest
from servicedesk.people.access import Access, access_of
from servicedesk.people.models import Team
from tickets.actions.errors import InvalidChange
from tickets.actions.queues import change_queue, create_queue, delete_queue, order_queues, pin_queue
from tickets.conditions import read_conditions
from tickets.models import Queue
from tickets.models.queue import COLUMNS, NAME_MAX
from tickets.queues import find_queue, may_change, may_share
from tickets.rail import rail_of

COLUMN_WORDS = {
    "channel": gettext_lazy("Channel"),
    "snippet": gettext_lazy("First words of the latest message"),
    "status": gettext_lazy("Status"),
    "waiting": gettext_lazy("Time left, or how long they have waited"),
    "tags": gettext_lazy("Tags"),
    "assignee": gettext_lazy("Assignee"),
    "number": gettext_lazy("Number"),
    "team": gettext_lazy("Team"),
    "category": gettext_lazy("Category"),
}


def sharing_choices(access: Access) -> list[tuple[str, str]]:
    """With whom the agent may share a queue, as ("own", words), ("all", words) or (a team's id, its name)."""
    choices = [("own", str(Queue.Sharing.OWN.label))]
    choices += [
        (str(team.pk), _("Team: %(name)s") % {"name": team.name})
        for team in lookups.teams()
        if may_share(access, team.pk) and access.sees_team(team.pk)
    ]
    return [*choices, ("all", str(Queue.Sharing.ALL.label))] if may_share(access, None) else choices


def sharing_of(shared: str) -> dict[str, Any]:
    """A choice as what the actions take."""
    if shared.isascii() and shared.isdecimal() and len(shared) < 10:
        return {"sharing": Queue.Sharing.TEAM, "team": Team.objects.filter(pk=int(shared), is_active=True).first()}
    return {"sharing": Queue.Sharing.ALL if shared == "all" else Queue.Sharing.OWN, "team": None}


class QueueForm(forms.Form):
    """What of a queue is changed here; its conditions are changed by filtering."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=NAME_MAX)
    shared = forms.ChoiceField(label=gettext_lazy("Who has it?"))
    order = forms.ChoiceField(label=gettext_lazy("Order"), choices=list(SORT_LABELS.items()))
    columns = forms.MultipleChoiceField(
        label=gettext_lazy("What a row shows"),
        choices=[(name, COLUMN_WORDS[name]) for name in COLUMNS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, access: Access, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shared = self.fields["shared"]
        assert isinstance(shared, forms.ChoiceField)  # noqa: S101 -- tells the type checker
        shared.choices = sharing_choices(access)


@login_required
@require_http_methods(["GET", "POST"])
def queues(request: AgentRequest) -> HttpResponse:
    """All queues the agent has; a POST saves a new one from an address's conditions."""
    if request.method == "GET":
        return render(request, "frontend/agent/queues.html", _list(request))
    wanted = asked(QueryDict(request.POST.get("query", "")[:4000]))
    try:
        queue = create_queue(
            by=request.user,
            name=request.POST.get("name", ""),
            conditions=wanted.conditions.to_json(),
            order=wanted.sort,
            columns=wanted.queue.columns if wanted.queue else (),
            **sharing_of(request.POST.get("shared", "own")),
        )
    except InvalidChange as error:
        return render(request, "frontend/agent/queues.html", {**_list(request), "error": error}, status=422)
    messages.success(request, _("Saved as the queue “%(name)s”.") % {"name": queue.name})
    return redirect(f"{reverse('queue')}?ko={queue.slug}")


def _list(request: AgentRequest) -> dict[str, Any]:
    words = {str(value): str(label) for value, label in Queue.Sharing.choices}
    rows = [
        {
            "slug": queue.slug,
            "name": queue.name,
            "given": queue.given,
            "is_pinned": queue.is_pinned,
            "shared_words": _("From the start") if queue.given else words[queue.sharing],
        }
        for queue in rail_of(request.user).queues
    ]
    return {"queues": rows, "section": "tickets"}


def _found(slug: str) -> Queue:
    queue = find_queue(slug)
    if queue is None:
        raise Http404
    return queue


@login_required
@require_http_methods(["GET", "POST"])
def queue_settings(request: AgentRequest, slug: str) -> HttpResponse:
    """One queue. Changed with its form, or with ?query= of a filter made beginning with it."""
    queue, access = _found(slug), access_of(request.user)
    may = may_change(request.user, queue)
    if request.method == "POST" and not may:
        raise Http404
    if request.method == "POST" and "query" in request.POST:
        wanted = asked(QueryDict(request.POST["query"][:4000]))
        return _change(request, queue, None, conditions=wanted.conditions.to_json(), order=wanted.sort)
    if request.method == "POST":
        form = QueueForm(access, request.POST)
        if not form.is_valid():
            return _shown(request, queue, form)
        kept = {name: form.cleaned_data[name] for name in ("name", "order", "columns")}
        return _change(request, queue, form, **kept, **sharing_of(form.cleaned_data["shared"]))
    initial = {"name": queue.name, "order": queue.order, "columns": sorted(asked({"ko": slug}).columns)}
    initial["shared"] = str(queue.team_id or queue.sharing)
    return _shown(request, queue, QueueForm(access, initial=initial) if may else None)


def _change(request: AgentRequest, queue: Queue, form: QueueForm | None, **fields: Any) -> HttpResponse:
    version = request.POST.get("version", "")
    try:
        change_queue(queue, by=request.user, seen_version=int(version) if version.isdecimal() else None, **fields)
    except InvalidChange as error:
        form = form or QueueForm(access_of(request.user), {"name": queue.name})
        form.add_error(None, str(error))
        return _shown(request, queue, form)
    messages.success(request, _("The queue is changed."))
    return redirect(f"{reverse('queue')}?ko={queue.slug}")


def _shown(request: AgentRequest, queue: Queue, form: QueueForm | None) -> HttpResponse:
    wanted = Asked(read_conditions(queue.conditions, strict=False), queue.order, queue)
    context = {
        "queue": queue,
        "form": form,
        "chips": chips(wanted, request.user),
        "address": request.build_absolute_uri(f"{reverse('queue')}?ko={queue.slug}"),
        "copy_name": _("Copy of %(name)s") % {"name": queue.name},
        "section": "tickets",
    }
    status = 422 if form is not None and form.is_bound else 200
    return render(request, "frontend/agent/queue_settings.html", context, status=status)


@login_required
@require_POST
def queue_removal(request: AgentRequest, slug: str) -> HttpResponse:
    queue = _found(slug)
    if not may_change(request.user, queue):
        raise Http404
    delete_queue(queue, by=request.user)
    messages.success(request, _("The queue “%(name)s” is deleted.") % {"name": queue.name})
    return redirect("queues")


@login_required
@require_POST
def queue_order(request: AgentRequest) -> HttpResponse:
    """The slugs in their new order, as "slug" many times; the answer is empty."""
    order_queues(request.POST.getlist("slug")[:500], by=request.user)
    return HttpResponse(status=204)


@login_required
@require_POST
def queue_place(request: AgentRequest, slug: str) -> HttpResponse:
    """One step up or down, or into the rail or out of it."""
    order = [queue.slug for queue in rail_of(request.user).queues]
    if slug not in order:
        raise Http404
    if (move := request.POST.get("move")) in ("up", "down"):
        here = order.index(slug)
        there = min(max(here + (1 if move == "down" else -1), 0), len(order) - 1)
        order[here], order[there] = order[there], order[here]
        order_queues(order, by=request.user)
    elif "pinned" in request.POST:
        pin_queue(slug, pinned=request.POST["pinned"] == "yes", by=request.user)
    return redirect("queues")
