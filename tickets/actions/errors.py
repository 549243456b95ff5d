"""Why an action was refused. Each says it in words for the person who tried; code is for programs."""

from typing import ClassVar

from django.utils.translation import gettext as _

from servicedesk.people.models import Agent
from tickets.models import Event, Ticket


class ActionError(Exception):
    """Base of all refusals. str() is a sentence in the person's language."""

    code: ClassVar[str] = "refused"


class StaleTicket(ActionError):
    """Somebody else changed the same thing after this form was opened. Nothing was saved."""

    code = "stale"

    def __init__(self, ticket: Ticket, events: list[Event]) -> None:
        self.ticket, self.events = ticket, events
        last = events[-1]
        who: object = last.agent or last.contact or last.integration
        if last.contact is not None and last.contact.is_protected:
            who = _("Protected identity")
        super().__init__(
            _("%(who)s changed this while you had it open. Nothing of yours is lost: look at both and save again.")
            % {"who": who or _("The system")}
        )


class AlreadyTaken(ActionError):
    """Another agent took the ticket first."""

    code = "already_taken"

    def __init__(self, ticket: Ticket, by: Agent) -> None:
        self.ticket, self.by = ticket, by
        super().__init__(_("%(name)s took this ticket just before you.") % {"name": by.name})


class MoveNotAllowed(ActionError):
    code = "move_not_allowed"

    def __init__(self, from_label: str, to_label: str) -> None:
        super().__init__(_("A ticket cannot go from “%(from)s” to “%(to)s”.") % {"from": from_label, "to": to_label})


class CannotReply(ActionError):
    code = "cannot_reply"


class InvalidChange(ActionError):
    """field names the form's field it is about, "" when it is about none."""

    code = "invalid"

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class BreachUnexplained(InvalidChange):
    """The ticket cannot be solved before somebody has said why a promise was broken (explain_breach)."""

    code = "breach_unexplained"

    def __init__(self) -> None:
        super().__init__(
            _("The ticket was not answered or solved in time. Say why before you solve it."), field="breach_reason"
        )


class TargetGone(InvalidChange):
    """What a macro or an automation points at is no longer in use: it will not work the next time either."""

    code = "target_gone"


class StaleSettings(InvalidChange):
    """Somebody else saved the same settings after this form was opened. Nothing was saved."""

    code = "stale"

    def __init__(self) -> None:
        super().__init__(
            _("Somebody else has saved this since you opened it. Nothing of yours is saved: look at it and save again.")
        )
