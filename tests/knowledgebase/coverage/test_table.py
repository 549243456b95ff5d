"""Tables as spreadsheets write them, whatever they do to letters and separators."""

import pytest

from knowledgebase.coverage.table import BYTES_MAX, ROWS_MAX, Line, TableError, decoded, lines

TEXT = "Fråga;Språk;Artikel\r\nnär töms tunnan?;sv;nar-toms\r\n"
ROW = [Line(2, "när töms tunnan?", "sv", "nar-toms")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16"])
def test_letters_come_through_however_they_were_saved(encoding: str) -> None:
    assert lines(decoded(TEXT.encode(encoding))) == ROW


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace(";", ","),
        TEXT.replace(";", "\t"),
        f"\ufeff{TEXT}",
        TEXT.replace("\r\n", "\n"),
        '"FRÅGA";"Språk";" artikel "\n"när töms tunnan?";SV;nar-toms'.replace("SV", "sv"),
        "article;ignored;language;words\nnar-toms;x;sv;när töms tunnan?",
    ],
)
def test_columns_are_found_by_name_whatever_stands_between_them(text: str) -> None:
    assert lines(text) == ROW


def test_rows_are_numbered_as_the_spreadsheet_does() -> None:
    text = 'sep=;\nFråga;Artikel\n\nett;a\n"två\nrader";b\n;;\ntre;c\n'
    assert [(line.number, line.words) for line in lines(text)] == [(4, "ett"), (5, "två\nrader"), (7, "tre")]


def test_what_our_own_file_put_before_a_formula_is_taken_away() -> None:
    assert [line.words for line in lines("Fråga;Artikel\n'=1+1;a\n'nuff;b\n")] == ["=1+1", "'nuff"]


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "PK\0\x03", "Namn;Adress\nx;y", "Fråga;Språk\nx;sv", "Fråga;Artikel\n" + "x;y\n" * (ROWS_MAX + 1)],
)
def test_what_is_no_table_of_ours_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(TableError, match=r".{12}"):
        lines(text)


def test_a_file_that_is_too_large_is_refused() -> None:
    with pytest.raises(TableError):
        decoded(b"x" * (BYTES_MAX + 1))
