"""The parts of the annual report in their order."""

from __future__ import annotations

from collections.abc import Mapping

from jamp.documents.model import Block, Document, Heading, PageBreak
from jamp.languages import Words
from jamp.model.view import View
from jamp.queries import Session, portfolio
from jamp.reports.annual import annexes, chapters, introduction, observations, places
from jamp.reports.annual.acronyms import acronyms
from jamp.reports.annual.gathered import Gathered, gathered
from jamp.reports.frame import dated, document, foot
from jamp.reports.portfolio import rules, sources
from jamp.reports.written import NOTHING, written_or_blank


def annual(session: Session, view: View, words: Words, written: Mapping[str, str] = NOTHING) -> Document:
    """The report of a view. Raises TotalsDiffer where a figure is not what the annexes give."""
    known = gathered(session, view, words)
    return made(session, known, written)


def made(session: Session, known: Gathered, written: Mapping[str, str]) -> Document:
    """The report from what was read."""
    view, words = known.view, known.words
    counted = [*introduction.blocks(known), *places.blocks(known), *chapters.blocks(known)]
    said = observations.blocks(session, known, written.get("observations", ""), written.get("recommendations", ""))
    lists = [*annexes.blocks(session, known), *sources(portfolio.sources(session, view), words), *rules(words)]
    foreword: list[Block] = [Heading(1, words.text("Foreword")), *written_or_blank(written.get("foreword", ""), words)]
    title = words.text("Smart JAMP and ASEAN Smart Cities Network: monitoring report {year}", year=view.as_at[:4])
    subtitle = dated(view, words)
    start: list[Block] = [PageBreak()] if known.rows else []
    body = [*start, *foreword, *acronyms(title, [*foreword, *counted, *said, *lists], words), PageBreak(), *counted, *said, PageBreak(), *lists]
    return document(title, subtitle, body, foot(session, view, words), words)

