"""Addresses of what belongs to the knowledge base in the settings."""

from django.urls import path

from frontend.settings_area import embed_origins, shelves

urlpatterns = [
    path("kunskapskategorier/", shelves.shelf_list, name="settings_shelves"),
    path("kunskapskategorier/ny/", shelves.new_shelf, name="settings_shelf_new"),
    path("kunskapskategorier/<int:pk>/", shelves.shelf, name="settings_shelf"),
    path("kunskapskategorier/<int:pk>/ordning/", shelves.shelf_order, name="settings_shelf_order"),
    path("livshandelser/", shelves.life_event_list, name="settings_life_events"),
    path("livshandelser/ny/", shelves.new_life_event, name="settings_life_event_new"),
    path("livshandelser/<int:pk>/", shelves.life_event, name="settings_life_event"),
    path("livshandelser/<int:pk>/ordning/", shelves.life_event_order, name="settings_life_event_order"),
    path("inbaddning/", embed_origins.embed_origins, name="settings_embed_origins"),
    path("inbaddning/<int:pk>/anvandning/", embed_origins.embed_origin_use, name="settings_embed_origin_use"),
]
