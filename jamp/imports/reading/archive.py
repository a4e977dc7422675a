"""A workbook is a zip archive of XML: is it safe to open? Looked at in small pieces, with an end to every count."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from jamp.imports.plan import Issue
from jamp.imports.reading.limits import LARGEST_RATIO, LARGEST_UNPACKED, LONGEST_CELL, MEGABYTE
from jamp.imports.reading.received import PACKED, SLIDES, TEXT, locked

PIECE = MEGABYTE
SMALL = 16 * MEGABYTE  # below this a high ratio harms nobody
TEXTS = (".xml", ".rels", ".vml")
# what a damaged archive raises
DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, LookupError, OSError, RuntimeError, ValueError, OverflowError)
DECLARATION = b"<!DOCTYPE"


class Unfit(Exception):
    """An archive that must not be opened; `issue` says why."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(issue.message)
        self.issue = issue


def damaged() -> Issue:
    """The problem of a workbook that cannot be opened."""
    message = "This is not a workbook that can be read. Open it in Excel, save it as .xlsx without a password."
    return Issue("file", "format-error", message)


class Archive:
    """A zip archive held in memory. Raises Unfit when it is nothing that is read, is too large, or lies about its sizes."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            entries = self._zip.infolist()
        except DAMAGE as problem:
            raise Unfit(damaged()) from problem
        self.names = [entry.filename for entry in entries]
        self._known: set[str] = set()  # parts read to their end
        self.unpacked = unpacked = sum(entry.file_size for entry in entries)  # bytes, as declared
        if unpacked > LARGEST_UNPACKED or unpacked > SMALL and unpacked > LARGEST_RATIO * len(data):
            message = "Unpacked, this workbook would fill {size} MB out of {packed} KB. It was not opened."
            values = {"size": unpacked // MEGABYTE, "packed": len(data) // 1024}
            raise Unfit(Issue("file", "byte-count", message, values=values))
        if any(entry.flag_bits & 1 for entry in entries):
            raise Unfit(locked())
        self.kind = self._kind()

    def _kind(self) -> str:
        """"xlsx", "xlsb", "ods", or "docx" for a document, which is no workbook."""
        if "xl/workbook.bin" in self.names:
            return "xlsb"
        if any(name.startswith("xl/workbook") for name in self.names):
            return "xlsx"
        if "content.xml" in self.names:
            kind = b"".join(self.pieces("mimetype")) if "mimetype" in self.names else b""
            if b"spreadsheet" in kind:
                return "ods"
            raise Unfit(TEXT)
        if "word/document.xml" in self.names:
            return "docx"
        for start, what in (("word/", TEXT), ("ppt/", SLIDES)):
            if any(name.startswith(start) for name in self.names):
                raise Unfit(what)
        raise Unfit(PACKED)

    @property
    def macros(self) -> bool:
        """True when programs come with the workbook. They are never run."""
        return any(name.lower().endswith("vbaproject.bin") or name.startswith("Basic/") for name in self.names)

    def pieces(self, name: str) -> Iterator[bytes]:
        """The unpacked bytes of a part, a megabyte at a time; a part that is not as declared raises Unfit."""
        try:
            with self._zip.open(name) as part:
                while piece := part.read(PIECE):
                    yield piece
            self._known.add(name)
        except DAMAGE as problem:
            raise Unfit(damaged()) from problem

    def xml(self, name: str) -> Iterator[bytes]:
        """As `pieces`, for a part in XML: one that declares entities, or hides its text in wide letters, is refused."""
        before = b""
        for number, piece in enumerate(self.pieces(name)):
            if DECLARATION in before[-len(DECLARATION) :] + piece or number == 0 and b"\x00" in piece[:200]:
                message = "This workbook holds declarations (XML entities) that no office program writes. It was not opened."
                raise Unfit(Issue("file", "format-error", message))
            if len(piece) == PIECE and b"<" not in piece:
                message = "A cell of this workbook holds more than {most} letters. It was not opened."
                raise Unfit(Issue("file", "format-error", message, values={"most": LONGEST_CELL}))
            yield piece
            before = piece

    def whole(self, name: str, most: int = 8 * MEGABYTE) -> bytes:
        """A small part in XML as a whole; b"" when it is not there. Raises Unfit when it is larger than `most` bytes."""
        if name not in self.names:
            return b""
        found = b""
        for piece in self.xml(name):
            found += piece
            if len(found) > most:
                raise Unfit(damaged())
        return found

    def check(self) -> None:
        """Read what was not read yet, so that each part is known to be what it declares."""
        for name in self.names:
            if name not in self._known:
                for _ in self.xml(name) if name.lower().endswith(TEXTS) else self.pieces(name):
                    pass
