"""The versions of an automation side by side: for each, what the one before it did not say."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from frontend.rule_words import phrase_of
from frontend.step_words import length_phrase, sentence_of, step_phrase
from tickets.automation.moments import HAPPENINGS, SINCES
from tickets.models import AutomationVersion


@dataclass(frozen=True, slots=True)
class Compared:
    row: AutomationVersion
    sentence: str
    added: list[str]
    removed: list[str]


def compared(rows: Sequence[AutomationVersion]) -> list[Compared]:
    """rows: the newest first; the last of them is compared with nothing."""
    found = []
    for place, row in enumerate(rows):
        now = _lines(row.data)
        before = _lines(rows[place + 1].data) if place + 1 < len(rows) else now
        added, removed = [one for one in now if one not in before], [one for one in before if one not in now]
        found.append(Compared(row, sentence_of(row.data), added, removed))
    return found


def _lines(data: dict[str, Any]) -> list[str]:
    """What a version says, one line for each thing that can differ."""
    lines = [_("Name: %(name)s") % {"name": data["name"]}]
    lines += [str(HAPPENINGS.get(kind, kind)) for kind in data["on"]]
    if wait := data["wait"]:
        lines.append(f"{SINCES[wait['since']]}: {length_phrase(wait)}")
    lines += [phrase_of(part) for part in data["conditions"]]
    lines += [_whole(step) for step in data["changes"]]
    if data["why"]:
        lines.append(data["why"])
    return [*lines, _("Those after it are then left out.")] if data["stops"] else lines


def _whole(step: dict[str, Any]) -> str:
    """A step with all its text: two texts may differ where a sentence has cut them."""
    value = step["value"]
    text = value if step["do"] in ("note", "reply") else value["text"] if step["do"] == "mail" else ""
    return f"{step_phrase(step)}: {text}" if text else step_phrase(step)
