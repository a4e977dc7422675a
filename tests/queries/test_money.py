"""Money, counted a second time from rows made up here."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from jamp.model.money import Amounts, Rate, converted
from jamp.model.view import View
from jamp.queries import money
from jamp.queries.exchange_rates import rates
from jamp.queries.standing import within
from jamp.store.scope import LOCAL, seeing
from tests.queries.test_rated import send

ONE, TWO, THREE = "ASCN-SRP-01", "ASCN-BSB-01", "ASCN-KCH-02"
FUNDING = f"""project_id,kind,organisation,as_at,currency,amount
{ONE},budget,Bank,2022-04-01,JPY,1000
{ONE},budget,Bank,2024,JPY,1500
{ONE},budget,City,2022-04-01,USD,10
{ONE},commitment,Bank,2022-06,JPY,600
{ONE},commitment,Bank,2023-06,JPY,300
{ONE},disbursement,Bank,2022-12-31,JPY,200
{ONE},disbursement,City,2024-05-01,USD,4
{TWO},budget,Bank,2023-01-01,VND,9000
{TWO},disbursement,Bank,2023-12-31,VND,3000
{THREE},disbursement,Bank,2023-12-31,JPY,50
"""
RATES = """currency,into,as_at,rate
USD,JPY,2023-01-01,120
USD,JPY,2025-01-01,150
USD,JPY,2026-01-01,170
"""


@pytest.fixture
def funded(loaded: Engine) -> Engine:
    send(loaded, "projects", f"project_id,start_date,end_date\n{ONE},2022-01-01,2026-01-01\n{TWO},2023-01-01,2027-01-01\n{THREE},2023-01-01,2024-01-01\n")
    send(loaded, "funding", FUNDING)
    send(loaded, "exchange_rates", RATES)
    return loaded


def test_a_year_holds_what_is_dated_in_it(funded: Engine) -> None:
    with seeing(funded, LOCAL) as session:
        found = {(row.year, row.amounts.currency): row.amounts for row in money.by_year(session, [], "2025-09-30")}
        early = {(row.year, row.amounts.currency) for row in money.by_year(session, [], "2023-06-15")}
        of_a_place = money.by_year(session, within(View("2025-09-30", "2025-09-30", cities=("SRP",))), "2025-09-30")
    assert found == {
        (2022, "JPY"): Amounts("JPY", 1000, 600, 200), (2022, "USD"): Amounts("USD", 10, 0, 0), (2023, "JPY"): Amounts("JPY", 0, 300, 50),
        (2023, "VND"): Amounts("VND", 9000, 0, 3000), (2024, "JPY"): Amounts("JPY", 500, 0, 0), (2024, "USD"): Amounts("USD", 0, 0, 4),
    }  # fmt: skip
    assert early == {(2022, "JPY"), (2022, "USD"), (2023, "VND")}
    assert {row.amounts.currency for row in of_a_place} == {"JPY", "USD"}


def test_the_newest_rate_by_the_date_counts_and_may_be_turned(funded: Engine) -> None:
    with seeing(funded, LOCAL) as session:
        yen, early, dollars = (rates(session, into, date) for into, date in (("JPY", "2025-09-30"), ("JPY", "2024"), ("USD", "2025-09-30")))
        assert rates(session, "JPY", "2022") == {"JPY": Rate("JPY", 1.0, "", "")}
    assert (yen["USD"].rate, yen["USD"].as_at, early["USD"].rate) == (150, "2025-01-01", 120)
    assert dollars["JPY"].rate == pytest.approx(1 / 150) and dollars["JPY"].turned and "VND" not in dollars


def test_what_has_no_rate_is_never_added() -> None:
    known = {"JPY": Rate("JPY", 1.0, "", ""), "USD": Rate("USD", 150.0, "2025-01-01", "")}
    assert converted({"JPY": 10, "USD": 2}, known) == 310
    assert converted({"JPY": 10, "VND": 2}, known) is None and converted({}, known) == 0


def test_time_against_money(funded: Engine) -> None:
    with seeing(funded, LOCAL) as session:
        found = {row.project_id: row for row in money.spending(session, [], "2025-09-30")}
        in_yen = {row.project_id: row for row in money.spending(session, [], "2025-09-30", "JPY")}
        gaps = money.gaps(session, [], "2025-09-30")
        before_rates = money.gaps(session, [], "2022-12-31")
    assert set(found) == {ONE, TWO} and set(in_yen) == {ONE}  # there is no rate for the dong, and no budget for the third
    one, two = found[ONE], found[TWO]
    assert (one.budget, one.disbursed, one.currency) == (1500 + 10 * 150, 200 + 4 * 150, "JPY")
    assert one.spent == pytest.approx(800 / 3000) and one.passed == pytest.approx(1368 / 1461)
    assert (two.currency, two.spent) == ("VND", pytest.approx(1 / 3)) and two.passed == pytest.approx(1003 / 1461)
    assert gaps == {ONE: pytest.approx(abs(one.gap)), TWO: pytest.approx(abs(two.gap))}
    assert ONE not in before_rates  # two currencies, and no rate yet


def test_funders_most_money_first(funded: Engine) -> None:
    with seeing(funded, LOCAL) as session:
        found, number = money.by_funder(session, [], "2025-09-30", "JPY", rates(session, "JPY", "2025-09-30"), 5)
        first, all_ = money.by_funder(session, [], "2025-09-30", "JPY", rates(session, "JPY", "2025-09-30"), 1)
    assert [(row.organisation, row.projects, row.amounts) for row in found] == [
        ("Bank", 3, Amounts("JPY", 1500, 900, 250)), ("City", 1, Amounts("JPY", 1500, 0, 600)),
    ]  # fmt: skip
    assert found[0].left_out == (Amounts("VND", 9000, 0, 3000),) and found[1].left_out == () and number == all_ == 2 and first == found[:1]


def test_nothing_is_recorded_yet(loaded: Engine) -> None:
    with seeing(loaded, LOCAL) as session:
        assert money.by_year(session, [], "2025-09-30") == [] and money.spending(session, [], "2025-09-30") == []
        assert money.by_funder(session, [], "2025-09-30", "JPY", {}, 5) == ([], 0)
