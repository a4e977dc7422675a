"""The pause ends with the last block, also when one fails."""

from __future__ import annotations

import gc

import pytest

from jamp.imports.garbage import uncollected


def test_collection_goes_on_after_the_last_block() -> None:
    assert gc.isenabled()
    with pytest.raises(KeyError), uncollected():
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
        raise KeyError
    assert gc.isenabled()
