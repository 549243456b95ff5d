"""Short forms of an article for SMS and social media."""

from django.utils import timezone
from django.utils.translation import gettext as _

from knowledgebase.actions.changing import changing
from knowledgebase.actions.errors import CannotPublish, InvalidChange
from knowledgebase.faults import personal_numbers
from knowledgebase.models import ArticleEventKind, Rendering, RenderingKind, Translation
from knowledgebase.short_forms import fits, normal, propose
from servicedesk.lib.text import clean
from servicedesk.people.models import Agent


def propose_rendering(translation: Translation, kind: str) -> str:
    """Return the short answer readers see (of a draft: the newest) as it fits the kind; "" without one."""
    text = translation.live or translation.latest
    return propose(kind, text.short_answer) if text else ""


def set_rendering(translation: Translation, kind: str, text: str, *, by: Agent) -> Rendering | None:
    """Write the short form, said to fit what readers see now (of a draft: the newest text); "" takes it away.

    Of a published text it is a publisher's, for it is used at once. Raises NotAllowed, InvalidChange, CannotPublish.
    """
    if kind not in RenderingKind.values:
        raise InvalidChange(_("Choose for what the short form is."), field="kind")
    text = normal(kind, clean(text))
    if not fits(kind, text):
        raise InvalidChange(_("The short form is too long."), field=f"rendering_{kind}")
    if faults := personal_numbers({f"rendering_{kind}": text}, timezone.localdate()):
        raise CannotPublish(faults)
    with changing(translation.article, by=by, may="publish" if translation.live_id else "write") as change:
        fresh = change.text(translation)
        about = fresh.live or fresh.latest
        present = fresh.renderings.filter(kind=kind).first()
        if not text or about is None:
            if present is not None:
                present.delete()
                change.record(ArticleEventKind.RENDERING_CHANGED, fresh, about, rendering=kind, removed=True)
            return None
        if present is not None and (present.text, present.revision_id) == (text, about.pk):
            return present
        rendering, _created = Rendering.objects.update_or_create(
            translation=fresh,
            kind=kind,
            defaults={"text": text, "revision": about, "author": by, "changed_at": change.now},
        )
        change.record(ArticleEventKind.RENDERING_CHANGED, fresh, about, rendering=kind)
    return rendering
