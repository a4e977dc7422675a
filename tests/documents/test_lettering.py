from __future__ import annotations

import pytest

from jamp.documents.glyphs import characters
from jamp.documents.lettering import FONTS, families, printable


def test_each_family_has_its_script() -> None:
    having = {path.stem: characters(path.read_bytes()) for path in FONTS.glob("*.ttf")}
    assert len(having) == 12
    for family, letters in {"NotoSans": "Aếđñ§–", "NotoSansJP": "あア漢髙①", "NotoSansThai": "กำ", "NotoSansKhmer": "ភ្",
                            "NotoSansLao": "ນຳ", "NotoSansMyanmar": "ရ်"}.items():  # fmt: skip
        for weight in ("Regular", "Bold"):
            assert set(map(ord, letters)) <= having[f"{family}-{weight}"]
    assert ord("あ") not in having["NotoSans-Regular"]


def test_each_font_has_its_licence() -> None:
    for path in FONTS.glob("*-Regular.ttf"):
        licence = path.with_name(path.stem.replace("-Regular", "-OFL.txt")).read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence


@pytest.mark.parametrize(("given", "printed"), [
    ("plain", "plain"),
    ("two\r\nlines\rthree", "two\nlines\nthree"),
    ("a\tb\x00c\x1b[0m", "a bc[0m"),
    ("bus \U0001f68c\ufe0f", "bus [bus]"),
    ("\ud800", "[U+D800]"),
    ("\U0002a6d6", "[U+2A6D6]"),
    ("e\u0301", "é"),
    ("あ\u0e48", "あ[U+0E48]"),
    ("x\u202ey\u2066z", "xyz"),
    ("น้ำ", "น้ำ"),
])  # fmt: skip
def test_what_can_be_printed(given: str, printed: str) -> None:
    assert printable(given) == printed


def test_six_families() -> None:
    assert len(families()) == 6
