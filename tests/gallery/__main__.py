"""`python -m tests.gallery FOLDER`: every page and slide of every document as a picture."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from jamp.documents.model import Document
from jamp.languages import LANGUAGES
from jamp.queries import cities, projects
from jamp.queries.views import view_of
from jamp.reports.kinds import KINDS, Asked
from jamp.reports.made import BOTH, make
from jamp.store.engine import Engine, open_engine
from jamp.store.migrate import migrate
from jamp.store.scope import ANYBODY, seeing
from tests.conftest import load
from tests.gallery import drawn

FORMATS = ("pdf", "docx", "pptx", "html")


def main() -> None:
    """Draw what is asked for; without a choice all of it."""
    parser = argparse.ArgumentParser(description="Draws every page and slide of every document as a picture.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--database", type=Path, help="a database file other than the real records; it is copied")
    parser.add_argument("--kinds", nargs="*", choices=KINDS, default=[kind for kind in KINDS if kind != "workbook"])
    parser.add_argument("--languages", nargs="*", choices=(*LANGUAGES, BOTH), default=[*LANGUAGES, BOTH])
    parser.add_argument("--formats", nargs="*", choices=FORMATS, default=FORMATS)
    parser.add_argument("--project", default="", help="the code of the project that briefs are about")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        file = Path(work) / "records.sqlite"
        if asked.database:
            shutil.copy(asked.database, file)
        engine = open_engine(f"sqlite:///{file}")
        migrate(engine)
        if not asked.database:
            load(engine)
        draw(engine, asked.folder, asked.kinds, asked.languages, asked.formats, asked.project)
        engine.dispose()


def draw(engine: Engine, folder: Path, kinds: list[str], languages: list[str], formats: list[str], project: str = "") -> None:
    """Pictures of the pages, and a sheet of them for each document, in `folder`."""
    office, browser = [], []
    for kind in kinds:
        one = about(engine, kind, project)
        if one is None:
            print(f"{kind}: nothing on record to make it about", flush=True)
            continue
        report = make(engine, one, "the gallery")
        for language in languages:
            for format in [format for format in KINDS[kind].formats if format in formats]:
                name = f"{kind}_{language}_{format}"
                if format == "pdf":
                    found = report.document(language)
                    assert isinstance(found, Document)
                    drawn.sheet(drawn.of_paper(found, folder, name), folder / f"sheet_{name}.png")
                    continue
                file = folder / f"{kind}_{language}.{format}"
                file.write_bytes(report.written(language, format))
                (browser if format == "html" else office).append(file)
            print(f"{kind} {language}: report {report.number}", flush=True)
    for file, pictures in {**drawn.of_office(office), **(drawn.of_browser(browser) if browser else {})}.items():
        drawn.sheet(pictures, folder / f"sheet_{file.name.replace('.', '_')}.png")


def about(engine: Engine, kind: str, project: str = "") -> Asked | None:
    """A report of the kind about what there is most of; None where there is nothing that it could be about."""
    with seeing(engine, ANYBODY) as session:
        view, _ = view_of(session, None, None)
        standing = sorted(cities.standings(session, view), key=lambda one: (-one.projects, one.city_id))
        codes = projects.matching(session, view)
        match KINDS[kind].of:
            case "country" | "city" if not standing:
                return None
            case "country":
                view, _ = view_of(session, None, None, (), (standing[0].country,))
            case "city":
                view, _ = view_of(session, None, None, (standing[0].city_id,), ())
            case "project":
                if not codes:
                    return None
                return Asked(kind, view, project or _most_told(engine, codes))
        return Asked(kind, view)


def _most_told(engine: Engine, codes: list[str]) -> str:
    """The project with most statements."""
    with seeing(engine, ANYBODY) as session:
        view, _ = view_of(session, None, None)
        return max(sorted(codes), key=lambda code: len(projects.statements(session, view, code)))


if __name__ == "__main__":
    main()
