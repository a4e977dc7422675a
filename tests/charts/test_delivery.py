"""Charts of dates, surveys, barriers and money show the rows that they are given. The rows are made up."""

from __future__ import annotations

import datetime

import pytest

from jamp.charts import barriers, funding, pipeline, timeline
from jamp.languages import words
from jamp.model.barriers import BARRIERS, BarrierCount
from jamp.model.money import Amounts, Funder, Rate, Spending, YearOfMoney
from jamp.model.promises import OUTCOMES, Promise, slip
from jamp.model.statuses import STAGES
from jamp.model.surveys import FATES, Survey

EN, JA = words("en"), words("ja")
NOW = "2025-09-30"


def promise(title: str, planned: str = "", revised: str = "", forecast: str = "", actual: str = "", city: str = "Town") -> Promise:
    return Promise("M-1", title, "P-1", "Project", "", city, planned, revised, forecast, actual, slip(planned, revised, forecast, actual, NOW), "", "", "", "")


ROWS = [
    promise("Open", "2024-12"), promise("Expected", "2025-03", forecast="2026-03"), promise("Late", "2025-01-01", actual="2025-03-01"), promise("Kept", "2025", actual="2025-02"),
    promise("<b>Nothing</b>"),
]  # fmt: skip


def test_every_date_is_a_mark_and_the_line_says_how_far() -> None:
    figure = timeline.milestones(ROWS, NOW, EN, "light")
    marks = {trace.name: [str(day) for day in trace.x] for trace in figure.data if trace.mode == "markers"}
    assert marks == {"Promised": ["2025-12-31", "2025-01-01", "2025-03-31", "2024-12-31"], "Forecast": ["2026-03-31"], "Actual": ["2025-02-28", "2025-03-01"]}
    lines = {trace.line.dash: [day for day in trace.x if day] for trace in figure.data if trace.mode == "lines"}
    assert lines["dot"] == [datetime.date(2024, 12, 31), datetime.date(2025, 9, 30)]  # nothing is known: up to the reporting date
    assert datetime.date(2026, 3, 31) in lines["solid"]
    (said,) = [list(trace.text) for trace in figure.data if trace.mode == "text"]
    assert [text.strip() for text in said] == ["kept", "+2 months", "+12 months", "+9 months"]
    names = list(figure.layout.yaxis.categoryarray)
    assert [name.split("<br>")[0] for name in names] == ["Kept", "Late", "Expected", "Open"] and len(set(names)) == 4
    assert str(figure.layout.shapes[0].x0) == "2025-09-30"


def test_a_row_says_what_it_is_to_be_expected() -> None:
    head, body = timeline.table(ROWS, EN)
    assert len(head) == 8 and [row[4] for row in body] == ["no new date given", "March 2026", "–", "–", "–"]
    assert [row[6] for row in body] == ["9 months so far", "12 months, if the new date holds", "2 months late", "kept", "No date given"]
    assert timeline.slip_text(promise("", "2026-01-01", revised="2026-01-11"), EN) == "put off by less than a month"
    assert timeline.slip_text(promise("", "2025-09-01"), JA) == "現時点で1か月の遅れ"


def test_the_sentence_counts_what_has_slipped() -> None:
    assert timeline.sentence({"late": 2, "moved": 1, "overdue": 4, "kept": 1, "to come": 10, "undated": 3}, EN) == (
        "7 of 18 promised dates have slipped: 2 done late, 1 put off, 4 past the promised date and not done."
    )
    assert timeline.sentence({"kept": 1}, EN) == "The one promised date has not slipped."
    assert timeline.sentence({"undated": 2}, EN) == "No milestone has a promised date."
    assert timeline.sentence({}, EN) == "No milestone has been recorded for the projects of this view."
    assert timeline.most_sentence(ROWS[1:], EN) == "“Expected” (Town) has slipped most: 12 months, if the new date holds"
    assert timeline.most_sentence(ROWS[3:], EN) == timeline.most_sentence([], EN) == ""
    assert set(timeline.OUTCOME_WORDS) == set(OUTCOMES)


@pytest.mark.parametrize(("first", "last", "most"), [("2024-01", "2024-03", 3), ("2018", "2036", 6), ("2025-01-01", "2025-01-01", 6)])
def test_a_scale_never_has_more_names_than_fit(first: str, last: str, most: int) -> None:
    axis = timeline.milestones([promise("Made up", first, actual=last if last <= NOW else "", revised=last if last > NOW else "")], NOW, EN, "dark").layout.xaxis
    start, end = axis.range
    assert (end - start).days / 30.4 / int(axis.dtick[1:]) <= most + 1


