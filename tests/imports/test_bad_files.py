"""Bad files get a plain problem each; nothing is stored, nothing breaks. All contents here are made up."""

from __future__ import annotations

import random

import pytest
from sqlalchemy import Engine

from jamp.imports.check import check
from jamp.imports.plan import Plan, Upload
from jamp.store.scope import LOCAL

GOOD = "project_id,as_at,status\nASCN-SRP-01,2026-03-31,ongoing\n"
NOISE = random.Random(7).randbytes(50 * 1024 * 1024)


def codes(plan: Plan) -> list[str]:
    return [issue.code for issue in plan.files[0].issues if issue.blocks]


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("empty", b"", "blank-header"),
        ("only a mark", b"\xef\xbb\xbf\r\n", "blank-header"),
        ("a picture", b"\x89PNG\r\n\x1a\n" + bytes(200), "format-error"),
        ("a broken zip", b"PK\x03\x04" + bytes(200), "format-error"),
        ("a web page", b"<html><table></table></html>", "format-error"),
        ("noise", NOISE, "format-error"),
        ("unclosed quote", b'project_id,as_at,status\n"ASCN-SRP-01,2026,ongoing\n', "format-error"),
        ("no known column", b"a,b,c\n1,2,3\n", "missing-label"),
        ("column twice", b"project_id,as_at,status,status\nASCN-SRP-01,2026,ongoing,planning\n", "duplicate-label"),
        ("no key column", b"project_id,status\nASCN-SRP-01,ongoing\n", "missing-label"),
        ("unknown project", GOOD.replace("SRP-01", "SRP-O1").encode(), "foreign-key"),
        ("bad date", GOOD.replace("2026-03-31", "31/31/2026").encode(), "type-error"),
        ("no such day", GOOD.replace("2026-03-31", "2026-02-30").encode(), "type-error"),
        ("bad status", GOOD.replace("ongoing", "nearly").encode(), "constraint-error"),
        ("a cell too many", GOOD.replace("ongoing", "ongoing,x").encode(), "extra-cell"),
        ("same key, other words", (GOOD + "ASCN-SRP-01,2026-03-31,planning\n").encode(), "primary-key"),
        ("letters of another table", GOOD.replace("ongoing", "caf\xe9 ").encode("latin-1"), "encoding-error"),
    ],
)
def test_a_bad_file_gets_its_problem(sqlite_only: Engine, name: str, data: bytes, expected: str) -> None:
    plan = check(sqlite_only, LOCAL, [Upload(f"{name}.csv", data, "updates" if expected != "missing-label" or name == "no key column" else None)])
    assert expected in codes(plan), plan.files[0].issues
    assert not plan.fit
    assert all(issue.text for issue in plan.files[0].issues)


def test_the_nearest_name_is_suggested(sqlite_only: Engine) -> None:
    rows = b"project_id,title,city\nNEW-1,New,Siem Rep\n"
    plan = check(sqlite_only, LOCAL, [Upload("p.csv", rows, "projects")])
    issue = plan.files[0].issues[0]
    assert (issue.line, issue.column, issue.values["near"]) == (2, "city", "Siem Reap")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932", "euc_jp", "iso2022_jp"])
def test_japanese_is_read_right_or_asked_about(sqlite_only: Engine, encoding: str) -> None:
    rows = "project_id,as_at,narrative\nASCN-SRP-01,2026-03-31,バスの実証を開始した\n".encode(encoding)
    plan = check(sqlite_only, LOCAL, [Upload("ja.csv", rows, "updates")])
    if plan.fit:
        assert plan.changes()[0].fields["narrative"] == (None, "バスの実証を開始した")
    else:
        assert codes(plan) == ["encoding-error"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(sqlite_only: Engine, delimiter: str) -> None:
    plan = check(sqlite_only, LOCAL, [Upload("d.csv", GOOD.replace(",", delimiter).encode(), None)])
    assert plan.fit
    assert plan.files[0].delimiter == delimiter


def test_text_stays_text(sqlite_only: Engine) -> None:
    nasty = "'=1+1 <b>bold</b> **x** #panic()"
    rows = f"project_id,as_at,narrative\nASCN-SRP-01,2026-03-31,{nasty}\n".encode()
    plan = check(sqlite_only, LOCAL, [Upload("n.csv", rows, "updates")])
    assert plan.changes()[0].fields["narrative"] == (None, nasty[1:])
