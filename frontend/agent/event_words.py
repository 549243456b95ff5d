"""Events in words: who did what, from what to what."""

from collections.abc import Callable
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from frontend.agent.automation_words import AUTOMATION_ICONS, AUTOMATION_WORDS
from frontend.agent.call_words import CALL_ICONS, CALL_WORDS
from frontend.agent.contact_words import CONTACT_ICONS, CONTACT_WORDS
from frontend.agent.handling_words import HANDLING_ICONS, HANDLING_WORDS
from frontend.agent.people import name_of
from frontend.agent.promise_words import PROMISE_ICONS, PROMISE_WORDS
from frontend.agent.sentences import sentence as _sentence
from frontend.agent.social_words import SOCIAL_ICONS, SOCIAL_WORDS
from frontend.agent.timeline_rows import Happened
from frontend.templatetags.ui import STATUS_ICONS, status_label
from servicedesk.lib import when
from servicedesk.people.access import Access
from tickets.models import CaseKind, Delivery, EventKind, Priority

Words = Callable[[Happened, str], SafeString | str]


def event_words(event: Happened, access: Access) -> SafeString | str:
    """Return the sentence for the timeline, as the reader may know it; "" for events that are not shown."""
    say = _WORDS.get(event.kind)
    return say(event, _who(event, access)) if say else ""


def event_icon(event: Happened) -> str:
    if event.kind == EventKind.STATUS_CHANGED:
        return STATUS_ICONS.get(event.data["to"]["value"], "refresh")
    return _ICONS.get(event.kind, "history")


def _who(event: Happened, access: Access) -> str:
    if event.contact is not None:
        return name_of(event.contact, access)
    return event.agent or event.integration or _("The system")


def _created(event: Happened, who: str) -> SafeString:
    return _sentence(_("{who} opened the ticket"), who)


def _status(event: Happened, who: str) -> SafeString:
    return _sentence(_("{who} changed the status to {to}"), who, to=status_label(event.data["to"]["value"]))


def _assigned(event: Happened, who: str) -> SafeString:
    to = event.data["to"]
    if to["value"] is None:
        return _sentence(_("{who} gave the ticket back: nobody has it now"), who)
    if event.agent_id is not None and to["value"] == event.agent_id:
        return _sentence(_("{who} took the ticket"), who)
    return _sentence(_("{who} assigned the ticket to {to}"), who, to=to["label"])


def _changed(text: Callable[[], str], shown: Callable[[Any], str] | None = None) -> Words:
    def words(event: Happened, who: str) -> SafeString:
        to = event.data["to"]
        value = shown(to["value"]) if shown else to["label"] or to["value"] or "–"
        return _sentence(text(), who, to=str(value))

    return words


def _tagged(event: Happened, who: str) -> SafeString:
    added, removed = event.data.get("added", []), event.data.get("removed", [])
    pieces = []
    if added:
        pieces.append(_sentence(_("{who} added the tag {to}"), who, to=", ".join(added)))
    if removed:
        pieces.append(_sentence(_("{who} removed the tag {to}"), who, to=", ".join(removed)))
    return format_html_join(" · ", "{}", ((piece,) for piece in pieces))


def _confidential(event: Happened, who: str) -> SafeString:
    text = (
        _("{who} made the ticket confidential") if event.data["to"]["value"] else _("{who} lifted the confidentiality")
    )
    return _sentence(text, who)


def _delivery(event: Happened, who: str) -> SafeString | str:
    to, detail = event.data.get("to"), str(event.data.get("detail", ""))
    if event.data.get("seen"):
        return _sentence(_("{who} has seen that the message did not arrive"), who)
    if to == Delivery.FAILED:
        return _sentence(_("The message could not be delivered: {to}"), who, to=detail)
    if to == Delivery.UNKNOWN:
        return _sentence(_("It is not known whether the message arrived: {to}"), who, to=detail)
    if to == Delivery.PENDING:
        return _sentence(_("{who} asked for the message to be sent again"), who)
    return ""


def _possibly(event: Happened, who: str) -> SafeString:
    return _sentence(
        _("This may belong to ticket {to}, but the sender is not known there"), who, to=event.data["ticket"]["label"]
    )


def _mentioned(event: Happened, who: str) -> SafeString:
    return _sentence(_("{who} told {to}"), who, to=", ".join(str(one["label"]) for one in event.data["agents"]))


def _channel(event: Happened, who: str) -> SafeString:
    reason = str(event.data.get("reason", ""))
    text = _("{who} answered by {to}: {reason}") if reason else _("{who} answered by {to}")
    return _sentence(text, who, to=event.data["to"]["label"].lower(), reason=reason)


