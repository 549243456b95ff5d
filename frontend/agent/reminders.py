"""Reminders: an agent's own, about tickets."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from frontend import lookups
from frontend.agent.acting import act_page
from frontend.agent.request import AgentRequest, ticket_or_404
from frontend.agent.snoozing import MomentForm, shown_moment
from tickets.actions.remind import finish_reminder, remind
from tickets.models import Reminder
from tickets.models.reminder import REMINDER_MAX
from tickets.queries import tickets_visible_to

SHOWN_MOST = 200


class ReminderForm(MomentForm):
    left_out = ("answer",)
    text = forms.CharField(label=gettext_lazy("What about?"), max_length=REMINDER_MAX, required=False)
    field_order = ["text", "when", "own"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["when"].label = _("When?")


@login_required
@require_http_methods(["GET", "POST"])
def ticket_reminders(request: AgentRequest, number: int) -> HttpResponse:
    """Be reminded of this ticket."""
    found = ticket_or_404(request, number)

    def do(said: dict[str, Any]) -> str:
        remind(found, by=request.user, at=said["moment"], text=said["text"])
        return _("You will be reminded %(when)s.") % {"when": shown_moment(said["moment"])}

    return act_page(
        request, found, ReminderForm(request.POST or None), title=_("Remind me"), submit=_("Remind me"), do=do,
        lead=_("Only you see your reminders."),
    )  # fmt: skip


@login_required
@require_GET
def reminders(request: AgentRequest) -> HttpResponse:
    """What the agent wants to be reminded of, soonest first. A ticket out of sight shows no text of its own."""
    rows = list(request.user.reminders.filter(done_at=None).select_related("ticket")[:SHOWN_MOST])
    seen = tickets_visible_to(request.user).only("number", "subject").in_bulk({row.ticket_id for row in rows})
    context = {"rows": [(row, seen.get(row.ticket_id)) for row in rows], "now": timezone.now()}
    return render(request, "frontend/agent/reminders.html", context)


@login_required
@require_POST
def reminder_finishing(request: AgentRequest, pk: int) -> HttpResponse:
    """Done with it: one's own only."""
    row = get_object_or_404(Reminder, pk=pk, agent=request.user)
    finish_reminder(row)
    lookups.forget()
    messages.success(request, _("The reminder is done."))
    return redirect("reminders")
