"""All addresses. Each name here has its row in the role matrix (tests/house/test_role_matrix.py)."""

from django.urls import include, path

from servicedesk import health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("api/", include("tickets.api.urls")),
    path("", include("frontend.urls")),
]
