"""Composing a web form: the form, its inbox and its questions, saved together."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from channels_in.models import Form, FormField
from servicedesk.lib.slugs import free_slug, slug_of
from servicedesk.people.actions.audit import record
from servicedesk.people.models import Agent, Team
from tickets.actions.errors import InvalidChange
from tickets.models import ChannelKind, Inbox

Question = dict[str, Any]  # the fields of a FormField; "id" of one that there is already, None for a new one


def create_form(
    *, by: Agent, team: Team, sender_name: str, questions: Sequence[Question], title: str, **fields: Any
) -> Form:
    """Make a form with the inbox its answers come in by. Raises InvalidChange."""
    with transaction.atomic():
        inbox = Inbox.objects.create(
            slug=free_slug(Inbox, title), name=title, kind=ChannelKind.WEBFORM, team=team, sender_name=sender_name
        )
        form = Form.objects.create(slug=free_slug(Form, title), inbox=inbox, title=title, **fields)
        _save_questions(form, questions)
        record("form.created", by=by, about=form)
    return form


def change_form(
    form: Form, *, by: Agent, team: Team, sender_name: str, questions: Sequence[Question], **fields: Any
) -> None:
    """Save the form as it is now wanted; questions left out are removed. The address stays. Raises InvalidChange."""
    with transaction.atomic():
        fresh = Form.objects.select_for_update(of=("self",)).select_related("inbox").get(pk=form.pk)
        for name, value in fields.items():
            setattr(fresh, name, value)
        fresh.updated_at = timezone.now()
        fresh.save()
        Inbox.objects.filter(pk=fresh.inbox_id).update(team=team, sender_name=sender_name)
        _save_questions(fresh, questions)
        record("form.changed", by=by, about=fresh, is_published=fresh.is_published, questions=len(questions))


def _save_questions(form: Form, questions: Sequence[Question]) -> None:
    if form.is_published and not questions:
        raise InvalidChange(_("A published form asks at least one question."))
    if sum(bool(question["is_subject"]) for question in questions) > 1:
        raise InvalidChange(_("Only one question can become the subject."))
    known = {row.pk: row for row in form.fields.all()}
    kept = {question["id"] for question in questions if question["id"] is not None}
    FormField.objects.filter(form=form).exclude(pk__in=kept).delete()
    keys = {row.key for row in known.values() if row.pk in kept}
    for position, question in enumerate(questions):
        values = {name: value for name, value in question.items() if name != "id"}
        row = known.get(question["id"]) or FormField(form=form, key=_free_key(values["label"], keys))
        for name, value in {**values, "position": position}.items():
            setattr(row, name, value)
        row.save()


def _free_key(label: str, taken: set[str]) -> str:
    """Answers are kept under this key; it does not change when the question is put another way."""
    base = slug_of(label, 34)
    key = next(name for name in (base, *(f"{base}-{number}" for number in range(2, 200))) if name not in taken)
    taken.add(key)
    return key
