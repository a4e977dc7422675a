"""The messiest workbook that an office could send, as far as we know: every habit of real spreadsheets that the
specification of the import names, in three sheets. All of it is made up, but for the codes of projects."""

from __future__ import annotations

import datetime
import io
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

DAY = datetime.date(2026, 3, 31)


def messy() -> bytes:
    book = openpyxl.Workbook()
    cover: Any = book.active
    cover.title = "表紙"
    for row in (["スマートシティ事業 四半期報告（仮）"], ["作成", "○○課"], [], ["目次", "進捗", "指標", "資金"]):
        cover.append(row)
    _progress(book.create_sheet("進捗"))
    _values(book.create_sheet("指標"))
    _money(book.create_sheet("資金"))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _filled(sheet: Worksheet, rows: list[list[Any]], merged: tuple[str, ...]) -> None:
    for line, row in enumerate(rows, 1):
        for place, value in enumerate(row, 1):
            sheet.cell(line, place, value)
    for region in merged:
        sheet.merge_cells(region)


def _progress(sheet: Worksheet) -> None:
    """Titles, a header of two lines, a city for several lines, marks of every alphabet, a column twice, a hidden line."""
    rows: list[list[Any]] = [
        ["令和8年度 事業の進捗（仮の内容）"],
        ["2026年6月15日 現在"],
        [],
        ["都市", "事業コード *", "進捗", None, None, "備考", "課題", "備考", "Next stepz", None],
        [None, None, "状況", "進捗率", "時点", None, None, None, None, None],
        ["シェムリアップ", "ASCN-SRP-01", "完了", 0.52, DAY, "済", "-", "済", "次へ", None],
        [None, "ＡＳＣＮ-SRP-02", "กำลังดำเนินการ", "５３％", "31/03/2569", "仮", "=1+1 と書く", "仮", "続ける", "名のない列"],
        [None, "АSCN-SRP-04", "実施中", "๕๔", "令和8年3月31日", "", "該当なし", "", "", None],
        [],
        ["プノンペン", "ASCN-PNH-01", "complated", "55 %", "31 มีนาคม 2569", "\u3000全角の空白\u3000", "\u200b見えない\x07字".replace("\x07", ""), "全角の空白", "", None],
        ["ビエンチャン", "ASCN-VTE-01", "ほぼ済み", "未定", 46112, "", "", "", "", None],
        ["Vientiane Capital", "ASCN-VTE-02", "ongoing", None, "31/03/2026", "", "a; b, c", "", "", None],
        ["合計", None, None, "54"],
        ["※ 速報値"],
    ]
    _filled(sheet, rows, ("A1:J1", "A4:A5", "B4:B5", "C4:E4", "F4:F5", "G4:G5", "H4:H5", "I4:I5", "A6:A8"))
    sheet["D6"].number_format = "0%"
    sheet["G7"].data_type = "s"  # a text that begins like a formula
    sheet["D12"] = "=50+6.5"  # a formula that no program has counted yet
    sheet.row_dimensions[7].hidden = True
    sheet.column_dimensions["G"].hidden = True
    sheet.freeze_panes = "C6"
    sheet["Z900"].number_format = "0.00"  # formatted, and empty


def _values(sheet: Worksheet) -> None:
    """A column per quarter, counted in Japanese fiscal years; numbers as people write them; four kinds of nothing."""
    rows: list[list[Any]] = [
        ["指標の実績", None, None, None, None],
        ["指標コード", "2025年度第1四半期", "2025年度第2四半期", "2025年度第3四半期", "2025年度第4四半期"],
        ["ASCN-JKT-01-I1", "405,100", "４０５２００", "๔๐๕๓๐๐", "40.54万"],
        ["MESSY-Y", "25百万円", "0.26億円", 27, "¥28 million"],
        ["MESSY-S", 0.52, "53%", "５４％", "ร้อยละ 55"],
        ["MESSY-P", "-", "N/A", "未定", 0],
        ["MESSY-F", "(120)", "▲130", "1 234", None],
        ["計", None, None, None, None],
        ["出典：○○市"],
    ]
    _filled(sheet, rows, ("A1:E1",))
    sheet["B5"].number_format = "0%"


def _money(sheet: Worksheet) -> None:
    """Money in words, dates of three calendars, one column that nobody knows."""
    rows: list[list[Any]] = [
        ["事業コード", "区分", "機関", "日付", "通貨", "金額", "担当"],
        ["ASCN-SRP-01", "予算", "○○財団（仮）", "2026年度", "JPY", "25百万円", "山田（仮）"],
        ["ASCN-SRP-01", "budget", "Made-up fund", "FY2569", "THB", "1.5 ล้านบาท", None],
        ["ASCN-PNH-01", "disbursement", "Made-up fund", "Q1 2026", "USD", "1,234.50", None],
    ]
    _filled(sheet, rows, ())
