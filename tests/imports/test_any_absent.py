"""Whatever is said of values that are not there, one of value and state is left, and an undo puts all back. Made up."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from jamp.imports.apply import apply, undo
from jamp.imports.check import check
from jamp.store.engine import open_engine
from jamp.store.scope import LOCAL
from tests.imports.test_absent import KEY
from tests.imports.test_any_plan import upload
from tests.imports.test_apply import everything
from tests.imports.test_round_trip import reads_back


@pytest.fixture(scope="module")
def database(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    copy = tmp_path_factory.mktemp("absent") / "jamp.sqlite"
    shutil.copy(template, copy)
    opened = open_engine(f"sqlite:///{copy}")
    yield opened
    opened.dispose()


VALUE = st.sampled_from(["", "[clear]", "0", "5", "380300.5", "-", "n/a", "未定", "ไม่มีข้อมูล", "not given"])
STATE = st.sampled_from(["", "[clear]", "-", "not given", "not applicable", "not yet known", "TBD"])
ROW = st.fixed_dictionaries({"indicator_id": st.just(KEY), "as_at": st.sampled_from(["2026-01", "2026-02", "2026-03"]), "value": VALUE, "state": STATE})
ROWS = st.lists(ROW, min_size=1, max_size=3, unique_by=lambda row: row["as_at"])


@settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(sent=st.lists(ROWS, min_size=1, max_size=3))
def test_whatever_is_sent_leaves_one_of_the_two_and_reads_back(database: Engine, sent: list[list[dict[str, str]]]) -> None:
    states, batches = [everything(database)], []
    for rows in sent:
        plan = check(database, LOCAL, [upload("values", rows)], good_rows_only=True)
        batch = apply(database, LOCAL, plan, "made up").batch
        if batch:
            batches.append(batch)
            states.append(everything(database))
        assert check(database, LOCAL, [upload("values", rows)], good_rows_only=True).empty
        reads_back(database, "values")
    for batch in reversed(batches):
        states.pop()
        assert undo(database, LOCAL, batch, "made up").left == () and everything(database) == states[-1]
