"""Charts in Word are charts: their figures stand in a workbook that opens, and nothing stands in for them."""

from __future__ import annotations

import dataclasses
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from jamp.documents.docx import render_docx
from jamp.documents.pictures import Chart, Series
from tests.documents import words
from tests.documents.samples import BLUE, GREEN, GREY, chart, document

C = words.CHART


def only(made: Chart) -> tuple[Any, list[list[Any]]]:
    (found,) = words.charts(render_docx(document(made)))
    return found


@pytest.mark.parametrize(("kind", "across", "tag", "lying"), [
    ("stacked_bars", False, "barChart", True), ("stacked_bars", True, "barChart", False), ("bars", False, "barChart", True),
    ("bars", True, "barChart", False), ("lines", False, "lineChart", False),
])  # fmt: skip
def test_the_figures_are_in_the_workbook_and_in_the_chart(kind: str, across: bool, tag: str, lying: bool) -> None:
    made = chart(kind, across)
    root, rows = only(made)
    assert rows == [[None, "Done", "Open"], ["City 0", 0, 0], ["City 1", 1, None], ["City 2", 2, 2]] == words.cached(root)
    (plot,) = root.iter(C + tag)
    assert root.find(f".//{C}dispBlanksAs").get("val") == "gap"
    if tag == "barChart":
        assert plot.find(C + "barDir").get("val") == ("bar" if lying else "col")
        assert plot.find(C + "grouping").get("val") == ("stacked" if kind == "stacked_bars" else "clustered")
    if lying:
        # the first category at the top and the axis of values below
        assert root.find(f".//{C}catAx/{C}scaling/{C}orientation").get("val") == "maxMin"
        assert root.find(f".//{C}valAx/{C}crosses").get("val") == "max"
    assert [root.find(f".//{C}valAx/{C}scaling/{C}{end}").get("val") for end in ("min", "max")][0] == "0.0"


def test_sums_and_marks_are_figures_of_their_own() -> None:
    root, rows = only(dataclasses.replace(chart("stacked_bars", True), total="All", marks=(3.0, None, 5.0), marked="Target"))
    assert rows == [[None, "Done", "Open", "All", "Target"], ["City 0", 0, 0, 0, 3], ["City 1", 1, None, 1, None], ["City 2", 2, 2, 4, 5]]
    (line,) = root.iter(C + "lineChart")
    assert line.find(f"{C}ser/{C}marker/{C}symbol").get("val") == "dash"
    assert [axis.get("val") for axis in line.findall(C + "axId")] == [axis.get("val") for axis in root.find(f".//{C}barChart").findall(C + "axId")]
    assert [entry.find(C + "idx").get("val") for entry in root.iter(C + "legendEntry")] == ["2"]
    # office programs know no mark across a lying bar
    root, _ = only(dataclasses.replace(chart("bars"), marks=(3.0, None, 5.0), marked="Target"))
    assert root.find(f".//{C}barDir").get("val") == "col"


def test_no_picture_stands_in_for_a_chart() -> None:
    with ZipFile(BytesIO(render_docx(document(chart())))) as archive:
        assert not [name for name in archive.namelist() if name.startswith("word/media")]


def test_a_long_chart_goes_over_pages_on_one_scale() -> None:
    parts = words.charts(render_docx(document(chart(categories=70))))
    names = [row[0] for _, rows in parts for row in rows[1:]]
    assert len(parts) == 3 and names == [f"City {n}" for n in range(70)]
    assert len({root.find(f".//{C}valAx/{C}scaling/{C}max").get("val") for root, _ in parts}) == 1
    assert words.descriptions(render_docx(document(chart(categories=70))))[2] == "stacked_bars of things (3/3)"


def test_a_category_without_any_value_says_so() -> None:
    series = (Series("A", (1.0, None), BLUE), Series("B", (None, None), GREEN))
    _, rows = only(Chart("T", "", "bars", ("One", "Two"), series, "", "", "alt", missing="no figure"))
    assert rows[1:] == [["One", 1, None], ["Two (no figure)", None, None]]


def test_text_in_the_workbook_is_no_formula() -> None:
    _, rows = only(Chart("T", "", "bars", ("=1+1", "@x"), (Series("=2+2", (1.0, 2.0), BLUE),), "", "", "alt"))
    assert rows == [[None, "=2+2"], ["=1+1", 1], ["@x", 2]]


@pytest.mark.parametrize(("number", "written"), [("", "General"), (".0%", "0%"), (",.1f", "#,##0.0"), (".2f", "0.00"), (",.0f", "#,##0")])
def test_numbers_are_written_as_asked(number: str, written: str) -> None:
    root, _ = only(Chart("T", "", "bars", ("One",), (Series("A", (0.5,), BLUE),), "", "", "alt", number=number))
    assert {one.get("formatCode") for one in root.iter(C + "numFmt")} == {written}


@pytest.mark.parametrize("kind", ["bars", "lines"])
def test_below_zero_is_drawn_below_zero(kind: str) -> None:
    root, rows = only(Chart("T", "", kind, ("One", "Two"), (Series("A", (-5.0, 3.0), GREY, "hatched"),), "", "", "alt", across=True))  # type: ignore[arg-type]
    assert rows[1:] == [["One", -5], ["Two", 3]] and float(root.find(f".//{C}valAx/{C}scaling/{C}min").get("val")) <= -5
    assert all(one.get("val") == "0" for one in root.iter(C + "invertIfNegative"))


def test_patterns_differ_without_colour() -> None:
    series = tuple(Series(pattern, (1.0,), BLUE, pattern) for pattern in ("filled", "hollow", "framed", "hatched"))  # type: ignore[arg-type]
    root, _ = only(Chart("T", "", "stacked_bars", ("One",), series, "", "", "alt"))
    a = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    looks = []
    for one in root.iter(C + "ser"):
        shape = one.find(C + "spPr")
        fill = shape[0]
        line = shape.find(a + "ln")
        looks.append((fill.tag, fill.find(f"{a}srgbClr").get("val") if fill.tag == a + "solidFill" else "", line.get("w"), line.find(f".//{a}srgbClr").get("val")))
    assert len(set(looks)) == 4
