"""A whole table of questions at once: what it would change, row by row; then all of it, or nothing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from knowledgebase.actions.errors import InvalidChange
from knowledgebase.coverage.questions import SWEDISH, By, checked_words, languages
from knowledgebase.coverage.running import ask_for_run
from knowledgebase.coverage.table import Line
from knowledgebase.models import Article, CoverageFall, CoverageQuestion, Translation
from knowledgebase.queries import articles_visible_to
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent

_SLUG = re.compile(r"([^/?#]+)/?(?:[?#].*)?$")  # the last part of an address


@dataclass(frozen=True, slots=True)
class Row:
    """One row that can be taken in."""

    number: int
    words: str
    language: str
    article: Article
    known: CoverageQuestion | None  # that is on the list already

    @property
    def is_new(self) -> bool:
        return self.known is None

    @property
    def is_same(self) -> bool:
        return self.known is not None and self.known.article_id == self.article.pk


@dataclass(frozen=True, slots=True)
class Refused:
    number: int
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Plan:
    new: list[Row] = field(default_factory=list)
    changed: list[Row] = field(default_factory=list)
    same: list[Row] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    @property
    def can_be_written(self) -> bool:
        return not self.refused and bool(self.new or self.changed)


def plan(lines: Sequence[Line], *, by: By) -> Plan:
    """Say what the rows would change. A handful of queries, however many rows."""
    articles, spoken = Articles([line.article for line in lines], by), languages()
    known = _known(lines)
    made, seen = Plan(), dict[tuple[str, str], int]()
    for line in lines:
        try:
            row = _row(line, articles, spoken, known, by)
            key = (row.language, row.words)
            if key in seen:
                raise InvalidChange(_("The same question stands in row %(row)d.") % {"row": seen[key]})
        except InvalidChange as error:
            made.refused.append(Refused(line.number, line.words, str(error)))
            continue
        seen[key] = line.number
        (made.new if row.is_new else made.same if row.is_same else made.changed).append(row)
    return made


def take_in(lines: Sequence[Line], *, by: By) -> Plan:
    """Write what the rows change, or nothing when one of them is refused. They are looked at in a while."""
    now, who = timezone.now(), by if isinstance(by, Agent) else None
    with transaction.atomic():
        made = plan(lines, by=by)
        if not made.can_be_written:
            return made
        fields = {"created_by": who, "changed_by": who, "created_at": now, "changed_at": now}
        CoverageQuestion.objects.bulk_create(
            [
                CoverageQuestion(words=row.words, language=row.language, article=row.article, **fields)
                for row in made.new
            ],
            ignore_conflicts=True,  # somebody put the very same on the list meanwhile
        )
        for row in made.changed:
            known = CoverageQuestion.objects.filter(pk=row.known.pk if row.known else 0)
            known.update(article=row.article, changed_by=who, changed_at=now, place=None, checked_at=None)
        settled = CoverageFall.objects.filter(question__in=[row.known for row in made.changed if row.known])
        settled.filter(resolved_at=None).update(resolved_at=now)
        transaction.on_commit(lambda: ask_for_run(now))
    return made


class Articles:
    """The articles that rows name: by address or its last part, by number, or by key."""

    def __init__(self, named: Iterable[str], by: By) -> None:
        names = {_name(name) for name in named} - {""}
        seen = articles_visible_to(by, timezone.now())
        numbers = {int(name) for name in names if name.isdecimal() and len(name) < 10}
        keys = {key for name in names if (key := _uuid(name)) is not None}
        self.found: dict[str, Article] = {str(row.pk): row for row in seen.filter(pk__in=numbers)}
        self.found |= {str(row.key): row for row in seen.filter(key__in=keys)}
        self.slugs: dict[tuple[str, str], Article] = {}
        texts = Translation.objects.filter(slug__in=names, article__in=seen.order_by().values("pk"))
        for text in texts.select_related("article"):
            self.slugs[text.slug, text.language] = text.article
            self.slugs.setdefault((text.slug, ""), text.article)

    def named(self, name: str, language: str) -> Article | None:
        kept = _name(name)
        by_slug = self.slugs.get((kept, language)) or self.slugs.get((kept, ""))
        return by_slug or self.found.get(kept.lower())


def _row(
    line: Line, articles: Articles, spoken: set[str], known: dict[tuple[str, str], CoverageQuestion], by: By
) -> Row:
    words, language = checked_words(line.words), line.language.lower() or SWEDISH
    if language not in spoken:
        raise InvalidChange(_("No article is written in “%(language)s”.") % {"language": line.language[:20]})
    if not line.article:
        raise InvalidChange(_("The article is missing."))
    article = articles.named(line.article, language)
    if article is None:
        raise InvalidChange(_("There is no article “%(name)s”.") % {"name": line.article[:80]})
    here, mine = known.get((language, words)), access_of(by).editor_departments
    if not {article.department_id, here.article.department_id if here else article.department_id} <= mine:
        raise InvalidChange(_("The article is another department's: its editors put it on the list."))
    return Row(line.number, words, language, article, here)


def _known(lines: Iterable[Line]) -> dict[tuple[str, str], CoverageQuestion]:
    words = set()
    for line in lines:
        try:
            words.add(checked_words(line.words))
        except InvalidChange:
            continue
    rows = CoverageQuestion.objects.filter(words__in=words).select_related("article")
    return {(row.language, row.words): row for row in rows}


def _name(text: str) -> str:
    found = _SLUG.search(text.strip())
    return found[1] if found else ""


def _uuid(name: str) -> UUID | None:
    try:
        return UUID(name)
    except ValueError:
        return None
