"""Cities or dates side by side. The figures are made up."""

from __future__ import annotations

from jamp.charts import sides
from jamp.languages import words
from jamp.model.results import ResultCounts, Side

EN = words("en")


def side(projects: int, late: int = 0, **ratings: int) -> Side:
    return Side(projects, {"ongoing": projects - 1, "completed": 1} if projects else {}, {k.replace("_", " "): v for k, v in ratings.items()}, late,
                ResultCounts(3, 2, 1, 0, 0))  # fmt: skip


PAIR = [("A", side(4, 2, off_track=1, on_track=3)), ("<B>", side(2, no_recent_data=2))]


def test_both_stand_on_one_scale_in_the_order_given() -> None:
    figure = sides.by_status(PAIR, EN, "light")
    assert {bar.name: list(bar.x) for bar in figure.data} == {"Completed": [1, 1], "Ongoing": [3, 1]}
    assert figure.layout.xaxis.range[0] == 0 and figure.layout.xaxis.range[1] >= 4
    assert [name.rstrip("\u200b") for name in figure.layout.yaxis.categoryarray] == ["&lt;B&gt;", "A"]  # the first stands on top
    rated = sides.by_rating(PAIR, EN, "dark")
    assert {bar.name: list(bar.x) for bar in rated.data} == {"Off track": [1, 0], "On track": [3, 0], "No recent data": [0, 2]}
    for bar in sides.by_rating([("A", side(6, watch=2, suspended=2, cancelled=2))], EN, "dark").data:
        # colours that are alike are told apart by patterns that can be seen
        assert bar.marker.pattern.shape and bar.marker.pattern.fgcolor != bar.marker.color
    assert sides.by_rating([("A", side(0))], EN, "light").layout.annotations[0].text == "No project is listed in this view."


def test_the_table_holds_what_the_charts_show() -> None:
    head, rows = sides.table(PAIR, EN)
    assert head == ["Counted", "A", "<B>"] and ["Projects", "4", "2"] in rows and ["Rated: Off track", "1", "0"] in rows
    assert ["Milestones overdue", "2", "0"] in rows and not any("Suspended" in row[0] for row in rows)


def test_the_sentences_name_all_who_share_the_first_place() -> None:
    assert sides.cities_sentence(PAIR, EN) == "Most projects: 4 (A). Most milestones past their promised date: 2 (A)."
    assert sides.cities_sentence([("A", side(2)), ("B", side(2))], EN) == "Most projects: 2 (A and B). None of them has a milestone past its promised date."
    assert sides.dates_sentence([("June 2024", side(2)), ("June 2025", side(4, 0, off_track=1))], EN) == \
        "From 2 projects as at June 2024 to 4 as at June 2025; completed from 1 to 1, off track from 0 to 1."  # fmt: skip
