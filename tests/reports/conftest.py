"""The real records, for tests that change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jamp.store.engine import Engine, open_engine


@pytest.fixture(scope="module")
def stored(template: Path) -> Any:
    opened = open_engine(f"sqlite:///{template}")
    yield opened
    opened.dispose()


@pytest.fixture
def copied(real: str) -> Iterator[Engine]:
    """The real records in a file of their own, to be changed."""
    opened = open_engine(real)
    yield opened
    opened.dispose()
