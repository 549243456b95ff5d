"""Doors that other systems knock on."""

from django.urls import path

from channels_in.email.push import MailView
from channels_in.phone.api import CallsView

urlpatterns = [
    path("calls/", CallsView.as_view(), name="api-calls"),
    path("inboxes/<slug:slug>/mail/", MailView.as_view(), name="api-mail"),
]
