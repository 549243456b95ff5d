"""An article answered somebody before they got in touch: counted, without a word about who it was."""

from knowledgebase.models import SparedContact, Translation
from tickets.models import Inbox


def spare_contact(translation: Translation, *, at: str, inbox: Inbox | None = None) -> SparedContact | None:
    """Count a contact that was not needed; at is a SparedAt. None when the article is no longer shown to readers."""
    if translation.live is None:
        return None
    return SparedContact.objects.create(translation=translation, revision=translation.live, at=at, inbox=inbox)
