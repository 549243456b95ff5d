"""The style sheets: every part is there and served, stays small, and keeps to the tokens."""

import gzip
import re
from pathlib import Path

import pytest

from frontend import bundles
from frontend.finders import BundleFinder

CSS = sorted((bundles.STATIC / "css").glob("*.css"))
COMPONENTS = [path for path in CSS if path.stem != "tokens"]
URL = re.compile(r"""url\(["']?([^"')]+)""")


def test_every_bundle_has_all_its_parts() -> None:
    assert BundleFinder().check() == []


def test_every_component_file_is_in_a_bundle() -> None:
    used = {name for names in bundles.BUNDLES.values() for name in names}

    assert {path.stem for path in CSS} == used


@pytest.mark.parametrize("bundle", bundles.BUNDLES)
def test_addresses_in_a_bundle_lead_to_files(bundle: str) -> None:
    addresses = URL.findall(bundles.build(bundle))

    assert addresses or "fonts" not in bundles.BUNDLES[bundle]  # beside agent.css, which has them
    assert [address for address in addresses if not (bundles.STATIC / address).is_file()] == []


def test_bundle_keeps_the_order_of_its_parts() -> None:
    text = bundles.build("agent.css")

    assert text.index("--brand-accent") < text.index(".btn {") < text.index(".rail {")
    assert "/*" not in text


@pytest.mark.parametrize(
    ("bundle", "most"),
    [
        ("agent.css", 19_000),
        ("chat.css", 3_500),
        ("register.css", 1_500),
        ("radar.css", 3_500),
        ("public.css", 10_000),
        ("help_centre.css", 10_500),
        ("login.css", 8_000),
        ("error.css", 6_000),
    ],
)
def test_bundle_is_small_over_the_wire(bundle: str, most: int) -> None:
    assert len(gzip.compress(bundles.build(bundle).encode())) < most


def test_scripts_of_the_chat_console_are_small_over_the_wire() -> None:
    """Loaded on its pages alone; each is sent by itself."""
    scripts = (bundles.STATIC / "js" / "chat").glob("*.js")

    assert sum(len(gzip.compress(path.read_bytes(), 9)) for path in scripts) < 16_000


def test_public_page_stays_under_60_kb_without_compression() -> None:
    sent = len(bundles.build("public.css").encode()) + (bundles.STATIC / "icons.svg").stat().st_size

    assert sent < 56_000


def test_finder_lists_and_opens_every_bundle() -> None:
    found = {name: storage.open(name).read().decode() for name, storage in BundleFinder().list([])}

    assert found == {f"frontend/{bundle}": bundles.build(bundle) for bundle in bundles.BUNDLES}


def test_finder_gives_a_real_file_and_knows_only_bundles() -> None:
    finder = BundleFinder()

    path = finder.find("frontend/public.css")

    assert Path(path).read_text(encoding="utf-8") == bundles.build("public.css")
    assert finder.find("frontend/public.css", find_all=True) == [path]
    assert [finder.find(name) for name in ("frontend/css/btn.css", "public.css", "frontend/../public.css")] == [
        [],
        [],
        [],
    ]


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_component_takes_its_colours_from_the_tokens(path: Path) -> None:
    raw = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(", re.IGNORECASE)

    assert raw.findall(bundles.build_part(path)) == []


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_component_mirrors_for_right_to_left(path: Path) -> None:
    physical = re.compile(
        r"(?:margin|padding|border)-(?:left|right)\b|(?<![\w-])(?:left|right)\s*:|text-align:\s*(?:left|right)"
    )

    assert physical.findall(bundles.build_part(path)) == []


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_component_uses_only_tokens_that_exist(path: Path) -> None:
    known = set(re.findall(r"(--[\w-]+)\s*:", (bundles.STATIC / "css" / "tokens.css").read_text(encoding="utf-8")))

    assert {name for name in re.findall(r"var\((--[\w-]+)", bundles.build_part(path)) if name not in known} == set()


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_component_changes_its_layout_by_the_readers_text_size(path: Path) -> None:
    """Widths in em follow a browser set to larger text; widths in px would leave it the wide layout."""
    assert re.findall(r"@media[^{]*-width:\s*[\d.]+px", bundles.build_part(path)) == []
