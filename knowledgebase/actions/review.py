"""Reviews: somebody looks at a published text again and says that the facts are still right."""

from datetime import date

from knowledgebase.actions.changing import changing
from knowledgebase.actions.errors import CannotPublish, NotAttested, StepNotAllowed
from knowledgebase.actions.publish import next_review
from knowledgebase.faults import faults_of
from knowledgebase.models import ArticleEventKind, Translation
from knowledgebase.models.translation import Status
from knowledgebase.staleness import is_stale
from servicedesk.people.models import Agent


def review(translation: Translation, *, by: Agent, attested: bool, review_on: date | None = None) -> date:
    """Say that what readers see is right today, and return the day it is looked at next.

    The article's texts in other languages are reviewed with it, as far as they say the same (not is_stale).
    Raises NotAttested, NotAllowed, StepNotAllowed for a text that is not published, CannotPublish, InvalidChange.
    """
    if not attested:
        raise NotAttested
    with changing(translation.article, by=by, may="publish") as change:
        fresh = change.text(translation)
        if fresh.live is None:
            raise StepNotAllowed(str(Status(fresh.status).label), str(Status.PUBLISHED.label))
        if faults := faults_of(fresh.live):
            raise CannotPublish(faults)
        change.record(ArticleEventKind.ATTESTED, fresh, fresh.live)
        following = next_review(change, fresh, review_on)
        for text in change.article.translations.select_related("live", "latest__translates"):
            if text.live is None:
                continue
            text.article = change.article
            if text.status == Status.REVIEW_DUE:
                change.step(text, Status.PUBLISHED)
            if text.pk == fresh.pk or not is_stale(text):
                text.reviewed_at = change.now
            text.save(update_fields=["status", "reviewed_at"])
        change.is_seen = True
        change.record(ArticleEventKind.REVIEWED, fresh, fresh.live, review_on=following.isoformat())
    return following
