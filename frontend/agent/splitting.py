"""A message becomes a ticket of its own."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from frontend.agent.acting import act_page
from frontend.agent.request import AgentRequest, ticket_or_404
from servicedesk.lib.text import one_line
from tickets.actions.split import split
from tickets.models.ticket import SUBJECT_MAX
from tickets.queries import messages_visible_to


class SplitForm(forms.Form):
    subject = forms.CharField(label=gettext_lazy("Subject of the new ticket"), max_length=SUBJECT_MAX)


@login_required
@require_http_methods(["GET", "POST"])
def message_split(request: AgentRequest, number: int, message_id: int) -> HttpResponse:
    found = ticket_or_404(request, number)
    message = get_object_or_404(messages_visible_to(request.user, found), pk=message_id)
    form = SplitForm(request.POST or None, initial={"subject": one_line(message.body, 80)})

    def do(said: dict[str, Any]) -> str:
        new = split(message, by=request.user, subject=said["subject"])
        return _("The message is now ticket %(number)s.") % {"number": f"#{new.shown_number}"}

    return act_page(
        request, found, form, title=_("Make the message a new ticket"), submit=_("Make a new ticket"), do=do,
        lead=_("The message and its files move. Whoever wrote it becomes the requester of the new ticket."),
        quoted=message.body[:600],
    )  # fmt: skip
