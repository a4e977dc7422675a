"""Changes of records as a table: what, old, new, who, when, from which file."""

from __future__ import annotations

from typing import Any

from jamp.charts import outcomes, theme
from jamp.imports.plan import RecordChange
from jamp.model.sheets import Kind
from jamp.model.subjects import SHEETS
from jamp.model.suppression import SUPPRESSED
from jamp.queries import projects
from jamp.queries.batches import RevisionRow
from jamp.ui import markup
from jamp.ui.frame import Frame

KEYS = " · "
CHOICES = outcomes.STATE_WORDS | theme.EXIT_WORDS | theme.STATUS_WORDS | theme.STAGE_WORDS | theme.FOCUS_WORDS


def _value(frame: Frame, sheet: str, name: str, value: Any) -> str:
    """A stored value as its reader would write it; "–" for none."""
    w, kinds = frame.words, {column.name: column.kind for column in SHEETS[sheet].columns}
    if value is None or value == "":
        return "–"
    if isinstance(value, float | int):
        return w.number(value, 4)
    if value == SUPPRESSED and sheet == "values":
        return w.text(outcomes.STATE_WORDS[SUPPRESSED])
    if kinds.get(name) == Kind.DATE:
        return w.date(str(value))
    return w.text(CHOICES[value]) if kinds.get(name) == Kind.CHOICE and value in CHOICES else str(value)


def _share(frame: Frame, old: Any, new: Any) -> str:
    """By how many per cent a number changes; "" for anything else."""
    numbers = all(isinstance(value, float | int) and not isinstance(value, bool) for value in (old, new))
    if not numbers or not old or old == new:
        return ""
    share = (new - old) / abs(old) * 100
    return f" ({'+' if share > 0 else '−'}{frame.words.number(abs(share), 1)} %)"


def _label(frame: Frame, sheet: str, name: str) -> str:
    try:
        return frame.words.text(SHEETS[sheet].column(name).label)
    except KeyError:
        return name


def changes(frame: Frame, rows: list[RecordChange]) -> str:
    """The diff of a Plan as HTML: a line per field."""
    w = frame.words
    kinds = {"new": w.text("new"), "changed": w.text("changed")}
    body: list[list[Any]] = []
    with frame.reading() as session:
        titles = projects.titles(session, {row.key.split(KEYS)[0] for row in rows})
    for row in rows:
        code = row.key.split(KEYS)[0]
        called = w.place(*titles[code]) if code in titles else ""
        record = markup.named(row.key, called) if called else row.key
        # a new record need not repeat what its key says already
        parts = row.key.split(KEYS) if row.kind == "new" else []
        fields = {name: pair for name, pair in row.fields.items() if str(pair[1]) not in parts} or row.fields
        for number, (name, (old, new)) in enumerate(fields.items()):
            first: list[Any] = [w.number(row.line) if row.line else "–", record, kinds[row.kind]] if number == 0 else ["", "", ""]
            body.append([*first, _label(frame, row.sheet, name), _value(frame, row.sheet, name, old), _value(frame, row.sheet, name, new) + _share(frame, old, new)])
    head = [w.text("Line"), w.text("Record"), w.text("What"), w.text("Field"), w.text("Old value"), w.text("New value")]
    return markup.rendered("block.html", tables=[markup.table(*markup.lean(head, body), numbers=False)])


def differences(frame: Frame, rows: list[RevisionRow], one_batch: bool = False) -> str:
    """The history of records as HTML: a line per record. `one_batch` leaves out what is the same in every line."""
    w = frame.words
    kinds = {"new": w.text("new"), "changed": w.text("changed"), "removed": w.text("removed")}
    body = []
    for row in rows:
        if row.kind == "changed":
            texts = [(n, f"{_value(frame, row.sheet, n, old)} → {_value(frame, row.sheet, n, new)}") for n, (old, new) in row.fields.items()]
        else:
            values = {n: new if row.kind == "new" else old for n, (old, new) in row.fields.items()}
            texts = [(n, _value(frame, row.sheet, n, value)) for n, value in values.items() if value not in (None, "")][:6]
        told = w.text("; ").join(w.text("{label}: {value}", label=_label(frame, row.sheet, n), value=value) for n, value in texts)
        where = w.text("{a}, {b}", a=row.file, b=w.text("line {n}", n=row.line)) if row.file and row.line else row.file
        body.append([
            (w.number(row.batch), frame.link("history", batch=row.batch)), w.moment(row.recorded_at), row.by, where,
            w.text("{label}: {value}", label=w.text(SHEETS[row.sheet].label), value=row.key), kinds[row.kind], told,
        ])  # fmt: skip
    head = [w.text("Batch"), w.text("When"), w.text("Who"), w.text("File"), w.text("Record"), w.text("What"), w.text("Change")]
    if one_batch:
        order = (4, 5, 6, 3)
        head, body = [head[i] for i in order], [[line[i] for i in order] for line in body]
    return markup.rendered("block.html", tables=[markup.table(head, body, numbers=False)])
