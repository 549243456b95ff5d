"""The signed address of a fetched picture: for one message and one agent, good for ten minutes."""

from collections.abc import Callable

from django.core import signing
from django.http import Http404
from django.urls import reverse

from channels_in.email.remote_images import digest_of, fetched
from servicedesk.people.models import Agent
from tickets.models import Message

_SALT = "agent.remote_image"
GOOD_FOR = 600  # seconds; the frame fetches its pictures at once


def addresses_for(message: Message, number: int, agent: Agent) -> Callable[[str], str] | None:
    """Gives for the address of a picture in the mail where we show it from; None when none was fetched."""
    from_digest = fetched(message)
    if not from_digest:
        return None

    def ours(address: str) -> str:
        image = from_digest.get(digest_of(address)) if address else None
        if image is None:
            return ""
        token = signing.dumps([agent.pk, image.pk], salt=_SALT)
        return reverse("remote_image", args=[number, message.pk, token])

    return ours


def read_token(token: str) -> tuple[int, int]:
    """Return the ids of the agent and the picture. Raises Http404 for one that is not ours or too old."""
    try:
        agent_id, image_id = signing.loads(token, salt=_SALT, max_age=GOOD_FOR)
    except signing.BadSignature as error:
        raise Http404 from error
    return agent_id, image_id
