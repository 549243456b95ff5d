"""The role matrix of the knowledge base's pages. The editor writes the department's articles; nobody here publishes."""

from knowledgebase.models import Category, EmbedOrigin, LifeEvent, Translation
from servicedesk.people.models import Department
from tests.factories import make_article, make_shelf
from tests.house.roles import Args, Row, administrators, agents


def _text(things: object) -> Translation:
    """A published article of the things' department, made when it is first asked for."""
    found = Translation.objects.filter(slug__startswith="hur-lang-ar-kon").first()
    department = Department.objects.get(pk=things.department)  # type: ignore[attr-defined]
    return found or make_article("Hur lång är kön?", department=department)


def of_article(*more: object) -> Args:
    return lambda things: [_text(things).article_id, *more]


def _shelf(things: object) -> list[object]:
    return [(Category.objects.first() or make_shelf()).pk]


def _life_event(things: object) -> list[object]:
    return [LifeEvent.objects.get_or_create(slug="flytta", defaults={"name": "Flytta"})[0].pk]


def _origin(things: object) -> list[object]:
    return [EmbedOrigin.objects.get_or_create(origin="https://turism.example")[0].pk]


ONE = of_article()


def writers(code: int = 200, args: Args = ONE, *, method: str = "get") -> Row:
    """Editors of the department; for other agents it does not exist."""
    return agents(404, args, method=method, editor=code)


def publishers(args: Args = ONE) -> Row:
    """Publishers of the department, and none of these roles is one."""
    return agents(404, args, method="post")


KNOWLEDGE: dict[str, Row] = {
    "knowledge": agents(),
    "knowledge_new": agents(404, editor=200),
    "knowledge_searches": agents(404, editor=200),
    "knowledge_search_settling": agents(404, method="post", editor=302),
    "knowledge_similar": agents(),
    "knowledge_links": agents(),
    "knowledge_pasting": agents(404, method="post", editor=200),
    "knowledge_article": agents(args=of_article()),
    "knowledge_flags": agents(302, args=of_article(), method="post"),
    "knowledge_flag_settling": agents(404, args=of_article(0), method="post"),  # there is none
    "knowledge_editing": writers(),
    "knowledge_draft": writers(method="post"),
    **{
        f"knowledge_{name}": writers(302, method="post")
        for name in ("draft_removal", "taking_back", "responsibility", "placing", "visibility", "address", "remarks")
    },
    "knowledge_files": writers(422, method="post"),
    "knowledge_short_form": writers(302, of_article("sms"), method="post"),
    **{
        f"knowledge_{name}": agents(404, args=of_article(0), method="post")  # there is none
        for name in ("remark_answers", "remark_settling")
    },
    "knowledge_translations": writers(404, method="post"),  # no language is named
    "knowledge_versions": writers(),
    "knowledge_restoring": writers(302, of_article("sv", 1), method="post"),
    **{f"knowledge_{name}": publishers() for name in ("sending_back", "review", "unpublishing")},
}
KNOWLEDGE_SETTINGS: dict[str, Row] = {
    **{
        f"settings_{name}": administrators()
        for name in ("shelves", "shelf_new", "life_events", "life_event_new", "embed_origins")
    },
    "settings_shelf": administrators(args=_shelf),
    "settings_shelf_order": administrators(302, args=_shelf, method="post"),
    "settings_life_event": administrators(args=_life_event),
    "settings_life_event_order": administrators(302, args=_life_event, method="post"),
    "settings_embed_origin_use": administrators(302, args=_origin, method="post"),
}
