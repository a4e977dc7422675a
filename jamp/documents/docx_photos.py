"""Photos in Word, side by side, each with what it shows and whose it is."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx.oxml import parse_xml

from jamp.documents import photos
from jamp.documents.docx_styles import HAIRLINE
from jamp.documents.docx_tables import bare, framed, side_by_side
from jamp.documents.docx_text import paragraph, picture, run_of, runs
from jamp.documents.pictures import Photo

POINT = 12_700  # EMU
SPACES = ('xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
          'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"')  # fmt: skip


def row(block: tuple[Photo, ...], part: Any, first: int, called: str) -> tuple[Any, int]:
    """(the photos as one table, how many of them are drawn); `first` is the number of the first drawing in the document."""
    cells, number = [], first
    across = max(2, len(block))
    for photo in block:
        if photo.data is None:
            cells.append(framed([paragraph("FigureNote", runs(photo.withheld))], HAIRLINE))
            continue
        drawn = _drawn(photo, photo.data, part, number, *photos.room(across))
        number += 1
        made = [paragraph("Picture", [run_of(drawn)])]
        made += [paragraph("Cell", runs(photo.caption), keepNext="1")] if photo.caption.strip() else []
        cells.append(bare([*made, paragraph("FigureNote", runs(photo.credit))]))
    return side_by_side(cells, across, called), number - first


def _drawn(photo: Photo, data: bytes, part: Any, number: int, width: float, height: float) -> Any:
    link, _ = part.get_or_add_image(BytesIO(data))
    wide, high = (round(side * POINT) for side in photos.fitted(data, width, height))
    graphic = parse_xml(
        f'<a:graphic {SPACES}><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{photo.file[:12]}.jpg"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{link}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic>"
    )
    return picture(number, wide, high, photo.alt, graphic)
