"""All addresses. Each name here has its row in the role matrix (tests/house/test_role_matrix.py)."""

from django.urls import include, path

from servicedesk.health import healthz, readyz

handler500 = "servicedesk.errors.server_error"

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("api/v1/", include("channels_in.urls")),  # before the next: it answers for all that is below /api/
    path("api/v1/", include("knowledgebase.api.urls")),
    path("api/", include("tickets.api.urls")),
    path("in/", include("channels_in.hooks")),
    path("", include("frontend.urls")),
]
