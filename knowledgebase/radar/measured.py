"""What published answers changed: contacts before and after, counted out of the database, and what readers did.

Searches without a hit are no contacts and not part of it. Weeks are counted from the first whole one in which anything
was collected at all: a week in which nobody asked is one with none. What was taken down is measured until then.

The total is of every answer with enough weeks and contacts to be measured, also of those where chance alone could have
done it and those with more contacts than before: to add up only what went well would promise too much. Its interval is
the sum of theirs, as if all were wrong in the same direction: a season is.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, F, Min, Q, QuerySet, Sum
from django.db.models.functions import TruncDate
from django.utils import timezone

from knowledgebase.models import ArticleEvent, ArticleEventKind, Question, QuestionEvent, RadarContact
from knowledgebase.radar.counting import weekly
from knowledgebase.radar.effect import Effect, NoClaim, Week
from knowledgebase.radar.effect import effect as effect_of_weeks
from knowledgebase.radar.questions import questions_visible_to
from servicedesk.people.access import Viewer
from servicedesk.people.models import Agent

HISTORY = 130  # weeks that are read: two years before, and half a year after
YEAR = 52  # whole weeks before publication from which a season can be seen
# There are numbers, and enough of them: with a claim or without.
_MEASURED = (None, NoClaim.TOO_UNCERTAIN, NoClaim.MORE)


@dataclass(frozen=True, slots=True)
class Measured:
    """weeks: all that was counted, the oldest first, this one the last. Readers' figures are from publication on."""

    question: Question
    effect: Effect
    weeks: list[Week]
    published_on: date | None  # None: readers never had it
    until: date | None = None  # when it was taken down
    views: int = 0
    helped: int = 0
    votes: int = 0
    spared: dict[str, int] = field(default_factory=dict)  # by SparedAt: contacts that were begun and not needed

    @property
    def knows_season(self) -> bool:
        """Whether a year before publication is known; else a season can pass for an effect."""
        return self.published_on is not None and _weeks_before(self.weeks, self.published_on) >= YEAR

    @property
    def percent(self) -> int | None:
        """Contacts a week after, compared with before: -79 is 79 % fewer. None: not known."""
        before, after = self.effect.before, self.effect.after
        return None if not before or after is None else round(100 * (after / before - 1))

    @property
    def hours_a_week(self) -> float | None:
        """Handling time that is not needed any more, when there is a claim."""
        known, before, after = self.question.contacts, self.effect.before, self.effect.after
        if not self.effect.claim or not known or before is None or after is None:
            return None
        return (before - after) * self.question.seconds / known / 3600

    @property
    def helped_share(self) -> float | None:
        return self.helped / self.votes if self.votes else None


@dataclass(frozen=True, slots=True)
class Total:
    """contacts avoided by all that could be measured, and the interval; None: nothing could be yet."""

    answers: int = 0  # published
    measured: int = 0  # of these, with enough weeks and contacts
    contacts: int | None = None
    low: int | None = None
    high: int | None = None

    @property
    def is_claim(self) -> bool:
        return self.low is not None and self.low > 0


@dataclass(frozen=True, slots=True)
class Month:
    first: date
    contacts: int  # avoided; below 0: more came than was expected


def effect(question: Question, *, today: date | None = None) -> Measured:
    """Return what the question's answer changed; its effect says why when nothing can be said."""
    return effects([question], today=today)[question.pk]


def effects(questions: Iterable[Question], *, today: date | None = None) -> dict[int, Measured]:
    """The same of several, by id; the same number of queries however many."""
    rows, day = list(questions), today or timezone.localdate()
    weeks = _counted(rows, day)
    ends = _taken_down([row for row in rows if row.state != Question.State.ANSWERED])
    read = _read(row for row in rows if row.answered_at)
    found = {}
    for row in rows:
        published = timezone.localdate(row.answered_at) if row.answered_at else None
        until = ends.get(row.pk) if published else None
        found[row.pk] = Measured(
            question=row,
            effect=effect_of_weeks(weeks[row.pk], published, today=min(day, until) if until else day),
            weeks=weeks[row.pk],
            published_on=published,
            until=until,
            **read.get(row.pk, {}),
        )
    return found


