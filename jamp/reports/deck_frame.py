"""What slides share: what stands where there are no records, names of places."""

from __future__ import annotations

from jamp.documents.model import Block, Figures, Heading, Lead, Paragraph
from jamp.languages import Words, mark
from jamp.queries import Session, cities

RECORDS = mark("Source: the tracker's records")


def finding(sentence: str) -> str:
    """A sentence as a title: without its full stop."""
    return sentence.rstrip(".。")


def thin(heading: str, figures: tuple[tuple[str, str, str], ...], todo: str, then: str, words: Words) -> list[Block]:
    """A slide for what is not on record: how little there is, what to do, what will stand here then."""
    return [Heading(1, heading), Figures(figures), Lead(words.text("What to do: {what}", what=todo)), Paragraph(then)]


def nothing(of: int, label: str, words: Words) -> tuple[tuple[str, str, str], ...]:
    """The figure of what no project has."""
    return ((words.number(0), label, words.plural("of {n} project", "of {n} projects", of)),)


def japanese(session: Session) -> dict[str, str]:
    """{city: its Japanese name}."""
    return {name: name_ja for name, name_ja, _ in cities.names(session).values()}


def places(names: str, known: dict[str, str], words: Words) -> str:
    """Cities joined by "; " in the reader's language."""
    return words.text("; ").join(words.place(name, known.get(name, "")) for name in names.split("; ") if name)
