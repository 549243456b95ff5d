"""Who takes part in a ticket: which contact it may come from, and which agents handle it."""

from random import Random

from servicedesk.demo.content.contacts import CONTACTS
from servicedesk.demo.content.organisation import AGENTS
from servicedesk.demo.content.placeholders import placeholders_in
from servicedesk.demo.content.shapes import AddressKind, Agent, ChannelKind, Contact, Scenario, Who

CONTACT_CENTRE = "kontaktcenter"
_WRITTEN: tuple[AddressKind, ...] = ("email", "phone")
ADDRESS_KINDS: dict[ChannelKind, tuple[AddressKind, ...]] = {
    "email": ("email",),
    "webform": _WRITTEN,
    "eservice": _WRITTEN,
    "chat": _WRITTEN,
    "phone": ("phone",),
    "sms": ("phone",),
    "whatsapp": ("phone",),
    "facebook": ("facebook",),
    "messenger": ("facebook",),
    "instagram": ("instagram",),
}
# Two of the contact centre have more to do than the rest, so that a queue of one's own is worth looking at.
_BUSY = {"johan.akerstrom@storan.example": 9, "asa.lindqvist@storan.example": 2}
# Most people here speak Swedish to the municipality whatever they speak at home; these two do not yet.
_NO_SWEDISH = ("ar", "en")


def address_on(contact: Contact, channel: ChannelKind) -> str:
    """The contact's address on a channel, empty if there is none."""
    wanted = ADDRESS_KINDS.get(channel, ())
    found = [value for kind in wanted for have, value in contact.addresses if have == kind]
    return found[0] if found else ""


def may_be_from(contact: Contact, scenario: Scenario) -> bool:
    """Whether a scenario fits a contact: the kind, the language, the channel and what its texts tell."""
    if f"@{contact.slug}" not in scenario.by and contact.kind not in scenario.by:
        return False
    if scenario.channel in ADDRESS_KINDS and not address_on(contact, scenario.channel):
        return False
    used = placeholders_in(scenario)
    known = {"street": contact.street, "child": contact.child, "first": contact.signs, "name": contact.signs}
    return all(known[name] for name in used & known.keys()) and _speaks(contact, scenario)


def _speaks(contact: Contact, scenario: Scenario) -> bool:
    if scenario.language == "sv":
        return contact.language not in _NO_SWEDISH
    return contact.language == scenario.language


def contacts_for(scenario: Scenario) -> tuple[Contact, ...]:
    """Every contact a scenario may come from."""
    return tuple(contact for contact in CONTACTS if may_be_from(contact, scenario))


class Crew:
    """The agents of one ticket: the same role is the same agent from beginning to end."""

    def __init__(self, scenario: Scenario, rng: Random) -> None:
        front = scenario.team if scenario.confidential else CONTACT_CENTRE
        able = _speakers(_members(scenario.team), scenario)
        assignee = rng.choices(able, [_BUSY.get(agent.email, 1) for agent in able])[0]
        others = tuple(agent for agent in _members(scenario.team) if agent != assignee)
        self._agents: dict[Who, Agent] = {
            "assignee": assignee,
            "colleague": rng.choice(others or _members(front)),
            "lead": _leader(scenario.team) or _leader(front) or assignee,
            "contact_centre": rng.choice(_speakers(_members(front), scenario)),
        }

    def agent(self, who: Who) -> Agent:
        """The agent in a role. Raises KeyError for the requester, who is not an agent."""
        return self._agents[who]


def _members(team: str) -> tuple[Agent, ...]:
    working = ("agent", "team_lead", "editor", "publisher")
    return tuple(a for a in AGENTS if any(slug == team and role in working for slug, role in a.memberships))


def _speakers(agents: tuple[Agent, ...], scenario: Scenario) -> tuple[Agent, ...]:
    return tuple(agent for agent in agents if scenario.language in agent.languages) or agents


def _leader(team: str) -> Agent | None:
    return next((agent for agent in AGENTS if (team, "team_lead") in agent.memberships), None)
