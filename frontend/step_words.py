"""What macros and automations do, and when, in words: steps (tickets.actions.macro_steps) and whole sentences."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frontend.agent.sentences import all_of
from frontend.agent.snoozing import MOMENT_LABELS
from frontend.rule_words import any_of, phrase_of, value_name
from frontend.templatetags.ui import status_label
from tickets.actions.automatic_mail import ASSIGNEE, TEAM_LEADS
from tickets.actions.macro_steps import ME, NOBODY
from tickets.automation.moments import DAYS, HAPPENINGS, SINCES
from tickets.models import Automation, AutomationKind, Webhook

TEXT_SHOWN = 60  # characters of a text in a sentence


def automation_sentence(automation: Automation) -> str:
    """The whole of it: "När ett nytt ärende kommer in, via Facebook: sätt etiketten sena och tilldela Kundcenter."."""
    return sentence_of(vars(automation))


def sentence_of(said: Mapping[str, Any]) -> str:
    """said: kind, on, wait, conditions, changes and stops as an automation keeps them."""
    when = _trigger(said["on"]) if said["kind"] == AutomationKind.TRIGGER else _schedule(said["wait"])
    about = all_of([phrase_of(part) for part in said["conditions"]])
    does = all_of([step_phrase(step) for step in said["changes"]])
    whole = _("%(when)s, %(about)s: %(does)s.") if about else _("%(when)s: %(does)s.")
    sentence = whole % {"when": when, "about": about, "does": does}
    return f"{sentence} {_('Those after it are then left out.')}" if said["stops"] else sentence


def step_phrase(step: Mapping[str, Any]) -> str:
    """One step: "sätt etiketten sena"."""
    return _PHRASES[step["do"]](step["value"])


def _trigger(on: Sequence[str]) -> str:
    return _("When %(what)s") % {"what": any_of([str(HAPPENINGS[kind]) for kind in on if kind in HAPPENINGS])}


def _schedule(wait: Mapping[str, Any]) -> str:
    return _("When %(what)s for %(length)s") % {"what": SINCES[wait["since"]], "length": length_phrase(wait)}


def length_phrase(wait: Mapping[str, Any]) -> str:
    """ "5 arbetsdagar", "1 timme" """
    count = wait["amount"]
    if wait["unit"] == DAYS:
        working = ngettext("%(count)d working day", "%(count)d working days", count)
        text = working if wait["working"] else ngettext("%(count)d day", "%(count)d days", count)
    else:
        working = ngettext("%(count)d opening hour", "%(count)d opening hours", count)
        text = working if wait["working"] else ngettext("%(count)d hour", "%(count)d hours", count)
    return text % {"count": count}


def _assignee(value: Any) -> str:
    if value == NOBODY:
        return _("give it to nobody")
    return _("assign it to %(name)s") % {"name": _("whoever uses it") if value == ME else value_name("assignee", value)}


def _named(text: Callable[[], str], ask: str) -> Callable[[Any], str]:
    return lambda value: text() % {"name": value_name(ask, value)}


def _quoted(text: Callable[[], str]) -> Callable[[Any], str]:
    return lambda value: text() % {"text": Truncator(" ".join(value.split())).chars(TEXT_SHOWN)}


def _tags(one: Callable[[int], str]) -> Callable[[Any], str]:
    return lambda value: one(len(value)) % {"tags": all_of(value)}


def _completion(value: Mapping[str, Any]) -> str:
    return ngettext(
        "ask for %(items)s within %(days)d day", "ask for %(items)s within %(days)d days", value["days"]
    ) % {"items": all_of(value["items"]), "days": value["days"]}


def _mail(value: Mapping[str, Any]) -> str:
    return _("mail “%(subject)s” to %(who)s") % {"subject": value["subject"], "who": mailed_to(value["to"])}


def mailed_to(to: str | int) -> str:
    if to == ASSIGNEE:
        return _("the assignee")
    if to == TEAM_LEADS:
        return _("those who lead the team")
    return to if isinstance(to, str) else value_name("assignee", to)


def _webhook(value: int) -> str:
    found = Webhook.objects.filter(pk=value).first()
    return _("call the webhook %(name)s") % {"name": found or _("something that is no longer there")}


_PHRASES: dict[str, Callable[[Any], str]] = {
    "team": _named(lambda: _("hand it over to %(name)s"), "team"),
    "assignee": _assignee,
    "category": _named(lambda: _("set the category %(name)s"), "category"),
    "priority": lambda value: _("set the priority %(name)s") % {"name": value_name("priority", value).lower()},
    "language": _named(lambda: _("set the language %(name)s"), "language"),
    "add_tags": _tags(lambda count: ngettext("add the tag %(tags)s", "add the tags %(tags)s", count)),
    "remove_tags": _tags(lambda count: ngettext("remove the tag %(tags)s", "remove the tags %(tags)s", count)),
    "note": _quoted(lambda: _("write the note “%(text)s”")),
    "reply": _quoted(lambda: _("send the answer “%(text)s”")),
    "completion": _completion,
    "mail": _mail,
    "webhook": _webhook,
    "status": lambda value: _("set the status %(name)s") % {"name": status_label(value).lower()},
    "snooze": lambda value: _("snooze it until %(when)s") % {"when": str(MOMENT_LABELS.get(value, value)).lower()},
}
