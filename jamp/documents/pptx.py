"""A document as a presentation (PPTX) that people can edit: native charts and tables, real layouts, notes."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from itertools import takewhile

from jamp.documents import fitting
from jamp.documents.model import Block, Document, Figures, Heading, Lead, PageBreak, Paragraph
from jamp.documents.photos import rows
from jamp.documents.pictures import Cards, Chart, Map, Photo
from jamp.documents.plain import plain
from jamp.documents.presenting import once_titled
from jamp.documents.slides import charts, headline, maps, photos, tables, walls
from jamp.documents.slides.deck import Deck, Page
from jamp.documents.slides.paper import blank
from jamp.documents.slides.template import UnusableTemplate as UnusableTemplate
from jamp.documents.slides.template import paper_of
from jamp.documents.slides.writing import BODY, LEAD, TITLE
from jamp.documents.tables import Table


def render_pptx(document: Document, template: bytes | None = None) -> bytes:
    """The same document gives the same bytes. `template`: the user's own presentation, whose layouts are used. Raises
    UnusableTemplate for one without a layout for content."""
    deck = Deck(blank() if template is None else paper_of(template), document)
    if document.slides:
        for one in document.slides:
            begun = len(deck.pages)
            _fill(deck, replace(document, title=one.title, blocks=one.blocks))
            deck.pages[begun].notes += one.notes
    else:
        deck.cover()
        _fill(deck, document)
    deck.finish()
    about = deck.paper.presentation.core_properties
    about.title, about.subject, about.language = plain(document.title)[:255], plain(document.subtitle)[:255], document.language
    about.author = about.last_modified_by = about.keywords = about.comments = ""
    about.created = about.modified = datetime(2000, 1, 1)
    about.revision = 1
    target = BytesIO()
    deck.paper.presentation.save(target)
    return _undated(target.getvalue())


def _fill(deck: Deck, document: Document) -> None:
    page: Page | None = None
    title, unsaid = document.title, ""  # the heading that is in force; the same until a page carries it
    blocks = list(once_titled(document.blocks) if document.paper == "slides" else document.blocks)
    while blocks:
        block = blocks.pop(0)
        match block:
            case Photo():
                row = [block, *takewhile(lambda one: isinstance(one, Photo), blocks)]
                del blocks[: len(row) - 1]
                for photographed in rows([one for one in row if isinstance(one, Photo)]):
                    page, unsaid = photos.add(deck, title, photographed, blocks), ""
            case Heading(_, text):
                if unsaid:
                    deck.section(unsaid)
                page, title, unsaid = None, text, text
            case PageBreak():
                page = None
            case Lead(text) if text.strip():
                if page is None and not unsaid and _titled(deck, text):
                    # the answer is the title of what shows it
                    page, title = deck.page(text, text=isinstance(next(iter(blocks), None), Paragraph)), document.title
                else:
                    page, unsaid = deck.flow(page, title, text, LEAD), ""
            case Paragraph(text) if text.strip():
                page, unsaid = deck.flow(page, title, text, BODY), ""
            case Figures(items) if items:
                page, unsaid = headline.add(deck, page, title, block), ""
            case Table():
                # under a heading that stands on a page already, a table is titled by its caption
                own = block.caption if page is None and not unsaid and block.caption.strip() else title
                page, unsaid = tables.add(deck, page, own, block), ""
            case Chart() | Map() | Cards():
                if unsaid and block.title.strip():
                    deck.section(unsaid)
                page, title, unsaid = None, block.title.strip() or title, ""
                _picture(deck, title, block, blocks, document.paper == "slides")
    if unsaid:
        deck.section(unsaid)


def _picture(deck: Deck, title: str, block: Chart | Map | Cards, following: list[Block], together: bool) -> None:
    """A picture has pages of its own; the texts that follow a map stand beside it, and `together` a table beside its chart."""
    match block:
        case Chart():
            table = following[0] if together and following and isinstance(following[0], Table) else None
            _, beside = charts.add(deck, title, block, table)
            if beside:
                del following[0]
        case Cards(_, items) if items:
            walls.add(deck, title, block)
        case Map():
            texts = []
            while following and isinstance(following[0], Paragraph):
                texts.append(following[0].text)
                del following[0]
            maps.add(deck, title, block, [text for text in texts if text.strip()])


def _titled(deck: Deck, text: str) -> bool:
    """The text fits into a title."""
    place = deck.paper.title
    return len(fitting.lines(plain(text), place.width, TITLE, True)) <= min(2, int(place.height / fitting.spacing(text, TITLE)))


def _undated(data: bytes) -> bytes:
    """The same file without the time of its making."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as packed, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written:
        for name in packed.namelist():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(entry, packed.read(name))
    return target.getvalue()
