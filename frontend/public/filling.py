"""One citizen filling in one form: what they sent, whether it may be received, and the page that answers.

The same for the form's own page and for the one in another site's frame.
"""

import logging
from dataclasses import dataclass, field, replace
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from channels_in.models import FieldKind, Form, StagedUpload
from channels_in.webform import limits, staging, submission
from channels_in.webform.answers import AnswersForm, answers_form
from channels_in.webform.fields import in_language
from channels_in.webform.intake import Receipt, kept_before, submit
from frontend.public.promised import answer_by
from servicedesk.lib.client_ip import client_ip
from servicedesk.lib.scanning import FileInfected

logger = logging.getLogger(__name__)
# Names no question can have: a question's key holds no dot.
TOKEN, KEPT, TRAP, ANSWERS = "submission.id", "kept.file", "website.address", "answers.first"
_TOO_OFTEN = gettext_lazy(
    "Many messages have come from you in a short time. What you wrote is still here. "
    "Wait ten minutes and send it again, or call %(phone)s."
)
_OUT_OF_ORDER = gettext_lazy(
    "We cannot receive your message right now. What you wrote is still here. Try again in a minute, or call %(phone)s."
)
_OPEN_FOR_LONG = gettext_lazy(
    "The page had been open for a long time. What you wrote is still here. "
    "Check it, also the files, and send it once more."
)


@dataclass
class Filling:
    """What was sent, read and bound to its form."""

    definition: Form
    filled: AnswersForm
    submission_id: str
    token: str  # for the page: the same as came, or a new one
    is_stale: bool = False  # the token that came was not ours or too old
    dropped: list[str] = field(default_factory=list)  # names of files that could not be kept


def opened(definition: Form) -> Filling:
    """Return an empty form with a new submission id."""
    token = submission.new_token(definition)
    return Filling(definition, answers_form(definition)(), submission.submission_id(definition, token), token)


def read(request: HttpRequest, definition: Form) -> Filling:
    """Return what was posted, with the files kept from the times before."""
    token = request.POST.get(TOKEN, "")
    known = submission.submission_id(definition, token)
    staged = staging.staged(definition, known, request.POST.getlist(KEPT)) if known else []
    token = token if known else submission.new_token(definition)
    return Filling(
        definition,
        answers_form(definition)(request.POST, request.FILES, staged=staged),
        known or submission.submission_id(definition, token),
        token,
        is_stale=not known,
    )


def send(request: HttpRequest, filling: Filling) -> Receipt | int:
    """Receive it, or return the status of the page that asks for more: 200, 429 or 503. Nothing typed is lost."""
    ip = client_ip(request)
    filled = filling.filled
    if not limits.may_try(ip):
        return _refused(filling, _TOO_OFTEN, 429)
    if filling.is_stale:
        filled.add_error(None, str(_OPEN_FOR_LONG))
    try:
        if filled.is_valid():
            is_new = kept_before(filling.definition, filled, filling.submission_id) is None
            if is_new and not (limits.may_send(ip, filled) and limits.may_store(ip, _sizes(filled.uploads()))):
                return _refused(filling, _TOO_OFTEN, 429)
            trap = request.POST.get(TRAP, "")
            return submit(filling.definition, filled, submission_id=filling.submission_id, hidden_field=trap)
        _stage(request, filling, ip)
    except FileInfected as error:
        filled.add_error(None, str(error))
        _stage(request, filling, ip)  # the others need not be chosen again
    except (OSError, OperationalError, InterfaceError) as error:
        logger.error("a form could not be received: %s", type(error).__name__)
        return _refused(filling, _OUT_OF_ORDER, 503)
    return 200


def _refused(filling: Filling, text: Any, status: int) -> int:
    filling.filled.add_error(None, str(text) % {"phone": settings.MUNICIPALITY["phone_display"]})
    filling.dropped = [str(file.name) for _key, files in filling.filled.files.lists() for file in files]
    return status


def _sizes(files: "list[UploadedFile[Any]]") -> list[int]:
    return [file.size or 0 for file in files]


def _stage(request: HttpRequest, filling: Filling, ip: str) -> None:
    """Keep the new files of a form that must be corrected, and note those that cannot be."""
    filled = filling.filled
    for row in filled.rows:
        uploads: list[UploadedFile[Any]] = request.FILES.getlist(row.key) if row.kind == FieldKind.FILE else []
        if not uploads:
            continue
        kept: list[StagedUpload] = []
        if limits.may_store(ip, _sizes(uploads)):
            have = len(filled.staged_of(row.key))
            kept = staging.stage(filling.definition, filling.submission_id, row.key, uploads, have)
        filled.staged += kept
        if len(kept) < len(uploads) and row.key not in filled.errors:
            filled.add_error(row.key, _("Choose the file again: it could not be kept."))


def not_sent_yet(request: HttpRequest, filling: Filling) -> Filling:
    """The same as it was typed, without a word about errors: they only wanted to see whether there is an answer."""
    _stage(request, filling, client_ip(request))
    filled = answers_form(filling.definition)(initial=request.POST.dict(), staged=filling.filled.staged)
    return replace(filling, filled=filled)


def _last_text(filled: AnswersForm) -> int:
    """The place of the last group with a text: below it answers are shown, so that nothing moves while one types."""
    texts = {row.key for row in filled.rows if row.kind in (FieldKind.TEXT, FieldKind.TEXTAREA)}
    places = [place for place, group in enumerate(filled.groups()) if any(field.name in texts for field in group)]
    return places[-1] if places else -1


def page(
    request: HttpRequest, filling: Filling, *, template: str, action: str, status: int = 200, **more: Any
) -> HttpResponse:
    """Render the form as it stands."""
    definition, filled = filling.definition, filling.filled
    context = {
        "definition": definition,
        "form": filled,
        "title": in_language(definition, "title"),
        "intro": in_language(definition, "intro"),
        "consent": in_language(definition, "consent"),
        "groups": filled.groups(),
        "kept": {
            row.key: [(staging.reference(upload), upload) for upload in filled.staged_of(row.key)]
            for row in filled.rows
            if row.kind == FieldKind.FILE
        },
        "has_files": any(row.kind == FieldKind.FILE for row in filled.rows),
        "names": {"token": TOKEN, "kept": KEPT, "trap": TRAP, "answers": ANSWERS},
        "hits_after": _last_text(filled),
        "token": filling.token,
        "dropped": filling.dropped,
        "action": action,
        "is_wrong": filled.is_bound,
        "answer_by": answer_by(definition.inbox, definition.category),
        **more,
    }
    response = render(request, template, context, status=status)
    if status in (429, 503):
        response.headers["Retry-After"] = "600" if status == 429 else "30"
    return response