COUNTS = [BarrierCount("finance", 5, 2, 3, 2), BarrierCount("data", 1, 0, 0, 0), BarrierCount("supply", 0, 4, 0, 0)]


def test_barriers_are_split_without_counting_twice() -> None:
    figure = barriers.by_kind(COUNTS, EN, "light")
    drawn = {trace.name: list(trace.x) for trace in figure.data}
    assert drawn == {"Severe and past its date": [None, None, 2], "Open": [None, 1, 3], "Settled": [4, None, 2]}
    assert list(figure.data[0].y) == ["Supply", "Data", "Finance"]
    assert barriers.sentence(COUNTS, EN) == "6 risks and barriers are open; most often it is Finance (5). 2 severe ones are past the date they were to be settled by."
    assert barriers.sentence(COUNTS[2:], EN) == "No risk and no barrier is open." and barriers.sentence([], EN) == ""
    assert barriers.by_kind_table(COUNTS, EN)[1][0] == ["Finance", "5", "3", "2", "2"] and set(barriers.BARRIER_WORDS) == set(BARRIERS)


def survey(year: str, sector: str, stage: str, fate: str) -> Survey:
    return Survey("P", "Made up", "", "Town", year, sector, stage, "", "", "", "", "", "", fate)


SURVEYS = [survey("FY2021", "transport", "survey", "silent"), survey("FY2021", "water", "survey", "stage not said"), survey("FY2022", "transport", "in service", "in service"), survey("", "", "", "silent")]


def test_every_survey_stands_once_in_each_chart() -> None:
    steps = pipeline.steps(SURVEYS, EN, "light").data[0]
    assert sorted(zip(steps.x, steps.y, steps.text, strict=True)) == [
        ("FY2021", "Survey", "2"), ("FY2022", "In service", "1"), ("Not stated", "Stage not stated", "1"),
    ]  # fmt: skip
    head, body = pipeline.steps_table(SURVEYS, JA)
    assert head[1:] == ["2021年度", "2022年度", "記載なし"] and sum(int(cell) for row in body for cell in row[1:]) == len(SURVEYS)
    for groups in (pipeline.by_year(SURVEYS, EN), pipeline.by_sector(SURVEYS, EN)):
        figure = pipeline.fates(groups, EN, "dark")
        assert sum(n for trace in figure.data for n in trace.x if n) == len(SURVEYS)
        assert sum(int(row[-1]) for row in pipeline.fates_table(groups, "", EN)[1]) == len(SURVEYS)
    assert list(pipeline.by_year(SURVEYS, EN)) == ["FY2021", "FY2022", "Not stated"] and list(pipeline.by_sector(SURVEYS, EN))[0] == "transport"
    assert set(pipeline.FATE_WORDS) == set(pipeline.COUNTED) == set(pipeline.DRAWN) == set(FATES) and set(pipeline.CHAIN) == {*STAGES, ""}


def test_what_became_of_the_surveys_is_said() -> None:
    assert pipeline.sentence(SURVEYS, "2023-09-30", EN) == (
        "4 surveys since FY2021: 1 in service, 1 going on at a stage that nobody names, 2 without a word after 30 September 2023."
    )
    assert pipeline.steps_sentence(SURVEYS, EN) == "1 of 4 is known to have come further than a trial"
    assert pipeline.steps_sentence(SURVEYS[:1], EN) == "None is known to have come further than a trial"
    assert pipeline.most_silent(pipeline.by_year(SURVEYS, EN), EN) == "Most often without a word: FY2021 (1 of 2)"
    assert pipeline.most_silent(pipeline.by_year(SURVEYS[2:3], EN), EN) == "None is without a word"


def test_many_years_and_sectors_are_put_together() -> None:
    many = [survey(f"FY{2010 + i}", f"sector {i:02}", "survey", "silent") for i in range(15)]
    assert pipeline.steps_table(many, EN)[0] == ["Smart JAMP stage", "to FY2020", "FY2021", "FY2022", "FY2023", "FY2024"]
    assert pipeline.steps_table(many, EN)[1] == [["Survey", "11", "1", "1", "1", "1"]]
    sectors = pipeline.by_sector(many, EN)
    assert len(sectors) == 13 and list(sectors)[-1] == "3 other sectors" and sum(counts.total() for counts in sectors.values()) == 15


YEARS = [YearOfMoney(2022, Amounts("JPY", 1000, 600, 200)), YearOfMoney(2022, Amounts("USD", 10)), YearOfMoney(2024, Amounts("JPY", 500, 0, 300)), YearOfMoney(2024, Amounts("VND", 9))]
RATES = {"JPY": Rate("JPY", 1.0, "", ""), "USD": Rate("USD", 150.0, "2025-01-01", "Bank", True)}


