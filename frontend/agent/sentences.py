"""Sentences of the timeline: a translated text with the names in it set in bold."""

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


def sentence(text: str, who: str, **parts: str) -> SafeString:
    """Fill a translated sentence; who and parts are escaped and set in bold."""
    bold = {name: format_html("<strong>{}</strong>", part) for name, part in {"who": who, **parts}.items()}
    return format_html(text, **bold)


def all_of(phrases: Sequence[str]) -> str:
    """a, b and c."""
    if len(phrases) < 2:
        return "".join(phrases)
    return _("%(first)s and %(last)s") % {"first": ", ".join(phrases[:-1]), "last": phrases[-1]}
