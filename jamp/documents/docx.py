"""A document as a Word file (DOCX) that an office can go on working with."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from jamp.documents.docx_cards import cards
from jamp.documents.docx_charts import drawings
from jamp.documents.docx_map import drawing
from jamp.documents.docx_photos import row
from jamp.documents.docx_styles import HAIRLINE, dress
from jamp.documents.docx_tables import figures, table
from jamp.documents.docx_text import FIGURE, TABLE, caption, clean, element, field, paragraph, run_of, runs
from jamp.documents.model import MANY, Block, Document, Figures, Heading, Lead, PageBreak, Paragraph
from jamp.documents.photos import together
from jamp.documents.pictures import Cards, Chart, Map, Photo
from jamp.documents.tables import Table

FEW = 8  # headings; a document with more of them has a list of contents
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same for every file in the archive, so that the bytes depend on the document alone


def render_docx(document: Document) -> bytes:
    """The same document gives the same bytes. Every text is a text; none of it is read as a field or as markup."""
    word = docx.Document(BytesIO(_empty(document.paper, document.language, document.dense)))
    about = word.core_properties
    about.title, about.language, about.author, about.comments = clean(document.title), document.language, "", ""
    about.created = about.modified = datetime(2000, 1, 1)
    _frame(word, document)
    body = _Body(word.part, document)
    for made in body.everything():
        word.element.body.insert(len(word.element.body) - 1, made)
    target = BytesIO()
    word.save(target)
    return _undated(target.getvalue())


@lru_cache(16)  # to dress a document takes longer than to write a short one
def _empty(paper: str, language: str, dense: bool) -> bytes:
    word = docx.Document()
    dress(word, paper, language, dense)
    # the picture of the empty page that the library begins with
    for name in [name for name, link in word.part.package.rels.items() if link.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del word.part.package.rels[name]
    target = BytesIO()
    word.save(target)
    return target.getvalue()


class _Body:
    """The blocks as elements, with the numbers that run through the document."""

    def __init__(self, part: Any, document: Document) -> None:
        self.part, self.document = part, document
        self.figures = self.tables = self.drawn = self.level = 0
        self.breaks = False
        self.last = document.title  # the heading that names a table without a caption
        self.entries: list[tuple[int, str]] = []

    def everything(self) -> list[Any]:
        head = [paragraph("Title", runs(self.document.title))]
        head += [paragraph("Subtitle", runs(self.document.subtitle))] if self.document.subtitle.strip() else []
        blocks = list(together(self.document.blocks))
        # the answer stands before the contents
        first = next((n for n, block in enumerate(blocks) if not isinstance(block, Lead | Figures)), len(blocks))
        answer = [made for block in blocks[:first] for made in self._placed(block)]
        rest = [made for block in blocks[first:] for made in self._placed(block)]
        return [*head, *answer, *(self._contents() if len(self.entries) > FEW else []), *rest]

    def _placed(self, block: Block | tuple[Photo, ...]) -> list[Any]:
        """The block, on a new page where a break stands before it."""
        made = self.block(block)
        if not made or not self.breaks:
            return made
        self.breaks = False
        if made[0].tag != qn("w:p"):
            made.insert(0, _gap())
        style = made[0].find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        kept = style.getnext()
        (kept if kept is not None and kept.tag == qn("w:keepNext") else style).addnext(element("w:pageBreakBefore"))
        return made

    def block(self, block: Block | tuple[Photo, ...]) -> list[Any]:
        match block:
            case tuple():
                made, number = row(block, self.part, self.drawn + 1, self.last)
                self.drawn += number
                return [made, _gap()]
            case Heading(level, text):
                return [self._heading(level, text)]
            case Paragraph(text):
                return [paragraph("Normal", runs(text))] if text.strip() else []
            case Lead(text):
                return [paragraph("Lead", runs(text))] if text.strip() else []
            case Figures(items):
                return [figures(block, self.last), _gap()] if items else []
            case PageBreak():
                self.breaks = True
                return []
            case Table():
                return self._table(block)
            case Chart():
                return self._chart(block)
            case Map():
                made, named = drawing(block, self._next())
                return [*self._figure(block.title), paragraph("Picture", [made]), *_note(named)]
            case Cards():
                return self._cards(block) if block.items else []
        raise TypeError(f"no such block: {type(block).__name__}")

    def _heading(self, level: int, text: str) -> Any:
        self.level, self.last = min(level, self.level + 1), text
        self.entries.append((self.level, text))
        number = len(self.entries)
        mark = {"w:id": number, "w:name": f"_Toc{number:09}"}
        content = [element("w:bookmarkStart", mark), *runs(text), element("w:bookmarkEnd", {"w:id": number})]
        return paragraph(f"Heading{self.level}", content)

    def _contents(self) -> list[Any]:
        r"""A field with its entries. They lead to their headings and carry no page numbers (\n): those Word alone could
        know, and until somebody has the field updated they would be wrong."""
        made = [paragraph("Contents", runs(self.document.contents))]
        deepest = 1 if len(self.entries) > MANY else 3
        for number, (level, text) in enumerate(self.entries, start=1):
            if level > deepest:
                continue
            link = element("w:hyperlink", {"w:anchor": f"_Toc{number:09}", "w:history": 1}, *runs(text))
            made.append(paragraph(f"toc{level}", [link]))
        at = made[1].find(qn("w:pPr"))
        for one in reversed([_field_mark("begin"), _instruction(rf'TOC \o "1-{deepest}" \n \h \z \u'), _field_mark("separate")]):
            at.addnext(one)
        made[-1].append(_field_mark("end"))
        return made

    def _table(self, block: Table) -> list[Any]:
        made: list[Any] = []
        if block.caption.strip():
            self.tables += 1
            made.append(caption(self.document.table_of, TABLE, self.tables, block.caption))
        return [*made, table(block, block.caption or self.last), *(_note(block.note) or [_gap()])]

    def _figure(self, title: str) -> list[Any]:
        if not title.strip():
            return []
        self.figures += 1
        return [caption(self.document.figure_of, FIGURE, self.figures, title)]

    def _chart(self, block: Chart) -> list[Any]:
        made = self._figure(block.title)
        made += [paragraph("Shown", runs(block.subtitle))] if block.subtitle else []
        pictures = drawings(block, self.part, self.drawn + 1)
        self.drawn += len(pictures)
        made += [paragraph("Picture", [run_of(one)]) for one in pictures]
        made += [paragraph("Normal", runs(block.sentence), **({"keepNext": "1"} if block.source else {}))] if block.sentence else []
        return [*made, *_note(block.source)]

    def _cards(self, block: Cards) -> list[Any]:
        made, number = cards(block, block.title or self.last, self.drawn + 1)
        self.drawn += number
        return [*self._figure(block.title), *made, _gap()]

    def _next(self) -> int:
        self.drawn += 1
        return self.drawn


def _note(text: str) -> list[Any]:
    return [paragraph("Note", runs(text))] if text.strip() else []


def _gap() -> Any:
    """Between two tables, which would else be one."""
    return paragraph("Gap", [])


def _field_mark(kind: str) -> Any:
    return element("w:r", None, element("w:fldChar", {"w:fldCharType": kind}))


def _instruction(text: str) -> Any:
    made = element("w:instrText", {"xml:space": "preserve"})
    made.text = f" {text} "
    return element("w:r", None, made)


def _frame(word: Any, document: Document) -> None:
    """The title above every page but the first; at the foot of every page its lines and the number of the page."""
    (section,) = word.sections
    _filled(section.header, [paragraph("Header", runs(document.title))])
    _filled(section.first_page_header, [paragraph("Header", [])])
    for footer in (section.footer, section.first_page_footer):
        number: list[Any] = []
        for piece in re.split(r"(\{page\}|\{pages\})", document.page_of):
            number += [field({"{page}": "PAGE", "{pages}": "NUMPAGES"}[piece], "1")] if piece in ("{page}", "{pages}") else runs(piece)
        lines = paragraph("Footer", runs(" · ".join(document.foot)))
        line = element("w:top", {"w:val": "single", "w:sz": 4, "w:space": 4, "w:color": HAIRLINE})
        lines.find(qn("w:pPr")).append(element("w:pBdr", None, line))
        _filled(footer, [lines, paragraph("Footer", number, jc="right")])


def _filled(part: Any, made: list[Any]) -> None:
    part.is_linked_to_previous = False
    root = part._element
    for child in list(root):
        root.remove(child)
    root.extend(made)


def _undated(data: bytes) -> bytes:
    """The archive with one fixed date on every file."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, LONG_AGO), old.read(name), zipfile.ZIP_DEFLATED)
    return target.getvalue()
