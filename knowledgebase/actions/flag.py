from django.utils.translation import gettext as _

from knowledgebase.actions.changing import changing
from knowledgebase.actions.errors import InvalidChange
from knowledgebase.models import Article, ArticleEventKind, Flag, Revision
from knowledgebase.models.editing import REMARK_MAX
from servicedesk.lib.text import clean
from servicedesk.people.models import Agent


def flag(article: Article, *, by: Agent, text: str, revision: Revision | None = None) -> Flag:
    """Tell the owner that the article is wrong or outdated. Any agent who may read it; the caller has found it so.

    revision: the text that was read. Raises InvalidChange.
    """
    text = clean(text).strip()
    if not text or len(text) > REMARK_MAX:
        raise InvalidChange(
            _("Write what is wrong, in at most %(most)d characters.") % {"most": REMARK_MAX}, field="text"
        )
    with changing(article, by=by, may="read") as change:
        raised = Flag.objects.create(article=change.article, revision=revision, agent=by, text=text)
        change.record(ArticleEventKind.FLAGGED, revision.translation if revision else None, revision, flag=raised.pk)
    return raised


def settle_flag(raised: Flag, *, by: Agent) -> Flag:
    """The owner has dealt with it. Twice is once. Raises NotAllowed."""
    with changing(raised.article, by=by, may="write") as change:
        fresh = Flag.objects.select_for_update().get(pk=raised.pk)
        if fresh.settled_at is None:
            fresh.settled_at, fresh.settled_by = change.now, by
            fresh.save(update_fields=["settled_at", "settled_by"])
            change.record(ArticleEventKind.FLAG_SETTLED, flag=fresh.pk)
    return fresh
