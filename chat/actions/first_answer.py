"""What may answer a chat before a person does, where an inbox has chosen it: always marked as automatic."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.utils.module_loading import import_string

from chat.actions.entering import enter, holding
from chat.live_door import address_of
from chat.models import ChatSession, ChatSetup, ChatState, EntryKind
from servicedesk.lib.queueing import enqueue
from tickets.actions.talk import Line, talk_many
from tickets.models import ChannelKind, Message

FIRST_ANSWER = "chat.first_answer"  # the job's name
ANSWER_MAX = 4000  # characters
logger = logging.getLogger(__name__)

# Gets the visitor's first words and their language ("sv"); returns the answer in that language, None for no answer.
Answerer = Callable[[str, str], str | None]


def ask_for_first_answer(session: ChatSession) -> None:
    """Inside the transaction that opens a chat: have a job answer it, if its inbox wants that. Off unless set up."""
    if _chosen(session.inbox_id):
        enqueue(FIRST_ANSWER, session_id=session.pk)


def give_first_answer(session_id: int) -> bool:
    """Ask the answerer the inbox has chosen, and say what it says. Returns whether anything was said; twice is once.

    Nothing is said once a person has answered. What the answerer raises is logged, and nothing is said.
    """
    session = ChatSession.objects.select_related("ticket").filter(pk=session_id).first()
    path = _chosen(session.inbox_id) if session is not None else ""
    if session is None or not path or session.state != ChatState.WAITING:
        return False
    text = _asked(path, _first_words(session), session.language)
    return bool(text) and _say(session_id, text)


def _chosen(inbox_id: int) -> str:
    """What is in the settings no longer is not asked any longer."""
    setup = ChatSetup.objects.filter(inbox=inbox_id).only("first_answer").first()
    return setup.first_answer if setup is not None and setup.first_answer in settings.CHAT_FIRST_ANSWERS else ""


def _first_words(session: ChatSession) -> str:
    first = session.entries.filter(kind=EntryKind.MESSAGE).select_related("message").order_by("seq").first()
    return first.message.body if first is not None and first.message is not None else ""


def _asked(path: str, text: str, language: str) -> str:
    try:
        answerer: Answerer = import_string(path)
        return (answerer(text, language) or "").strip()[:ANSWER_MAX]
    except Exception as error:  # whatever it is: the visitor waits for a person, as without it
        logger.error("the first answer of a chat failed: %s", type(error).__name__)
        return ""


def _say(session_id: int, text: str) -> bool:
    with holding(session_id) as chat:
        if chat.state != ChatState.WAITING or chat.first_accepted_at is not None:
            return False
        line = Line(
            ticket_id=chat.ticket_id,
            text=text,
            client_key=f"first-answer-{chat.pk}",
            channel=ChannelKind.CHAT.value,
            is_automatic=True,
            language=chat.language,
            to=address_of(chat.pk, chat.visitor_name),
        )
        [said] = talk_many([line])
        if said.new is None:
            return False
        enter(chat, EntryKind.MESSAGE, message=Message.objects.get(pk=said.message_id), at=said.new.at)
    return True
