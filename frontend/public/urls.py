"""Addresses of the citizens' pages, and of the kept mail of an installation without a mail server."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import path, register_converter

from frontend.public import (
    articles,
    channels,
    chat,
    chat_acts,
    chat_spared,
    contact,
    embedded,
    feedback,
    feeds,
    files,
    form_answers,
    found,
    inlay,
    outbox,
    pages,
    website,
)
from frontend.public import shelves as shelf_pages
from frontend.public.chat_addresses import InboxConverter
from frontend.public.languages import LanguageConverter, asked_for

register_converter(LanguageConverter, "language")
register_converter(InboxConverter, "inbox")

# What is read in several languages: Swedish at the first address, the others at the second.
_read: list[tuple[str, Callable[..., HttpResponse], str]] = [
    ("fragor/", shelf_pages.questions, "questions"),
    ("fragor/feed.atom", feeds.feed, "feed"),
    ("fragor/forslag.json", found.suggestions, "suggestions"),
    ("fragor/<str:slug>/", articles.article, "article"),
    ("amne/<slug:slug>/", shelf_pages.category, "category"),
    ("livshandelse/<slug:slug>/", shelf_pages.life_event, "life_event"),
    ("inbaddad/", inlay.inlay_guide, "inlay_guide"),
    ("inbaddad/svar/<str:slug>.json", inlay.inlaid_article, "inlaid_article"),
    ("inbaddad/amne/<slug:slug>.json", inlay.inlaid_category, "inlaid_category"),
    ("inbaddad/sok.json", inlay.inlaid_search, "inlaid_search"),
    ("tillganglighet/", website.accessibility, "accessibility"),
    ("personuppgifter/", website.personal_data, "personal_data"),
    ("sociala-medier/", website.social_media, "social_media"),
    ("kanaler/", channels.public_channels, "public_channels"),
]

urlpatterns = [
    path("", pages.start, name="start"),
    path("<language:language>/", pages.start, name="start_in"),
    *(path(route, view, name=name) for route, view, name in _read),
    *(path(f"<language:language>/{route}", view, name=f"{name}_in") for route, view, name in _read),
    path("artiklar/<int:pk>/omdome/", feedback.article_vote, name="article_vote"),
    path("artiklar/<int:pk>/kommentar/", feedback.article_comment, name="article_comment"),
    path("artikelfiler/<uuid:pk>/", files.article_file, name="article_file"),
    path("inbaddad/fraga.js", inlay.inlay_script, name="inlay_script"),
    path("sitemap.xml", feeds.sitemap, name="sitemap"),
    path("robots.txt", feeds.robots, name="robots"),
    path("kontakt/", asked_for(pages.contact_forms), name="contact_forms"),
    path("kontakt/<slug:slug>/", asked_for(contact.contact_form), name="contact_form"),
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
    path("chat/", asked_for(chat.chat_list), name="chats"),
    path("chat/<inbox:slug>/", asked_for(chat.chat), name="chat"),
    path("chat/<inbox:slug>/lasning/", asked_for(chat.chat_reading), name="chat_reading"),
    path("chat/<inbox:slug>/meddelanden/", chat_acts.chat_messages, name="chat_messages"),
    path("chat/<inbox:slug>/svar-senare/", chat_acts.chat_wish, name="chat_wish"),
    path("chat/<inbox:slug>/uppringning/", chat_acts.chat_call_back, name="chat_call_back"),
    path("chat/<inbox:slug>/kopia/", chat_acts.chat_transcript, name="chat_transcript"),
    path("chat/<inbox:slug>/betyg/", chat_acts.chat_rating, name="chat_rating"),
    path("chat/<inbox:slug>/narvaro/", chat_acts.chat_staying, name="chat_staying"),
    path("chat/<inbox:slug>/avslut/", chat_acts.chat_ending, name="chat_ending"),
    path("chat/<inbox:slug>/glomska/", chat_acts.chat_forgetting, name="chat_forgetting"),
    path("chat/<inbox:slug>/fick-svar/", chat_spared.chat_spared, name="chat_spared"),
    path("chat/<inbox:slug>/besvarad/", chat_spared.chat_answered, name="chat_answered"),
    path("dev/outbox/", outbox.dev_outbox, name="dev_outbox"),
    path("dev/outbox/<int:mail_id>/", outbox.dev_outbox_mail, name="dev_outbox_mail"),
    path("dev/outbox/<int:mail_id>/html/", outbox.dev_outbox_mail_html, name="dev_outbox_mail_html"),
]
