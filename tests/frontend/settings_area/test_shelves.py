"""Shelves, events in life and websites in the settings."""

import pytest

from knowledgebase.models import Category, EmbedOrigin, LifeEvent
from servicedesk.people.models import Role
from tests.factories import make_agent, make_shelf, make_team
from tests.frontend.editor.cast import Cast, as_, make_cast

pytestmark = pytest.mark.django_db
SHELVES, EVENTS, ORIGINS = (
    "/installningar/kunskapskategorier/",
    "/installningar/livshandelser/",
    "/installningar/inbaddning/",
)


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def test_a_publisher_makes_a_shelf_with_names_in_other_languages(cast: Cast) -> None:
    above = make_shelf("Avfall")
    given = {"name": "Hämtning", "parent": above.pk, "summary": "När och hur", "icon": "bin", "is_active": "on"}

    answer = as_(cast.asa).post(f"{SHELVES}ny/", {**given, "names": "en: Collection\nfi: Nouto"})

    made = Category.objects.get(name="Hämtning")
    assert answer.status_code == 302
    assert (made.parent, made.level, made.names) == (above, 2, {"en": "Collection", "fi": "Nouto"})


def test_names_in_no_language_are_refused(cast: Cast) -> None:
    given = {"name": "Hämtning", "icon": "bin", "names": "Collection"}

    answer = as_(cast.asa).post(f"{SHELVES}ny/", given)

    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["names"]
    assert not Category.objects.exists()


def test_shelves_are_moved_among_their_siblings(cast: Cast) -> None:
    first, second = make_shelf("Avfall", position=0), make_shelf("Vatten", position=1)

    as_(cast.asa).post(f"{SHELVES}{second.pk}/ordning/", {"to": "up"})

    assert [one.name for one in as_(cast.asa).get(SHELVES).context["rows"]] == ["Vatten", "Avfall"]
    as_(cast.asa).post(f"{SHELVES}{second.pk}/ordning/", {"to": "up"})  # it is first already
    assert list(Category.objects.order_by("position")) == [second, first]


def test_events_in_life_are_made_and_changed(cast: Cast) -> None:
    client = as_(cast.asa)
    client.post(f"{EVENTS}ny/", {"name": "Flytta", "icon": "home"})
    made = LifeEvent.objects.get()

    client.post(
        f"{EVENTS}{made.pk}/", {"name": "Flytta hit", "icon": "box", "names": "en: Moving here", "is_active": "on"}
    )

    made.refresh_from_db()
    assert (made.name, made.icon, made.names, made.is_active) == ("Flytta hit", "box", {"en": "Moving here"}, True)


@pytest.mark.parametrize("agent", ["pirkko", "johan"])
@pytest.mark.parametrize("page", [SHELVES, EVENTS, f"{SHELVES}ny/", f"{EVENTS}ny/", ORIGINS])
def test_others_find_nothing(cast: Cast, agent: str, page: str) -> None:
    assert as_(getattr(cast, agent)).get(page).status_code == 404


def test_an_administrator_lets_a_website_show_our_answers_and_stops_it() -> None:
    client = as_(make_agent("Anders Nyman", teams=[make_team("It")], role=Role.ADMINISTRATOR))
    client.post(ORIGINS, {"origin": "https://turism.example/om/", "note": "Turistbyrån"})
    row = EmbedOrigin.objects.get()
    assert (row.origin, row.note, row.is_active) == ("https://turism.example", "Turistbyrån", True)

    client.post(f"{ORIGINS}{row.pk}/anvandning/", {"is_active": "0"})
    row.refresh_from_db()
    assert row.is_active is False
