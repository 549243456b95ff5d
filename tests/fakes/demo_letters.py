"""A scanner in the demo: what the citizen writes is a PDF in the folder of the inbox for letters."""

import os
import textwrap
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format

from frontend.demo_doors import cast
from frontend.demo_doors.providers import Deed, Heard, provide
from servicedesk.demo.load_door_accounts import inbox_of
from tests.channels_in.scans.papers import pdf
from tests.fakes.demo_caller import new_id

LINE = 78  # characters


class DemoScanner:
    address = ("", "")  # nobody knows who wrote a letter before an agent has read it

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def take(self, deed: Deed) -> None:
        today = date_format(timezone.localtime(), "j F Y")
        words = [line for part in deed.text.splitlines() for line in textwrap.wrap(part, LINE) or [""]]
        lines = ["Storåns kommun", f"Storå den {today}", "", *words, "", "Med vänlig hälsning", cast.NAME, cast.STREET]
        # Two letters with the same words are two letters; the same file twice would be one.
        paper = pdf([line.encode("cp1252", "replace").decode("cp1252") for line in lines], more=new_id("").encode())
        self.folder.mkdir(parents=True, exist_ok=True)
        written = self.folder / f".{new_id('brev')}.part"
        written.write_bytes(paper)
        os.replace(written, self.folder / f"{new_id('brev')}.pdf")

    def heard(self, since: datetime) -> Sequence[Heard]:
        return []


def start(port: int) -> dict[str, str]:
    folder = settings.SCAN_DIR or str(settings.DATA_DIR / "scans")
    inbox = inbox_of("letter")
    if inbox is None:
        return {}
    provide("letter", DemoScanner(Path(folder) / inbox.slug))
    return {"SCAN_DIR": folder}
