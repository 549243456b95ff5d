"""The form of the contact log: who and what, a question or several, and a call back when one was promised."""

import re
import secrets
import time
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontend import lookups
from frontend.agent.request import AgentRequest
from frontend.agent.wrap_up_fields import WrapUpFields, initial_of
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent
from tickets.actions.log_contact import QUESTIONS_MAX
from tickets.actions.wrap_up import Answers
from tickets.models import Direction, LogKind
from tickets.models.call_back import NOTE_MAX
from tickets.models.contact_log import SECONDS_MAX
from tickets.models.message import BODY_MAX

SOLVED, PASSED = "solved", "passed"
FIRST_ANSWERS = Answers("answered", "yes", "value")  # until the team has answered anything
WHEN = "%Y-%m-%dT%H:%M"


def moment(**attrs: str) -> forms.DateTimeInput:
    return forms.DateTimeInput(attrs={"type": "datetime-local", **attrs}, format=WHEN)


class LogForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("What was it?"), choices=LogKind.choices, widget=forms.RadioSelect)
    direction = forms.ChoiceField(
        label=gettext_lazy("Who got in touch?"),
        choices=[(Direction.IN.value, gettext_lazy("They did")), (Direction.OUT.value, gettext_lazy("We did"))],
        widget=forms.RadioSelect,
    )
    who = forms.CharField(
        label=gettext_lazy("Who was it?"),
        help_text=gettext_lazy("Name, phone number or e-mail. Leave it empty for somebody unknown."),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
    )
    contact = forms.IntegerField(required=False)  # a contact chosen among those found
    ticket = forms.IntegerField(required=False)  # number of a ticket of theirs that the first question belongs to
    length = forms.CharField(
        label=gettext_lazy("Time (min:s)"),
        max_length=8,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "data-timer": ""}),
    )
    call_number = forms.CharField(label=gettext_lazy("Number to ring"), max_length=40, required=False)
    call_from = forms.DateTimeField(label=gettext_lazy("From"), required=False, widget=moment())
    call_at = forms.DateTimeField(label=gettext_lazy("At the latest"), required=False, widget=moment())
    call_note = forms.CharField(label=gettext_lazy("What about?"), max_length=NOTE_MAX, required=False)
    opened_at = forms.IntegerField(widget=forms.HiddenInput, required=False)
    questions = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=QUESTIONS_MAX)
    client_key = forms.CharField(widget=forms.HiddenInput, max_length=80, required=False)
    call = forms.IntegerField(widget=forms.HiddenInput, required=False)  # the phone call it notes

    def clean_length(self) -> int:
        """Seconds. Without a script nobody counts: then from the opening of the form until now."""
        text = self.cleaned_data["length"].strip()
        if not text:
            opened = self.data.get("opened_at", "")
            passed = int(time.time()) - int(opened) if opened.isascii() and opened.isdigit() and len(opened) < 12 else 0
            return min(max(passed, 0), SECONDS_MAX)
        found = re.fullmatch(r"([0-9]{1,4})(?::([0-5][0-9]))?", text)
        seconds = int(found[1]) * 60 + int(found[2] or 0) if found else -1
        if not 0 <= seconds <= SECONDS_MAX:
            raise forms.ValidationError(_("Write minutes and seconds, as 3:20."))
        return seconds

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        promised = any(said.get(name) for name in ("call_from", "call_at", "call_note"))
        if promised and not said.get("call_at"):
            self.add_error("call_at", _("Write when you will ring at the latest."))
        return said

    @property
    def has_promise(self) -> bool:
        return any(self[name].value() for name in ("call_number", "call_at", "call_note"))


class QuestionForm(WrapUpFields):
    text = forms.CharField(
        label=gettext_lazy("What was it about?"), max_length=BODY_MAX, widget=forms.Textarea(attrs={"rows": 2})
    )
    then = forms.ChoiceField(
        label=gettext_lazy("And now?"),
        choices=[(SOLVED, gettext_lazy("Solved at once")), (PASSED, gettext_lazy("Pass it on"))],
        widget=forms.RadioSelect,
    )
    team = forms.TypedChoiceField(label=gettext_lazy("Team"), coerce=int)
    assignee = forms.TypedChoiceField(label=gettext_lazy("Assignee"), coerce=int, empty_value=None, required=False)

    def __init__(self, request: AgentRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        access = access_of(request.user)
        self.teams = sorted(lookups.teams(), key=lambda team: (team.pk not in access.member_teams, team.name))
        self.agents: dict[int, Agent] = {row.pk: row for rows in lookups.members().values() for row in rows}
        self.choose("team", [(team.pk, team.name) for team in self.teams])
        people = sorted((agent.name, pk) for pk, agent in self.agents.items())
        self.choose("assignee", [("", _("Nobody yet")), *((pk, name) for name, pk in people)])
        if self.data.get(self.add_prefix("then")) == PASSED:  # nothing came of it yet
            for name in ("outcome", "knowledge", "demand"):
                self.fields[name].required = False

    @property
    def chosen_article(self) -> str:
        """The id of the translation that was read out, as it was sent: after a refusal it is chosen still."""
        return str(self.data.get(self.add_prefix("article"), "")) if self.is_bound else ""


def forms_of(
    request: AgentRequest, answers: Answers, known: Mapping[str, Any] | None = None
) -> tuple[LogForm, list[QuestionForm]]:
    """The form, and one for each question; as many as the request asks for. known: what is filled in already."""
    sent = request.POST or None
    initial = {
        "kind": LogKind.CALL, "direction": Direction.IN, "client_key": secrets.token_urlsafe(16), "questions": 1,
        "opened_at": int(time.time()),
    }  # fmt: skip
    log = LogForm(sent, initial=initial | dict(known or {}))
    asked = str(log["questions"].value())
    count = min(max(int(asked) if asked.isascii() and asked.isdigit() else 1, 1), QUESTIONS_MAX)
    first = _first(answers)
    return log, [QuestionForm(request, sent, prefix=f"q{place}", initial=first) for place in range(count)]


def one_more(
    request: AgentRequest, log: LogForm, questions: list[QuestionForm], answers: Answers
) -> tuple[LogForm, list[QuestionForm]]:
    """What was typed as it is, nothing of it looked at yet, and an empty question after the others."""
    said = {name: log[name].value() for name in log.fields} | {"questions": len(questions) + 1}
    typed = [{name: one[name].value() for name in one.fields} for one in questions]
    initials = [*typed, _first(answers)]
    more = [QuestionForm(request, prefix=f"q{place}", initial=initial) for place, initial in enumerate(initials)]
    return LogForm(initial=said), more


def _first(answers: Answers) -> dict[str, str]:
    return {"then": SOLVED, **initial_of(answers)}
