"""The form of an SLA policy: its calendar, and up to three promises. Its conditions are a RuleForm beside it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontend.promise_sentence import COUNTINGS, METRICS
from frontend.settings_area.length_field import LengthField
from tickets.actions.sla_policies import NAME_MAX, PROMISED, TargetGiven, targets_of
from tickets.automation.sla import Counting
from tickets.models import Calendar, SlaPolicy

_PARTS = ("length", "counting", "warn", "lead")


class SlaPolicyForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(label=gettext_lazy("Name"), max_length=NAME_MAX)
    calendar = forms.ModelChoiceField(
        label=gettext_lazy("Counted in the calendar"),
        queryset=Calendar.objects.order_by("-is_own", "name"),
        required=False,
        empty_label=gettext_lazy("The inbox's, else the team's, else the municipality's"),
    )
    is_active = forms.BooleanField(label=gettext_lazy("In use"), required=False, initial=True)

    def __init__(self, *args: Any, policy: SlaPolicy | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("initial", _initial(policy))
        super().__init__(*args, **kwargs)
        for metric in PROMISED:
            self.fields |= _promise_fields(metric)

    def promises(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """Each metric's name with its fields."""
        return [(METRICS[metric], [self[f"{metric}_{part}"] for part in _PARTS]) for metric in PROMISED]

    def head(self) -> list[forms.BoundField]:
        return [self[name] for name in ("name", "calendar")]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for metric in PROMISED:
            length = data.get(f"{metric}_length")
            for part in ("warn", "lead"):
                warn = data.get(f"{metric}_{part}")
                if warn and (length is None or warn >= length) and f"{metric}_length" not in self.errors:
                    self.add_error(f"{metric}_{part}", _("The warning must come before the time is out."))
        if not self.errors and not self.targets():
            first = f"{PROMISED[0]}_length"
            self.add_error(first, _("Promise at least one thing: write a time here or below."))
        return data

    def targets(self) -> Mapping[str, TargetGiven]:
        data = self.cleaned_data
        return {
            metric.value: TargetGiven(
                data[f"{metric}_counting"],
                data[f"{metric}_length"],
                data[f"{metric}_warn"] or 0,
                data[f"{metric}_lead"],
            )
            for metric in PROMISED
            if data.get(f"{metric}_length")
        }

    def columns(self) -> dict[str, Any]:
        """As tickets.actions.sla_policies takes them, without the conditions."""
        names = ("name", "calendar", "is_active")
        return {**{name: self.cleaned_data[name] for name in names}, "targets": self.targets()}


def _promise_fields(metric: str) -> dict[str, forms.Field]:
    return {
        f"{metric}_length": LengthField(
            label=_("%(promise)s within") % {"promise": METRICS[metric]},
            required=False,
            help_text=_("Empty: not promised."),
        ),
        f"{metric}_counting": forms.ChoiceField(
            label=_("Counted"), choices=list(COUNTINGS.items()), initial=Counting.WORKING_DAYS
        ),
        f"{metric}_warn": LengthField(
            label=_("Warn the assignee so long before"), required=False, help_text=_("Empty: no warning.")
        ),
        f"{metric}_lead": LengthField(
            label=_("Warn the team's leads so long before"),
            required=False,
            least=0,
            help_text=_("Empty: they are told when it is overdue."),
        ),
    }


def _initial(policy: SlaPolicy | None) -> dict[str, Any]:
    if policy is None:
        return {}
    found: dict[str, Any] = {name: getattr(policy, name) for name in ("version", "name", "calendar", "is_active")}
    for metric, target in targets_of(policy).items():
        found[f"{metric}_length"], found[f"{metric}_counting"] = target.minutes, target.counting
        found[f"{metric}_warn"], found[f"{metric}_lead"] = target.warn_minutes or None, target.lead_warn_minutes
    return found
