"""Using a macro: choosing one by typing, seeing exactly what it will do, and doing it."""

from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from frontend.agent.acting import act_page
from frontend.agent.answering import seen_version
from frontend.agent.request import AgentRequest, is_fragment, ticket_or_404
from frontend.agent.snoozing import shown_moment
from frontend.templatetags.ui import status_label
from tickets.actions.macros import Preview, apply_macro, macros_of, preview_macro
from tickets.models import CaseKind, Event, EventKind, Priority

SHOWN_MOST = 300


class ApplyForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that will change: its name, what it is and what it becomes."""

    name: str
    before: str
    after: str


@login_required
@require_GET
def ticket_macros(request: AgentRequest, number: int) -> HttpResponse:
    """The macros the agent may use, to choose from by typing; without scripts a list of links."""
    found = ticket_or_404(request, number)
    text = request.GET.get("q", "").strip()[:80]
    rows = macros_of(request.user).filter(name__icontains=text).select_related("team")[:SHOWN_MOST]
    body = "frontend/agent/macro_list.html"
    context = {"ticket": found, "title": _("Use a macro"), "body": body, "rows": rows, "text": text}
    page = "act_dialog" if is_fragment(request) else "act"
    return render(request, f"frontend/agent/{page}.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def ticket_macro(request: AgentRequest, number: int, macro_id: int) -> HttpResponse:
    """What the macro will do to this ticket now; POST does it, unless somebody has changed the ticket since."""
    found = ticket_or_404(request, number)
    macro = get_object_or_404(macros_of(request.user), pk=macro_id)
    shown = preview_macro(macro, found, by=request.user)
    form = ApplyForm(request.POST or None, initial={"version": found.version})

    def do(said: dict[str, Any]) -> str:
        apply_macro(macro, found, by=request.user, seen_version=seen_version(request))
        return _("%(name)s is done.") % {"name": macro.name}

    return act_page(
        request, found, form, title=macro.name, submit=_("Do this"), do=do, template="macro_preview",
        preview=shown, lines=lines_of(shown),
    )  # fmt: skip


def lines_of(preview: Preview) -> list[Line]:
    """One line for each property: from what it is now to what it is at the end."""
    lines: dict[str, Line] = {}
    for event in preview.events:
        line = _line(event)
        before = lines.get(line.name)
        lines[line.name] = replace(line, before=before.before) if before else line
    return list(lines.values())


def _line(event: Event) -> Line:
    name = str(EventKind(event.kind).label)
    if event.kind == EventKind.TAGGED:
        return Line(name, ", ".join(event.data["removed"]), ", ".join(event.data["added"]))
    if event.kind == EventKind.SNOOZED:
        until = parse_datetime(event.data["until"])
        return Line(name, "", shown_moment(until) if until else "")
    return Line(name, _shown(event, "from"), _shown(event, "to"))


def _shown(event: Event, side: str) -> str:
    given = event.data.get(side)
    if not isinstance(given, dict):
        return ""
    value: Any = given.get("value")
    if event.kind == EventKind.STATUS_CHANGED:
        return str(status_label(value))
    if event.kind == EventKind.PRIORITY_CHANGED:
        return str(Priority(value).label)
    if event.kind == EventKind.CASE_KIND_CHANGED:
        return str(CaseKind(value).label)
    return str(given.get("label") or (value if value is not None else _("None")))
