"""Addresses of the citizens' pages, and of the kept mail of an installation without a mail server."""

from django.urls import path

from frontend.public import contact, embedded, form_answers, outbox, pages

urlpatterns = [
    path("", pages.start, name="start"),
    path("kontakt/", pages.contact_forms, name="contact_forms"),
    path("kontakt/<slug:slug>/", contact.contact_form, name="contact_form"),
    path("kontakt/<slug:slug>/svar/", form_answers.contact_form_answers, name="contact_form_answers"),
    path("kontakt/<slug:slug>/fick-svar/", form_answers.contact_form_spared, name="contact_form_spared"),
    path("kontakt/<slug:slug>/besvarad/", form_answers.contact_form_answered, name="contact_form_answered"),
    path("kontakt/<slug:slug>/mottaget/", contact.contact_form_received, name="contact_form_received"),
    path("kontakt/<slug:slug>/inbaddad/", embedded.contact_form_embedded, name="contact_form_embedded"),
    path(
        "kontakt/<slug:slug>/inbaddad/mottaget/",
        embedded.contact_form_embedded_received,
        name="contact_form_embedded_received",
    ),
    path("dev/outbox/", outbox.dev_outbox, name="dev_outbox"),
    path("dev/outbox/<int:mail_id>/", outbox.dev_outbox_mail, name="dev_outbox_mail"),
    path("dev/outbox/<int:mail_id>/html/", outbox.dev_outbox_mail_html, name="dev_outbox_mail_html"),
]
