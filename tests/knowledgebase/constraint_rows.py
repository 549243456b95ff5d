"""What the database refuses of articles and the website, whoever writes."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from knowledgebase.models import (
    AccessibilityStatement,
    Article,
    ArticleEvent,
    ArticleFile,
    ArticleUse,
    Category,
    ContactWay,
    Disturbance,
    Editing,
    EmbedOrigin,
    Flag,
    IndexedTerm,
    LinkCheck,
    Passage,
    Remark,
    Rendering,
    Revision,
    SearchesOfDay,
    SettledSearch,
    SitePage,
    SlugRedirect,
    SparedContact,
    Translation,
    ViewsOfDay,
)
from tests.factories import make_agent, make_article, make_shelf, make_ticket
from tests.tickets.constraint_rows import twice


def text_with(**fields: Any) -> None:
    Translation.objects.filter(pk=make_article(is_live=fields.pop("is_live", False)).pk).update(**fields)


def article_with(**fields: Any) -> None:
    Article.objects.filter(pk=make_article().article_id).update(**fields)


def shelf_with(**fields: Any) -> None:
    Category.objects.filter(pk=make_shelf().pk).update(**fields)


def revision_with(**fields: Any) -> Revision:
    return Revision.objects.create(**{"translation": make_article(), "number": 2, "question": "Vad?", **fields})


def rendering_with(times: int = 1, **fields: Any) -> None:
    text = make_article()
    for _time in range(times):
        Rendering.objects.create(
            **{"translation": text, "revision": text.live, "kind": "sms", "text": "Kort", **fields}
        )


def remark_with(model: type[Remark] | type[Flag], **fields: Any) -> None:
    text = make_article()
    about = {"translation": text} if model is Remark else {"article": text.article}
    model.objects.create(**{**about, "revision": text.live, "agent": make_agent(), "text": "Fel", **fields})


def file_with(**fields: Any) -> ArticleFile:
    kept = {"name": "a", "storage_name": "a", "content_type": "a/a", "size": 1, "alternative_text": "En karta"}
    return ArticleFile.objects.create(**{"article": make_article().article, **kept, **fields})


def link_with(times: int = 1, **fields: Any) -> None:
    text = make_article()
    for _time in range(times):
        kept = {"translation": text, "revision": text.live, "url": "/a/", "outcome": "works"}
        LinkCheck.objects.create(**{**kept, **fields})


def same_in_one_language() -> None:
    article = make_article().article
    Translation.objects.create(article=article, language="sv", slug="en-annan")


def same_address() -> None:
    make_article(slug="samma")
    make_article(slug="samma")


def same_redirect() -> None:
    text = make_article()
    twice(lambda: SlugRedirect.objects.create(language="sv", slug="gammal", translation=text))


def same_editing() -> None:
    text, agent = make_article(), make_agent()
    twice(lambda: Editing.objects.create(translation=text, agent=agent))


def use_with(times: int = 1, **fields: Any) -> None:
    text, ticket = make_article(), make_ticket()
    kept = {"translation": text, "revision": text.live, "ticket": ticket, "message": ticket.messages.get()}
    for _time in range(times):
        ArticleUse.objects.create(**{**kept, "kind": "linked", **fields})


def spared_with(**fields: Any) -> None:
    text = make_article()
    SparedContact.objects.create(**{"translation": text, "revision": text.live, **fields})


def same_views() -> None:
    text, day = make_article(), timezone.localdate()
    twice(lambda: ViewsOfDay.objects.create(translation=text, day=day))


def same_search() -> None:
    twice(lambda: SearchesOfDay.objects.create(day=timezone.localdate(), language="sv", words="sopor"))


def same_settled_search() -> None:
    agent, now = make_agent(), timezone.now()
    twice(lambda: SettledSearch.objects.create(language="sv", words="sopor", settled_by=agent, settled_at=now))


def statement_with(**fields: Any) -> None:
    today, now = timezone.localdate(), timezone.now()
    kept = {"conformity": "full", "assessed": "by_us", "assessed_on": today, "published_on": today, "changed_at": now}
    AccessibilityStatement.objects.create(**{**kept, **fields})


def page_with(times: int = 1, **fields: Any) -> None:
    kept = {"key": "personal_data", "language": "sv", "text": "Så här", "changed_at": timezone.now()}
    for _time in range(times):
        SitePage.objects.create(**{**kept, **fields})


def same_passage() -> None:
    text = make_article()
    twice(lambda: Passage.objects.create(translation=text, digest="a", embedding=[1.0] + [0.0] * 383))


REFUSED_OF_THE_INDEX: dict[str, Callable[[], Any]] = {
    "indexed_term_once": lambda: twice(lambda: IndexedTerm.objects.create(kind="word", term="sopor", translations=[1])),
    "indexed_term_kind_known": lambda: IndexedTerm.objects.create(kind="verse", term="sopor", translations=[1]),
    "passage_once": same_passage,
}
REFUSED_OF_THE_WEBSITE: dict[str, Callable[[], Any]] = {
    "contact_way_kind_known": lambda: ContactWay.objects.create(kind="pigeon", address="x"),
    "contact_way_has_address": lambda: ContactWay.objects.create(kind="phone"),
    "contact_way_always_or_hours": lambda: ContactWay.objects.create(kind="form", is_always_open=True, hours=[{}]),
    "disturbance_says_what": lambda: Disturbance.objects.create(languages=["sv"]),
    "disturbance_has_language": lambda: Disturbance.objects.create(title="Brunt vatten"),
    "disturbance_ends_after_it_starts": lambda: Disturbance.objects.create(
        title="Brunt vatten", languages=["sv"], ends_at=timezone.now() - timedelta(days=1)
    ),
    "site_page_key_known": lambda: page_with(key="recipes"),
    "site_page_once_a_language": lambda: page_with(2),
    "site_page_has_text": lambda: page_with(text=""),
    "accessibility_statement_is_one": lambda: statement_with(pk=2),
    "accessibility_conformity_known": lambda: statement_with(pk=1, conformity="nearly", shortcomings="Allt"),
    "accessibility_assessed_known": lambda: statement_with(pk=1, assessed="by_luck"),
    "accessibility_says_what_is_missing": lambda: statement_with(pk=1, conformity="none"),
}
REFUSED_OF_ARTICLES: dict[str, Callable[[], Any]] = {
    "article_visibility_known": lambda: article_with(visibility="friends"),
    "article_audience_known": lambda: article_with(audience=["cats"]),
    "article_file_says_what_it_shows": lambda: file_with(alternative_text=""),
    "kb_category_three_levels": lambda: shelf_with(level=4, parent=make_shelf()),
    "kb_category_level_fits_parent": lambda: shelf_with(level=2),
    "editing_once_an_agent": same_editing,
    "remark_not_empty": lambda: remark_with(Remark, text=""),
    "remark_settled_by_somebody": lambda: remark_with(Remark, settled_at=timezone.now()),
    "flag_not_empty": lambda: remark_with(Flag, text=""),
    "flag_settled_by_somebody": lambda: remark_with(Flag, settled_at=timezone.now()),
    "article_event_kind_known": lambda: ArticleEvent.objects.create(article=make_article().article, kind="exploded"),
    "revision_number_unique": lambda: revision_with(number=1),
    "revision_has_question": lambda: revision_with(question=""),
    "rendering_once_a_kind": lambda: rendering_with(2),
    "rendering_kind_known": lambda: rendering_with(kind="telegram"),
    "rendering_not_empty": lambda: rendering_with(text=""),
    "translation_once_a_language": same_in_one_language,
    "translation_slug_unique": same_address,
    "translation_status_known": lambda: text_with(status="archived"),
    "translation_published_has_text": lambda: text_with(status="published"),
    "translation_unpublished_is_gone": lambda: text_with(is_live=True, status="unpublished"),
    "translation_scheduled_has_time": lambda: text_with(status="scheduled", publish_from=timezone.now() + timedelta(1)),
    "slug_redirect_unique": same_redirect,
    "embed_origin_is_origin": lambda: EmbedOrigin.objects.create(origin="https://a.example/start"),
    "link_check_once": lambda: link_with(2),
    "link_outcome_known": lambda: link_with(outcome="odd", failures=1),
    "link_failures_fit_outcome": lambda: link_with(failures=1),
    "article_use_kind_known": lambda: use_with(kind="sung"),
    "article_use_once_a_message": lambda: use_with(2),
    "spared_at_known": lambda: spared_with(at="sea"),
    "views_once_a_day": same_views,
    "searches_once_a_day": same_search,
    "settled_search_once": same_settled_search,
}
