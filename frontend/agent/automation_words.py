"""Events of automations and of completion requests in words."""

from collections.abc import Callable

from django.utils import formats
from django.utils.dateparse import parse_date
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from frontend.agent.languages import LANGUAGES
from frontend.agent.sentences import all_of, sentence
from frontend.agent.timeline_rows import Happened
from tickets.actions.macro_steps import NAMES
from tickets.models import CompletionEnd, EventKind


def _ran(event: Happened, who: str) -> SafeString:
    name, version = event.data["automation"]["label"], str(event.data["version"])
    pieces = [sentence(_("The automation {to} ran (version {version})"), who, to=name, version=version)]
    for one in event.data.get("left_out", []):
        label = str(NAMES.get(one["do"], one["do"])).lower()
        pieces.append(sentence(_("it did not {to}: {why}"), who, to=label, why=one["why"]))
    return format_html_join(" · ", "{}", ((piece,) for piece in pieces))


def _failed(event: Happened, who: str) -> SafeString:
    text = _("The automation {to} failed: {why}")
    if event.data.get("paused"):
        text = _("The automation {to} failed and is paused: {why}")
    return sentence(text, who, to=event.data["automation"]["label"], why=event.data["why"])


def _requested(event: Happened, who: str) -> SafeString:
    day = parse_date(event.data["deadline"])
    until = formats.date_format(day, "j F") if day else ""
    return sentence(_("{who} asked for {to} by {until}"), who, to=all_of(event.data["items"]), until=until)


def _received(event: Happened, who: str) -> SafeString:
    return sentence(_("{who} answered what was asked for: {to}"), who, to=all_of(event.data["items"]))


def _ended(event: Happened, who: str) -> SafeString:
    items = all_of(event.data["items"])
    if event.data["end"] == CompletionEnd.TOO_LATE:
        return sentence(_("The time is up and nothing has come: {to}"), who, to=items)
    return sentence(_("{who} no longer asks for {to}"), who, to=items)


def _language(event: Happened, who: str) -> SafeString:
    code = str(event.data["to"]["value"] or "")
    return sentence(
        _("{who} changed the language to {to}"), who, to=str(dict(LANGUAGES).get(code, code or "–")).lower()
    )


AUTOMATION_WORDS: dict[str, Callable[[Happened, str], SafeString | str]] = {
    EventKind.AUTOMATION_RAN: _ran,
    EventKind.AUTOMATION_FAILED: _failed,
    EventKind.COMPLETION_REQUESTED: _requested,
    EventKind.COMPLETION_RECEIVED: _received,
    EventKind.COMPLETION_ENDED: _ended,
    EventKind.LANGUAGE_CHANGED: _language,
}
AUTOMATION_ICONS: dict[str, str] = {
    EventKind.AUTOMATION_RAN: "bolt",
    EventKind.AUTOMATION_FAILED: "warn",
    EventKind.COMPLETION_REQUESTED: "list",
    EventKind.COMPLETION_RECEIVED: "check",
    EventKind.COMPLETION_ENDED: "clock",
    EventKind.LANGUAGE_CHANGED: "globe",
}
