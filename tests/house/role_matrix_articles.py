"""Rows of the role matrix: the help centre, and the API of its articles."""

from knowledgebase.models import ContactWay, Disturbance, LifeEvent, Translation
from tests.factories import make_article
from tests.house.roles import Args, Row, public, token

UUID = "00000000-0000-4000-8000-000000000000"


def article(*before: object) -> Args:
    return lambda things: [*before, _article_of(things).slug]


def shelf(*before: object) -> Args:
    return lambda things: [*before, _article_of(things).article.category.slug]


def life_event(*before: object) -> Args:
    return lambda things: [*before, LifeEvent.objects.get_or_create(slug="flytta", name="Flytta")[0].slug]


def disturbance(things: object) -> list[object]:
    return [Disturbance.objects.get_or_create(title="Brunt vatten", languages=["sv"])[0].pk]


def contact_way(things: object) -> list[object]:
    return [ContactWay.objects.get_or_create(kind="phone", address="0980-31 92 00")[0].pk]


def _article_of(things: object) -> Translation:
    """A public article, made when it is first asked for."""
    return Translation.objects.filter(slug__startswith="nar-toms").first() or make_article("När töms soptunnan?")


HELP: dict[str, Row] = {
    "start": public(),
    "questions": public(),
    "feed": public(),
    "suggestions": public(),
    "article": public(args=article()),
    "category": public(args=shelf()),
    "life_event": public(args=life_event()),
    "accessibility": public(404),  # nobody has written these
    "personal_data": public(404),
    "social_media": public(404),
    "start_in": public(args=lambda things: ["en"]),
    "questions_in": public(args=lambda things: ["fi"]),
    "feed_in": public(args=lambda things: ["en"]),
    "suggestions_in": public(args=lambda things: ["en"]),
    "article_in": public(404, args=article("en")),
    "category_in": public(args=shelf("en")),
    "life_event_in": public(args=life_event("en")),
    **{f"{name}_in": public(404, args=lambda things: ["en"]) for name in ("accessibility", "personal_data")},
    "social_media_in": public(404, args=lambda things: ["en"]),
    "article_vote": public(404, args=lambda things: [_article_of(things).pk], method="post"),
    "article_comment": public(404, args=lambda things: [_article_of(things).pk], method="post"),
    "article_file": public(404, args=lambda things: [UUID]),
    "inlay_script": public(),
    "inlay_guide": public(404),  # there is no answer to show as an example
    "inlay_guide_in": public(404, args=lambda things: ["en"]),
    "inlaid_article": public(args=article()),
    "inlaid_article_in": public(404, args=article("en")),
    "inlaid_category": public(args=shelf()),
    "inlaid_category_in": public(args=shelf("en")),
    "inlaid_search": public(),
    "inlaid_search_in": public(args=lambda things: ["en"]),
    "sitemap": public(),
    "robots": public(),
}
ARTICLES_API: dict[str, Row] = {
    "api-articles": public(),
    "api-article-categories": public(),
    "api-life-events": public(),
    "api-article": public(args=lambda things: [_article_of(things).article.key]),
    "api-article-feedback": public(415, args=lambda things: [_article_of(things).article.key], method="post"),
    "api-article-suggestions": public(415, method="post"),
    "api-article-drafts": token(),
    "api-article-draft": token(args=lambda things: [_article_of(things).pk]),
    "api-article-draft-submission": token(args=lambda things: [_article_of(things).pk], method="post"),
    "api-questions": token(),
    "api-question": token(args=lambda things: [1]),
    **{
        f"api-question-{name}": token(args=lambda things: [1], method="post")
        for name in ("merges", "merge-undoing", "splits", "contacts", "article", "draft")
    },
}
