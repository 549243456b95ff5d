"""Why a promise was broken: asked of whoever solves the ticket, in a dialog over it; then it is solved."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from frontend.agent.acting import act_page
from frontend.agent.request import AgentRequest, ticket_or_404
from tickets.actions.change_status import change_status
from tickets.actions.explain_breach import NOTE_MAX, explain_breach
from tickets.models import BreachReason
from tickets.statuses import FINISHED, Status


class BreachForm(forms.Form):
    breach_reason = forms.ChoiceField(
        label=gettext_lazy("Why did it take longer?"),
        choices=BreachReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose why it took longer.")},
    )
    breach_note = forms.CharField(
        label=gettext_lazy("In your own words"),
        max_length=NOTE_MAX,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Colleagues can read it. Leave out names and personal details."),
    )
    solve = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("breach_reason") == BreachReason.OTHER and not data.get("breach_note"):
            self.add_error("breach_note", _("Write what it was."))
        return data


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ticket_breach(request: AgentRequest, number: int) -> HttpResponse:
    """?solve=1: the ticket is solved afterwards, as the agent wanted before they were asked."""
    found = ticket_or_404(request, number)
    form = BreachForm(request.POST or None, initial={"solve": request.GET.get("solve", "")})

    def do(said: dict[str, Any]) -> str:
        explained = explain_breach(found, said["breach_reason"], said["breach_note"], by=request.user)
        if said["solve"] and explained.status not in FINISHED:
            change_status(explained, Status.SOLVED, by=request.user)
            return _("The ticket is solved.")
        return _("The reason is saved.")

    solves = bool(form["solve"].value())
    return act_page(
        request,
        found,
        form,
        title=_("It took longer than we promised"),
        submit=_("Save and solve the ticket") if solves else _("Save the reason"),
        do=do,
        lead=_("The reason is for us, so that we can do better. The requester never sees it."),
    )
