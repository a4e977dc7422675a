"""Figures of the workbook as formulas over its data sheets, each beside the tracker's own count of the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from jamp.charts import groups, status, theme, timeline
from jamp.documents.workbook import Block, BookChart, DataSheet, Formula, Page, Value
from jamp.languages import Words
from jamp.model.rows import Tally, Totals

OVERVIEW, CHECKS = "Overview", "Checks"
GOOD, BAD = "OK", "NOT OK"


@dataclass(frozen=True)
class Counts:
    """What the tracker itself counts. `by_area` and `by_country` map a code, "" not stated, to projects; `outcomes` what
    became of milestones to how many."""

    totals: Totals
    by_area: dict[str, int]
    by_country: dict[str, int]
    outcomes: dict[str, int]
    sentences: tuple[str, ...] = ()


def counts(totals: Totals, everywhere: list[Tally], countries: list[Tally], outcomes: dict[str, int], words: Words) -> Counts:
    """`everywhere` are tallies of all places together, `countries` those of each country."""
    by_area: Counter[str] = Counter()
    for tally in everywhere:
        by_area[tally.focus_area] += tally.now
    by_country: Counter[str] = Counter()
    for tally in countries:
        by_country[tally.country] += tally.now
    sentences = (status.portfolio_sentence(totals, words), groups.by_focus_area_sentence(everywhere, words)) if totals.projects else ()
    return Counts(totals, dict(by_area), dict(by_country), outcomes, sentences)


def overview(sheets: dict[str, DataSheet], counted: Counts, words: Words) -> Page:
    """The page of headline figures; nothing on it is typed in."""
    w, projects = words, sheets["projects"]
    status_of, area_of = _column(projects, "status"), _column(projects, "focus_area")
    in_countries = [set(f"{one or ''}".split("; ")) for one in _column(projects, "in_countries")]
    statuses = [word for word in theme.STATUS_WORDS if counted.totals.now.get(word) or word in status_of]
    areas = [area for area in theme.FOCUS_WORDS if counted.by_area.get(area) or area in area_of]
    countries = sorted((code for code, n in counted.by_country.items() if n), key=lambda code: (not code, code))
    records = tuple((sheet.title, _rows(sheet)) for sheet in sheets.values())
    blocks = [
        Block(w.text("Records in this workbook"), (w.text("What"), "", w.text("How many")), tuple((name, "", n) for name, n in records), ("text", "text", "number")),
        _block(w.text("Projects by status"), statuses, lambda word: w.text(theme.STATUS_WORDS[word]), projects, "status", lambda word: status_of.count(word), w),
        _block(w.text("Projects by focus area"), areas, lambda area: w.text(theme.FOCUS_WORDS[area]), projects, "focus_area", lambda area: area_of.count(area), w),
        _block(w.text("Projects by country"), countries, lambda code: w.country(code) if code else w.text("No country"), projects, "in_countries",
               lambda code: sum(code in held for held in in_countries), w),
    ]  # fmt: skip
    if "milestones" in sheets:
        became = _column(sheets["milestones"], "came_of_it")
        told = [(w.text(label), counted.outcomes.get(word, 0)) for word, label in timeline.OUTCOME_WORDS.items()]
        rows: tuple[tuple[Value, ...], ...] = tuple(
            (label, "", Formula(f'=SUMPRODUCT(--({sheets["milestones"].span("came_of_it")}=$A{{row}}))', became.count(label)))
            for label, n in told if n or label in became
        )  # fmt: skip
        blocks.append(Block(w.text("Milestones by what became of them"), (w.text("What became of the date"), "", w.text("How many")), rows, ("text", "text", "number")))
    if "funding" in sheets:
        blocks.append(_money(sheets["funding"], w))
    charts = tuple(
        BookChart(blocks[number].title, number, 1, 2, f"{blocks[number].title}. {sentence}")
        for number, sentence in ((1, counted.sentences[0] if counted.sentences else ""), (2, counted.sentences[-1] if counted.sentences else ""), (3, ""))
        if blocks[number].rows
    )  # fmt: skip
    return Page(OVERVIEW, w.text("Overview"), counted.sentences, tuple(blocks), (24, 30, 13, 13), charts)


def checks(page: Page, sheets: dict[str, DataSheet], counted: Counts, words: Words) -> Page:
    """Every reconciliation: what the sheets add up to, what it must be, and whether it is."""
    w, projects, totals = words, sheets["projects"], counted.totals
    rows: list[tuple[Value, ...]] = [_check(w.text("Rows of the sheet Projects = projects that the tracker counts"), _rows(projects), totals.projects)]
    sums = ((1, w.text("Projects by status add up to the projects"), _rows(projects)), (2, w.text("Projects by focus area add up to the projects"), _rows(projects)),
            (3, w.text("Projects by country add up to the tracker's count (a project in two countries counts in each)"), sum(counted.by_country.values())))  # fmt: skip
    rows += [_check(said, _sum(page, block), other) for block, said, other in sums]
    found: tuple[tuple[int, dict[str, int], str, Callable[[str], str]], ...] = (
        (1, totals.now, w.text("Status: {name}"), lambda word: w.text(theme.STATUS_WORDS[word])),
        (2, counted.by_area, w.text("Focus area: {name}"), lambda area: w.text(theme.FOCUS_WORDS[area])),
        (3, counted.by_country, w.text("Country: {name}"), lambda code: w.country(code) if code else w.text("No country")),
    )  # fmt: skip
    for number, tracker, pattern, called in found:
        for place, row in enumerate(page.blocks[number].rows):
            key = str(row[0] or "")
            rows.append(_check(pattern.format(name=called(key)), _same(page, number, place), tracker.get(key, 0)))
    if "milestones" in sheets:
        rows.append(_check(w.text("Milestones by what became of them add up to the milestones"), _sum(page, 4), _rows(sheets["milestones"])))
        rows.append(_check(w.text("Rows of the sheet Milestones = milestones that the tracker counts"), _rows(sheets["milestones"]), sum(counted.outcomes.values())))
    for name, sheet in sheets.items():
        rows += _belongs(name, sheet, sheets, w)
    verdicts = [row[3].result for row in rows if isinstance(row[3], Formula)]
    head = (w.text("What is compared"), w.text("This workbook adds up to"), w.text("It must be"), w.text("Verdict"))
    block = Block("", head, tuple(rows), ("text", "number", "number", "text"))
    line = w.text("Every number of this workbook is a count of its own rows. Where one differs from the tracker's count of the same, the line says NOT OK.")
    summed = w.plural("{n} comparison, all of them OK.", "{n} comparisons, all of them OK.", len(rows))
    if BAD in verdicts:
        summed = w.plural("{n} comparison is NOT OK.", "{n} comparisons are NOT OK.", verdicts.count(BAD))
    return Page(CHECKS, w.text("Checks"), (line, summed), (block,), (80, 22, 16, 12))


def _column(sheet: DataSheet, name: str) -> list[str]:
    place = [column.name for column in sheet.columns].index(name)
    return [f"{row[place] or ''}" for row in sheet.rows]


def _keys(sheet: DataSheet) -> str:
    """The first column of a sheet, which no record leaves empty."""
    return sheet.span(sheet.columns[0].name)


def _rows(sheet: DataSheet) -> Formula:
    return Formula(f"=COUNTA({_keys(sheet)})", len(sheet.rows))


def _block(title: str, codes: Iterable[str], name: Callable[[str], str], sheet: DataSheet, column: str, count: Callable[[str], int], w: Words) -> Block:
    """A row per code: how many rows of the sheet have it, and their share of all."""
    keys, cells, every = _keys(sheet), sheet.span(column), len(sheet.rows)
    rows: list[tuple[Value, ...]] = []
    for code in codes:
        holds = f'{cells}=""' if not code else f"ISNUMBER(SEARCH($A{{row}},{cells}))" if column == "in_countries" else f"{cells}=$A{{row}}"
        share = Formula(f"=$C{{row}}/COUNTA({keys})", count(code) / every if every else 0)
        rows.append((code, name(code), Formula(f'=SUMPRODUCT(({keys}<>"")*({holds}))', count(code)), share))
    return Block(title, (w.text("As recorded"), w.text("In words"), w.text("Projects"), w.text("Share of projects")), tuple(rows), ("text", "text", "number", "share"))


def _money(sheet: DataSheet, w: Words) -> Block:
    """Sums by kind and currency, never over currencies."""
    kinds, currencies = _column(sheet, "kind"), _column(sheet, "currency")
    place = [column.name for column in sheet.columns].index("amount")
    sums: dict[tuple[str, str], float] = {}
    for kind, currency, row in zip(kinds, currencies, sheet.rows, strict=True):
        amount = row[place]
        sums[kind, currency] = sums.get((kind, currency), 0.0) + (float(amount) if isinstance(amount, int | float) else 0.0)
    text = f'=SUMPRODUCT(({sheet.span("kind")}=$A{{row}})*({sheet.span("currency")}=$B{{row}}),{sheet.span("amount")})'
    rows = tuple((kind, currency, Formula(text, amount)) for (kind, currency), amount in sorted(sums.items()))
    return Block(w.text("Money by kind and currency"), (w.text("Kind"), w.text("Currency"), w.text("Amount")), rows, ("text", "text", "number"))


def _check(said: str, first: Formula, second: int | Formula) -> tuple[Value, ...]:
    other = second.result if isinstance(second, Formula) else second
    return said, first, second, Formula(f'=IF($B{{row}}=$C{{row}},"{GOOD}","{BAD}")', GOOD if first.result == other else BAD)


def _sum(page: Page, block: int) -> Formula:
    results = [row[2].result for row in page.blocks[block].rows if isinstance(row[2], Formula)]
    return Formula(f"=SUM({page.span(block, 2)})", sum(int(one) for one in results))


def _same(page: Page, block: int, place: int) -> Formula:
    cell = page.blocks[block].rows[place][2]
    return Formula(f"='{page.name}'!$C${page.first_row(block) + place}", cell.result if isinstance(cell, Formula) else 0)


def _belongs(name: str, sheet: DataSheet, sheets: dict[str, DataSheet], w: Words) -> list[tuple[Value, ...]]:
    """That every row belongs to a project, or to an indicator, of this workbook."""
    column, of = ("indicator_id", "indicators") if name == "values" else ("project_id", "projects")
    if name == "projects" or of not in sheets:
        return []
    known = set(_column(sheets[of], column))
    belonging = sum(one in known for one in _column(sheet, column))
    said = w.text("Rows of the sheet {sheet} that belong to a row of the sheet {other}", sheet=sheet.name, other=sheets[of].name)
    return [_check(said, Formula(f"=SUMPRODUCT(--ISNUMBER(MATCH({sheet.span(column)},{_keys(sheets[of])},0)))", belonging), _rows(sheet))]
