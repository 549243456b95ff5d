"""What a visitor thought of it."""

from django.utils.translation import gettext as _

from chat.models import ChatSession
from chat.models.session import COMMENT_MAX, STARS
from chat.telling import tell_state
from servicedesk.lib.text import clean
from tickets.actions.errors import InvalidChange


def rate(session: ChatSession, stars: int, comment: str = "") -> ChatSession:
    """Keep the rating; a second one takes the place of the first. Raises InvalidChange for other than one to five."""
    if not STARS[0] <= stars <= STARS[1]:
        raise InvalidChange(_("Choose between one and five."), field="stars")
    text = clean(comment).strip()[:COMMENT_MAX]
    ChatSession.objects.filter(pk=session.pk).update(stars=stars, comment=text)
    session.stars, session.comment = stars, text
    tell_state(session.pk)
    return session
