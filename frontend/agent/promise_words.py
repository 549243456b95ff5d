"""Events of promises and of finding whoever answers, in words."""

from collections.abc import Callable
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from frontend.agent.sentences import all_of, sentence
from frontend.agent.timeline_rows import Happened
from frontend.due_words import moment_words
from frontend.promise_sentence import METRICS
from tickets.models import BreachReason, EventKind


def _metric(name: str) -> str:
    return str(METRICS.get(name, name)).lower()


def _changed(event: Happened, who: str) -> SafeString:
    """What was due before and is now; the first of the clocks that moved stands for all: they moved together."""
    to = _moment(event.data["to"]["value"], event)
    if to is None:
        return sentence(_("Nothing is due any more: {to}"), who, to=_names(event.data["clocks"]))
    before = _moment(event.data["from"]["value"], event)
    policy = str(event.data["to"]["label"])
    if before is None or before == to:
        return sentence(_("{metric} is counted anew, {policy}: due {to}"), who, **_parts(event, to, policy))
    return sentence(
        _("{metric} is due {to} instead of {before}, {policy}"), who, before=before, **_parts(event, to, policy)
    )


def _parts(event: Happened, to: str, policy: str) -> dict[str, str]:
    return {"metric": _names(event.data["clocks"]), "to": to, "policy": policy or _("no policy")}


def _names(clocks: list[dict[str, Any]]) -> str:
    name = all_of(list(dict.fromkeys(_metric(clock["metric"]) for clock in clocks)))
    return name[:1].upper() + name[1:]


def _warned(event: Happened, who: str) -> SafeString:
    text = _("Soon overdue: {metric}, due {due}")
    if event.data.get("told") == "leads":
        text = _("Soon overdue, the team's leads are told: {metric}, due {due}")
    return sentence(text, who, metric=_metric(event.data["metric"]), due=_due(event))


def _broken(event: Happened, who: str) -> SafeString:
    return sentence(_("Overdue: {metric} was due {due}"), who, metric=_metric(event.data["metric"]), due=_due(event))


def _explained(event: Happened, who: str) -> SafeString:
    reason = event.data["reason"]
    label = str(BreachReason(reason).label) if reason in BreachReason.values else reason
    return sentence(_("{who} said why it took longer: {to}"), who, to=label)


def _routed(event: Happened, who: str) -> SafeString:
    """By a rule to a team, or within the team to an agent, with why."""
    data = event.data
    if "rule" in data:
        return sentence(_("Sent to {to} by the rule {rule}"), who, to=data["team"]["label"], rule=data["rule"]["label"])
    if "suggestion" in data:
        share = f"{round(data['confidence'] * 100)} %"
        return sentence(
            _("The category {to} was set by itself, {share} sure"), who, to=data["suggestion"]["label"], share=share
        )
    to = str(data["to"]["label"] or _("nobody"))
    why = _WHY.get(str(data.get("why")), lambda: "")()
    return sentence(_("Given to {to}: {why}"), who, to=to, why=why) if why else sentence(_("Given to {to}"), who, to=to)


_WHY: dict[str, Callable[[], str]] = {
    "language": lambda: _("speaks the language"),
    "area": lambda: _("knows the area"),
    "turn": lambda: _("next in turn"),
    "load": lambda: _("has the fewest"),
    "manual": lambda: _("agents take tickets themselves"),
    "nobody_here": lambda: _("nobody is at work"),
    "nobody_room": lambda: _("nobody has room for more"),
    "nobody_sees": lambda: _("nobody who may see it is here"),
    "speaker_away": lambda: _("those who speak the language are away"),
}


def _substituted(event: Happened, who: str) -> SafeString:
    away, to = str(event.data["from"]["label"]), event.data["to"]
    until = _moment(event.data.get("until"), event)
    if to["value"] is None:
        return sentence(_("{away} is away, and nobody stands in: nobody has the ticket"), who, away=away)
    if until is None:
        return sentence(_("{away} is away: {to} has the ticket meanwhile"), who, away=away, to=to["label"])
    text = _("{away} is away until {until}: {to} has the ticket meanwhile")
    return sentence(text, who, away=away, to=to["label"], until=until)


def _back(event: Happened, who: str) -> SafeString:
    return sentence(_("{to} is back and has the ticket again"), who, to=str(event.data["to"]["label"]))


def _advised(event: Happened, who: str) -> SafeString:
    """Another way than the recommended one."""
    to, advised = str(event.data["to"]["label"]), str(event.data["advised"]["label"])
    text = _("{who} chose {to} instead of {advised}: {reason}")
    return sentence(text, who, to=to.lower(), advised=advised.lower(), reason=str(event.data.get("reason", "")))


def _due(event: Happened) -> str:
    return _moment(event.data.get("due"), event) or "–"


def _moment(text: Any, event: Happened) -> str | None:
    """Said as one said it when it happened."""
    moment = parse_datetime(str(text)) if text else None
    return moment_words(moment, event.at) if moment is not None else None


PROMISE_WORDS: dict[str, Callable[[Happened, str], SafeString | str]] = {
    EventKind.PROMISE_CHANGED: _changed,
    EventKind.PROMISE_WARNED: _warned,
    EventKind.PROMISE_BROKEN: _broken,
    EventKind.BREACH_EXPLAINED: _explained,
    EventKind.ROUTED: _routed,
    EventKind.SUBSTITUTED: _substituted,
    EventKind.SUBSTITUTE_ENDED: _back,
    EventKind.CHANNEL_ADVISED: _advised,
}
PROMISE_ICONS: dict[str, str] = {
    EventKind.PROMISE_CHANGED: "clock",
    EventKind.PROMISE_WARNED: "clock",
    EventKind.PROMISE_BROKEN: "warn",
    EventKind.BREACH_EXPLAINED: "note",
    EventKind.ROUTED: "users",
    EventKind.SUBSTITUTED: "user",
    EventKind.SUBSTITUTE_ENDED: "user",
    EventKind.CHANNEL_ADVISED: "send",
}
