"""The editor at its door: saving, keeping, checks, publishing, and who is let in."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from knowledgebase.models import Article, Editing, Revision, Translation
from knowledgebase.models.translation import Status
from tests.factories import make_article, make_shelf
from tests.frontend.editor.cast import Cast, as_, make_cast

pytestmark = pytest.mark.django_db
TEXT = {
    "question": "När töms soptunnan?",
    "short_answer": "På tisdagar.",
    "steps": "",
    "details": "",
    "internal_notes": "",
}


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def draft(cast: Cast) -> Translation:
    return make_article("När töms soptunnan?", department=cast.teknik, is_live=False)


def page(text: Translation, more: str = "redigera/") -> str:
    return f"/kunskap/{text.article_id}/{more}"


def fields(text: Translation, **more: object) -> dict[str, object]:
    return {**TEXT, "base": text.latest_id, **more}


@pytest.mark.parametrize("agent", ["johan", "olle"])
@pytest.mark.parametrize(
    "address",
    [
        *("redigera/", "utkast/", "utkast/borttagning/", "filer/", "atertagande/", "andringsbegaran/", "ansvar/"),
        *("placering/", "synlighet/", "adress/", "kortformer/sms/", "anmarkningar/", "sprak/", "avpublicering/"),
        "versioner/sv/1/aterstallning/",
    ],
)
def test_those_who_do_not_write_the_article_find_nothing(
    cast: Cast, draft: Translation, agent: str, address: str
) -> None:
    assert as_(getattr(cast, agent)).post(page(draft, address)).status_code == 404


def test_an_editor_does_not_publish(cast: Cast, draft: Translation) -> None:
    client = as_(cast.pirkko)

    answer = client.post(page(draft), fields(draft, then="publicering", attested="1"))

    assert answer.status_code == 422
    assert Translation.objects.get(pk=draft.pk).live is None
    assert client.post(page(draft, "oversyn/"), {"attested": "1"}).status_code == 404
    assert client.post(page(draft, "avpublicering/")).status_code == 404


def test_what_is_saved_is_a_revision_with_its_links(cast: Cast, draft: Translation) -> None:
    links = {
        "link_kind": ["page", "page"],
        "link_label": ["Taxan", ""],
        "link_url": ["https://www.storan.example/taxa", ""],
    }

    answer = as_(cast.pirkko).post(page(draft), fields(draft, details="## Helger\r\n\r\nDagen flyttas.", **links))

    assert answer.status_code == 302
    saved = Revision.objects.get(translation=draft, number=2)
    assert saved.details == "## Helger\n\nDagen flyttas."
    assert saved.links == [{"kind": "page", "label": "Taxan", "url": "https://www.storan.example/taxa"}]
    assert saved.author == cast.pirkko


def test_what_somebody_saved_meanwhile_is_not_written_over_unseen(cast: Cast, draft: Translation) -> None:
    as_(cast.asa).post(page(draft), fields(draft, details="Åsas text"))

    answer = as_(cast.pirkko).post(page(draft), fields(draft, details="Pirkkos text"))

    assert answer.status_code == 409
    assert answer.context["content"]["details"] == "Pirkkos text"
    assert Translation.objects.get(pk=draft.pk).latest.details == "Åsas text"  # type: ignore[union-attr]
    again = as_(cast.pirkko).post(page(draft), fields(draft, details="Pirkkos text", base=answer.context["base"]))
    assert again.status_code == 302


def test_what_is_typed_is_there_after_a_reload_until_it_is_saved(cast: Cast, draft: Translation) -> None:
    client = as_(cast.pirkko)

    answer = client.post(page(draft, "utkast/"), fields(draft, details="Halvskrivet", section="details"))

    assert set(answer.json()) == {"saved", "checks", "preview", "writers", "newest"}
    assert client.get(page(draft)).context["content"]["details"] == "Halvskrivet"
    assert as_(cast.asa).get(page(draft)).context["content"]["details"] == ""
    client.post(page(draft), fields(draft, details="Färdigt"))
    assert not Editing.objects.filter(saved_at__isnull=False).exists()
    assert client.get(page(draft)).context["content"]["details"] == "Färdigt"


def test_what_was_typed_can_be_thrown_away(cast: Cast, draft: Translation) -> None:
    client = as_(cast.pirkko)
    client.post(page(draft, "utkast/"), fields(draft, details="Halvskrivet"))

    client.post(page(draft, "utkast/borttagning/"))

    assert client.get(page(draft)).context["content"]["details"] == ""


def test_others_see_who_writes_and_where(cast: Cast, draft: Translation) -> None:
    as_(cast.pirkko).post(page(draft, "utkast/"), {"only": "seen", "section": "steps"})

    writers = as_(cast.asa).get(page(draft)).context["writers"]

    assert [(one.agent, one.section) for one in writers] == [(cast.pirkko, "steps")]
    as_(cast.pirkko).post(page(draft, "utkast/"), {"only": "closed"})
    assert as_(cast.asa).get(page(draft)).context["writers"] == []


def test_checks_say_where_each_thing_stands(cast: Cast, draft: Translation) -> None:
    content = fields(draft, details="😀 Avgiften betalas [här](https://a.example).", short_answer="")
    as_(cast.pirkko).post(page(draft, "utkast/"), content)

    checks = {check.kind: check for check in as_(cast.pirkko).get(page(draft)).context["checks"]}

    passive = checks["passive"].places[0]
    assert (passive.field, passive.start, passive.end, passive.words) == (
        "details",
        12,
        19,
        "betalas",
    )  # 😀 is two units
    assert checks["empty_link"].places[0].words == "här"
    assert checks["missing"].is_grave
    assert checks["identity_number"].is_good


def test_a_personal_identity_number_stops_publication_and_says_where(cast: Cast, draft: Translation) -> None:
    content = fields(draft, details="Ring Anna 19121212-1212.", then="publicering", attested="1")

    answer = as_(cast.asa).post(page(draft), content)

    assert answer.status_code == 422
    assert [(fault.field, fault.code) for fault in answer.context["faults"]] == [("details", "personal_number")]
    place = next(check for check in answer.context["checks"] if check.kind == "identity_number").places[0]
    assert place.words == "19121212-••••"
    assert Translation.objects.get(pk=draft.pk).live is None


def test_a_publisher_attests_and_publishes(cast: Cast, draft: Translation) -> None:
    client = as_(cast.asa)
    refused = client.post(page(draft), fields(draft, then="publicering"))
    assert refused.status_code == 422

    review_on = timezone.localdate() + timedelta(days=90)
    wanted = {"then": "publicering", "attested": "1", "review_on": review_on.isoformat()}
    answer = client.post(page(draft), fields(draft, details="Nytt", base=refused.context["base"], **wanted))

    assert answer.status_code == 302
    fresh = Translation.objects.select_related("article", "live").get(pk=draft.pk)
    assert (fresh.status, fresh.live.details, fresh.article.review_on) == (Status.PUBLISHED, "Nytt", review_on)  # type: ignore[union-attr]


def test_review_goes_to_the_publisher_and_back_with_a_remark(cast: Cast, draft: Translation) -> None:
    as_(cast.pirkko).post(page(draft), fields(draft, then="granskning"))
    assert Translation.objects.get(pk=draft.pk).status == Status.IN_REVIEW

    as_(cast.asa).post(page(draft, "andringsbegaran/"), {"text": "Vilken dag?", "sprak": "sv"})

    assert Translation.objects.get(pk=draft.pk).status == Status.DRAFT
    (shown,) = as_(cast.pirkko).get(page(draft)).context["remarks"]
    assert shown["remark"].text == "Vilken dag?"
    as_(cast.pirkko).post(page(draft, f"anmarkningar/{shown['remark'].pk}/svar/"), {"text": "Tisdag."})
    as_(cast.pirkko).post(page(draft, f"anmarkningar/{shown['remark'].pk}/avslut/"))
    assert as_(cast.pirkko).get(page(draft)).context["remarks"] == []


def test_a_new_article_begins_with_its_question(cast: Cast) -> None:
    shelf, client = make_shelf(), as_(cast.pirkko)
    assert client.get("/kunskap/ny/?fraga=Latrin").context["form"]["question"].value() == "Latrin"
    given = {"question": "Var lämnar jag latrin?", "category": shelf.pk, "visibility": "public"}

    answer = client.post("/kunskap/ny/", {**given, "department": cast.teknik.pk})

    made = Article.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/kunskap/{made.pk}/redigera/")
    assert (made.created_by, made.responsible) == (cast.pirkko, cast.pirkko)
    assert client.post("/kunskap/ny/", {**given, "department": cast.social.pk}).status_code == 200
    assert Article.objects.count() == 1
    assert as_(cast.johan).get("/kunskap/ny/").status_code == 404


def test_pasted_html_becomes_markdown_for_writers_only(cast: Cast) -> None:
    answer = as_(cast.pirkko).post("/kunskap/inklistring/", {"html": "<h2>Taxa</h2><p><b>45</b> kr</p>"})

    assert json.loads(answer.content) == {"markdown": "## Taxa\n\n**45** kr"}
    assert as_(cast.johan).post("/kunskap/inklistring/").status_code == 404


def test_similar_questions_are_shown_while_one_is_typed(cast: Cast) -> None:
    text = make_article("När töms soptunnan?", department=cast.teknik)

    def found(but: int) -> list[str]:
        address = f"/kunskap/liknande/?question=När+töms+min+soptunna&utom={but}"
        return [one.question for one in as_(cast.pirkko).get(address).context["found"]]

    assert found(0) == ["När töms soptunnan?"]
    assert found(text.article_id) == []


def test_a_text_is_published_on_a_day_to_come(cast: Cast, draft: Translation) -> None:
    wanted = {"then": "publicering", "attested": "1", "publish_from": "2099-01-02T08:00", "review_on": ""}

    answer = as_(cast.asa).post(page(draft), fields(draft, **wanted))

    assert answer.status_code == 302
    fresh = Translation.objects.get(pk=draft.pk)
    assert (fresh.status, fresh.live) == (Status.SCHEDULED, None)
    assert timezone.localtime(fresh.publish_from).strftime("%Y-%m-%d %H:%M") == "2099-01-02 08:00"


def test_a_link_that_leads_nowhere_is_refused_with_the_text_kept(cast: Cast, draft: Translation) -> None:
    link = {"link_kind": "page", "link_label": "Taxan", "link_url": "javascript:alert(1)"}

    answer = as_(cast.pirkko).post(page(draft), fields(draft, details="Skrivet", **link))

    assert (answer.status_code, answer.context["refused_field"]) == (422, "links")
    assert answer.context["content"]["details"] == "Skrivet"
    assert draft.revisions.count() == 1


def test_side_forms_change_what_they_are_about(cast: Cast, draft: Translation) -> None:
    client, shelf = as_(cast.pirkko), make_shelf("Vatten")
    people = {"department": cast.teknik.pk, "responsible": cast.pirkko.pk, "deputy": cast.johan.pk}

    client.post(page(draft, "ansvar/"), people)
    client.post(page(draft, "placering/"), {"category": shelf.pk, "tags": "latrin, tömning", "audience": ["residents"]})
    client.post(page(draft, "synlighet/"), {"visibility": "departments", "departments": [cast.social.pk]})
    client.post(page(draft, "adress/"), {"slug": "latrin-och-tomning", "sprak": "sv"})
    client.post(page(draft, "kortformer/sms/"), {"text": "Tisdagar.", "sprak": "sv"})

    article = Article.objects.get(pk=draft.article_id)
    assert (article.responsible, article.deputy, article.category) == (cast.pirkko, cast.johan, shelf)
    assert (article.tags, article.audience, article.visibility) == (["latrin", "tömning"], ["residents"], "departments")
    assert list(article.departments.all()) == [cast.social]
    fresh = Translation.objects.get(pk=draft.pk)
    assert fresh.slug == "latrin-och-tomning"
    assert [one.text for one in fresh.renderings.all()] == ["Tisdagar."]
