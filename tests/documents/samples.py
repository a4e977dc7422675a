"""Documents to try the renderers on. The names and figures in them are made up and say nothing of real projects."""

from __future__ import annotations

from jamp.documents.model import Block, Document, Figures, Heading, Lead, PageBreak, Paragraph
from jamp.documents.pictures import Card, Cards, Chart, Map, Series
from jamp.documents.tables import Cell, Column, Table

BLUE, GREEN, GREY = "#0b5c8a", "#0f5132", "#8494a6"


def document(*blocks: Block, language: str = "en", title: str = "A title", subtitle: str = "A subtitle") -> Document:
    return Document(title, subtitle, language, blocks, ("Programme", "As at 2025-09-30", "All", "Batch 3"), page_of="{page} of {pages}")


def chart(kind: str = "stacked_bars", across: bool = False, categories: int = 3) -> Chart:
    names = tuple(f"City {n}" for n in range(categories))
    done = Series("Done", tuple(float(n % 7) for n in range(categories)), GREEN, "framed")
    open_ = Series("Open", tuple(None if n % 3 == 1 else float(n % 4) for n in range(categories)), GREY, "hollow")
    return Chart("What was found", "Number of things", kind, names, (done, open_), "A sentence.", "A source.", f"{kind} of things", across)


def table(rows: int, words: str = "Thing") -> Table:
    columns = (Column("Name", width=3), Column("State"), Column("Count", "right", 0.6))
    body = tuple((f"{words} number {n}", Cell("Late", ("triangle", "#b35c00")), f"{n}") for n in range(rows))
    return Table("The things", columns, body, "A note under the table.")


def everything(language: str = "en") -> Document:
    square = ((100.0, 0.0), (110.0, 0.0), (110.0, 10.0), (100.0, 10.0))
    return document(
        Lead("The answer."),
        Figures((("12", "things", "+3"), ("3", "late", ""))),
        Heading(1, "First"),
        Paragraph("Some words."),
        chart(), chart(across=True), chart("bars"), chart("lines"),
        Map("Where", (square,), ((101.0, 1.0, "Here", 4, BLUE), (109.0, 9.0, "There", 1, GREY)), "A map of two places"),
        PageBreak(),
        Heading(3, "Deep"),
        Cards("All", (Card("One", "AAA", (("filled", BLUE, 2, "XY"), ("ring", GREEN, 1, "A word"))),), (("filled", BLUE, "State"),)),
        table(3),
        language=language,
    )  # fmt: skip
