from django.utils import timezone
from django.utils.translation import gettext as _

from knowledgebase.actions.errors import InvalidChange, NotAllowed
from knowledgebase.models import SettledSearch, Translation
from knowledgebase.models.statistics import WORDS_MAX
from servicedesk.lib.text import one_line
from servicedesk.people.access import access_of
from servicedesk.people.models import Agent


def settle_search(words: str, language: str, *, by: Agent, translation: Translation | None = None) -> SettledSearch:
    """Say that a search that found nothing is dealt with: answered by translation, or not ours to answer.

    It leaves the work list until somebody searches for it again on a later day. Raises NotAllowed, InvalidChange.
    """
    if not access_of(by).is_editor:
        raise NotAllowed(_("Only editors and publishers can do this."))
    kept = one_line(words, WORDS_MAX).lower()
    if not kept or len(language) > 5:
        raise InvalidChange(_("There is no such search."))
    values = {"translation": translation, "settled_by": by, "settled_at": timezone.now()}
    return SettledSearch.objects.update_or_create(language=language, words=kept, defaults=values)[0]
