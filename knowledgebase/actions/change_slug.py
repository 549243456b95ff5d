from typing import Any

from knowledgebase.actions.changing import Actor, changing
from knowledgebase.models import ArticleEventKind, SlugRedirect, Translation
from knowledgebase.slugs import checked_address


def change_slug(translation: Translation, slug: str, *, by: Actor) -> Translation:
    """Give the text another address. The old one leads on to it, straight, however often it changes.

    An address it once had can be taken back. Raises NotAllowed, InvalidChange, SlugTaken.
    """
    with changing(translation.article, by=by, may="publish" if translation.live_id else "write") as change:
        fresh = change.text(translation)
        kept = checked_address(slug, fresh.language, fresh)
        if kept != fresh.slug:
            before, fresh.slug = fresh.slug, kept
            SlugRedirect.objects.filter(language=fresh.language, slug=kept, translation=fresh).delete()
            if fresh.published_at is not None:  # nobody has seen the address of a draft
                SlugRedirect.objects.create(language=fresh.language, slug=before, translation=fresh)
            fresh.save(update_fields=["slug"])
            change.is_seen = True
            moved: dict[str, Any] = {"from": before, "to": kept}
            change.record(ArticleEventKind.SLUG_CHANGED, fresh, **moved)
    return fresh
