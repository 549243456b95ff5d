"""Addresses of all pages."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from frontend import branding, styleguide

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("frontend.public.urls")),
    path("", include("frontend.widget.urls")),
    path("", include("frontend.agent.urls")),
    path("", include("frontend.editor.urls")),
    path("", include("frontend.account.urls")),
    path("", include("frontend.settings_area.urls")),
    path("", include("frontend.demo_doors.urls")),
    path("utseende.css", branding.branding_css, name="branding_css"),
    path("sprak/", set_language, name="set_language"),
]

if settings.DEBUG:
    urlpatterns += styleguide.urlpatterns
