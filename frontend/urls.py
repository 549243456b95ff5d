from django.conf import settings
from django.urls import URLPattern, URLResolver

from frontend import styleguide

urlpatterns: list[URLPattern | URLResolver] = []

if settings.DEBUG:
    urlpatterns += styleguide.urlpatterns
