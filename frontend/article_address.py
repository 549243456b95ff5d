"""Where an article stands on the web."""

from django.http import HttpRequest


def article_path(language: str, slug: str) -> str:
    return f"/fragor/{slug}/" if language == "sv" else f"/{language}/fragor/{slug}/"


def article_url(request: HttpRequest, language: str, slug: str) -> str:
    """The whole address, as it is sent to somebody."""
    return request.build_absolute_uri(article_path(language, slug))


def article_for_agents(article_id: int) -> str:
    """Where agents read it, with what is for them alone."""
    return f"/kunskap/{article_id}/"
