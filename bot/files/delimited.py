"""CSV files as councils' spreadsheets write them: any of three separators, UTF-8, UTF-16 or Windows text."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator

from bot.files.cells import Cell, FileRefused, Row, Sheet, address, check_size, clean_text

SEPARATORS = ",;\t"
_GUARDED = re.compile(r"'+[=+\-@\t＝＋－＠]")


def read_delimited(data: bytes) -> Sheet:
    """The one sheet of a CSV file. Raises FileRefused when the bytes are not text or not a table."""
    text = _decoded(data)
    separator, text = _separator(text)
    return Sheet("", tuple(_rows(text, separator)))


def unguarded(text: str) -> str:
    """The text without the apostrophe that keeps a spreadsheet from running it (see plan_export)."""
    return text[1:] if _GUARDED.match(text) else text


def _rows(text: str, separator: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for number, record in enumerate(reader, start=1):
            check_size(number, len(record))
            yield Row(number, tuple(_cell(value, column, number) for column, value in enumerate(record)))
    except csv.Error as error:
        raise FileRefused(f"The file is not a proper CSV file (line {reader.line_num}).") from error


def _cell(value: str, column: int, row: int) -> Cell:
    return Cell(address(column, row), clean_text(unguarded(value)) or None)


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif b"\x00" in data:
        raise FileRefused("The file is called .csv but does not hold text; save it as CSV again.")
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileRefused("The file's letters cannot be read; save it as “CSV UTF-8” and send it again.")


def _separator(text: str) -> tuple[str, str]:
    """The separator and the text after Excel's own "sep=;" line. The first line with anything in it decides."""
    stated = re.match(r"sep=([,;\t])\r?\n", text)
    if stated:
        return stated.group(1), text[stated.end() :]
    first = next((line for line in text.splitlines() if line.strip(SEPARATORS + " ")), "")
    unquoted = re.sub(r'"[^"]*("|$)', "", first)
    return max(SEPARATORS, key=unquoted.count), text
