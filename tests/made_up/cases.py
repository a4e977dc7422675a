"""Made-up case studies: drafts, some read by a second person, some cleared by the way that everybody goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from io import BytesIO
from random import Random
from typing import Any

from PIL import Image
from sqlalchemy import Engine

from jamp.documents.csv import render_csv
from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.pictures import Picture, accepted
from jamp.imports.plan import Upload
from jamp.store.pictures import keep
from jamp.store.scope import LOCAL
from tests.made_up.projects import KINDS, THEMES
from tests.made_up.size import Size

Row = tuple[Any, ...]
TEXTS = ("title", "claim", "challenge", "approach", "worked", "not_worked", "results", "reached", "conditions", "transfer", "lessons")
CASE_COLUMNS = ("case_id", "project_id", "language", *TEXTS, "start_date", "end_date", "cost", "cost_currency", "cost_date", "theme", "sdg", "group", "author", "written_on",
                "reviewer", "reviewed_on", "contact", "state", "withdrawn_on", "withdrawn_reason")  # fmt: skip
TEXT_COLUMNS = ("case_id", "language", *TEXTS)
EVIDENCE_COLUMNS = ("case_id", "indicator_id", "groups", "baseline_as_at", "as_at", "position", "note")
QUOTE_COLUMNS = ("quote_id", "case_id", "quote", "speaker", "language", "consent", "consent_date")
PHOTO_COLUMNS = ("photo_id", "case_id", "file", "caption", "caption_ja", "credit", "persons", "consent", "consent_date", "position")
INTEREST_COLUMNS = ("interest_id", "case_id", "city", "wanted", "office", "stated_on", "matched_on", "visited_on", "adopted_on", "project_id", "closed_on", "note")
SAID = ("Made up: the streets flood after heavy rain", "Made up: forms were filled in by hand", "Made up: nobody knew when the next service would come", "Made up: only the centre was reached",
        "Made up: an office of four keeps the data", "Made up: riders were asked first", "Made up: the old system ran beside the new one for a year", "Made up: a law on data came late")  # fmt: skip
SAID_JA = ("架空：大雨の後に道路が冠水する", "架空：申請は紙で行われていた", "架空：次の便がいつ来るか分からなかった", "架空：中心部にしか届かなかった", "架空：小さな部署がデータを管理する", "架空：まず利用者に尋ねた",
           "架空：しばらくは新旧の仕組みを並行した", "架空：データに関する法令が遅れた")  # fmt: skip
GROUPS = ("women", "older_persons", "persons_with_disabilities", "msmes", "informal_workers; women", "youth")


def _state(n: int) -> str:
    return "withdrawn" if n % 50 == 7 else "draft" if n % 5 in (2, 3) else "in review"


def _will_be_cleared(n: int) -> bool:
    return n % 5 in (0, 1) and n % 50 != 7


def _code(n: int, size: Size) -> tuple[str, str]:
    project = f"MADE-{n % size.projects}"
    return f"{project}-C{n // size.projects + 1}", project


def _texts(n: int, said: Sequence[str], name: str, stop: str) -> Row:
    draw = Random(n)
    return name, f"{said[n % len(said)]}{stop}", *(f"{stop} ".join(draw.sample(said, 4)) + stop for _ in TEXTS[2:])


def studies(size: Size) -> Iterator[Row]:
    for n in range(size.cases):
        code, project = _code(n, size)
        name = KINDS[n % size.projects % len(KINDS)][0]
        state = _state(n)
        yield (code, project, "en", *_texts(n, SAID, f"Made-up case of a {name}, no. {n}", "."), "2021-04", "2025-03", 1_000_000.0 * (n % 9 + 1), "JPY", "2024",
               None if n % 7 == 6 else THEMES[n % 3], ("11.2", "13.1", "11.2; 10.2")[n % 3], GROUPS[n % len(GROUPS)], "A. Made-Up, city office", "2025-10-01",
               None if state == "draft" else "B. Made-Up, secretariat", None if state == "draft" else "2025-10-15", "Made-up city office", state,
               "2025-11-01" if state == "withdrawn" else None, "Made up: the city asked for it" if state == "withdrawn" else None)  # fmt: skip


def in_japanese(size: Size) -> Iterator[Row]:
    for n in range(0, size.cases, 2):
        yield _code(n, size)[0], "ja", *_texts(n, SAID_JA, f"架空の{KINDS[n % size.projects % len(KINDS)][1]}の事例{n}", "。")


def evidence(size: Size) -> Iterator[Row]:
    for n in range(size.cases if size.indicators else 0):
        code, project = _code(n, size)
        for position in range(min(2, size.indicators)):
            yield code, f"{project}-I{position}", "", None, None, position + 1, "Made up"


def quotes(size: Size) -> Iterator[Row]:
    for n in range(0, size.cases, 3):
        code, _ = _code(n, size)
        yield f"{code}-Q1", code, f"Made up: we use it every day, said no. {n}.", "a made-up user", "en", "given", "2025-10-01"


def photos(size: Size) -> Iterator[Row]:
    """The records alone; `keep_pictures` stores what they show."""
    for n in range(size.cases):
        code, _ = _code(n, size)
        for position in range(size.photos):
            file = sha256(picture(n * size.photos + position).data).hexdigest()
            yield f"{code}-F{position + 1}", code, file, f"Made-up street no. {n}, view {position + 1}", f"架空の通り{n}、眺め{position + 1}", "Made-up city office", "no", "given", "2025-10-01", position + 1


@cache
def picture(number: int) -> Picture:
    """A small picture that no other number has: a colour, and the bits of the number as squares."""
    image = Image.new("RGB", (360, 240), (60 + number * 37 % 160, 60 + number * 53 % 160, 60 + number * 71 % 160))
    for bit in range(16):
        if number >> bit & 1:
            left, top = 20 + bit % 8 * 40, 60 + bit // 8 * 60
            image.paste((255, 255, 255), (left, top, left + 24, top + 24))
    file = BytesIO()
    image.save(file, "PNG")
    return accepted(file.getvalue())


def keep_pictures(engine: Engine, size: Size) -> None:
    for number in range(size.cases * size.photos):
        found = picture(number)
        keep(engine, found.data, found.small, (found.width, found.height), "made up")


def interests(size: Size, cities: Sequence[str]) -> Iterator[Row]:
    for n in range(0, size.cases, 4):
        code, _ = _code(n, size)
        dates = ["2025-11-12", *("2025-12-01", "2026-02", "2026-05")[: n // 4 % 4]]
        reached = [*dates, None, None, None][:4]
        yield (f"{code}-X1", code, cities[(n * 5 + 3) % len(cities)], f"Made up: how it was paid for, no. {n}", "Made-up city office", *reached,
               "MADE-0" if reached[3] else None, "2026-06" if n % 16 == 4 else None, None)  # fmt: skip


def clear(engine: Engine, size: Size) -> int:
    """Those that are to be, cleared as everybody clears them; how many."""
    codes = [_code(n, size)[0] for n in range(size.cases) if _will_be_cleared(n)] if size.indicators else []
    if codes:
        plan = check(engine, LOCAL, [Upload("cleared.csv", render_csv(("case_id", "state"), [(code, "cleared") for code in codes]), "case_studies")])
        assert plan.fit, [issue for one in plan.files for issue in one.issues if issue.blocks][:3]
        apply(engine, LOCAL, plan, "made up")
    return len(codes)
