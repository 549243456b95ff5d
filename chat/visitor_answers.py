"""What becomes of a visitor's frames in the database. Called in threads; sentences are in the visitor's language."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy

from chat.actions.block import is_blocked
from chat.actions.end import end_chat
from chat.actions.rate import rate
from chat.actions.start import start_chat
from chat.actions.stay import stay
from chat.actions.transcript import mail_transcript
from chat.actions.wish import wish_call_back, wish_message
from chat.models import ChatSession, EndedBy
from chat.rates import may_start
from chat.sites import may_show, sites_now
from chat.telling import Entry
from chat.visitor_frames import End, Rate, Start, Stay, Transcript, Wish
from chat.visitor_view import chat_again, chat_of
from tickets.actions.errors import ActionError, InvalidChange
from tickets.models import ChannelKind, Inbox

TOO_OFTEN, TOO_LONG, LATER, BLOCKED = "too_often", "too_long", "later", "blocked"
_SENTENCES = {
    TOO_OFTEN: gettext_lazy("Many messages have come from you in a short time. Wait a moment and send it again."),
    TOO_LONG: gettext_lazy("The message is too long. Send it in several parts."),
    LATER: gettext_lazy("We cannot receive your message right now. Send it again in a moment."),
    "too_big": gettext_lazy("The file is too big."),
    BLOCKED: gettext_lazy("You cannot open a chat from here right now. Write or call us instead."),
    "empty": gettext_lazy("Write something first."),
    "over": gettext_lazy("This chat was ended more than a day ago. Start a new one."),
    "taken": gettext_lazy("This could not be sent. Send it again."),
    "unknown": gettext_lazy("This chat does not exist any more."),
}
Answer = dict[str, Any]
Wanted = Wish | Transcript | Rate | End | Stay


class NotAllowed(Exception):
    """No page of ours asks for that: the inbox is none that this website may show."""


class Unknown(Exception):
    """The token is somebody else's, or too old."""


@contextmanager
def in_language(language: str) -> Iterator[None]:
    """Sentences are in the visitor's language where we have it, else in Swedish."""
    with translation.override(language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE):
        yield


def refusal(why: str, language: str, client_id: str = "", text: str = "") -> Answer:
    """The frame that says no; why is for the page, its sentence for the person."""
    with in_language(language):
        sentence = text or str(_SENTENCES.get(why, _SENTENCES["unknown"]))
    return {"type": "refused", **({"id": client_id} if client_id else {}), "why": why, "text": sentence}


def start(frame: Start, *, site: str, place: str, place_digest: str) -> tuple[ChatSession, Entry] | Answer:
    """Open the chat, or return the one there is; or the frame that refuses it. Raises NotAllowed, Unknown."""
    if not may_show(site, frame.inbox, sites_now()):
        raise NotAllowed
    inbox = Inbox.objects.select_related("team").get(slug=frame.inbox, kind=ChannelKind.CHAT)
    known = chat_of(frame.token, site)
    with in_language(frame.language):
        if known is None and is_blocked(place_digest):
            return refusal(BLOCKED, frame.language, frame.client_id)
        if known is None and not may_start(place, inbox.pk):
            return refusal(TOO_OFTEN, frame.language, frame.client_id)
        try:
            started = start_chat(
                inbox,
                token=frame.token,
                text=frame.text,
                client_id=frame.client_id,
                name=frame.name,
                email=frame.email,
                phone=frame.phone,
                language=frame.language,
                origin=site,
                page_url=frame.page_url,
                page_title=frame.page_title,
                place=place_digest,
            )
        except ActionError as error:
            return refusal(_why(error), frame.language, frame.client_id, str(error))
    session = chat_of(frame.token, site)
    if session is None:  # the token is of a chat of another website
        raise Unknown
    return session, started.entry


def do(wanted: Wanted, session_id: int) -> Answer:
    """Do what the visitor wants with their chat; return the frame "done" or "refused". Raises Unknown."""
    session = chat_again(session_id)
    if session is None:
        raise Unknown
    what = type(wanted).__name__.lower()
    with in_language(session.language):
        try:
            _do(wanted, session)
        except ActionError as error:
            return {**refusal(_why(error), session.language, text=str(error)), "what": what}
    return {"type": "done", "what": what}


def _do(wanted: Wanted, session: ChatSession) -> None:
    match wanted:
        case Wish(what="message"):
            wish_message(session, name=wanted.name, email=wanted.email, phone=wanted.phone)
        case Wish():
            wish_call_back(session, wanted.phone, wanted.when, name=wanted.name)
        case Transcript():
            mail_transcript(session, wanted.email)
        case Rate():
            rate(session, wanted.stars, wanted.comment)
        case End():
            end_chat(session, by=None, why=EndedBy.VISITOR)
        case Stay():
            stay(session)


def _why(error: ActionError) -> str:
    """The field it is about, for the page to show it there; else the code."""
    return (error.field if isinstance(error, InvalidChange) else "") or error.code
