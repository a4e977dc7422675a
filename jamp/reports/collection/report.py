"""The parts of a collection in their order."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from jamp.documents.model import Block, Document, PageBreak
from jamp.languages import Words
from jamp.model.view import View
from jamp.queries import Session
from jamp.reports.collection import back, case, front, patterns
from jamp.reports.collection.gathered import Chosen, gathered
from jamp.reports.collection.slides import slides
from jamp.reports.frame import document, foot
from jamp.reports.written import NOTHING


def collection(session: Session, view: View, words: Words, written: Mapping[str, str] = NOTHING, chosen: Chosen = Chosen()) -> Document:  # noqa: B008 - a value
    """The collection of what was chosen. Raises TotalsDiffer where a count is not what its cases give."""
    known = gathered(session, view, words, chosen)
    body: list[Block] = [*front.blocks(known, written)]
    longer = []
    for one in known.cases:
        pages, texts = case.blocks(known, one)
        body += pages
        longer.append((known.title(one), texts))
    body += [PageBreak(), *patterns.patterns(known), *patterns.indexes(known), *patterns.interests(known)]
    body += [*back.annex(known, longer), *back.guidebook(known), *back.sources(session, known)]
    title = words.text("Case studies of smart cities: a draft collection") if known.drafts else words.text("Case studies of smart cities: a collection")
    parts = (words.text("“{name}”", name=chosen.name) if chosen.name else "", words.text("As at {date}", date=words.date(view.as_at)))
    made = document(title, " · ".join(part for part in parts if part), body, foot(session, view, words), words)
    return dataclasses.replace(made, slides=slides(known, made))
