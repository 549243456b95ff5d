"""The ground every deed on a question stands on: lock it, ask who may, write what was done in the same transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from knowledgebase.actions.changing import Actor
from knowledgebase.actions.errors import ActionError, InvalidChange, NotAllowed
from knowledgebase.models import Question, QuestionEvent
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent, Integration


class StaleQuestion(ActionError):
    """Somebody else merged, split or moved the same thing after this page was opened. Nothing was changed."""

    code = "stale"

    @classmethod
    def merged(cls, question: Question) -> "StaleQuestion":
        event = question.events.filter(kind=QuestionEvent.Kind.MERGED).select_related("agent").order_by("-pk").first()
        who = (event.agent.name if event.agent else event.data.get("integration")) if event else None
        at = date_format(timezone.localtime(event.at), "j F H:i") if event else ""
        return cls(
            _("%(who)s merged “%(question)s” into another question at %(when)s. Nothing of yours was changed.")
            % {"who": who or _("The system"), "question": question.name, "when": at}
        )


class Held:
    """Locked questions, in the order they were named, and what is written when the deed is done."""

    def __init__(self, questions: list[Question], by: Actor, now: datetime) -> None:
        self.questions, self.by, self.now = questions, by, now
        self._events: list[QuestionEvent] = []

    def record(self, question: Question, kind: QuestionEvent.Kind, /, **data: Any) -> None:
        """Add an event; data must be JSON."""
        if isinstance(self.by, Integration):
            data["integration"] = self.by.name
        agent = self.by if isinstance(self.by, Agent) else None
        self._events.append(QuestionEvent(question=question, kind=kind, agent=agent, at=self.now, data=data))

    def write(self) -> None:
        QuestionEvent.objects.bulk_create(self._events)


@contextmanager
def holding(*questions: Question, by: Actor, merged: bool = False) -> Iterator[Held]:
    """Lock these questions, always in the order of their ids, and give them as they are now.

    merged: one that became part of another is wanted too. Raises NotAllowed (they are not by's to change; None, the
    system, may) and StaleQuestion. Nothing is written when the block raises.
    """
    with transaction.atomic():
        rows = Question.objects.select_for_update().filter(pk__in={one.pk for one in questions}).order_by("pk")
        locked = {row.pk: row for row in rows}
        now = [locked[one.pk] for one in questions if one.pk in locked]
        if len(now) < len(questions):
            raise StaleQuestion(_("The question is not there any more."))
        for one in now:
            refuse_unless_theirs(by, one.department_id)
            if one.merged_into_id is not None and not merged:
                raise StaleQuestion.merged(one)
        held = Held(now, by, timezone.now())
        yield held
        held.write()


def refuse_unless_theirs(by: Actor, department_id: int | None) -> None:
    """Raises NotAllowed unless by may see the question, which is the same as changing it (questions.visible)."""
    if by is None:
        return
    writes = access_of(by).editor_departments
    if department_id not in writes and not (department_id is None and writes):
        raise NotAllowed(_("Only those who write the department's articles can do this."))


def refuse_if_put_aside(question: Question) -> None:
    """Raises InvalidChange: what is put aside would swallow what is done with it."""
    if question.state == Question.State.MUTED:
        raise InvalidChange(_("“%(question)s” is put aside. Take it up again first.") % {"question": question.name})
