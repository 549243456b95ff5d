"""Rows of the role matrix: recurring questions. The editor writes the department's articles; others have none."""

from django.utils import timezone

from knowledgebase.models import Question
from tests.house.roles import Args, Row, agents


def _question(things: object) -> Question:
    """Of the things' department, made when it is first asked for."""
    now = timezone.now()
    fields = {"department_id": things.department, "first_at": now, "last_at": now}  # type: ignore[attr-defined]
    return Question.objects.get_or_create(name="Hur lång är kön?", defaults=fields)[0]


def one(things: object) -> list[object]:
    return [_question(things).pk]


def writers(code: int = 200, args: Args = one, *, method: str = "get") -> Row:
    return agents(404, args, method=method, editor=code)


RADAR: dict[str, Row] = {
    "radar": agents(404, editor=200),
    "radar_csv": agents(404, editor=200),
    "radar_run": agents(404, editor=200),
    "radar_grouping": agents(404, method="post", editor=302),
    **{name: writers() for name in ("radar_question", "radar_more", "radar_name", "radar_merging", "radar_moving")},
    **{
        f"radar_{name}": writers(302, method="post")
        for name in ("draft", "linking", "muting", "unmuting", "splitting")  # nothing is chosen to be split
    },
    "radar_unmerging": agents(404, one, method="post"),  # it is merged into nothing
}
