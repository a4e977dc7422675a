"""A page that fails because somebody else writes says just that."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from jamp.store.engine import WAIT, WRITING, Unreachable
from jamp.store.scope import LOCAL
from jamp.store.turns import taking_turn
from jamp.store.writing import alone


def page(problem: Exception) -> None:
    from jamp.ui.server import told

    told(problem)


def refused(engine: Engine) -> Unreachable:
    """What a small decision meets while a batch is written, and its patience ends."""
    with taking_turn(engine, LOCAL, "Sokha", ("values.csv",)), pytest.raises(Unreachable) as problem:  # noqa: SIM117
        with engine.connect().execution_options(**{WRITING: True, WAIT: 0.05}) as connection, connection.begin():
            alone(connection)
    return problem.value


def test_who_waits_too_long_is_not_told_of_an_error(loaded: Engine) -> None:
    test = AppTest.from_function(page, args=(refused(loaded),)).run()
    assert not test.exception and [one.value for one in test.error] == ["Somebody else is writing just now. Try again in a moment."]


def test_any_other_problem_has_a_number() -> None:
    test = AppTest.from_function(page, args=(ValueError("inside"),)).run()
    (shown,) = [one.value for one in test.error]
    assert "report the number" in shown and "inside" not in shown
