from knowledgebase.actions.changing import Actor, Change, changing
from knowledgebase.models import Article, ArticleEventKind, Translation
from knowledgebase.models.translation import Status
from servicedesk.lib.text import one_line

REASON_MAX = 500


def unpublish(target: Article | Translation, *, by: Actor, reason: str = "", why: str = "agent") -> None:
    """Take an article down in all languages, or one of its texts; at once, also what was planned. Twice is once.

    reason: for colleagues, never shown outside. why: "agent", or "time" when publish_to has passed. Raises NotAllowed.
    """
    article = target if isinstance(target, Article) else target.article
    with changing(article, by=by, may="publish") as change:
        texts = change.article.translations.order_by("pk")
        if isinstance(target, Translation):
            texts = texts.filter(pk=target.pk)
        for translation in texts:
            if translation.live_id or translation.scheduled_id:
                take_down(change, translation, reason=one_line(reason, REASON_MAX), why=why)


def take_down(change: Change, translation: Translation, **detail: str) -> None:
    """Take one text down inside another action."""
    was_live = translation.live
    change.step(translation, Status.UNPUBLISHED)
    translation.live = translation.scheduled = None
    translation.publish_from = translation.publish_to = None
    translation.unpublished_at = change.now
    translation.save(update_fields=["status", "live", "scheduled", "publish_from", "publish_to", "unpublished_at"])
    change.is_seen = change.is_seen or was_live is not None
    change.record(ArticleEventKind.UNPUBLISHED, translation, was_live, **detail)
