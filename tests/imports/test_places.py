"""Of which cities a file's changes speak. What is sent is made up."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from jamp.imports.check import check
from jamp.imports.places import Places
from jamp.imports.plan import Upload
from jamp.store.scope import LOCAL, seeing

INDICATORS = b"indicator_id,project_id,title,unit\nMADE-UP-1,ASCN-SRP-01,made up,people\nMADE-UP-2,NEW-1,made up,people\n"
VALUES = b"indicator_id,as_at,value\nMADE-UP-1,2026-01,1\nMADE-UP-2,2026-01,2\n"
PROJECTS = b"project_id,title,city\nNEW-1,Made up,Phnom Penh; Siem Reap\n"


@pytest.mark.parametrize(
    ("files", "counts"),
    [
        ((PROJECTS, INDICATORS, VALUES), {"PNH": 3, "SRP": 5}),
        ((b"project_id,as_at,narrative,source\nASCN-SRP-01,2026-01,made up,\n",), {"SRP": 1}),
        ((b"project_id,city\nASCN-SRP-01,Phnom Penh\n",), {"PNH": 1, "SRP": 1}),
        ((b"city_id,city,country,joined\nPNH,Phnom Penh,KHM,2017\n",), {"PNH": 1}),
    ],
)
def test_what_belongs_to_a_project_speaks_of_its_cities(loaded: Engine, files: tuple[bytes, ...], counts: dict[str, int]) -> None:
    plan = check(loaded, LOCAL, [Upload(f"{number}.csv", data) for number, data in enumerate(files)])
    assert plan.fit, [issue.text for file in plan.files for issue in file.issues]
    with seeing(loaded, LOCAL) as session:
        places = Places(session, plan)
        assert places.counts == counts
        assert all(set(counts) >= places.of(change) for change in plan.changes())
