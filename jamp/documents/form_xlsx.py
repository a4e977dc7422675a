"""A form as XLSX: help, sheets whose cells know what they may hold, lists to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from textwrap import wrap
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_range, xl_range_abs, xl_rowcol_to_cell

from jamp.documents.form import LONGEST_TITLE, Field, Form, FormSheet, Rule
from jamp.documents.xlsx import OPTIONS
from jamp.documents.xlsx_cells import clean, on_paper, wide, write_value

LABELS, NAMES, FIRST = 0, 1, 2  # rows: labels for people, names for programs, the first to fill in
LAST = 10_001  # the last row that knows its rules
REMARK = "# "  # begins a line that no program reads
INK, PALE, GREY, MISSING = "#0b5c8a", "#dbe7ef", "#5b6672", "#fff3c4"
LINE = 16  # points: room for the letters of every script


def render_form(form: Form) -> bytes:
    """The same form gives the same bytes."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, dict(OPTIONS))
    book.set_properties({"title": clean(form.title), "created": datetime(2000, 1, 1)})
    if form.state:
        book.set_custom_property("jamp-state", form.state)
    formats = _formats(book)
    guide = book.add_worksheet(form.help_name)
    pages = [book.add_worksheet(sheet.name) for sheet in form.sheets]
    lists = book.add_worksheet(form.lists_name)
    _help(guide, form, formats)
    _lists(book, lists, form, formats)
    for page, sheet in zip(pages, form.sheets, strict=True):
        _sheet(page, sheet, form, formats)
    # what is filled in opens where it is worked on
    (pages[0] if any(sheet.rows for sheet in form.sheets) else guide).activate()
    book.close()
    return target.getvalue()


def _formats(book: Any) -> dict[str, Any]:
    top = {"valign": "top", "text_wrap": True}
    head = {"bold": True, "valign": "vcenter", "text_wrap": True, "border": 1, "border_color": "#ffffff"}
    lined: dict[str, dict[str, Any]] = {"": {}, " first": {"top": 1, "top_color": GREY}}  # the first of a list
    return {
        "text": book.add_format({"num_format": "@", **top}),
        "unwrapped": book.add_format({"num_format": "@", "valign": "top"}),
        "number": book.add_format({"valign": "top"}),
        "required": book.add_format({**head, "bg_color": INK, "font_color": "#ffffff"}),
        "optional": book.add_format({**head, "bg_color": PALE, "font_color": "#1c2733"}),
        "name": book.add_format({"font_size": 8, "font_color": GREY, "bottom": 1, "bottom_color": GREY, "num_format": "@"}),
        "missing": book.add_format({"bg_color": MISSING}),
        "title": book.add_format({"bold": True, "font_size": 16}),
        "heading": book.add_format({"bold": True, "font_size": 12, "font_color": INK, "top": 1, "top_color": INK}),
        **{f"plain{first}": book.add_format({"num_format": "@", **top, **line}) for first, line in lined.items()},
        **{f"bold{first}": book.add_format({"num_format": "@", "bold": True, **top, **line}) for first, line in lined.items()},
    }  # fmt: skip


def _sheet(page: Any, sheet: FormSheet, form: Form, formats: dict[str, Any]) -> None:
    area = (FIRST, 0, LAST, len(sheet.fields) - 1)
    for place, field in enumerate(sheet.fields):
        page.set_column(place, place, field.width, formats["number" if field.number else "text" if field.wrapped else "unwrapped"])
        label = (REMARK if place == 0 else "") + field.label + (" *" if field.required else "")
        page.write_string(LABELS, place, clean(label), formats["required" if field.required else "optional"])
        page.write_string(NAMES, place, field.name, formats["name"])
        _validate(page, place, field, form)
        if field.required:
            # a line that is begun shows what it still needs
            begun = f"COUNTA({xl_range_abs(FIRST, 0, FIRST, area[3]).replace('$' + str(FIRST + 1), str(FIRST + 1))})"
            formula = f"=AND({begun}>0,{xl_rowcol_to_cell(FIRST, place)}=\"\")"
            page.conditional_format(FIRST, place, LAST, place, {"type": "formula", "criteria": formula, "format": formats["missing"]})
    widths = [field.width for field in sheet.fields]
    page.set_row(LABELS, LINE * max(_lines([field.label + " # *" for field in sheet.fields], widths), 2) + 4)
    for line, row in enumerate(sheet.rows, start=FIRST):
        for place, (field, value) in enumerate(zip(sheet.fields, row, strict=True)):
            shape = formats if field.wrapped else {**formats, "text": formats["unwrapped"]}
            write_value(page, line, place, "number" if field.number else "text", value, shape)
        # a line of one line is left to the program, which lets it grow
        if (height := _lines([str(value or "") if field.wrapped else "" for field, value in zip(sheet.fields, row, strict=True)], widths)) > 1:
            page.set_row(line, LINE * height)
    if sheet.rows:
        page.autofilter(NAMES, 0, FIRST + len(sheet.rows) - 1, area[3])
    page.freeze_panes(FIRST, 1)
    page.ignore_errors({"number_stored_as_text": xl_range(*area)})
    page.set_landscape()
    page.set_paper(8)  # A3
    page.set_print_scale(60)
    page.repeat_rows(LABELS, NAMES)
    page.repeat_columns(0)
    page.set_header("&L" + clean(sheet.title)[:100].replace("&", "&&") + "&R&P / &N")


