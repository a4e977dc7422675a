"""The real records, for tests that change nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jamp.store.engine import open_engine


@pytest.fixture(scope="module")
def stored(template: Path) -> Any:
    opened = open_engine(f"sqlite:///{template}")
    yield opened
    opened.dispose()
