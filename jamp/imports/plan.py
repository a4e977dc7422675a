"""A Plan: what a set of files would change, record by record, and every problem found in them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from jamp.imports.conversions import Conversion
from jamp.imports.matched import Matched, Memory
from jamp.imports.reading.decision import Decision, SetAside
from jamp.model.subjects import SHEETS
from jamp.store.scope import Person

Fields = dict[str, Any]
KEYS = " · "  # between the parts of a key


@dataclass(frozen=True)
class Upload:
    """A file as it came. `sheet` names what it holds; None lets its columns tell. `options`: how a person wants it
    read, by the names of reading.decision.Reading; what they leave open is decided."""

    name: str
    data: bytes
    sheet: str | None = None
    options: dict[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Issue:
    """One problem. severity: file, row (both block), warning, note. `line` counts as in the file, the header is
    line 1; `message` is an English text whose {places} `values` fills."""

    severity: str
    code: str
    message: str
    line: int | None = None
    column: str = ""
    value: str = ""
    values: dict[str, Any] = field(default_factory=dict, hash=False)
    tab: str = ""  # the sheet of a workbook
    letter: str = ""  # the column as a spreadsheet program calls it
    option: str = ""  # the question of `answers.QUESTIONS` that settles it
    times: int = 1  # how many it stands for: of very many of one kind the last ones are counted alone

    @property
    def blocks(self) -> bool:
        """True when nothing may be applied while this stands."""
        return self.severity in ("file", "row")

    @property
    def text(self) -> str:
        """The message in English."""
        return self.message.format(**self.values)


@dataclass(frozen=True)
class RecordChange:
    """One record as a person sees it: `fields` maps a column to (old, new)."""

    file: str
    sheet: str
    key: str
    line: int  # 0 where no line of the file says it
    kind: str  # new or changed
    fields: dict[str, tuple[Any, Any]]


@dataclass
class Operations:
    """What one file does to one sheet. `new` holds whole records in the order of `columns`; `changed` holds
    (key, before, after, line) with the changed fields alone."""

    sheet: str
    file: int
    columns: tuple[str, ...]
    new: list[tuple[Any, ...]] = field(default_factory=list)
    new_lines: list[int] = field(default_factory=list)
    changed: list[tuple[tuple[Any, ...], Fields, Fields, int]] = field(default_factory=list)
    missing: list[tuple[Any, ...]] = field(default_factory=list)
    unchanged: int = 0
    # what the reader is shown instead, where a row speaks of two records (a project and its update)
    shown: list[RecordChange] | None = None

    def same(self, other: Operations) -> bool:
        """True when both would write the same, and show the same."""
        mine, theirs = (self.columns, self.new, self.changed, self.shown), (other.columns, other.new, other.changed, other.shown)
        return mine == theirs

    def leave_out(self, lines: Collection[int]) -> None:
        """Write nothing of these lines."""
        kept = [i for i, line in enumerate(self.new_lines) if line not in lines]
        self.new, self.new_lines = [self.new[i] for i in kept], [self.new_lines[i] for i in kept]
        self.changed = [change for change in self.changed if change[3] not in lines]
        if self.shown is not None:
            self.shown = [change for change in self.shown if change.line not in lines]

    def parts(self, most: int | None) -> Iterator[Operations]:
        """The same in pieces of at most so many records, in the same order; in one piece for None."""
        if most is None:
            yield self
            return
        for start in range(0, len(self.new), most):
            end = start + most
            yield Operations(self.sheet, self.file, self.columns, self.new[start:end], self.new_lines[start:end])
        for start in range(0, len(self.changed), most):
            yield Operations(self.sheet, self.file, self.columns, changed=self.changed[start : start + most])

    @property
    def records(self) -> int:
        """How many records it writes."""
        return len(self.new) + len(self.changed)

    def keys(self) -> list[tuple[Any, ...]]:
        """The keys of all records that it writes."""
        at = key_positions(self)
        return [tuple(record[i] for i in at) for record in self.new] + [key for key, *_ in self.changed]


@dataclass
class FilePlan:
    """One table: how it was read, what it would change, and its problems. A workbook may hold several; `upload` is the
    place of its file among the Plan's, `tab` the sheet of the workbook."""

    file: str
    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""
    rows: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    missing: int = 0
    issues: tuple[Issue, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    sample: tuple[tuple[str, ...], ...] = ()
    upload: int = 0
    tab: str = ""
    decisions: tuple[Decision, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    blocked: frozenset[int] = frozenset()
    # what was read otherwise than written: the first some hundreds, and how many different texts in all
    conversions: tuple[Conversion, ...] = ()
    converted: int = 0
    matched: tuple[Matched, ...] = ()
    memory: Memory = Memory()

    @property
    def bad_lines(self) -> list[int]:
        """Lines, as in the file, that a problem keeps from being applied."""
        return sorted(self.blocked)


@dataclass
class Plan:
    """Files, what they would write, for whom, and what this was compared with: `state` of the records, `words` of what
    the person's office has confirmed. `sent` are the files before an earlier one said how `uploads` are read."""

    person: Person
    uploads: tuple[Upload, ...]
    options: dict[str, Any]
    state: str
    files: tuple[FilePlan, ...] = ()
    operations: list[Operations] = field(default_factory=list)
    words: str = ""
    sent: tuple[Upload, ...] = ()

    @property
    def fit(self) -> bool:
        """True when no problem blocks it; of problems of lines alone, none does where the good lines are wanted."""
        severities = {issue.severity for file in self.files for issue in file.issues}
        return bool(self.files) and "file" not in severities and (self.good_rows_only or "row" not in severities)

    @property
    def good_rows_only(self) -> bool:
        """Whether lines with problems are left out instead of stopping the file."""
        return bool(self.options.get("good_rows_only"))

    @property
    def empty(self) -> bool:
        """True when nothing would change."""
        return not self.records

    @property
    def records(self) -> int:
        """How many records it writes."""
        return sum(operations.records for operations in self.operations)

    def same(self, other: Plan) -> bool:
        """True when both would write the same, and replace the same words of colleagues."""
        pairs = zip(self.operations, other.operations, strict=False)
        words = [[file.memory.replaces for file in plan.files] for plan in (self, other)]
        return len(self.operations) == len(other.operations) and words[0] == words[1] and all(a.same(b) for a, b in pairs)

    def _every_change(self) -> Iterator[RecordChange]:
        for operations in self.operations:
            if operations.shown is not None:
                yield from operations.shown
                continue
            name = self.files[operations.file].file
            keys = key_positions(operations)
            for record, line in zip(operations.new, operations.new_lines, strict=True):
                fields = {
                    column: (None, value)
                    for column, value in zip(operations.columns, record, strict=True)
                    if value not in (None, "")
                }
                key = shown_key(tuple(record[i] for i in keys))
                yield RecordChange(name, operations.sheet, key, line, "new", fields)
            for key_values, before, after, line in operations.changed:
                both = {column: (before[column], after[column]) for column in after}
                yield RecordChange(name, operations.sheet, shown_key(key_values), line, "changed", both)

    def changes(self, offset: int = 0, limit: int | None = None, kind: str = "",
                of: Callable[[RecordChange], bool] | None = None) -> list[RecordChange]:  # fmt: skip
        """New and changed records, or those of one kind alone, or those that `of` holds of, from `offset` on, at most `limit`."""
        found: list[RecordChange] = []
        wanted = (change for change in self._every_change() if kind in ("", change.kind) and (of is None or of(change)))
        for position, change in enumerate(wanted):
            if position >= offset:
                if limit is not None and len(found) >= limit:
                    break
                found.append(change)
        return found

    def spelled(self) -> list[tuple[str, str]]:
        """(new other name, code) of the cities that the Plan gives other names to, as a person confirmed them."""
        every = (o for o in self.operations if o.sheet == "aliases" and o.shown is not None)
        return [(record[o.columns.index("alias")], record[o.columns.index("subject_id")]) for o in every for record in o.new]

    def missing(self, besides: str = "", limit: int = 50) -> list[tuple[str, str]]:
        """(sheet, key) of stored records, of all sheets but one, that the files speak around but do not hold."""
        every = ((o.sheet, shown_key(key)) for o in self.operations if o.sheet != besides for key in o.missing)
        return [pair for pair, _ in zip(every, range(limit), strict=False)]


def key_positions(operations: Operations) -> tuple[int, ...]:
    """Where the key columns stand in a record."""

    return tuple(operations.columns.index(name) for name in SHEETS[operations.sheet].key)


def shown_key(values: tuple[Any, ...]) -> str:
    """A key as one text: its parts that are not empty."""
    return KEYS.join(str(value) for value in values if value not in (None, ""))
