"""The account of a page's Messenger."""

from django import forms
from django.utils.translation import gettext_lazy as _

from channels_in.meta.forms import PrivateForm


class MessengerForm(PrivateForm):
    readme = _(
        "The page's app at Meta needs the permissions pages_manage_metadata and pages_messaging. "
        "Messenger must be among its products."
    )  # type: ignore[assignment]

    external_id = forms.CharField(
        label=_("Page's ID"), max_length=200, help_text=_("The same as for the page's comments.")
    )
