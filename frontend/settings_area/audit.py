"""The audit log: who read, exported or changed what."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from frontend.people import administrators_only
from frontend.settings_area.audit_words import VERBS, said
from frontend.settings_area.pages import listed, show
from servicedesk.people.models import Agent, AuditEntry

HERE = "settings_audit"


@administrators_only
@require_safe
def audit_log(request: HttpRequest) -> HttpResponse:
    rows = AuditEntry.objects.select_related("agent", "integration")
    agent, verb = request.GET.get("agent", ""), request.GET.get("verb", "")[:40]
    if agent.isascii() and agent.isdigit() and len(agent) < 18:
        rows = rows.filter(agent=int(agent))
    if verb:
        rows = rows.filter(verb=verb)
    page = listed(request, rows, ("-at", "-id"), size=50)
    context: dict[str, Any] = {
        **page,
        "entries": [(row, said(row.verb), _detail(row)) for row in page["rows"]],
        "agents": Agent.objects.order_by("name").only("name"),
        "verbs": sorted(((key, str(label)) for key, label in VERBS.items()), key=lambda pair: pair[1]),
        "chosen": {"agent": agent, "verb": verb},
    }
    return show(request, "audit", context, here=HERE)


def _detail(row: AuditEntry) -> str:
    """What the entry holds beside its label, on one line: "title: – → Handläggare; teams: Avfall, Bygglov"."""
    parts: list[str] = []
    for key, value in row.detail.items():
        if key == "changes" and isinstance(value, dict):
            parts += [f"{name}: {_shown(before)} → {_shown(after)}" for name, (before, after) in value.items()]
        elif key != "label" and value not in ([], "", None):
            parts.append(f"{key}: {_shown(value)}")
    return "; ".join(parts)


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "–"
    return "–" if value in (None, "") else str(value)
