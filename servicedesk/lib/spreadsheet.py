"""Tables for spreadsheets, as they are read in Sweden: semicolons, decimal commas, a mark that says UTF-8."""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.http import HttpResponse

Cell = str | int | Decimal | None
# What a spreadsheet would take for a formula or a command (OWASP, CSV injection), full-width forms too.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe_cell(text: str) -> str:
    """A cell no spreadsheet takes for a formula.

    >>> safe_cell("=1+1"), safe_cell("Kundcenter")
    ("'=1+1", 'Kundcenter')
    """
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULAS) else text


def table(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Return the table; texts are made safe, numbers stay numbers, None is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([_cell(cell) for cell in row])
    return "\ufeff" + out.getvalue()


def _cell(cell: Cell) -> str | int:
    if isinstance(cell, Decimal):
        return f"{cell:f}".replace(".", ",")
    return safe_cell(cell) if isinstance(cell, str) else "" if cell is None else cell


def download(name: str, text: str) -> HttpResponse:
    """name: of the file, in plain letters."""
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
