"""A workbook of data, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class DataColumn:
    """A column of a sheet. `name` is the header as machines read it, `label` as people do; kind: text, number, date."""

    name: str
    label: str
    kind: str = "text"


@dataclass(frozen=True)
class DataSheet:
    """A sheet of typed rows; None is an empty cell."""

    name: str
    columns: tuple[DataColumn, ...]
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True)
class Workbook:
    """Data sheets first, then a sheet with `properties`: what filters, which date, which data state."""

    title: str
    properties_name: str
    properties: tuple[tuple[str, str], ...]
    sheets: tuple[DataSheet, ...]
