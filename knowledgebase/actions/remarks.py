"""What a reviewer asks for, the answers, and what is done."""

from django.utils.translation import gettext as _

from knowledgebase.actions.changing import changing
from knowledgebase.actions.errors import InvalidChange
from knowledgebase.models import ArticleEventKind, Remark, Revision, Translation
from knowledgebase.models.editing import REMARK_MAX
from servicedesk.lib.text import clean
from servicedesk.people.models import Agent


def remark(translation: Translation, *, by: Agent, text: str, revision: Revision | None = None) -> Remark:
    """Ask for a change of the text, the newest unless revision is named. Raises NotAllowed, InvalidChange."""
    with changing(translation.article, by=by, may="write") as change:
        fresh = change.text(translation)
        written = write_remark(fresh, by=by, text=text, revision=revision)
        change.record(ArticleEventKind.REMARKED, fresh, written.revision, remark=written.pk)
    return written


def answer(asked: Remark, *, by: Agent, text: str) -> Remark:
    """Answer a remark, or an answer: all stand under the first one. Raises NotAllowed, InvalidChange."""
    first = asked.answers or asked
    with changing(asked.translation.article, by=by, may="write") as change:
        fresh = change.text(asked.translation)
        written = write_remark(fresh, by=by, text=text, answers=first)
        change.record(ArticleEventKind.REMARKED, fresh, written.revision, remark=written.pk, answers=first.pk)
    return written


def settle(asked: Remark, *, by: Agent) -> Remark:
    """What the remark asked for is done. Twice is once. Raises NotAllowed."""
    with changing(asked.translation.article, by=by, may="write") as change:
        fresh = Remark.objects.select_for_update().get(pk=asked.pk)
        if fresh.settled_at is None:
            fresh.settled_at, fresh.settled_by = change.now, by
            fresh.save(update_fields=["settled_at", "settled_by"])
            change.record(ArticleEventKind.REMARK_SETTLED, fresh.translation, fresh.revision, remark=fresh.pk)
    return fresh


def write_remark(
    fresh: Translation, *, by: Agent, text: str, revision: Revision | None = None, answers: Remark | None = None
) -> Remark:
    """Write a remark inside another action. Raises InvalidChange."""
    text = clean(text).strip()
    if not text or len(text) > REMARK_MAX:
        raise InvalidChange(
            _("Write what should be changed, in at most %(most)d characters.") % {"most": REMARK_MAX}, field="text"
        )
    about = revision or fresh.latest
    if about is None:
        raise InvalidChange(_("There is no text yet."), field="text")
    return Remark.objects.create(translation=fresh, revision=about, answers=answers, agent=by, text=text)
