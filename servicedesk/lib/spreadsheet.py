"""Tables for spreadsheets, as they are read in Sweden: semicolons, decimal commas, a mark that says UTF-8."""

import csv
from collections.abc import Iterable, Iterator, Sequence
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


class _Line:
    """A file whose writing is what is returned: a row becomes a line."""

    def write(self, text: str) -> str:
        return text


def csv_lines(rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """Yield each row as text, the first with the mark; texts are made safe, numbers stay numbers, None is empty.

    >>> list(csv_lines([("Namn", "=1+1", None)]))
    ["\\ufeffNamn;'=1+1;\\r\\n"]
    """
    writer = csv.writer(_Line(), delimiter=";")
    mark = "\ufeff"  # without it Excel reads UTF-8 as something else
    for row in rows:
        yield mark + str(writer.writerow([_cell(cell) for cell in row]))
        mark = ""


def table(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Return the whole table at once."""
    return "".join(csv_lines([head, *rows]))


def _cell(cell: Cell) -> str | int:
    if isinstance(cell, Decimal):
        return f"{cell:f}".replace(".", ",")
    return safe_cell(cell) if isinstance(cell, str) else "" if cell is None else cell


def download(name: str, text: str) -> HttpResponse:
    """name: of the file, in plain letters."""
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
