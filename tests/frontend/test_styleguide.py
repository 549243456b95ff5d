"""The parts every page is made of: icons, badges, avatars, fields, error pages, and the style guide that shows them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django import forms
from django.template import engines
from django.template.loader import get_template, render_to_string
from django.test import Client, override_settings
from django.utils import translation

from frontend import bundles
from frontend.styleguide import SampleForm
from frontend.templatetags import ui

ROOT = bundles.STATIC.parent.parent.parent
TEMPLATES = sorted(path for path in ROOT.glob("*/**/templates/**/*.html") if ".venv" not in path.parts)
TOKENS = (bundles.STATIC / "css" / "tokens.css").read_text(encoding="utf-8")
PAGES = (
    "/styleguide/",
    "/styleguide/?theme=dark",
    "/styleguide/workspace/",
    "/styleguide/public/",
    "/styleguide/login/",
)
PLAIN_STATIC = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}


@pytest.fixture(autouse=True)
def _plain_static() -> Iterator[None]:
    """Addresses without fingerprints, so that no collected files are needed."""
    ui.forget()
    with override_settings(
        STORAGES=PLAIN_STATIC, ROOT_URLCONF="tests.frontend.styleguide_urls", ALLOWED_HOSTS=["testserver"]
    ):
        yield
    ui.forget()


def rendered(text: str, **context: object) -> str:
    return str(engines["django"].from_string(text).render(context))


# --- The style guide -----------------------------------------------------------------------------------------------


@pytest.mark.django_db  # the foot of the public pages says in which languages there are articles
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_style_guide_shows_each_page(client: Client, address: str, language: str) -> None:
    response = client.get(address, headers={"accept-language": language})

    assert response.status_code == 200
    assert f'<html lang="{language}"' in response.content.decode()


def test_style_guide_shows_every_status_channel_and_icon(client: Client) -> None:
    page = client.get("/styleguide/").content.decode()

    assert [name for name in ui.STATUS_ICONS if f"status--{name}" not in page] == []
    assert [kind for kind in ui.CHANNEL_ICONS if ui.channel_label(kind) not in page] == []
    assert [name for name in ui.icon_names() if f"#i-{name}" not in page] == []


@pytest.mark.django_db  # the foot of the public pages says in which languages there are articles
@pytest.mark.parametrize("address", PAGES)
def test_page_points_only_at_ids_it_has(client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    ids = re.findall(r'\bid="([^"]+)"', page)
    named = re.findall(r'\b(?:for|aria-describedby|aria-labelledby|popovertarget|data-dialog-open)="([^"]+)"', page)

    assert sorted(set(ids)) == sorted(ids)
    assert {name for value in named for name in value.split()} - set(ids) == set()


# --- Templates -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_template_names_only_icons_of_the_sprite(path: Path) -> None:
    named = re.findall(r'{%\s*icon\s+"([^"]+)"', path.read_text(encoding="utf-8"))

    assert set(named) - ui.icon_names() == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_template_has_nothing_inline(path: Path) -> None:
    """Our CSP refuses it, so it would silently not work. Mail is not a page."""
    if "email" in path.parts:
        pytest.skip("mail carries its own style")
    text = path.read_text(encoding="utf-8")

    assert re.findall(r'\sstyle="|\son[a-z]+="|<style|<script(?![^>]*\bsrc=)|hx-on|javascript:', text) == []


# --- Icons, badges, avatars ----------------------------------------------------------------------------------------


def test_sprite_needs_no_selector_of_the_page() -> None:
    sprite = (bundles.STATIC / "icons.svg").read_text(encoding="utf-8")

    assert "class=" not in sprite
    assert "style" not in sprite.split("-->", 1)[1]
    assert set(ui.STATUS_ICONS.values()) | set(ui.CHANNEL_ICONS.values()) <= ui.icon_names()


def test_icon_is_silent_without_a_label_and_an_image_with_one() -> None:
    assert rendered('{% icon "mail" %}') == (
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="/static/frontend/icons.svg#i-mail"/></svg>'
    )
    assert 'role="img" aria-label="&lt;Post&gt;"' in rendered('{% icon "mail" label="<Post>" size="lg" %}')


def test_icon_of_an_unknown_name_is_neutral() -> None:
    assert "#i-other" in rendered("{% icon name %}", name='"><script>')


def test_status_badge_has_colour_shape_and_word_in_the_language() -> None:
    with translation.override("en"):
        english = rendered('{% status_badge "on_hold" %}')

    assert "status--on_hold" in english
    assert "#i-s-hold" in english
    assert english.endswith("Waiting for others</span>")


def test_channel_icon_says_its_word() -> None:
    with translation.override("en"):
        assert '<span class="sr-only">Letter</span>' in rendered('{% channel_icon "letter" %}')
        assert "Other" in rendered('{% channel_icon "carrier-pigeon" %}')


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Åsa Lindqvist", "ÅL"),
        ("Ann-Christin von Bergström", "AB"),
        ("öhman", "Ö"),
        ("070-174 06 52", ""),
        ("", ""),
        ("<b> <i>", ""),
    ],
)
def test_initials(name: str, expected: str) -> None:
    assert ui.initials(name) == expected


def test_avatar_keeps_its_colour_and_tells_agents_from_contacts() -> None:
    agent, contact = rendered('{% avatar "Åsa Lindqvist" %}'), rendered('{% avatar "Åsa Lindqvist" "contact" %}')

    assert re.findall(r"avatar--\d", agent) == re.findall(r"avatar--\d", contact) != []
    assert "avatar--contact" in contact
    assert "avatar--contact" not in agent


# --- Fields --------------------------------------------------------------------------------------------------------


def field_html(field: forms.BoundField, **context: object) -> str:
    return render_to_string("frontend/components/field.html", {"field": field, **context})


def test_field_has_label_hint_control_and_error_together() -> None:
    html = field_html(SampleForm({"email": "åsa@"})["email"])

    assert 'aria-describedby="id_email_helptext id_email_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'class="input"' in html
    assert 'id="id_email_helptext"' in html
    assert 'id="id_email_error"' in html


def test_field_says_optional_unless_told_not_to() -> None:
    field = SampleForm()["name"]

    assert "field__optional" in field_html(field)
    assert "field__optional" not in field_html(field, hide_optional=True)


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("team", '<span class="select"><select'),
        ("text", 'class="textarea"'),
        ("file", 'class="input input--file"'),
        ("answer", '<legend class="field__label">'),
        ("confirm", '<label class="check"'),
    ],
)
def test_field_of_each_kind(name: str, part: str) -> None:
    assert part in field_html(SampleForm()[name])


def test_error_summary_counts_and_leads_to_each_field() -> None:
    form = SampleForm({"email": "åsa@", "team": "1", "text": "Hej", "confirm": "on"})

    html = render_to_string("frontend/components/error_summary.html", {"form": form})

    assert re.findall(r'href="#([^"]+)"', html) == ["id_email", "id_answer_0"]
    assert 'id="id_answer_0"' in field_html(form["answer"])


def test_error_summary_is_empty_for_a_form_without_errors() -> None:
    assert render_to_string("frontend/components/error_summary.html", {"form": SampleForm()}).strip() == ""


# --- Error pages ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "413", "429", "500", "503"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_error_page_renders_without_context(name: str, language: str) -> None:
    with translation.override(language):
        page = get_template(f"{name}.html").render()

    assert f'<html lang="{language}">' in page
    assert f" {name[:3]}</p>" in page


# --- Contrast ------------------------------------------------------------------------------------------------------


def tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


LIGHT = tokens(TOKENS.split("@supports")[0])
DARK = {**LIGHT, **tokens(TOKENS.split('\n[data-theme="dark"] {')[1].split("\n}")[0])}
MEANINGS = ("info", "teal", "plum", "success", "warning", "danger", "stone")
GROUNDS = ("bg", "bg-sunken", "surface", "surface-raised", "surface-hover")
TEXT_PAIRS = [
    *((text, ground) for text in ("text", "text-muted", "text-faint", "accent") for ground in GROUNDS),
    *((f"{meaning}-fg", ground) for meaning in MEANINGS for ground in (f"{meaning}-bg", "surface", "bg")),
    *(("text", ground) for ground in ("note-bg", "accent-subtle", "accent-subtle-2", "msg-out-bg")),
    *((text, "accent-subtle-2") for text in ("accent", "text-muted")),
    *(("brand-on-accent", "accent-solid"), ("brand-on-accent", "accent-solid-hover"), ("danger-on", "danger-button")),
    ("note-fg", "note-bg"),
]
SHAPE_PAIRS = [
    *((f"{meaning}-solid", "surface") for meaning in MEANINGS),
    *((line, ground) for line in ("border-control", "focus") for ground in ("bg", "surface")),
]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two colours written #rrggbb."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_has_contrast_on_its_ground(scheme: dict[str, str]) -> None:
    weak = {(a, b): contrast(scheme[a], scheme[b]) for a, b in TEXT_PAIRS if contrast(scheme[a], scheme[b]) < 4.5}

    assert weak == {}


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_shape_has_contrast_on_its_ground(scheme: dict[str, str]) -> None:
    weak = {(a, b): contrast(scheme[a], scheme[b]) for a, b in SHAPE_PAIRS if contrast(scheme[a], scheme[b]) < 3}

    assert weak == {}
