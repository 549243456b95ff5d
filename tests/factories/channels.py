from itertools import count
from typing import Any

from channels_in.models import FieldKind, Form, FormField
from tests.factories.tickets import make_inbox

_numbers = count(1)
# (key, kind, label, is_required): the questions of a form that a test does not compose itself.
QUESTIONS = (
    ("amne", FieldKind.TEXT, "Vad gäller det?", True),
    ("fraga", FieldKind.TEXTAREA, "Beskriv din fråga", True),
    ("fil", FieldKind.FILE, "Bifoga bild eller fil", False),
    ("namn", FieldKind.NAME, "Namn", False),
    ("epost", FieldKind.EMAIL, "E-post", False),
    ("telefon", FieldKind.PHONE, "Mobilnummer", False),
)


def make_form(questions: tuple[tuple[str, str, str, bool], ...] = QUESTIONS, **fields: Any) -> Form:
    """A published form; the answer to "amne" becomes the subject."""
    number = next(_numbers)
    form = Form.objects.create(
        slug=fields.pop("slug", f"formular-{number}"),
        inbox=fields.pop("inbox", None) or make_inbox(kind="webform"),
        title=fields.pop("title", "Skriv till oss"),
        is_published=fields.pop("is_published", True),
        what_happens_next=fields.pop("what_happens_next", "En medarbetare läser och svarar inom ett dygn."),
        **fields,
    )
    for position, (key, kind, label, is_required) in enumerate(questions):
        FormField.objects.create(
            form=form,
            position=position,
            key=key,
            kind=kind,
            label=label,
            is_required=is_required,
            is_subject=key == "amne",
            choices=["E-post", "Sms", "Ring mig"] if kind == FieldKind.CHOICE else [],
            choices_en=["E-mail", "Text message", "Call me"] if kind == FieldKind.CHOICE else [],
        )
    return form
