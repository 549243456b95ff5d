"""A picture or file of an article, for as long as a text the reader may read shows it; for its writers always."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from knowledgebase.models import ArticleFile
from knowledgebase.queries import may_read_file
from servicedesk.lib.file_response import attachment_response


@require_safe
def article_file(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """What only a draft shows is nobody's outside: the file must stand in a text that is live (may_read_file)."""
    found = get_object_or_404(ArticleFile.objects.select_related("article"), pk=pk)
    if not may_read_file(request.user, found, timezone.now()):
        raise Http404
    try:
        return attachment_response(found.storage_name, found.name, found.content_type, inline=True)
    except FileNotFoundError as error:
        raise Http404 from error
