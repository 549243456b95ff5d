"""A mention somebody has come across by themselves."""

from django.utils.translation import gettext as _

from channels_in.mentions.links import host_of, is_web, key_of, unwrapped
from channels_in.models import Mention
from channels_in.models.mention import EXCERPT_MAX, TITLE_MAX, URL_MAX
from servicedesk.lib.text import one_line
from servicedesk.people.models import Agent, Team
from tickets.actions.errors import InvalidChange


def add_mention(*, url: str, title: str, excerpt: str = "", team: Team, by: Agent) -> tuple[Mention, bool]:
    """Return the mention and whether it is new: what a feed has told of is there already. Raises InvalidChange."""
    url, title = unwrapped(url.strip()), one_line(title, TITLE_MAX)
    if url and (not is_web(url) or len(url) > URL_MAX):
        raise InvalidChange(_("Write the whole address, with https://."), field="url")
    if not title:
        raise InvalidChange(_("Write what it is about."), field="title")
    said = {
        "team": team,
        "url": url,
        "title": title,
        "excerpt": one_line(excerpt, EXCERPT_MAX),
        "source": host_of(url),
        "added_by": by,
    }
    return Mention.objects.get_or_create(key=key_of(url, title=title), defaults=said)
