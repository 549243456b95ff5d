"""The coverage test's pages: who sees and changes what, taking in and fetching the list."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from frontend import lookups
from knowledgebase.coverage import questions
from knowledgebase.models import CoverageQuestion, Translation
from tests.factories import make_article
from tests.frontend.editor.cast import Cast, as_, make_cast

pytestmark = pytest.mark.django_db
PAGE, TABLE = "/kunskap/tackning/", "/kunskap/tackning/inlasning/"


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def bins(cast: Cast, **fields: Any) -> Translation:
    return make_article("När töms soptunnan?", department=cast.teknik, slug="nar-toms", **fields)


def on_the_list() -> list[tuple[str, int]]:
    return list(CoverageQuestion.objects.values_list("words", "article"))


def test_a_question_is_put_on_changed_and_taken_off(cast: Cast) -> None:
    text, client = bins(cast), as_(cast.pirkko)
    said = {"words": " när töms   tunnan ", "article": "https://storan.example/fragor/nar-toms/", "language": "sv"}
    assert client.post(f"{PAGE}ny/", said).status_code == 302
    row = CoverageQuestion.objects.get()
    assert (row.words, row.article_id, row.place, row.created_by) == (
        "när töms tunnan",
        text.article_id,
        1,
        cast.pirkko,
    )

    client.post(f"{PAGE}{row.pk}/", {**said, "words": "tömma tunnan"})
    assert on_the_list() == [("tömma tunnan", text.article_id)]
    client.post(f"{PAGE}{row.pk}/borttagning/")
    assert on_the_list() == []


def test_nothing_typed_is_lost_when_it_cannot_be_saved(cast: Cast) -> None:
    bins(cast)
    said = {"words": "hur blir vädret", "article": "finns-inte", "language": "sv"}
    response = as_(cast.pirkko).post(f"{PAGE}ny/", said)

    assert response.status_code == 422
    page = response.content.decode()
    assert 'value="hur blir vädret"' in page
    assert "Det finns ingen artikel som heter ”finns-inte”." in page


def test_another_departments_question_is_read_but_not_changed(cast: Cast) -> None:
    row = questions.add("när töms tunnan", bins(cast).article, by=cast.pirkko)
    hidden = make_article("Hemligt utkast?", department=cast.teknik, is_live=False)
    questions.add("hemligt utkast", hidden.article, by=cast.pirkko)
    client = as_(cast.olle)

    assert [one.question.words for one in client.get(PAGE).context["rows"]] == ["när töms tunnan"]
    for path in (f"{PAGE}{row.pk}/", f"{PAGE}{row.pk}/borttagning/"):
        assert client.post(path, {"words": "x"}).status_code == 404
    said = {"words": "olles", "article": "nar-toms", "language": "sv"}
    assert client.post(f"{PAGE}ny/", said).status_code == 422
    for path in (PAGE, f"{PAGE}ny/", f"{PAGE}fil/", TABLE):
        assert as_(cast.johan).get(path).status_code == 404
    assert "Hemligt utkast" not in client.get(f"{PAGE}fil/").content.decode()
    assert CoverageQuestion.objects.count() == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "latin-1"])
def test_a_file_shows_what_it_would_change_and_then_changes_it(cast: Cast, encoding: str) -> None:
    text, other = bins(cast), make_article("Vad kostar grovsopor?", department=cast.teknik, slug="grovsopor")
    questions.add("när töms tunnan", text.article, by=cast.pirkko)
    questions.add("slänga soffa", text.article, by=cast.pirkko)
    table = (
        f"Fråga;Artikel\r\nnär töms tunnan;nar-toms\r\nslänga soffa;grovsopor\r\nåka till tippen;{other.article_id}\r\n"
    )
    client = as_(cast.pirkko)

    shown = client.post(TABLE, {"file": SimpleUploadedFile("a.csv", table.encode(encoding))})
    plan = shown.context["plan"]
    assert ([len(rows) for rows in (plan.new, plan.changed, plan.same, plan.refused)]) == [1, 1, 1, 0]
    assert CoverageQuestion.objects.count() == 2
    response = client.post(TABLE, {"text": shown.context["form"].initial["text"], "do": "write"})
    assert response.status_code == 302
    article, soffa = text.article_id, other.article_id
    assert on_the_list() == [("när töms tunnan", article), ("slänga soffa", soffa), ("åka till tippen", soffa)]


def test_a_refused_row_stops_the_whole_file_and_says_where_and_why(cast: Cast) -> None:
    bins(cast)
    make_article("Om hemtjänst?", department=cast.social, slug="hemtjanst")
    table = "Fråga;Språk;Artikel\nbra;sv;nar-toms\n;sv;nar-toms\nsvår;xx;nar-toms\nolles;;hemtjanst\nbra;;nar-toms\n"
    response = as_(cast.pirkko).post(TABLE, {"text": table, "do": "write"})

    assert response.status_code == 422
    assert [(row.number, row.why) for row in response.context["plan"].refused] == [
        (3, "Skriv frågan."),
        (4, "Ingen artikel är skriven på ”xx”."),
        (5, "Artikeln är en annan förvaltnings: det är dess redaktörer som lägger den på listan."),
        (6, "Samma fråga står på rad 2."),
    ]
    assert on_the_list() == []
    assert response.context["form"].initial["text"] == table


def test_the_list_is_fetched_without_formulas_and_taken_in_again(cast: Cast) -> None:
    text = bins(cast)
    questions.add('=HYPERLINK("http://x.test")', text.article, by=cast.pirkko)
    client = as_(cast.pirkko)
    data = client.get(f"{PAGE}fil/").content
    assert data.decode("utf-8-sig").splitlines()[1].startswith("\"'=HYPERLINK(")

    plan = client.post(TABLE, {"file": SimpleUploadedFile("tackning.csv", data)}).context["plan"]
    assert [row.words for row in plan.same] == ['=HYPERLINK("http://x.test")']


def test_the_list_asks_as_many_queries_for_30_rows_as_for_1(cast: Cast) -> None:
    client = as_(cast.pirkko)
    shelf = bins(cast).article.category

    def count() -> int:
        lookups.forget()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(PAGE).status_code == 200
        return len(queries)

    def rows(numbers: range) -> None:
        for number in numbers:
            text = make_article(f"Fråga {number}?", department=cast.teknik, category=shelf)
            CoverageQuestion.objects.create(words=f"fråga {number}", article=text.article)

    rows(range(1))
    count()
    one = count()
    rows(range(1, 30))
    assert count() == one
