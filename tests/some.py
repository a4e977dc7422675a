"""Which of many a test goes through: some in `make test`, all in `make soak`."""

from __future__ import annotations

from typing import Any

import pytest


def every(step: int) -> list[Any]:
    """Steps for a parameter: each so many, and, marked as long, each."""
    return [step, pytest.param(1, marks=pytest.mark.soak)]


def also(*values: Any) -> list[Any]:
    """Values for a parameter that are marked as long."""
    return [pytest.param(*(value if isinstance(value, tuple) else (value,)), marks=pytest.mark.soak) for value in values]
