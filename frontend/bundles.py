"""Which component files make up each style sheet that a page links to. The order is the cascade.

A page loads one bundle, so a first visit is few requests without a build step; frontend.finders serves them.
The public bundles hold only what public pages use.
"""

import re
from pathlib import Path

STATIC = Path(__file__).resolve().parent / "static" / "frontend"

GROUND = ("tokens", "fonts", "base", "icons", "brand", "btn", "forms", "banner")
MARKS = ("status", "sla", "badges", "avatars")
PUBLIC = (*GROUND, "card", "table", "dl", "empty", "open_now", "link_card", "search_lg", "land", "prose", "site")
# The forms' pages and the help centre's: each visit begins with one of them, and carries nothing of the other.
FORMS = (*GROUND, "card", "dl", "empty", "open_now", "link_card", "site")
HELP = (*GROUND, "table", "empty", "open_now", "link_card", "search_lg", "land", "prose", "site")
AGENT = (
    *GROUND,
    *MARKS,
    *("kbd", "tabs", "menu", "dialog", "toast", "card", "table", "pagination", "dl", "empty", "skeleton", "progress"),
    *("ticket_row", "message", "remote", "attachment", "scan", "event", "thread", "preview"),
    *("presence", "suggest", "trail"),
    *("composer", "recipients", "social", "contact_card", "hints", "land", "shell", "page"),
    *(
        "workspace",
        "agent_pages",
        "finding",
        "settings",
        "chat_settings",
        "acting",
        "contact_log",
        "undelivered",
        "sender",
    ),
)
# The knowledge base's pages, beside agent.css: the workspace's first page does without.
KNOWLEDGE = ("prose", "answer", "library", "article_page", "editor", "versions")

# Path below frontend/ -> names of files in static/frontend/css/.
BUNDLES: dict[str, tuple[str, ...]] = {
    "agent.css": AGENT,
    "knowledge.css": KNOWLEDGE,
    "chat.css": ("chat",),
    "register.css": ("register",),
    "calls.css": ("calls",),
    "mentions.css": ("mentions",),
    "absence.css": ("absence",),
    "staffing.css": ("chart", "staffing"),
    "rules.css": ("rule_form", "automation", "calendar"),
    "desk.css": ("chart", "desk", "coverage", "pareto"),
    "radar.css": ("chart", "radar"),
    "public.css": (*FORMS, "ways", "contact_form", "kept_files", "receipt", "embedded"),
    "chat_page.css": (*FORMS, "contact_form", "receipt", "chat_page"),
    "help_centre.css": (*HELP, "start", "ways", "help", "channel_list"),
    "outbox.css": (*PUBLIC, "pagination", "outbox"),
    "demo.css": (*GROUND, "avatars", "land", "demo_doors", "demo_things"),
    "login.css": (*GROUND, "land", "login"),
    "error.css": ("tokens", "fonts", "base", "icons", "brand", "btn", "land", "error"),
    "styleguide.css": (*AGENT, *(name for name in PUBLIC if name not in AGENT), "contact_form", "styleguide"),
}

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INDENT = re.compile(r"\n\s*")
_RELATIVE_URL = re.compile(r"""url\((["']?)\.\./""")


def sources(bundle: str) -> list[Path]:
    """The component files of a bundle, in order. KeyError for an unknown bundle."""
    return [STATIC / "css" / f"{name}.css" for name in BUNDLES[bundle]]


def build(bundle: str) -> str:
    """One bundle as CSS text: the files one after the other, without comments and indentation.

    The files lie in css/, the bundle one step up, so a url of theirs loses its "../".
    """
    return "".join(build_part(path) for path in sources(bundle))


def modified(bundle: str) -> float:
    """When the newest part of a bundle was changed, in seconds since the epoch."""
    return max(path.stat().st_mtime for path in sources(bundle))


def build_part(path: Path) -> str:
    """One component file as it stands in a bundle."""
    text = _RELATIVE_URL.sub(r"url(\1", _COMMENT.sub("", path.read_text(encoding="utf-8")))
    return _INDENT.sub("\n", text).strip() + "\n"
