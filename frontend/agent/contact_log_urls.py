"""Addresses of what is noted by hand, and of calls that were promised."""

from django.urls import path

from frontend.agent import call_backs, call_figures, calls, contact_log, contact_log_articles, contact_log_who

urlpatterns = [
    path("kontaktlogg/", contact_log.contact_log, name="contact_log"),
    path("kontaktlogg/personer/", contact_log_who.found_people, name="contact_log_people"),
    path("kontaktlogg/svar/", contact_log_articles.contact_log_answers, name="contact_log_answers"),
    path("arenden/<int:number>/aterringningar/", call_backs.ticket_call_backs, name="ticket_call_backs"),
    path("arenden/<int:number>/samtal/", calls.ticket_calls, name="ticket_calls"),
    path("samtal/", call_figures.call_figures, name="call_figures"),
    path("samtal/kort/", calls.call_cards, name="call_cards"),
    path("samtal/<int:pk>/svar/", calls.call_taking, name="call_taking"),
    path("aterringningar/", call_backs.call_backs, name="call_backs"),
    path("aterringningar/<int:pk>/", call_backs.call_back, name="call_back"),
]
