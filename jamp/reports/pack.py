"""Everything that a meeting needs in one file: each part numbered, listed on a cover."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from typing import NamedTuple

from jamp.documents.formats import renderer
from jamp.documents.model import Block, Document, Heading, Lead, Paragraph
from jamp.languages import LANGUAGES, Words, words
from jamp.queries import Session, cities
from jamp.reports import meetings
from jamp.reports.collection.gathered import CLEARED, rows
from jamp.reports.frame import document, foot, table
from jamp.reports.kinds import KINDS, Asked
from jamp.reports.made import make
from jamp.reports.meetings import Round
from jamp.store.engine import Engine
from jamp.store.scope import ANYBODY, seeing

# kind -> the formats that go into the pack, in the order of the cover
PARTS = {
    "deck": ("pptx", "pdf", "html"), "slides": ("pptx",), "portfolio": ("pdf", "docx"), "annual": ("docx", "pdf"), "collection": ("docx", "pdf", "pptx"), "workbook": ("xlsx",),
    "country": ("pdf", "docx"), "city": ("pdf", "docx"),
}  # fmt: skip


class Part(NamedTuple):
    """A file of the pack."""

    folder: str
    name: str
    number: str
    title: str
    checksum: str  # of the file
    data: bytes


def asked(session: Session, round: Round) -> list[Asked]:
    """The reports of a pack: those of all, then one per country and one per city that has a project."""
    view, found = round.view, []
    standing = [one for one in cities.standings(session, view) if one.projects]
    for kind in PARTS:
        match KINDS[kind].of:
            case _ if kind == "collection":
                # where no case is cleared there is nothing to hand out
                found += [Asked(kind, view, meeting=round.meeting, status=CLEARED)] if rows(session, view, CLEARED) else []
            case "country":
                found += [Asked(kind, replace(view, countries=(code,))) for code in sorted({one.country for one in standing})]
            case "city":
                found += [Asked(kind, replace(view, cities=(code,))) for code in sorted(one.city_id for one in standing)]
            case _:
                found.append(Asked(kind, view, meeting=round.meeting))
    return found


def pack(engine: Engine, round: Round, by: str, languages: tuple[str, ...] = LANGUAGES,
         step: Callable[[int, int], None] = lambda done, all: None) -> bytes:  # fmt: skip
    """A ZIP file. `step` is called with how many reports are done, of how many. The same records and texts give the same
    bytes. Raises TotalsDiffer where a figure of a report does not agree with its annex."""
    with seeing(engine, ANYBODY) as session:
        wanted = asked(session, round)
    parts: list[Part] = []
    for done, one in enumerate(wanted):
        step(done, len(wanted))
        parts += files(engine, one, by, languages)
    step(len(wanted), len(wanted))
    with seeing(engine, ANYBODY) as session:
        return bound(session, round, parts, languages)


def files(engine: Engine, one: Asked, by: str, languages: tuple[str, ...]) -> Iterator[Part]:
    """What a report gives to the pack: it is made, numbered and written in the formats that a meeting needs."""
    report = make(engine, one, by)
    kind = KINDS[one.kind]
    for language in languages:
        folder, title = f"{language}/{one.kind}" if kind.of else language, report.document(language).title
        for format in PARTS[one.kind]:
            data = report.written(language, format)
            yield Part(folder, report.file_name(language, format), report.number, title, hashlib.sha256(data).hexdigest(), data)


def bound(session: Session, round: Round, parts: list[Part], languages: tuple[str, ...]) -> bytes:
    """The files as one ZIP file, with the list of them in front."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for language in languages:
            listed = cover(session, round, [part for part in parts if part.folder.partition("/")[0] == language], words(language))
            _write(packed, f"{language}/00_{round.meeting.lower()}_{round.view.as_at}_{language}.pdf", renderer("pdf")(listed))
        for part in parts:
            _write(packed, f"{part.folder}/{part.name}", part.data)
    return target.getvalue()


def cover(session: Session, round: Round, parts: list[Part], words: Words) -> Document:
    """The list of what is in the pack."""
    subtitle = words.text("As at {date}, compared with {since}", date=words.date(round.view.as_at), since=words.date(round.view.since))
    rows = [(part.number, part.title, part.name.rpartition(".")[2].upper(), f"{part.folder.partition('/')[2]}/{part.name}".lstrip("/"), part.checksum[:8]) for part in parts]
    head = [words.text("Report"), words.text("What it is"), words.text("Format"), words.text("File"), words.text("Checksum")]
    blocks: list[Block] = [
        Lead(words.plural("{n} file for the meeting.", "{n} files for the meeting.", len(parts))),
        Heading(1, words.text("What is in this pack")), table(head, rows, (0.9, 2.6, 0.8, 3.9, 1.1)),
        Heading(1, words.text("How to trust it")),
        Paragraph(words.text("Each report has a number, and the data that it was made from are kept with it: made again from its number it has the same figures, whatever has been changed since. "
                             "The figures of each were counted again from the rows of its annex when it was made; a difference would have stopped it. The checksum is that of the file (SHA-256, its first eight digits).")),
    ]  # fmt: skip
    return document(meetings.name(session, round.meeting, words), subtitle, blocks, foot(session, round.view, words), words)


def _write(packed: zipfile.ZipFile, name: str, data: bytes) -> None:
    # without the time of its making, so that the same pack has the same bytes
    entry = zipfile.ZipInfo(name)
    # what is packed already is not packed again
    entry.compress_type = zipfile.ZIP_DEFLATED if name.endswith((".html", ".csv")) else zipfile.ZIP_STORED
    packed.writestr(entry, data)