def _lines(texts: Sequence[str], widths: Sequence[float]) -> int:
    """The lines that the highest of some texts takes in columns of these widths."""
    return max(sum(_broken(part, int(width)) for part in text.splitlines() or [""]) for text, width in zip(texts, widths, strict=True))


def _broken(text: str, width: int) -> int:
    """Lines of a text that breaks at blanks, or anywhere where there are none, as in Japanese."""
    return max(len(wrap(text, width)), -(-wide(text) // width), 1)


def _validate(page: Any, place: int, field: Field, form: Form) -> None:
    options: dict[str, Any] = {"ignore_blank": True}
    if field.prompt:
        options |= {"input_title": clean(field.label)[:LONGEST_TITLE], "input_message": clean(field.prompt)}
    if field.rule:
        options |= _rule(field.rule, xl_rowcol_to_cell(FIRST, place), "" if field.required else form.clear[0])
        options |= {"error_title": form.wrong, "error_message": field.rule.message, "error_type": "stop" if field.rule.strict else "warning"}
    if field.prompt or field.rule:
        page.data_validation(FIRST, place, LAST, place, {"validate": "any", **options})


def _rule(rule: Rule, cell: str, clear: str) -> dict[str, Any]:
    """The rule for the first cell of a column; `clear` is taken besides, "" for none."""
    if rule.kind == "choice":
        return {"validate": "list", "source": f"={_range_name(rule.choices, bool(clear))}"}
    if rule.kind == "length":
        return {"validate": "length", "criteria": "<=", "value": int(rule.most or 0)}
    emptied = f'{cell}="{clear}"' if clear else "FALSE"
    if rule.kind == "address":
        formula = f'OR(LEFT({cell},7)="http://",LEFT({cell},8)="https://",{emptied})'
    elif rule.kind == "date":
        # (no {arrays} here: Excel refuses them.) A year or a month is filled up to a day, which must exist; a number is a day as programs count them
        full = f'AND(OR(LEN({cell})=4,LEN({cell})=7,LEN({cell})=10),MID({cell}&"-",5,1)="-",LEFT({cell},4)<"2201",ISNUMBER(DATEVALUE(LEFT({cell}&"-01-01",10))))'
        formula = f"IF(ISNUMBER({cell}),AND({cell}>=1900,{cell}<109939),OR({emptied},{full}))"
    else:
        limits = [f"{cell}>={rule.least:.15g}"] if rule.least is not None else []
        limits += [f"{cell}<={rule.most:.15g}"] if rule.most is not None else []
        limits += [f"{cell}=INT({cell})"] if rule.kind == "whole" else []
        formula = f"IF(ISNUMBER({cell}),AND({','.join(limits) or 'TRUE'}),{emptied})"
    return {"validate": "custom", "value": f"={formula}"}


def _range_name(name: str, emptied: bool) -> str:
    return f"list_{name}_or_empty" if emptied else f"list_{name}"


def _lists(book: Any, page: Any, form: Form, formats: dict[str, Any]) -> None:
    """One list below the other; the word that empties a cell ends each, for the columns that may be emptied."""
    for place, width in enumerate((30, 34, 70)):
        page.set_column(place, place, width, formats["plain"])
        page.write_string(0, place, clean(form.lists_head[place]), formats["required"])
    row = 1
    tab = "'" + form.lists_name.replace("'", "''") + "'!"
    for one in form.lists:
        last = row + len(one.entries)
        for number, (written, meaning) in enumerate((*one.entries, form.clear)):
            for place, text in enumerate((one.title, written, meaning)):
                page.write_string(row, place, clean(text), formats[("bold" if place == 1 else "plain") + ("" if number else " first")])
            row += 1
        for emptied in (False, True):
            book.define_name(_range_name(one.name, emptied), "=" + tab + xl_range_abs(last - len(one.entries), 1, last - (not emptied), 1))
    page.set_default_row(LINE + 2)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(row - 1, 1), 2)
    page.ignore_errors({"number_stored_as_text": xl_range(0, 0, row, 2)})
    on_paper(page, form.lists_name)
    page.repeat_rows(0)


def _help(page: Any, form: Form, formats: dict[str, Any]) -> None:
    widths = (28, 20, 18, 42, 52, 32)
    for place, width in enumerate(widths):
        page.set_column(place, place, width)
    page.hide_gridlines(2)
    page.write_string(0, 0, clean(form.title), formats["title"])
    row = 2
    for text in form.intro:
        page.merge_range(row, 0, row, len(widths) - 1, "", formats["plain"])
        page.write_string(row, 0, clean(text), formats["plain"])
        page.set_row(row, LINE * _lines([text], [sum(widths)]) + 3)
        row += 1
    for sheet in form.sheets:
        row += 1
        for place in range(len(widths)):
            page.write_blank(row, place, None, formats["heading"])
        page.write_string(row, 0, clean(f"{sheet.title} ({sheet.name})"), formats["heading"])
        page.write_string(row + 1, 0, clean(sheet.about))
        for place, text in enumerate(form.help_head):
            page.write_string(row + 2, place, clean(text), formats["optional"])
        row += 3
        for field in sheet.fields:
            texts = (field.label + (" *" if field.required else ""), field.name, *field.help)
            for place, text in enumerate(texts):
                page.write_string(row, place, clean(text), formats["bold" if place == 0 else "plain"])
            page.set_row(row, LINE * _lines(texts, widths[: len(texts)]) + 3)
            row += 1
    on_paper(page, form.title)
