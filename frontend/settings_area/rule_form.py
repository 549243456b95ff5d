"""The editor of conditions (tickets.rules): rows that are added, filled in and removed by plain posts.

A page takes it beside its own form, and shows it with frontend/settings_area/rule_form.html:

    rules = RuleForm(request.POST or None, parts=found.conditions)
    if request.method == "POST" and not rules.is_editing and form.is_valid() and rules.is_valid():
        save(..., conditions=rules.parts())

While rows are added or removed nothing is saved, and what is typed elsewhere on the page stays as it is typed.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontend.rule_words import sentence_of, value_name, values_of
from tickets.rules import ASKS, PARTS_MAX, Part, RuleError, Value, checked

IS, NOT = "is", "not"
_WAYS = [(IS, gettext_lazy("is any of")), (NOT, gettext_lazy("is none of"))]
_WRITTEN_WAYS = [(IS, gettext_lazy("has any of")), (NOT, gettext_lazy("has none of"))]


class RuleRow(forms.Form):
    """One condition: what it asks (hidden), whether any or none of the values, and the values."""

    ask = forms.CharField(widget=forms.HiddenInput)
    way = forms.ChoiceField(choices=_WAYS, initial=IS)

    def __init__(self, name: str, *args: Any, kept: Sequence[Value] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.name, self.label = name, str(ASKS[name].name)
        self.named = values_of(name)
        self.fields["way"].label = _("%(name)s: any or none?") % {"name": self.label}
        self.fields["values"] = self._values(kept)

    def _values(self, kept: Sequence[Value]) -> forms.Field:
        if self.named is None:
            self.fields["way"].choices = _WRITTEN_WAYS  # type: ignore[attr-defined]
            hint = _("Several with a comma between them. Words match from their beginning.")
            plain = _("Several with a comma between them.")
            return forms.CharField(label=self.label, required=False, help_text=hint if self.name == "words" else plain)
        gone = {value: value_name(self.name, value) for value in kept if value not in self.named}
        self.named = {**self.named, **gone}
        return forms.MultipleChoiceField(
            label=self.label,
            required=False,
            choices=[(str(value), name) for value, name in self.named.items()],
            widget=forms.CheckboxSelectMultiple,
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "way" in data and "values" in data:
            try:
                data["part"] = checked([{"ask": self.name, data["way"]: self._given(data["values"])}])[0]
            except RuleError as error:
                raise ValidationError({"values": str(error)}) from error
        return data

    def _given(self, values: Any) -> list[Value]:
        if self.named is None:
            return [word.strip() for word in str(values).split(",") if word.strip()]
        by_text = {str(value): value for value in self.named}
        return [by_text[value] for value in values]


class RuleForm:
    """Rows of conditions in a posted form, or of parts as they are kept.

    asks: the names in tickets.rules.ASKS that can be asked here. prefix: of the fields' names; two editors on one page
    need two. is_editing: the post adds or removes a row, and is not to be saved.
    """

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        parts: Sequence[Part] = (),
        asks: Sequence[str] = tuple(ASKS),
        prefix: str = "rule",
    ) -> None:
        self.prefix, self.asks, self.kept_parts = prefix, asks, parts
        self.is_bound = data is not None
        self.is_full = self.has_lost_row = False
        if data is None:
            self.is_editing = False
            self.rows = [self._kept(number, part) for number, part in enumerate(parts)]
            return
        removed = str(data.get(f"{prefix}-remove", ""))
        self.is_editing = bool(removed) or f"{prefix}-add" in data
        self.rows = self._posted(data, removed)
        if self.is_editing:
            # Numbered anew and unbound: what they hold is not judged before it is saved.
            self.rows = [self._as_typed(number, row) for number, row in enumerate(self.rows)]
            self.has_lost_row = bool(removed)
        if f"{prefix}-add" in data:
            self._add(str(data.get(f"{prefix}-ask", "")))

    @property
    def choices(self) -> list[tuple[str, str | Promise]]:
        """What can be asked, for the list beside the button that adds."""
        return [(name, ASKS[name].name) for name in self.asks]

    @property
    def most(self) -> int:
        return PARTS_MAX

    def is_valid(self) -> bool:
        return self.is_bound and not self.is_editing and not [row for row in self.rows if not row.is_valid()]

    def parts(self) -> list[dict[str, Any]]:
        """As tickets.rules keeps them; after is_valid."""
        return [row.cleaned_data["part"] for row in self.rows]

    def sentence(self) -> str:
        """What the rows mean, as far as they can be read."""
        if not self.is_bound:
            return sentence_of(self.kept_parts)
        return sentence_of([row.cleaned_data["part"] for row in self.rows if row.is_bound and row.is_valid()])

    def _posted(self, data: Mapping[str, Any], removed: str) -> list[RuleRow]:
        count = str(data.get(f"{self.prefix}-count", "0"))
        most = min(int(count), PARTS_MAX) if count.isascii() and count.isdecimal() else 0
        kept = {part["ask"]: part.get(IS) or part.get(NOT) or [] for part in self.kept_parts}
        rows = []
        for number in range(most):
            name, prefix = str(data.get(f"{self.prefix}-{number}-ask", "")), f"{self.prefix}-{number}"
            if name in self.asks and str(number) != removed:
                rows.append(RuleRow(name, data, prefix=prefix, kept=kept.get(name, ())))
        return rows

    def _kept(self, number: int, part: Part) -> RuleRow:
        name, way = part["ask"], NOT if NOT in part else IS
        values = part[way]
        shown = ", ".join(map(str, values)) if values_of(name) is None else [str(value) for value in values]
        initial = {"ask": name, "way": way, "values": shown}
        return RuleRow(name, prefix=f"{self.prefix}-{number}", kept=values, initial=initial)

    def _as_typed(self, number: int, row: RuleRow) -> RuleRow:
        initial = {"ask": row.name, "way": row["way"].data, "values": row["values"].data}
        return RuleRow(row.name, prefix=f"{self.prefix}-{number}", kept=tuple(row.named or ()), initial=initial)

    def _add(self, name: str) -> None:
        self.is_full = len(self.rows) >= PARTS_MAX
        if name in self.asks and not self.is_full:
            row = RuleRow(name, prefix=f"{self.prefix}-{len(self.rows)}", initial={"ask": name, "way": IS})
            row.fields["way"].widget.attrs["autofocus"] = True
            self.rows.append(row)


def as_typed(form: forms.Form) -> forms.Form:
    """Return a posted form as it is typed, unjudged: a row was added, nothing is to be saved yet. Before is_valid."""
    form.initial = {name: form[name].data for name in form.fields}
    form.is_bound = False
    return form
