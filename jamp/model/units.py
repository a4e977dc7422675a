"""What a unit allows, as far as its words tell."""

from __future__ import annotations

import re

# a share or a mean of a group may well be above that of everybody: such numbers are not added up
RATIO = re.compile(
    r"%|‰|/|percent|per cent|\bper\b|\brates?\b|\bratios?\b|average|\bmean\b|median|\bind(?:ex|ices)\b|\bscores?\b|points?\b|share"
    r"|degree|°|℃|率|平均|指数|割合|点|ร้อยละ|อัตรา|เฉลี่ย|ดัชนี|tỷ lệ|bình quân|chỉ số|persen|rata-rata|indeks|peratus|purata",
    re.IGNORECASE,
)
CHANGE = re.compile(r"change|difference|balance|growth|\bnet\b|saving|saved|reduction|profit|増減|差|収支|増加|減少", re.IGNORECASE)
COUNTED = re.compile(
    r"\b(?:people|persons?|residents?|inhabitants?|citizens?|users?|riders?|passengers?|visitors?|tourists?|patients?|students?"
    r"|households?|famil(?:y|ies)|businesses|compan(?:y|ies)|m?smes?|units?|cameras?|buttons?|sensors?|devices?|vehicles?|bus(?:es)?"
    r"|trips?|rides?|buildings?|houses?|homes?|schools?|hospitals?|trees?|reports?|cases?|accidents?|deaths?|incidents?|times|events?"
    r"|k?m|km2|ha|hectares?|kg|t|tons?|tonnes?|litres?|m3|k?wh|mwh|hours?|days?|minutes?|orang|unit|buah|người|hộ|lượt|chiếc)\b"
    r"|[人名件台棟社回戸本箇]|世帯|か所|ヶ所|คน|ครัวเรือน|คัน|แห่ง|ครั้ง",
    re.IGNORECASE,
)

# words of people in a unit; what else is counted points at nobody
PEOPLE = re.compile(
    r"\b(?:people|persons?|residents?|inhabitants?|citizens?|users?|riders?|passengers?|visitors?|tourists?|patients?|students?|trainees?"
    r"|participants?|workers?|women|men|girls?|boys?|children|adults?|beneficiar(?:y|ies)|registrants?|deaths?|orang|người|lượt người)\b|[人名]|คน",
    re.IGNORECASE,
)


def adds_up(unit: str) -> bool:
    """True when the numbers of groups that do not overlap add up to the number of everybody."""
    return not RATIO.search(unit)


def never_negative(unit: str) -> bool:
    """True when what is counted cannot be less than nothing."""
    return bool(COUNTED.search(unit)) and not RATIO.search(unit) and not CHANGE.search(unit)


def counts_people(unit: str) -> bool:
    """True when the unit's words say that persons are counted, one by one."""
    return bool(PEOPLE.search(unit)) and adds_up(unit)
