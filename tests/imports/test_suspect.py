"""Texts that a spreadsheet program may take for a formula, or may have cut off. All contents are made up."""

from __future__ import annotations

import csv
import io

import pytest
from sqlalchemy import Engine, text

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.store.scope import LOCAL

KEYS = ("ASCN-SRP-01", "ASCN-PNH-01", "ASCN-PNH-02", "ASCN-JKT-01")


def notes(texts: list[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([("project_id", "note"), *zip(KEYS, texts, strict=False)])
    return out.getvalue().encode()


def test_a_text_like_a_formula_is_stored_as_it_is_and_told_once(loaded: Engine) -> None:
    texts = ["plain - text", "=1+1", "- first\n- second", "+66 2 000 0000"]
    plan = check(loaded, LOCAL, [Upload("p.csv", notes(texts), "projects")])
    assert [(i.severity, i.code, i.line, i.column, i.value, i.values["n"]) for i in plan.files[0].issues] == [("note", "formula-like", 3, "note", "=1+1", 3)]
    apply(loaded, LOCAL, plan, "officer")
    with loaded.connect() as connection:
        query = text("SELECT note FROM project WHERE project_id = :key")
        assert [connection.execute(query, {"key": key}).scalar() for key in KEYS] == texts


@pytest.mark.parametrize("written", ["-", "'=1+1", "-3", "[clear]"])
def test_what_is_no_text_or_guarded_is_not_told(loaded: Engine, written: str) -> None:
    column = "percent_complete,as_at" if written == "-3" else "note,as_at"
    data = f"project_id,{column}\nASCN-SRP-01,{written},2026-01-31\n".encode()
    found = check(loaded, LOCAL, [Upload("p.csv", data, "projects")]).files[0].issues
    assert "formula-like" not in {issue.code for issue in found}


@pytest.mark.parametrize(("letters", "told"), [(254, []), (255, ["warning"]), (256, []), (32_766, []), (32_767, ["warning"])])
def test_a_text_as_long_as_programs_keep_may_be_cut_off(loaded: Engine, letters: int, told: list[str]) -> None:
    plan = check(loaded, LOCAL, [Upload("p.csv", notes(["short", "x" * letters]), "projects")])
    found = [issue for issue in plan.files[0].issues if issue.code == "truncated-value"]
    assert [issue.severity for issue in found] == told and all((i.line, i.column, i.values["n"]) == (3, "note", letters) for i in found)
