"""What is applied is on every page with its next run, in a session that was open before. Contents are made up, on the real records."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from jamp.imports.apply import apply, undo
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.store.engine import Engine, open_engine
from jamp.store.scope import LOCAL
from tests.benchmarks.conftest import EVERY
from tests.pages import opened

STATUS = b"project_id,status,as_at\nASCN-BSB-07,cancelled,2026-06-30\n"
FIGURES = b"indicator_id,as_at,value,groups\n%s,2026-06-30,987654321,\n"


@pytest.fixture
def engine(real: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    monkeypatch.setenv("JAMP_DATABASE_URL", real)
    found = open_engine(real)
    yield found
    found.dispose()


def shown(page: AppTest) -> str:
    assert not page.exception
    return "".join(str(element.proto) for element in page.main)


@pytest.mark.parametrize("name", sorted(EVERY))
def test_every_page_shows_what_was_applied_and_undone_with_its_next_run(engine: Engine, name: str) -> None:
    where, asked = EVERY[name]
    page = opened(where)
    for key, value in {"lang": "en", **asked}.items():
        page.query_params[key] = value
    before = shown(page.run())
    batch = apply(engine, LOCAL, check(engine, LOCAL, [Upload("p.csv", STATUS, "projects")]), "another").batch
    after = shown(page.run())
    assert "30 June 2026" in after and "30 June 2026" not in before
    assert batch is not None
    undo(engine, LOCAL, batch, "another")
    assert "30 June 2026" not in shown(page.run())


def test_a_figure_is_on_outcomes_with_the_next_run(engine: Engine) -> None:
    with engine.connect() as connection:
        key = connection.exec_driver_sql("SELECT min(indicator_id) FROM indicator WHERE headline = 'yes' AND measure <> 'planned'").scalar_one()
    page = opened("results/outcomes")
    page.query_params["lang"] = "en"
    before = shown(page.run())
    files = [Upload("v.csv", FIGURES % key.encode(), "values"), Upload("p.csv", STATUS, "projects")]
    apply(engine, LOCAL, check(engine, LOCAL, files), "another")
    assert "987,654,321" in shown(page.run()) and "987,654,321" not in before
