"""Addresses of what is done with what others wrote at social networks."""

from django.urls import path

from channels_in.models import SocialDeed
from frontend.agent import social_deeds, social_list

_MESSAGE = "arenden/<int:number>/meddelanden/<int:message_id>/"
_VERB = SocialDeed.Verb
urlpatterns = [
    path(f"{_MESSAGE}doljning/", social_deeds.social_deed, {"verb": _VERB.HIDE}, name="social_hiding"),
    path(f"{_MESSAGE}visning/", social_deeds.social_deed, {"verb": _VERB.SHOW}, name="social_showing"),
    path(f"{_MESSAGE}nedtagning/", social_deeds.social_deed, {"verb": _VERB.TAKE_DOWN}, name="social_taking_down"),
    path(
        "arenden/<int:number>/atgarder/<int:deed_id>/forsok/", social_deeds.social_deed_retry, name="social_deed_retry"
    ),
    path("atgarder-i-sociala-medier/", social_list.social_deeds, name="social_deeds"),
    path("atgarder-i-sociala-medier/export/", social_list.social_deeds_export, name="social_deeds_export"),
]
