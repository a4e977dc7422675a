from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jamp.documents.lettering import printable
from jamp.documents.model import Heading, Lead, Paragraph
from jamp.documents.pdf import render_pdf
from jamp.documents.tables import Column, Table
from tests.documents import reading
from tests.documents.samples import document

SCRIPTS = {
    "ja": "スマートシティ推進事業の進捗状況：全134件のうち31件が完了（令和7年9月末時点）。「髙﨑」①㎡",
    "th": "กรุงเทพมหานคร ระบบเตือนภัยน้ำท่วมและข้อมูลการเดินทางที่ยั่งยืน",
    "vi": "Thành phố Hồ Chí Minh: đường sắt đô thị số 1, hệ thống vé điện tử liên thông",
    "lo": "ນະຄອນຫຼວງວຽງຈັນ ລະບົບລົດເມ",
    "km": "ភ្នំពេញ ប្រព័ន្ធរថយន្តក្រុង",
    "my": "ရန်ကုန်မြို့တော် ဘတ်စ်ကား",
}
HOSTILE = (
    "#panic()", "<b>bold</b>", "$x$ = y", "=1+1", "*a* _b_ `c`", "// no comment", "/* nor this", "https://a.example/?q=1&r=2#x",
    "@label <label>", "\\u{41} \\", '#sys.inputs "quoted"', "]}) [", "~ -- --- ... 'quote'", "{page} {pages}",
)  # fmt: skip


# Typst cuts Khmer syllables into glyphs that each carry the whole syllable; drawn right, but found twice when searched
KHMER = pytest.param("km", marks=pytest.mark.xfail(strict=True, reason="Khmer syllables are said more than once"))


@pytest.mark.parametrize("language", [*(language for language in SCRIPTS if language != "km"), KHMER])
def test_all_text_comes_back(language: str) -> None:
    """In a paragraph, a heading and a narrow cell, where it is broken over lines."""
    words = SCRIPTS[language]
    blocks = Heading(1, words), Paragraph(words), Table("", (Column("A"), Column("B", width=4)), ((words, "x"),))
    found = reading.text(render_pdf(document(*blocks, language=language, title=words)))
    assert found.count(reading.bare(words)) >= 4


@pytest.mark.parametrize("words", HOSTILE)
def test_markup_in_text_is_text(words: str) -> None:
    made = document(Lead(words), Paragraph(words), Table(words, (Column(words),), ((words,),), words), title=words, subtitle=words)
    assert reading.text(render_pdf(made)).count(reading.bare(words)) >= 7


def test_what_no_font_has_is_spelled_out() -> None:
    assert reading.bare("Line [bus] one") in reading.text(render_pdf(document(Paragraph("Line \U0001f68c one"))))


def test_marks_that_turn_text_around_do_nothing() -> None:
    found = reading.text(render_pdf(document(Paragraph("pay \u202e001 \u202c now"), Paragraph("after \u200f end"))))
    assert "pay001now" in found
    assert "\u202e" not in found


def test_a_word_without_blanks_stays_on_the_page() -> None:
    code = "https://long.example/" + "abcdefghij" * 30
    made = render_pdf(document(Paragraph(code), Table("", (Column("A"), Column("B")), ((code, "x"),))))
    assert reading.text(made).count(code) == 2
    reader = reading.opened(made)
    for page in reader.pages:
        page.extract_text(visitor_text=lambda words, _cm, tm, _font, _size: _inside(words, tm))


def _inside(words: str, matrix: list[float]) -> None:
    assert not words.strip() or 0 <= matrix[4] < 560


@given(st.text(alphabet=st.characters(), max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_text_is_printed(words: str) -> None:
    found = reading.text(render_pdf(document(Paragraph("begin " + words + " end"))))
    assert "begin" in found and "end" in found
    assert printable(printable(words)) == printable(words)


def test_a_syllable_said_twice_is_there_twice() -> None:
    assert "aที่ที่ยั่ยั่งb" in reading.text(render_pdf(document(Paragraph("aที่ที่ยั่ยั่งb"))))
