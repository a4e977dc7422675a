"""The database of this server, opened once."""

from __future__ import annotations

from typing import Any

import streamlit as st

from jamp.queries import batches
from jamp.settings import database_url
from jamp.store.engine import open_engine
from jamp.store.migrate import migrate


@st.cache_resource(show_spinner=False, max_entries=8)
def _opened(url: str) -> Any:
    engine = open_engine(url)
    migrate(engine)
    return engine


def engine() -> Any:
    """The engine, its database brought to the present shape at the first use."""
    return _opened(database_url())


def state(session: Any) -> str:
    """Names the last batch: what is shown is kept under it, so that a change is seen by the next run."""
    return batches.latest(session)
