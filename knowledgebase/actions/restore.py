from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from knowledgebase.actions.changing import Actor, changing
from knowledgebase.actions.save_revision import write_revision
from knowledgebase.models import ArticleEventKind, Revision
from knowledgebase.texts import text_of


def restore(revision: Revision, *, by: Actor) -> Revision:
    """Bring an older text back as a new revision, which is published like any other. Raises NotAllowed."""
    when = date_format(timezone.localtime(revision.created_at), "j F Y H:i")
    with changing(revision.translation.article, by=by, may="write") as change:
        fresh = change.text(revision.translation)
        return write_revision(
            change,
            fresh,
            None,
            kind=ArticleEventKind.RESTORED,
            summary=_("The text of %(when)s is back.") % {"when": when},
            restored_from=revision,
            translates=revision.translates,
            **text_of(revision),
        )
