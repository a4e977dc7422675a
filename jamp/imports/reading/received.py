"""What came: a text, a workbook, or something else? Told by the first bytes, before anything is opened."""

from __future__ import annotations

import struct
from io import BytesIO

import olefile

from jamp.imports.plan import Issue
from jamp.imports.reading.limits import LARGEST, MEGABYTE

PICTURE = Issue("file", "format-error", "This file is a picture, not a table. Send a CSV or an Excel workbook (.xlsx).")
PDF = Issue("file", "format-error", "This file is a PDF document, not a table. Send a CSV or an Excel workbook (.xlsx).")
TEXT = Issue("file", "format-error", "This file is a text document, not a table. Send a CSV or an Excel workbook (.xlsx).")
SLIDES = Issue("file", "format-error", "This file is a presentation, not a table. Send a CSV or an Excel workbook (.xlsx).")
PACKED = Issue("file", "format-error", "This file is a compressed archive, not a table. Unpack it and send the CSV or Excel workbook (.xlsx) inside.")
OLD_DAMAGED = Issue("file", "format-error", "This file comes from an old Office program and is damaged, or holds no table. Open it there, and save it as .xlsx.")
SIGNATURES = (
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"%PDF", PDF),
    (b"\x1f\x8b", PACKED),
    (b"Rar!", PACKED),
    (b"7z\xbc\xaf", PACKED),
    (b"{\\rtf", TEXT),
)
# what a damaged container of an old Office program raises
OLD_DAMAGE = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError, OverflowError, struct.error)
OLD = b"\xd0\xcf\x11\xe0"
PAGES = (b"<html", b"<table", b"<!doctype", b"<meta", b"<head", b"<style", b"mime-version:")
EMPTY = b"\x00 \r\n\t\xef\xbb\xbf\xff\xfe,;"
WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".xltx")


def kind_of(data: bytes) -> tuple[str, Issue | None]:
    """("text", "archive" or "old", None), or ("", why it cannot be read)."""
    if len(data) > LARGEST:
        message = "The file has {size} MB; {most} MB are the most. Split it."
        values = {"size": len(data) // MEGABYTE, "most": LARGEST // MEGABYTE}
        return "", Issue("file", "byte-count", message, values=values)
    if not data.strip(EMPTY):
        return "", Issue("file", "blank-header", "The file is empty. Fill in the template and send it again.")
    if data.startswith(b"PK\x03\x04"):
        return "archive", None
    if data.startswith(OLD):
        return _old(data)
    for signature, problem in SIGNATURES:
        if data.startswith(signature):
            return "", problem
    head = data[:2000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith(PAGES):
        message = "This file is a web page, whatever its name ends in. Open it in Excel, choose Save As, Excel workbook (.xlsx), and send that."
        return "", Issue("file", "format-error", message)
    if head.startswith(b"<?xml"):
        message = "This file is XML, whatever its name ends in. Open it in Excel, choose Save As, Excel workbook (.xlsx), and send that."
        return "", Issue("file", "format-error", message)
    return "text", None


def locked() -> Issue:
    """The problem of a workbook with a password."""
    message = "This workbook has a password. Open it in Excel, choose File, Info, Protect Workbook, Encrypt with Password, empty the box, save, and send it again."
    return Issue("file", "format-error", message)


def _old(data: bytes) -> tuple[str, Issue | None]:
    """The container of old Office files: it holds an old workbook, or a new one that is encrypted."""
    try:
        with olefile.OleFileIO(BytesIO(data)) as container:
            names = {entry[0] for entry in container.listdir() if entry}
    except OLD_DAMAGE:
        names = set()
    if "EncryptedPackage" in names:
        return "", locked()
    if names & {"Workbook", "Book"}:
        return "old", None
    if "WordDocument" in names:
        return "", TEXT
    if "PowerPoint Document" in names:
        return "", SLIDES
    return "", OLD_DAMAGED


def misnamed(name: str, kind: str) -> list[Issue]:
    """A note where the ending of the name and the first bytes differ."""
    ends_as_workbook = name.lower().endswith(WORKBOOKS)
    if kind == "text" and ends_as_workbook:
        return [Issue("note", "format-error", "The name ends like a workbook's, but the file is text; it was read as text.")]
    if kind != "text" and not ends_as_workbook and "." in name:
        return [Issue("note", "format-error", "The name does not end like a workbook's, but the file is one; it was read as a workbook.")]
    return []
