"""What a person may say about how a file is read, and what was decided where nobody said."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

Sample = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Reading:
    """A person's choices for one file; None leaves the decision to the reader."""

    encoding: str | None = None  # a name of decode.ENCODINGS
    delimiter: str | None = None
    workbook_sheet: str | None = None
    header_row: int | None = None  # the line of the header, as in the file; its last line where it has two
    header_levels: int | None = None  # 1 or 2
    unpivot: bool | None = None  # a column per period is turned into a row per period
    footers: bool | None = None  # False: lines at the foot that look like totals and notes are records

    @classmethod
    def of(cls, *options: dict[str, Any], tab: str = "") -> Reading:
        """From options by the names above, each None or absent where nothing was said; the first that says counts. An
        option may hold {sheet of the workbook: choice}, of which that of `tab` counts."""
        said = [{one.name: _of_tab(given.get(one.name), tab) for one in fields(cls)} for given in reversed(options)]
        return cls(**{name: value for one in said for name, value in one.items() if value is not None})


def _of_tab(choice: Any, tab: str) -> Any:
    return choice.get(tab) if isinstance(choice, dict) else choice


@dataclass(frozen=True)
class Alternative:
    """Another reading: `value` goes into the Reading's field that the decision names. `sample` holds rows as they
    would look."""

    value: Any
    sample: Sample = ()


@dataclass(frozen=True)
class Decision:
    """One decision. `name` says about what and `reason` why: an English text whose {places} `values` fills. `option`
    is the field of Reading that switches it to one of `alternatives`; "" when there is nothing to switch."""

    name: str
    value: Any
    reason: str
    values: dict[str, Any] = field(default_factory=dict, hash=False)
    option: str = ""
    alternatives: tuple[Alternative, ...] = ()

    @property
    def text(self) -> str:
        """The reason in English."""
        return self.reason.format(**self.values)


@dataclass(frozen=True)
class SetAside:
    """A line that is no record: kept with the file, never imported. kind: title, total, note or remark."""

    line: int
    kind: str
    text: str
