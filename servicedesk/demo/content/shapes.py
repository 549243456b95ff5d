"""The shapes of the demo municipality's content: frozen records without behaviour and without Django.

Slugs are the keys between records. Times are aware and in UTC, spans are in minutes.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

ChannelKind = Literal[
    "email",
    "webform",
    "phone",
    "sms",
    "chat",
    "facebook",
    "messenger",
    "instagram",
    "whatsapp",
    "letter",
    "visit",
    "eservice",
]
CaseKind = Literal["recurring", "life_event", "ongoing", "other"]
ContactKind = Literal["person", "company", "association", "authority", "media", "anonymous"]
AddressKind = Literal["email", "phone", "facebook", "instagram"]
Role = Literal["agent", "team_lead", "editor", "publisher", "administrator"]
Priority = Literal["low", "normal", "high", "urgent"]
Status = Literal["new", "open", "pending", "on_hold", "solved", "closed"]
Language = Literal["sv", "en", "fi", "se", "ar", "so"]
EntryKind = Literal["in", "out", "note", "call"]
Who = Literal["requester", "assignee", "colleague", "lead", "contact_centre"]
FieldKind = Literal["text", "textarea", "email", "phone", "name", "choice", "checkbox", "date", "file"]


@dataclass(frozen=True)
class Department:
    """A förvaltning."""

    slug: str
    name: str
    name_en: str


@dataclass(frozen=True)
class Team:
    """A group of agents. ``open_to_all`` is False where only the members see the tickets."""

    slug: str
    name: str
    name_en: str
    department: str
    open_to_all: bool
    icon: str


@dataclass(frozen=True)
class Agent:
    """One who works here. ``memberships`` are (team slug, role); ``languages`` are those they answer in."""

    name: str
    email: str
    title: str
    memberships: tuple[tuple[str, Role], ...]
    languages: tuple[Language, ...] = ("sv", "en")


@dataclass(frozen=True)
class Category:
    """What a ticket is about. ``parent`` is empty at the top, and only there ``department`` is set."""

    slug: str
    name: str
    name_en: str
    parent: str
    case_kind: CaseKind
    team: str
    department: str = ""


@dataclass(frozen=True)
class Contact:
    """Somebody outside. ``signs`` is the first name under a letter, empty when nobody is named.

    Phone numbers are in E.164. ``street`` is empty where the address is unknown or protected,
    ``child`` is the name of a child at preschool or school.
    """

    slug: str
    kind: ContactKind
    name: str
    signs: str
    addresses: tuple[tuple[AddressKind, str], ...]
    preferred_channel: ChannelKind
    language: Language = "sv"
    street: str = ""
    child: str = ""
    protected: bool = False
    about: str = ""


@dataclass(frozen=True)
class Entry:
    """One thing said or written in a scenario. ``after`` is minutes since the entry before it.

    A call by the requester is one they made, by anyone else one we made. ``language`` is empty
    where it is the scenario's own.
    """

    kind: EntryKind
    text: str
    who: Who
    after: int = 0
    language: Language | Literal[""] = ""


@dataclass(frozen=True)
class Scenario:
    """A conversation with placeholders in its texts (see placeholders.py).

    ``by`` holds the kinds of contact it may come from, or one contact as "@slug". ``months`` are those
    in which it can happen (empty: all), ``often`` how many times as common it is as a rare one.
    """

    slug: str
    subject: str
    category: str
    team: str
    channel: ChannelKind
    thread: tuple[Entry, ...]
    status: Status = "solved"
    language: Language = "sv"
    priority: Priority = "normal"
    tags: tuple[str, ...] = ()
    confidential: bool = False
    unassigned: bool = False
    by: tuple[str, ...] = ("person",)
    months: tuple[int, ...] = ()
    often: int = 2


@dataclass(frozen=True)
class DemoEntry:
    """An entry at a moment. ``sender`` is a contact slug or an agent's e-mail address.

    ``recorded_by`` is the agent who wrote it down, where that is not the sender (calls, visits, letters).
    """

    kind: EntryKind
    text: str
    sender: str
    language: Language
    at: datetime
    recorded_by: str = ""


@dataclass(frozen=True)
class DemoTicket:
    """A ticket to load. ``key`` is the same each time; ``requester`` is a contact slug.

    ``address`` is the requester's address on this channel, empty for letters and visits without one;
    ``assignee`` is an agent's e-mail address, or empty.
    """

    key: str
    scenario: str
    subject: str
    category: str
    case_kind: CaseKind
    team: str
    channel: ChannelKind
    language: Language
    priority: Priority
    tags: tuple[str, ...]
    confidential: bool
    requester: str
    address: str
    assignee: str
    status: Status
    created_at: datetime
    entries: tuple[DemoEntry, ...]


@dataclass(frozen=True)
class FormField:
    """A field of a web form. ``choices`` are (value, label)."""

    key: str
    label: str
    kind: FieldKind
    required: bool = False
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class WebForm:
    """A web form in one language. ``translates`` is the slug of the Swedish form, empty on that one."""

    slug: str
    language: Language
    title: str
    intro: str
    what_happens_next: str
    consent: str
    category: str
    team: str
    fields: tuple[FormField, ...]
    translates: str = ""


@dataclass(frozen=True)
class CannedResponse:
    """A text to insert: of a team, of an agent (owner: their e-mail), or for everybody when neither is named."""

    shortcut: str
    name: str
    body: str  # Markdown with variables
    category: str = ""
    language: str = "sv"
    team: str = ""
    owner: str = ""
    used: int = 0  # times


@dataclass(frozen=True)
class Automation:
    """Something that happens by itself: on events, or with wait as time passes. Conditions and changes as kept."""

    name: str
    why: str
    conditions: list[dict[str, Any]]
    changes: list[dict[str, Any]]
    on: list[str] = field(default_factory=list)
    wait: dict[str, object] = field(default_factory=dict)
    is_active: bool = False


@dataclass(frozen=True)
class ContactWay:
    """A way to contact us. ``hours`` are (days, from, to), days "mon-thu" or "fri"; ``always`` is round the clock."""

    kind: str
    address: str
    label: str = ""
    label_en: str = ""
    note: str = ""
    note_en: str = ""
    hours: tuple[tuple[str, str, str], ...] = ()
    always: bool = False


@dataclass(frozen=True)
class Disturbance:
    """What is wrong when the demo is loaded."""

    title: str
    text: str
    link: str
    link_text: str


@dataclass(frozen=True)
class Statement:
    """The accessibility statement: partly accessible, tested by ourselves. ``form`` is a web form's slug."""

    shortcomings: str
    how_assessed: str
    email: str
    form: str
