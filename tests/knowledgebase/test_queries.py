"""Who may read and write which articles."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from knowledgebase.models import Revision, Translation, Visibility
from knowledgebase.queries import (
    articles_publishable_by,
    articles_visible_to,
    articles_writable_by,
    public_translations,
    translations_readable_by,
)
from knowledgebase.shown import COLUMNS, shown
from servicedesk.people.models import Role
from tests.factories import make_agent, make_article, make_department, make_team

pytestmark = pytest.mark.django_db


def test_what_is_public_is_only_what_is_live_and_in_its_time() -> None:
    now = timezone.now()
    article = make_article("När töms soptunnan?")
    make_article("Utkast", is_live=False)
    make_article("Bara vi", visibility=Visibility.AGENTS)
    ended = make_article("Valet 2026")
    Translation.objects.filter(pk=ended.pk).update(publish_to=now - timedelta(seconds=1))

    assert list(public_translations(now)) == [article]
    assert list(translations_readable_by(AnonymousUser(), now)) == [article]


def test_an_agent_reads_the_houses_own_and_those_of_their_departments_once_each() -> None:
    teknik, social = make_department("Teknik"), make_department("Social")
    sara = make_agent("Sara Holm", teams=[make_team("Hemtjänst", department=social)])
    olle = make_agent("Olle Vikström", teams=[make_team("Vatten", department=teknik)])
    public, agents = make_article("För alla"), make_article("För oss", visibility=Visibility.AGENTS)
    named = make_article(
        "För två", visibility=Visibility.DEPARTMENTS, department=teknik, departments=[social, make_department("Skola")]
    )
    own = make_article("För social", visibility=Visibility.DEPARTMENTS, department=social)
    now = timezone.now()

    assert set(translations_readable_by(sara, now)) == {public, agents, named, own}
    assert sorted(translations_readable_by(olle, now).values_list("pk", flat=True)) == sorted(
        one.pk for one in (public, agents, named)
    )


@pytest.mark.parametrize(
    ("role", "writes", "publishes"),
    [
        (Role.AGENT, False, False),
        (Role.TEAM_LEAD, False, False),
        (Role.ADMINISTRATOR, False, False),
        (Role.EDITOR, True, False),
        (Role.PUBLISHER, True, True),
    ],
)
def test_a_role_writes_and_publishes_in_its_own_department_only(role: str, writes: bool, publishes: bool) -> None:
    teknik = make_department("Teknik")
    draft = make_article("Utkast", is_live=False, department=teknik).article
    make_article("Annat utkast", is_live=False, department=make_department("Social"))
    agent = make_agent(teams=[make_team("Avfall", department=teknik)], role=role)
    now = timezone.now()

    assert list(articles_writable_by(agent)) == ([draft] if writes else [])
    assert list(articles_publishable_by(agent)) == ([draft] if publishes else [])
    assert list(articles_visible_to(agent, now)) == ([draft] if writes else [])


def test_what_is_shown_never_reads_the_internal_notes() -> None:
    make_article("När töms soptunnan?", details="## Helger", internal_notes="Ring Ruttplan först.")

    (one,) = shown(public_translations(timezone.now()))

    assert not [name for name in COLUMNS if "internal" in name]
    assert "Ruttplan" not in repr(one)
    assert (one.question, one.details) == ("När töms soptunnan?", "## Helger")


def test_a_revision_is_never_changed() -> None:
    revision = make_article().live
    assert revision is not None

    with pytest.raises(Exception, match="append-only"):
        Revision.objects.filter(pk=revision.pk).update(question="Något annat")
