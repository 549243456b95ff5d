"""What a policy promises, as a Swedish or English sentence."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontend.due_words import length_words
from frontend.rule_words import sentence_of
from tickets.automation.sla import Counting, Metric
from tickets.rules import Part

METRICS: dict[str, str | Promise] = {
    Metric.FIRST_RESPONSE: gettext_lazy("First answer"),
    Metric.NEXT_RESPONSE: gettext_lazy("Next answer"),
    Metric.RESOLUTION: gettext_lazy("Solution"),
    Metric.CALL_BACK: gettext_lazy("Call back"),
}
COUNTINGS: dict[str, str | Promise] = {
    Counting.WORKING_DAYS: gettext_lazy("Round the clock on working days that are no holidays"),
    Counting.WORKING_TIME: gettext_lazy("Only while the calendar is open"),
    Counting.HOURS: gettext_lazy("Always, round the clock every day"),
}
_WITHIN: dict[str, str | Promise] = {
    Counting.WORKING_DAYS: gettext_lazy("%(promise)s within %(length)s that count only on working days"),
    Counting.WORKING_TIME: gettext_lazy("%(promise)s within %(length)s of opening hours"),
    Counting.HOURS: gettext_lazy("%(promise)s within %(length)s, whatever the day"),
}


class Target(Protocol):
    @property
    def counting(self) -> str: ...
    @property
    def minutes(self) -> int: ...
    @property
    def warn_minutes(self) -> int: ...
    @property
    def lead_warn_minutes(self) -> int | None: ...


def policy_sentence(parts: Sequence[Part], targets: Mapping[str, Target]) -> str:
    """For whom and what: "Ärenden via Facebook: första svar inom 24 timmar ... . Varning 4 timmar före."."""
    said = [target_sentence(metric, targets[metric]) for metric in METRICS if metric in targets]
    if not said:
        return _("%(tickets)s: nothing is promised.") % {"tickets": sentence_of(parts)}
    return f"{sentence_of(parts)}: {said[0][:1].lower()}{said[0][1:]}" + "".join(f" {one}" for one in said[1:])


def target_sentence(metric: str, target: Target) -> str:
    """One promise with its warnings, with a capital and full stops."""
    within = str(_WITHIN[target.counting]) % {
        "promise": METRICS[metric],
        "length": length_words(target.minutes),
    }
    said = [f"{within}."]
    if target.warn_minutes:
        said.append(_("Warning %(length)s before.") % {"length": length_words(target.warn_minutes)})
    if target.lead_warn_minutes is not None:
        said.append(_("The team's leads %(length)s before.") % {"length": length_words(target.lead_warn_minutes)})
    return " ".join(said)
