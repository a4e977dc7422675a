"""Reports made, numbered and kept; and made again from their number."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from jamp.documents.formats import renderer
from jamp.documents.model import Document
from jamp.documents.packed import packed, together, unpacked
from jamp.documents.photos import filled
from jamp.documents.workbook import Workbook
from jamp.documents.xlsx import render_workbook
from jamp.languages import LANGUAGES, mark, words
from jamp.model.dates import end_of
from jamp.queries import Session, batches, cities
from jamp.reports.kinds import KINDS, Asked
from jamp.reports.named import file_name
from jamp.reports.numbers import numbered
from jamp.reports.side_by_side import side_by_side
from jamp.store import reports as store
from jamp.store.engine import Engine
from jamp.store.pictures import of_file
from jamp.store.reports import Kept
from jamp.store.scope import ANYBODY, seeing

BOTH = "both"
STAMP = mark("report {number}, checksum {checksum}")


@dataclass(frozen=True)
class Report:
    """A report with a number. `data` holds it in each language, as it was when it was made."""

    kept: Kept
    data: bytes
    cities: Mapping[str, str]  # code -> English name
    engine: Engine | None = None  # where the photos are asked for

    @property
    def number(self) -> str:
        return numbered(self.kept.number)

    def document(self, language: str, paper: str = "") -> Document | Workbook:
        """What is printed, with the report's number and checksum at its foot. `language`: one of LANGUAGES, or both; without
        a `paper` its own. Raises ValueError for a paper that is not known."""
        if language != BOTH:
            return self._stamped(language, paper)
        first, second = (self._stamped(one, paper) for one in LANGUAGES)
        if isinstance(first, Workbook) or isinstance(second, Workbook):
            # a workbook has its columns explained in both languages in either
            return first
        return side_by_side(first, second)

    def _stamped(self, language: str, paper: str) -> Document | Workbook:
        w, found = words(language), unpacked(self.data, language)
        stamp = w.text(STAMP, number=self.number, checksum=self.kept.checksum[:8])
        if isinstance(found, Document):
            # in a series, the number stands beside that of the one before
            subtitle = f"{found.subtitle} · {self.number}" if self.kept.kind == "status" else found.subtitle
            return dataclasses.replace(found, subtitle=subtitle, foot=(*found.foot, stamp), paper=paper or found.paper)
        first, *pages = found.before
        about, *blocks = first.blocks
        about = dataclasses.replace(about, rows=(*about.rows, (w.text("Report"), stamp)))
        return dataclasses.replace(found, before=(dataclasses.replace(first, blocks=(about, *blocks)), *pages))

    def shown(self, language: str, paper: str = "") -> Document | Workbook:
        """The document with the photos in it that may be shown now, whatever was shown when it was made."""
        found = self.document(language, paper)
        if not isinstance(found, Document) or self.engine is None:
            return found
        with seeing(self.engine, ANYBODY) as session:
            return filled(found, lambda file: of_file(session, file))

    def written(self, language: str, format: str, paper: str = "", template: bytes | None = None) -> bytes:
        """The file. Raises ValueError for a format or a paper that is not known, UnusableTemplate for such a template."""
        found = self.shown(language, paper)
        if isinstance(found, Workbook):
            return render_workbook(found)
        if template is not None and format == "pptx":
            from jamp.documents.pptx import render_pptx

            return render_pptx(found, template)
        return renderer(format)(found)

    def file_name(self, language: str, format: str) -> str:
        """What the file is called."""
        return file_name(self.kept, language, format, self.cities)


def make(engine: Engine, asked: Asked, by: str) -> Report:
    """Makes a report in all languages from what everybody may see, as at one moment, and keeps it under a number. The same
    report of the same records has the number that it has. Raises TotalsDiffer where a figure does not agree with the annex."""
    kind = KINDS[asked.kind]
    if asked.project:
        asked = dataclasses.replace(asked, earlier=tuple(store.of_project(engine, asked.kind, asked.project, end_of(asked.view.as_at))))
    texts = store.written(engine, asked.kind, asked.texts_of, asked.view.as_at)
    contents: dict[str, bytes] = {}
    with seeing(engine, ANYBODY) as session:
        batch, named = batches.state(session), _cities(session)
        for language in LANGUAGES:
            said = {section: one.text for (section, spoken), one in texts.items() if spoken == language}
            # one language after the other: a large workbook is in the memory once
            contents[language] = packed(kind.build(session, asked, words(language), said))
    data = together(contents)
    return Report(store.keep(engine, asked.kind, asked.scope, asked.view.as_at, asked.view.since, batch, by, data), data, named, engine)


def again(engine: Engine, number: int) -> Report | None:
    """The report of a number, from the data that are kept with it. Raises ValueError where they are damaged."""
    kept = store.one(engine, number)
    if kept is None:
        return None
    with seeing(engine, ANYBODY) as session:
        return Report(kept, store.data(engine, number), _cities(session), engine)


def _cities(session: Session) -> dict[str, str]:
    return {code: name for code, (name, *_) in cities.names(session).items()}
