"""What an answer changed, as a chart and in plain words; the numbers are knowledgebase.radar.measured's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from frontend.editor.radar_charts import Chart, Mean, week_lines, week_number
from knowledgebase.models import Question, SparedAt
from knowledgebase.radar.effect import AFTER_MAX, BEFORE_MAX, Effect
from knowledgebase.radar.measured import Measured, effect, effects
from knowledgebase.radar.method import METHOD, REASONS, SEASON


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """What radar_effect.html shows."""

    question: Question
    measured: Measured
    chart: Chart
    described: str  # the chart, for who does not see it
    said: str  # what is claimed, or why nothing is
    weeks: list[tuple[int, date, int]]  # number, monday, contacts; the newest first
    by_channel: list[tuple[str, float, float]]  # a week before and after
    method: tuple[str | Promise, ...] = METHOD

    @property
    def effect(self) -> Effect:
        return self.measured.effect

    @property
    def fewer(self) -> int:
        """Percent, when that is claimed."""
        return -(self.measured.percent or 0)

    @property
    def helped(self) -> int | None:
        share = self.measured.helped_share
        return None if share is None else round(100 * share)

    @property
    def forms(self) -> int:
        return self.measured.spared.get(SparedAt.FORM, 0)

    @property
    def chats(self) -> int:
        return self.measured.spared.get(SparedAt.CHAT, 0)


def followed_up(question: Question) -> FollowedUp | None:
    """None for a question readers never had an answer to."""
    return None if question.answered_at is None else shown(effect(question))


def clearest(questions: Iterable[Question]) -> FollowedUp | None:
    """Of those whose answer readers have, the first with an effect to claim, else the first."""
    found = list(effects(one for one in questions if one.state == Question.State.ANSWERED).values())
    return next((shown(one) for one in found if one.effect.claim), shown(found[0]) if found else None)


def shown(measured: Measured) -> FollowedUp | None:
    if measured.published_on is None:
        return None
    counts = [(week.monday, sum(week.contacts.values())) for week in measured.weeks[:-1]]
    monday = measured.published_on - timedelta(days=measured.published_on.weekday())
    first, last = monday - timedelta(weeks=BEFORE_MAX), monday + timedelta(weeks=AFTER_MAX)
    seen = [(start, count) for start, count in counts if first <= start <= last]
    found = measured.effect
    channels = sorted(found.by_channel.items(), key=lambda pair: -pair[1][0])
    return FollowedUp(
        question=measured.question,
        measured=measured,
        chart=week_lines(
            seen,
            published_on=measured.published_on,
            before=None if found.before is None else Mean(found.before, found.weeks_before),
            after=None if found.after is None else Mean(found.after, found.weeks_after),
        ),
        described=_described(measured.effect, measured.published_on),
        said=said(measured),
        weeks=[(week_number(start), start, count) for start, count in reversed(seen)],
        by_channel=[(kind, before, after) for kind, (before, after) in channels],
    )


def said(measured: Measured) -> str:
    """The claim, or why there is none, in plain words."""
    reason = measured.effect.reason
    text = _claimed(measured) if reason is None else str(REASONS[reason])
    if reason is None and not measured.knows_season:
        text += f" {SEASON}"
    if measured.until is not None:
        text += " " + _("The answer was taken down %(day)s.") % {"day": date_format(measured.until, "j F Y")}
    return text


def _claimed(measured: Measured) -> str:
    found = measured.effect
    return _(
        "Without the answer, about %(expected)s contacts would have come in the %(weeks)s weeks since. That is "
        "%(avoided)s more than came: probably between %(low)s and %(high)s (90 %% certainty)."
    ) % {
        "expected": _whole(found.expected),
        "weeks": found.weeks_after,
        "avoided": _whole(found.avoided),
        "low": _whole(found.low),
        "high": _whole(found.high),
    }


def _described(found: Effect, published_on: date) -> str:
    return _("Contacts a week before and after publication on %(day)s. Before: %(before)s. After: %(after)s.") % {
        "day": date_format(published_on, "j F"),
        "before": _mean(found.before),
        "after": _mean(found.after),
    }


def _whole(number: float | None) -> str:
    return number_format(round(number or 0), force_grouping=True)


def _mean(number: float | None) -> str:
    return _("not known") if number is None else number_format(round(number, 1))
