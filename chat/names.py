"""How the two sides of a chat are named to each other."""

from tickets.models.sender_profile import NamedAs


def first_name(name: str) -> str:
    """Return what a person is called.

    >>> first_name("Johan Åkerström")
    'Johan'
    """
    return name.split(maxsplit=1)[0] if name.strip() else ""


def for_visitor(agent_name: str, *, named_as: str | None, team_name: str) -> str:
    """Return what a visitor is told an agent is called: never a surname, or the team where the inbox says so."""
    return team_name if named_as == NamedAs.TEAM else first_name(agent_name)
