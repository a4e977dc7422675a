"""Indicators with their reported values, one exhibit each."""

from __future__ import annotations

from typing import Any

from jamp.charts import outcomes
from jamp.model.outcomes import HIDDEN
from jamp.model.rows import IndicatorRow
from jamp.ui import markup
from jamp.ui.frame import Frame


def results(frame: Frame, rows: list[IndicatorRow], with_project: bool = False) -> list[tuple[str, str, Any, str, str]]:
    """(what is shown, finding, figure or None, table, key) per indicator; those without a value share the last one."""
    found = [
        (
            _shown(frame, row, with_project),
            outcomes.values_sentence(row, frame.words, frame.view.since if frame.view.compared else ""),
            outcomes.values(row, frame.words, frame.scheme, frame.choices.groups) if len({point.as_at for point, _ in outcomes.figures(row)}) > 1 else None,
            _table(frame, row),
            row.indicator_id,
        )
        for row in rows
        if row.values
    ]
    silent = [row for row in rows if not row.values]
    return [*found, _silent(frame, silent)] if silent else found


def _silent(frame: Frame, rows: list[IndicatorRow]) -> tuple[str, str, Any, str, str]:
    w = frame.words
    head = [w.text("Indicator"), w.text("Unit"), w.text("Baseline"), w.text("Target"), w.text("Project")]
    body = [
        [row.title, row.unit, *(w.text(HIDDEN) if unseen else "–" if number is None else w.number(number, 2)
                                for number, unseen in ((row.baseline, row.baseline_hidden), (row.target, row.target_hidden))),
         (row.project_title or row.project_id, frame.link("project", project=row.project_id))]
        for row in rows
    ]  # fmt: skip
    finding = w.plural("{n} indicator without a reported figure", "{n} indicators without a reported figure", len(rows))
    return w.text("What is to be counted"), finding, None, markup.table(*markup.lean(head, body), numbers=False), "silent"


def _shown(frame: Frame, row: IndicatorRow, with_project: bool) -> str:
    w = frame.words
    shown = [f"{row.title} ({row.unit})"]
    if row.baseline is not None:
        shown.append(w.text("Baseline {n} ({date})", n=w.number(row.baseline, 2), date=w.date(row.baseline_date) or w.text("Not stated")))
    if row.baseline_hidden:
        shown.append(w.text("{heading}: {n}", heading=w.text("Baseline"), n=w.text(HIDDEN)))
    if row.target_hidden:
        shown.append(w.text("{heading}: {n}", heading=w.text("Target"), n=w.text(HIDDEN)))
    if row.target is not None:
        shown.append(w.text("Target {n} ({date})", n=w.number(row.target, 2), date=w.date(row.target_date) or w.text("no date given")))
    if groups := outcomes.groups_line(row, w, frame.choices.groups):
        shown.append(groups)
    if with_project and row.project_title:
        shown.append(row.project_title)
    if row.codes:
        shown.append(w.text(", ").join(row.codes))
    return " · ".join(shown)


def _table(frame: Frame, row: IndicatorRow) -> str:
    w = frame.words
    head = [w.text("As at"), w.text("Value"), w.text("Groups"), w.text("Comment"), w.text("Data quality"), w.text("Source")]
    body = [
        [w.date(p.as_at), outcomes.figure_of(p, w), outcomes.group_name(p.groups, frame.choices.groups, w), p.comment, w.text(outcomes.QUALITY_WORDS[p.quality]),
         (p.source_title or w.text("The office itself"), markup.web(p.source_url))]
        for p in row.values
    ]  # fmt: skip
    return markup.table(*markup.lean(head, body), numbers=False)
