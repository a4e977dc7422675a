"""Case studies that are made up, cleared by the real path, with photos: on the real projects, about which they say nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from PIL import Image, ImageDraw
from sqlalchemy import Engine

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.pictures import accepted
from jamp.imports.plan import Upload
from jamp.model.case_studies import LIMITS
from jamp.model.view import View
from jamp.queries import case_studies, projects
from jamp.store.pictures import keep
from jamp.store.scope import LOCAL, seeing

SENTENCES = {
    "en": "This is made up, to see how the words of a case stand on its pages when a city writes as much as it may. ",
    "ja": "これは架空の文章であり、都市が許される限り長く書いたときに事例のページがどう見えるかを確かめるためのものです。",
}


def text(language: str, most: int) -> str:
    """Made-up sentences of about so many letters, none more."""
    return (SENTENCES[language] * (most // len(SENTENCES[language]) + 1))[:most].strip()


def jpeg(number: int, width: int = 1600, height: int = 1067) -> bytes:
    """A picture that no other number has."""
    image = Image.effect_noise((width // 8, height // 8), 60).convert("RGB").resize((width, height))
    drawn = ImageDraw.Draw(image)
    drawn.rectangle((width // 5, height // 4, width * 4 // 5, height * 3 // 4), fill=(40 + number * 37 % 180, 60 + number * 53 % 160, 90 + number * 71 % 140))
    drawn.rectangle((10, 10, 30 + number % 200, 30 + number // 200), fill=(255, 255, 255))
    target = io.BytesIO()
    image.save(target, "JPEG", quality=80)
    return target.getvalue()


def upload(sheet: str, rows: Iterable[dict[str, str]]) -> Upload:
    found, target = list(rows), io.StringIO()
    lines = csv.DictWriter(target, list(dict.fromkeys(name for row in found for name in row)), lineterminator="\n")
    lines.writeheader()
    lines.writerows(found)
    return Upload(f"{sheet}.csv", target.getvalue().encode(), sheet)


def send(engine: Engine, *files: Upload) -> None:
    plan = check(engine, LOCAL, list(files))
    assert plan.fit, [issue for one in plan.files for issue in one.issues if issue.blocks][:3]
    apply(engine, LOCAL, plan, "made up")


def case_set(engine: Engine, many: int, photos: int = 2, share: float = 0.5, state: str = "cleared", languages: tuple[str, ...] = ("en", "ja"), evidence: int = 2) -> list[str]:
    """So many cases with so many photos each, whose texts take a share of their room; their codes."""
    with seeing(engine, LOCAL) as session:
        listed = sorted(projects.codes(session, View("2025-09-30", "2025-09-30")))
        themes = list(case_studies.themes(session))
    files: dict[str, list[dict[str, str]]] = {name: [] for name in ("indicators", "values", "case_studies", "case_texts", "case_evidence", "case_quotes", "case_photos", "barriers")}
    for number in range(many):
        code, project = f"MADE-UP-{number + 1:02}", listed[number * 3 % len(listed)]
        texts = {language: {name: text(language, int(most * share)) for name, most in LIMITS.items() if name != "claim" or share > 0.4} for language in languages}
        for language in languages:
            texts[language]["title"] = (f"Made-up case {number + 1}" if language == "en" else f"架空の事例{number + 1}") + (" " + texts[language]["title"])[: max(0, int(120 * share) - 20)]
            texts[language]["claim"] = f"Riders rose from {100 + number} to {250 + number}. " + text(language, max(0, int(200 * share) - 40))
        first = languages[0]
        files["case_studies"].append({
            "case_id": code, "project_id": project, "language": first, **texts[first], "start_date": "2022-04", "end_date": "2025", "cost": f"{1_000_000 * (number + 1)}", "cost_currency": "JPY",
            "cost_date": "2022", "cost_note": "Made up", "theme": "; ".join(themes[number % len(themes)] for number in (number, number + 2)), "sdg": "11.2; 13.1", "group": "women; older_persons"[: 5 if number % 2 else None],
            "author": "A, made-up city", "written_on": "2025-10", "reviewer": "B, made-up secretariat", "reviewed_on": "2025-11", "contact": "A made-up office", "state": state,
            "session": "Made-up session", "guidebook_page": f"{number}" if number % 4 == 1 else "",
        })  # fmt: skip
        files["case_texts"] += [{"case_id": code, "language": language, **texts[language]} for language in languages[1:]]
        for at in range(evidence):
            indicator = f"{code}-I{at}"
            files["indicators"].append({"indicator_id": indicator, "project_id": project, "title": f"Made-up riders a day, kind {at}", "unit": "people", "measure": "level", "baseline": f"{100 + number + at}", "baseline_date": "2022"})
            files["values"].append({"indicator_id": indicator, "as_at": "2024", "value": f"{250 + number + at}"})
            files["case_evidence"].append({"case_id": code, "indicator_id": indicator, "position": f"{at + 1}"})
        files["case_quotes"].append({"quote_id": f"{code}-Q", "case_id": code, "quote": "A made-up word of a made-up rider.", "speaker": "a rider", "consent": "given"})
        files["barriers"].append({"barrier_id": f"{code}-B", "project_id": project, "barrier": ("finance", "data")[number % 2], "title": "Made up", "answer": "Made up", "severity": "low", "opened": "2023"})
        for at in range(photos):
            picture = accepted(jpeg(number * 10 + at))
            file = keep(engine, picture.data, picture.small, (picture.width, picture.height), "made up")
            files["case_photos"].append({"photo_id": f"{code}-F{at}", "case_id": code, "file": file, "caption": f"A made-up place {at}", "caption_ja": f"架空の場所{at}", "credit": "C, made up", "consent": "given"})
    send(engine, *(upload(sheet, rows) for sheet, rows in files.items() if rows))
    return [row["case_id"] for row in files["case_studies"]]
