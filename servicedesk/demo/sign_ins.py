"""Who can sign in to the demo municipality. The password is public: it works only where settings.DEMO is on."""

from dataclasses import dataclass

from servicedesk.demo.content import AGENTS, TEAMS

DEMO_PASSWORD = "norrsken-over-storan"  # noqa: S105 -- public by purpose


@dataclass(frozen=True, slots=True)
class SignIn:
    name: str
    email: str
    title: str
    roles: str  # "Kontaktcenter: agent, Avfall: agent"


def sign_ins() -> list[SignIn]:
    """Everybody who works here, in the order of the content."""
    names = {team.slug: team.name for team in TEAMS}
    return [
        SignIn(
            agent.name,
            agent.email,
            agent.title,
            ", ".join(f"{names[team]}: {role}" for team, role in agent.memberships),
        )
        for agent in AGENTS
    ]
