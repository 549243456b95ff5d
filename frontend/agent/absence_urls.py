"""Addresses of absences and staffing."""

from django.urls import path

from frontend.agent import absence_month, absences, staffing

urlpatterns = [
    path("franvaro/", absences.absences, name="absences"),
    path("franvaro/ny/", absences.new_absence, name="absence_new"),
    path("franvaro/manad/", absence_month.absence_month, name="absence_month"),
    path("franvaro/mottagande/", absences.ticket_taking, name="ticket_taking"),
    path("bemanning/", staffing.staffing, name="staffing"),
    path("bemanning/takt/", staffing.staffing_pace, name="staffing_pace"),
    path("franvaro/<int:pk>/", absences.absence, name="absence"),
    path("franvaro/<int:pk>/avslut/", absences.absence_ending, name="absence_ending"),
]
