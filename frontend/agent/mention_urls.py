"""Addresses of what is said about us elsewhere."""

from django.urls import path

from frontend.agent import mention_entry, mention_figures, mentions

urlpatterns = [
    path("omnamnanden/", mentions.mentions, name="mentions"),
    path("omnamnanden/nytt/", mention_entry.mention_new, name="mention_new"),
    path("omnamnanden/siffror/", mention_figures.mention_figures, name="mention_figures"),
    path("omnamnanden/siffror.csv", mention_figures.mention_figures_csv, name="mention_figures_csv"),
    path("omnamnanden/<int:pk>/bedomning/", mentions.mention_disposition, name="mention_disposition"),
    path("omnamnanden/<int:pk>/arende/", mentions.mention_ticket, name="mention_ticket"),
]
