"""A chat as its page shows it: the lines of the log, and in words where it stands."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from chat.actions.hold import hold_place
from chat.actions.mark import mark
from chat.actions.seen import see_visitors
from chat.entries import entries_after
from chat.hours import Staffed, standing_of
from chat.hours_words import words
from chat.models import ChatEntry, ChatSession, ChatSetup, ChatState, EntryKind
from chat.visitor_view import session_frame
from frontend.public.promised import answer_by, answer_on
from servicedesk.lib.html import text_to_html


@dataclass(frozen=True, slots=True)
class Line:
    seq: int
    side: str  # visitor, agent, automatic; system for what only happened
    who: str
    at: datetime
    html: str
    words: str  # of what only happened
    files: list[dict[str, Any]]
    state: str  # of the visitor's last message: sent, received or read


@dataclass(frozen=True, slots=True)
class Shown:
    """One look at a chat."""

    session: ChatSession
    lines: list[Line]
    frame: dict[str, Any]
    ending: str  # what they wished for instead of waiting: message, call_back or ""
    held_until: datetime | None  # until when they need not ask again; None where the page asks by itself

    @property
    def is_going_on(self) -> bool:
        return self.session.state in (ChatState.WAITING, ChatState.ACTIVE)

    @property
    def is_waiting(self) -> bool:
        return self.session.state == ChatState.WAITING

    @property
    def standing(self) -> str:
        """Where the chat stands, in a sentence."""
        if self.session.state == ChatState.WAITING:
            return place_words(self.frame["place"])
        if self.session.state == ChatState.ACTIVE:
            return _("You are writing with %(name)s.") % {"name": self.frame["agent"]["name"]}
        if self.session.state == ChatState.LEFT:
            return _("You were away for a while. Write to go on with the chat.")
        return _("The chat has ended. Write to go on with it.")

    @property
    def answer_by(self) -> str:
        """When they have the answer they wait for; "" where nothing is promised."""
        return answer_on(self.session.ticket)

    @property
    def wish(self) -> str:
        """message or call_back, when they did not want to wait."""
        return self.ending if self.session.state == ChatState.ENDED else ""

    @property
    def is_left(self) -> bool:
        return bool(self.wish)

    @property
    def may_copy(self) -> bool:
        """Only what somebody has answered is mailed."""
        return self.session.first_accepted_at is not None

    @property
    def may_rate(self) -> bool:
        return self.session.state == ChatState.ENDED and self.may_copy

    @property
    def ends_at(self) -> datetime | None:
        """When it is ended if nobody writes, once that is near."""
        return self.session.silent_ends_at if self.is_going_on else None

    @property
    def wait(self) -> str:
        return wait_words(self.frame["wait"]) if self.is_waiting else ""

    @property
    def fresh(self) -> int:
        """How many messages of ours they had not seen before this look."""
        seen = self.session.visitor_read
        return sum(line.seq > seen and line.side in ("agent", "automatic") for line in self.lines)


def look(session: ChatSession, *, asks_again: bool) -> Shown:
    """Read the chat for its visitor, and note that they are here and have got everything.

    asks_again: the page comes back by itself. Where it does not, their place is held for a while.
    """
    entries = entries_after(session, 0, for_visitor=True)
    held = None
    if session.state in (ChatState.WAITING, ChatState.ACTIVE):
        if asks_again:
            see_visitors([session.pk])
        else:
            held = hold_place(session.pk)
    if entries and entries[-1]["seq"] > session.visitor_read:
        mark(session.pk, side="visitor", received=entries[-1]["seq"], read=entries[-1]["seq"])
    return Shown(session, _lines(session, entries), session_frame(session), _wish(session), held)


def _wish(session: ChatSession) -> str:
    if session.state != ChatState.ENDED:
        return ""
    last = ChatEntry.objects.filter(session=session, kind=EntryKind.ENDED).order_by("-seq").first()
    return str(last.data.get("wish", "")) if last is not None else ""


def _lines(session: ChatSession, entries: list[dict[str, Any]]) -> list[Line]:
    own = [entry["seq"] for entry in entries if entry["side"] == "visitor"]
    return [_line(session, entry, is_last=bool(own) and entry["seq"] == own[-1]) for entry in entries]


def _line(session: ChatSession, entry: dict[str, Any], *, is_last: bool) -> Line:
    side = str(entry["side"])
    return Line(
        seq=entry["seq"],
        side=side,
        who=_who(side, entry["name"]),
        at=datetime.fromisoformat(entry["at"]),
        html=text_to_html(entry["text"]),
        words=_happened(entry) if side == "system" else "",
        files=entry["files"],
        state=_mark_words(session, entry["seq"]) if is_last else "",
    )


def _who(side: str, name: str) -> str:
    if side == "visitor":
        return _("You")
    return _("Automatic answer") if side == "automatic" else name or _("An agent")


def _mark_words(session: ChatSession, seq: int) -> str:
    if session.agent_read >= seq:
        return _("Read")
    return _("Received") if session.agent_received >= seq else _("Sent")


def _happened(entry: dict[str, Any]) -> str:
    name = entry["data"].get("name") or _("An agent")
    said = {
        "joined": _("%(name)s came into the chat"),
        "transferred": _("The chat is passed on to a colleague"),
        "requeued": _("The talk was broken off on our side. You are first in the queue."),
        "ended": _("The chat was ended"),
        "reopened": _("The chat is open again"),
    }
    return said.get(entry["kind"], "") % {"name": name}


def place_words(place: int | None) -> str:
    return _("You are number %(place)s in the queue") % {"place": place} if place else _("You are in the queue")


def wait_words(minutes: int | None) -> str:
    """Honest: from the last hours, and when there is nothing to go by it says so."""
    if minutes is None:
        return _("We cannot say how long it takes.")
    return ngettext("About %(number)s minute.", "About %(number)s minutes.", minutes) % {"number": minutes}


@dataclass(frozen=True, slots=True)
class Door:
    """What a visitor reads before the chat: of one inbox, in their language."""

    setup: ChatSetup
    staffed: Staffed
    now: datetime

    @property
    def slug(self) -> str:
        return self.setup.inbox.slug

    @property
    def title(self) -> str:
        return self._text("title") or _("Chat with us")

    @property
    def welcome(self) -> str:
        return self._text("welcome") or _("Write what it is about, and you get to talk with somebody who works here.")

    @property
    def closed(self) -> str:
        return self._text("closed") or _("Nobody is here right now. Leave your question, and we answer you.")

    @property
    def answer_by(self) -> str:
        """When whoever leaves a question now has an answer; "" where nothing is promised."""
        return answer_by(self.setup.inbox)

    @property
    def hours(self) -> str:
        return words(self.staffed, self.now)

    def _text(self, name: str) -> str:
        texts = self.setup.texts
        return str(texts.get(get_language() or "sv", {}).get(name, ""))


def door(setup: ChatSetup) -> Door:
    """setup with its inbox."""
    now = timezone.now()
    return Door(setup, standing_of(setup, None, now), now)
