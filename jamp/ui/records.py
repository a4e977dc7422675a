"""The database of this server, opened once."""

from __future__ import annotations

import streamlit as st
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from jamp.queries import batches
from jamp.settings import database_url
from jamp.store.engine import open_engine
from jamp.store.migrate import migrate


@st.cache_resource(show_spinner=False)
def _opened(url: str) -> Engine:
    engine = open_engine(url)
    migrate(engine)
    return engine


def engine() -> Engine:
    """The engine, its database brought to the present shape at the first use."""
    return _opened(database_url())


def state(session: Session) -> int:
    """The number of the last batch: what is shown is kept under it, so that a change is seen by the next run."""
    return batches.state(session)