def _scheduled(event: Happened, who: str) -> SafeString | str:
    at = parse_datetime(str(event.data.get("at", "")))
    if event.data.get("held"):
        return _sentence(_("A planned answer waits, as they have written since"), who)
    if at is None or at <= event.at:
        return _sentence(_("{who} sent the planned answer at once"), who)
    return _sentence(_("{who} planned the answer for {to}"), who, to=f"{when.day(at, event.at)} {when.clock(at)}")


def _forwarded(event: Happened, who: str) -> SafeString:
    text = _("{who} forwarded: {to}") if event.data.get("is_new", True) else _("{who} wrote again about {to}")
    return _sentence(text, who, to=event.data["side"]["label"])


def _answered_aside(event: Happened, who: str) -> SafeString:
    return _sentence(_("{who} answered what was forwarded: {to}"), who, to=event.data["side"]["label"])


def _participant(text: Callable[[], str], key: str) -> Words:
    def words(event: Happened, who: str) -> SafeString:
        return _sentence(text(), who, to=str(event.data[key]["label"] or _("Protected identity")))

    return words


def _undone(event: Happened, who: str) -> SafeString:
    return _sentence(_("{who} took an answer back before it left"), who)


def _label_of(choices: type[CaseKind] | type[Priority]) -> Callable[[Any], str]:
    def label(value: Any) -> str:
        return str(choices(value).label)

    return label


_WORDS: dict[str, Words] = {
    EventKind.CREATED: _created,
    EventKind.STATUS_CHANGED: _status,
    EventKind.ASSIGNED: _assigned,
    EventKind.TEAM_CHANGED: _changed(lambda: _("{who} handed the ticket over to {to}")),
    EventKind.CATEGORY_CHANGED: _changed(lambda: _("{who} changed the category to {to}")),
    EventKind.PRIORITY_CHANGED: _changed(lambda: _("{who} changed the priority to {to}"), _label_of(Priority)),
    EventKind.CASE_KIND_CHANGED: _changed(lambda: _("{who} changed the kind of case to {to}"), _label_of(CaseKind)),
    EventKind.SUBJECT_CHANGED: _changed(lambda: _("{who} changed the subject to {to}")),
    EventKind.REQUESTER_CHANGED: _changed(lambda: _("{who} changed the requester to {to}")),
    EventKind.AGENT_NAMED: _changed(lambda: _("{who} gave {to} access to the ticket")),
    EventKind.TAGGED: _tagged,
    EventKind.CONFIDENTIAL_CHANGED: _confidential,
    EventKind.DELIVERY_CHANGED: _delivery,
    EventKind.POSSIBLY_BELONGS: _possibly,
    EventKind.MENTIONED: _mentioned,
    EventKind.CHANNEL_CHOSEN: _channel,
    EventKind.SCHEDULED: _scheduled,
    EventKind.SENDING_UNDONE: _undone,
    EventKind.SIDE_STARTED: _forwarded,
    EventKind.SIDE_RECEIVED: _answered_aside,
    EventKind.PARTICIPANT_ADDED: _participant(lambda: _("{who} let {to} take part"), "to"),
    EventKind.PARTICIPANT_REMOVED: _participant(lambda: _("{who} ended that {to} takes part"), "from"),
    **AUTOMATION_WORDS,
    **HANDLING_WORDS,
    **PROMISE_WORDS,
    **CONTACT_WORDS,
    **CALL_WORDS,
    **SOCIAL_WORDS,
}
_ICONS: dict[str, str] = {
    EventKind.CREATED: "inbox",
    EventKind.ASSIGNED: "user",
    EventKind.TEAM_CHANGED: "users",
    EventKind.CATEGORY_CHANGED: "box",
    EventKind.TAGGED: "tag",
    EventKind.CONFIDENTIAL_CHANGED: "lock",
    EventKind.PRIORITY_CHANGED: "flag",
    EventKind.SUBJECT_CHANGED: "edit",
    EventKind.DELIVERY_CHANGED: "warn",
    EventKind.POSSIBLY_BELONGS: "link",
    EventKind.MENTIONED: "bell",
    EventKind.CHANNEL_CHOSEN: "send",
    EventKind.SCHEDULED: "clock",
    EventKind.SENDING_UNDONE: "reply",
    EventKind.SIDE_STARTED: "send",
    EventKind.SIDE_RECEIVED: "mail",
    EventKind.PARTICIPANT_ADDED: "users",
    EventKind.PARTICIPANT_REMOVED: "users",
    EventKind.AGENT_NAMED: "eye",
    **AUTOMATION_ICONS,
    **HANDLING_ICONS,
    **PROMISE_ICONS,
    **CONTACT_ICONS,
    **CALL_ICONS,
    **SOCIAL_ICONS,
}
