"""The collection as a presentation: one slide for each case, with its whole text in the notes."""

from __future__ import annotations

from jamp.documents import fitting
from jamp.documents.model import Block, Document, Figures, Heading, Lead, PageBreak, Paragraph, Slide
from jamp.documents.pictures import Photo
from jamp.documents.slides.tables import fitting_in
from jamp.documents.tables import Column, Table
from jamp.model.cases import Case
from jamp.reports.collection import case as paged
from jamp.reports.collection import front
from jamp.reports.collection.back import ANNEX
from jamp.reports.collection.gathered import Known
from jamp.reports.collection.paper import begun

PHOTOS, FIGURES = 2, 3
CLAIM, SENTENCES = 300, {"challenge": 360, "approach": 480}  # letters at most, where there is room
SHARES = tuple(share / 10 for share in range(10, 0, -1))
# of the claim and of the sentences: the claim is whole as long as they can be shorter, or left out
ROOMS = (*((1.0, share) for share in (*SHARES, 0.0)), *((share, 0.0) for share in SHARES[1:]))
AFTER = 8  # below a text, in points
LINE, COLUMN, ROOM = 864.0, 525.0, 345.0  # in points: a line, one beside a photo, the height of a slide between title and foot


def slides(known: Known, document: Document) -> tuple[Slide, ...]:
    """A title, what stands before the cases, the cases, what stands behind them."""
    words = known.words
    first = Slide(document.title, (*(block for block in front.answer(known) if isinstance(block, Figures)), Paragraph(document.subtitle),
                                   *(Paragraph(block.text) if isinstance(block, Lead) else block for block in front.answer(known) if not isinstance(block, Figures))))  # fmt: skip
    found: list[Slide] = [first]
    numbers = {known.title(one): one for one in known.cases}
    title, blocks = "", list[Block]()
    for block in (*document.blocks, Heading(1, words.text("Sources and rules"))):
        if isinstance(block, Heading) and block.level == 1:
            if title in numbers:
                found.append(of_case(known, numbers[title]))
            elif title and blocks and title != words.text(ANNEX):
                found.append(Slide(title, tuple(blocks)))
            title, blocks = block.text, []
        elif title and not isinstance(block, PageBreak):
            blocks.append(block)
    return tuple(found)


def of_case(known: Known, case: Case) -> Slide:
    """The claim, the first sentences, the figures, one or two photos; as many words as the slide has room for."""
    words = known.words
    title = words.text("DRAFT · {title}", title=known.title(case)) if known.drafts else known.title(case)
    lacks = paged.missing(known, case)
    number = sum(len(what) for _, what in lacks)
    more = words.plural("{n} point is missing; the notes say which and whom to ask.", "{n} points are missing; the notes say which and whom to ask.", number) if lacks else ""
    photos = paged.photos(known, case)[:PHOTOS]
    width = COLUMN if photos else LINE
    # a title of more than two lines is said once more in full
    room = ROOM - (0 if len(fitting.lines(title + " (9/9)", LINE, 24, True)) <= 2 else fitting.height(title, LINE, 14, True) + 14)
    told = list[Block]()
    for claimed, share in ROOMS:
        told = _told(known, case, claimed, share, photos, more)
        if sum(_tall(block, width) for block in told) - AFTER <= room:
            break
    return Slide(title, (*photos, *told), notes(known, case, lacks))


def _told(known: Known, case: Case, claimed: float, share: float, photos: list[Photo], more: str) -> list[Block]:
    words = known.words
    claim = case.text("claim", words.language)
    shown: list[Block] = [] if photos else [*paged.facts(known, case)]
    shown += [Lead(begun(claim, CLAIM * claimed))] if claim else []
    shown += figures(known, case)
    if photos:
        shown.append(Paragraph(" · ".join((known.city(case), known.state(case).text))))
    shown += [Paragraph(words.text("{what}: {said}", what=words.text(paged.LABELS[name]), said=begun(text, most * share)))
              for name, most in SENTENCES.items() if share and (text := case.text(name, words.language))]  # fmt: skip
    return [*shown, *([Paragraph(more)] if more else [])]


def _tall(block: Block, width: float) -> float:
    if isinstance(block, Lead | Paragraph):
        return fitting.height(block.text, width, 20 if isinstance(block, Lead) else 16) + AFTER
    return fitting_in(block, width) + 2 * 14 if isinstance(block, Table) else 0.0


def notes(known: Known, case: Case, lacks: list[tuple[str, list[str]]]) -> tuple[str, ...]:
    """Everything that the case says."""
    words, (tells, needs) = known.words, paged.texts(known, case)
    found = [case.text("claim", words.language), *(words.text("{what}: {said}", what=one.label, said=one.text) for one in (*tells, *needs)), *paged.quotes(known, case)]
    found += [words.text("{what}: {said}", what=who, said=" ".join(what)) for who, what in lacks]
    return tuple(text for text in found if text)


def figures(known: Known, case: Case) -> list[Block]:
    """The first pieces of evidence: before, after, when."""
    words = known.words
    if not case.figures:
        return []
    rows = []
    for one in case.figures[:FIGURES]:
        unit = words.text("{what} ({others})", what=one.title, others=one.unit) if one.unit else one.title
        rows.append((unit, paged.shown.baseline(one, words), paged.shown.value(one, words), words.short_date(one.as_at) if one.as_at else "–"))
    head = (Column(words.text("Indicator"), width=2.6), Column(words.text("Value before"), "right"), Column(words.text("Value after"), "right"), Column(words.text("As at")))
    return [Table("", head, tuple(rows))]
