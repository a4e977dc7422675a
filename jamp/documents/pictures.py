"""Charts, maps, walls of cards and photos, as values."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from math import isfinite
from typing import Literal

from jamp.documents.marks import PATTERNS, checked_colour, checked_shape

SHA = re.compile(r"[0-9a-f]{64}")
JPEG = b"\xff\xd8\xff"


@dataclass(frozen=True)
class Series:
    """One value per category; None is missing, which is drawn as a gap and never as zero."""

    name: str
    values: tuple[float | None, ...]
    color: str
    pattern: Literal["filled", "hollow", "framed", "hatched"] = "filled"

    def __post_init__(self) -> None:
        checked_colour(self.color)
        if self.pattern not in PATTERNS:
            raise ValueError(f"no such pattern: {self.pattern!r}; one of {', '.join(PATTERNS)}")
        if any(value is not None and not isfinite(value) for value in self.values):
            raise ValueError(f"a value of {self.name!r} is not a number; write None for missing")


@dataclass(frozen=True)
class Chart:
    """`title` states the finding, `subtitle` what is shown and its unit, `sentence` reads it out, `source` names the
    source and date, `alt` says it to who cannot see it.

    Bars lie, one per category from the top; `across=True` stands them side by side from left to right, for time. Lines
    always run from left to right. Stacked values are zero or more. `number` is a format spec for the values (".0%",
    ",.1f"); empty prints whole numbers whole. `missing` is printed where a bar has no value. `marks` are one value per
    category of bars, drawn as a mark across the bar, and `marked` is what they are ("Target"). `total` is the name of the
    sums of stacked bars, for formats whose charts carry their sums as figures of their own; without it they carry none.
    """

    title: str
    subtitle: str
    kind: Literal["stacked_bars", "bars", "lines"]
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    sentence: str
    source: str
    alt: str
    across: bool = False
    number: str = ""
    missing: str = "–"
    marks: tuple[float | None, ...] = ()
    marked: str = ""
    total: str = ""

    def __post_init__(self) -> None:
        if self.kind not in ("stacked_bars", "bars", "lines"):
            raise ValueError(f"no such kind of chart: {self.kind!r}")
        if not self.alt.strip():
            raise ValueError(f"a chart has a text for who cannot see it: {self.title!r}")
        if not self.categories or not self.series:
            raise ValueError(f"a chart has categories and series; an empty one is a paragraph: {self.title!r}")
        for series in self.series:
            if len(series.values) != len(self.categories):
                raise ValueError(f"{series.name!r} has {len(series.values)} values for {len(self.categories)} categories")
            if self.kind == "stacked_bars" and any((value or 0) < 0 for value in series.values):
                raise ValueError(f"a stacked value of {series.name!r} is below zero")
        if self.marks and (self.kind == "lines" or len(self.marks) != len(self.categories) or not self.marked.strip()):
            raise ValueError(f"marks stand at bars, one per category, and have a name: {self.title!r}")
        if any(value is not None and not isfinite(value) for value in self.marks):
            raise ValueError(f"a mark of {self.title!r} is not a number; write None for none")
        format(1.0, self.number)

    @property
    def piled(self) -> bool:
        """Bars upon each other; a single series stands on nothing."""
        return self.kind == "stacked_bars" and len(self.series) > 1

    @property
    def lying(self) -> bool:
        return self.kind != "lines" and not self.across


@dataclass(frozen=True)
class Card:
    """Marks are (shape, colour, count, label). A label of one or two characters is written inside the mark, and the
    mark is repeated `count` times; a longer one stands beside one mark with its count."""

    title: str
    subtitle: str
    marks: tuple[tuple[str, str, int, str], ...]

    def __post_init__(self) -> None:
        for shape, colour, count, _label in self.marks:
            checked_shape(shape, colour)
            if count < 0:
                raise ValueError(f"a count below zero on the card {self.title!r}")


@dataclass(frozen=True)
class Cards:
    """A wall of cards, three side by side. `key` explains the marks: (shape, colour, text)."""

    title: str
    items: tuple[Card, ...]
    key: tuple[tuple[str, str, str], ...] = ()

    def __post_init__(self) -> None:
        for shape, colour, _text in self.key:
            checked_shape(shape, colour)


@dataclass(frozen=True)
class Map:
    """`outlines` are polygons of (longitude, latitude); `points` are (longitude, latitude, label, size, colour), in
    degrees, with discs whose area follows `size` (zero or more)."""

    title: str
    outlines: tuple[tuple[tuple[float, float], ...], ...]
    points: tuple[tuple[float, float, str, float, str], ...]
    alt: str

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise ValueError(f"a map has a text for who cannot see it: {self.title!r}")
        if not self.outlines and not self.points:
            raise ValueError(f"a map shows something; an empty one is a paragraph: {self.title!r}")
        for longitude, latitude, label, size, colour in self.points:
            checked_colour(colour)
            if not (abs(longitude) <= 180 and abs(latitude) <= 90 and size >= 0):
                raise ValueError(f"{label!r} is not on the map: {longitude}, {latitude}, size {size}")


@dataclass(frozen=True)
class Photo:
    """A photo, by the SHA-256 of its file. `data` is that file (JPEG), or None where it may not be shown: then `withheld`
    stands in its place, and nothing of what is said of it. Photos that follow each other stand side by side."""

    file: str
    alt: str
    caption: str
    credit: str
    withheld: str
    data: bytes | None = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not SHA.fullmatch(self.file):
            raise ValueError(f"a photo is named by its SHA-256: {self.file!r}")
        if not self.alt.strip() or not self.withheld.strip():
            raise ValueError(f"a photo has a text for who cannot see it, and one for where it may not be shown: {self.file}")
        if self.data is not None and not self.data.startswith(JPEG):
            raise ValueError(f"a photo is a JPEG picture: {self.file}")

    @property
    def under(self) -> str:
        """What stands below it."""
        return "\n".join(line for line in (self.caption, self.credit) if line.strip())
