"""Files that would fill the memory or lie about what they are: refused within two seconds, with the reason, in little
memory. All are made up here."""

from __future__ import annotations

import io
import json
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import xlwt

from jamp.imports.plan import Upload
from jamp.imports.read import read
from tests.imports.workbooks import HEAD, MAIN, ods, packed, text_row, xlsx

MEGABYTE = 1 << 20
ROOT = Path(__file__).resolve().parent.parent.parent
# memory for the program itself and for what a good file of the largest size may take
MOST_MEGABYTES = 700
READ = """
import json, re, sys, time
from jamp.imports.plan import Upload
from jamp.imports.read import read
name, data = sys.argv[1], open(sys.argv[1], "rb").read()
open("/proc/self/clear_refs", "w").write("5")  # the peak counts from here
start = time.process_time()
grid = read(Upload(name, data))
print(json.dumps([[(i.severity, i.code, i.text) for i in grid.issues], time.process_time() - start,
                  int(re.search("VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024, len(grid.rows)]))
"""
GOOD = text_row(1, "project_id", "title") + text_row(2, "P-1", "Bus")


def bomb() -> bytes:
    """200 MB of blanks in a few kilobytes."""
    return xlsx(GOOD + " " * (200 * MEGABYTE))


def lying_bomb() -> bytes:
    """A bomb whose lists of contents say that it is small."""
    out = bytearray(bomb())
    size = struct.pack("<I", 200 * MEGABYTE)[2:]
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = out.find(mark)
        while place >= 0:
            if out[place + at + 2 : place + at + 4] >= size[:1]:
                if struct.unpack_from("<I", out, place + at)[0] > MEGABYTE:
                    struct.pack_into("<I", out, place + at, 5000)
            place = out.find(mark, place + 4)
    return bytes(out)


def nested() -> bytes:
    inner = packed({"a": bytes(MEGABYTE)})
    return packed({f"{n}.zip": inner for n in range(200)})


def entities() -> bytes:
    names = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))
    return xlsx(text_row(1, "project_id", "&l9;"), prolog=f"{HEAD}<!DOCTYPE worksheet [{names}]>")


def workbook_entities() -> bytes:
    book = f'{HEAD}<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><workbook xmlns="{MAIN}"><sheets/></workbook>'
    return packed({"xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": HEAD + "<Relationships/>"})


def far_cell(cell: str) -> bytes:
    return xlsx(f'<row r="1"><c r="A1" t="inlineStr"><is><t>project_id</t></is></c></row>{cell}')


