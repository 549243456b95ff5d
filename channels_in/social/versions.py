"""The texts an item has had, kept in the order they were written, whatever order the provider tells of them in."""

from datetime import datetime

from channels_in.models import SocialItem, SocialVersion

Written = tuple[datetime, str]  # when a text took the place of the one before it, and the text


def edits_of(item: SocialItem) -> tuple[str, list[Written]]:
    """Return the text it began with ("" as long as it has not come) and what it was changed to, oldest first."""
    if item.edited_at is None:
        return item.text, []
    rows = list(item.versions.order_by("until", "id"))
    texts = [*(row.text for row in rows), item.text]
    return texts[0], list(zip((row.until for row in rows), texts[1:], strict=True))


def keep_first(item: SocialItem, text: str) -> None:
    """What it began with has come, perhaps after a change of it. The caller saves the item."""
    _began, edits = edits_of(item)
    _write(item, text, edits)


def keep_edit(item: SocialItem, at: datetime, text: str) -> bool:
    """Put a change among the others; the newest is the item's text. Returns whether it was not known already.

    Of two texts of the same moment the one that sorts last counts as the later: any rule would do that does not ask
    which of them came first. The caller saves the item.
    """
    began, edits = edits_of(item)
    if (at, text) in edits:
        return False
    _write(item, began, sorted([*edits, (at, text)]))
    return True


def has_changed(item: SocialItem) -> bool:
    """Whether it has said more than one thing: networks tell of changes that change no word, too."""
    return item.edited_at is not None and item.versions.exclude(text=item.text).exists()


def _write(item: SocialItem, began: str, edits: list[Written]) -> None:
    texts = [began, *(text for _at, text in edits)]
    item.text = texts[-1]
    item.edited_at = edits[-1][0] if edits else None
    if not edits:
        return
    item.versions.all().delete()
    SocialVersion.objects.bulk_create(
        SocialVersion(item=item, text=text, until=at) for text, (at, _next) in zip(texts[:-1], edits, strict=True)
    )
