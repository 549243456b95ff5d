"""Which questions, through whoever asks, and what stands in one of them. Every page, list and API finds them here.

A question is its department's: who writes that department's articles sees it, as they see drafts. One that belongs to
no department yet is for all who write. For everybody else it does not exist.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, F, Q, QuerySet, Sum, Window
from django.db.models.functions import RowNumber

from knowledgebase.models import Feedback, Question, RadarContact
from knowledgebase.radar.counting import WEEKS, by_channel, since, weekly
from knowledgebase.search import suggest_articles
from knowledgebase.shown import Shown
from servicedesk.lib.keyset import KeysetPage, page_of
from servicedesk.people.access import Access, Viewer, access_of
from tickets.models import WrapUp
from tickets.queries import tickets_visible_to

__all__ = [
    "Example",
    "NearArticle",
    "Searched",
    "Totals",
    "WrapUps",
    "by_channel",
    "contacts_of",
    "counts_by_state",
    "examples",
    "nearest_articles",
    "question_of",
    "questions_visible_to",
    "ranked",
    "searches",
    "standing",
    "totals",
    "visible",
    "weekly",
    "wrap_ups",
]

ORDER = ("-rank", "-id")
_UNANSWERED = (Question.State.OPEN, Question.State.DRAFTED)
_LOOKED_AT = 40  # contacts that examples are chosen from
_CHAIN_MAX = 50  # merges that lead on; each was a person's hand


@dataclass(frozen=True, slots=True)
class Example:
    contact_id: int
    words: str
    channel: str  # ChannelKind
    language: str
    at: datetime
    ticket_number: int | None  # only for who may read that ticket


@dataclass(frozen=True, slots=True)
class NearArticle:
    shown: Shown
    helped: float | None  # share of the votes, 0 to 1; None without any
    votes: int


@dataclass(frozen=True, slots=True)
class Searched:
    words: str
    times: int


@dataclass(frozen=True, slots=True)
class WrapUps:
    """What was said when the tickets were solved: tickets.Knowledge and tickets.Cause, with how many."""

    knowledge: dict[str, int] = field(default_factory=dict)
    causes: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Totals:
    contacts: int  # of the last 12 weeks, on questions without a published answer
    hours_a_week: float  # that they took


def visible(access: Access) -> Q:
    """The rule: those who write a department's articles see its questions, and those that are nobody's yet."""
    writes = sorted(access.editor_departments)
    return Q(department__in=writes) | Q(department=None) if writes else Q(pk__in=())


def questions_visible_to(viewer: Viewer) -> QuerySet[Question]:
    """Questions the viewer may see, without those that became part of another."""
    return Question.objects.filter(visible(access_of(viewer)), merged_into=None).defer("centre")


def question_of(viewer: Viewer, pk: int) -> Question:
    """Return the question, or the one it became when it was merged. Raises Question.DoesNotExist."""
    seen = Question.objects.filter(visible(access_of(viewer)))
    return questions_visible_to(viewer).select_related("department", "article").get(pk=standing(seen.get(pk=pk)).pk)


def standing(question: Question) -> Question:
    """Return what the question became: itself unless it was merged."""
    for _step in range(_CHAIN_MAX):
        if question.merged_into is None:
            break
        question = question.merged_into
    return question


def ranked(agent: Viewer, state: str | None = None, after: str | None = None, limit: int = 25) -> KeysetPage[Question]:
    """Return a page of questions, what costs most first; without a state all but those put aside.

    after: a cursor of the page before. Raises CursorError for one that is not ours.
    """
    rows = questions_visible_to(agent).select_related("department", "article")
    rows = rows.filter(state=state) if state else rows.exclude(state=Question.State.MUTED)
    return page_of(rows, ORDER, after or "", limit)


def counts_by_state(agent: Viewer) -> dict[str, int]:
    """Return how many questions there are in each state, 0 included."""
    rows = questions_visible_to(agent).order_by().values_list("state").annotate(Count("pk"))
    return dict.fromkeys(Question.State.values, 0) | dict(rows)


def examples(question: Question, agent: Viewer, limit: int = 3) -> list[Example]:
    """Return how people asked: of each channel what is nearest to the question, then what is next; two queries."""
    place = Window(RowNumber(), partition_by=F("channel"), order_by=(F("nearness").desc(), F("pk").desc()))
    rows = _told(question).annotate(place=place).order_by("place", "-nearness", "-pk")[:_LOOKED_AT]
    each: dict[str, RadarContact] = {}
    for row in rows:
        each.setdefault(row.words, row)
    first = list(each.values())[:limit]
    seen = tickets_visible_to(agent).filter(pk__in=[row.ticket_id for row in first if row.ticket_id])
    numbers = dict(seen.values_list("pk", "number"))
    return [
        Example(row.pk, row.words, row.channel, row.language, row.at, numbers.get(row.ticket_id or 0)) for row in first
    ]


def contacts_of(question: Question) -> QuerySet[RadarContact]:
    """Return the contacts that may be shown to who sees the question, the newest first; searches are told apart."""
    return _told(question)


def _told(question: Question) -> QuerySet[RadarContact]:
    """Contacts that may be shown: nothing of a ticket that has become confidential, or of who has become protected."""
    rows = RadarContact.objects.filter(question=question).exclude(source=RadarContact.Source.SEARCH).defer("vector")
    return rows.exclude(ticket__is_confidential=True).exclude(ticket__requester__is_protected=True)


def searches(question: Question, limit: int = 5) -> list[Searched]:
    """Return what was looked for on the web without a hit in 12 weeks, the commonest first."""
    rows = RadarContact.objects.filter(question=question, source=RadarContact.Source.SEARCH, at__gte=since())
    counted = rows.order_by().values("words").annotate(times=Sum("weight")).order_by("-times", "words")[:limit]
    return [Searched(row["words"], row["times"]) for row in counted]


def wrap_ups(question: Question) -> WrapUps:
    """Return what was said when the question's tickets of 12 weeks were solved; two queries."""
    rows = RadarContact.objects.filter(question=question, at__gte=since())
    knowledge = rows.exclude(knowledge="").order_by().values_list("knowledge").annotate(Sum("weight"))
    causes = WrapUp.objects.filter(ticket__in=rows.order_by().values("ticket")).exclude(cause="").order_by()
    return WrapUps(dict(knowledge), dict(causes.values_list("cause").annotate(Count("ticket", distinct=True))))


def nearest_articles(question: Question, agent: Viewer, limit: int = 3) -> list[NearArticle]:
    """Return the published articles that come nearest to answering it, and whether they helped those who voted."""
    hits = suggest_articles(agent, question.name, limit=limit)
    votes = {
        pk: (helped, count)
        for pk, helped, count in Feedback.objects.filter(translation__in=[hit.shown.translation_id for hit in hits])
        .order_by()
        .values_list("translation")
        .annotate(yes=Count("pk", filter=Q(helped=True)), many=Count("pk"))
    }
    return [
        NearArticle(hit.shown, helped / count if count else None, count)
        for hit in hits
        for helped, count in [votes.get(hit.shown.translation_id, (0, 0))]
    ]


def totals(agent: Viewer) -> Totals:
    """Return what the questions without a published answer cost; one query."""
    rows = questions_visible_to(agent).filter(state__in=_UNANSWERED)
    sums = rows.aggregate(contacts=Sum("contacts", default=0), seconds=Sum("seconds", default=0))
    return Totals(sums["contacts"], sums["seconds"] / 3600 / WEEKS)
