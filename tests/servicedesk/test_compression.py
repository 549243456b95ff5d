import gzip

from django.http import HttpResponse
from django.test import RequestFactory

from servicedesk.compression import FastGZipMiddleware


def answer(text: str, **headers: str) -> HttpResponse:
    request = RequestFactory().get("/", headers=headers)
    return FastGZipMiddleware(lambda _request: HttpResponse(text, headers={"ETag": '"3"'}))(request)  # type: ignore[return-value]


def test_a_page_is_packed_for_who_unpacks_it() -> None:
    page = answer("Åkervägen " * 500, accept_encoding="gzip, br")

    assert gzip.decompress(page.content).decode() == "Åkervägen " * 500
    assert page.headers["Content-Encoding"] == "gzip"
    assert page.headers["Content-Length"] == str(len(page.content))
    assert (page.headers["ETag"], page.headers["Vary"]) == ('W/"3"', "Accept-Encoding")


def test_others_get_it_plain() -> None:
    page = answer("Åkervägen " * 500)

    assert page.content.decode() == "Åkervägen " * 500
    assert "Content-Encoding" not in page.headers


def test_short_answers_stay_as_they_are() -> None:
    assert answer("kort", accept_encoding="gzip").content == b"kort"


def test_the_packed_size_does_not_tell_the_page_s() -> None:
    sizes = {len(answer("hemligt " * 500, accept_encoding="gzip").content) for _ in range(40)}

    assert len(sizes) > 10
