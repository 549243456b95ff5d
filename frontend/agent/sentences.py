"""Sentences of the timeline: a translated text with the names in it set in bold."""

from django.utils.html import format_html
from django.utils.safestring import SafeString


def sentence(text: str, who: str, **parts: str) -> SafeString:
    """Fill a translated sentence; who and parts are escaped and set in bold."""
    bold = {name: format_html("<strong>{}</strong>", part) for name, part in {"who": who, **parts}.items()}
    return format_html(text, **bold)
