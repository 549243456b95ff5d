"""Addresses of recurring questions."""

from django.urls import path

from frontend.editor import radar, radar_contacts, radar_csv, radar_deeds, radar_question, radar_runs

_QUESTION = "aterkommande-fragor/<int:pk>/"

urlpatterns = [
    path("aterkommande-fragor/", radar.radar, name="radar"),
    path("aterkommande-fragor/tabell.csv", radar_csv.radar_csv, name="radar_csv"),
    path("aterkommande-fragor/gruppering/", radar_runs.radar_grouping, name="radar_grouping"),
    path("aterkommande-fragor/gruppering/lage/", radar_runs.radar_run, name="radar_run"),
    path(_QUESTION, radar_question.radar_question, name="radar_question"),
    path(_QUESTION + "exempel/", radar.radar_more, name="radar_more"),
    path(_QUESTION + "utkast/", radar_deeds.radar_draft, name="radar_draft"),
    path(_QUESTION + "artikel/", radar_deeds.radar_linking, name="radar_linking"),
    path(_QUESTION + "namn/", radar_deeds.radar_name, name="radar_name"),
    path(_QUESTION + "avfardande/", radar_deeds.radar_muting, name="radar_muting"),
    path(_QUESTION + "aterupptagande/", radar_deeds.radar_unmuting, name="radar_unmuting"),
    path(_QUESTION + "sammanslagning/", radar_deeds.radar_merging, name="radar_merging"),
    path(_QUESTION + "sammanslagning/angring/", radar_deeds.radar_unmerging, name="radar_unmerging"),
    path(_QUESTION + "utbrytning/", radar_contacts.radar_splitting, name="radar_splitting"),
    path(_QUESTION + "flytt/", radar_contacts.radar_moving, name="radar_moving"),
]
