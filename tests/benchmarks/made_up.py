"""A portfolio of made-up projects, loaded through the import path onto the real cities."""

from __future__ import annotations

import shutil
from pathlib import Path

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.model.focus_areas import FOCUS_AREAS
from jamp.store.engine import open_engine
from jamp.store.scope import LOCAL

DATES = ("2022-09-30", "2023-09-30", "2024-09-30", "2025-09-30")
COURSE = ("planning", "planning", "ongoing", "ongoing", "completed")
CITIES = (("Phnom Penh", "KHM"), ("Siem Reap", "KHM"), ("Khon Kaen", "THA"), ("Davao City", "PHL"), ("Da Nang", "VNM"), ("Jakarta", "IDN"))


def portfolio(template: Path, folder: Path, projects: int) -> str:
    """The address of a database with the real records and `projects` made-up ones, each with four updates."""
    file = folder / f"made_up_{projects}.sqlite"
    shutil.copy(template, file)
    if projects:
        titles = ["project_id,title,city,country,programme,focus_area"]
        updates = ["project_id,as_at,status,narrative"]
        for i in range(projects):
            city, country = CITIES[i % len(CITIES)]
            titles.append(f"MADE-{i},Made-up project {i},{city},{country},ASCN,{FOCUS_AREAS[i % len(FOCUS_AREAS)]}")
            updates += [f"MADE-{i},{date},{COURSE[(i + n) % 2 + n]},made up" for n, date in enumerate(DATES)]
        engine = open_engine(f"sqlite:///{file}")
        for sheet, lines in (("projects", titles), ("updates", updates)):
            plan = check(engine, LOCAL, [Upload(f"{sheet}.csv", "\n".join(lines).encode(), sheet)])
            assert plan.fit, plan.files[0].issues[:3]
            apply(engine, LOCAL, plan, "bench")
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        engine.dispose()
    return f"sqlite:///{file}"
