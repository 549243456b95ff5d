"""What waits for one editor: the start page's blocks, and the weekly mail's. As many queries however much waits."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from django.db.models import Count, Exists, F, Model, OuterRef, Q, QuerySet, Window
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from knowledgebase import addresses
from knowledgebase.coverage.listing import open_falls
from knowledgebase.models import Flag, Question, Translation
from knowledgebase.models.translation import Status
from knowledgebase.outdated import MOST_COUNTED, outdated_uses
from knowledgebase.radar.measured import Measured, published_in
from knowledgebase.radar.questions import questions_visible_to
from knowledgebase.searches import SEARCHES_SHOWN, searches_without_hits
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent

SHOWN = 4  # of each
Row = TypeVar("Row", bound=Model)

TITLES: dict[str, str | Promise] = {
    "reviews": gettext_lazy("Waiting for my review"),
    "falls": gettext_lazy("No longer found on the web"),
    "flags": gettext_lazy("Said to be wrong"),
    "due": gettext_lazy("Review due"),
    "questions": gettext_lazy("Questions without an answer"),
    "drafts": gettext_lazy("My drafts"),
    "searches": gettext_lazy("Searches without an answer"),
    "outdated": gettext_lazy("Answers that no longer hold"),
}


@dataclass(frozen=True, slots=True)
class Item:
    text: str
    path: str
    detail: str = ""
    language: str = ""  # of the text, where it need not be the reader's
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    key: str  # of TITLES
    count: int
    items: tuple[Item, ...]
    path: str  # where all of them are
    is_more: bool = False  # there are more than count

    @property
    def title(self) -> str:
        return str(TITLES[self.key])

    @property
    def shown_count(self) -> str:
        return f"{self.count}+" if self.is_more else str(self.count)


@dataclass(frozen=True, slots=True)
class Desk:
    blocks: tuple[Block, ...]  # all of TITLES, empty ones too, what is most urgent first
    month: date  # the first day of last month
    effects: tuple[Measured, ...]  # of what the agent published in it

    @property
    def is_empty(self) -> bool:
        return not any(block.count for block in self.blocks) and not self.effects


def desk_of(agent: Agent, now: datetime) -> Desk:
    """Of an agent who writes articles; for others all of it is empty."""
    blocks = (
        *(_reviews(agent), _falls(agent), _flags(agent), _due(agent, timezone.localdate(now)), _questions(agent)),
        *(_drafts(agent), _searches(agent), _outdated(agent)),
    )
    today = timezone.localdate(now)
    month = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    return Desk(blocks, month, tuple(published_in(agent, month, today=today)))


def _sources(departments: frozenset[int], *statuses: str) -> QuerySet[Translation]:
    """Texts in their articles' own language, where the agent writes."""
    rows = Translation.objects.filter(
        language=F("article__source_language"), article__department__in=sorted(departments), status__in=statuses
    )
    return rows.select_related("article", "latest", "live").only(
        *("language", "article__review_on", "latest__question", "latest__created_at", "live__question")
    )


def _reviews(agent: Agent) -> Block:
    texts = _sources(access_of(agent).publisher_departments, Status.IN_REVIEW).order_by("latest", "pk")
    return _block("reviews", texts, f"{addresses.LIBRARY}?status={Status.IN_REVIEW}")


def _drafts(agent: Agent) -> Block:
    mine = Q(article__responsible=agent) | Q(article__deputy=agent) | Q(article__created_by=agent)
    texts = _sources(access_of(agent).editor_departments, Status.DRAFT).filter(mine).order_by("-latest", "-pk")
    return _block("drafts", texts, f"{addresses.LIBRARY}?status={Status.DRAFT}&mina=1", is_writing=True)


def _due(agent: Agent, today: date) -> Block:
    texts = _sources(access_of(agent).editor_departments, Status.REVIEW_DUE).order_by("article__review_on", "pk")
    return _block("due", texts, f"{addresses.LIBRARY}?status={Status.REVIEW_DUE}", today=today)


def _flags(agent: Agent) -> Block:
    flagged = Exists(Flag.objects.filter(article=OuterRef("article"), settled_at=None))
    texts = _sources(access_of(agent).editor_departments, *Status.values).filter(flagged).order_by("article")
    return _block("flags", texts, f"{addresses.LIBRARY}?flaggade=1")


def _block(
    key: str, texts: QuerySet[Translation], path: str, *, is_writing: bool = False, today: date | None = None
) -> Block:
    rows, count = _first(texts)
    return Block(key, count, tuple(_article(row, is_writing, today) for row in rows), path)


def _article(text: Translation, is_writing: bool, today: date | None) -> Item:
    revision = text.latest or text.live
    path, review_on = addresses.article_for_agents(text.article_id), text.article.review_on
    return Item(
        text=revision.question if revision else "",
        path=f"{path}redigera/" if is_writing else path,
        detail=_("by %(day)s") % {"day": date_format(review_on, "j F")} if today and review_on else "",
        language=text.language,
        is_late=bool(today and review_on and review_on < today),
    )


def _falls(agent: Agent) -> Block:
    rows, count = _first(open_falls(agent))
    items = (
        Item(row.question.words, f"{addresses.COVERAGE}{row.question_id}/", language=row.question.language)
        for row in rows
    )
    return Block("falls", count, tuple(items), f"{addresses.COVERAGE}?visa=fallna")


def _questions(agent: Agent) -> Block:
    rows, count = _first(questions_visible_to(agent).filter(state=Question.State.OPEN).order_by("-rank", "-pk"))
    items = (Item(row.name, addresses.question_for_agents(row.pk), _contacts(row.contacts)) for row in rows)
    return Block("questions", count, tuple(items), f"{addresses.QUESTIONS}?visa=utan-svar")


def _contacts(count: int) -> str:
    return ngettext("%(count)d contact", "%(count)d contacts", count) % {"count": count}


def _times(count: int) -> str:
    return ngettext("%(count)d time", "%(count)d times", count) % {"count": count}


def _searches(agent: Agent) -> Block:
    found = searches_without_hits() if access_of(agent).editor_departments else []
    items = (Item(one.words, addresses.SEARCHES, _times(one.count), language=one.language) for one in found[:SHOWN])
    return Block("searches", len(found), tuple(items), addresses.SEARCHES, is_more=len(found) == SEARCHES_SHOWN)


def _outdated(agent: Agent) -> Block:
    columns = ("ticket__number", "revision__question", "translation__language")
    found = list(outdated_uses(agent).values_list(*columns)[:MOST_COUNTED])
    items = (Item(question, f"/arenden/{number}/", language=language) for number, question, language in found[:SHOWN])
    return Block("outdated", len(found), tuple(items), addresses.OUTDATED, is_more=len(found) == MOST_COUNTED)


def _first(rows: QuerySet[Row]) -> tuple[list[Row], int]:
    """The first SHOWN rows, and how many there are; one query."""
    first = list(rows.annotate(all_of_them=Window(Count("pk")))[:SHOWN])
    return first, _all_of(first)


def _all_of(first: list[Any]) -> int:
    return first[0].all_of_them if first else 0


def filled(desk: Desk) -> Iterator[Block]:
    """Those with something in them."""
    return (block for block in desk.blocks if block.count)
