from typing import Any

from knowledgebase.actions.changing import Actor, Change, changing
from knowledgebase.actions.editing import autosave, saved
from knowledgebase.actions.errors import StaleText
from knowledgebase.models import ArticleEventKind, Revision, Translation
from knowledgebase.models.translation import Status
from knowledgebase.texts import SUMMARY_MAX, normal_text, text_of
from servicedesk.lib.text import one_line
from servicedesk.people.models import Agent

_SAME: Any = object()  # translates: as it was


def save_revision(
    translation: Translation,
    *,
    by: Actor,
    base: Revision | None = None,
    summary: str = "",
    translates: Revision | None = _SAME,
    **text: Any,
) -> Revision:
    """Save the text as a new revision and return it; the present one when nothing is different.

    text: any of TEXT_FIELDS, the others stay as they are. base: the revision the form was opened with; when a newer one
    has been saved since then, StaleText says by whom and when, nothing is saved, and what was typed is kept as by's
    unsaved text. translates: of a translation, the source's revision it now says the same as.
    What readers see stays until it is published. Raises NotAllowed, InvalidChange, StaleText.
    """
    text = normal_text(text)
    if translates is not _SAME:
        text["translates"] = translates
    try:
        with changing(translation.article, by=by, may="write") as change:
            fresh = change.text(translation)
            revision = write_revision(change, fresh, base, summary=summary, **text)
            if isinstance(by, Agent):
                saved(fresh, by=by, revision=revision)
    except StaleText:
        if isinstance(by, Agent):
            text.pop("translates", None)
            autosave(translation, by=by, content=text, based_on=base)
        raise
    return revision


def write_revision(
    change: Change, fresh: Translation, base: Revision | None, *, kind: str = ArticleEventKind.SAVED, **text: Any
) -> Revision:
    """Write a revision inside another action. A published or unpublished text becomes a draft beside what is live."""
    latest = fresh.latest
    whole = {**text_of(latest), "translates": latest.translates if latest else None}
    summary, restored = one_line(text.pop("summary", ""), SUMMARY_MAX), text.pop("restored_from", None)
    whole.update(text)
    if latest is not None:
        if all(getattr(latest, name) == value for name, value in whole.items()):
            return latest
        if base is not None and base.pk != latest.pk:
            raise StaleText.saved_by(latest)
    revision = Revision.objects.create(
        translation=fresh,
        number=latest.number + 1 if latest else 1,
        summary=summary,
        restored_from=restored,
        author=change.by if isinstance(change.by, Agent) else None,
        created_at=change.now,
        **whole,
    )
    fresh.latest = revision
    if fresh.status in (Status.PUBLISHED, Status.REVIEW_DUE, Status.UNPUBLISHED):
        change.step(fresh, Status.DRAFT)
    fresh.save(update_fields=["latest", "status"])
    change.record(kind, fresh, revision)
    return revision
