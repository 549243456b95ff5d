"""Doors that other systems knock on."""

from django.urls import path

from channels_in.email.push import MailView
from channels_in.phone.api import CallsView
from channels_in.social.api import SocialDeedsView

urlpatterns = [
    path("calls/", CallsView.as_view(), name="api-calls"),
    path("social-deeds/", SocialDeedsView.as_view(), name="api-social-deeds"),
    path("inboxes/<slug:slug>/mail/", MailView.as_view(), name="api-mail"),
]
