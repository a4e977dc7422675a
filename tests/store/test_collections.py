"""Collections saved under a name, on both databases. The contents are made up."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from jamp.store.collections import Saved, SavedMeanwhile, every, save

FIRST = Saved("Takamatsu", ("C-2", "C-1"), {"countries": ["KHM"], "cities": []}, "cleared")


def test_the_last_of_a_name_counts(engine: Engine) -> None:
    one = save(engine, FIRST, "officer")
    assert (one.cases, one.filters, one.status, one.written_by) == (("C-2", "C-1"), {"countries": ["KHM"]}, "cleared", "officer")
    two = save(engine, one._replace(cases=("C-1",)), "other")
    save(engine, FIRST._replace(name="  A   second ", cases=()), "other")
    assert [(found.name, found.cases) for found in every(engine)] == [("A second", ()), ("Takamatsu", ("C-1",))]
    assert two.version > one.version and every(engine)[1] == two


def test_nothing_is_overwritten_unseen(engine: Engine) -> None:
    one = save(engine, FIRST, "officer")
    with pytest.raises(SavedMeanwhile) as meanwhile:
        save(engine, FIRST._replace(cases=("C-3",)), "other")
    assert meanwhile.value.last == one
    # the same choice is no change, whoever has seen what
    assert save(engine, FIRST, "third") == one


@pytest.mark.parametrize("name", ["", "  ", "x" * 81])
def test_a_name_is_needed(engine: Engine, name: str) -> None:
    with pytest.raises(ValueError, match="80 letters"):
        save(engine, FIRST._replace(name=name), "officer")
    assert every(engine) == []
