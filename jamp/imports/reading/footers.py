"""Lines below a table that are no records: totals, notes, sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import itemgetter

TOTALS = (
    "total", "totals", "grand total", "subtotal", "sub total", "sub-total", "sum", "overall total",
    "合計", "総計", "小計", "計", "総合計", "รวม", "รวมทั้งหมด", "รวมทั้งสิ้น", "ยอดรวม", "tổng", "tổng cộng", "tổng số", "cộng",
    "jumlah", "jumlah keseluruhan", "jumlah besar", "total keseluruhan", "សរុប", "សរុបរួម", "ລວມ", "ລວມທັງໝົດ", "စုစုပေါင်း", "kabuuan", "kabuoan",
)  # fmt: skip
NOTES = (
    "note", "notes", "source", "sources", "remark", "remarks", "n.b.", "nb", "注", "注記", "注意", "備考", "出典", "資料", "出所", "脚注",
    "หมายเหตุ", "ที่มา", "แหล่งที่มา", "ghi chú", "nguồn", "chú thích", "catatan", "nota", "sumber", "keterangan",
    "ចំណាំ", "កំណត់សម្គាល់", "ប្រភព", "ໝາຍເຫດ", "ແຫຼ່ງຂໍ້ມູນ", "ແຫຼ່ງທີ່ມາ", "မှတ်ချက်", "အရင်းအမြစ်", "tala", "pinagmulan",
)  # fmt: skip
_words = "|".join(re.escape(word) for word in sorted(TOTALS, key=len, reverse=True))
TOTAL = re.compile(rf"({_words})\s*(?:$|[:：(（])", re.IGNORECASE)
_words = "|".join(re.escape(word) for word in sorted(NOTES, key=len, reverse=True))
NOTE = re.compile(rf"(?:({_words})\s*\d*\s*[:：)）.．、]|[(（]({_words})|※|\*\s*\S|[(（]?注\s*\d)", re.IGNORECASE)
# as they are mostly written, for a look at many lines at once
EXACT = frozenset({form for word in TOTALS for form in (word, word.capitalize(), word.title(), word.upper())})
WITHIN = 12  # the foot of a table is looked for in so many last lines


def kind_of(row: Sequence[str]) -> str:
    """"total", "note" or "" for a line that may be a record."""
    texts = [cell.strip() for cell in row if cell and not cell.isspace()]
    if not texts:
        return ""
    if TOTAL.match(texts[0]):
        return "total"
    return "note" if len(texts) <= 2 and NOTE.match(texts[0]) else ""


def foot(rows: Sequence[Sequence[str]]) -> dict[int, str]:
    """{place of the row: kind} in rows of one width, of the lines that are no records: totals anywhere in the first column, and at the foot
    totals, notes, and what stands below them alone in its line."""
    found: dict[int, str] = {}
    if not EXACT.isdisjoint(map(str.strip, set(map(itemgetter(0), rows)))):
        found = {place: "total" for place, row in enumerate(rows) if row[0].strip() in EXACT}
    below = ""
    for place in range(max(0, len(rows) - WITHIN), len(rows)):
        kind = kind_of(rows[place])
        alone = sum(1 for cell in rows[place] if cell and not cell.isspace()) == 1
        if kind:
            below = "note"
        elif below and alone and len(rows[place]) > 2:
            kind = below
        else:
            below = ""
        if kind:
            found[place] = kind
    # a note in the midst of records is a record: only what stands together at the end is set aside
    last = len(rows)
    while last - 1 in found:
        last -= 1
    return {place: kind for place, kind in found.items() if kind == "total" or place >= last}
