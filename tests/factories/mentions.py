from itertools import count
from typing import Any

from channels_in.mentions.links import key_of
from channels_in.models import Mention
from servicedesk.people.models import Team

_numbers = count(1)


def make_mention(team: Team, **fields: Any) -> Mention:
    number = next(_numbers)
    url = fields.pop("url", f"https://tidning.example/{number}")
    title = fields.pop("title", f"Storån växer, del {number}")
    key = key_of(url, title=title)
    return Mention.objects.create(team=team, key=key, url=url, title=title, source="tidning.example", **fields)
