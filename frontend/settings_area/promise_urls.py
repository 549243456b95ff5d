"""Calendars and what is promised: their addresses in the settings."""

from django.urls import include, path

from frontend.settings_area import calendar_days, calendar_trial, calendar_year, calendars, sla_policies

_calendars = [
    path("", calendars.calendar_list, name="settings_calendars"),
    path("ny/", calendars.new_calendar, name="settings_calendar_new"),
    path("<int:pk>/", calendars.calendar, name="settings_calendar"),
    path("<int:pk>/borttagning/", calendars.calendar_removal, name="settings_calendar_removal"),
    path("<int:pk>/dagar/", calendar_days.days, name="settings_calendar_days"),
    path("<int:pk>/dagar/fil/", calendar_days.file_preview, name="settings_calendar_file"),
    path("<int:pk>/dagar/ur-fil/", calendar_days.file_days, name="settings_calendar_file_days"),
    path("<int:pk>/dagar/<int:day_pk>/borttagning/", calendar_days.day_removal, name="settings_calendar_day_removal"),
    path("<int:pk>/ar/<int:number>/", calendar_year.year, name="settings_calendar_year"),
    path("<int:pk>/prov/", calendar_trial.trial, name="settings_calendar_trial"),
]

_sla_policies = [
    path("", sla_policies.policy_list, name="settings_sla_policies"),
    path("ny/", sla_policies.new_policy, name="settings_sla_policy_new"),
    path("<int:pk>/", sla_policies.policy, name="settings_sla_policy"),
    path("<int:pk>/ordning/", sla_policies.policy_order, name="settings_sla_policy_order"),
    path("<int:pk>/borttagning/", sla_policies.policy_removal, name="settings_sla_policy_removal"),
]

urlpatterns = [
    path("kalendrar/", include(_calendars)),
    path("svarstider/", include(_sla_policies)),
]
