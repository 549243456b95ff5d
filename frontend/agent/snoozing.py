"""Putting a ticket away for a while, with the times that are chosen most."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils import formats, timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from frontend.agent.acting import act_page, done_at_once
from frontend.agent.request import AgentRequest, ticket_or_404
from tickets.actions.snooze import snooze, wake
from tickets.moments import quick_moments

MOMENT_LABELS: dict[str, str | Promise] = {
    "afternoon": gettext_lazy("Today at 15:00"),
    "tomorrow": gettext_lazy("Tomorrow at 08:00"),
    "monday": gettext_lazy("Monday at 08:00"),
    "week": gettext_lazy("In a week"),
    "answer": gettext_lazy("Until they answer, at most 30 days"),
}
OWN = "own"


class MomentForm(forms.Form):
    """One of the usual times, or an own one. cleaned_data["moment"] is the time."""

    when = forms.ChoiceField(label=gettext_lazy("Until when?"), widget=forms.RadioSelect)
    own = forms.DateTimeField(
        label=gettext_lazy("Another time"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    left_out: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.moments = {
            slug: moment for slug, moment in quick_moments(timezone.now()).items() if slug not in self.left_out
        }
        choices = [(slug, MOMENT_LABELS[slug]) for slug in self.moments]
        self.fields["when"].choices = [*choices, (OWN, _("Another time"))]  # type: ignore[attr-defined]
        self.fields["when"].initial = next(iter(self.moments))

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        moment = said.get("own") if said.get("when") == OWN else self.moments.get(said.get("when", ""))
        if moment is None and not self.errors:
            self.add_error("own", _("Write the day and the time."))
        return said | {"moment": moment}


def shown_moment(moment: datetime) -> str:
    """5 December at 08:00, in the reader's language."""
    here = timezone.localtime(moment)
    day = formats.date_format(here, "j F" if here.year == timezone.localtime().year else "j F Y")
    if (get_language() or "").startswith("sv"):
        day = day.lower()
    return _("%(day)s at %(clock)s") % {"day": day, "clock": formats.date_format(here, "H:i")}


@login_required
@require_http_methods(["GET", "POST"])
def ticket_snooze(request: AgentRequest, number: int) -> HttpResponse:
    found = ticket_or_404(request, number)

    def do(said: dict[str, Any]) -> str:
        snooze(found, said["moment"], by=request.user)
        return _("Snoozed until %(when)s, or until the requester writes.") % {"when": shown_moment(said["moment"])}

    return act_page(
        request, found, MomentForm(request.POST or None), title=_("Snooze the ticket"), submit=_("Snooze"), do=do,
        lead=_("It leaves the queues until then. If the requester writes, it is back at once."),
    )  # fmt: skip


@login_required
@require_POST
def ticket_waking(request: AgentRequest, number: int) -> HttpResponse:
    found = ticket_or_404(request, number)
    return done_at_once(request, number, lambda: wake(found, by=request.user), _("The ticket is back in the queues."))
