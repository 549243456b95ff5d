"""The address of a text: free in its language, among texts and among addresses that lead on."""

from django.utils.translation import gettext as _

from knowledgebase.models import SlugRedirect, Translation
from knowledgebase.models.translation import SLUG_MAX
from servicedesk.lib.slugs import slug_of
from tickets.actions.errors import InvalidChange


class SlugTaken(InvalidChange):
    """Another article has the address, or had it and is led to from there."""

    code = "slug_taken"


def free_address(question: str, language: str) -> str:
    """Return a slug of the question that nothing in the language has: "soptunnan", "soptunnan-2" ..."""
    base = slug_of(question, SLUG_MAX - 5)
    taken = set()
    for model in (Translation, SlugRedirect):
        taken |= set(model.objects.filter(language=language, slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in (base, *(f"{base}-{number}" for number in range(2, 10_000))) if slug not in taken)


def checked_address(slug: str, language: str, translation: Translation | None = None) -> str:
    """Return the slug as it is kept; translation may take back one of its own. Raises InvalidChange, SlugTaken."""
    kept = slug_of(slug, SLUG_MAX)
    if kept == "x":
        raise InvalidChange(_("Write an address of letters and figures."), field="slug")
    texts = Translation.objects.filter(language=language, slug=kept)
    old = SlugRedirect.objects.filter(language=language, slug=kept)
    if translation is not None:
        texts, old = texts.exclude(pk=translation.pk), old.exclude(translation=translation)
    if texts.exists() or old.exists():
        raise SlugTaken(_("The address %(slug)s leads to another article.") % {"slug": kept}, field="slug")
    return kept