def unpressed(data: bytes) -> bytes:
    """The same archive, nothing in it compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as stored:
        for name in archive.namelist():
            stored.writestr(name, archive.read(name))
    return out.getvalue()


def long_cell() -> bytes:
    return unpressed(xlsx(text_row(1, "project_id", "title") + text_row(2, "P-1", "x" * (50 * MEGABYTE))))


def repeated() -> bytes:
    cell = '<table:table-cell office:value-type="string" table:number-columns-repeated="16000"><text:p>x</text:p></table:table-cell>'
    return ods(f'<table:table table:name="a"><table:table-row table:number-rows-repeated="1000000">{cell}</table:table-row></table:table>')


def old_far() -> bytes:
    made = xlwt.Workbook()
    sheet = made.add_sheet("a")
    for place in range(256):
        sheet.write(0, place, "project_id")
        sheet.write(65_535, place, 1)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def wide() -> bytes:
    return (",".join(f"c{n}" for n in range(10_000)) + "\n").encode() * 3


HOSTILE = {
    "a bomb": (bomb, "byte-count"),
    "a bomb that lies": (lying_bomb, "format-error"),
    "archives in an archive": (nested, "format-error"),
    "entities in a sheet": (entities, "format-error"),
    "entities in the workbook": (workbook_entities, "format-error"),
    "a cell far away": (lambda: far_cell('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "column-count"),
    "in single quotes": (lambda: far_cell("<row r='900000'><c r='ABC900000'><v>1</v></c></row>"), "row-count"),
    "with blanks": (lambda: far_cell('<row r = "1048576"><c r = "XFD1048576"><v>1</v></c></row>'), "column-count"),
    "in small letters": (lambda: far_cell('<row r="7"><c r="xfd7"><v>1</v></c></row>'), "column-count"),
    "with a prefix": (lambda: far_cell('<row r="7"><x:c r="XFD1048576"><v>1</v></x:c></row>'), "column-count"),
    "a size that is claimed": (lambda: xlsx("<row", before='<dimension ref="A1:XFD1048576"/>'), "format-error"),
    "a row far away": (lambda: far_cell('<row r="1048576"><c><v>1</v></c></row>'), "row-count"),
    "a row beyond all rows": (lambda: far_cell('<row r="4000000000"><c r="A4000000000"><v>1</v></c></row>'), "row-count"),
    "a cell of 50 MB": (long_cell, "format-error"),
    "a cell of 50 MB in a text": (lambda: b"project_id,title\nP-1," + b"x" * (50 * MEGABYTE) + b"\n", "format-error"),
    "a quote that swallows all": (lambda: b'project_id,title\n"' + b"P-1,Bus\n" * 200_000, "format-error"),
    "delimiters alone": (lambda: b"project_id,title\n" + b"," * (60 * MEGABYTE), "row-count"),
    "10,000 columns": (wide, "column-count"),
    "lines alone": (lambda: b"project_id,title\n" + b"P-1,a\n" * 300_000, "row-count"),
    "65 MB": (lambda: b"project_id,title\n" + b"x" * (65 * MEGABYTE), "byte-count"),
    "a repeated cell": (repeated, "column-count"),
    "an old workbook far away": (old_far, "row-count"),
}


@pytest.mark.parametrize(("make", "code"), HOSTILE.values(), ids=HOSTILE)
def test_it_is_refused_quickly_and_in_little_memory(make: object, code: str, tmp_path: Path) -> None:
    file = tmp_path / "hostile.xlsx"
    file.write_bytes(make())  # type: ignore[operator]
    # the machine may be busy: the better of two
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", READ, str(file)], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
        issues, seconds, megabytes, rows = json.loads(done.stdout)
        if seconds < 2:
            break
    assert [issue[:2] for issue in issues if issue[0] == "file"] == [["file", code]], issues
    assert rows == 0
    assert seconds < 2, seconds
    assert megabytes < MOST_MEGABYTES, megabytes


def encrypted() -> bytes:
    """An encrypted zip: its flag says so."""
    data = bytearray(xlsx(GOOD))
    for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = data.find(mark)
        while place >= 0:
            data[place + at] |= 1
            place = data.find(mark, place + 4)
    return bytes(data)


NOT_ONE = {
    "a web page named .xls": ("x.xls", b"<html><body><table><tr><td>project_id</td></tr></table></body></html>", "web page"),
    "a web page with a mark": ("x.xls", b"\xef\xbb\xbf\r\n<table><tr><td>project_id</td></tr></table>", "web page"),
    "a workbook in XML": ("x.xls", b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "XML"),
    "a zip without workbook": ("x.xlsx", packed({"a.csv": "project_id,title\n"}), "compressed archive"),
    "a Word document": ("x.xlsx", packed({"word/document.xml": "<w/>"}), "text document"),
    "an OpenDocument text": ("x.ods", ods("", "application/vnd.oasis.opendocument.text"), "text document"),
    "a cut workbook": ("x.xlsx", xlsx(GOOD)[:-30], "not a workbook that can be read"),
    "a locked archive": ("x.xlsx", encrypted(), "password"),
    "a binary workbook": ("x.xlsb", packed({"xl/workbook.bin": b"x"}), "binary workbook"),
    "an old container of nothing": ("x.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "old Office program"),
    "a sheet that is no XML": ("x.xlsx", xlsx("<row"), "not a workbook that can be read"),
}


@pytest.mark.parametrize(("name", "data", "words"), NOT_ONE.values(), ids=NOT_ONE)
def test_what_is_no_table_is_named(name: str, data: bytes, words: str) -> None:
    issues = [issue for issue in read(Upload(name, data)).issues if issue.blocks]
    assert [(issue.severity, issue.code) for issue in issues] == [("file", "format-error")]
    assert words in issues[0].text


def test_a_password_is_told_with_the_way_out() -> None:
    made = xlwt.Workbook()
    made.add_sheet("a").write(0, 0, "project_id")
    out = io.BytesIO()
    made.save(out)
    # the record that says "encrypted", put where the list of sheets begins
    data = out.getvalue()
    place = data.index(b"\x09\x08\x10\x00\x00\x06\x05\x00")
    after = place + 20
    (issue,) = read(Upload("x.xls", data[:after] + b"\x2f\x00" + data[after + 2 :])).issues
    assert issue.code == "format-error" and "Encrypt with Password" in issue.text


def test_an_archive_need_not_be_compressed() -> None:
    assert read(Upload("x.xlsx", unpressed(xlsx(GOOD)))).rows == [["P-1", "Bus"]]
