"""Doors that other systems knock on."""

from django.urls import path

from channels_in.email.push import MailView

urlpatterns = [
    path("inboxes/<slug:slug>/mail/", MailView.as_view(), name="api-mail"),
]
