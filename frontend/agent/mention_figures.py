"""Mentions by quarter and feed, as a table and as a file for spreadsheets."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from channels_in.mentions.figures import as_csv, figures
from frontend.agent.request import AgentRequest
from servicedesk.people.access import access_of


@login_required
@require_GET
def mention_figures(request: AgentRequest) -> HttpResponse:
    rows = figures(access_of(request.user).visible_teams)
    return render(request, "frontend/agent/mentions/figures.html", {"rows": rows})


@login_required
@require_GET
def mention_figures_csv(request: AgentRequest) -> HttpResponse:
    """UTF-8 with the mark that tells spreadsheets so."""
    text = as_csv(figures(access_of(request.user).visible_teams))
    return HttpResponse(
        b"\xef\xbb\xbf" + text.encode(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="omnamnanden.csv"', "X-Content-Type-Options": "nosniff"},
    )
