"""References such as #104233: found while one types, and made links for those who may see what they lead to."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from frontend.templatetags.ui import status_label
from servicedesk.people.models import Agent
from tickets.models import Ticket
from tickets.queries import tickets_visible_to
from tickets.search import search_tickets

MOST = 8
NUMBER_MAX = 9  # digits
# Neither a part of an address nor of an entity such as &#39;.
_NUMBER = re.compile(r"(?<![\w&/#;])#(\d{3,9})(?!\w)")
_TAG = re.compile(r"(<a\b.*?</a>|<[^>]*>)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Reference:
    """What can be referred to: written is what stands in the text, or post is asked for it."""

    written: str
    title: str
    detail: str
    post: str = ""  # as of composer_suggestions.Option


Provider = Callable[[Agent, Ticket, str], list[Reference]]


def _tickets(agent: Agent, ticket: Ticket, asked: str) -> list[Reference]:
    """By number or its beginning, else by words; without either the requester's others."""
    visible = tickets_visible_to(agent).exclude(pk=ticket.pk)
    if asked.isascii() and asked.isdigit():
        found = list(visible.filter(_begins_with(asked)).order_by("-updated_at")[:MOST]) if len(asked) < 10 else []
    elif asked:
        found = [hit.ticket for hit in search_tickets(agent, asked, limit=MOST).hits if hit.ticket.pk != ticket.pk]
    else:
        found = list(visible.filter(requester=ticket.requester_id).order_by("-updated_at")[:MOST])
    return [Reference(f"#{one.number}", one.subject, status_label(one.status)) for one in found]


def _begins_with(digits: str) -> Q:
    """Numbers that begin with these digits, as ranges the index of numbers knows."""
    first, found = int(digits), Q(pk__in=[])
    for zeros in range(NUMBER_MAX - len(digits) + 1):
        found |= Q(number__gte=first * 10**zeros, number__lt=(first + 1) * 10**zeros)
    return found


# Whatever can be referred to, in the order it is shown.
PROVIDERS: list[Provider] = [_tickets]


def references(agent: Agent, ticket: Ticket, asked: str) -> list[Reference]:
    return [one for provider in PROVIDERS for one in provider(agent, ticket, asked.strip()[:100])]


def numbers_in(texts: Iterable[str]) -> set[int]:
    """The ticket numbers that texts refer to."""
    return {int(number) for text in texts for number in _NUMBER.findall(text)}


def visible_numbers(agent: Agent, numbers: set[int]) -> dict[int, str]:
    """Return the subjects of those among the numbers that the agent may see; no query for none."""
    if not numbers:
        return {}
    rows = tickets_visible_to(agent).filter(number__in=sorted(numbers)[:500]).values_list("number", "subject")
    return dict(rows)


def with_links(html: SafeString | str, subjects: dict[int, str]) -> SafeString | str:
    """Make the references in safe HTML links, outside of tags and of links there are; others stay text."""
    if not subjects or "#" not in html:
        return html
    pieces = _TAG.split(html)
    return mark_safe("".join(piece if place % 2 else _linked(piece, subjects) for place, piece in enumerate(pieces)))


def _linked(text: str, subjects: dict[int, str]) -> str:
    def link(match: re.Match[str]) -> str:
        number = int(match[1])
        if number not in subjects:
            return match[0]
        href, title = reverse("ticket", args=[number]), escape(subjects[number])
        return f'<a href="{href}" title="{title}">{match[0]}</a>'

    return _NUMBER.sub(link, text)
