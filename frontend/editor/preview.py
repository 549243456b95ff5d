"""How a text looks on the web, in the chat and as an SMS, made while it is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from frontend.editor.texts import Inside, inside
from frontend.public.languages import direction_of
from knowledgebase.models import RenderingKind, Translation
from knowledgebase.models.revision import SMS_MAX
from knowledgebase.short_forms import is_gsm, length_of, normal, propose
from knowledgebase.staleness import rendering_is_stale
from servicedesk.people.models import Agent

_PART = {True: 153, False: 67}  # characters of each part of a long SMS, in the GSM alphabet and in any other
_UCS2_MAX = 70


@dataclass(frozen=True, slots=True)
class Preview:
    shown: Inside
    direction: str
    sms: str
    sms_parts: int
    is_proposed: bool  # the SMS is made of the short answer, nobody has written one


def preview_of(text: Mapping[str, Any], translation: Translation, viewer: Agent) -> Preview:
    written = translation.renderings.filter(kind=RenderingKind.SMS).select_related("revision").first()
    if written is not None:
        written.translation = translation
    usable = written is not None and not rendering_is_stale(written)
    sms = written.text if written and usable else propose(RenderingKind.SMS, text["short_answer"])
    return Preview(
        shown=inside(text, viewer, translation.language),
        direction=direction_of(translation.language),
        sms=sms,
        sms_parts=sms_parts(text["short_answer"]),
        is_proposed=not usable,
    )


def sms_parts(short_answer: str) -> int:
    """How many SMS the whole short answer is; 0 without one."""
    text = normal(RenderingKind.SMS, short_answer)
    length, gsm = length_of(RenderingKind.SMS, text), is_gsm(text)
    if length <= (SMS_MAX if gsm else _UCS2_MAX):
        return 1 if text else 0
    return -(-length // _PART[gsm])
