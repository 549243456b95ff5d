"""What is said of a text while it is written: how it reads, what must not be published, where each thing stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from knowledgebase.faults import name_of
from knowledgebase.models import LinkCheck, LinkOutcome, Translation
from servicedesk.lib.plain_findings import Finding, FindingKind, findings
from servicedesk.lib.plain_language import HEAVY_LIX, read
from servicedesk.lib.text import one_line

SWEDISH = "sv"
_READ = ("question", "short_answer", "steps", "details")
_ANYWHERE = (FindingKind.IDENTITY_NUMBER, FindingKind.NO_ALTERNATIVE)  # in any language
_SHOWN = 40  # places of a kind


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding stands: a field and UTF-16 units in it, as a browser counts them."""

    field: str
    where: str  # the field's name for people
    start: int
    end: int
    words: str
    instead: str


@dataclass(frozen=True, slots=True)
class Check:
    kind: str
    title: str
    advice: str
    is_good: bool
    is_grave: bool = False  # stops publication
    places: tuple[Place, ...] = ()


def checks_of(text: Mapping[str, Any], translation: Translation) -> list[Check]:
    """One query, for the links of what is published."""
    is_swedish = translation.language == SWEDISH
    places = _places(text)
    checks = [_short_answer(text)] if not text["short_answer"].strip() else []
    if is_swedish:
        checks += _reading(text, places)
    return [*checks, *_whatever_language(places), *_links(translation)]


def _places(text: Mapping[str, Any]) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    today = timezone.localdate()
    for field in (*_READ, "links"):
        for one in findings(_words(text, field), today=today):
            if field == "question" and one.kind not in _ANYWHERE:
                continue  # people ask in their own words: "När töms soptunnan?"
            found.setdefault(one.kind, []).append(_place(field, _words(text, field), one))
    return found


def _words(text: Mapping[str, Any], field: str) -> str:
    return "\n".join(link["label"] for link in text["links"]) if field == "links" else str(text[field])


def _place(field: str, text: str, one: Finding) -> Place:
    words = f"{one.words[:-4]}••••" if one.kind == FindingKind.IDENTITY_NUMBER else one_line(one.words, 90)
    return Place(field, name_of(field), _units(text[: one.start]), _units(text[: one.end]), words, one.instead)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _short_answer(text: Mapping[str, Any]) -> Check:
    place = Place("short_answer", name_of("short_answer"), 0, 0, _("Write it"), "")
    advice = _("It is what an agent says first, and what search and chat show.")
    return Check("missing", _("No short answer"), advice, False, True, (place,))


def _reading(text: Mapping[str, Any], places: dict[str, list[Place]]) -> list[Check]:
    reading = read("\n\n".join(str(text[name]) for name in _READ[1:]))
    checks = []
    if reading.lix:
        title = _("LIX %(lix)d, %(word)s") % {"lix": reading.lix, "word": _lix_word(reading.lix)}
        advice = _("Aim for less than %(aim)d: shorter sentences, shorter words.") % {"aim": HEAVY_LIX}
        checks.append(Check("lix", title, advice, not reading.is_heavy))
    for kind, say, advice in _hints():
        if found := places.get(kind, []):
            title = say(len(found)) % {"count": len(found)}
            checks.append(Check(kind, title, advice, False, False, tuple(found[:_SHOWN])))
    return checks


def _hints() -> list[tuple[FindingKind, Callable[[int], str], str]]:
    return [
        (
            FindingKind.LONG_SENTENCE,
            lambda count: ngettext("%(count)d long sentence", "%(count)d long sentences", count),
            _("Make two of them, or a list."),
        ),
        (
            FindingKind.PASSIVE,
            lambda count: ngettext("%(count)d passive", "%(count)d passives", count),
            _("Say who does it: “we collect” rather than “is collected”."),
        ),
        (
            FindingKind.AUTHORITY_WORD,
            lambda count: ngettext("%(count)d difficult word", "%(count)d difficult words", count),
            _("Write as people say it."),
        ),
        (
            FindingKind.EMPTY_LINK,
            lambda count: ngettext("%(count)d link that says nothing", "%(count)d links that say nothing", count),
            _("Write where the link leads, not “here”."),
        ),
    ]


def _lix_word(lix: int) -> str:
    if lix < 30:
        return _("very easy to read")
    if lix < 40:
        return _("easy to read")
    return _("the language of authorities") if lix < 50 else _("heavy to read")


def _whatever_language(places: dict[str, list[Place]]) -> list[Check]:
    checks = []
    if found := places.get(FindingKind.NO_ALTERNATIVE, []):
        title = ngettext("%(count)d picture without words", "%(count)d pictures without words", len(found))
        advice = _("Say what it shows between the brackets. Without that nothing is published.")
        checks.append(
            Check("no_alternative", title % {"count": len(found)}, advice, False, True, tuple(found[:_SHOWN]))
        )
    if found := places.get(FindingKind.IDENTITY_NUMBER, []):
        advice = _("Take it away. A text with a personal identity number cannot be published.")
        checks.append(
            Check("identity_number", _("Personal identity number"), advice, False, True, tuple(found[:_SHOWN]))
        )
    else:
        checks.append(Check("identity_number", _("No personal details"), "", True))
    return checks


def _links(translation: Translation) -> list[Check]:
    """Of the text readers see, as the job that looks at links by night found them."""
    rows = list(LinkCheck.objects.filter(translation=translation))
    broken = [row for row in rows if row.outcome != LinkOutcome.WORKS]
    if broken:
        title = ngettext("%(count)d broken link", "%(count)d broken links", len(broken)) % {"count": len(broken)}
        return [Check("links", title, "", False, False, tuple(_broken(row) for row in broken[:_SHOWN]))]
    return [Check("links", _("All links work"), "", True)] if rows else []


def _broken(row: LinkCheck) -> Place:
    return Place("", str(LinkOutcome(row.outcome).label), 0, 0, row.url, "")
