"""An answer as an SMS: its words, and who says them. The municipality is always named, since a number tells nobody."""

from channels_in.email.compose import sender_name
from channels_in.email.signatures import shown_name
from servicedesk.lib.markdown import to_text
from servicedesk.people.models import Agent
from tickets.models import Message, Ticket
from tickets.models.sender_profile import profile_of


def text_of(message: Message) -> str:
    # What we write ourselves is no Markdown.
    body = message.body if message.is_automatic else to_text(message.body)
    return f"{body.strip()}\n{closing(message.ticket, message.agent)}"


def closing(ticket: Ticket, agent: Agent | None) -> str:
    """The last line: "Johan Åkerström, Storåns kommun"."""
    name = shown_name(profile_of(ticket.inbox), agent, ticket.team.name)
    return ", ".join(filter(None, [name, sender_name(ticket)]))
