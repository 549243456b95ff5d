"""Whether runs of events are one line of the timeline or each its own: the agent's choice, the same the next time."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from frontend.agent.request import AgentRequest


@login_required
@require_POST
def event_folding(request: AgentRequest) -> HttpResponse:
    """Fold runs of events (value 1) or show each (0); a page with scripts then fetches itself anew."""
    wanted = request.POST.get("value") == "1"
    if wanted != request.user.folds_events:
        request.user.folds_events = wanted
        request.user.save(update_fields=["folds_events"])
    if request.htmx:
        return HttpResponse(status=204, headers={"HX-Trigger": "events-folded"})
    back = request.POST.get("next", "")
    return redirect(back if url_has_allowed_host_and_scheme(back, {request.get_host()}) else "queue")
