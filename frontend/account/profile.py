"""My profile: name, title and language; and the page that asks an administrator for a second factor."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from frontend.account.forms import ProfileForm
from frontend.people import signed_in
from servicedesk.people.actions.change_agent import change_agent
from servicedesk.people.models import Agent
from servicedesk.people.second_factor import must_enrol


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    agent = signed_in(request)
    # The form writes on its instance while it checks: a copy, so that a wrong name is not shown in the rail.
    form = ProfileForm(request.POST or None, instance=Agent.objects.get(pk=agent.pk))
    if request.method == "POST" and form.is_valid():
        change_agent(agent, by=agent, **form.cleaned_data)
        translation.activate(form.cleaned_data["language"])
        messages.success(request, _("Your profile is saved."))
        return redirect("profile")
    return render(request, "frontend/account/profile.html", {"form": form})


@login_required
@require_safe
def second_factor(request: HttpRequest) -> HttpResponse:
    if not must_enrol(signed_in(request)):
        return redirect("mfa_index")
    return render(request, "frontend/account/second_factor.html")
