"""A form that is data as a form that can be filled in, in the reader's language."""

import hashlib
import json
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from channels_in.models import FieldKind, Form, FormField
from servicedesk.lib import addresses
from servicedesk.lib.text import clean
from tickets.actions.attach import check_limits
from tickets.actions.errors import InvalidChange

LONG, SHORT = 20_000, 500  # characters


class AddressField(forms.CharField):
    """An e-mail address or a phone number, in its normal form."""

    def __init__(self, *, kind: str, **kwargs: Any) -> None:
        super().__init__(max_length=addresses.EMAIL_MAX, **kwargs)
        self.kind = kind
        self.widget.input_type = "email" if kind == "email" else "tel"
        self.widget.attrs["autocomplete"] = "email" if kind == "email" else "tel"

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
    """Several files; each is checked against the limits by tickets.actions.attach."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = [file for file in (data if isinstance(data, list | tuple) else [data]) if file]
        if self.required and not files:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        try:
            check_limits(files)
        except InvalidChange as error:
            raise forms.ValidationError(str(error)) from error
        return files


class AnswersForm(forms.Form):
    """The fields of one Form. Build it with answers_form()."""

    definition: Form
    rows: list[FormField]

    def answers(self) -> dict[str, Any]:
        """Return what was answered as JSON: {"form", "language", "answers": [{"key", "kind", "label", "value"}]}."""
        said = []
        for row in self.rows:
            value = self.cleaned_data.get(row.key)
            if row.kind == FieldKind.FILE or value in ("", None, False):
                continue
            shown = value.isoformat() if hasattr(value, "isoformat") else value
            said.append({"key": row.key, "kind": row.kind, "label": in_language(row, "label"), "value": shown})
        return {"form": self.definition.slug, "language": get_language() or "sv", "answers": said}

    def files(self) -> list[UploadedFile]:
        return [
            file for row in self.rows if row.kind == FieldKind.FILE for file in self.cleaned_data.get(row.key) or []
        ]

    def digest(self) -> str:
        """Return a digest of all that was sent: the same again is the same submission."""
        digest = hashlib.sha256(json.dumps(self.answers(), sort_keys=True).encode())
        for file in self.files():
            file.seek(0)
            for chunk in file.chunks():
                digest.update(chunk)
            file.seek(0)
        return digest.hexdigest()[:32]


def in_language(row: Form | FormField, name: str) -> str:
    """Return a text of a form in the reader's language, Swedish when it has not been translated."""
    translated = getattr(row, f"{name}_en") if get_language() == "en" else ""
    return str(translated or getattr(row, name))


def answers_form(definition: Form) -> type[AnswersForm]:
    """Return the form class of a Form with its fields in order."""
    rows = list(definition.fields.all())
    members: dict[str, Any] = {row.key: _field(row) for row in rows}
    return type("AnswersForm", (AnswersForm,), {**members, "definition": definition, "rows": rows})


def _field(row: FormField) -> forms.Field:
    shared: dict[str, Any] = {
        "label": in_language(row, "label"),
        "help_text": in_language(row, "help_text"),
        "required": row.is_required,
    }
    if row.kind in (FieldKind.EMAIL, FieldKind.PHONE):
        return AddressField(kind=row.kind, **shared)
    if row.kind == FieldKind.CHOICE:
        values = row.choices_en if get_language() == "en" and len(row.choices_en) == len(row.choices) else row.choices
        choices = [("", _("Choose"))] + [(value, value) for value in values]
        return forms.ChoiceField(choices=choices, **shared)
    if row.kind == FieldKind.CHECKBOX:
        return forms.BooleanField(**shared)
    if row.kind == FieldKind.DATE:
        return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **shared)
    if row.kind == FieldKind.FILE:
        return FilesField(**shared)
    return _text_field(row, shared)


def _text_field(row: FormField, shared: dict[str, Any]) -> forms.Field:
    if row.kind == FieldKind.TEXTAREA:
        return CleanCharField(max_length=LONG, widget=forms.Textarea(attrs={"rows": 6}), **shared)
    attrs = {"autocomplete": "name"} if row.kind == FieldKind.NAME else {}
    return CleanCharField(max_length=SHORT, widget=forms.TextInput(attrs=attrs), **shared)


class CleanCharField(forms.CharField):
    """Text without the characters PostgreSQL cannot hold; they are dropped, never an error."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(clean(str(value)) if value is not None else value) or "")
