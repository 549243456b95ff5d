"""Categories, inboxes, the published web forms and the texts agents insert."""

from datetime import datetime

from channels_in.models import Form, FormField
from servicedesk.demo import content
from servicedesk.demo.content import shapes
from servicedesk.demo.doors import DOORS
from servicedesk.demo.load_people import KNOWN_FOR
from servicedesk.people.models import Agent, Team
from tickets.models import CannedResponse, Category, Inbox

# The question whose answer becomes the ticket's subject.
_SUBJECT_KEYS = frozenset(
    {("skriv-till-oss", "amne"), ("felanmalan", "typ"), ("synpunkt", "verksamhet"), ("tillganglighet", "sida")}
)


def load_categories() -> None:
    """Write the tree, parents before children."""
    teams = Team.objects.in_bulk(field_name="slug")
    made: dict[str, Category] = {}
    for one in content.CATEGORIES:
        category = Category(
            slug=one.slug,
            name=one.name,
            name_en=one.name_en,
            parent=made.get(one.parent),
            case_kind=one.case_kind,
            team=teams[one.team],
        )
        category.place()
        category.save(force_insert=True)
        made[one.slug] = category


def load_inboxes(now: datetime) -> None:
    teams = Team.objects.in_bulk(field_name="slug")
    Inbox.objects.bulk_create(
        Inbox(
            slug=door.slug,
            name=door.name,
            kind=door.kind,
            address=door.address,
            team=teams[door.team],
            sender_name=door.sender_name,
            acknowledges=door.acknowledges,
            created_at=now - KNOWN_FOR,
        )
        for door in DOORS
    )


def load_forms(now: datetime) -> None:
    """Write the forms, each with its English texts beside the Swedish ones."""
    inboxes, categories = Inbox.objects.in_bulk(field_name="slug"), Category.objects.in_bulk(field_name="slug")
    in_english = {form.translates: form for form in content.FORMS if form.translates}
    doors = {door.form: door.slug for door in DOORS if door.form}
    for one in content.FORMS:
        if one.translates:
            continue
        english = in_english[one.slug]
        form = Form.objects.create(
            slug=one.slug,
            inbox=inboxes[doors[one.slug]],
            title=one.title,
            title_en=english.title,
            intro=one.intro,
            intro_en=english.intro,
            what_happens_next=one.what_happens_next,
            what_happens_next_en=english.what_happens_next,
            consent=one.consent,
            consent_en=english.consent,
            category=categories[one.category],
            is_published=True,
            updated_at=now - KNOWN_FOR,
        )
        FormField.objects.bulk_create(_fields(form, one, english))


def _fields(form: Form, swedish: shapes.WebForm, english: shapes.WebForm) -> list[FormField]:
    pairs = zip(swedish.fields, english.fields, strict=True)
    return [
        FormField(
            form=form,
            position=position,
            key=one.key,
            kind=one.kind,
            label=one.label,
            label_en=other.label,
            help_text=one.help,
            help_text_en=other.help,
            choices=[label for _value, label in one.choices],
            choices_en=[label for _value, label in other.choices],
            is_required=one.required,
            is_subject=(swedish.slug, one.key) in _SUBJECT_KEYS,
        )
        for position, (one, other) in enumerate(pairs, 1)
    ]


def load_canned_responses(now: datetime) -> None:
    teams, categories = Team.objects.in_bulk(field_name="slug"), Category.objects.in_bulk(field_name="slug")
    agents = {agent.email: agent for agent in Agent.objects.all()}
    CannedResponse.objects.bulk_create(
        CannedResponse(
            name=one.name,
            shortcut=one.shortcut,
            body=one.body,
            category=categories.get(one.category),
            language=one.language,
            shared_with="team" if one.team else "own" if one.owner else "everybody",
            team=teams[one.team] if one.team else None,
            owner=agents[one.owner] if one.owner else None,
            use_count=one.used,
            created_at=now - KNOWN_FOR,
            updated_at=now - KNOWN_FOR,
        )
        for one in content.CANNED_RESPONSES
    )
