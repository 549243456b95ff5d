"""The demo's radar: what has been asked over twenty weeks, as questions that editors have worked with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from knowledgebase.models import SearchesOfDay
from knowledgebase.models.radar import Question, QuestionEvent, RadarContact, RadarRun
from knowledgebase.radar.ranking import rank_questions
from knowledgebase.radar.sources import search_at, search_id
from servicedesk.demo.article_told import Told
from servicedesk.demo.content.calendar import STOCKHOLM
from servicedesk.demo.content.placeholders import choose
from servicedesk.demo.content.radar_more import MORE_QUESTIONS
from servicedesk.demo.content.radar_questions import TOP_QUESTIONS
from servicedesk.demo.content.radar_shapes import RadarQuestion
from servicedesk.demo.rows import copy_rows
from servicedesk.people.models import Agent, Department

_EDITOR = "pirkko.kallio@storan.example"
_WEEKDAYS = (24, 20, 19, 17, 14, 3, 3)
_HOURS = (4, 12, 14, 12, 9, 10, 11, 9, 7, 5, 4, 3)  # from seven
_WRAPPED_UP = 0.6  # of the contacts
_TIMED = 0.8
_STAFFED = ("phone", "visit")
_Kind = QuestionEvent.Kind


@dataclass(slots=True)
class _Contact:
    source: str
    source_id: str
    channel: str
    at: datetime
    words: str
    language: str
    question_id: int
    department_id: int
    weight: int = 1
    seconds: int | None = None
    knowledge: str = ""
    article_id: int | None = None
    changed_at: datetime | None = None


def load_radar(articles: Mapping[str, Told], now: datetime) -> int:
    """Write the questions with their contacts and what was done with them. Returns how many contacts there are.

    What was asked before there was the radar has no ticket here; the demo's own tickets are collected by the job.
    """
    chance = Random("radar")  # noqa: S311 -- the same each time is what it is for
    departments = Department.objects.in_bulk(field_name="slug")
    contents = (*TOP_QUESTIONS, *MORE_QUESTIONS)
    rows = Question.objects.bulk_create(
        _question(one, departments[one.department], articles.get(one.article), now) for one in contents
    )
    contacts = [
        contact
        for one, row in zip(contents, rows, strict=True)
        for contact in (*_said(one, row, now, chance), *_searched(one, row))
    ]
    copy_rows(RadarContact, sorted(contacts, key=lambda row: row.at), _Contact)
    _date(rows, contacts)
    _tell(rows, contents, articles, now)
    rank_questions(now)
    night = now.astimezone(STOCKHOLM).replace(hour=0, minute=0) - timedelta(hours=21)
    RadarRun.objects.create(
        started_at=night, finished_at=night + timedelta(seconds=7), contacts=len(contacts), fresh=len(contacts) // 80,
        questions=len(rows),
    )  # fmt: skip
    return len(contacts)


def _question(one: RadarQuestion, department: Department, told: Told | None, now: datetime) -> Question:
    return Question(
        name=one.name, is_named=one.is_named, state=one.state, department=department,
        article=told.row if told else None,
        answered_at=told.times.published if told and one.state == "answered" else None,
        first_at=now, last_at=now,
    )  # fmt: skip


def _said(one: RadarQuestion, row: Question, now: datetime, chance: Random) -> Iterator[_Contact]:
    for said, (day, hour) in enumerate(_times(one, now, chance), 1):
        channel = chance.choices([kind for kind, _many in one.channels], [many for _kind, many in one.channels])[0]
        at = datetime.combine(day, time(hour, chance.randint(0, 59), chance.randint(0, 59)), STOCKHOLM)
        text = choose(chance.choice(one.asked), chance)
        language, _colon, other = text.partition(": ") if text[2:4] == ": " else ("sv", "", text)
        contact = _Contact(
            _source(channel), f"{one.slug} {said}", channel, at, " ".join(other.split()), language, row.pk,
            row.department_id or 0, changed_at=at,
        )  # fmt: skip
        if chance.random() < _TIMED:
            contact.seconds = max(round(chance.lognormvariate(0, 0.45) * one.minutes * 54), 30)
        if chance.random() < _WRAPPED_UP:
            contact.knowledge = _knowledge(one, chance)
        if contact.knowledge == "yes":
            contact.article_id = row.article_id
        if at < now:
            yield contact


def _source(channel: str) -> str:
    return {"chat": "chat"}.get(channel, "call" if channel in _STAFFED else "message")


def _knowledge(one: RadarQuestion, chance: Random) -> str:
    if chance.random() * 100 >= one.unanswered:
        return "yes"
    return "wrong" if one.article and chance.random() < 0.3 else "no"


def _times(one: RadarQuestion, now: datetime, chance: Random) -> Iterator[tuple[date, int]]:
    """The day and hour of each contact: whole weeks, and as much of this one as has been."""
    today = now.astimezone(STOCKHOLM).date()
    monday = today - timedelta(days=today.weekday())
    current = round(one.weeks[-1] * sum(_WEEKDAYS[: today.weekday()]) / sum(_WEEKDAYS))
    for ago, many in enumerate((current, *reversed(one.weeks))):
        days = _WEEKDAYS if ago else _WEEKDAYS[: today.weekday()]
        for _time in range(many):
            yield (
                monday - timedelta(weeks=ago) + timedelta(days=chance.choices(range(len(days)), days)[0]),
                chance.choices(range(7, 19), _HOURS)[0],
            )


def _searched(one: RadarQuestion, row: Question) -> Iterator[_Contact]:
    found = SearchesOfDay.objects.filter(words__in=one.searches, without_hits__gt=0)
    for search in found.order_by("day"):
        at = search_at(search.day)
        yield _Contact(
            "search", search_id(search.language, search.day, search.words), "", at, search.words, search.language,
            row.pk, row.department_id or 0, weight=search.without_hits, changed_at=at,
        )  # fmt: skip


def _date(rows: list[Question], contacts: list[_Contact]) -> None:
    times: dict[int, list[datetime]] = {}
    for contact in contacts:
        times.setdefault(contact.question_id, []).append(contact.at)
    for row in rows:
        row.first_at, row.last_at = min(times[row.pk]), max(times[row.pk])
    Question.objects.bulk_update(rows, ["first_at", "last_at"])


def _tell(
    rows: list[Question], contents: tuple[RadarQuestion, ...], articles: Mapping[str, Told], now: datetime
) -> None:
    """What was done with the questions: found by the job, named and worked with by the editor."""
    editor = Agent.objects.get(email=_EDITOR)
    events = []
    for row, one in zip(rows, contents, strict=True):
        found = row.first_at + timedelta(days=2)
        events.append(QuestionEvent(question=row, kind=_Kind.FOUND, at=found))
        if one.is_named:
            to = {"to": one.name}
            events.append(QuestionEvent(question=row, kind=_Kind.RENAMED, agent=editor, at=_later(found, 1), data=to))
        if one.state == "muted":
            events.append(QuestionEvent(question=row, kind=_Kind.MUTED, agent=editor, at=_later(found, 3)))
        if told := articles.get(one.article):
            events += _answered(row, told, editor, found)
    QuestionEvent.objects.bulk_create(sorted((one for one in events if one.at < now), key=lambda event: event.at))


def _answered(row: Question, told: Told, editor: Agent, found: datetime) -> Iterator[QuestionEvent]:
    data = {"article": told.row.pk}
    if told.times.created > found:  # it was written because of the question
        yield QuestionEvent(question=row, kind=_Kind.DRAFTED, agent=editor, at=told.times.created, data=data)
    else:
        yield QuestionEvent(question=row, kind=_Kind.LINKED, agent=editor, at=_later(found, 2), data=data)
    if row.answered_at and row.answered_at > found:
        yield QuestionEvent(question=row, kind=_Kind.ANSWERED, agent=editor, at=row.answered_at, data=data)


def _later(moment: datetime, days: int) -> datetime:
    return moment + timedelta(days=days)
