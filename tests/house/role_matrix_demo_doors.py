"""The rows of the demo doors: every agent may play, where there is a demo. See role_matrix.py."""

from tests.house.roles import Row, agents


def mail(things: object) -> list[object]:
    return ["email"]


DEMO_DOORS: dict[str, Row] = {
    "demo_doors": agents(),
    "demo_chat": agents(),
    "demo_door": agents(302, args=mail),
    "demo_talk": agents(args=mail),
}
