"""How I want to be told: for each kind of notification, and when to be left in peace."""

from datetime import time
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from frontend.people import signed_in
from knowledgebase.models import WeeklyMail
from knowledgebase.weekly_mail import choose_weekly_mail
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent
from tickets.actions.choose_notifications import choose_notifications
from tickets.models import MailPace, NotificationChoice, NotificationKind, QuietHours


class ChoicesForm(forms.Form):
    """A row for each kind: <kind>_app, <kind>_browser, <kind>_mail; then the quiet hours."""

    is_quiet = forms.BooleanField(label=gettext_lazy("Leave me in peace at certain hours"), required=False)
    quiet_from = forms.TimeField(label=gettext_lazy("From"), required=False)
    quiet_to = forms.TimeField(
        label=gettext_lazy("Until"), required=False,
        help_text=gettext_lazy("An earlier time than the first is the day after."),
    )  # fmt: skip
    quiet_days = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Days it begins"), choices=WEEKDAYS.items(), coerce=int, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    weekly = forms.BooleanField(label=gettext_lazy("The editors' desk as a mail on Monday mornings"), required=False)

    def __init__(self, *args: Any, writes_articles: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not writes_articles:
            del self.fields["weekly"]
        for name in ("quiet_from", "quiet_to"):
            self.fields[name].widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
        for kind in NotificationKind:
            self.fields[f"{kind}_app"] = forms.BooleanField(label=_("In the workplace"), required=False)
            self.fields[f"{kind}_browser"] = forms.BooleanField(label=_("From the browser"), required=False)
            self.fields[f"{kind}_mail"] = forms.ChoiceField(label=_("By e-mail"), choices=MailPace.choices)

    @property
    def rows(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [
            (str(kind.label), [self[f"{kind}_{way}"] for way in ("app", "browser", "mail")])
            for kind in NotificationKind
        ]

    @property
    def quiet(self) -> list[forms.BoundField]:
        return [self[name] for name in ("quiet_from", "quiet_to")]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("is_quiet"):
            for name in ("quiet_from", "quiet_to"):
                if said.get(name) is None and name not in self.errors:
                    self.add_error(name, _("Write a time, such as 17:00."))
            if not said.get("quiet_days") and "quiet_days" not in self.errors:
                self.add_error("quiet_days", _("Choose at least one day."))
        return said


def _now(agent: Agent) -> dict[str, Any]:
    """What the form shows: the agent's choices, or what holds without any."""
    chosen = {row.kind: row for row in agent.notification_choices.all()}
    quiet = QuietHours.objects.filter(agent=agent).first()
    shown: dict[str, Any] = {
        "is_quiet": quiet is not None,
        "quiet_from": quiet.starts if quiet else time(17),
        "quiet_to": quiet.ends if quiet else time(7),
        "quiet_days": quiet.days if quiet else list(WEEKDAYS),
        "weekly": WeeklyMail.objects.filter(agent=agent).exists(),
    }
    for kind in NotificationKind:
        row = chosen.get(kind) or NotificationChoice()
        shown |= {f"{kind}_app": row.in_app, f"{kind}_browser": row.in_browser, f"{kind}_mail": row.mail}
    return shown


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def notification_choices(request: HttpRequest) -> HttpResponse:
    agent = signed_in(request)
    writes = bool(access_of(agent).editor_departments)
    form = ChoicesForm(request.POST or None, initial=_now(agent), writes_articles=writes)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        choose_notifications(
            agent,
            {kind: (said[f"{kind}_app"], said[f"{kind}_browser"], said[f"{kind}_mail"]) for kind in NotificationKind},
            quiet=(said["quiet_from"], said["quiet_to"], said["quiet_days"]) if said["is_quiet"] else None,
        )
        if writes:
            choose_weekly_mail(agent, said["weekly"], now=timezone.now())
        messages.success(request, _("Your choices are saved."))
        return redirect("notification_choices")
    return render(request, "frontend/account/notification_choices.html", {"form": form})
