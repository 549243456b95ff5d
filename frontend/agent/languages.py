"""The languages a contact may have been met in."""

from django.utils.translation import gettext_lazy

LANGUAGES = [
    ("sv", gettext_lazy("Swedish")),
    ("en", gettext_lazy("English")),
    ("fi", gettext_lazy("Finnish")),
    ("fit", gettext_lazy("Meänkieli")),
    ("se", gettext_lazy("Northern Sámi")),
    ("ar", gettext_lazy("Arabic")),
    ("so", gettext_lazy("Somali")),
]
