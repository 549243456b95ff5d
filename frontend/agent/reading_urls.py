"""Addresses of what is read beside a ticket's conversation: the contact's card, and what we know already."""

from django.urls import path

from frontend.agent import contact_card, contacts, suggestions

urlpatterns = [
    path("arenden/<int:number>/forslag/", suggestions.ticket_suggestions, name="ticket_suggestions"),
    path("kontakter/<int:pk>/kort/", contact_card.contact_card, name="contact_card"),
    path("kontakter/<int:pk>/olika/", contacts.contact_distinctions, name="contact_distinctions"),
]
