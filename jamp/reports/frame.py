"""What stands on every page: programme, reporting date, filters, data state."""

from __future__ import annotations

from collections.abc import Sequence

from jamp.charts import theme
from jamp.documents.model import Block, Chart, Document, Heading, Paragraph, Table
from jamp.documents.pictures import Series
from jamp.documents.tables import Cell, Column
from jamp.languages import Words
from jamp.languages import words as english
from jamp.model.programmes import MADE_UP
from jamp.model.view import View
from jamp.queries import Session, batches, cities, programmes

COLOURS = theme.STATUS_COLOURS["light"]


def document(title: str, subtitle: str, blocks: Sequence[Block], foot: tuple[str, ...], words: Words) -> Document:
    """A document with its numbers, captions, contents and links in the words of its language."""
    return Document(
        title, subtitle, words.language, tuple(blocks), foot,
        contents=words.text("Contents"), figure_of=words.text("Figure {n}. {text}", n="{n}", text="{text}"),
        table_of=words.text("Table {n}. {text}", n="{n}", text="{text}"),
        skip=words.text("Skip to the content"), as_table=words.text("The figures as a table"),
        turn=(words.text("Slides"), words.text("Previous slide"), words.text("Next slide"), words.text("Full screen")),
    )  # fmt: skip


def filters(session: Session, view: View, words: Words) -> str:
    """The filters as a reader would say them."""
    names = cities.names(session)
    parts = [words.country(code) for code in view.countries]
    parts += [words.place(*names[code][:2]) for code in view.cities if code in names]
    parts += [*view.programmes, *[words.text(area) for area in view.focus_areas]]
    parts += [words.text(theme.STATUS_WORDS[status]) for status in view.statuses]
    return words.joined(parts) if parts else words.text("All projects")


def dated(view: View, words: Words) -> str:
    """The reporting date, and the one that it is compared with."""
    if not view.compared:
        return words.text("As at {date}", date=words.date(view.as_at))
    return words.text("As at {date}, compared with {since}", date=words.date(view.as_at), since=words.date(view.since))


def foot(session: Session, view: View, words: Words, scope: str = "") -> tuple[str, ...]:
    """The lines at the foot of every page. `scope`: what it is about where that is not what the view holds."""
    made_up = MADE_UP in programmes.names(session)
    return (
        words.text("Made up, not real") if made_up else "Smart JAMP",
        words.text("as at {date}", date=words.date(view.as_at)),
        *([words.text("compared with {date}", date=words.date(view.since))] if view.compared else []),
        scope or filters(session, view, words),
        words.text("data state: batch {n}", n=batches.state(session)),
    )


def stacked(title: str, sentence: str, names: tuple[str, ...], series: tuple[Series, ...], words: Words,
            across: bool = False) -> Chart:  # fmt: skip
    """Stacked bars of numbers of projects."""
    unit, source = words.text("Number of projects"), words.text("Source: the tracker's records")
    return Chart(title, unit, "stacked_bars", names, series, sentence, source, f"{title}. {sentence}", across, total=words.text("Total"))


def of_status(word: str, values: tuple[float | None, ...], words: Words) -> Series:
    """The numbers of one status, in its colour and its pattern."""
    return Series(status_name(word, words), values, COLOURS[word], theme.PRINTED[word])  # type: ignore[arg-type]


def table(head: Sequence[str], rows: Sequence[Sequence[str]], widths: tuple[float, ...] = ()) -> Table:
    """A table of text without a caption of its own: a heading stands before it. Columns that say nothing are left out."""
    shares = widths or (1.0,) * len(head)
    kept = [i for i in range(len(head)) if any(row[i] for row in rows)]
    return Table("", tuple(Column(head[i], "left", shares[i]) for i in kept), tuple(tuple(row[i] for i in kept) for row in rows))


def lean(head: Sequence[Column], rows: Sequence[tuple[str | Cell, ...]], nothing: Sequence[str] = ("", "–"), note: str = "") -> Table:
    """A table without the columns, after the first, that have nothing in any row."""
    kept = [i for i in range(len(head)) if not i or any(row[i] not in nothing for row in rows)]
    return Table("", tuple(head[i] for i in kept), tuple(tuple(row[i] for i in kept) for row in rows), note)


def cut(shown: int, all: int, words: Words) -> list[Block]:
    """What is said of a table that shows the first `shown` rows of `all`; nothing where it shows all."""
    return [Paragraph(words.text("The first {n} of {all}.", n=words.number(shown), all=words.number(all)))] if shown < all else []


def unrecorded(names: Sequence[str], words: Words) -> list[Block]:
    """One line for all of what there is no record of; nothing where there is some of each."""
    return [Paragraph(words.text("Nothing is on record on: {names}.", names=words.joined(names)))] if names else []


def sections(parts: Sequence[tuple[str, Sequence[Block]]], words: Words) -> list[Block]:
    """(heading, blocks) in their order; those without blocks are named in one line at the end."""
    found: list[Block] = [block for heading, blocks in parts if blocks for block in (Heading(1, heading), *blocks)]
    return found + unrecorded([heading for heading, blocks in parts if not blocks], words)


def by_country(code: str) -> str:
    """What countries are put in order by, in every language: the English name."""
    return english("en").country(code)


def shape(word: str) -> str:
    """How the mark of a status is drawn."""
    return "dotted" if word == "" else theme.PRINTED[word]


def status_name(word: str, words: Words) -> str:
    """A status as a word."""
    return words.text(theme.STATUS_WORDS[word])
