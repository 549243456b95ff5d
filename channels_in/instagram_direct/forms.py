"""The account of messages on Instagram."""

from django import forms
from django.utils.translation import gettext_lazy as _

from channels_in.meta.forms import PrivateForm


class InstagramDirectForm(PrivateForm):
    readme = _(
        "The app needs the permissions instagram_basic, instagram_manage_messages and "
        "pages_manage_metadata; the token is that of the page. In the Instagram app, access to messages "
        "must be allowed for connected tools."
    )  # type: ignore[assignment]

    external_id = forms.CharField(
        label=_("Instagram account's ID"), max_length=200, help_text=_("The same as for the account's comments.")
    )
