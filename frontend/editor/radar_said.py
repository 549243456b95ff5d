"""What colleagues said when they solved the tickets of a question, in words, the commonest first."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from knowledgebase.radar.questions import WrapUps
from tickets.models import Cause, Knowledge

KNOWLEDGE: dict[str, str | Promise] = {
    Knowledge.YES: _("The answer was in the knowledge base"),
    Knowledge.NO: _("The answer was not in the knowledge base"),
    Knowledge.WRONG: _("The answer was there, but it was wrong"),
}
CAUSES: dict[str, str | Promise] = dict(Cause.choices)


def said(wrap_ups: WrapUps) -> list[tuple[str, int]]:
    """[("The answer was not in the knowledge base", 31), ("Information was unclear", 4)]"""
    return [*_counted(wrap_ups.knowledge, KNOWLEDGE), *_counted(wrap_ups.causes, CAUSES)]


def knowledge_word(value: str) -> str:
    """ "" for a ticket that is not solved, or about which nothing was said."""
    return str(KNOWLEDGE.get(value, ""))


def _counted(counts: dict[str, int], words: dict[str, str | Promise]) -> list[tuple[str, int]]:
    found = [(str(words[value]), count) for value, count in counts.items() if value in words]
    return sorted(found, key=lambda pair: -pair[1])
