"""The account of comments on Instagram."""

from django import forms
from django.utils.translation import gettext_lazy as _

from channels_in.meta.forms import MetaForm


class InstagramForm(MetaForm):
    readme = _(
        "The Instagram account must be a professional one and belong to the page. The app needs the "
        "permissions instagram_basic, instagram_manage_comments and pages_manage_metadata; the token is "
        "that of the page."
    )  # type: ignore[assignment]

    external_id = forms.CharField(
        label=_("Instagram account's ID"),
        max_length=200,
        help_text=_(
            "A row of digits that begins with 1784, not the name. The account must be a professional "
            "one that belongs to the page."
        ),
    )
