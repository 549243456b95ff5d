"""The form that composes a web form, and the rows of its questions."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.forms.formsets import BaseFormSet, formset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from channels_in.models import FieldKind, Form, FormField
from channels_in.models.form import ORIGIN
from channels_in.webform.composing import Question
from servicedesk.lib.text import clean
from servicedesk.people.models import Team
from tickets.models import Category

_TEXTS = ("intro", "intro_en", "what_happens_next", "what_happens_next_en", "consent", "consent_en")
MOST_QUESTIONS = 40


class LinesField(forms.CharField):
    """Several short texts, one a line, as a list."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        lines = [line.strip() for line in clean(str(super().clean(value) or "")).split("\n")]
        if any(len(line) > 200 for line in lines):
            raise ValidationError(_("One line is too long."))
        return [line for line in dict.fromkeys(lines) if line]


class WebFormForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    team = forms.ModelChoiceField(label=gettext_lazy("New tickets go to"), queryset=Team.objects.none())
    sender_name = forms.CharField(
        label=gettext_lazy("Sender's name"),
        max_length=120,
        help_text=gettext_lazy("The municipality must always be seen as the sender."),
    )
    embed_origins = LinesField(
        label=gettext_lazy("May be embedded on"),
        required=False,
        help_text=gettext_lazy("One site a line, such as https://www.storan.example. No other site can show the form."),
    )

    class Meta:
        model = Form
        fields = ("title", "title_en", *_TEXTS, "category", "embed_origins", "is_published")
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in _TEXTS}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        inbox = self.instance.inbox if self.instance.pk else None
        teams, category = self.fields["team"], self.fields["category"]
        if isinstance(teams, forms.ModelChoiceField) and isinstance(category, forms.ModelChoiceField):
            teams.queryset = Team.objects.filter(Q(is_active=True) | Q(pk=inbox.team_id if inbox else None))
            category.queryset = Category.objects.filter(Q(is_active=True) | Q(pk=self.instance.category_id))
        if inbox is not None:
            self.initial.update(team=inbox.team_id, sender_name=inbox.sender_name)

    def clean_embed_origins(self) -> list[str]:
        origins = [origin.lower().rstrip("/") for origin in self.cleaned_data["embed_origins"]]
        for origin in origins:
            if not re.fullmatch(ORIGIN, origin):
                raise ValidationError(
                    _("%(origin)s is not the address of a site. Write it as https://www.storan.example.")
                    % {"origin": origin}
                )
        return origins


class QuestionForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    question_id = forms.IntegerField(widget=forms.HiddenInput, required=False)
    order = forms.IntegerField(label=gettext_lazy("Order"), min_value=1, max_value=999, required=False)
    choices = LinesField(
        label=gettext_lazy("Choices"), required=False, help_text=gettext_lazy("One a line, for “One of several”.")
    )
    choices_en = LinesField(label=gettext_lazy("Choices in English"), required=False)

    class Meta:
        model = FormField
        fields = (
            *("label", "label_en", "kind", "help_text", "help_text_en"),
            *("choices", "choices_en", "is_required", "is_subject"),
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        choices, in_english = data.get("choices") or [], data.get("choices_en") or []
        if data.get("kind") == FieldKind.CHOICE and len(choices) < 2:
            self.add_error("choices", _("Write at least two choices, one a line."))
        if in_english and len(in_english) != len(choices):
            self.add_error("choices_en", _("Write as many as there are in Swedish, in the same order."))
        return data

    def _post_clean(self) -> None:
        """The model's own checks ask for a form and a key, which are given when it is saved."""

    def question(self) -> Question:
        data = {name: self.cleaned_data[name] for name in self.Meta.fields}
        return {**data, "id": self.cleaned_data["question_id"]}


class QuestionRows(BaseFormSet):  # type: ignore[type-arg]  # not subscriptable at run time
    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = _("Remove the question")

    def questions(self) -> list[Question]:
        """What is asked, in the order of the numbers; those without a number last."""
        rows = [form for form in self.forms if form.has_changed() or form.initial]
        rows = [form for form in rows if not form.cleaned_data.get("DELETE")]
        rows.sort(key=lambda form: form.cleaned_data["order"] or 1000)
        return [form.question() for form in rows]


def question_rows(data: Any, form: Form | None) -> QuestionRows:
    """Return the rows of a form's questions, with empty ones at the end for new questions."""
    rows = formset_factory(
        QuestionForm,
        formset=QuestionRows,
        extra=1 if form else 3,
        can_delete=True,
        max_num=MOST_QUESTIONS,
        validate_max=True,
    )
    fields = list(form.fields.all()) if form else []
    initial = [
        {
            **{name: getattr(row, name) for name in QuestionForm.Meta.fields},
            "question_id": row.pk,
            "order": number,
        }
        for number, row in enumerate(fields, start=1)
    ]
    return rows(data, initial=initial, prefix="q")  # type: ignore[return-value]