def test_a_year_shows_what_there_is_at_its_end() -> None:
    course = funding.so_far(YEARS, RATES)
    assert course == [(2022, (2500.0, 600.0, 200.0)), (2023, (2500.0, 600.0, 200.0)), (2024, (3000.0, 600.0, 500.0))]
    figure = funding.by_year(course, "JPY", EN, "light")
    assert {trace.name: list(trace.y) for trace in figure.data} == {"Budget": [2500, 2500, 3000], "Committed": [600, 600, 600], "Spent": [200, 200, 500]}
    assert figure.layout.yaxis.range[0] == 0 and figure.layout.yaxis.range[1] >= 3000 and figure.layout.barmode == "group"
    assert funding.sentence(course, "JPY", NOW, EN) == "Budget of JPY 3 thousand, JPY 600 committed, and JPY 500 spent as at 30 September 2025."
    assert funding.sentence(course, "JPY", NOW, JA) == "2025年9月30日時点で予算3000円、約束額600円、支出額500円。"
    assert funding.share_sentence(course, EN) == "20% of the budget is committed, 17% is spent"
    assert funding.by_year_table(course, "JPY", EN)[1][2] == ["2024", "JPY 3 thousand", "JPY 600", "JPY 500", "JPY 0", "JPY 300"]


@pytest.mark.parametrize("most", [0.4, 1, 7, 99, 100, 1001, 3.08e10])
def test_marks_on_a_scale_of_money_are_few_and_reach_the_top(most: float) -> None:
    values, texts = funding.ticks(most, "JPY", EN)
    assert values[0] == 0 and values[-1] >= most and 2 <= len(values) <= 7 and len(texts) == len(values)


def test_time_and_money_share_one_scale() -> None:
    rows = [Spending("P-1", "Made up", "", 1.0, 0.25, 100, 25, "JPY", ()), Spending("P-2", "Made up", "", 0.5, 1.4, 100, 140, "JPY", ())]
    figure = funding.time_and_money(rows, EN, "light")
    assert {trace.name: list(trace.x) for trace in figure.data if trace.type == "bar"} == {"Money spent": [1.4, 0.25], "Time elapsed": [0.5, 1.0]}
    assert list(figure.layout.xaxis.range) == [0, 1.4] and len(set(figure.data[0].y)) == 2
    assert [funding.gap_text(row, EN) for row in rows] == ["75 points behind", "90 points ahead"]
    assert funding.gap_sentence(rows, 80, EN) == "1 of 2 projects has time and money apart by more than 80 points"


def test_funders_and_what_has_no_rate() -> None:
    rows = [Funder("Bank", 3, Amounts("JPY", 1500, 900, 250), (Amounts("VND", 9),)), Funder("City", 1, Amounts("JPY"), (Amounts("VND", 4),))]
    figure = funding.by_funder(rows, "JPY", EN, "light")
    assert {trace.name: list(trace.x) for trace in figure.data} == {"Spent": [250], "Committed": [900], "Budget": [1500]}
    assert funding.funder_sentence(rows, EN) == "Bank gives most, to 3 projects" and funding.funder_sentence(rows[1:], EN) == ""
    body = funding.originals({"JPY": Amounts("JPY", 5), "USD": Amounts("USD", 6), "VND": Amounts("VND", 7)}, RATES, "JPY", EN)[1]
    assert [row[4:] for row in body] == [
        ["1", "–", "–"], ["1 USD = 150 JPY (turned from the other way round)", "1 January 2025", "Bank"], ["no rate: not converted, not added", "–", "–"],
    ]  # fmt: skip


@pytest.mark.parametrize("draw", [
    lambda: timeline.milestones([], NOW, EN, "light"), lambda: timeline.milestones(ROWS[4:], NOW, EN, "light"), lambda: barriers.by_kind([], EN, "light"),
    lambda: pipeline.steps([], EN, "light"), lambda: pipeline.fates({}, EN, "light"), lambda: funding.by_year([], "JPY", EN, "light"),
    lambda: funding.by_year(funding.so_far(YEARS[3:], RATES), "JPY", EN, "light"), lambda: funding.time_and_money([], EN, "light"),
    lambda: funding.by_funder([], "JPY", EN, "light"),
])  # fmt: skip
def test_nothing_to_draw_is_said(draw: object) -> None:
    figure = draw()  # type: ignore[operator]
    assert len(figure.data) == 0 and figure.layout.annotations[0].text
