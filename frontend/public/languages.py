"""The languages articles are read in, and their addresses: Swedish without a prefix, every other behind its own.

The words around an article are in Swedish or English. A page in any other language has Swedish around it: that is what
those who read it here meet everywhere else, and what an agent can read aloud with them.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation

SWEDISH = "sv"
# What each calls itself; the minority languages of Sweden first, then those most spoken here.
NAMES = {
    "sv": "Svenska",
    "en": "English",
    "fi": "Suomi",
    "se": "Davvisámegiella",
    "smj": "Julevsámegiella",
    "sma": "Åarjelsaemien gïele",
    "fit": "Meänkieli",
    "rom": "Romani čhib",
    "yi": "ייִדיש",
    "ar": "العربية",
    "so": "Soomaali",
    "fa": "فارسی",
    "ti": "ትግርኛ",
    "uk": "Українська",
    "pl": "Polski",
}
RIGHT_TO_LEFT = frozenset({"ar", "fa", "yi"})
LANGUAGE = "language"  # in the address of a page whose own address has none

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


class LanguageConverter:
    """The first part of an address: a language that is not Swedish."""

    regex = "|".join(code for code in NAMES if code != SWEDISH)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


def frame_of(language: str) -> str:
    """The language of the words around a text in language."""
    return language if language in dict(settings.LANGUAGES) else SWEDISH


def direction_of(language: str) -> str:
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def address(name: str, language: str, *args: object) -> str:
    """The path of a page of the help centre in a language."""
    return reverse(name, args=args) if language == SWEDISH else reverse(f"{name}_in", args=[language, *args])


def absolute(path: str) -> str:
    return f"{settings.BASE_URL}{path}"


def in_its_language(view: View[Rest]) -> View[Rest]:
    """The address says the language; what the browser asks for does not matter. The view takes language=."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        language = str(kwargs.setdefault("language", SWEDISH))
        with translation.override(frame_of(language)):
            request.LANGUAGE_CODE = frame_of(language)
            response = view(request, *args, **kwargs)
        response.headers.setdefault("Content-Language", language)
        return response

    return answer


def asked_for(view: View[Rest]) -> View[Rest]:
    """For pages in the visitor's own language: ?language=en on a link to them is kept, so that what follows is too."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        wanted = request.GET.get(LANGUAGE, "")
        if wanted not in dict(settings.LANGUAGES):
            return view(request, *args, **kwargs)
        with translation.override(wanted):
            response = view(request, *args, **kwargs)
        response.headers.setdefault("Content-Language", wanted)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, wanted, samesite="Lax", secure=request.is_secure(), httponly=True
        )
        return response

    return answer
