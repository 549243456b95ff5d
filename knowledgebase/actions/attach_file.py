"""Pictures and files of an article. What it shows is said in words, or it is not taken in."""

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from knowledgebase.actions.changing import changing
from knowledgebase.actions.errors import InvalidChange
from knowledgebase.models import Article, ArticleFile
from knowledgebase.models.article_file import ALT_MAX
from servicedesk.lib import files
from servicedesk.lib.picture_size import pixels_of, size_of
from servicedesk.lib.scanning import FileInfected, ScannerAway
from servicedesk.lib.text import one_line
from servicedesk.people.models import Agent

PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
# What readers may be given to download; its type is found from its content.
FILES = PICTURES | {"application/pdf", "text/plain"}
_OFFICE = ("application/vnd.openxmlformats-officedocument.", "application/vnd.oasis.opendocument.", "application/zip")
PIXELS_MAX = 50_000_000


def attach_file(article: Article, upload: "UploadedFile[bytes]", *, by: Agent, alternative_text: str) -> ArticleFile:
    """Store a picture or file of the article. It is shown to nobody until a text names it (fil:<id>).

    alternative_text: what a picture shows, what a file is. Raises NotAllowed, InvalidChange without it, for a type that
    is not taken in, and for what is too large.
    """
    said = one_line(alternative_text, ALT_MAX)
    if not said:
        raise InvalidChange(
            _("Say in words what the picture shows, for those who cannot see it."), field="alternative_text"
        )
    _check(upload)
    with changing(article, by=by, may="write") as change:
        stored = _stored(upload)
        upload.seek(0)
        width, height = size_of(upload.read()) if stored.content_type in PICTURES else (0, 0)
        return ArticleFile.objects.create(
            article=change.article,
            name=stored.name,
            storage_name=stored.storage_name,
            content_type=stored.content_type,
            size=stored.size,
            width=width or None,
            height=height or None,
            alternative_text=said,
            agent=by,
        )


def _stored(upload: "UploadedFile[bytes]") -> files.StoredFile:
    try:
        return files.store(upload, upload.name or "")
    except (FileInfected, ScannerAway) as error:
        raise InvalidChange(str(error)) from error


def _check(upload: "UploadedFile[bytes]") -> None:
    most = settings.ATTACHMENT_MAX_BYTES
    if (upload.size or 0) > most:
        raise InvalidChange(_("The file may be at most %(most)d MB.") % {"most": most // 1_000_000}, field="file")
    upload.seek(0)
    head = upload.read(8192)
    kind = files.content_type_of(head)
    if kind not in FILES and not kind.startswith(_OFFICE):
        raise InvalidChange(_("Choose a picture (PNG, JPEG, GIF, WebP), a PDF or a document."), field="file")
    if kind in PICTURES:
        upload.seek(0)
        if pixels_of(upload.read()) > PIXELS_MAX:
            raise InvalidChange(_("The picture has too many pixels. Make it smaller first."), field="file")
