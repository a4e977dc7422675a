"""How a value is read does not depend on the database: such tests run on one."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine


@pytest.fixture
def sqlite_only(loaded: Engine) -> Engine:
    if loaded.dialect.name != "sqlite":
        pytest.skip("how a value is read does not depend on the database")
    return loaded
