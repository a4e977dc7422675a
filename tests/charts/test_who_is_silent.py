"""Charts of the cities left behind. The cities are made up."""

from __future__ import annotations

from jamp.charts import left_behind as drawn
from jamp.languages import words

EN, JA = words("en"), words("ja")
COUNTS = {"no project": 1, "no outcome values": 3, "no group data": 3}
ROWS: drawn.Silence = [("A", 10), ("B", 426), ("C", 0), ("D", None), ("<E>", 426)]


def test_what_is_missing_stands_on_the_scale_of_all_cities() -> None:
    (bar,) = drawn.lacking(COUNTS, 5, "June 2024", EN, "light").data
    assert dict(zip([label.replace("<br>", " ") for label in bar.y], bar.x, strict=True)) == {
        "No figures by group": 3, "No figures on results": 3, "No report since June 2024": 0, "No project": 1}  # fmt: skip
    assert list(bar.text) == [" 3 of 5", " 3 of 5", " 0 of 5", " 1 of 5"]
    assert drawn.lacking(COUNTS, 5, "", EN, "dark").layout.xaxis.range[1] >= 5
    assert "No report" in drawn.lacking(COUNTS, 5, "", EN, "dark").data[0].y
    assert drawn.lacking_sentence(COUNTS, 5, "", EN) == "Most often missing (3 of 5 cities): No figures on results and No figures by group"
    assert drawn.lacking_sentence({}, 5, "", EN) == ""
    assert drawn.lacking_table(COUNTS, 5, "June 2024", EN)[1][0] == ["No project", "1", "4"]


def test_the_longest_silence_stands_first_and_who_never_spoke_before_it() -> None:
    figure = drawn.silence(ROWS, 335, EN, "light")
    (bar,) = figure.data
    assert [name.rstrip("\u200b") for name in bar.y][::-1] == ["D", "&lt;E&gt;", "B", "A"]
    assert list(bar.x)[::-1] == [0, 426, 426, 10] and list(bar.text)[::-1] == [" never", " 426", " 426", " 10"]
    # who is beyond the line has not reported since; colour is not alone, the line says it
    assert len(set(bar.marker.color)) == 2 and figure.layout.shapes[0].x0 == 335 and figure.layout.annotations[0].text == "earlier date"
    assert not drawn.silence(ROWS, None, EN, "dark").layout.shapes
    assert drawn.silence([("C", 0)], 335, EN, "light").layout.annotations[0].text.replace("<br>", " ") == "Every city has reported on the reporting date."
    many: drawn.Silence = [(str(n), n) for n in range(1, 40)]
    assert len(drawn.silence(many, None, EN, "light").data[0].x) == drawn.MOST


def test_the_sentence_names_who_is_silent() -> None:
    assert drawn.silence_sentence(ROWS, EN) == "1 city never reported: D"
    assert drawn.silence_sentence([row for row in ROWS if row[1] is not None], EN) == "Silent for longest: <E> and B, 426 days"
    assert drawn.silence_sentence([("A", 1), ("C", 0)], EN) == "Silent for longest: A, 1 day"
    assert drawn.silence_sentence([("C", 0)], EN) == ""
    assert drawn.silence_sentence([(name, None) for name in "ABCDE"], EN).startswith("5 cities never reported: A, B, C, and …")
    assert drawn.silence_sentence([("A", 9)], JA) == "報告が最も長く途絶えている都市：A（9日間）"
