"""The questions of a wrap-up as fields: on the form of their own, and on each question of the contact log."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontend import lookups
from tickets.actions.wrap_up import Answers
from tickets.models import Category, Cause, Demand, Knowledge, Outcome


class WrapUpFields(forms.Form):
    """Demand and its cause are one question: value, or the cause of what could have been avoided."""

    category = forms.TypedChoiceField(label=gettext_lazy("Category"), coerce=int, empty_value=None, required=False)
    outcome = forms.ChoiceField(label=gettext_lazy("What came of it?"))
    knowledge = forms.ChoiceField(label=gettext_lazy("Was the answer in the knowledge base?"))
    demand = forms.ChoiceField(label=gettext_lazy("Why did they get in touch?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        categories = [(row.pk, row.path) for row in lookups.categories()]
        self.choose("category", [("", _("No category")), *categories])
        for name, choices in (("outcome", Outcome.choices), ("knowledge", Knowledge.choices)):
            self.choose(name, [*self._unanswered(name), *choices])
        causes = (_("It could have been avoided:"), list(Cause.choices))
        self.choose("demand", [*self._unanswered("demand"), (Demand.VALUE.value, Demand.VALUE.label), causes])

    def choose(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def _unanswered(self, name: str) -> list[tuple[str, str]]:
        """A choice that is none, where nothing is suggested: nobody saves an answer that they did not see."""
        return [] if self.initial.get(name) else [("", _("Choose"))]


def initial_of(answers: Answers | None) -> dict[str, str]:
    if answers is None:
        return {}
    return {
        "outcome": answers.outcome, "knowledge": answers.knowledge, "demand": answers.cause or answers.demand,
    }  # fmt: skip


def answers_in(said: Mapping[str, Any]) -> Answers:
    cause = said["demand"] if said["demand"] in Cause.values else ""
    return Answers(said["outcome"], said["knowledge"], Demand.FAILURE if cause else said["demand"], cause)


def category_in(said: Mapping[str, Any], had: Category | None = None) -> Category | None:
    """The category chosen; one that is no longer in use only when the ticket has it already."""
    rows = [*lookups.categories(), *filter(None, [had])]
    return next((row for row in rows if row.pk == said["category"]), None)
