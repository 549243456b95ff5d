"""The settings, for administrators."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
