"""Asking the requester for what is missing, and no longer waiting for it (tickets.actions.completion)."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from frontend.agent.acting import act_page, done_at_once
from frontend.agent.request import AgentRequest, ticket_or_404
from tickets.actions.completion import LONGEST, ask_for_completion, open_request, take_back
from tickets.models.completion import ITEM_MAX, ITEMS_MAX
from tickets.models.message import BODY_MAX

USUAL = timedelta(days=14)


class CompletionForm(forms.Form):
    items = forms.CharField(
        label=gettext_lazy("What is missing"),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto", "spellcheck": "true", "autofocus": True}),
        help_text=gettext_lazy("One thing on each line."),
    )
    deadline = forms.DateField(
        label=gettext_lazy("Last day to answer"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    text = forms.CharField(
        label=gettext_lazy("Before the list"),
        required=False,
        max_length=BODY_MAX // 2,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto", "spellcheck": "true"}),
        help_text=gettext_lazy("Without it: “To go on with your ticket we need this from you:”"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        first, last = today + timedelta(days=1), today + LONGEST
        self.fields["deadline"].initial = today + USUAL
        self.fields["deadline"].widget.attrs |= {"min": first.isoformat(), "max": last.isoformat()}

    def clean_items(self) -> list[str]:
        items = [line.strip(" -•*\t") for line in self.cleaned_data["items"].splitlines()]
        items = [item for item in items if item]
        if len(items) > ITEMS_MAX or any(len(item) > ITEM_MAX for item in items):
            raise ValidationError(
                _("At most %(items)d things of %(length)d characters each.") % {"items": ITEMS_MAX, "length": ITEM_MAX}
            )
        if not items:
            raise ValidationError(_("Write what is missing."))
        return items


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ticket_completion(request: AgentRequest, number: int) -> HttpResponse:
    found = ticket_or_404(request, number)

    def do(said: dict[str, Any]) -> str:
        ask_for_completion(found, by=request.user, **said)
        return _("Asked for. The ticket waits for the answer.")

    return act_page(
        request,
        found,
        CompletionForm(request.POST or None),
        title=_("Ask for a completion"),
        submit=_("Send"),
        do=do,
        lead=_(
            "They get a message with the list and the last day, and a reminder before it. Meanwhile we wait for them."
        ),
    )


@login_required
@require_POST
def ticket_completion_ending(request: AgentRequest, number: int) -> HttpResponse:
    """Wait no longer; where nothing is waited for that is said by the ticket itself."""
    found = ticket_or_404(request, number)
    waiting = open_request(found)

    def do() -> None:
        if waiting is not None:
            take_back(waiting, by=request.user)

    return done_at_once(request, number, do, _("It is no longer waited for."))
