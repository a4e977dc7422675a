"""A long file makes millions of small objects and not one cycle among them: looking for cycles meanwhile costs a third
of the time."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_pauses = 0


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for cycles while the block runs, in any thread; nested and parallel blocks are counted."""
    global _pauses
    with _lock:
        _pauses += 1
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            _pauses -= 1
            if not _pauses:
                gc.enable()
