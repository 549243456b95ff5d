"""Why an action on an article was refused. The ground is tickets.actions.errors: str() is a sentence, code a word."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from knowledgebase.faults import Fault
from knowledgebase.models import ArticleEvent, Revision
from knowledgebase.slugs import SlugTaken
from tickets.actions.errors import ActionError, InvalidChange

__all__ = [
    "ActionError",
    "CannotPublish",
    "Fault",
    "InvalidChange",
    "NotAllowed",
    "NotAttested",
    "SlugTaken",
    "StaleText",
    "StepNotAllowed",
]


class NotAllowed(ActionError):
    """The article is another department's, or it takes another role."""

    code = "not_allowed"


class StaleText(ActionError):
    """Somebody else saved (or took the text down) after this form was opened. Nothing was saved.

    revision: the newest text, None when it is the step that changed.
    """

    code = "stale"

    def __init__(self, message: str, revision: Revision | None = None) -> None:
        super().__init__(message)
        self.revision = revision

    @classmethod
    def saved_by(cls, revision: Revision) -> "StaleText":
        event = ArticleEvent.objects.filter(revision=revision, integration__isnull=False).first()
        who = revision.author.name if revision.author else str(event.integration) if event else _("The system")
        return cls(
            _("%(who)s saved this text at %(when)s. Nothing of yours is lost: look at both and save again.")
            % {"who": who, "when": date_format(timezone.localtime(revision.created_at), "j F H:i")},
            revision,
        )


class StepNotAllowed(ActionError):
    code = "step_not_allowed"

    def __init__(self, from_label: str, to_label: str) -> None:
        super().__init__(_("A text cannot go from “%(from)s” to “%(to)s”.") % {"from": from_label, "to": to_label})


class NotAttested(ActionError):
    """Publish without attestation refused."""

    code = "not_attested"

    def __init__(self) -> None:
        super().__init__(_("Say that the facts are right. Without that nothing is published."))


class CannotPublish(InvalidChange):
    """The text must be mended first. code is the first fault's, field too."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(" ".join(fault.message for fault in faults), field=faults[0].field)
        self.faults = faults
        self.code = faults[0].code  # type: ignore[misc]
