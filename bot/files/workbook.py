"""Excel workbooks: checked before they are unpacked, read without running anything in them."""

from __future__ import annotations

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from bot.files.cells import DATE_IN_FULL, Cell, FileRefused, Row, Sheet, address, check_size, clean_text

if TYPE_CHECKING:
    from openpyxl import Workbook

MAX_UNPACKED = 200 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0"
_DAMAGED = "The workbook is damaged; open it in Excel, save it as .xlsx and send it again."
_UNZIPPING = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)
"""Everything zipfile raises for an archive that is damaged, encrypted or packed in a strange way."""


def read_workbook(data: bytes) -> tuple[Sheet, ...]:
    """The visible sheets of an .xlsx file; formulas give the value Excel last stored.

    Raises FileRefused for files with a password, macros, other content than the name says, or more than
    MAX_UNPACKED bytes once unpacked.
    """
    has_formulas = _checked(data)
    try:
        values = _opened(data, stored_values=True)
        formulas = _opened(data, stored_values=False) if has_formulas else None
        return tuple(_sheets(values, formulas))
    except FileRefused:
        raise
    # openpyxl raises a different exception for each way in which a workbook can be broken.
    except Exception as error:
        raise FileRefused(_DAMAGED) from error


def _opened(data: bytes, *, stored_values: bool) -> Workbook:
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(data), read_only=True, data_only=stored_values, keep_links=False)


def _checked(data: bytes) -> bool:
    """Whether the workbook holds formulas. Raises FileRefused before anything is unpacked whole."""
    if data.startswith(_OLE):
        raise FileRefused(
            "The workbook has a password or is in the old .xls format; save it as .xlsx without a password."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _inspected(archive)
    except _UNZIPPING as error:
        raise FileRefused("The file is called .xlsx but is not a workbook, or is damaged.") from error


def _inspected(archive: zipfile.ZipFile) -> bool:
    parts = archive.infolist()
    if sum(part.file_size for part in parts) > MAX_UNPACKED or len(parts) > 5000:
        raise FileRefused(f"The workbook is larger than {MAX_UNPACKED >> 20} MB once unpacked.")
    names = {part.filename for part in parts}
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise FileRefused("The workbook contains macros; save it as .xlsx (without macros) and send it again.")
    if "xl/workbook.xml" not in names:
        raise FileRefused("The file is called .xlsx but holds no workbook.")
    if any(_declares_entities(archive, part) for part in parts if part.filename.endswith((".xml", ".rels"))):
        raise FileRefused("The workbook declares external entities, which Planbot does not read.")
    return any(_has_formulas(archive, part) for part in parts if part.filename.startswith("xl/worksheets/"))


def _declares_entities(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    with archive.open(part) as stream:
        head = stream.read(2048)
    return b"<!DOCTYPE" in head or b"<!ENTITY" in head


def _has_formulas(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Reads in pieces that overlap by the length of the mark, so that a large sheet is never held whole."""
    tail = b""
    with archive.open(part) as stream:
        while piece := stream.read(1 << 20):
            if b"<f>" in tail + piece or b"<f " in tail + piece:
                return True
            tail = piece[-2:]
    return False


def _sheets(values: Workbook, formulas: Workbook | None) -> Iterator[Sheet]:
    for sheet in values.worksheets:
        if sheet.sheet_state != "visible":
            continue
        sheet.reset_dimensions()  # stated sizes are often wrong
        originals: Iterable[Any] | None = None
        if formulas is not None:
            formulas[sheet.title].reset_dimensions()
            originals = formulas[sheet.title].iter_rows()
        yield Sheet(sheet.title, tuple(_rows(sheet.iter_rows(), originals)))


def _rows(rows: Iterable[Any], originals: Iterable[Any] | None) -> Iterator[Row]:
    formula_rows = iter(originals) if originals is not None else None
    for number, found in enumerate(rows, start=1):
        check_size(number, len(found))
        formula = next(formula_rows, ()) if formula_rows is not None else ()
        yield Row(number, tuple(_cell(cell, column, number, formula) for column, cell in enumerate(found)))


def _cell(cell: Any, column: int, row: int, formulas: Any) -> Cell:
    where, value = address(column, row), cell.value
    if value is None and column < len(formulas) and isinstance(formulas[column].value, str):
        return Cell(where, None, fault="The formula here has no stored value; type the value itself.")
    if cell.data_type == "e":
        return Cell(where, None, fault=f"The cell shows the error {value}.")
    if isinstance(value, date):
        in_full = (cell.number_format or "").startswith(DATE_IN_FULL)
        return Cell(where, value.date() if isinstance(value, datetime) else value, in_full=in_full)
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return Cell(where, _text(value))
    if isinstance(value, int | float):
        return Cell(where, _number(value, cell.number_format), number=True)
    return Cell(where, str(value))


def _text(value: bool | str | None) -> str | None:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return clean_text(value or "") or None


def _number(value: float, shown_as: str) -> str:
    """The number as the clerk sees it: 2.1 in a cell formatted 0.00 is shown, and read, as 2.10."""
    fixed = re.fullmatch(r"0\.(0+)", shown_as or "")
    if fixed:
        return f"{value:.{len(fixed.group(1))}f}"
    return format(value, ".15g")
