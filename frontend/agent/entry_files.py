"""The files of a message as HTML: pictures as pictures, recordings to listen to, text to look into, the rest to fetch.

What a file is was found from its content when it was stored; what its sender called it is only ever shown.
"""

from collections.abc import Iterable
from html import escape
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _

from channels_in.models import RemoteFile
from frontend.templatetags.ui import icon
from servicedesk.lib.file_response import PDF
from servicedesk.lib.files import INLINE_TYPES, shown_name

PICTURE_MAX = 4_000_000  # bytes of a picture that is shown in the timeline at once; a larger one waits for a click
TEXT_TYPE = "text/plain"


def files_html(files: Iterable[dict[str, Any]]) -> str:
    """files: [{"id", "name", "size": bytes, "type"}] as frontend.agent.timeline_rows reads them."""
    links = "".join(_file(file) for file in files)
    return f'<div class="msg__files">{links}</div>' if links else ""


def absent_html(files: Iterable[dict[str, Any]], *, number: int, message_id: int, csrf_token: str) -> str:
    """Files that are not there (yet). files: [{"id", "state": RemoteFile.State, "name", "reason"}]."""
    lines = "".join(_absent(file, _again(file, number, message_id, csrf_token)) for file in files)
    return f'<ul class="msg__files msg__absent">{lines}</ul>'


def _absent(file: dict[str, Any], again: str) -> str:
    name = f'<bdi class="attachment__name">{escape(shown_name(file["name"]))}</bdi> ' if file["name"] else ""
    if file["state"] == RemoteFile.State.WAITING:
        return f'<li class="attachment">{icon("clock")}{name}<span>{escape(_("A file is being fetched"))}</span></li>'
    why = f" {escape(_(file['reason']))}" if file["reason"] else ""
    return (
        f'<li class="attachment attachment--absent">{icon("warn")}{name}'
        f"<span>{escape(_('The file could not be fetched.'))}{why}</span>{again}</li>"
    )


def _again(file: dict[str, Any], number: int, message_id: int, csrf_token: str) -> str:
    place = reverse("remote_file_fetching", args=[number, message_id, file["id"]])
    return (
        f'<form method="post" action="{place}" hx-post="{place}" hx-swap="none">'
        f'<input type="hidden" name="csrfmiddlewaretoken" value="{escape(csrf_token)}">'
        f'<button class="btn btn--sm" type="submit">{icon("refresh")}{escape(_("Try again"))}</button></form>'
    )


def _file(file: dict[str, Any]) -> str:
    address, media_type = reverse("attachment", args=[file["id"]]), str(file["type"])
    if media_type.startswith("audio/"):
        return _recording(file, address)
    if media_type in INLINE_TYPES:
        address += "?visa=1"
    if media_type.startswith("image/") and media_type in INLINE_TYPES:
        return _link(file, address, _picture(file, address), "image", "attachment attachment--picture")
    if media_type == TEXT_TYPE:
        excerpt = reverse("attachment_excerpt", args=[file["id"]])
        return _link(file, address, _thumb("file"), "text", "attachment", f' data-excerpt="{excerpt}"')
    if media_type == PDF:
        return _link(file, address, _thumb("file"), "pdf")
    return _link(file, address, _thumb("download"))


def _link(
    file: dict[str, Any], address: str, picture: str, preview: str = "", kind: str = "attachment", more: str = ""
) -> str:
    """A link that works by itself; with data-preview a script opens it in a dialog instead."""
    shown = f' data-preview="{preview}"' if preview else ""
    return (
        f'<a class="{kind}" href="{address}" target="_blank" rel="noopener"{shown}{more}>'
        f'{picture}<span class="attachment__name"><bdi>{escape(file["name"])}</bdi></span> {_size(file)}</a>'
    )


def _picture(file: dict[str, Any], address: str) -> str:
    if file["size"] > PICTURE_MAX:
        return _thumb("image")
    return f'<img class="attachment__picture" src="{address}" alt="" loading="lazy" decoding="async">'


def _recording(file: dict[str, Any], address: str) -> str:
    name = escape(file["name"])
    words = escape(_("Recording: %(name)s") % {"name": file["name"]})
    return (
        f'<div class="attachment attachment--sound"><span class="attachment__name"><bdi>{name}</bdi></span>'
        f" {_size(file)}"
        f'<a class="attachment__fetch" href="{address}" download>{icon("download", _("Download"))}</a>'
        f'<audio controls preload="none" src="{address}" aria-label="{words}" tabindex="0"></audio>'
        f'<button class="btn btn--sm btn--quiet attachment__speed" type="button" data-speed data-keep>'
        f'{icon("history")}<span aria-live="polite">1×</span><span class="sr-only"> {_("Speed")}</span></button></div>'
    )


def _thumb(name: str) -> str:
    return f'<span class="attachment__thumb">{icon(name)}</span>'


def _size(file: dict[str, Any]) -> str:
    return f'<span class="attachment__size">{escape(filesizeformat(file["size"]))}</span>'
