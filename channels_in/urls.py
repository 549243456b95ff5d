"""Doors that other systems knock on."""

from django.urls import path

from channels_in.email.push import MailView
from channels_in.mentions.api import MentionsView
from channels_in.phone.api import CallsView
from channels_in.social.api import SocialDeedsView

urlpatterns = [
    path("calls/", CallsView.as_view(), name="api-calls"),
    path("social-deeds/", SocialDeedsView.as_view(), name="api-social-deeds"),
    path("mentions/", MentionsView.as_view(), name="api-mentions"),
    path("inboxes/<slug:slug>/mail/", MailView.as_view(), name="api-mail"),
]
