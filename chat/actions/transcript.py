"""All that was said in a chat, mailed to its visitor."""

from django.conf import settings
from django.utils import timezone, translation
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from chat.actions.entering import holding
from chat.actions.given import given
from chat.entries import Entry, entries_after
from chat.models import ChatSession, EntryKind
from tickets.actions.changing import changing
from tickets.actions.errors import InvalidChange
from tickets.actions.sending import send
from tickets.models import EventKind

MOST = 3  # of one chat


def mail_transcript(session: ChatSession, email: str) -> ChatSession:
    """Mail everything that the visitor has seen to one address. Raises InvalidChange.

    Only when an agent has been there: a chat nobody has answered would be a way to have us send anything to anybody.
    """
    addresses = given(email=email)
    if not addresses:
        raise InvalidChange(_("Write the e-mail address it shall go to."), field="email")
    with holding(session.pk) as chat:
        if chat.first_accepted_at is None:
            raise InvalidChange(_("You can have the chat mailed when somebody has answered you."))
        if chat.transcripts >= MOST:
            raise InvalidChange(_("The chat has been mailed %(count)d times. That is the most.") % {"count": MOST})
        with translation.override(known_language(chat.language)), changing(chat.ticket, by=None) as change:
            message = send(
                change,
                body=transcript_of(chat),
                recipients=[{"kind": "email", "value": addresses[0].value, "name": "", "role": "to"}],
                is_automatic=True,
                language=known_language(chat.language),
                options={"subject": _("Your chat, ticket %(number)s") % {"number": change.ticket.shown_number}},
            )
            change.record(EventKind.REPLIED, message=message)
        chat.transcripts += 1
        chat.save(update_fields=["transcripts"])
    return chat


def known_language(language: str) -> str:
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def transcript_of(chat: ChatSession) -> str:
    """Return what the visitor got, as text, in the language that is switched on."""
    begun = date_format(timezone.localtime(chat.started_at), "DATE_FORMAT")
    head = _("Your chat with %(sender)s, %(day)s") % {"sender": chat.inbox.sender_name, "day": begun}
    number = _("Ticket number: %(number)s") % {"number": chat.ticket.shown_number}
    return "\n\n".join([f"{head}\n{number}", *lines_of(entries_after(chat, 0, for_visitor=True))])


def lines_of(entries: list[Entry]) -> list[str]:
    """Return what was said, one text for each message: "10:31 Johan" and below it what he said."""
    return [_line(entry) for entry in entries if entry["kind"] == EntryKind.MESSAGE]


def _line(entry: Entry) -> str:
    names = {"visitor": _("You"), "automatic": _("Automatic answer")}
    at = parse_datetime(entry["at"])
    clock = date_format(timezone.localtime(at), "H:i") if at else ""
    said = [entry["text"], *(_("File: %(name)s") % {"name": file["name"]} for file in entry["files"])]
    return "\n".join([f"{clock} {names.get(entry['side'], entry['name'])}".strip(), *filter(None, said)])
