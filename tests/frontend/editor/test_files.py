"""Pictures and files of articles: said in words, of a known kind, shown as far as a text that shows them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from knowledgebase.models import ArticleFile, Revision, Translation
from tests.factories import make_article
from tests.frontend.editor.cast import Cast, as_, make_cast
from tests.frontend.editor.pictures import png

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def text(cast: Cast) -> Translation:
    return make_article(department=cast.teknik)


def upload(
    cast: Cast, text: Translation, content: bytes, alt: str, name: str = "karta.png"
) -> tuple[int, dict[str, str]]:
    body = {"file": SimpleUploadedFile(name, content), "alternative_text": alt}
    answer = as_(cast.pirkko).post(f"/kunskap/{text.article_id}/filer/", body)
    return answer.status_code, answer.json()


def test_a_picture_is_stored_with_its_words_and_size(cast: Cast, text: Translation) -> None:
    status, said = upload(cast, text, png(), "Karta över [norra] delen")

    stored = ArticleFile.objects.get()
    assert (status, said) == (201, {"markdown": f"![Karta över (norra) delen](fil:{stored.pk})"})
    assert (stored.width, stored.height, stored.content_type) == (4, 3, "image/png")


@pytest.mark.parametrize(
    ("content", "alt"),
    [(png(), " "), (b"<svg onload=alert(1)>", "Bild"), (b"<html><script>", "Sida"), (b"MZ\x90\x00\x03" * 9, "Program")],
)
def test_what_says_nothing_or_could_run_is_refused(cast: Cast, text: Translation, content: bytes, alt: str) -> None:
    if content.startswith(b"<"):  # read as plain text at most: never shown as what it claims to be
        status, _said = upload(cast, text, content, alt)
        assert [one.content_type for one in ArticleFile.objects.all()] in ([], ["text/plain"])
        assert status in (201, 422)
        return
    status, said = upload(cast, text, content, alt)
    assert (status, list(said)) == (422, ["refused"])
    assert not ArticleFile.objects.exists()


def test_a_file_is_shown_as_far_as_a_text_that_shows_it(cast: Cast, text: Translation) -> None:
    upload(cast, text, png(), "Karta")
    stored = ArticleFile.objects.get()
    page = f"/artikelfiler/{stored.pk}/"

    def status(client: Client) -> int:
        answer = client.get(page)
        if answer.status_code == 200:
            assert b"".join(answer) == png()  # to the end, which closes the file
        return answer.status_code

    def statuses() -> list[int]:
        return [status(client) for client in (Client(), as_(cast.olle), as_(cast.pirkko))]

    assert statuses() == [404, 404, 200]
    fresh = Revision.objects.create(
        translation=text, number=2, question="När?", short_answer="Nu.", details=f"![Karta](fil:{stored.pk})"
    )
    Translation.objects.filter(pk=text.pk).update(latest=fresh, live=fresh)
    assert statuses() == [200, 200, 200]