def total(viewer: Viewer, *, today: date | None = None) -> Total:
    """Return what all the published answers the viewer may see have spared."""
    every = list(effects(_answered(viewer), today=today).values())
    told = [one.effect for one in every if one.effect.reason in _MEASURED]
    if not told:
        return Total(answers=len(every))
    avoided, low, high = (sum(getattr(one, name) or 0 for one in told) for name in ("avoided", "low", "high"))
    return Total(len(every), len(told), round(avoided), round(low), round(high))


def by_month(viewer: Viewer, *, today: date | None = None) -> list[Month]:
    """Return the contacts avoided in each month (of a week's Monday), the oldest first, from the first measured on."""
    sums: defaultdict[date, float] = defaultdict(float)
    for one in effects(_answered(viewer), today=today).values():
        if one.effect.reason in _MEASURED and one.published_on is not None and one.effect.before is not None:
            for week in _after(one)[: one.effect.weeks_after]:
                sums[week.monday.replace(day=1)] += one.effect.before - sum(week.contacts.values())
    return [Month(first, round(avoided)) for first, avoided in sorted(sums.items())]


def published_in(agent: Agent, month: date, *, today: date | None = None) -> list[Measured]:
    """Return what changed for the questions whose answer the agent published in the month of that day, newest first."""
    first = month.replace(day=1)
    following = (first + timedelta(days=32)).replace(day=1)
    theirs = ArticleEvent.objects.filter(agent=agent, kind=ArticleEventKind.PUBLISHED).values("article")
    rows = _answered(agent).filter(
        article__in=theirs, answered_at__gte=_start(first), answered_at__lt=_start(following)
    )
    return list(effects(rows.order_by("-answered_at", "-pk"), today=today).values())


def _answered(viewer: Viewer) -> QuerySet[Question]:
    return questions_visible_to(viewer).filter(answered_at__isnull=False).exclude(state=Question.State.MUTED)


def _counted(questions: Sequence[Question], today: date) -> dict[int, list[Week]]:
    """Each one's weeks from the first whole one that was collected; two queries."""
    found = weekly([row.pk for row in questions], HISTORY, today=today)
    began = RadarContact.objects.aggregate(first=Min("at"))["first"]
    if began is None:
        return {pk: weeks[-1:] for pk, weeks in found.items()}
    day = timezone.localdate(began)
    first = day + timedelta(days=-day.weekday() % 7)  # a Monday
    return {pk: [week for week in weeks if week.monday >= first] for pk, weeks in found.items()}


def _taken_down(questions: Iterable[Question]) -> dict[int, date]:
    """When those whose answer is away lost it; one query."""
    events = QuestionEvent.objects.filter(question__in=list(questions), kind=QuestionEvent.Kind.REOPENED)
    return {pk: timezone.localdate(at) for pk, at in events.order_by("at", "pk").values_list("question", "at")}


def _read(questions: Iterable[Question]) -> dict[int, dict[str, Any]]:
    """What readers did with each one's article since it was published; three queries."""
    rows = Question.objects.filter(pk__in=[row.pk for row in questions]).order_by()
    texts, since = "article__translations__", F("answered_at")
    viewed = rows.filter(**{f"{texts}views__day__gte": TruncDate(since)})
    voted = rows.filter(**{f"{texts}feedback__created_at__gte": since})
    spared = rows.filter(**{f"{texts}spared_contacts__created_at__gte": since})
    yes = Count("pk", filter=Q(**{f"{texts}feedback__helped": True}))
    found: defaultdict[int, dict[str, Any]] = defaultdict(lambda: {"spared": {}})
    for pk, views in viewed.values_list("pk").annotate(views=Sum(f"{texts}views__count")):
        found[pk]["views"] = views
    for pk, helped, votes in voted.values_list("pk").annotate(helped=yes, votes=Count("pk")):
        found[pk] |= {"helped": helped, "votes": votes}
    for pk, at, many in spared.values_list("pk", f"{texts}spared_contacts__at").annotate(many=Count("pk")):
        found[pk]["spared"][at] = many
    return found


def _weeks_before(weeks: Iterable[Week], day: date) -> int:
    return sum(week.monday + timedelta(days=7) <= day for week in weeks)


def _after(one: Measured) -> list[Week]:
    """The weeks after that of publication, the oldest first."""
    assert one.published_on is not None  # noqa: S101 -- asked of measured ones only
    own = one.published_on - timedelta(days=one.published_on.weekday())
    return [week for week in one.weeks if week.monday > own]


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))
