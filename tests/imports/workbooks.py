"""Workbooks for the tests, made from their parts, so that each can be wrong in one way. All contents are made up."""

from __future__ import annotations

import io
import zipfile

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATED = HEAD + f'<Relationships xmlns="{PACKAGE}/relationships">'
ODS = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def xlsx(rows: str, *, before: str = "", after: str = "", prolog: str = HEAD, styles: str = "", **more: str | bytes) -> bytes:
    """A workbook of one sheet; `rows` is the XML of its rows. `more` are further parts, their names with "/" for "__"."""
    types = f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
    sheet = '<sheets><sheet name="data" sheetId="1" r:id="rId1"/></sheets>'
    target = '<Relationship Id="{0}" Type="' + OFFICE + '/{1}" Target="{2}"/>'
    relations = target.format("rId1", "worksheet", "worksheets/sheet1.xml") + (target.format("rId2", "styles", "styles.xml") if styles else "")
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": HEAD + types,
        "_rels/.rels": RELATED + target.format("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>",
        "xl/workbook.xml": HEAD + f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{sheet}</workbook>',
        "xl/_rels/workbook.xml.rels": RELATED + relations + "</Relationships>",
        "xl/worksheets/sheet1.xml": f'{prolog}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>',
    }
    if styles:
        parts["xl/styles.xml"] = HEAD + f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'
    return packed(parts | {name.replace("__", "/"): content for name, content in more.items()})


def text_row(line: int, *texts: str) -> str:
    """A row of texts."""
    cells = (f'<c r="{chr(65 + n)}{line}" t="inlineStr"><is><t>{text}</t></is></c>' for n, text in enumerate(texts))
    return f'<row r="{line}">{"".join(cells)}</row>'


def ods(tables: str, kind: str = "application/vnd.oasis.opendocument.spreadsheet") -> bytes:
    """An OpenDocument file; `tables` is the XML of its tables."""
    content = f"{HEAD}<office:document-content {ODS}><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    manifest = HEAD + '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return packed({"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content})
