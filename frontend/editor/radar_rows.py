"""The rows of the list of questions: the same number of queries however many there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import F
from django.utils import timezone

from frontend.editor.radar_charts import Spark, spark
from frontend.editor.radar_trend import Trend, Way, trend
from knowledgebase.models import Question, Translation
from knowledgebase.models.translation import Status
from knowledgebase.radar.counting import WEEKS, by_channel, weekly
from knowledgebase.radar.effect import Week
from servicedesk.people.access import Access, access_of
from servicedesk.people.models import Agent

CHANNELS_SHOWN = 4
# How a trend is drawn: the colours of the charts, never without the words beside it.
_COLOURS = {Way.UP: 2, Way.PEAK: 5, Way.FLAT: 1, Way.NONE: 1, Way.DOWN: 3}


@dataclass(frozen=True, slots=True)
class Answer:
    """Where the text stands that answers a question, or will."""

    article_id: int
    status: str  # knowledgebase.models.translation.Status of its own language
    writer: str  # who wrote the newest of it; "" is the system
    publish_from: datetime | None
    may_write: bool
    may_publish: bool

    @property
    def first_name(self) -> str:
        return self.writer.partition(" ")[0]

    @property
    def is_in_review(self) -> bool:
        return self.status == Status.IN_REVIEW


@dataclass(frozen=True, slots=True)
class RadarRow:
    place: int  # in the ranking, from 1
    question: Question
    channels: list[tuple[str, int]]  # the busiest, of this week and the eleven before
    others: int  # contacts by other channels
    trend: Trend
    spark: Spark
    colour: int
    answer: Answer | None

    @property
    def hours(self) -> float:
        """Of work, in all of the twelve weeks."""
        return self.question.seconds / 3600


def rows_of(questions: Sequence[Question], viewer: Agent, *, first: int = 1) -> list[RadarRow]:
    """Questions come with department and article. Two queries. first: the place of the first one."""
    weeks = weekly([one.pk for one in questions], WEEKS + 1)
    answers = answers_of(questions, access_of(viewer))
    return [
        _row(place, one, weeks[one.pk], answers.get(one.article_id or 0)) for place, one in enumerate(questions, first)
    ]


def _row(place: int, question: Question, weeks: list[Week], answer: Answer | None) -> RadarRow:
    # The week that is not over yet says nothing of where it goes.
    whole = [sum(week.contacts.values()) for week in weeks[:-1]]
    went, channels = trend(whole), by_channel(weeks[1:])
    shown = channels[:CHANNELS_SHOWN]
    return RadarRow(
        place=place,
        question=question,
        channels=shown,
        others=sum(count for _channel, count in channels[CHANNELS_SHOWN:]),
        trend=went,
        spark=spark(whole, mark=_mark(weeks, question)),
        colour=_COLOURS[went.way],
        answer=answer,
    )


def _mark(weeks: list[Week], question: Question) -> int | None:
    if question.answered_at is None or question.state != Question.State.ANSWERED:
        return None
    published: date = timezone.localdate(question.answered_at)
    return (published - timedelta(days=published.weekday()) - weeks[0].monday).days // 7


def answers_of(questions: Sequence[Question], access: Access) -> dict[int, Answer]:
    """By article: its text in its own language; one query."""
    ids = [one.article_id for one in questions if one.article_id]
    rows = Translation.objects.filter(article__in=ids, language=F("article__source_language"))
    rows = rows.select_related("article", "latest__author").only(
        *("status", "publish_from", "language", "article__department", "article__source_language"),
        *("latest__author__name",),
    )
    return {
        row.article_id: Answer(
            article_id=row.article_id,
            status=row.status,
            writer=row.latest.author.name if row.latest and row.latest.author else "",
            publish_from=row.publish_from,
            may_write=row.article.department_id in access.editor_departments,
            may_publish=row.article.department_id in access.publisher_departments,
        )
        for row in rows
    }
