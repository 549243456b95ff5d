"""Addresses of articles: free ones, changed ones, and where the paths lead."""

import pytest
from django.urls import resolve

from knowledgebase.actions.change_slug import change_slug
from knowledgebase.actions.errors import NotAllowed, SlugTaken
from knowledgebase.addresses import article_for_agents, article_path, file_url
from knowledgebase.models import SlugRedirect
from tests.knowledgebase.newsroom import Newsroom


@pytest.mark.django_db
def test_two_articles_with_the_same_question_have_addresses_of_their_own(room: Newsroom) -> None:
    assert [room.draft().slug, room.draft().slug] == ["nar-toms-soptunnan", "nar-toms-soptunnan-2"]


@pytest.mark.django_db
def test_an_address_it_once_had_can_be_taken_back_and_nobody_elses(room: Newsroom) -> None:
    text, other = room.live(), room.live("Annat")
    change_slug(text, "sopkärlet", by=room.gun)

    with pytest.raises(SlugTaken):
        change_slug(other, "nar-toms-soptunnan", by=room.gun)
    with pytest.raises(SlugTaken):
        change_slug(other, "sopkarlet", by=room.gun)
    back = change_slug(text, "nar-toms-soptunnan", by=room.gun)

    assert back.slug == "nar-toms-soptunnan"
    assert list(SlugRedirect.objects.values_list("slug", "translation")) == [("sopkarlet", text.pk)]


@pytest.mark.django_db
def test_the_address_of_a_draft_leaves_no_trace(room: Newsroom) -> None:
    change_slug(room.draft(), "sopor", by=room.pirkko)

    assert not SlugRedirect.objects.exists()


@pytest.mark.django_db
def test_the_address_of_what_is_published_is_a_publishers(room: Newsroom) -> None:
    with pytest.raises(NotAllowed):
        change_slug(room.live(), "sopor", by=room.pirkko)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (article_path("sv", "sopor"), "article"),
        (article_path("en", "bins"), "article_in"),
        (article_for_agents(3), "knowledge_article"),
        (file_url("00000000-0000-4000-8000-000000000000").removeprefix("http://127.0.0.1:8000"), "article_file"),
    ],
)
def test_paths_lead_to_the_pages_they_are_said_to(path: str, name: str) -> None:
    assert resolve(path).url_name == name
