"""One case on two pages: what was claimed, done, measured and seen, and what another city needs to repeat it."""

from __future__ import annotations

import dataclasses
from typing import NamedTuple

from jamp.charts import cases as shown
from jamp.charts.barriers import BARRIER_WORDS
from jamp.charts.theme import FOCUS_WORDS
from jamp.documents import fitting, pictures
from jamp.documents.model import Block, Heading, Lead, PageBreak, Paragraph
from jamp.documents.photos import room
from jamp.documents.tables import Column, Table
from jamp.languages import LANGUAGES, mark
from jamp.languages import words as spoken
from jamp.model.case_studies import LIMITS, TEXTS
from jamp.model.cases import Case
from jamp.model.clearing import lacking
from jamp.reports.collection import measured, paper
from jamp.reports.collection.gathered import Known
from jamp.reports.collection.paper import Text
from jamp.reports.lacks import asked, told

LABELS = {column.name: column.label for column in TEXTS}
TOLD = ("challenge", "approach", "worked", "not_worked", "results", "reached", "lessons")
NARROW, WIDE = 0.18, 0.82  # of the line: what it is, what it says
PHOTOS, QUOTES = 4, 3
SHARES = tuple(share / 20 for share in range(20, 1, -1))  # of the room of the texts
WITHHELD = mark("This photo is not shown: the consent to show it does not stand any more.")


class Parts(NamedTuple):
    """The texts of a case as they stand on its pages, as paragraphs or in a table, and those whose whole stands in the annex."""

    prose: bool
    told: list[tuple[str, str]]
    repeat: list[tuple[str, str]]
    longer: list[tuple[str, str]]


def blocks(known: Known, case: Case) -> tuple[list[Block], list[tuple[str, str]]]:
    """(the pages of the case, (label, whole text) of what has no room on them)."""
    words = known.words
    parts = _fitted(known, case)
    claim: list[Block] = [Lead(text)] if (text := case.text("claim", words.language)) else []
    draft: list[Block] = [Paragraph(words.text("DRAFT, not cleared for publication. What is missing is listed at the end of the case."))] if known.drafts else []
    body: list[Block] = [PageBreak(), Heading(1, known.title(case)), *draft, *facts(known, case), *claim, *photos(known, case)]
    if parts.prose:
        body += [block for label, text in parts.told for block in (Heading(2, label), Paragraph(text))]
    else:
        body += _table(words.text("The case"), parts.told)
    body += [*measured.blocks(known, case), *(Paragraph(one) for one in quotes(known, case)), *_table(words.text("To repeat it"), parts.repeat), *lacks(known, case)]
    return body, parts.longer


def texts(known: Known, case: Case) -> tuple[list[Text], list[Text]]:
    """(what the city tells, what another one needs), whole; what is not recorded is left out."""
    words = known.words

    def of(name: str) -> Text:
        return Text(name, words.text(LABELS[name]), case.text(name, words.language), LIMITS[name])

    meeting = known.meetings.get(case.meeting, case.meeting)
    where = [part for part in (meeting, case.session) if part]
    by = [words.text("{who} ({date})", who=who, date=words.date(date)) if date else who for who, date in ((case.author, case.written_on), (case.reviewer, case.reviewed_on)) if who]
    takers = [words.text("{what} ({others})", what=words.place(one.city, one.city_ja), others=words.text(shown.STEP_WORDS[one.step])) for one in case.takers]
    obstacles = [words.text("{what}: {said}", what=words.text(BARRIER_WORDS.get(one.barrier, one.barrier)), said=" → ".join(part for part in (one.title, one.answer) if part)) for one in case.obstacles]
    needs = [
        of("conditions"), Text("cost", words.text("Cost"), shown.cost(case, words), 400), Text("time", words.text("Time"), shown.time(case, words), 100),
        Text("partners", words.text("Partners"), words.text("; ").join(dict.fromkeys(name for name, _ in case.partners)), 260),
        Text("barriers", words.text("Barriers and answers"), "\n".join(obstacles), 420), of("transfer"),
        Text("takers", words.text("Cities that are interested"), words.text("; ").join(takers), 160),
        Text("shown", words.text("Where it was shown"), words.text(", ").join(where), 200),
        Text("guidebook", words.text("Page of the Guidebook"), case.guidebook_page, 100),
        Text("contact", words.text("Contact"), case.contact, 160), Text("people", words.text("Written and read by"), words.text("; ").join(by), 200),
        Text("cleared", words.text("Cleared"), _cleared(known, case), 100),
    ]  # fmt: skip
    return [text for name in TOLD if (text := of(name)).text], [text for text in needs if text.text]


def photos(known: Known, case: Case) -> list[pictures.Photo]:
    """As they stand in the document; their bytes come when it is written."""
    words, found = known.words, []
    for one in known.photos(case)[:PHOTOS]:
        caption = words.place(one.caption, one.caption_ja)
        found.append(pictures.Photo(one.file, caption, caption, words.text("Photo: {who}", who=one.credit), words.text(WITHHELD)))
    return found


