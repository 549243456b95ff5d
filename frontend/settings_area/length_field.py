"""A length of time in a form: a number, and of what. As minutes."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MINUTES_MAX = 366 * 24 * 60
UNITS: list[tuple[str, str | Promise]] = [
    ("1", gettext_lazy("minutes")),
    ("60", gettext_lazy("hours")),
    ("1440", gettext_lazy("days of 24 hours")),
]


class LengthWidget(forms.MultiWidget):
    template_name = "frontend/settings_area/length_widget.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        number = forms.NumberInput(attrs={"min": 0, "class": "input", "inputmode": "numeric"})
        super().__init__([number, forms.Select(choices=UNITS, attrs={"aria-label": _unit_label})], attrs)

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_0" if id_ else ""

    def decompress(self, value: Any) -> list[Any]:
        """The largest unit that holds it whole; 24 hours stay hours."""
        if value in (None, ""):
            return [None, "60"]
        minutes = int(value)
        unit = 1440 if minutes > 1440 and minutes % 1440 == 0 else 60 if minutes % 60 == 0 else 1
        return [minutes // unit, str(unit)]


class LengthField(forms.MultiValueField):
    """Minutes as a number; None when it is left empty. 0 only where least is 0."""

    widget = LengthWidget

    def __init__(self, *, least: int = 1, **kwargs: Any) -> None:
        self.least = least
        fields = (
            forms.IntegerField(min_value=0, max_value=MINUTES_MAX, required=False),
            forms.ChoiceField(choices=UNITS, required=False),
        )
        super().__init__(fields=fields, require_all_fields=False, **kwargs)

    def compress(self, data_list: Any) -> int | None:
        number, unit = data_list or (None, None)
        if number is None:
            if self.required:
                raise forms.ValidationError(_("Write how long."))
            return None
        minutes = number * int(unit or 60)
        if not self.least <= minutes <= MINUTES_MAX:
            raise forms.ValidationError(_("Write a length between one minute and a year."))
        return int(minutes)


_unit_label = gettext_lazy("Minutes, hours or days")
