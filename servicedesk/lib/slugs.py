"""Names as parts of addresses."""

from django.db import models
from django.utils.text import slugify

_LETTERS = str.maketrans({"å": "a", "ä": "a", "ö": "o", "é": "e", "ü": "u", "æ": "a", "ø": "o"})


def slug_of(text: str, limit: int = 60) -> str:
    """Return text as lower-case ASCII words with hyphens; "x" when nothing is left."""
    return slugify(text.lower().translate(_LETTERS))[:limit].strip("-") or "x"


def free_slug(model: type[models.Model], text: str, *, field: str = "slug") -> str:
    """Return a slug of text that no row of the model has: "avfall", "avfall-2" ..."""
    limit = getattr(model._meta.get_field(field), "max_length", None) or 60
    base = slug_of(text, limit - 5)
    taken = set(model._default_manager.filter(**{f"{field}__startswith": base}).values_list(field, flat=True))
    return next(slug for slug in (base, *(f"{base}-{number}" for number in range(2, 10_000))) if slug not in taken)
