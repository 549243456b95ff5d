"""How Django's form fields get the design's classes. Used by components/field.html and error_summary.html."""

from collections.abc import Iterable

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

# Widget class -> kind of control; the first match counts, so the narrower class stands first.
_KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.RadioSelect, "choices"),
    (forms.CheckboxSelectMultiple, "choices"),
    (forms.CheckboxInput, "check"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.FileInput, "file"),
    (forms.HiddenInput, "hidden"),
)
_CLASSES = {"textarea": "textarea", "file": "input input--file", "input": "input"}


def widget_kind(field: BoundField) -> str:
    """choices, check, select, textarea, file, hidden or input."""
    return next((kind for widget, kind in _KINDS if isinstance(field.field.widget, widget)), "input")


def control(field: BoundField, **attrs: str) -> SafeString:
    """The field's own control with the design's class; further attributes by name, "_" for "-".

    Django itself adds aria-invalid, and aria-describedby for <id>_helptext and <id>_error.
    """
    given: dict[str, str | bool] = {name.replace("_", "-"): value for name, value in attrs.items() if value}
    own = [str(field.field.widget.attrs.get("class", "")), _CLASSES.get(widget_kind(field), "")]
    classes = " ".join(name for name in own if name)
    if classes:
        given["class"] = classes
    return field.as_widget(attrs=given)


def error_links(form: forms.BaseForm, more: Iterable[forms.BaseForm] = ()) -> list[tuple[str, str, str]]:
    """Every error of the forms as (id of the control to go to, its label, text); "" for errors of a whole form."""
    found: list[tuple[str, str, str]] = []
    for one in (form, *more):
        found += [("", "", str(error)) for error in one.non_field_errors()]
        for field in one:
            target = f"{field.auto_id}_0" if widget_kind(field) == "choices" else str(field.auto_id)
            found += [(target, str(field.label), str(error)) for error in field.errors]
    return found
