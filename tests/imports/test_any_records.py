"""Any records of any sheet go in, come out as a file, and go into another database as the same records; an undo takes
them back. Drawn from the sheets' own definitions; contents are made up, beside the real records."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from jamp.imports.apply import apply, undo
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.model.settings import RANGES
from jamp.model.sheets import Column, Kind, Sheet
from jamp.model.subjects import SHEETS
from jamp.store.engine import open_engine
from jamp.store.scope import LOCAL
from tests.imports.test_any_plan import TEXT, upload
from tests.imports.test_apply import everything
from tests.imports.test_round_trip import exported, reads_back

MADE = "MADE-UP-"
DATES = st.dates().filter(lambda day: 1950 <= day.year <= 2020).flatmap(lambda day: st.sampled_from([f"{day:%Y}", f"{day:%Y-%m}", day.isoformat()]))
EARLY, LATE = st.sampled_from(["1950", "1999-12", "2010-01-31"]), st.sampled_from(["2011", "2020-02-29", "2019-12"])
TEXTS = TEXT.filter(lambda text: text != "[clear]" and "\ufffd" not in text)
KNOWN = {
    "sources": ["ASCN-ME-2024", "ASCN-WEB"], "countries": ["KHM", "Thailand"], "cities": ["Siem Reap", "PNH"], "programmes": ["ASCN", "SMART-JAMP"],
    "themes": ["inclusivity", "people-centred"], "projects": ["ASCN-SRP-01", "ASCN-PNH-02"], "indicators": ["ASCN-JKT-01-I1", "ASCN-MKS-01-I1"],
    "shared_indicators": ["cctv-cameras"], "groups": ["women", "youth", "women + older_persons"],
    "meetings": ["HLM-7", "HLM-6"], "case_studies": ["CASE-JKT-01", "CASE-SRP-04"], "exchanges": [""],
}  # fmt: skip
SPECIAL: dict[str, st.SearchStrategy[str]] = {
    "subject": st.just("city"), "subject_id": st.sampled_from(["SRP", "PNH"]), "currency": st.sampled_from(["JPY", "THB"]),
    "start_date": EARLY, "baseline_date": EARLY, "end_date": LATE, "target_date": LATE,
}  # fmt: skip


def some(column: Column) -> st.SearchStrategy[str]:
    """Texts that the column takes."""
    if column.name in SPECIAL:
        return SPECIAL[column.name]
    if column.kind in (Kind.NUMBER, Kind.INTEGER):
        least, most = max(column.limits[0] or 0, 0), column.limits[1] or 10**12
        whole = st.integers(int(least) or 1, int(most)).map(str)
        return whole if column.kind is Kind.INTEGER else whole | st.floats(least, most, allow_nan=False).map(repr)
    if column.kind in (Kind.REFERENCE, Kind.GROUPS):
        return st.sampled_from(KNOWN[column.refers_to])
    return {
        Kind.DATE: DATES, Kind.URL: st.sampled_from(["https://example.org/a?b=c&d=%20", "http://example.org/é"]),
        Kind.CHOICE: st.sampled_from(column.choices or [""]), Kind.CODES: st.sampled_from(["11.2", "11.2; 13.1"]),
        Kind.REFERENCES: st.sampled_from([*KNOWN.get(column.refers_to, []), "; ".join(KNOWN.get(column.refers_to, []))]),
        Kind.CODE: st.text("ABZabz019-_. 日ก", min_size=1, max_size=8).map(lambda text: f"X{text}9"),
    }.get(column.kind, TEXTS)  # fmt: skip


def limits() -> st.SearchStrategy[dict[str, str]]:
    """Settings, each within its own range."""
    return st.sampled_from(list(RANGES)).flatmap(lambda name: st.floats(*RANGES[name]).map(lambda value: {"setting": name, "value": repr(value)}))


def record(sheet: Sheet) -> st.SearchStrategy[dict[str, str]]:
    fields = {}
    for column in sheet.own_columns:
        fields[column.name] = some(column) if column.required else st.just("") | some(column)
        if column.required and column.kind is Kind.TEXT:
            fields[column.name] = some(column).map(lambda text: f"{MADE}{text}"[:200])
    if sheet.name == "case_studies":
        # what is to be published needs much more, as tests/store/test_published.py has it
        fields["state"] = st.sampled_from(["draft", "in review", "withdrawn"])
    drawn = st.fixed_dictionaries(fields)
    return st.builds(lambda row, limit: row | limit, drawn, limits()) if sheet.name == "settings" else drawn


def distinct(sheet: Sheet, rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """The rows with codes, dates and names of their own, so that none has the key of another; one of a value and why there is none."""
    first = sheet.column(sheet.key[0])
    dated = next((name for name in ("as_at", "set_on") if name in sheet.key), "")
    if first.kind is Kind.CHOICE and len(sheet.key) == 1:
        return list({row[first.name]: row for row in rows}.values())
    if sheet.name in ("case_texts", "case_evidence"):
        # none that is there already
        rows = [row | ({"language": "th"} if row.get("language") == "ja" else {"case_id": "CASE-SRP-04"}) for row in rows]
        return list({tuple("".join(sorted(row[name])) for name in sheet.key): row for row in rows}.values())
    for number, row in enumerate(rows):
        if first.kind is Kind.CODE:
            row[first.name] = f"{MADE}{number} {row[first.name]}"
        elif dated:
            row[dated] = f"{1950 + number}{row[dated][4:]}".replace("-02-29", "-02-28")
        else:
            name = next(name for name in sheet.key if sheet.column(name).kind is Kind.TEXT)
            row[name] = f"{MADE}{number} {row[name][:250]}"
        if sheet.either:
            value, state = sheet.either
            row[state] = "" if row[value] else row[state] or "not given"
            # of groups there are no more than of everybody
            row[value] = "0" if row[value] and row["groups"] else row[value]
    return rows


@pytest.fixture(scope="module")
def databases(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Engine]]:
    """Two with the same records."""
    folder = tmp_path_factory.mktemp("records")
    copies = [shutil.copy(template, folder / f"{name}.sqlite") for name in "ab"]
    opened = [open_engine(f"sqlite:///{copy}") for copy in copies]
    yield opened
    for one in opened:
        one.dispose()


@settings(max_examples=2, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data(), ending=st.sampled_from(["csv", "xlsx"]))
@pytest.mark.parametrize("name", SHEETS)
def test_any_records_are_the_same_in_another_database(databases: list[Engine], name: str, ending: str, data: Any) -> None:
    tried(databases, name, ending, data)


@pytest.mark.soak
@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data(), ending=st.sampled_from(["csv", "xlsx"]))
@pytest.mark.parametrize("name", SHEETS)
def test_many_records_are_the_same_in_another_database(databases: list[Engine], name: str, ending: str, data: Any) -> None:
    tried(databases, name, ending, data)


def tried(databases: list[Engine], name: str, ending: str, data: Any) -> None:
    sheet, (first, second) = SHEETS[name], databases
    rows = distinct(sheet, data.draw(st.lists(record(sheet), min_size=1, max_size=4)))
    before = everything(first)
    batch = sent(first, upload(name, rows))
    after = everything(first)
    assert len(after[name]) == len(before[name]) + len(rows)
    reads_back(first, name)
    file = Upload(f"{name}.{ending}", exported(first, name, ending))
    assert undo(first, LOCAL, batch, "made up").left == () and everything(first) == before

    assert everything(second) == before
    batch = sent(second, file)
    assert everything(second) == after
    assert undo(second, LOCAL, batch, "made up").left == () and everything(second) == before


def sent(engine: Engine, file: Upload) -> int:
    plan = check(engine, LOCAL, [file])
    assert plan.fit, [(issue.column, issue.value, issue.text) for issue in plan.files[0].issues if issue.blocks]
    batch = apply(engine, LOCAL, plan, "made up").batch
    assert batch and check(engine, LOCAL, [file]).empty
    return batch
