"""Routing: its addresses in the settings."""

from django.urls import path

from frontend.settings_area import routing, routing_teams, suggestions

urlpatterns = [
    path("", routing.rule_list, name="settings_routing"),
    path("ny/", routing.new_rule, name="settings_routing_rule_new"),
    path("<int:pk>/", routing.rule, name="settings_routing_rule"),
    path("<int:pk>/plats/", routing.rule_place, name="settings_routing_rule_place"),
    path("<int:pk>/borttagning/", routing.rule_removal, name="settings_routing_rule_removal"),
    path("lag/<int:pk>/", routing_teams.team_way, name="settings_routing_team"),
    path("medarbetare/<int:pk>/", routing_teams.agent_work, name="settings_routing_agent"),
    path("forslag/", suggestions.suggestions, name="settings_suggestions"),
]
