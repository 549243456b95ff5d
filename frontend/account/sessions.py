"""Where I am signed in: every session, ending one, ending all."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from frontend.account.browsers import described
from frontend.people import signed_in
from servicedesk.people.actions.sign_out import end_session as end
from servicedesk.people.actions.sign_out import sign_out_everywhere


@login_required
@require_safe
def session_list(request: HttpRequest) -> HttpResponse:
    rows = UserSession.objects.filter(user=signed_in(request)).order_by("-created_at")[:50]
    here = request.session.session_key
    sessions = [(row, described(row.user_agent), row.session_key == here) for row in rows]
    return render(request, "usersessions/usersession_list.html", {"sessions": sessions})


@login_required
@require_POST
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    agent = signed_in(request)
    session = get_object_or_404(UserSession, pk=pk, user=agent)
    is_this = session.session_key == request.session.session_key
    end(session, by=agent)
    if is_this:
        logout(request)
        return redirect("account_login")
    messages.success(request, _("That sign-in has ended."))
    return redirect("usersessions_list")


@login_required
@require_POST
def sign_out_everywhere_view(request: HttpRequest) -> HttpResponse:
    agent = signed_in(request)
    sign_out_everywhere(agent, by=agent)
    logout(request)
    messages.success(request, _("You are signed out everywhere."))
    return redirect("account_login")
