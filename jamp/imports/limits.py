"""What fields say of each other, of the records before them and of today: dates in order, jumps, directions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from operator import le
from typing import Any

from jamp.imports.cells import CLEAR
from jamp.imports.issues import Issues
from jamp.imports.numbers import shown
from jamp.imports.references import Known
from jamp.imports.sums import sums
from jamp.imports.table import Table
from jamp.model.case_studies import NEEDED
from jamp.model.clearing import same_person
from jamp.model.dates import end_of
from jamp.model.settings import DEFAULTS, PAIRS, RANGES
from jamp.model.sheets import Sheet
from jamp.model.units import never_negative

JUMP = 5.0  # times the last value
PERIODS = (("start_date", "end_date"), ("baseline_date", "target_date"))
HAPPENED = ("actual_date",)  # what lies in the future cannot have happened
SPEAKS = ("updates", "values", "projects")  # sheets whose as_at should not lie in the future


@dataclass
class Rows:
    """The rows of a file beside what is stored: `now` maps a key to its record in the order of the sheet's columns."""

    sheet: Sheet
    table: Table
    now: Mapping[tuple[Any, ...], tuple[Any, ...]]
    known: Known
    today: str
    issues: Issues
    bad: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.at = {column.name: i for i, column in enumerate(self.sheet.own_columns)}

    def stored(self, name: str, row: int) -> Any:
        """The stored value of a field of this row's record; None when there is none."""
        record = self.now.get(self.table.keys[row])
        return record[self.at[name]] if record is not None and name in self.at else None

    def value(self, name: str, row: int) -> Any:
        """The value after the import: that of the file, or what stays."""
        given = self.table.columns[name][row] if name in self.table.columns else None
        return self.stored(name, row) if given is None else None if given == CLEAR else given

    def moved(self, name: str, row: int) -> bool:
        """True when the file says something else than what is stored."""
        given = self.table.columns[name][row]
        return given not in (None, CLEAR) and given != self.stored(name, row)

    def tell(self, severity: str, code: str, message: str, row: int, name: str, written: Any, also: Iterable[int] = (),
             **values: Any) -> None:  # fmt: skip
        """An Issue of a row, which is left out when it blocks, and the rows `also` with it."""
        text = shown(written) if isinstance(written, float) else str(written)
        self.issues.tell(severity, code, message, self.table.lines[row], name, text, values, also=[self.table.lines[one] for one in also])
        if severity == "row":
            self.bad.update([row, *also])


def limited(rows: Rows) -> None:
    """Every finding of this kind; rows that it blocks are taken out of the table."""
    columns = rows.table.columns
    for start, end in PERIODS:
        if start in rows.at and (start in columns or end in columns):
            _in_order(rows, start, end)
    for name in HAPPENED:
        if name in columns and name in rows.at and rows.today:
            _happened(rows, name)
    if rows.sheet.name in SPEAKS and "as_at" in columns and rows.today:
        _future(rows)
    if rows.sheet.name == "indicators" and "target" in columns:
        _targets(rows)
    if rows.sheet.name == "projects" and "title" in columns:
        _renamed(rows)
    if rows.sheet.name == "settings" and "value" in columns:
        _ranges(rows)
        _pairs(rows)
    if rows.sheet.name == "case_studies":
        _cleared(rows)
    if rows.sheet.name == "values" and "value" in columns:
        units = rows.known.units()
        _negative(rows, units)
        _jumps(rows)
        if any(key[2] for key in rows.table.keys):
            sums(rows, units)
    if rows.bad:
        rows.table.keep([row for row in range(len(rows.table.keys)) if row not in rows.bad])


def _in_order(rows: Rows, start: str, end: str) -> None:
    for row in range(len(rows.table.keys)):
        first, last = rows.value(start, row), rows.value(end, row)
        if first and last and end_of(last) < first and any(n in rows.table.columns and rows.moved(n, row) for n in (start, end)):
            message = "It ends {end}, before it starts {start}. Mend one of the dates."
            rows.tell("row", "row-constraint", message, row, end, last, start=first, end=last)


def _happened(rows: Rows, name: str) -> None:
    for row, date in enumerate(rows.table.columns[name]):
        if date and date != CLEAR and date > rows.today[: len(date)] and rows.moved(name, row):
            message = "{date} lies in the future, so it has not happened. A date to come goes into the planned or revised date."
            rows.tell("row", "row-constraint", message, row, name, date, date=date)


def _future(rows: Rows) -> None:
    dates = rows.table.columns["as_at"]
    late = {date for date in set(dates) if date and date != CLEAR and date > rows.today[: len(date)]}
    for row, date in enumerate(dates) if late else ():
        if date in late and not (rows.sheet.key[0] != "project_id" and rows.table.keys[row] in rows.now):
            message = "The reporting date {date} lies in the future. Check the year."
            rows.tell("warning", "row-constraint", message, row, "as_at", date, date=date)


def _ranges(rows: Rows) -> None:
    for row, value in enumerate(rows.table.columns["value"]):
        name = rows.table.keys[row][0]
        least, most = RANGES.get(name, (0, value))
        if isinstance(value, float) and not least <= value <= most:
            message = "The limit {limit} must lie between {least} and {most}."
            rows.tell("row", "constraint-error", message, row, "value", value, limit=name, least=shown(least), most=shown(most))


