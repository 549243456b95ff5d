"""Rows of the role matrix: the editors' desk, the coverage test, avoidable contacts."""

from knowledgebase.models import CoverageQuestion
from tests.house.role_matrix_knowledge import of_article
from tests.house.roles import Row, Things, agents, token


def _asked(things: Things) -> list[object]:
    """A question of the department's article, made when it is first asked for."""
    article = of_article()(things)[0]
    return [CoverageQuestion.objects.get_or_create(words="hur lång är kön", article_id=article)[0].pk]


EDITORIAL: dict[str, Row] = {
    "desk": agents(404, editor=200),
    **{name: agents(404, editor=200) for name in ("coverage", "coverage_new", "coverage_file", "coverage_table")},
    "coverage_run": agents(404, method="post", editor=302),
    "coverage_question": agents(404, args=_asked, editor=200),
    "coverage_removal": agents(404, args=_asked, method="post", editor=302),
    **{
        name: agents(404, team_lead=200, editor=200, administrator=200)
        for name in ("failure_demand", "failure_demand_file")
    },
    "api-coverage-questions": token(),
    "api-coverage-question": token(args=_asked),
    "api-coverage-runs": token(),
}
