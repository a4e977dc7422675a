"""Photos in every format: with what is said to who cannot see them, and with nothing of them where they may not be shown."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import io
import zipfile

import docx
import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE as SHAPE

from jamp.documents.docx import render_docx
from jamp.documents.formats import renderer
from jamp.documents.html import render_html
from jamp.documents.model import Document, Heading, Lead, Paragraph
from jamp.documents.packed import packed, together, unpacked
from jamp.documents.pdf import render_pdf, render_pictures
from jamp.documents.photos import PIXELS, filled, on_paper, rows
from jamp.documents.pictures import Photo
from jamp.documents.pptx import render_pptx
from jamp.documents.slides.paper import HEIGHT, WIDTH, box
from tests.documents import reading
from tests.documents.samples import document, table


def jpeg(colour: str, width: int = 480, height: int = 320) -> bytes:
    """A picture of one colour."""
    target = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(target, "JPEG")
    return target.getvalue()


def photo(data: bytes, name: str = "a bus", shown: bool = True) -> Photo:
    return Photo(hashlib.sha256(data).hexdigest(), f"Seen: {name}", f"Caption of {name}", f"Credit of {name}", "Not shown: withdrawn", data if shown else None)


RED, TALL, BLUE = jpeg("#aa2020"), jpeg("#20aa20", 300, 600), jpeg("#2020aa")


def album() -> Document:
    """One alone, two and five side by side, one that may not be shown."""
    five = [photo(jpeg(f"#{n}0{n}0{n}0"), f"thing {n}") for n in range(1, 6)]
    return document(Heading(1, "Alone"), photo(RED), Lead("What it says."), Paragraph("日本語の説明"), table(2), Heading(1, "Two"), photo(TALL, "tall"),
                    photo(BLUE, "gone", shown=False), Heading(1, "Five"), *five)  # fmt: skip


def parts(data: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [archive.read(name) for name in archive.namelist()]


def test_a_photo_is_checked_when_it_is_made() -> None:
    for wrong in ({"file": "a.jpg"}, {"alt": " "}, {"withheld": ""}, {"data": b"<svg>"}):
        with pytest.raises(ValueError):
            dataclasses.replace(photo(RED), **wrong)


def test_rows_of_about_one_length() -> None:
    assert [[len(row) for row in rows([photo(RED)] * many)] for many in (1, 4, 5, 9)] == [[1], [4], [3, 2], [3, 3, 3]]


def test_the_bytes_are_not_packed_and_are_filled_in_once_each() -> None:
    whole = album()
    data = together({"en": packed(whole)})
    assert b"data" not in data and RED not in data and base64.b64encode(RED)[:200] not in data
    back = unpacked(data, "en")
    assert back == whole and isinstance(back, Document)
    assert {block.data for block in back.blocks if isinstance(block, Photo)} == {None}
    asked: list[str] = []

    def read(file: str) -> bytes | None:
        asked.append(file)
        return RED if file == hashlib.sha256(RED).hexdigest() else None

    again = filled(dataclasses.replace(back, blocks=(*back.blocks, photo(RED))), read)
    assert len(asked) == len(set(asked)) == 8
    assert [block.data == RED for block in again.blocks if isinstance(block, Photo)] == [True, *[False] * 7, True]


def test_pdf_says_what_is_seen() -> None:
    data = render_pdf(album())
    reader = reading.opened(data)
    said = [str(element["/Alt"]) for kind, element in reading.elements(reader) if kind == "/Figure" and "/Alt" in element]
    assert said == ["Seen: a bus", "Seen: tall", *[f"Seen: thing {n}" for n in range(1, 6)]]
    text = reading.text(data)
    assert reading.bare("Caption of a bus") in text and reading.bare("Credit of tall") in text and reading.bare("Not shown: withdrawn") in text
    # as it was given, not drawn anew; what may not be shown is nowhere
    assert RED in data and BLUE not in data and "ofgone" not in text
    assert render_pdf(album()) == data


def test_pdf_of_slides() -> None:
    slides = dataclasses.replace(album(), paper="slides")
    assert TALL in render_pdf(slides) and BLUE not in render_pdf(slides)
    assert len(render_pictures(slides, 30)) == len(reading.opened(render_pdf(slides)).pages) == 5


def test_word() -> None:
    data = render_docx(album())
    word = docx.Document(io.BytesIO(data))
    said = [one.get("descr") for one in word.element.body.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")]
    assert said == ["Seen: a bus", "Seen: tall", *[f"Seen: thing {n}" for n in range(1, 6)]]
    shown = [image.image.blob for image in word.part.package.image_parts]
    assert RED in shown and TALL in shown and BLUE not in parts(data)
    cells = "".join(cell.text for table in word.tables for row in table.rows for cell in row.cells)
    assert "Credit of a bus" in cells and "Not shown: withdrawn" in cells and "of gone" not in cells
    wide, high = next((shape.width, shape.height) for shape in word.inline_shapes if shape.height > shape.width)
    assert abs(high / wide - 2) < 0.01
    assert render_docx(album()) == data


def test_presentation() -> None:
    data = render_pptx(album())
    slides = Presentation(io.BytesIO(data)).slides
    pictures = [(slide, shape) for slide in slides for shape in slide.shapes if shape.shape_type == SHAPE.PICTURE]
    assert [shape._element.xpath(".//p:cNvPr")[0].get("descr") for _, shape in pictures] == ["Seen: a bus", "Seen: tall", *[f"Seen: thing {n}" for n in range(1, 6)]]
    assert pictures[0][1].image.blob == RED and BLUE not in parts(data)
    # what follows a photo stands beside it
    alone = pictures[0][0]
    left = [shape for shape in alone.shapes if shape.has_table or (shape.has_text_frame and "What it says." in shape.text_frame.text)]
    assert len(left) == 2 and all(box(shape).right < box(pictures[0][1]).x for shape in left)
    for slide, _ in pictures:
        for shape in slide.shapes:
            place = box(shape)
            assert place.x >= 0 and place.right <= WIDTH + 0.1 and place.bottom <= HEIGHT
    texts = " ".join(shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame)
    assert "Not shown: withdrawn" in texts and "of gone" not in texts and "Credit of tall" in texts
    assert render_pptx(album()) == data


@pytest.mark.parametrize("paper", ["a4", "slides"])
def test_web_page(paper: str) -> None:
    page = render_html(dataclasses.replace(album(), paper=paper)).decode()
    assert page.count("<img ") == 7 and 'alt="Seen: a bus"' in page and base64.b64encode(RED).decode() in page
    assert base64.b64encode(BLUE).decode() not in page and "of gone" not in page and "Not shown: withdrawn" in page
    hostile = render_html(document(dataclasses.replace(photo(RED), alt='" onload="x', caption="<b>&"))).decode()
    assert 'onload="x' not in hostile and "&lt;b&gt;&amp;" in hostile


@pytest.mark.parametrize("format", ["pdf", "docx", "pptx", "html"])
def test_photos_alone_and_withheld(format: str) -> None:
    assert renderer(format)(document(photo(RED, shown=False)))
    assert renderer(format)(document(*[photo(RED)] * 13))


def test_paper_gets_the_pixels_that_it_shows() -> None:
    large = jpeg("#aa2020", 2000, 1000)
    small = on_paper(large)
    with Image.open(io.BytesIO(small)) as drawn:
        assert drawn.size == (PIXELS, PIXELS // 2) and drawn.format == "JPEG"
    assert len(small) < len(large) and on_paper(small) == small and on_paper(large) == small
