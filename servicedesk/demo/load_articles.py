"""The knowledge base: shelves, articles in every state, their texts in each language and how these came to be."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from knowledgebase.models import Article, Category, LifeEvent, Rendering, Revision, Translation
from knowledgebase.models.translation import Status
from knowledgebase.search_index import index_everything
from servicedesk.demo import content
from servicedesk.demo.article_story import write_events
from servicedesk.demo.article_texts import Texts
from servicedesk.demo.article_times import Times, times_of
from servicedesk.demo.article_told import Told
from servicedesk.demo.content import article_shapes as shapes
from servicedesk.demo.content.article_changes import EARLIER_TEXTS, OLD_SHORT_FORMS
from servicedesk.demo.rows import ids, new_ids
from servicedesk.people.models import Agent, Department, Team

TRANSLATED_AFTER = timedelta(days=2)
_STATUS = {
    "draft": Status.DRAFT,
    "in_review": Status.IN_REVIEW,
    "published": Status.PUBLISHED,
    "review_due": Status.REVIEW_DUE,
    "unpublished": Status.UNPUBLISHED,
}


def load_articles(now: datetime) -> dict[str, Told]:
    """Write the knowledge base as it stands at now; returns its articles by slug. Their use: load_article_use."""
    told = _load_rows(now, _load_categories(), _load_life_events())
    _write_texts(told)
    _translate(told, now)
    _place(told)
    # A text points at its revisions and they at it: foreign keys are looked at when the transaction ends.
    Translation.objects.bulk_create(text for one in told.values() for text in (one.translation, *one.others))
    Revision.objects.bulk_create(row for one in told.values() for row in _revisions(one))
    _load_renderings(told)
    write_events(list(told.values()), now)
    index_everything()
    return told


def _revisions(one: Told) -> Iterator[Revision]:
    yield from one.sources
    yield from (text.latest for text in one.others if text.latest is not None)


def _load_categories() -> dict[str, Category]:
    made: dict[str, Category] = {}
    for position, one in enumerate(content.ARTICLE_CATEGORIES):
        category = Category(
            slug=one.slug, name=one.name, names={"en": one.name_en}, summary=one.summary,
            summaries={"en": one.summary_en}, icon=one.icon,
            parent=made.get(one.parent), position=position,
        )  # fmt: skip
        category.place()
        category.save(force_insert=True)
        made[one.slug] = category
    return made


def _load_life_events() -> dict[str, LifeEvent]:
    rows = LifeEvent.objects.bulk_create(
        LifeEvent(
            slug=one.slug, name=one.name, names={"en": one.name_en}, summary=one.summary,
            summaries={"en": one.summary_en}, icon=one.icon,
            position=position,
        )
        for position, one in enumerate(content.LIFE_EVENTS)
    )  # fmt: skip
    return {row.slug: row for row in rows}


def _load_rows(now: datetime, shelves: Mapping[str, Category], events: Mapping[str, LifeEvent]) -> dict[str, Told]:
    teams = {row.slug: row for row in Team.objects.select_related("department")}
    agents = {row.email: row for row in Agent.objects.all()}
    changes = {one.article: one for one in EARLIER_TEXTS}
    times = {one.slug: times_of(one, changes, now) for one in content.ARTICLES}
    rows = Article.objects.bulk_create(
        _article(one, times[one.slug], shelves[one.category], teams[one.team], agents) for one in content.ARTICLES
    )
    numbers = new_ids(Translation, len(rows))
    translations = [
        Translation(pk=pk, article=row, language="sv", slug=one.slug, created_at=row.created_at)
        for one, row, pk in zip(content.ARTICLES, rows, numbers, strict=True)
    ]
    _load_places(rows, events)
    return {
        one.slug: Told(one, row, times[one.slug], translation)
        for one, row, translation in zip(content.ARTICLES, rows, translations, strict=True)
    }


def _article(one: shapes.Article, times: Times, category: Category, team: Team, agents: Mapping[str, Agent]) -> Article:
    return Article(
        category=category,
        audience=list(one.audience),
        tags=list(one.tags),
        visibility=one.visibility,
        department=team.department,
        team=team,
        responsible=agents[one.responsible],
        deputy=agents[one.deputy],
        review_on=times.review_on,
        created_by=agents[one.responsible],
        created_at=times.created,
        changed_at=times.unpublished or times.last_published or times.created,
    )


def _load_places(rows: list[Article], events: Mapping[str, LifeEvent]) -> None:
    departments = Department.objects.in_bulk(field_name="slug")
    pairs = list(zip(content.ARTICLES, rows, strict=True))
    happens, reads = Article.life_events.through, Article.departments.through
    happens.objects.bulk_create(
        happens(article_id=row.pk, lifeevent_id=events[slug].pk) for one, row in pairs for slug in one.life_events
    )
    reads.objects.bulk_create(
        reads(article_id=row.pk, department_id=departments[slug].pk) for one, row in pairs for slug in one.departments
    )


def _write_texts(told: Mapping[str, Told]) -> None:
    """The Swedish revisions: one, or two where something has changed."""
    texts, numbers = Texts({slug: one.row.pk for slug, one in told.items()}), ids(Revision)
    changes = {one.article: one for one in EARLIER_TEXTS}
    for slug, one in told.items():
        present, earlier = texts.of(one.content), changes.get(slug)
        then = [(texts.before(present, earlier), "", one.times.created)] if earlier else []
        last = (present, earlier.summary if earlier else "", one.times.saved or one.times.created)
        for number, (text, summary, at) in enumerate([*then, last], 1):
            one.sources.append(
                Revision(
                    pk=next(numbers), translation=one.translation, number=number, author=one.row.responsible,
                    created_at=at, summary=summary, **text,
                )
            )  # fmt: skip


def _translate(told: Mapping[str, Told], now: datetime) -> None:
    texts, numbers = Texts({slug: one.row.pk for slug, one in told.items()}), ids(Revision)
    pirkko = Agent.objects.get(email="pirkko.kallio@storan.example")
    for text, pk in zip(
        content.ARTICLE_TRANSLATIONS, new_ids(Translation, len(content.ARTICLE_TRANSLATIONS)), strict=True
    ):
        one = told[text.article]
        source, begun = (one.sources[0], one.times.published) if text.is_stale else _newest(one)
        at = min((begun or one.times.created) + TRANSLATED_AFTER, now - timedelta(hours=1))
        row = Translation(pk=pk, article=one.row, language=text.language, slug=text.slug, created_at=at)
        row.latest = row.live = Revision(
            pk=next(numbers), translation=row, number=1, author=pirkko, created_at=at, translates=source,
            **texts.translated(text),
        )  # fmt: skip
        row.status, row.published_at, row.reviewed_at = Status.PUBLISHED, at, at
        one.others.append(row)


def _newest(one: Told) -> tuple[Revision, datetime | None]:
    return one.sources[-1], one.times.last_published


def _place(told: Mapping[str, Told]) -> None:
    """Say where each Swedish text stands."""
    for one in told.values():
        text, times, state = one.translation, one.times, one.content.state
        text.latest, text.status = one.sources[-1], _STATUS[state]
        if state in ("published", "review_due"):
            text.live, text.published_at = text.latest, times.last_published
            text.reviewed_at = times.reviewed or times.last_published
        text.unpublished_at = times.unpublished


def _load_renderings(told: Mapping[str, Told]) -> None:
    Rendering.objects.bulk_create(
        Rendering(
            translation=one.translation, kind=kind, text=text, author=one.row.responsible,
            revision=one.sources[0 if slug in OLD_SHORT_FORMS else -1],
            changed_at=one.times.created if slug in OLD_SHORT_FORMS else one.sources[-1].created_at,
        )
        for slug, one in told.items()
        for kind, text in (("sms", one.content.sms), ("social", one.content.social))
        if text
    )  # fmt: skip
