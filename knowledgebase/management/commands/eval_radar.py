"""manage.py eval_radar FILE.jsonl: how well the radar groups texts whose questions are known.

A line is {"text": "...", "label": "..."}. Everything is done as at night: who asked is taken out, the language model
reads as much as it may, what it has not read goes by letters. Labels are only looked at afterwards.
"""

import json
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import numpy as np
from django.core.management.base import BaseCommand, CommandError

from knowledgebase.radar.evaluating import grouped
from knowledgebase.radar.measures import measures
from knowledgebase.radar.reading import READ_AT_FIRST


class Command(BaseCommand):
    help = "Print V-measure, NMI, number of groups and seconds for texts with labels: lines of {text, label}."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help='lines of JSON: {"text": "...", "label": "..."}')
        parser.add_argument("--most", type=int, default=READ_AT_FIRST, help="texts the language model reads")

    def handle(self, *args: Any, **options: Any) -> None:
        texts, labels = texts_and_labels(options["file"])
        begun = time.monotonic()
        found = grouped(texts, most=options["most"])
        seconds = time.monotonic() - begun
        told = measures(labels, [int(one) for one in found.labels])
        self.stdout.write(f"{len(texts)} texts, {len(set(labels))} labels, {found.read} read by the language model")
        self.stdout.write(f"V-measure  {told.v:.3f}  (homogeneity {told.homogeneity:.3f}, "
                          f"completeness {told.completeness:.3f})")  # fmt: skip
        self.stdout.write(f"NMI        {told.nmi:.3f}")
        self.stdout.write(f"groups     {len(np.unique(found.labels))}")
        self.stdout.write(f"seconds    {seconds:.1f}")


def texts_and_labels(file: Path) -> tuple[list[str], list[str]]:
    """Read the file. Raises CommandError, with the line, for what is not {text, label}."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{file} cannot be read: {error}") from error
    rows = [_row(line, number) for number, line in enumerate(lines, 1) if line.strip()]
    if not rows:
        raise CommandError(f"{file} has no texts.")
    return [text for text, _label in rows], [label for _text, label in rows]


def _row(line: str, number: int) -> tuple[str, str]:
    try:
        row = json.loads(line)
        text, label = row["text"], row["label"]
    except (ValueError, KeyError, TypeError) as error:
        raise CommandError(f'Line {number}: write {{"text": "...", "label": "..."}}.') from error
    if not isinstance(text, str) or not isinstance(label, str | int) or not text.strip():
        raise CommandError(f"Line {number}: text must be words, label a name or a number.")
    return text, str(label)
