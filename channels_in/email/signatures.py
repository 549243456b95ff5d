"""What stands below an answer: the signature of the inbox's sender profile, filled in for the one who answers.

Only the variables below can stand in it; others are refused when the profile is saved (channels_in.email.profiles).
"""

from collections.abc import Mapping

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from servicedesk.lib.placeholders import fill, variables
from servicedesk.people.models import Agent
from tickets.models import NamedAs, SenderProfile, Ticket

VARIABLES: dict[str, str | Promise] = {
    "agent_name": gettext_lazy("the agent's name, as chosen above"),
    "agent_title": gettext_lazy("the agent's title"),
    "team": gettext_lazy("the team that has the ticket"),
    "department": gettext_lazy("the team's department"),
    "municipality": gettext_lazy("the municipality's name"),
    "phone": gettext_lazy("the contact centre's phone number"),
    "ticket_number": gettext_lazy("the ticket's number"),
}
USUAL = "{agent_name}\n{agent_title}\n{municipality}, {phone}"


def signature_of(profile: SenderProfile, ticket: Ticket, agent: Agent | None) -> list[str]:
    """Return the lines of the signature; a line whose variables are all unknown here is left out.

    agent: None when a program answers. The municipality is always named, whatever the profile says.
    """
    values = values_for(profile, ticket, agent)
    lines = (profile.signature.strip() or USUAL).split("\n")
    shown = [_filled(line, values) for line in lines if _has_something(line, values)]
    if not any(values["municipality"] in line for line in shown):
        shown.append(values["municipality"])
    return shown


def values_for(profile: SenderProfile, ticket: Ticket, agent: Agent | None) -> dict[str, str]:
    """Return the variables' values, "" for what is not known."""
    names_agent = agent is not None and profile.named_as != NamedAs.TEAM
    return {
        "agent_name": shown_name(profile, agent, ticket.team.name),
        "agent_title": agent.title if agent is not None and names_agent else "",
        "team": ticket.team.name,
        "department": ticket.team.department.name if ticket.team.department else "",
        "municipality": settings.MUNICIPALITY["name"],
        "phone": settings.MUNICIPALITY["phone_display"],
        "ticket_number": ticket.shown_number,
    }


def shown_name(profile: SenderProfile, agent: Agent | None, team: str) -> str:
    """How the one who answers is named to people outside."""
    if agent is None:
        return ""
    if profile.named_as == NamedAs.FIRST:
        return agent.name.partition(" ")[0]
    return team if profile.named_as == NamedAs.TEAM else agent.name


def _has_something(line: str, values: Mapping[str, str]) -> bool:
    names = variables(line)
    return not names or any(values.get(name) for name in names)


def _filled(line: str, values: Mapping[str, str]) -> str:
    filled = fill(line, values)
    text = filled.text
    for name in filled.empty:
        text = text.replace(f"{{{name}}}", "")
    return text.strip(" ,") if filled.empty else text
