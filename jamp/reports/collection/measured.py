"""What was measured in a case: a table of values before and after, and a chart where the first of them moved."""

from __future__ import annotations

from jamp.charts import cases as shown
from jamp.documents.model import Block, Chart
from jamp.documents.pictures import Series
from jamp.documents.tables import Column, Table
from jamp.model.cases import Case, CaseFigure
from jamp.reports.collection import paper
from jamp.reports.collection.gathered import Known

WIDTHS = (2.2, 1.35, 1.3, 1.2, 1.1, 1.2, 1.4, 1.4)
BLUE = "#0b5c8a"
SHOWN = 6  # pieces of evidence on the pages of a case; more stand in the annex


def blocks(known: Known, case: Case) -> list[Block]:
    """Nothing where there is no evidence."""
    if not case.figures:
        return []
    words = known.words
    head, body = shown.evidence_table(case, known.groups, words)
    note = words.text("{n} more in the annex.", n=words.number(len(body) - SHOWN)) if len(body) > SHOWN else ""
    moved = next((one for one in case.figures if one.value is not None and one.baseline is not None), None)
    return [_table(known, head, body[:SHOWN], note), *([_chart(known, moved)] if moved else [])]


def further(known: Known, case: Case) -> Table | None:
    """The evidence that has no room on the pages of the case."""
    head, body = shown.evidence_table(case, known.groups, known.words)
    return _table(known, head, body[SHOWN:], "") if len(body) > SHOWN else None


def _table(known: Known, head: list[str], body: list[list[str]], note: str) -> Table:
    kept = [n for n in range(len(head)) if any(row[n] not in ("", "–") for row in body)]
    columns = tuple(Column(head[n], "right" if n in (3, 4) else "left", WIDTHS[n]) for n in kept)
    return Table(known.words.text("What was measured"), columns, tuple(tuple(row[n] for n in kept) for row in body), note)


def _chart(known: Known, one: CaseFigure) -> Chart:
    words = known.words
    before, after = shown.baseline(one, words), shown.value(one, words)
    unit = words.text("{what} ({others})", what=one.unit or words.text("Value"), others=shown.group_name(one.groups, known.groups, words))
    title = words.text("{title}: {before} → {after}", title=one.title, before=before, after=after)
    names = (words.date(one.baseline_as_at) or words.text("Value before"), words.date(one.as_at) or words.text("Value after"))
    sources = dict.fromkeys(source for source in (one.source, one.baseline_source) if source)
    source = words.text("Source: {source}", source=words.text("; ").join(sources) or words.text("The office itself"))
    series = Series(one.unit or words.text("Value"), (one.baseline, one.value), BLUE)
    return Chart(title, unit, "bars", names, (series,), "", source, title, number="" if _whole(one) else ",.2f")


def _whole(one: CaseFigure) -> bool:
    return all(value == int(value) for value in (one.baseline, one.value) if value is not None)


def tall(made: list[Block]) -> list[float]:
    """The pieces that are not parted by the end of a page."""
    found: list[float] = []
    for one in made:
        if isinstance(one, Table):
            whole = sum(column.width for column in one.columns)
            rows = [paper.row((cell if isinstance(cell, str) else cell.text, column.width / whole) for cell, column in zip(row, one.columns, strict=True)) for row in one.rows]
            found += [*paper.table(rows, captioned=True), *([24.0] if one.note else [])]
        elif isinstance(one, Chart):
            found.append(paper.written(one.title, 11 * 1.08, 16.0) + paper.written(one.source, 7.5, 12.0) + 92)
    return found
