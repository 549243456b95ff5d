"""The words of events about what was said at social networks. Never what it said."""

from collections.abc import Callable

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from frontend.agent.sentences import sentence
from frontend.agent.timeline_rows import Happened
from tickets.models import EventKind

Words = Callable[[Happened, str], SafeString | str]


def _edited(event: Happened, who: str) -> SafeString:
    return sentence(_("The author changed the message"), who)


def _withdrawn(event: Happened, who: str) -> SafeString:
    return sentence(_("The author, or the network, removed the message"), who)


def _done(text: Callable[[], str], plain: Callable[[], str], failed: Callable[[], str]) -> Words:
    """failed: what it says when the network would not."""

    def words(event: Happened, who: str) -> SafeString:
        if event.data.get("failed"):
            return sentence(failed(), who, to=str(event.data["failed"]))
        reason = str(event.data.get("reason", {}).get("label", ""))
        return sentence(text() if reason else plain(), who, to=reason.lower())

    return words


def _number(event: Happened, who: str) -> SafeString:
    if event.data.get("hides"):
        return sentence(_("A personal identity number stood where everybody can read it. It is being hidden."), who)
    return sentence(
        _(
            "A personal identity number stands where everybody can read it, and cannot be hidden from here."
            " Ask the author to remove it."
        ),
        who,
    )


SOCIAL_WORDS: dict[str, Words] = {
    EventKind.MESSAGE_EDITED: _edited,
    EventKind.MESSAGE_WITHDRAWN: _withdrawn,
    EventKind.POST_HIDDEN: _done(
        lambda: _("{who} hid the comment: {to}"),
        lambda: _("{who} hid the comment"),
        lambda: _("The comment could not be hidden: {to}"),
    ),
    EventKind.POST_SHOWN: _done(
        lambda: _("{who} showed the comment again: {to}"),
        lambda: _("{who} showed the comment again"),
        lambda: _("The comment could not be shown again: {to}"),
    ),
    EventKind.POST_TAKEN_DOWN: _done(
        lambda: _("{who} took the comment down: {to}"),
        lambda: _("{who} took the comment down"),
        lambda: _("The comment could not be taken down: {to}"),
    ),
    EventKind.IDENTITY_NUMBER_FOUND: _number,
}
SOCIAL_ICONS: dict[str, str] = {
    EventKind.MESSAGE_EDITED: "edit",
    EventKind.MESSAGE_WITHDRAWN: "trash",
    EventKind.POST_HIDDEN: "eye",
    EventKind.POST_SHOWN: "eye",
    EventKind.POST_TAKEN_DOWN: "trash",
    EventKind.IDENTITY_NUMBER_FOUND: "shield",
}
