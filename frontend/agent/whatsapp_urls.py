"""Addresses of answering by WhatsApp after its window has closed."""

from django.urls import path

from frontend.agent import whatsapp_templates

_HERE = "arenden/<int:number>/whatsapp-mallar/"
urlpatterns = [
    path(_HERE, whatsapp_templates.ticket_whatsapp_templates, name="ticket_whatsapp_templates"),
    path(f"{_HERE}<int:pk>/", whatsapp_templates.ticket_whatsapp_template, name="ticket_whatsapp_template"),
]
