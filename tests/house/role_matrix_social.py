"""The rows of what is done with what others wrote at social networks. See role_matrix.py."""

from channels_in.models import SocialDeed, SocialItem
from tests.house.roles import Row, agents, members, token
from tickets.models import Inbox, Message


def comment(things: object) -> list[int]:
    """A comment in public on the ticket of the closed team."""
    message = Message.objects.filter(ticket__number=things.number, direction="in").first()  # type: ignore[attr-defined]
    assert message is not None
    inbox = Inbox.objects.get(pk=message.ticket.inbox_id)
    SocialItem.objects.get_or_create(
        inbox=inbox, external_id="1", defaults={"message": message, "is_public": True, "author_id": "7", "text": "Hej"}
    )
    return [things.number, message.pk]  # type: ignore[attr-defined]


def deed(things: object) -> list[int]:
    number, _message = comment(things)
    item = SocialItem.objects.get(message__ticket__number=number)
    found, _made = SocialDeed.objects.get_or_create(
        item=item, defaults={"verb": "hide", "reason": "spam", "copy": {"text": "Hej"}, "gave_up": True}
    )
    return [number, found.pk]


SOCIAL: dict[str, Row] = {
    "api-social-deeds": token(),
    "social_hiding": members(args=comment),
    "social_showing": members(args=comment),
    "social_taking_down": agents(404, args=comment, team_lead=200, administrator=200),
    "social_deed_retry": members(args=deed),
    "social_deeds": agents(404, team_lead=200, administrator=200),
    "social_deeds_export": agents(404, team_lead=200, administrator=200),
}
