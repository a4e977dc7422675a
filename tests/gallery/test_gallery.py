"""What `make gallery` draws: a picture of every page, and a sheet of them."""

from __future__ import annotations

import re
from pathlib import Path

from PIL import Image

from jamp.settings import ROOT
from jamp.store.engine import open_engine
from tests.gallery.__main__ import draw


def test_every_page_is_drawn(real: str, tmp_path: Path) -> None:
    engine = open_engine(real)
    draw(engine, tmp_path, ["city", "workbook"], ["ja"], ["pdf"])
    engine.dispose()
    pages = sorted(path.name for path in tmp_path.glob("city_ja_pdf-*.png"))
    assert pages[:1] == ["city_ja_pdf-001.png"] and (tmp_path / "sheet_city_ja_pdf.png").exists()
    with Image.open(tmp_path / pages[0]) as page:
        assert page.width > 600 and len(page.convert("L").getcolors() or []) > 20


def test_what_make_runs_is_there() -> None:
    named = re.findall(r"-m (tests\.\w+)", (ROOT / "Makefile").read_text())
    assert len(named) == 2 and all((ROOT / name.replace(".", "/") / "__main__.py").is_file() for name in named)
