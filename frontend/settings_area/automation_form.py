"""The form of an automation beside its conditions and what it does: name, when it acts, whether it stops others."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from tickets.automation.moments import AMOUNT_MAX, DAYS, HAPPENINGS, SINCES, UNITS
from tickets.models import Automation, AutomationKind
from tickets.models.automation import AUTOMATION_NAME_MAX


class AutomationForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=AUTOMATION_NAME_MAX)
    why = forms.CharField(
        label=gettext_lazy("What it is good for"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("One sentence for colleagues who wonder why."),
    )
    stops = forms.BooleanField(
        label=gettext_lazy("When it has acted, leave out those after it"),
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, kind: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind == AutomationKind.TRIGGER:
            self.fields["on"] = forms.MultipleChoiceField(
                label=gettext_lazy("When"),
                choices=[(str(kind), _begun(words)) for kind, words in HAPPENINGS.items()],
                widget=forms.CheckboxSelectMultiple,
            )
        else:
            self._add_wait()
        names = ["name", "why", *[name for name in self.fields if name not in ("name", "why", "stops")], "stops"]
        self.order_fields(names)

    def _add_wait(self) -> None:
        self.fields["since"] = forms.ChoiceField(
            label=gettext_lazy("When"), choices=[(name, _begun(words)) for name, words in SINCES.items()]
        )
        self.fields["amount"] = forms.IntegerField(
            label=gettext_lazy("For how long"), min_value=1, max_value=AMOUNT_MAX
        )
        self.fields["unit"] = forms.ChoiceField(label=gettext_lazy("Unit"), choices=list(UNITS.items()))
        self.fields["working"] = forms.BooleanField(
            label=gettext_lazy("Count working time only"),
            required=False,
            help_text=gettext_lazy("By the calendar of the ticket's inbox or team: working days, or opening hours."),
        )

    def seen_version(self) -> int | None:
        seen: int | None = self.cleaned_data.get("version")
        return seen


def _begun(words: Any) -> str:
    text = str(words)
    return text[:1].upper() + text[1:]


def initial_of(found: Automation) -> dict[str, Any]:
    wait = found.wait or {"since": "status", "amount": 5, "unit": DAYS, "working": True}
    about = {"name": found.name, "why": found.why, "stops": found.stops, "on": found.on or ["created"]}
    return {**about, **wait, "version": found.version if found.pk else None}


def said_in(form: AutomationForm, kind: str) -> dict[str, Any]:
    """A valid form as tickets.actions.automations takes it."""
    data = form.cleaned_data
    said = {"name": data["name"], "why": data["why"], "kind": kind, "stops": data["stops"]}
    if kind == AutomationKind.TRIGGER:
        return {**said, "on": data["on"]}
    return {**said, "wait": {name: data[name] for name in ("since", "amount", "unit", "working")}}
