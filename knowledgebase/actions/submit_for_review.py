from django.utils.translation import gettext as _

from knowledgebase.actions.changing import Actor, changing
from knowledgebase.actions.errors import InvalidChange, StepNotAllowed
from knowledgebase.actions.remarks import write_remark
from knowledgebase.models import ArticleEventKind, Translation
from knowledgebase.models.translation import Status
from servicedesk.people.models import Agent


def submit_for_review(translation: Translation, *, by: Actor) -> Translation:
    """Ask a publisher to look at the newest text. Raises NotAllowed, StepNotAllowed; InvalidChange without answer."""
    with changing(translation.article, by=by, may="write") as change:
        fresh = change.text(translation)
        if fresh.latest is None or not fresh.latest.short_answer:
            raise InvalidChange(_("Write the short answer first."), field="short_answer")
        if fresh.status != Status.IN_REVIEW:
            change.step(fresh, Status.IN_REVIEW)
            fresh.save(update_fields=["status"])
            change.record(ArticleEventKind.SUBMITTED, fresh, fresh.latest)
    return fresh


def take_back(translation: Translation, *, by: Actor) -> Translation:
    """Take a text back from review, to write on. Raises NotAllowed, StepNotAllowed."""
    with changing(translation.article, by=by, may="write") as change:
        fresh = change.text(translation)
        if fresh.status != Status.DRAFT:
            _back_to_draft(fresh)
            change.record(ArticleEventKind.TAKEN_BACK, fresh, fresh.latest)
    return fresh


def send_back(translation: Translation, *, by: Agent, text: str) -> Translation:
    """A publisher asks for changes: the text is a draft again, with the remark. Raises NotAllowed, StepNotAllowed."""
    with changing(translation.article, by=by, may="publish") as change:
        fresh = change.text(translation)
        _back_to_draft(fresh)
        remark = write_remark(fresh, by=by, text=text)
        change.record(ArticleEventKind.SENT_BACK, fresh, fresh.latest, remark=remark.pk)
    return fresh


def _back_to_draft(fresh: Translation) -> None:
    if fresh.status != Status.IN_REVIEW:
        raise StepNotAllowed(str(Status(fresh.status).label), str(Status.DRAFT.label))
    fresh.status = Status.DRAFT
    fresh.save(update_fields=["status"])
