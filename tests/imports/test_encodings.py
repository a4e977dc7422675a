"""The letters of a file: read right or asked about, never wrong in silence. All texts here are made up."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from jamp.imports.check import check
from jamp.imports.grid import Grid
from jamp.imports.plan import Upload
from jamp.imports.read import read
from jamp.store.scope import LOCAL

JAPANESE = "バスの実証を開始した"
ONLY_CP932 = "①㈱Ⅳ髙の実証"  # signs of Windows that Shift JIS proper lacks
THAI = "โครงการรถโดยสารเริ่มแล้ว"
VIETNAMESE = "Dự án xe buýt đã bắt đầu"
SPLIT_VIETNAMESE = "Trà Vinh: xe buy\u0301t đa\u0303 chạy".replace("ạ", "a\u0323")  # as its old encoding has it
FRENCH = "L’étude “pilote” a été achevée"
CHINESE = "公交车示范项目已经开始"
KHMER = "គម្រោងឡានក្រុងបានចាប់ផ្តើម"


def written(text: str, rows: int = 40) -> str:
    return "project_id,narrative\n" + "".join(f"P-{n},{text} {n}\n" for n in range(rows))


def late(text: str) -> str:
    """400 plain lines before the first that is none."""
    return "project_id,narrative\n" + "".join(f"P-{n},plain words {n}\n" for n in range(400)) + f"P-400,{text}\n"


def grid(data: bytes, encoding: str | None = None) -> Grid:
    return read(Upload("x.csv", data, options={"encoding": encoding} if encoding else {}))


def texts(text: str) -> list[str]:
    return [line.split(",")[1] for line in text.splitlines()[1:]]


RIGHT = [
    ("cp932", written(ONLY_CP932), "cp932"),
    ("cp932", late(JAPANESE), "cp932"),
    ("cp932", "project_id,narrative\nP-1,駅前広場\n", "cp932"),
    ("euc_jp", written(JAPANESE), "euc_jp"),
    ("iso2022_jp", written(JAPANESE), "iso2022_jp"),
    ("utf-16", written(JAPANESE), "utf-16"),
    ("utf-16-le", written(JAPANESE), "utf-16-le"),
    ("utf-16-be", written("plain"), "utf-16-be"),
    ("utf-32", written(THAI), "utf-32"),
    ("utf-32-le", written(THAI), "utf-32-le"),
    ("utf-8", written(JAPANESE), "utf-8"),
    ("utf-8-sig", written(JAPANESE), "utf-8-sig"),
    ("utf-8", written(THAI), "utf-8"),
    ("utf-8", written(KHMER), "utf-8"),
    ("utf-8", written(VIETNAMESE), "utf-8"),
    ("utf-8", late(FRENCH), "utf-8"),
]
ASKED = [
    ("cp874", written(THAI), {"cp874", "cp932"}),
    ("cp874", "project_id,narrative\nP-1,นคร\n", {"cp874", "cp932"}),
    ("cp1258", written(SPLIT_VIETNAMESE), {"cp1258", "cp1252"}),
    ("cp1252", written(FRENCH), {"cp1252", "cp874"}),
    ("cp1252", written("The city’s “pilot”"), {"cp1252", "cp874"}),
    # each accented letter and the next read as one Chinese character
    ("cp1252", "project_id,narrative\nP-1,élève\n", {"cp1252", "cp932"}),
    ("gb18030", written(CHINESE), {"gb18030"}),
    ("euc_jp", "project_id,narrative\nP-1,駅前広場\n", {"euc_jp", "gb18030"}),
    ("cp932", "project_id,narrative\nP-1,ﾊﾞｽ\n", {"cp932"}),
]


@pytest.mark.parametrize(("encoding", "text", "found"), RIGHT)
def test_sure_letters_are_read(encoding: str, text: str, found: str) -> None:
    read_as = grid(text.encode(encoding))
    assert read_as.encoding == found and not read_as.issues
    assert [row[1] for row in read_as.rows] == texts(text)
    decision = read_as.decisions[0]
    assert (decision.name, decision.value) == ("encoding", found) and decision.text


@pytest.mark.parametrize(("encoding", "text", "among"), ASKED)
def test_where_two_readings_are_possible_it_asks(encoding: str, text: str, among: set[str]) -> None:
    asked = grid(text.encode(encoding))
    assert [(issue.severity, issue.code) for issue in asked.issues] == [("file", "encoding-error")]
    assert not asked.rows
    (decision,) = asked.decisions
    assert decision.option == "encoding" and not decision.value
    samples = {one.value: one.sample for one in decision.alternatives}
    assert among | {encoding} <= set(samples)
    line, sample = samples[encoding][0]
    assert line == "2" and sample.split(",")[1] == texts(text)[0]
    # the answer resolves it
    told = grid(text.encode(encoding), encoding)
    assert not told.issues and [row[1] for row in told.rows] == texts(text)


@pytest.mark.parametrize("text", [THAI, "ภูเก็ต", "เชียงใหม่", "กรุงเทพมหานคร", "ขอนแก่น", "นครสวรรค์"])
def test_thai_is_never_taken_for_japanese(text: str) -> None:
    read_as = grid(f"project_id,narrative\nP-1,{text}\n".encode("cp874"))
    assert read_as.encoding == "cp874" and read_as.rows == [["P-1", text]] or [issue.code for issue in read_as.issues] == ["encoding-error"]


def test_a_wrong_answer_is_named_by_its_line() -> None:
    (issue,) = grid(late(JAPANESE).encode("cp932"), "utf-8").issues
    assert (issue.severity, issue.code, issue.line) == ("file", "encoding-error", 402)
    (issue,) = grid(b"project_id\nP-1\n", "latin-9").issues
    assert issue.code == "encoding-error" and "cp932" in issue.values["choices"]


@pytest.mark.parametrize("text", ["P-1,lost \ufffd here", "P-1,a stray \x85 sign"])
def test_damaged_letters_stop_the_file_and_are_named(text: str) -> None:
    (issue,) = grid(f"project_id,narrative\nP-0,good\n{text}\n".encode()).issues
    assert (issue.severity, issue.code, issue.line) == ("file", "encoding-error", 3)
    assert issue.values["bytes"].startswith(b"P-1".hex(" "))


def test_utf_8_with_one_broken_place_is_not_tried_as_something_else() -> None:
    data = written(JAPANESE).encode() + b"P-99,\xe3\x83 cut\n"
    (issue,) = grid(data).issues
    assert (issue.code, issue.line) == ("encoding-error", 42)


def test_many_damaged_lines_are_told_shortly() -> None:
    issues = grid(written("\ufffd", 50).encode()).issues
    assert [issue.line for issue in issues] == [*range(2, 22), 22]
    assert issues[-1].values == {"n": 30}


def test_options_of_the_file_go_before_those_of_all(loaded: Engine) -> None:
    data = f"project_id,as_at,narrative\nASCN-SRP-01,2026-03-31,{FRENCH}\n".encode("cp1252")
    uploads = [Upload("a.csv", data), Upload("b.csv", data.replace(b"2026", b"2025"), options={"encoding": "cp874"})]
    plan = check(loaded, LOCAL, uploads, options={"encoding": "cp1252"})
    assert [file.encoding for file in plan.files] == ["cp1252", "cp874"]
    assert plan.changes()[0].fields["narrative"] == (None, FRENCH)
    assert [decision.name for decision in plan.files[0].decisions] == ["encoding", "delimiter", "header"]
