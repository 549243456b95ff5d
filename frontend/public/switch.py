"""From one language to another: the link in the head, and what search engines are told."""

from dataclasses import dataclass

from django.db.models import QuerySet

from frontend.public.languages import NAMES, SWEDISH, absolute, address, direction_of
from knowledgebase.models import Translation

ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    language: str
    name: str
    direction: str
    path: str

    @property
    def url(self) -> str:
        """The whole address, for the page's head."""
        return absolute(self.path)


def other(language: str) -> str:
    """Where the head leads: from Swedish to English, from everything else to Swedish."""
    return ENGLISH if language == SWEDISH else SWEDISH


def switch_to(language: str, name: str, *args: object) -> OtherLanguage:
    """The link in the head, to the page of this name in the other language."""
    wanted = other(language)
    return _made(wanted, address(name, wanted, *args))


def in_both(name: str, *args: object) -> list[OtherLanguage]:
    """The same page in Swedish and English, for the page's head."""
    return [_made(code, address(name, code, *args)) for code in (SWEDISH, ENGLISH)]


def of_article(public: QuerySet[Translation], article_id: int) -> list[OtherLanguage]:
    """Every language the article can be read in, its own too."""
    rows = public.filter(article=article_id).order_by("language").values_list("language", "slug")
    return [_made(code, address("article", code, slug)) for code, slug in rows if code in NAMES]


def article_switch(there: list[OtherLanguage], language: str) -> OtherLanguage:
    """To the same article where it is, else to the list of all in that language."""
    wanted = other(language)
    same = next((one for one in there if one.language == wanted), None)
    return same or _made(wanted, address("questions", wanted))


def _made(code: str, path: str) -> OtherLanguage:
    return OtherLanguage(code, NAMES[code], direction_of(code), path)
