"""The languages a contact may have been met in, and that tickets are written in."""

from django.utils.translation import get_language, gettext_lazy

LANGUAGES = [
    ("sv", gettext_lazy("Swedish")),
    ("en", gettext_lazy("English")),
    ("fi", gettext_lazy("Finnish")),
    ("fit", gettext_lazy("Meänkieli")),
    ("se", gettext_lazy("Northern Sámi")),
    ("smj", gettext_lazy("Lule Sámi")),
    ("sma", gettext_lazy("Southern Sámi")),
    ("ar", gettext_lazy("Arabic")),
    ("so", gettext_lazy("Somali")),
    ("fa", gettext_lazy("Persian")),
    ("ti", gettext_lazy("Tigrinya")),
    ("uk", gettext_lazy("Ukrainian")),
    ("ru", gettext_lazy("Russian")),
    ("pl", gettext_lazy("Polish")),
    ("de", gettext_lazy("German")),
    ("no", gettext_lazy("Norwegian")),
    ("da", gettext_lazy("Danish")),
]


def language_name(code: str) -> str:
    """As it stands within a sentence: "davvisamiska"; the code itself for one that is not listed."""
    name = str(dict(LANGUAGES).get(code, code))
    return name.lower() if (get_language() or "").startswith("sv") else name
