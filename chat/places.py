"""Where a visitor comes from, in a form that tells nobody: enough to block a place, not to find a person."""

from django.utils.crypto import salted_hmac

from channels_in.webform.limits import place_of


def digest_of_place(place: str) -> str:
    """Return what ChatSession.place and ChatBlock.place keep of rates.place_of(ip): made with SECRET_KEY."""
    return salted_hmac("chat.places", place, algorithm="sha256").hexdigest()


def place_digest(ip: str) -> str:
    """The same from an IP address."""
    return digest_of_place(place_of(ip))