def _cleared(rows: Rows) -> None:
    """What a line that is to be published lacks itself; its evidence and its consents are looked at when it is applied."""
    for row in range(len(rows.table.keys)):
        if rows.value("state", row) != "cleared":
            continue
        for name in (*NEEDED, "author", "reviewer", "reviewed_on", "contact", "start_date"):
            if not rows.value(name, row):
                message = "A case study that is cleared needs this. Fill it in, or let the state be “in review”."
                rows.tell("row", "row-constraint", message, row, name, "")
        author, reader = rows.value("author", row) or "", rows.value("reviewer", row) or ""
        if same_person(author, reader):
            message = "The second reader is another person than the author. Write who else has read it."
            rows.tell("row", "row-constraint", message, row, "reviewer", reader)


def _pairs(rows: Rows) -> None:
    """Two limits of one rule of which the graver comes first: the milder rating is never given."""
    lines = {key[0]: row for row, key in enumerate(rows.table.keys) if row not in rows.bad}

    def held(name: str) -> Any:
        record = rows.now.get((name,))
        return rows.value("value", lines[name]) if name in lines else DEFAULTS[name] if record is None else record[rows.at["value"]]

    for mild, grave, higher in PAIRS:
        first, second = held(mild), held(grave)
        row = next((lines[name] for name in (grave, mild) if name in lines and rows.moved("value", lines[name])), None)
        if row is not None and first is not None and second is not None and (first > second if higher else first < second):
            message = "{grave} is {second} and {mild} is {first}: what is off track comes before what is on watch, and nothing is on watch for this. Set {grave} to {first} or more."
            if not higher:
                message = "{grave} is {second} and {mild} is {first}: what is off track comes before what is on watch, and nothing is on watch for this. Set {grave} to {first} or less."
            values: dict[str, Any] = {"mild": mild, "first": shown(first), "grave": grave, "second": shown(second)}
            rows.tell("warning", "row-constraint", message, row, "value", rows.table.columns["value"][row], **values)


def _targets(rows: Rows) -> None:
    for row, target in enumerate(rows.table.columns["target"]):
        before, direction = rows.stored("target", row), rows.value("direction", row)
        if isinstance(target, float) and before is not None and direction and target != before:
            if (target < before) == (direction == "rising"):
                message = "The target moves from {before} to {target}, against the direction of the indicator. Check it."
                values: dict[str, Any] = {"before": shown(before), "target": shown(target)}
                rows.tell("warning", "row-constraint", message, row, "target", target, **values)


def _renamed(rows: Rows) -> None:
    for row, title in enumerate(rows.table.columns["title"]):
        before = rows.stored("title", row)
        if before and rows.moved("title", row):
            message = "Same code, new name: {before} is now called {title}."
            rows.tell("note", "renamed", message, row, "title", title, before=before, title=title)


def _negative(rows: Rows, units: Mapping[str, str]) -> None:
    values = rows.table.columns["value"]
    for row, value in enumerate(values):
        if isinstance(value, float) and value < 0 and rows.moved("value", row):
            unit = units.get(rows.table.keys[row][0], "")
            if never_negative(unit):
                message = "A number of {unit} cannot be below zero."
                rows.tell("row", "constraint-error", message, row, "value", value, unit=unit)


def _jumps(rows: Rows) -> None:
    """A value more than five times the one before it in time, be that stored or in the file."""
    keys, values = rows.table.keys, rows.table.columns["value"]
    dates = rows.table.columns["as_at"]
    plain = not rows.now and len(set(map(len, dates))) == 1 and not any(key[2] or key[3] for key in keys)
    if plain and (all(map(le, dates, dates[1:])) or all(map(le, keys, keys[1:]))):
        return _jumps_in_order(rows, values)
    series: dict[tuple[str, str], list[tuple[str, float, int]]] = {}
    ends: dict[str, str] = {}
    for row, (key, value) in enumerate(zip(keys, values, strict=True)):
        if value.__class__ is float:
            end = ends.get(key[1]) or ends.setdefault(key[1], end_of(key[1]))
            series.setdefault((key[0], key[2]), []).append((end, value, row))
    written, at = set(keys) if rows.now else set(), rows.at["value"]
    for key, record in rows.now.items():
        if key not in written and record[at] is not None and (key[0], key[2]) in series:
            series[key[0], key[2]].append((end_of(key[1]), record[at], -1))
    for points in series.values():
        points.sort()
        last = 0.0
        for position, (end, value, row) in enumerate(points):
            if row >= 0 and last and abs(value) > JUMP * abs(last) and points[position - 1][0] < end and rows.moved("value", row):
                _jump(rows, row, value, [number for _, number, _ in points[:position]])
            last = value


def _jumps_in_order(rows: Rows, values: list[Any]) -> None:
    """The same of a long file whose rows stand in the order of time, one for each indicator and date."""
    past: dict[str, list[float]] = {}
    for row, (indicator, value) in enumerate(zip(rows.table.columns["indicator_id"], values, strict=True)):
        if value.__class__ is float:
            before = past.get(indicator)
            if before is None:
                past[indicator] = [value]
                continue
            if before[-1] and abs(value) > JUMP * abs(before[-1]):
                _jump(rows, row, value, before)
            before.append(value)


def _jump(rows: Rows, row: int, value: float, past: list[float]) -> None:
    message = "{value} is more than five times the value before it. The last values: {past}"
    told = ", ".join(shown(number) for number in past[-3:])
    rows.tell("warning", "deviated-value", message, row, "value", value, value=shown(value), past=told)
