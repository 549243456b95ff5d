"""When questions were last grouped, and grouping them now."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from frontend.agent.request import AgentRequest, is_fragment
from frontend.editor.radar_finding import writer_or_404
from knowledgebase.models import RadarRun
from servicedesk.lib.queueing import enqueue_once

# A grouping takes minutes at most: one that began longer ago and never ended was cut off with its process.
CUT_OFF = timedelta(minutes=30)
REGROUP = "knowledgebase.regroup"
ASKED = "begard"  # in addresses: when a grouping was asked for
BEGINS_WITHIN = timedelta(minutes=10)  # else the jobs stand still, and the page no longer asks


@dataclass(frozen=True, slots=True)
class LastRun:
    """done: the last one that went well; newest: the last that was begun, well or not."""

    done: RadarRun | None
    newest: RadarRun | None

    @property
    def is_under_way(self) -> bool:
        run = self.newest
        if run is None or run.finished_at or run.failed:
            return False
        return run.started_at > timezone.now() - CUT_OFF

    @property
    def has_failed(self) -> bool:
        return self.newest is not None and self.newest != self.done and not self.is_under_way


def last_run() -> LastRun:
    """Two queries."""
    runs = RadarRun.objects.order_by("-started_at")
    return LastRun(done=runs.filter(failed="", finished_at__isnull=False).first(), newest=runs.first())


@login_required
@require_POST
def radar_grouping(request: AgentRequest) -> HttpResponse:
    """Have the questions grouped now; one grouping at a time, and one that waits is enough."""
    writer_or_404(request)
    if enqueue_once(REGROUP, at=timezone.now()):
        messages.success(request, _("The questions are grouped in the background. You can go on working."))
    else:
        messages.success(request, _("A grouping has been asked for already."))
    return redirect(f"{reverse('radar')}?{ASKED}={int(timezone.now().timestamp())}")


@login_required
@require_safe
def radar_run(request: AgentRequest) -> HttpResponse:
    """How the grouping goes: asked for again and again by the page until it is done."""
    writer_or_404(request)
    return render(request, "frontend/editor/radar_run.html", run_context(request, last_run()))


def run_context(request: AgentRequest, run: LastRun) -> dict[str, Any]:
    """What radar_run.html needs. The address says when a grouping was asked for, in seconds since the epoch."""
    text = request.GET.get(ASKED, "")
    asked = int(text) if text.isascii() and text.isdecimal() and len(text) < 12 else None
    has_begun = asked is not None and run.newest is not None and int(run.newest.started_at.timestamp()) >= asked
    is_recent = asked is not None and timezone.now().timestamp() - asked < BEGINS_WITHIN.total_seconds()
    return {
        "run": run,
        "asked": asked,
        "waiting": not has_begun and is_recent,
        "is_late": asked is not None and not has_begun and not is_recent,
        "has_just_failed": has_begun and run.has_failed and is_fragment(request),
        "finished": has_begun and not run.is_under_way and not run.has_failed,
    }
