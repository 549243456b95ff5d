"""Serves the style sheets of frontend.bundles to runserver, Daphne and collectstatic, as if they were files."""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage, Error
from django.core.files import File
from django.core.files.storage import Storage

from frontend import bundles

PREFIX = "frontend/"


class BundleStorage(Storage):
    """A read-only storage whose files are made from their parts when they are opened."""

    prefix = None

    def exists(self, name: str) -> bool:
        return name.removeprefix(PREFIX) in bundles.BUNDLES

    def path(self, name: str) -> str:
        """A real file with the bundle's text, for code that asks for one (whitenoise, django's static view)."""
        bundle = name.removeprefix(PREFIX)
        target = settings.DATA_DIR / "bundles" / bundle
        text = bundles.build(bundle)
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            partial = target.with_suffix(".new")
            partial.write_text(text, encoding="utf-8")
            partial.replace(target)
        return str(target)

    def get_modified_time(self, name: str) -> datetime:
        return datetime.fromtimestamp(bundles.modified(name.removeprefix(PREFIX)), tz=UTC)

    def size(self, name: str) -> int:
        return len(bundles.build(name.removeprefix(PREFIX)).encode())

    def _open(self, name: str, mode: str = "rb") -> "File[bytes]":
        return File(BytesIO(bundles.build(name.removeprefix(PREFIX)).encode()), name=name)


class BundleFinder(BaseFinder):
    """Finds frontend/<bundle> among the declared bundles."""

    storage = BundleStorage()

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        """A declared part without a file is an error at start, not a page without its style."""
        return [
            Error(f"{bundle} names {path.name}, which is not in static/frontend/css/.", id="frontend.E001")
            for bundle in bundles.BUNDLES
            for path in bundles.sources(bundle)
            if not path.is_file()
        ]

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """The path of the built file, [] when it is not a bundle; a list when all matches are asked for."""
        name = path.replace("\\", "/")
        if not name.startswith(PREFIX) or not self.storage.exists(name):
            return []
        found = self.storage.path(name)
        return [found] if find_all else found

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, Storage]]:
        for bundle in bundles.BUNDLES:
            yield f"{PREFIX}{bundle}", self.storage
