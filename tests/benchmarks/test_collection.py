"""A collection of 40 made-up case studies with photos: against the bare engine, and the memory that its photos take."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from jamp.documents.model import Document
from jamp.documents.photos import PIXELS
from jamp.documents.pictures import Photo
from jamp.queries.views import view_of
from jamp.reports.kinds import Asked
from jamp.reports.made import make
from jamp.store.engine import open_engine
from jamp.store.scope import ANYBODY, seeing
from tests.benchmarks.conftest import least, most_memory
from tests.reports.made_up_cases import case_set

pytestmark = pytest.mark.bench
CASES = 40
DRAWN = 2000 * 2000 * 3  # bytes of the largest photo that is kept, drawn
ON_PAPER = PIXELS * PIXELS * 3 * 2 // 3  # bytes of a made-up photo, drawn as a PDF has it


def test_a_collection_against_the_same_blocks_bare(real: str) -> None:
    engine = open_engine(real)
    case_set(engine, CASES, photos=2, share=0.8)
    with seeing(engine, ANYBODY) as session:
        view = view_of(session, None, None)[0]
    began = time.perf_counter()
    document = make(engine, Asked("collection", view, status="cleared"), "bench").shown("en")
    gathered = time.perf_counter() - began
    assert isinstance(document, Document) and sum(isinstance(block, Photo) for block in document.blocks) == 2 * CASES
    made, plain = least(document, "jamp.documents.pdf:render_pdf", "tests.benchmarks.bare:pdf")
    engine.dispose()
    print(f"\n{CASES} cases, {2 * CASES} photos, PDF: {made:.2f} s, {made / plain:.2f} x bare ({plain:.2f} s); gathered, in both languages, in {gathered:.2f} s")
    assert made <= 2 * plain


def kept(engine: Engine) -> int:
    """The bytes of all pictures that are kept, as files."""
    with engine.connect() as connection:
        return int(connection.scalar(text("SELECT sum(length(data)) FROM picture")) or 0)


def peak(address: str, format: str, out: Path) -> int:
    return most_memory(address, "report", "collection", "--format", format, "-o", str(out))


@pytest.mark.parametrize("format", ["pdf", "docx", "pptx", "html"])
def test_more_photos_take_the_memory_of_their_files_and_of_one_that_is_drawn(template: Path, tmp_path: Path, format: str) -> None:
    found: list[tuple[int, int]] = []
    for photos in (1, 8):
        file = tmp_path / f"{photos}.sqlite"
        shutil.copy(template, file)
        engine = open_engine(f"sqlite:///{file}")
        case_set(engine, CASES, photos=photos)
        size = kept(engine)
        engine.dispose()
        found.append((peak(f"sqlite:///{file}", format, tmp_path / f"{photos}.{format}"), size))
    (few, files), (many, all_files) = found
    more = all_files - files
    print(f"\n{format}: {CASES} photos {few / 1e6:.0f} MB, {8 * CASES} photos {many / 1e6:.0f} MB at most; their files have {more / 1e6:.0f} MB more: {(many - few) / more:.1f} x")
    # a file is in the memory as it is read, as it is placed, and in the document that is written; the engine of the PDF lays
    # out all pages at once, with every photo as large as paper shows it
    assert many - few <= 4 * more + DRAWN + (7 * CASES * ON_PAPER if format == "pdf" else 0)
