"""How the demo's articles have been used in the last weeks: read, searched for, voted on and answered with."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from knowledgebase.models import ArticleUse, Feedback, SearchesOfDay, SparedContact, UseKind, ViewsOfDay
from knowledgebase.models.statistics import WORDS_MAX
from servicedesk.demo.article_told import Told
from servicedesk.demo.content.article_changes import COMMENTS
from servicedesk.demo.content.article_use import (
    ANSWERED_WITH,
    HELPED,
    MOST_SEARCHED,
    VIEWS_A_DAY,
    WITHOUT_HITS,
    WITHOUT_HITS_EN,
)
from servicedesk.demo.content.calendar import STOCKHOLM
from servicedesk.demo.history import History
from servicedesk.demo.rows import copy_rows
from tickets.models import Inbox, MessageKind, WrapUp

DAYS = 90
_USED = 0.7  # of the answers that could have been made with the article
_LINKED = 0.25  # of those that sent a link instead of the text
_SPARED = 0.012  # of the views
_VOTES = 0.02
_CLICKED = 0.7  # of the searches with hits
_USUALLY_HELPED = 85  # of a hundred votes


@dataclass(slots=True)
class _Views:
    translation_id: int
    day: date
    count: int


@dataclass(slots=True)
class _Searches:
    day: date
    language: str
    words: str
    searches: int
    without_hits: int
    clicks: int
    hits: int


def load_article_use(articles: Mapping[str, Told], tickets: Iterable[tuple[str, History]], now: datetime) -> None:
    """Write ninety days of use. tickets: each with the slug of its scenario, told and written already."""
    chance = Random("use of articles")  # noqa: S311 -- the same each time is what it is for
    public = [one for one in articles.values() if one.translation.live_id and one.row.visibility == "public"]
    read = _load_views(public, now, chance)
    _load_votes(public, read, now, chance)
    _load_spared(public, read, now, chance)
    _load_searches(public, now, chance)
    ArticleUse.objects.bulk_create(sorted(_uses(articles, tickets, chance), key=lambda row: row.created_at))


def _load_views(public: list[Told], now: datetime, chance: Random) -> dict[str, int]:
    """Return how often each has been read. Weekends are quieter; translations are read a little."""
    rows: list[_Views] = []
    read: dict[str, int] = {}
    for one in public:
        usual = VIEWS_A_DAY.get(one.content.slug, 0) or chance.uniform(0.1, 3)
        for text, share in ((one.translation, 1.0), *((other, 0.12) for other in one.others)):
            for day in _days_since(one.times.published, now):
                calm = 0.5 if day.weekday() > 4 else 1.0
                if count := round(max(chance.gauss(usual * share * calm, usual * share / 3), 0)):
                    rows.append(_Views(text.pk, day, count))
                    read[one.content.slug] = read.get(one.content.slug, 0) + count
    copy_rows(ViewsOfDay, rows, _Views)
    return read


def _days_since(published: datetime | None, now: datetime) -> Iterator[date]:
    today = now.astimezone(STOCKHOLM).date()
    for ago in range(DAYS - 1, -1, -1):
        day = today - timedelta(days=ago)
        if published is not None and day >= published.date():
            yield day


def _load_votes(public: list[Told], read: Mapping[str, int], now: datetime, chance: Random) -> None:
    comments: dict[str, list[str]] = {}
    for slug, text in COMMENTS:
        comments.setdefault(slug, []).append(text)
    rows = []
    for one in public:
        slug = one.content.slug
        said = comments.get(slug, [])
        for place in range(max(round(read.get(slug, 0) * _VOTES), len(said))):
            helped = place >= len(said) and chance.random() * 100 < HELPED.get(slug, _USUALLY_HELPED)
            rows.append(_vote(one, helped, said[place] if place < len(said) else "", _moment(now, chance)))
    Feedback.objects.bulk_create(sorted(rows, key=lambda row: row.created_at))


def _vote(one: Told, helped: bool, comment: str, at: datetime) -> Feedback:
    return Feedback(
        translation=one.translation, revision=one.revision_at(at), helped=helped, comment=comment, created_at=at
    )


def _moment(now: datetime, chance: Random) -> datetime:
    return now - timedelta(minutes=chance.uniform(20, DAYS * 24 * 60))


def _load_spared(public: list[Told], read: Mapping[str, int], now: datetime, chance: Random) -> None:
    inboxes = {"form": Inbox.objects.get(slug="skriv-till-oss"), "chat": Inbox.objects.get(slug="chatt")}
    rows = []
    for one in public:
        for _time in range(round(read.get(one.content.slug, 0) * _SPARED)):
            at, where = _moment(now, chance), chance.choices(("form", "chat", "page"), (6, 2, 3))[0]
            rows.append(
                SparedContact(
                    translation=one.translation, revision=one.revision_at(at), at=where, inbox=inboxes.get(where),
                    created_at=at,
                )
            )  # fmt: skip
    SparedContact.objects.bulk_create(sorted(rows, key=lambda row: row.created_at))


def _load_searches(public: list[Told], now: datetime, chance: Random) -> None:
    counted: dict[tuple[date, str, str], _Searches] = {}
    for words, language, hits in _typed(public, chance):
        day = (now - timedelta(days=min(chance.expovariate(1 / 30), DAYS - 1))).astimezone(STOCKHOLM).date()
        kept = words.lower().rstrip("?!.")[:WORDS_MAX]
        row = counted.setdefault((day, language, kept), _Searches(day, language, kept, 0, 0, 0, hits))
        row.searches += 1
        row.without_hits += hits == 0
        row.clicks += hits > 0 and chance.random() < _CLICKED
    copy_rows(SearchesOfDay, sorted(counted.values(), key=lambda row: (row.day, row.words)), _Searches)


def _typed(public: list[Told], chance: Random) -> Iterator[tuple[str, str, int]]:
    """Give each search: the words, their language, how many hits there were."""
    for one in public:
        often = max(round(VIEWS_A_DAY.get(one.content.slug, 1.5)), 1)
        for asked in one.content.asked:
            for _time in range(chance.randint(0, often * 2)):
                yield asked, "sv", chance.randint(2, 9)
    for language, hits, usual in (("sv", 6, MOST_SEARCHED), ("sv", 0, WITHOUT_HITS), ("en", 0, WITHOUT_HITS_EN)):
        for words, times in usual.items():
            yield from [(words, language, hits)] * times


def _uses(articles: Mapping[str, Told], tickets: Iterable[tuple[str, History]], chance: Random) -> Iterator[ArticleUse]:
    """What agents answered with: in letters and messages, read out in calls, named when the ticket was solved."""
    named = dict(WrapUp.objects.filter(knowledge="yes").values_list("ticket", "agent"))
    for scenario, story in tickets:
        one = articles.get(ANSWERED_WITH.get(scenario, ""))
        if one is None or not _was_there(one, story) or chance.random() > _USED:
            continue
        ticket = story.ticket.id
        answer = next((m for m in story.messages if m.direction == "out" and m.agent_id), None)
        call = next((m for m in story.messages if m.kind == MessageKind.NOTE and story.ticket.channel == "phone"), None)
        if answer is not None:
            kind = UseKind.LINKED if chance.random() < _LINKED else UseKind.INSERTED
            yield _use(one, ticket, kind, answer.agent_id, answer.created_at, message_id=answer.id)
        elif call is not None:
            yield _use(one, ticket, UseKind.READ_OUT, call.agent_id, call.created_at)
        if ticket in named:
            at = story.ticket.updated_at
            yield _use(one, ticket, UseKind.WRAP_UP, named[ticket], at)


def _was_there(one: Told, story: History) -> bool:
    return one.times.published is not None and one.times.published < story.ticket.created_at


def _use(
    one: Told, ticket_id: int, kind: str, agent_id: int | None, at: datetime, message_id: int | None = None
) -> ArticleUse:
    return ArticleUse(
        translation=one.translation, revision=one.revision_at(at), ticket_id=ticket_id, message_id=message_id,
        agent_id=agent_id, kind=kind, created_at=at,
    )  # fmt: skip
