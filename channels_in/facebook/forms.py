"""The account of a page on Facebook."""

from django import forms
from django.utils.translation import gettext_lazy as _

from channels_in.meta.forms import MetaForm


class FacebookForm(MetaForm):
    readme = _(
        "Make an app at Meta, let it call the address shown under Settings, Inboxes, Apps at Meta, and "
        "give it the permissions pages_manage_metadata, pages_read_engagement, pages_read_user_content "
        "and pages_manage_engagement. Then make a token for the page that does not run out."
    )  # type: ignore[assignment]

    external_id = forms.CharField(
        label=_("Page's ID"),
        max_length=200,
        help_text=_("A row of digits. In the page's settings at Facebook it is under Page transparency."),
    )
