"""One press makes a draft: the question as citizens put it, and an answer out of those that agents gave.

The draft is nobody's answer yet: an editor reads it, a publisher says that the facts are right. What is in it are whole
sentences agents wrote, without anything about people (extracting.py); where there are none it says what to write, and
without a short answer it cannot be published.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from knowledgebase.actions.create_article import create_article
from knowledgebase.actions.errors import InvalidChange
from knowledgebase.models import Article, Category, Question, QuestionEvent, RadarContact, Translation
from knowledgebase.models.article import TAGS_MAX
from knowledgebase.radar.answering import settle
from knowledgebase.radar.extracting import Extract, extract
from knowledgebase.radar.given import answers_given, articles_used, published_words, staff_names
from knowledgebase.radar.holding import holding, refuse_if_put_aside
from knowledgebase.radar.keywords import asked_in, keywords
from knowledgebase.radar.questions import nearest_articles
from knowledgebase.radar.title import title_of
from knowledgebase.texts import LABEL_MAX
from servicedesk.lib.text import one_line
from servicedesk.people.access import Viewer, access_of
from servicedesk.people.models import Agent, Department, Integration
from tickets.queries import tickets_visible_to

LANGUAGE = "sv"
ASKED = 6  # of what people wrote, that an answer is measured by
CANDIDATES = 40  # of what people wrote, for the title
_Kind = QuestionEvent.Kind


@dataclass(frozen=True, slots=True)
class Sources:
    """What a draft was made of: numbers of tickets the reader may see, how many others, and articles agents used."""

    tickets: list[int]
    others: int
    articles: list[Translation]


def begin_answer(question: Question, *, by: Agent | Integration) -> Translation:
    """Return the draft that will answer the question; the one that is there already when there is one.

    Raises NotAllowed, StaleQuestion, and InvalidChange when the question is put aside, or there is no category an
    article could stand in.
    """
    with holding(question, by=by) as held:
        (fresh,) = held.questions
        if fresh.article_id is not None:
            return _text_of(fresh.article_id)
        refuse_if_put_aside(fresh)
        made = _Made.of(fresh, by)
        translation = create_article(
            by=by,
            category=made.category,
            department=_department(fresh, by),
            language=LANGUAGE,
            question=made.title,
            short_answer=made.extract.short_answer,
            details=made.extract.details,
            links=[{"kind": "page", "label": one, "url": url} for one, url in made.links],
            tags=made.tags,
            internal_notes=made.notes,
        )
        fresh.article = translation.article
        held.record(
            fresh, _Kind.DRAFTED, article=translation.article_id, tickets=list(made.extract.tickets), articles=made.used
        )
        settle(held, fresh)
        fresh.save(update_fields=["article", "state", "answered_at"])
    return translation


def sources(question: Question, agent: Viewer) -> Sources | None:
    """Return what the question's draft was made of, as far as the agent may see it; None when nobody pressed."""
    event = question.events.filter(kind=_Kind.DRAFTED).order_by("-pk").first()
    if event is None:
        return None
    ids = event.data.get("tickets", [])
    seen = list(tickets_visible_to(agent).filter(pk__in=ids).order_by("-number").values_list("number", flat=True))
    used = Translation.objects.filter(article__in=event.data.get("articles", []), language=LANGUAGE, live__isnull=False)
    return Sources(seen, len(ids) - len(seen), list(used.select_related("live").order_by("pk")))


@dataclass(frozen=True, slots=True)
class _Made:
    """What is read, and worked out of it."""

    title: str
    extract: Extract
    category: Category
    tags: list[str]
    links: list[tuple[str, str]]  # label, address
    used: list[int]  # articles agents answered with
    notes: str

    @classmethod
    def of(cls, question: Question, by: Agent | Integration) -> "_Made":
        near, given, staff = nearest_articles(question, by), answers_given(question, by), staff_names()
        asked, used = asked_in(question), articles_used(one.ticket for one in given)
        put = [one.words for one in asked if one.source != RadarContact.Source.SEARCH]
        said = [question.name, *put[:CANDIDATES]]
        published = published_words(
            [*said, *(one.text for one in given)],
            [f"{one.shown.question} {one.shown.short_answer} {one.shown.steps} {one.shown.details}" for one in near],
        )
        with override(LANGUAGE):
            title = title_of([question.name] if question.is_named else said, put, published) or _("Write the question")
        made = extract(given, asked=said[:ASKED], published=published, staff=staff)
        return cls(
            title=title,
            extract=made,
            category=_category(
                question, [*(one.article.category_id for one in used), *(one.shown.category_id for one in near)]
            ),
            tags=keywords(asked, without=title, names=staff)[:TAGS_MAX],
            links=[(one_line(one.live.question, LABEL_MAX), f"artikel:{one.article_id}") for one in used if one.live],
            used=[one.article_id for one in used],
            notes=_notes(made),
        )


def _notes(made: Extract) -> str:
    """What the writer needs to know, for agents alone and in the language of the house. No citizen's words: a revision
    is never erased."""
    with override(LANGUAGE):
        if made.short_answer:
            count = len(made.tickets)
            lines = [
                ngettext(
                    "Drafted from what agents answered on %(count)d ticket.",
                    "Drafted from what agents answered on %(count)d tickets.",
                    count,
                )
                % {"count": count},
                _("Check every fact before it is published, and write it so that it holds for everybody."),
            ]
        else:
            lines = [
                _("There is no answer to begin from. Write:"),
                "1. " + _("the answer in one or two sentences, in the field for the short answer"),
                "2. " + _("what one does, step by step"),
                "3. " + _("where one turns when that does not help"),
            ]
    return "\n".join(lines)


def _category(question: Question, near: Sequence[int]) -> Category:
    """The shelf of what comes near, else the one most of the department's articles stand on, else the first.

    Raises InvalidChange.
    """
    active = Category.objects.filter(is_active=True)
    shelves = active.in_bulk(near)
    for one in near:
        if one in shelves:
            return shelves[one]
    theirs = Article.objects.filter(department=question.department_id, category__is_active=True).order_by()
    usual = theirs.values("category").annotate(many=Count("pk")).order_by("-many", "category").first()
    found = active.get(pk=usual["category"]) if usual else active.first()
    if found is None:
        raise InvalidChange(_("Choose a category that is in use."), field="category")
    return found


def _department(question: Question, by: Agent | Integration) -> Department:
    """The question's, or when it has none one that by writes for."""
    pk = question.department_id or min(access_of(by).editor_departments)
    return Department.objects.get(pk=pk)


def _text_of(article_id: int) -> Translation:
    texts = Translation.objects.filter(article=article_id, language=F("article__source_language"))
    return texts.select_related("article", "latest").get()
