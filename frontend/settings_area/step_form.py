"""The editor of what an automation does: steps that are added, filled in and removed by plain posts.

The same way of working as frontend/settings_area/rule_form.py, with each step at most once:

    steps = StepForm(request.POST or None, kept=found.changes)
    if request.method == "POST" and not steps.is_editing and form.is_valid() and steps.is_valid():
        save(..., changes=steps.changes())
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from frontend.agent.snoozing import MOMENT_LABELS
from frontend.rule_words import value_name, values_of
from frontend.templatetags.ui import status_label
from tickets.actions.automatic_mail import ASSIGNEE, TEAM_LEADS
from tickets.actions.errors import InvalidChange
from tickets.actions.macro_steps import COMPLETION_DAYS_MAX, FOR_AUTOMATIONS, NAMES, NOBODY, Step, checked_steps
from tickets.models import Webhook
from tickets.models.message import BODY_MAX
from tickets.models.ticket import SUBJECT_MAX
from tickets.rules import NOBODY as NO_ONE
from tickets.statuses import Status

ADDRESS = "address"  # mail to an address that is written
_NAMED = ("team", "category", "priority", "language")


class StepRow(forms.Form):
    """One step: what it does (hidden) and the fields it needs."""

    do = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, name: str, *args: Any, value: Any = None, **kwargs: Any) -> None:
        if value is not None:
            kwargs["initial"] = {"do": name, **_shown(name, value)}
        super().__init__(*args, **{"initial": {"do": name}, **kwargs})
        self.name, self.label = name, str(NAMES[name])
        for field_name, field in _FIELDS[name](value).items():
            self.fields[field_name] = field

    def fields_shown(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name != "do"]

    @property
    def is_many(self) -> bool:
        """Of several fields, which are told apart by their labels."""
        return len(self.fields) > 2

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors:
            try:
                step = {"do": self.name, "value": _READ.get(self.name, _one)(data)}
                data["step"] = checked_steps([step], allowed=FOR_AUTOMATIONS)[0]
            except InvalidChange as error:
                raise ValidationError({self.fields_shown()[0].name: str(error)}) from error
        return data


class StepForm:
    """Rows of steps in a posted form, or of steps as they are kept. is_editing: the post only adds or removes a row."""

    prefix = "step"

    def __init__(self, data: Mapping[str, Any] | None = None, *, kept: Sequence[Step] = ()) -> None:
        self.is_bound, self.is_editing, self.has_lost_row = data is not None, False, False
        if data is None:
            self.rows = [StepRow(step["do"], prefix=f"step-{step['do']}", value=step["value"]) for step in kept]
            return
        values = {step["do"]: step["value"] for step in kept}
        removed, added = str(data.get("step-remove", "")), "step-add" in data
        self.is_editing, self.has_lost_row = bool(removed) or added, bool(removed)
        there = [name for name in NAMES if f"step-{name}-do" in data and name != removed]
        self.rows = [StepRow(name, data, prefix=f"step-{name}") for name in there]
        for row in self.rows:
            _keep_choice(row, values.get(row.name))
        if self.is_editing:
            self.rows = [_as_typed(row, values.get(row.name)) for row in self.rows]
        if added and (name := str(data.get("step-do", ""))) in NAMES and name not in there:
            row = StepRow(name, prefix=f"step-{name}")
            row.fields_shown()[0].field.widget.attrs["autofocus"] = True
            self.rows = sorted([*self.rows, row], key=lambda one: list(NAMES).index(one.name))

    @property
    def choices(self) -> list[tuple[str, str]]:
        """What is not there yet, for the list beside the button that adds."""
        there = {row.name for row in self.rows}
        return [(name, str(label)) for name, label in NAMES.items() if name not in there]

    def is_valid(self) -> bool:
        return self.is_bound and not self.is_editing and not [row for row in self.rows if not row.is_valid()]

    def changes(self) -> list[dict[str, Any]]:
        """As tickets.actions.macro_steps keeps them; after is_valid."""
        return [row.cleaned_data["step"] for row in self.rows]


def _as_typed(row: StepRow, value: Any) -> StepRow:
    typed = {name: row[name].data for name in row.fields}
    fresh = StepRow(row.name, prefix=row.prefix, initial=typed)
    _keep_choice(fresh, value)
    return fresh


def _keep_choice(row: StepRow, value: Any) -> None:
    """What is chosen but no longer in use stays to be seen."""
    field = row.fields.get("value")
    if value is not None and isinstance(field, forms.ChoiceField) and row.name in ("team", "category", "assignee"):
        field.choices = _with_gone(list(field.choices), "assignee" if row.name == "assignee" else row.name, value)  # type: ignore[arg-type]


def _with_gone(choices: list[tuple[str, str]], ask: str, value: Any) -> list[tuple[str, str]]:
    if value is None or str(value) in {text for text, _name in choices}:
        return choices
    return [*choices, (str(value), value_name(ask, value))]


def _choice(name: str, choices: Sequence[tuple[Any, Any]]) -> dict[str, forms.Field]:
    return {"value": forms.ChoiceField(label=NAMES[name], choices=[(str(value), label) for value, label in choices])}


def _from_list(name: str) -> Callable[[Any], dict[str, forms.Field]]:
    def fields(value: Any) -> dict[str, forms.Field]:
        rows = [(str(pk), label) for pk, label in (values_of(name) or {}).items() if pk != NO_ONE]
        return _choice(name, _with_gone(rows, name, value))

    return fields


def _assignee(value: Any) -> dict[str, forms.Field]:
    rows = [(str(pk), label) for pk, label in (values_of("assignee") or {}).items() if pk != NO_ONE]
    return _choice(
        "assignee", [(NOBODY, _("Nobody")), *_with_gone(rows, "assignee", None if value == NOBODY else value)]
    )


def _statuses(_value: Any) -> dict[str, forms.Field]:
    return _choice("status", [(one.value, status_label(one.value)) for one in Status if one != Status.NEW])


def _snooze(_value: Any) -> dict[str, forms.Field]:
    return _choice("snooze", list(MOMENT_LABELS.items()))


def _webhooks(value: Any) -> dict[str, forms.Field]:
    rows = [(str(row.pk), row.name) for row in Webhook.objects.all() if row.is_active or row.pk == value]
    return _choice("webhook", rows)


def _tags(name: str) -> Callable[[Any], dict[str, forms.Field]]:
    hint = _("Several with a comma between them.")
    return lambda _value: {"value": forms.CharField(label=NAMES[name], help_text=hint)}


def _text(name: str, rows: int) -> Callable[[Any], dict[str, forms.Field]]:
    area = forms.Textarea(attrs={"rows": rows, "dir": "auto", "spellcheck": "true"})
    return lambda _value: {"value": forms.CharField(label=NAMES[name], max_length=BODY_MAX, widget=area)}


def _completion(_value: Any) -> dict[str, forms.Field]:
    area = forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    return {
        "items": forms.CharField(label=_("What is missing"), widget=area, help_text=_("One thing on each line.")),
        "days": forms.IntegerField(label=_("Days to answer"), min_value=1, max_value=COMPLETION_DAYS_MAX, initial=14),
    }


def _mail(value: Any) -> dict[str, forms.Field]:
    people = [(str(pk), label) for pk, label in (values_of("assignee") or {}).items() if pk != NO_ONE]
    agent = value["to"] if value and isinstance(value["to"], int) else None
    ways = [(ASSIGNEE, _("The assignee")), (TEAM_LEADS, _("Those who lead the team")), (ADDRESS, _("An address"))]
    area = forms.Textarea(attrs={"rows": 5, "dir": "auto", "spellcheck": "true"})
    return {
        "to": forms.ChoiceField(label=_("To"), choices=[*ways, *_with_gone(people, "assignee", agent)]),
        "address": forms.CharField(
            label=_("E-mail address"), required=False, help_text=_("When it is sent to an address.")
        ),
        "subject": forms.CharField(label=_("Subject"), max_length=SUBJECT_MAX),
        "text": forms.CharField(label=_("Text"), max_length=BODY_MAX, widget=area),
    }


_FIELDS: dict[str, Callable[[Any], dict[str, forms.Field]]] = {
    **{name: _from_list(name) for name in _NAMED},
    "assignee": _assignee,
    "add_tags": _tags("add_tags"),
    "remove_tags": _tags("remove_tags"),
    "note": _text("note", 3),
    "reply": _text("reply", 6),
    "completion": _completion,
    "mail": _mail,
    "webhook": _webhooks,
    "status": _statuses,
    "snooze": _snooze,
}


def _shown(name: str, value: Any) -> dict[str, Any]:
    """A kept value as the fields' first content."""
    if name == "completion":
        return {"items": "\n".join(value["items"]), "days": value["days"]}
    if name == "mail":
        is_written = isinstance(value["to"], str) and "@" in value["to"]
        to = {"to": ADDRESS, "address": value["to"]} if is_written else {"to": str(value["to"])}
        return {**to, "subject": value["subject"], "text": value["text"]}
    return {"value": ", ".join(value) if isinstance(value, list) else str(value)}


def _one(data: Mapping[str, Any]) -> Any:
    return data["value"]


def _number(data: Mapping[str, Any]) -> Any:
    return int(data["value"]) if data["value"].isdecimal() else data["value"]


def _split(data: Mapping[str, Any]) -> list[str]:
    return [text.strip() for text in data["value"].split(",") if text.strip()]


def _mail_of(data: Mapping[str, Any]) -> dict[str, Any]:
    to = data["address"] if data["to"] == ADDRESS else data["to"]
    return {"to": int(to) if to.isdecimal() else to, "subject": data["subject"], "text": data["text"]}


def _completion_of(data: Mapping[str, Any]) -> dict[str, Any]:
    return {"items": [row for row in data["items"].splitlines() if row.strip()], "days": data["days"]}


_READ: dict[str, Callable[[Mapping[str, Any]], Any]] = {
    **dict.fromkeys(("team", "assignee", "category", "priority", "webhook"), _number),
    "add_tags": _split,
    "remove_tags": _split,
    "completion": lambda data: {
        "items": [row for row in data["items"].splitlines() if row.strip()],
        "days": data["days"],
    },
    "mail": _mail_of,
}