def missing(known: Known, case: Case) -> list[tuple[str, list[str]]]:
    """(whom to ask, what is missing and how to mend it) of a draft; nothing of a case that is cleared."""
    found: dict[str, dict[str, None]] = {}
    for one in lacking(case) if known.drafts else ():
        found.setdefault(asked(one, known.words), {})[told(one, known.words)] = None
    return [(who, list(what)) for who, what in found.items()]


def lacks(known: Known, case: Case) -> list[Block]:
    """The same as a table."""
    lines = missing(known, case)
    head = (Column(known.words.text("Whom to ask"), width=NARROW), Column(known.words.text("What is missing"), width=WIDE))
    return [Table("", head, tuple((who, "\n".join(what)) for who, what in lines))] if lines else []


def _cleared(known: Known, case: Case) -> str:
    if not case.cleared_at:
        return ""
    return known.words.text("on {date}, version {n}", date=known.words.date(case.cleared_at[:10]), n=known.words.number(case.version))


def facts(known: Known, case: Case) -> list[Block]:
    words = known.words
    themes = words.text("; ").join(known.theme(code) for code in case.themes) or "–"
    groups = words.text("; ").join(words.place(*known.groups.get(code, (code, ""))) for code in case.groups) or "–"
    head = [(words.text("City"), 1.3), (words.text("Project"), 1.9), (words.text("Focus area"), 1.1), (words.text("Theme"), 1.4), (words.text("Groups reached"), 1.1), (words.text("State"), 1.2)]
    line = (known.city(case), words.text("{what} ({others})", what=words.place(case.project, case.project_ja), others=case.project_id),
            words.text(FOCUS_WORDS[case.focus_area]), themes, groups, known.state(case))  # fmt: skip
    return [Table("", tuple(Column(name, width=width) for name, width in head), (line,))]


def quotes(known: Known, case: Case) -> list[str]:
    return [known.words.text("“{quote}” – {speaker}", quote=one.quote, speaker=one.speaker) for one in case.shown_quotes[:QUOTES]]


def _table(name: str, lines: list[tuple[str, str]]) -> list[Block]:
    return [Table("", (Column(name, width=NARROW), Column("", width=WIDE)), tuple(lines))] if lines else []


def _fitted(known: Known, case: Case) -> Parts:
    """The texts in letters to be read where two pages hold them so in every language; else in those of tables, and in as much
    of their room as there is."""
    every = [dataclasses.replace(known, words=spoken(language)) for language in LANGUAGES]
    if all(paper.pages(_pieces(one, case, _parts(one, case, 1.0, prose=True))) <= paper.PAGES for one in every):
        return _parts(known, case, 1.0, prose=True)
    for share in SHARES:
        parts = _parts(known, case, share, prose=False)
        if paper.pages(_pieces(known, case, parts)) <= paper.PAGES:
            return parts
    return parts


def _parts(known: Known, case: Case, share: float, prose: bool) -> Parts:
    tells, needs = texts(known, case)
    pointer = known.words.text("→ annex")

    def most(one: Text) -> float:
        return one.most * share if one.name in LIMITS or one.name in ("partners", "barriers") else one.most

    put = [[(one.label, paper.begun(one.text, most(one), pointer)) for one in some] for some in (tells, needs)]
    longer = [(one.label, one.text.strip()) for one in (*tells, *needs) if paper.letters(one.text.strip()) > most(one)]
    return Parts(prose, put[0], put[1], longer)


def _pieces(known: Known, case: Case, parts: Parts) -> list[float]:
    """The heights of what is not parted by the end of a page."""
    def table(lines: list[tuple[str, str]]) -> list[float]:
        return paper.table([paper.row(((label, NARROW), (text, WIDE))) for label, text in lines]) if lines else []

    step = 15.4 if known.words.language == "ja" else 13.9
    tells = [25.0 + paper.written(text, 10, step) for _, text in parts.told] if parts.prose else table(parts.told)
    said = [_quote(one) for one in quotes(known, case)]
    return [*_head(known, case), *_tall(facts(known, case)), *_photos_tall(photos(known, case)), *tells, *measured.tall(measured.blocks(known, case)), *said,
            *table(parts.repeat), *_tall(lacks(known, case))]  # fmt: skip


def _head(known: Known, case: Case) -> list[float]:
    title = paper.written(known.title(case), 14 * 1.08, 19.6) + 8
    draft = 18.0 if known.drafts else 0.0
    claim = case.text("claim", known.words.language)
    return [title + draft, *([paper.written(claim, 14, 18.7) + 22] if claim else [])]


def _tall(tables: list[Block]) -> list[float]:
    """The pieces of tables of text."""
    found: list[float] = []
    for one in tables:
        if isinstance(one, Table):
            whole = sum(column.width for column in one.columns)
            shares = [column.width / whole for column in one.columns]
            found += paper.table([paper.row((cell if isinstance(cell, str) else f"{cell.text}  ■", share) for cell, share in zip(line, shares, strict=True)) for line in one.rows])
    return found


def _photos_tall(found: list[pictures.Photo]) -> list[float]:
    if not found:
        return []
    width, height = room(len(found))
    under = max(len(fitting.lines(one.under, width, 8.5)) for one in found)
    return [height + under * 12.0 + 18]


def _quote(text: str) -> float:
    return paper.written(text, 10, 15.3) + 8
