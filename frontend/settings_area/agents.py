"""Agents: list, new, change, shut out and let in again."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frontend.people import administrators_only, signed_in
from frontend.settings_area.agent_form import AgentForm
from frontend.settings_area.pages import listed, refuse, show
from servicedesk.people.actions.change_agent import change_agent
from servicedesk.people.actions.create_agent import create_agent, invite_again
from servicedesk.people.actions.disable_agent import disable_agent, enable_agent
from servicedesk.people.actions.errors import PeopleError
from servicedesk.people.actions.second_factor import remove_second_factor
from servicedesk.people.actions.set_memberships import set_memberships
from servicedesk.people.actions.sign_out import sign_out_everywhere
from servicedesk.people.models import Agent, Integration, Membership, Role
from servicedesk.people.second_factor import has_second_factor

HERE = "settings_agents"


@administrators_only
@require_safe
def agent_list(request: HttpRequest) -> HttpResponse:
    rows = Agent.objects.prefetch_related(
        Prefetch("memberships", queryset=Membership.objects.select_related("team").order_by("team__name", "role"))
    )
    words, is_closed = request.GET.get("q", "").strip()[:100], request.GET.get("state") == "closed"
    rows = rows.filter(is_active=not is_closed)
    if words:
        rows = rows.filter(Q(name__icontains=words) | Q(email__icontains=words))
    page = listed(request, rows, ("name", "id"))
    return show(request, "agents", {**page, "words": words, "is_closed": is_closed}, here=HERE)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def new_agent(request: HttpRequest) -> HttpResponse:
    form = AgentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = create_agent(by=signed_in(request), memberships=form.wanted(), **form.fields_of_agent())
        except PeopleError as error:
            refuse(form, error)
        else:
            messages.success(request, _("%(name)s can sign in. A welcome is on its way.") % {"name": made.name})
            return redirect("settings_agents")
    return show(request, "agent", {"form": form, "roles": Role}, here=HERE)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def agent(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Agent, pk=pk)
    form = AgentForm(request.POST or None, agent=found)
    if request.method == "POST" and form.is_valid() and _save(request, form, found):
        messages.success(request, _("%(name)s is saved.") % {"name": form.cleaned_data["name"]})
        return redirect("settings_agents")
    context = {"form": form, "agent": found, "roles": Role, "has_factor": has_second_factor(found)}
    return show(request, "agent", context, here=HERE)


def _save(request: HttpRequest, form: AgentForm, found: Agent) -> bool:
    try:
        with transaction.atomic():
            change_agent(found, by=signed_in(request), **form.fields_of_agent())
            set_memberships(found, form.wanted(), by=signed_in(request))
    except PeopleError as error:
        refuse(form, error)
        return False
    return True


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def disabling(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask first: what ends, and what becomes of the integrations they made."""
    found = get_object_or_404(Agent, pk=pk, is_active=True)
    refusal = ""
    if request.method == "POST":
        try:
            disable_agent(found, by=signed_in(request), keep_integrations=request.POST.get("integrations") == "keep")
        except PeopleError as error:
            refusal = str(error)
        else:
            messages.success(request, _("%(name)s is shut out.") % {"name": found.name})
            return redirect("settings_agents")
    integrations = Integration.objects.filter(created_by=found, revoked_at__isnull=True)
    context = {"agent": found, "integrations": integrations, "refusal": refusal}
    return show(request, "agent_disabling", context, here=HERE)


@administrators_only
@require_POST
def enabling(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Agent, pk=pk)
    enable_agent(found, by=signed_in(request))
    messages.success(request, _("%(name)s can sign in again.") % {"name": found.name})
    return redirect("settings_agent", pk)


@administrators_only
@require_POST
def invitation(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Agent, pk=pk, is_active=True)
    invite_again(found, by=signed_in(request))
    messages.success(request, _("A new welcome is on its way to %(email)s.") % {"email": found.email})
    return redirect("settings_agent", pk)


@administrators_only
@require_POST
def signing_out(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Agent, pk=pk)
    sign_out_everywhere(found, by=signed_in(request))
    messages.success(request, _("%(name)s is signed out everywhere.") % {"name": found.name})
    return redirect("settings_agent", pk)


@administrators_only
@require_POST
def factor_removal(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Agent, pk=pk)
    remove_second_factor(found, by=signed_in(request))
    messages.success(request, _("%(name)s signs in with the password alone next time.") % {"name": found.name})
    return redirect("settings_agent", pk)
