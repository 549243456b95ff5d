"""Rows of the role matrix: staffing."""

from tests.house.roles import Row, agents

STAFFING: dict[str, Row] = {
    "staffing": agents(404, team_lead=200, administrator=200),
    "staffing_pace": agents(404, team_lead=200, administrator=200, method="post"),
}
