"""Figures counted again from the rows of the annex."""

from __future__ import annotations

import dataclasses

import pytest
from sqlalchemy import Engine

from jamp.charts import theme
from jamp.queries import portfolio
from jamp.queries.views import view_of
from jamp.reports.tied import TotalsDiffer, tied
from jamp.store.scope import ANYBODY, seeing


def test_the_annex_gives_what_the_pages_count(loaded: Engine) -> None:
    with seeing(loaded, ANYBODY) as session:
        view, _ = view_of(session, "2025-09-30", "2024-09-30", (), ())
        annex, totals = tied(session, view), portfolio.totals(session, view)
        assert annex.same("projects", totals.projects, len(annex.rows)) == len(annex.rows) > 100
        for status in theme.STATUS_WORDS:
            annex.count(status, totals.now.get(status, 0), status=status)
        for one in portfolio.tallies(session, view, "country"):
            if one.now and one.country:
                assert annex.counted(countries=one.country, focus_area=one.focus_area, status=one.status) == one.now


def test_a_difference_names_the_figure(loaded: Engine) -> None:
    with seeing(loaded, ANYBODY) as session:
        view, _ = view_of(session, None, None, (), ())
        annex = tied(session, view)
    short = dataclasses.replace(annex, rows=annex.rows[1:])
    with pytest.raises(TotalsDiffer, match=f"all projects: {len(annex.rows)} is shown, the rows of the annex give {len(annex.rows) - 1}"):
        short.count("all projects", len(annex.rows))
