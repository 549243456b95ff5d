"""Lines of a table that spreadsheets open in Swedish: semicolons, and no cell that would be run as a formula.

OWASP, CSV Injection: a cell that begins with =, +, -, @, tab or line end is written with an apostrophe before it.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence

BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads UTF-8 as something else
_RUN = ("=", "+", "-", "@", "\t", "\r", "\n")


class _Line:
    """A file whose writing is what is returned: a row becomes a line."""

    def write(self, text: str) -> str:
        return text


def csv_lines(rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield each row as text, the first with the byte order mark.

    >>> list(csv_lines([("Namn", "=1+1")]))
    ["\\ufeffNamn;'=1+1\\r\\n"]
    """
    writer = csv.writer(_Line(), delimiter=";")
    for number, row in enumerate(rows):
        line = str(writer.writerow([_safe(str(cell)) for cell in row]))
        yield f"{BYTE_ORDER_MARK}{line}" if number == 0 else line


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_RUN) else text
