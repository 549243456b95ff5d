"""Where an article stands on the web: the paths the pages answer at."""

from django.conf import settings

COVERAGE = "/kunskap/tackning/"  # the list of the coverage test
DESK = "/redaktion/"  # the editors' start page
LIBRARY = "/kunskap/"
SEARCHES = "/kunskap/sokningar/"  # those that found nothing
QUESTIONS = "/aterkommande-fragor/"
OUTDATED = "/arenden/inaktuella-svar/"


def article_path(language: str, slug: str) -> str:
    return f"/fragor/{slug}/" if language == "sv" else f"/{language}/fragor/{slug}/"


def article_url(language: str, slug: str) -> str:
    """The whole address, made from BASE_URL: for mail, feeds and the API."""
    return f"{settings.BASE_URL}{article_path(language, slug)}"


def article_for_agents(article_id: int) -> str:
    """Where agents read it, with what is for them alone."""
    return f"/kunskap/{article_id}/"


def question_for_agents(question_id: int) -> str:
    return f"{QUESTIONS}{question_id}/"


def file_url(file_id: object) -> str:
    """Where a picture or file of an article is fetched; whether one may is asked there."""
    return f"{settings.BASE_URL}/artikelfiler/{file_id}/"
