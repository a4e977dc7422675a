"""The acronyms of a report, as far as they occur in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jamp.documents.model import Block, Heading, Lead, Paragraph
from jamp.documents.pictures import Chart
from jamp.documents.tables import Cell, Table
from jamp.languages import Words, mark
from jamp.reports.frame import table

KNOWN = {
    "AI": mark("artificial intelligence"), "ASCN": mark("ASEAN Smart Cities Network"), "ASEAN": mark("Association of Southeast Asian Nations"),
    "CCTV": mark("closed-circuit television"), "EIA": mark("environmental impact assessment"), "EV": mark("electric vehicle"),
    "GIS": mark("geographic information system"), "ICT": mark("information and communication technology"), "IoT": mark("internet of things"),
    "IT": mark("information technology"), "JICA": mark("Japan International Cooperation Agency"), "JPY": mark("Japanese yen"),
    "LED": mark("light-emitting diode"), "LGU": mark("local government unit"),
    "MLIT": mark("Ministry of Land, Infrastructure, Transport and Tourism, Japan"), "MRT": mark("mass rapid transit"),
    "MSME": mark("micro, small and medium-sized enterprise"), "ODA": mark("official development assistance"),
    "PDR": mark("People's Democratic Republic"), "PPP": mark("public-private partnership"), "QR": mark("quick response (code)"),
    "SCADA": mark("supervisory control and data acquisition"), "SDG": mark("Sustainable Development Goal"),
    "Smart JAMP": mark("Smart City supported by Japan ASEAN Mutual Partnership"), "UNDP": mark("United Nations Development Programme"),
    "USD": mark("United States dollar"), "USTDA": mark("United States Trade and Development Agency"),
}  # fmt: skip


def acronyms(title: str, blocks: Sequence[Block], words: Words) -> list[Block]:
    """A table of those that occur, in alphabetical order; nothing where none does."""
    text = "\n".join([title, *_texts(blocks)])
    rows = [(short, words.text(long)) for short, long in sorted(KNOWN.items(), key=lambda item: item[0].casefold()) if occurs(short, text)]
    if not rows:
        return []
    return [Heading(1, words.text("Acronyms")), table((words.text("Acronym"), words.text("What it stands for")), rows, (1, 4))]


def occurs(short: str, text: str) -> bool:
    """As a word of its own, or with a plural s; not as part of a code such as ASCN-BKK-01 or of a longer name."""
    return re.search(rf"(?<![A-Za-z0-9-]){re.escape(short)}s?(?![A-Za-z0-9]|-[A-Z0-9])", text) is not None


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading | Paragraph | Lead):
            yield block.text
        elif isinstance(block, Table):
            yield from (cell.text if isinstance(cell, Cell) else cell for row in block.rows for cell in row)
        elif isinstance(block, Chart):
            yield from (block.title, block.sentence)
