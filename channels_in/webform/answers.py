"""A form that is data as a form that can be filled in, in the reader's language."""

import hashlib
import json
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms.boundfield import BoundField
from django.utils.translation import get_language

from channels_in.models import FieldKind, Form, FormField, StagedUpload
from channels_in.webform.fields import FilesField, field_for, in_language

__all__ = ["AnswersForm", "answers_form", "in_language"]
_BESIDE_EACH_OTHER = (FieldKind.NAME, FieldKind.EMAIL, FieldKind.PHONE)


class AnswersForm(forms.Form):
    """The fields of one Form, filled in. staged are files that were kept when the page was sent before."""

    def __init__(
        self, *args: Any, definition: Form, rows: list[FormField], staged: Iterable[StagedUpload] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.definition, self.rows, self.staged = definition, rows, list(staged)
        for row in rows:
            field = self.fields[row.key] = field_for(row)
            if isinstance(field, FilesField):
                field.already = len(self.staged_of(row.key))

    def staged_of(self, key: str) -> list[StagedUpload]:
        return [upload for upload in self.staged if upload.field_key == key]

    def answers(self) -> dict[str, Any]:
        """Return what was answered as JSON: {"form", "language", "answers": [{"key", "kind", "label", "value"}]}."""
        said = []
        for row in self.rows:
            value = self.cleaned_data.get(row.key)
            if row.kind == FieldKind.FILE or value in ("", None, False):
                continue
            said.append({"key": row.key, "kind": row.kind, "label": in_language(row, "label"), "value": _shown(value)})
        return {"form": self.definition.slug, "language": get_language() or "sv", "answers": said}

    def uploads(self) -> "list[UploadedFile[Any]]":
        """Return the files that came with this request; those that came before are in staged."""
        return [
            file for row in self.rows if row.kind == FieldKind.FILE for file in self.cleaned_data.get(row.key) or []
        ]

    def digest(self) -> str:
        """Return a digest of all that was sent: the same again is the same submission, kept files included."""
        said = [(answer["key"], answer["value"]) for answer in self.answers()["answers"]]
        files = sorted([_sha256(file) for file in self.uploads()] + [upload.sha256 for upload in self.staged])
        return hashlib.sha256(json.dumps([said, files]).encode()).hexdigest()[:32]

    def groups(self) -> list[list[BoundField]]:
        """Return the fields in the order of the page; name, e-mail and phone that follow each other share a row."""
        found: list[list[BoundField]] = []
        before: FormField | None = None
        for row in self.rows:
            if before is not None and _fit_together(before, row):
                found[-1].append(self[row.key])
            else:
                found.append([self[row.key]])
            before = row
        return found


def _fit_together(left: FormField, right: FormField) -> bool:
    """A hint above only one of them would put their boxes at different heights."""
    are_short = left.kind in _BESIDE_EACH_OTHER and right.kind in _BESIDE_EACH_OTHER
    return are_short and bool(left.help_text) == bool(right.help_text)


def answers_form(definition: Form) -> Callable[..., AnswersForm]:
    """Return what makes a filled or empty form of a Form with its fields in order."""
    rows = list(definition.fields.all())
    return partial(AnswersForm, definition=definition, rows=rows)


def _shown(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _sha256(file: "UploadedFile[Any]") -> str:
    digest = hashlib.sha256()
    file.seek(0)
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()
