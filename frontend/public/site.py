"""What stands around every public page: disturbances, ways to reach us, the foot. Read only when a page shows it."""

from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from channels_in.models import ChannelEntry
from channels_in.models.register import IN_USE
from frontend import lookups
from frontend.public.languages import NAMES, RIGHT_TO_LEFT, SWEDISH, address, frame_of
from frontend.public.opening import Week, week
from frontend.public.ways import Way, beside, contact_ways, forms_url
from knowledgebase.models import AccessibilityStatement, ContactWay, Disturbance, SitePage, SitePageKey
from knowledgebase.models.disturbance import SHOWN_MAX
from knowledgebase.queries import public_translations

SECONDS = 20.0  # which languages and pages there are, remembered per process


@dataclass(frozen=True, slots=True)
class FootLink:
    url: str
    words: str
    language: str = ""
    direction: str = ""


class Site:
    """language: of the page's own text; the words around it are in the language that is active."""

    def __init__(self, language: str = "") -> None:
        self.language = language or get_language() or SWEDISH
        self.now = timezone.now()

    @cached_property
    def disturbances(self) -> list[Disturbance]:
        return list(Disturbance.objects.current(self.now, frame_of(self.language))[:SHOWN_MAX])

    @cached_property
    def _contact(self) -> tuple[list[Way], list[ContactWay]]:
        return contact_ways(self.now)

    @property
    def ways(self) -> list[Way]:
        return self._contact[0]

    @property
    def ways_beside(self) -> list[Way]:
        return beside(self.ways)

    @cached_property
    def week(self) -> Week:
        return week(self._contact[1])

    @property
    def home_url(self) -> str:
        return address("start", frame_of(self.language))

    @property
    def questions_url(self) -> str:
        return address("questions", frame_of(self.language))

    @property
    def forms_url(self) -> str:
        return forms_url()

    @cached_property
    def languages(self) -> list[FootLink]:
        """Those that something can be read in, but the one that is read and the two of the switch."""
        there = set(lookups.kept("public languages", SECONDS, _languages)) - {self.language, "sv", "en"}
        return [
            FootLink(address("questions", code), name, code, "rtl" if code in RIGHT_TO_LEFT else "ltr")
            for code, name in NAMES.items()
            if code in there
        ]

    @cached_property
    def about(self) -> list[FootLink]:
        """The pages about the website itself, those that have been written."""
        frame = frame_of(self.language)
        there = lookups.kept("site pages", SECONDS, _site_pages)
        names = {
            "accessibility": _("Accessibility"),
            SitePageKey.PERSONAL_DATA.value: _("How we handle personal data"),
            SitePageKey.SOCIAL_MEDIA.value: _("The municipality's accounts in social media"),
            "public_channels": _("Where you find us"),
        }
        return [FootLink(address(key, frame), words) for key, words in names.items() if key in there]


def _languages() -> list[str]:
    return list(public_translations(timezone.now()).order_by().values_list("language", flat=True).distinct())


def _site_pages() -> set[str]:
    pages = set(SitePage.objects.order_by().values_list("key", flat=True).distinct())
    if ChannelEntry.objects.filter(is_listed=True, status__in=IN_USE).exists():
        pages.add("public_channels")
    return pages | ({"accessibility"} if AccessibilityStatement.objects.exists() else set())
