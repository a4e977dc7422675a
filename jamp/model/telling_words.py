"""Words in texts that tell something of their own: that work has stopped, that a figure is a sum or one year's.

Kept per language (ISO 639). Where a language puts blanks between words a word must stand alone; "*" at its end lets it
go on. Which words were found is always shown: a person judges.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

STOPPED = {
    "en": ("postponed", "suspended", "halted", "on hold", "put off", "shelved", "abandoned", "cancelled", "canceled", "discontinued", "terminated", "stalled"),
    "ja": ("延期", "中断", "中止", "停止中", "凍結", "見送り", "見送られ", "取りやめ", "頓挫"),
    "id": ("ditunda", "tertunda", "ditangguhkan", "dihentikan", "terhenti", "dibatalkan", "mangkrak"),
    "ms": ("ditangguhkan", "tertangguh", "digantung", "dihentikan", "terhenti", "dibatalkan", "terbengkalai"),
    "vi": ("tạm hoãn", "bị hoãn", "hoãn lại", "tạm dừng", "tạm ngừng", "đình chỉ", "hủy bỏ", "huỷ bỏ", "bị hủy", "bị huỷ"),
    "fil": ("ipinagpaliban", "naantala", "sinuspinde", "itinigil", "natigil", "kinansela"),
    "th": ("เลื่อนออกไป", "ถูกเลื่อน", "ระงับ", "หยุดชะงัก", "ยกเลิก", "ยุติโครงการ"),
    "lo": ("ເລື່ອນອອກໄປ", "ຖືກເລື່ອນ", "ໂຈະ", "ຢຸດຊະງັກ", "ຍົກເລີກ"),
    "km": ("ពន្យារពេល", "លើកពេល", "ផ្អាក", "បញ្ឈប់", "លុបចោល"),
    "my": ("ရွှေ့ဆိုင်း", "ဆိုင်းငံ့", "ရပ်ဆိုင်း", "ရပ်နား", "ဖျက်သိမ်း"),
}
CUMULATIVE = {
    "en": ("cumulative*", "in total since", "to date"),
    "ja": ("累計", "累積"),
    "id": ("kumulatif",), "ms": ("kumulatif", "terkumpul"), "vi": ("lũy kế", "luỹ kế"), "fil": ("kabuuan hanggang ngayon",),
    "th": ("สะสม",), "lo": ("ສະສົມ",), "km": ("បូកបន្ត",), "my": ("စုစုပေါင်းတိုးပွား",),
}  # fmt: skip
YEARLY = {
    "en": ("annual*", "yearly", "per year", "a year", "calendar year", "fiscal year", "this year alone"),
    "ja": ("年間", "単年度", "年度内", "毎年"),
    "id": ("per tahun", "tahunan"), "ms": ("setahun", "tahunan"), "vi": ("hàng năm", "hằng năm", "mỗi năm"), "fil": ("taunan", "kada taon"),
    "th": ("ต่อปี", "รายปี"), "lo": ("ຕໍ່ປີ",), "km": ("ប្រចាំឆ្នាំ",), "my": ("နှစ်စဉ်",),
}  # fmt: skip
WITHOUT_BLANKS = ("ja", "th", "lo", "km", "my")
Words = Mapping[str, tuple[str, ...]]


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    words: Words = {"stopped": STOPPED, "cumulative": CUMULATIVE, "yearly": YEARLY}[kind]
    parts = set()
    for language, every in words.items():
        for word in every:
            escaped = re.escape(word.rstrip("*"))
            parts.add(escaped if language in WITHOUT_BLANKS else rf"\b{escaped}" if word.endswith("*") else rf"\b{escaped}\b")
    # the longest first, so that what is shown is the whole word
    return re.compile("|".join(sorted(parts, key=lambda part: (-len(part), part))), re.IGNORECASE)


def told(kind: str, text: str) -> tuple[str, ...]:
    """The words of a kind ("stopped", "cumulative", "yearly") that a text holds, as written, each once."""
    return tuple(dict.fromkeys(_pattern(kind).findall(text)))
