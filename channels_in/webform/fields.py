"""The kinds of question a form can ask, as fields that keep what was typed and say what is wrong in plain words."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from channels_in.models import FieldKind, Form, FormField
from servicedesk.lib import addresses
from servicedesk.lib.text import clean
from tickets.actions.attach import check_limits
from tickets.actions.errors import InvalidChange

LONG, SHORT = 20_000, 500  # characters
MOST_RADIOS = 6  # more choices than this are easier to read in a list
_TOO_LONG = _("The text is too long. It may be at most %(limit_value)d characters.")


def in_language(row: Form | FormField, name: str) -> str:
    """Return a text of a form in the reader's language, Swedish when it has not been translated."""
    translated = getattr(row, f"{name}_en") if get_language() == "en" else ""
    return str(translated or getattr(row, name))


class AddressField(forms.CharField):
    """An e-mail address or a phone number, in its normal form."""

    def __init__(self, *, kind: str, **kwargs: Any) -> None:
        super().__init__(max_length=addresses.EMAIL_MAX, **kwargs)
        self.kind = kind
        self.error_messages["max_length"] = _TOO_LONG
        self.widget.input_type = "email" if kind == "email" else "tel"
        self.widget.attrs["autocomplete"] = "email" if kind == "email" else "tel"

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}  # maxlength would cut what is pasted without a word

    def to_python(self, value: Any) -> str:
        return str(super().to_python(clean(str(value)) if value is not None else value) or "")

    def clean(self, value: Any) -> str:
        text = str(super().clean(value))
        if not text:
            return ""
        try:
            return addresses.normal(self.kind, text)
        except addresses.AddressError as error:
            raise forms.ValidationError(str(error)) from error


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, each checked against the limits by tickets.actions.attach; already is how many are kept."""

    widget = FilesInput
    already = 0

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        files = [file for file in (data if isinstance(data, list | tuple) else [data]) if file]
        if self.required and not files and not self.already:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        try:
            check_limits(files, already=self.already)
        except InvalidChange as error:
            raise forms.ValidationError(str(error)) from error
        return files


class CleanCharField(forms.CharField):
    """Text without the characters PostgreSQL cannot hold; they are dropped, never an error."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.error_messages["max_length"] = _TOO_LONG

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}  # as above

    def to_python(self, value: Any) -> str:
        return str(super().to_python(clean(str(value)) if value is not None else value) or "")


def field_for(row: FormField) -> forms.Field:
    """Return the Django field of one question."""
    shared: dict[str, Any] = {
        "label": in_language(row, "label"),
        # Escaped here: whoever composes forms is not trusted with HTML.
        "help_text": escape(in_language(row, "help_text")),
        "required": row.is_required,
    }
    if row.kind in (FieldKind.EMAIL, FieldKind.PHONE):
        missing = _("Write your e-mail address.") if row.kind == FieldKind.EMAIL else _("Write your phone number.")
        return AddressField(kind=row.kind, error_messages={"required": missing}, **shared)
    if row.kind == FieldKind.CHOICE:
        return _choice_field(row, shared)
    if row.kind == FieldKind.CHECKBOX:
        return forms.BooleanField(error_messages={"required": _("Tick the box to go on.")}, **shared)
    if row.kind == FieldKind.DATE:
        return _date_field(shared)
    if row.kind == FieldKind.FILE:
        return FilesField(error_messages={"required": _("Choose a file.")}, **shared)
    return _text_field(row, shared)


def _choice_field(row: FormField, shared: dict[str, Any]) -> forms.Field:
    """The Swedish choice is the value, so that a form opened in one language can be sent in another."""
    shown = row.choices_en if get_language() == "en" and len(row.choices_en) == len(row.choices) else row.choices
    choices = list(zip(row.choices, shown, strict=True))
    messages = {"required": _("Choose one."), "invalid_choice": _("Choose one of the answers in the list.")}
    if row.is_required and len(choices) <= MOST_RADIOS:
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, error_messages=messages, **shared)
    return forms.ChoiceField(choices=[("", _("Choose")), *choices], error_messages=messages, **shared)


def _date_field(shared: dict[str, Any]) -> forms.Field:
    messages = {"required": _("Choose a date."), "invalid": _("Write the date as year, month and day: 2026-03-27.")}
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(widget=widget, error_messages=messages, **shared)


def _text_field(row: FormField, shared: dict[str, Any]) -> forms.Field:
    shared["error_messages"] = {"required": _("Write an answer.")}
    if row.kind == FieldKind.TEXTAREA:
        return CleanCharField(max_length=LONG, widget=forms.Textarea(attrs={"rows": 6}), **shared)
    attrs = {"autocomplete": "name"} if row.kind == FieldKind.NAME else {}
    return CleanCharField(max_length=SHORT, widget=forms.TextInput(attrs=attrs), **shared)
